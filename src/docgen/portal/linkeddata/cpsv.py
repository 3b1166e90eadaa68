"""A permit in the words of CPSV-AP 3.2.0, with conditions and materials in those of CCCEV: `index.jsonld`.

Who decides is the competent authority; who supervises takes part, with the role 监管.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from docgen.portal import address, wording
from docgen.portal.linkeddata import cccev, durations
from docgen.portal.linkeddata.context import CONTEXT
from docgen.portal.linkeddata.node import Node, known
from docgen.portal.linkeddata.subject import Subject
from docgen.portal.model import Item
from docgen.portal.world import World

_ACTIVE = "http://purl.org/adms/status/Completed"
_WITHDRAWN = "http://purl.org/adms/status/Withdrawn"
_CHINESE = "http://publications.europa.eu/resource/authority/language/ZHO"


def document(world: World, item: Item) -> bytes:
    """IRIs are absolute when the site's address is known, else relative to the document."""
    subject = Subject(world, item, world.site.url or address.up(item.path))
    whole = {"@context": CONTEXT, **_service(subject)}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def _service(subject: Subject) -> Node:
    item, permit = subject.item, subject.permit
    return known(
        {
            **subject.part("PublicService", "service"),
            "identifier": item.code or item.id,
            "title": item.name,
            "description": wording.summary(item),
            "status": {"@id": _ACTIVE if item.is_current else _WITHDRAWN, "@type": "Concept"},
            "isClassifiedBy": _concept(item.status),
            "thematicArea": _concept(item.theme) if item.theme else None,
            "addressee": [_concept(name) for name in permit.get("service_objects", ())],
            "language": {"@id": _CHINESE, "@type": "LinguisticSystem"},
            "spatial": subject.district(),
            "hasCompetentAuthority": subject.organization(item.approver),
            "hasParticipation": list(_participations(subject)),
            "contactPoint": _contact(subject),
            "hasChannel": _channel(subject),
            "processingTime": durations.processing(permit.get("time_limit", {})),
            "hasLegalResource": subject.sources(row["cite"] for row in permit.get("basis", ())),
            "holdsRequirement": list(cccev.requirements(subject)),
            "hasInputType": list(cccev.evidence(subject)),
            "produces": _output(subject),
            "hasCost": list(_costs(subject)),
            "isPartOf": _catalog(subject),
        }
    )


def _concept(label: str) -> Node:
    """A word of our own, which no published list has."""
    return {"@type": "Concept", "prefLabel": label}


def _participations(subject: Subject) -> Iterator[Node]:
    rows = subject.permit.get("supervision", ())
    for number, unit in enumerate(subject.item.regulators, start=1):
        names = {unit.name, unit.short}
        matters = [row["matter"] for row in rows if names & {row["regulator"], *row.get("joint_with", ())}]
        yield {
            **subject.part("Participation", f"supervision-{number}"),
            "description": "；".join(matters),
            "role": _concept("监管"),
            "hasParticipant": subject.organization(unit),
        }


def _contact(subject: Subject) -> Node | None:
    phone = subject.world.departments.get(subject.item.approver.id or "", {}).get("phone")
    return {"@type": "ContactPoint", "telephone": phone} if phone else None


def _channel(subject: Subject) -> Node:
    """The counter of who decides. Working days stand in the description only: see `durations`."""
    limit = subject.permit.get("time_limit", {})
    return known(
        {
            **subject.part("Channel", "channel"),
            "description": "，".join(wording.limits(limit)),
            "processingTime": durations.processing(limit),
        }
    )


def _output(subject: Subject) -> Node | None:
    certificate = subject.permit.get("certificate")
    if certificate is None:
        return None
    validity = certificate.get("validity")
    return known(
        {
            **subject.part("Output", "certificate"),
            "title": certificate["name"],
            "description": f"有效期限：{validity}" if validity else None,
        }
    )


def _costs(subject: Subject) -> Iterator[Node]:
    """An amount only where it is none: 收费标准 is a text."""
    fee: Mapping[str, Any] | None = subject.permit.get("fee")
    if fee is None:
        return
    if not fee["charged"]:
        yield {**subject.part("Cost", "cost"), "hasValue": 0, "description": "不收费"}
    for number, row in enumerate(fee.get("charges", ()), start=1):
        words = f"{row['name']}：{row['standard']}" if "standard" in row else row["name"]
        yield {**subject.part("Cost", f"cost-{number}"), "description": words}


def _catalog(subject: Subject) -> Node:
    """The whole catalog, with what it says of itself."""
    site = subject.world.site
    return {
        "@id": f"{subject.root}#catalog",
        "@type": "Dataset",
        "title": site.title,
        "description": site.notice,
        "publisher": subject.organization(site.bureau),
        "landingPage": {"@id": subject.root, "@type": "Document"},
    }
