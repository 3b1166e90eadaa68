"""Plain data x JSON Schema -> findings: what a file's shape gets wrong, each mistake said once."""

from docgen.schema.checking import Schema as Schema
from docgen.schema.checking import check as check
from docgen.schema.checking import load as load
from docgen.schema.codes import CODES as CODES
from docgen.schema.document import is_internal as is_internal
