"""What the catalog was, and what changed since."""
