"""Parts -> a DOCX: what never changes is deflated once, the rest is appended; the same parts make the same bytes.

The ZIP is written by hand (APPNOTE.TXT 4.3): fixed dates, fixed order, no attributes of this machine.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from struct import Struct

_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_DAY = (1 << 5) + 1  # 1980-01-01, the first day that a ZIP can name
_UTF8 = 0x800
_DEFLATED = 8
_ONCE, _EACH_TIME = 9, 3  # levels: 3 is three times as fast as 6 and makes a document a sixth larger


@dataclass(frozen=True)
class Frame:
    """The unchanging parts of a template, ready to be written, and the part of the directory that lists them."""

    body: bytes
    directory: bytes
    count: int

    def filled(self, parts: Mapping[str, bytes]) -> bytes:
        """The whole file: the frame's parts, then these."""
        body, directory = _written(parts, len(self.body), _EACH_TIME)
        head, tail = self.body + body, self.directory + directory
        count = self.count + len(parts)
        return head + tail + _END.pack(b"PK\5\6", 0, 0, count, count, len(tail), len(head), 0)


def frame(parts: Mapping[str, bytes]) -> Frame:
    """`[Content_Types].xml` goes first, for programs that tell a DOCX by it."""
    names = sorted(parts, key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels"))
    body, directory = _written({name: parts[name] for name in names}, 0, _ONCE)
    return Frame(body, directory, len(parts))


def _written(parts: Mapping[str, bytes], offset: int, level: int) -> tuple[bytes, bytes]:
    """Entries that begin at `offset`, and their lines of the directory."""
    body, directory = [], []
    for name, content in parts.items():
        packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(content) + packer.flush()
        label = name.encode()
        flags = 0 if name.isascii() else _UTF8
        common = (20, flags, _DEFLATED, 0, _DAY, zlib.crc32(content), len(packed), len(content), len(label), 0)
        entry = _LOCAL.pack(b"PK\3\4", *common) + label + packed
        directory.append(_CENTRAL.pack(b"PK\1\2", 20, *common, 0, 0, 0, 0, offset) + label)
        body.append(entry)
        offset += len(entry)
    return b"".join(body), b"".join(directory)


def unpacked(content: bytes, names: frozenset[str]) -> dict[str, bytes]:
    """The named parts, read back from a finished file by its directory. ValueError when the file is not whole."""
    _, _, _, _, count, _, at, _ = _END.unpack_from(content, len(content) - _END.size)
    found = {}
    for _ in range(count):
        line = _CENTRAL.unpack_from(content, at)
        label, extra, comment = line[10:13]
        name = content[at + _CENTRAL.size : at + _CENTRAL.size + label].decode()
        at += _CENTRAL.size + label + extra + comment
        if name in names:
            found[name] = _entry(content, name, line)
    if found.keys() != names:
        raise ValueError(f"missing {', '.join(sorted(names - found.keys()))}")
    return found


def _entry(content: bytes, name: str, line: tuple[int, ...]) -> bytes:
    crc, packed, size, offset = line[7], line[8], line[9], line[16]
    local = _LOCAL.unpack_from(content, offset)
    label = offset + _LOCAL.size
    start = label + local[9] + local[10]
    if content[label : label + local[9]].decode() != name:
        raise ValueError(f"{name} is not where the directory says")
    part = zlib.decompress(content[start : start + packed], -zlib.MAX_WBITS)
    if len(part) != size or zlib.crc32(part) != crc:
        raise ValueError(f"{name} is damaged")
    return part
