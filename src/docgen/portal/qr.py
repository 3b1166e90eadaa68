"""An address -> a picture of it that a phone reads (QR code, ISO/IEC 18004), as SVG."""

from io import BytesIO

_QUIET = 4
"""Modules of white around it, as the standard asks."""


def svg(url: str, title: str) -> bytes:
    """Black on white in dark mode too: not every phone reads it the other way round."""
    import segno

    out = BytesIO()
    code = segno.make_qr(url, error="m")
    code.save(out, kind="svg", scale=4, border=_QUIET, dark="#000", light="#fff", title=title, xmldecl=False, nl=False)
    return out.getvalue()
