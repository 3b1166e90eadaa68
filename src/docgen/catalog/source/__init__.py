"""bytes -> Source: plain data, where every value stands, and what is wrong with the file.

The `read` stage. In the order of the flow:

    decoding   bytes -> text
    building   text -> data and marks, in one pass over ruamel's C event stream
    mistakes   where that stream breaks -> the mistake behind it, in words of the author
    positions  marks -> line and column of every key and value
    reading    all of it -> Source
    codes      what `docgen explain DG1xx` prints
"""

from docgen.catalog.source.codes import CODES
from docgen.catalog.source.decoding import decode
from docgen.catalog.source.positions import Positions
from docgen.catalog.source.reading import Source, locate, read, unreadable

__all__ = ["CODES", "Positions", "Source", "decode", "locate", "read", "unreadable"]
