"""A number and its unit -> how a message says it."""

from docgen.catalog.model.permit import Unit

_MEASURES = {"工作日": " 个工作日", "日": " 日", "月": " 个月", "年": " 年"}


def in_words(number: float, unit: Unit) -> str:
    """20 个工作日, 0.5 个工作日, 60 日, 3 个月."""
    return f"{number:.10g}{_MEASURES[unit]}"
