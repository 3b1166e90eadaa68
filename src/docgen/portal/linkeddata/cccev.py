"""Conditions and materials of a permit in the words of CCCEV 2.1.0: Requirements and EvidenceTypes.

Which material proves which condition no catalog says, so no link claims it.
What it does say is what must be handed in: a Requirement too, met by the evidence types of one list.
"""

from collections.abc import Iterable, Iterator

from docgen.portal.linkeddata.node import Node, known
from docgen.portal.linkeddata.subject import Subject


def requirements(subject: Subject) -> Iterator[Node]:
    """Conditions; then the materials that are always asked for; then those of each case. Need not said: in no list."""
    for number, row in enumerate(subject.permit.get("conditions", ()), start=1):
        yield known(
            {
                **subject.part("Requirement", f"condition-{number}"),
                "title": row["text"],
                "description": row.get("note"),
                "isDerivedFrom": subject.sources(row.get("basis", ())),
            }
        )
    materials = subject.permit.get("materials", ())
    always = [number for number, row in enumerate(materials) if row.get("need") in ("必要", "容缺后补")]
    if always:
        yield _demand(subject, "materials", "申请材料齐全", always)
    for number, row in enumerate(materials):
        if row.get("need") == "情形必要" and "when" in row:
            yield _demand(subject, f"case-{number + 1}", row["when"], [number])


def evidence(subject: Subject) -> Iterator[Node]:
    """Every material. The profile knows no name of an EvidenceType; a reader needs one."""
    for number, row in enumerate(subject.permit.get("materials", ())):
        yield known(
            {
                **subject.part("EvidenceType", _material(number)),
                "title": row["name"],
                "description": "；".join(text for text in (row.get("when"), row.get("note")) if text),
            }
        )


def _demand(subject: Subject, name: str, title: str, numbers: Iterable[int]) -> Node:
    """A list is met when each of its types is; another list would be another way to meet the requirement."""
    types = [{"@id": subject.part("EvidenceType", _material(number))["@id"]} for number in numbers]
    return {
        **subject.part("Requirement", name),
        "title": title,
        "hasEvidenceTypeList": {**subject.part("EvidenceTypeList", f"{name}-list"), "specifiesEvidenceType": types},
    }


def _material(number: int) -> str:
    return f"material-{number + 1}"
