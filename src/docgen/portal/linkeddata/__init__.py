"""A permit for programs that know a public vocabulary instead of ours.

schemaorg  schema.org, a block in the permit's page: what search engines read
cpsv       CPSV-AP, a file beside the page: what catalogues of services exchange
cccev      CCCEV, the part of that file that tells conditions and materials
context    the words of that file -> their IRIs
durations  limits and periods -> ISO 8601, where it has a word for them
"""

from docgen.portal.linkeddata import cpsv, schemaorg

__all__ = ["cpsv", "schemaorg"]
