"""XML of a stranger, without what XML can do to a reader: entities, files from elsewhere, endless nesting."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from runstrength_tui.errors import BadFile

_DEEPEST: Final = 50


def tree(data: bytes, what: str) -> Element:
    """Return the root of a file, its names without their namespaces; raises one sentence."""
    depth = 0
    element: Element | None = None
    try:
        for event, element in iterparse(BytesIO(data.lstrip()), events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise BadFile(f"This {what} file is nested too deep to be one; nothing was stored.")
            if event == "end" and isinstance(element.tag, str):
                element.tag = element.tag.rpartition("}")[2]
    except DefusedXmlException as fault:
        raise BadFile(
            f"This {what} file defines entities, which no {what} needs; nothing was stored."
        ) from fault
    except ParseError as fault:
        line = fault.position[0]
        raise BadFile(
            f"This {what} file is damaged or cut short in line {line}; nothing was stored."
        ) from fault
    except (LookupError, ValueError) as fault:
        raise BadFile(
            f"This {what} file is in a character set that is not known; nothing was stored."
        ) from fault
    if element is None:
        raise BadFile(f"This {what} file is empty; nothing was stored.")
    return element


def number(text: str | None) -> float | None:
    """Return a number of the file, None where there is none to read; NaN stays what it is."""
    try:
        return float(text or "")
    except ValueError:
        return None


def in_utc(at: datetime, what: str) -> datetime:
    """Return a time of the file, aware; it is UTC where it does not say. Raises one sentence."""
    try:
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except OverflowError as fault:
        raise no_time(what) from fault


def no_time(what: str) -> BadFile:
    """Return the sentence for a time that no calendar has."""
    return BadFile(f"This {what} file has a time that is none; nothing was stored.")


def finite(value: float | None) -> bool:
    """Return whether there is a number that can be reckoned with."""
    return value is not None and math.isfinite(value)
