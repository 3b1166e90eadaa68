"""Findings with their places -> the lines that a person or a machine reads."""

from collections.abc import Mapping

from docgen.checking.reporters import github, gitlab, json, junit, sarif, text
from docgen.checking.reporters.contract import Report, Reporter
from docgen.checking.reporters.look import PLAIN, Look, look_of

REPORTERS: Mapping[str, Reporter] = {
    "text": text,
    "json": json,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "junit": junit,
}

__all__ = ["PLAIN", "REPORTERS", "Look", "Report", "Reporter", "look_of"]
