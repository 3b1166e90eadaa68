"""The permit that a document is about, and what several parts of the document say: its parts, places of law, bodies."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from docgen.law import citation
from docgen.portal import address
from docgen.portal.linkeddata.node import Node, known
from docgen.portal.model import Item, Unit
from docgen.portal.world import World


@dataclass(frozen=True)
class Subject:
    """`root` leads from the document to the site's root: absolute when the site's address is known."""

    world: World
    item: Item
    root: str

    @property
    def permit(self) -> dict[str, Any]:
        return self.item.permit

    def part(self, kind: str, name: str) -> Node:
        """A thing that is only there as part of this permit; CPSV-AP wants each to have an identifier."""
        return {
            "@id": f"{self.root}{self.item.path}#{name}",
            "@type": kind,
            "identifier": f"{self.item.id}#{name}",
        }

    def sources(self, texts: Iterable[str]) -> list[Node]:
        """Each place of a law is a legal resource of its own; its IRI leads to the law's page."""
        found: dict[str, Node] = {}
        for mention in (mention for text in texts for mention in citation.parse_all(text)):
            registered = citation.find(mention.citation.title, self.world.catalog.laws)
            title = registered.title if registered else mention.citation.title
            place = mention.citation.place + (f"至{mention.through.place}" if mention.through else "")
            iri = f"{self.root}{address.law(title)}#{place or 'law'}"
            found[iri] = {
                "@id": iri,
                "@type": ["LegalResource", "ReferenceFramework"],
                "title": f"《{title}》{place}",
            }
        return list(found.values())

    def organization(self, unit: Unit) -> Node:
        """An agent too, as whoever takes part must be; a name outside the registry has no IRI."""
        where = self.world.departments.get(unit.id or "", {}).get("address")
        return known(
            {
                "@id": f"{self.root}{unit.path}#organization" if unit.path else None,
                "@type": ["PublicOrganisation", "Agent"],
                "identifier": unit.id or unit.name,
                "title": unit.name,
                "prefLabel": unit.name,
                "spatial": self.district(),
                "address": {"@type": "Address", "fullAddress": where} if where else None,
            }
        )

    def district(self) -> Node:
        return {
            "@id": f"{self.root}#district",
            "@type": ["Location", "AdministrativeTerritorialUnit"],
            "title": self.world.site.district,
        }
