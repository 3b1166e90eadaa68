"""Plain data x JSON Schema -> findings: what a file's shape gets wrong, each mistake said once."""

from docgen.catalog.schema.checking import Schema as Schema
from docgen.catalog.schema.checking import check as check
from docgen.catalog.schema.checking import load as load
from docgen.catalog.schema.codes import CODES as CODES
from docgen.catalog.schema.document import Document as Document
from docgen.catalog.schema.document import is_internal as is_internal
