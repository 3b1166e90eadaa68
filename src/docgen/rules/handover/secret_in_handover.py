"""A value looks like a password.

办法第七条 hands over the authorisation of systems, and the catalog is published: a password never stands in it.
The message does not repeat it: reports are read by more people than the file.
"""

from collections.abc import Iterator
from re import IGNORECASE
from re import compile as regex
from typing import Any

from msgspec import msgpack, to_builtins

from docgen.catalog.model import Catalog, Record
from docgen.findings import Pointer, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG505"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "目录中写了密码"
WHY = "《办法》第七条：系统对接移交的是授权和账号权限；目录要存档、公开，密码写进来就等于泄露。"
REMEDY = "删去密码并立即更换；账号由交接双方当面交接，目录只写系统名称和权限。"
GOOD: Example = {
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
systems:
  - {name: 卫生监督信息系统, state: 已授权, note: 账号密码由双方当面交接}
"""
}
BAD: Example = {
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
systems:
  - {name: 卫生监督信息系统, state: 已授权, note: 账号 qjzy01 密码：Zy@2024qj}  # DG505
"""
}

_WORDS = "密码", "口令", "password", "passwd", "pwd"
_RAW_WORDS = tuple(word.encode() for word in _WORDS)
# The word, then a sign of equality and four characters that can be typed (three after =), or at once six with a digit.
_SECRET = regex(
    rf"(?:{'|'.join(_WORDS)})(?:\s*(?:[:：=＝]|为|是)\s*[“\"']?[!-~]{{4}}|\s*[=＝]\s*[!-~]{{3}}|\s*(?=[!-~]*[0-9])[!-~]{{6}})",
    IGNORECASE,
)


def check(catalog: Catalog) -> Iterator[Flag]:
    for record in catalog.records:
        if _may_hold_secret(record):
            for pointer in _secrets(to_builtins(record), ()):
                message = "这里像是写了密码。"
                yield Flag(message, record.file, pointer)


def _may_hold_secret(record: Record) -> bool:
    """A look at all the text at once: hardly any record needs the walk."""
    raw = msgpack.encode(record).lower()
    return any(word in raw for word in _RAW_WORDS)


def _secrets(value: Any, at: Pointer) -> Iterator[Pointer]:
    if isinstance(value, str) and _SECRET.search(value):
        yield at
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _secrets(entry, (*at, key))
    elif isinstance(value, list | tuple):
        for index, entry in enumerate(value):
            yield from _secrets(entry, (*at, index))
