"""From departments' YAML to the official documents of permits handed over."""

__version__ = "0.1.0"
