"""What a layout of `templates/_layouts/` prints: the fields of a letter, and its text as blocks.

In a layout they stand under `letter`: `{{ letter.title }}`, `{%p for block in letter.blocks %}`, `{{ block.text }}`.
Those that may be None or empty are tested first: `{%p if letter.cc %}`. Every text there is must be printed.
"""

from typing import Literal

import msgspec


class Run(msgspec.Struct, frozen=True):
    """Text of one look. A line feed is a line break."""

    text: str
    strong: bool = False
    emphasis: bool = False


class Cell(msgspec.Struct, frozen=True):
    text: str
    runs: tuple[Run, ...]


class Block(msgspec.Struct, frozen=True):
    """`number` is 一、 or （一） or empty; `level` 1 to 4, 0 for paragraphs; `head` and `rows` are a table's."""

    kind: Literal["heading", "paragraph", "item", "table"]
    text: str
    runs: tuple[Run, ...] = ()
    level: int = 0
    number: str = ""
    head: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


class Attachment(msgspec.Struct, frozen=True):
    """附件说明 (GB/T 9704-2012, 7.3.4): numbered only when there are several."""

    title: str
    number: int | None = None


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What a layout prints. All but `blocks` comes from the front matter, key by key; absent is None or empty.

    Clauses of GB/T 9704-2012: `copy_number` 份号 7.2.1, `secrecy` 密级和保密期限 7.2.2, `urgency` 紧急程度 7.2.3,
    `issuer` 发文机关标志 7.2.4, `number` 发文字号 7.2.5, `signatory` 签发人 7.2.6, `title` 标题 7.3.1,
    `recipient` 主送机关 7.3.2 (without ：), `attachments` 7.3.4, `signer` 发文机关署名 and `date` 成文日期 7.3.5,
    `note` 附注 7.3.6 (without brackets), `cc` 抄送机关 7.4.2, `printer` and `printed_on` 印发机关和日期 7.4.3.
    `issue` is the 期号 of 纪要; `present`, `absent` and `observers` are 出席、请假、列席 (10.3).
    `closing` is 特此函告 and its like, where it is not simply the last paragraph.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    issue: str | None = None
    copy_number: str | None = None
    secrecy: str | None = None
    urgency: str | None = None
    signatory: str | None = None
    recipient: str | None = None
    closing: str | None = None
    attachments: tuple[Attachment, ...] = ()
    signer: str | None = None
    date: str | None = None
    note: str | None = None
    cc: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()
    printer: str | None = None
    printed_on: str | None = None
