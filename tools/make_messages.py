"""docgen.po -> docgen.mo: what click says to the user, in Chinese."""

from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

MESSAGES = Path(__file__).parents[1] / "src/docgen/cli/locale/zh_CN/LC_MESSAGES"


def compiled() -> bytes:
    with (MESSAGES / "docgen.po").open("rb") as file:
        catalog = read_po(file)
    target = BytesIO()
    write_mo(target, catalog)
    return target.getvalue()


if __name__ == "__main__":
    (MESSAGES / "docgen.mo").write_bytes(compiled())
