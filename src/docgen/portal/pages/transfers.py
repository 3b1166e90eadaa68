"""Transfer batches: what moved from whom to whom, and what that means for applicants (办法第三条)."""

from collections.abc import Iterator
from typing import Any

from docgen.portal import address
from docgen.portal.items import named
from docgen.portal.model import Item, Link, Shown, Unit
from docgen.portal.page import Entry, Page
from docgen.portal.past import GONE
from docgen.portal.public import Transfer
from docgen.portal.world import World

RANK = 60
ENTRY = Entry("划转批次", address.TRANSFERS)


class Moved(Shown, frozen=True, kw_only=True):
    """One permit before and after: who decided it, who decides it, who supervises it.

    `closed` is what became of it when it is no longer applied for here: 取消, 移出目录, …
    """

    name: str
    path: str
    before: Unit
    after: Unit
    regulators: tuple[Unit, ...]
    closed: str | None = None


class TransferPage(Shown, frozen=True, kw_only=True):
    """`transfer` has the public keys of `schemas/transfer.schema.json`."""

    title: str
    path: str
    giver: Unit
    receiver: Unit
    moved: tuple[Moved, ...]
    transfer: dict[str, Any]


class Transfers(Shown, frozen=True, kw_only=True):
    transfers: tuple[TransferPage, ...]


def pages(world: World) -> Iterator[Page]:
    shown = tuple(_page(world, transfer) for transfer in world.catalog.transfers)
    yield Page(
        path=address.TRANSFERS,
        template="transfers.html",
        title="划转批次",
        description="哪些行政许可事项由行业主管部门划转到行政审批局。",
        data=Transfers(transfers=shown),
        dated=world.last_date,
    )
    for page in shown:
        yield Page(
            path=page.path,
            template="transfer.html",
            title=page.title,
            description=f"{page.title}：划转前后由谁审批、由谁监管。",
            data=page,
            dated=world.first_date,
            trail=(Link(name="划转批次", path=address.TRANSFERS),),
        )


def _page(world: World, transfer: Transfer) -> TransferPage:
    catalog = world.catalog
    transferor, receiver = (named(catalog, name, catalog) for name in (transfer.transferor, transfer.receiver))
    items = (world.item_by_id[row.permit] for row in transfer.rules if row.permit in world.item_by_id)
    return TransferPage(
        title=transfer.title,
        path=address.transfer(transfer.id),
        giver=transferor,
        receiver=receiver,
        moved=tuple(_moved(item, transferor, receiver) for item in items),
        transfer=catalog.plain(transfer),
    )


def _moved(item: Item, transferor: Unit, receiver: Unit) -> Moved:
    closed = None if item.is_current else GONE if item.removed_on else item.status
    return Moved(
        name=item.name, path=item.path, before=transferor, after=receiver, regulators=item.regulators, closed=closed
    )
