"""The catalog for other programs: the same public data as the pages, whole, in the formats that people ask for.

tables       items -> rows: the permits, and each list that a permit has
records      JSON and NDJSON
separated    CSV, plain and for Excel
workbook     XLSX
package      datapackage.json: what there is, with types and titles
schemas      JSON Schemas of it all
files        all of these as files of the site
"""

from docgen.portal.opendata.files import files

__all__ = ["files"]
