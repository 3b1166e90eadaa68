"""What turns a template and a context into a document; `WRITERS` is what kind.yaml may name."""

from docgen.documents.writers import docx, letter
from docgen.documents.writers.contract import Writer

WRITERS: dict[str, Writer] = {"docx": docx, "letter": letter}
