"""The words of `index.jsonld` -> the IRIs of CPSV-AP 3.2.0 and CCCEV 2.1.0 (SEMIC, European Commission).

It stands in each document, so that reading one needs no network. Texts are Chinese unless a word says otherwise.
"""

from typing import Any

_PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_CLASSES = {
    "AdministrativeTerritorialUnit": "http://data.europa.eu/88u/dataset/atu-type",
    "Address": "locn:Address",
    "Agent": "foaf:Agent",
    "Channel": "cv:Channel",
    "Concept": "skos:Concept",
    "ContactPoint": "cv:ContactPoint",
    "Cost": "cv:Cost",
    "Dataset": "dcat:Dataset",
    "Document": "foaf:Document",
    "EvidenceType": "cv:EvidenceType",
    "EvidenceTypeList": "cv:EvidenceTypeList",
    "LegalResource": "eli:LegalResource",
    "LinguisticSystem": "dct:LinguisticSystem",
    "Location": "dct:Location",
    "Output": "cv:Output",
    "Participation": "cv:Participation",
    "PublicOrganisation": "cv:PublicOrganisation",
    "PublicService": "cpsv:PublicService",
    "ReferenceFramework": "cv:ReferenceFramework",
    "Requirement": "cv:Requirement",
}
_TEXTS = {
    "description": "dct:description",
    "fullAddress": "locn:fullAddress",
    "prefLabel": "skos:prefLabel",
    "title": "dct:title",
}
_LINKS = {
    "address": "locn:address",
    "addressee": "dct:audience",
    "contactPoint": "cv:contactPoint",
    "hasChannel": "cv:hasChannel",
    "hasCompetentAuthority": "cv:hasCompetentAuthority",
    "hasCost": "cv:hasCost",
    "hasEvidenceTypeList": "cv:hasEvidenceTypeList",
    "hasInputType": "cv:hasInputType",
    "hasLegalResource": "cv:hasLegalResource",
    "hasParticipant": "cv:hasParticipant",
    "hasParticipation": "cv:hasParticipation",
    "holdsRequirement": "cv:holdsRequirement",
    "isClassifiedBy": "cv:isClassifiedBy",
    "isDerivedFrom": "cv:isDerivedFrom",
    "isPartOf": "dct:isPartOf",
    "landingPage": "dcat:landingPage",
    "language": "dct:language",
    "produces": "cpsv:produces",
    "publisher": "dct:publisher",
    "role": "cv:role",
    "spatial": "dct:spatial",
    "specifiesEvidenceType": "cv:specifiesEvidenceType",
    "status": "adms:status",
    "thematicArea": "cv:thematicArea",
}
_PLAIN = {"identifier": "dct:identifier", "telephone": "cv:telephone"}
"""Texts of no language."""

CONTEXT: dict[str, Any] = {
    "@language": "zh-CN",
    **_PREFIXES,
    **_CLASSES,
    **_TEXTS,
    **_LINKS,
    **{word: {"@id": iri, "@language": None} for word, iri in _PLAIN.items()},
    "hasValue": {"@id": "cv:hasValue", "@type": "xsd:double"},
    "processingTime": {"@id": "cv:processingTime", "@type": "xsd:duration"},
}
