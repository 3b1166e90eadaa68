"""A permit in the words of schema.org: a GovernmentService whose output is a GovernmentPermit.

Provider is who decides; `serviceOperator` stays away, because no other body works for it.
schema.org has no word for who supervises what was permitted: each 监管事项 is a related service of its regulator.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from docgen.portal import address, wording
from docgen.portal.linkeddata import durations
from docgen.portal.linkeddata.node import Node, known
from docgen.portal.model import Item, SiteInfo, Unit
from docgen.portal.world import World


def block(world: World, item: Item) -> str:
    """JSON-LD that can stand in a script element: no `<` or `&` in it ends the element or opens a comment."""
    text = msgspec.json.encode(service(world, item)).decode()
    return text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")


def service(world: World, item: Item) -> Node:
    """What is not known is absent. IRIs are absolute when the site's address is known, else relative to the page."""
    site, permit = world.site, item.permit
    root = site.url or address.up(item.path)
    area = {"@type": "AdministrativeArea", "name": site.district}
    provider = _organization(world, item.approver, root)
    return known(
        {
            "@context": "https://schema.org",
            "@type": "GovernmentService",
            "@id": f"{root}{item.path}#service",
            "name": item.name,
            "description": wording.summary(item),
            "url": f"{root}{item.path}",
            "serviceType": "行政许可",
            "category": item.theme,
            "identifier": list(_identifiers(item)),
            "provider": provider,
            "jurisdiction": area,
            "areaServed": area,
            "audience": [{"@type": "Audience", "audienceType": name} for name in permit.get("service_objects", ())],
            "availableChannel": _channel(world, item),
            "serviceOutput": _output(permit.get("certificate"), provider),
            "offers": list(_offers(permit.get("fee"))),
            "isRelatedTo": list(_supervision(world, item, root)),
            "subjectOf": [
                {"@type": "Legislation", "name": law.title, "url": f"{root}{law.path}"} for law in item.laws if law.path
            ],
            "mainEntityOfPage": _page(site, item, root),
        }
    )


def _identifiers(item: Item) -> Iterator[Node]:
    for name, value in (("基本编码", item.code), ("索引号", item.index_number)):
        if value:
            yield {"@type": "PropertyValue", "propertyID": name, "value": value}


def _organization(world: World, unit: Unit, root: str) -> Node:
    department = world.departments.get(unit.id or "", {})
    return known(
        {
            "@type": "GovernmentOrganization",
            "@id": f"{root}{unit.path}#organization" if unit.path else None,
            "name": unit.name,
            "alternateName": unit.short if unit.short != unit.name else None,
            "url": f"{root}{unit.path}" if unit.path else None,
            "address": department.get("address"),
            "telephone": department.get("phone"),
        }
    )


def _channel(world: World, item: Item) -> Node:
    """The counter of who decides. Working days stand in the description only: see `durations`."""
    department, limit = world.departments.get(item.approver.id or "", {}), item.permit.get("time_limit", {})
    where, phone = department.get("address"), department.get("phone")
    return known(
        {
            "@type": "ServiceChannel",
            "name": item.approver.name,
            "description": "，".join(wording.limits(limit)),
            "processingTime": durations.processing(limit),
            "serviceLocation": {"@type": "Place", "address": where} if where else None,
            "servicePhone": {"@type": "ContactPoint", "telephone": phone} if phone else None,
        }
    )


def _output(certificate: Mapping[str, Any] | None, issuer: Node) -> Node | None:
    if certificate is None:
        return None
    where = certificate.get("area")
    return known(
        {
            "@type": "GovernmentPermit",
            "name": certificate["name"],
            "issuedBy": issuer,
            "validIn": {"@type": "AdministrativeArea", "name": where} if where else None,
            "validFor": durations.period(certificate.get("validity", "")),
        }
    )


def _offers(fee: Mapping[str, Any] | None) -> Iterator[Node]:
    """Free, or each charge in its own words: the catalog's 收费标准 is a text, not an amount."""
    if fee is None:
        return
    if not fee["charged"]:
        yield {"@type": "Offer", "price": 0, "priceCurrency": "CNY"}
    for charge in fee.get("charges", ()):
        yield known({"@type": "Offer", "name": charge["name"], "description": charge.get("standard")})


def _supervision(world: World, item: Item, root: str) -> Iterator[Node]:
    units = {name: unit for unit in item.regulators for name in (unit.short, unit.name)}
    for row in item.permit.get("supervision", ()):
        unit = units[row["regulator"]]
        yield {
            "@type": "GovernmentService",
            "name": row["matter"],
            "serviceType": "行政监管",
            "provider": _organization(world, unit, root),
        }


def _page(site: SiteInfo, item: Item, root: str) -> Node:
    """The page says when it was published and changed, and what the whole catalog is and is not."""
    return {
        "@type": "WebPage",
        "@id": f"{root}{item.path}",
        "description": site.notice,
        "inLanguage": "zh-CN",
        "datePublished": item.published_on,
        "dateModified": item.updated_on,
    }
