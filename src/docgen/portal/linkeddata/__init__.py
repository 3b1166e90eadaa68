"""A permit for programs that know a public vocabulary instead of ours.

schemaorg  schema.org, a block in the permit's page: what search engines read
durations  limits and periods -> ISO 8601, where it has a word for them
"""

from docgen.portal.linkeddata import schemaorg

__all__ = ["schemaorg"]
