"""The serial numbers of blank certificates are half a range, run backwards, miss the count, or are handed over twice.

Only numbers with the same letters in front and the same length can be compared. Of other lengths, 99 to 100 is
a range, 0001 to 100 is a slip, and so is a last number that is the shorter.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex

import msgspec

from docgen.catalog.model import Catalog, Transfer
from docgen.catalog.model.transfer import CertificateStock
from docgen.findings import Pointer, Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG509"
SEVERITY = Severity.ERROR
SCOPE = "catalog"
TITLE = "空白证照的起止号与数量对不上"
WHY = "《办法》第八条：制式证照、证书一并移交区行政审批局；编号和数量对不上，空白证照去了哪里就说不清。"
REMEDY = "对照实物清点；起止号都要写，位数要相同；中间缺号的，分成几行写；数量是起止号之间的张数，包括作废的。"
GOOD: Example = {
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
certificates:
  - {name: 公共场所卫生许可证, first_number: "0001", last_number: "0100", quantity: 100, void: 2}
  - {name: 公共场所卫生许可证, first_number: "0151", last_number: "0200", quantity: 50}
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
certificates:
  - name: 公共场所卫生许可证
    first_number: "0001"
    last_number: "0100"
    quantity: 99  # DG509
    void: 120  # DG509
  - name: 公共场所卫生许可证
    first_number: "0100"  # DG509
    last_number: "0150"
  - name: 公共场所卫生许可证
    first_number: "0300"
    last_number: "0201"  # DG509
  - name: 公共场所卫生许可证
    first_number: "0401"  # DG509
  - name: 公共场所卫生许可证
    first_number: "0501"
    last_number: "550"  # DG509
  - name: 公共场所卫生许可证
    first_number: "0601"
    last_number: "0650"
    void: 51  # DG509
"""
}

_NUMBER = regex(r"(.*?)([0-9]{1,18})")


class _Range(msgspec.Struct, frozen=True):
    """Numbers `first` to `last` of one kind of certificate; only the same `series` can overlap."""

    series: tuple[str, str, str | None, str, int]
    first: int
    last: int
    file: str
    at: Pointer


def check(catalog: Catalog) -> Iterator[Flag]:
    ranges: dict[tuple[str, str, str | None, str, int], list[_Range]] = {}
    for transfer in catalog.transfers:
        for index, stock in enumerate(transfer.certificates or ()):
            at: Pointer = ("certificates", index)
            numbers = _range(transfer, stock, at)
            for key, fault in (*_incomplete(stock), *_faults(stock, numbers)):
                yield Flag(f"“{stock.name}”{fault}。", transfer.file, (*at, key))
            if numbers and numbers.first <= numbers.last and transfer.direction == "划入":
                yield from _overlaps(stock, numbers, ranges.setdefault(numbers.series, []))


def _numbers(stock: CertificateStock) -> tuple[Match[str] | None, ...]:
    return tuple(_NUMBER.fullmatch(number or "") for number in (stock.first_number, stock.last_number))


def _incomplete(stock: CertificateStock) -> Iterator[tuple[str, str]]:
    first, last = _numbers(stock)
    if stock.first_number and not stock.last_number:
        yield "first_number", f"只有起始号 {stock.first_number}，没有终止号"
    elif stock.last_number and not stock.first_number:
        yield "last_number", f"只有终止号 {stock.last_number}，没有起始号"
    elif first and last and first[1] == last[1] and _are_unlike(first[2], last[2]):
        yield "last_number", f"的起始号 {stock.first_number} 和终止号 {stock.last_number} 位数不同"


def _are_unlike(first: str, last: str) -> bool:
    is_padded = first.startswith("0") or last.startswith("0")
    return len(last) < len(first) or (len(last) > len(first) and is_padded)


def _range(transfer: Transfer, stock: CertificateStock, at: Pointer) -> _Range | None:
    first, last = _numbers(stock)
    if not first or not last or first[1] != last[1] or len(first[2]) != len(last[2]):
        return None
    series = (transfer.department, stock.name, stock.edition, first[1], len(first[2]))
    return _Range(series, int(first[2]), int(last[2]), transfer.file, (*at, "first_number"))


def _faults(stock: CertificateStock, numbers: _Range | None) -> Iterator[tuple[str, str]]:
    if numbers and numbers.last < numbers.first:
        yield "last_number", f"的终止号 {stock.last_number} 比起始号 {stock.first_number} 还小"
    elif numbers and stock.quantity is not None and stock.quantity != numbers.last - numbers.first + 1:
        counted = numbers.last - numbers.first + 1
        yield "quantity", f"从 {stock.first_number} 到 {stock.last_number} 共 {counted} 张，数量却写 {stock.quantity}"
    there = stock.quantity
    if there is None and numbers and numbers.first <= numbers.last:
        there = numbers.last - numbers.first + 1
    if stock.void is not None and there is not None and stock.void > there:
        yield "void", f"共 {there} 张，却写作废 {stock.void} 张"


def _overlaps(stock: CertificateStock, numbers: _Range, before: list[_Range]) -> Iterator[Flag]:
    for other in before:
        if numbers.first <= other.last and other.first <= numbers.last:
            message = f"“{stock.name}”从 {stock.first_number} 到 {stock.last_number} 的编号，有的已经移交过了。"
            related = (Related("与这一行重叠", other.file, other.at),)
            yield Flag(message, numbers.file, numbers.at, related=related)
            break
    before.append(numbers)
