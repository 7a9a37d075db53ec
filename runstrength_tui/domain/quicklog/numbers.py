"""Numbers with their units: ``62,5kg``, ``8,8,7``, ``24/32/48kg``, ``1:30``, ``8|7``."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.forms import DIGITS, Form
from runstrength_tui.domain.quicklog.cursor import Cursor, shown

AMOUNT_HERE: Final = Form(r"(?:PT)?\d", DIGITS + "p")
"""How an amount begins."""
_NUMBER: Final = Form(r"\d+(?:\.\d+)?", DIGITS)
_CLOCK: Final = Form(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:])", DIGITS)
_UNIT: Final = Form(
    r"(?:[ \u00a0]?(kilos?|kgs?|lbs?|pounds?|km|miles?|mi|minutes?|mins?|cm|metres?|meters?"
    r"|seconds?|secs?|hours?|hrs?|k|m|s|h)|(#|in(?:ch(?:es)?)?))(?=[x×*]\d|[^\w]|\d|$|_)",
    " #chiklmps\xa0",
)
_UNITS: Final = {
    "ki": "kg", "kg": "kg", "k": "k", "lb": "lb", "po": "lb", "#": "lb", "km": "km", "mi": "mi", "cm": "cm",
    "me": "m", "m": "m", "se": "s", "s": "s", "ho": "h", "hr": "h", "h": "h", "in": "in",
}  # fmt: skip
_WITHIN: Final = Form(r"[ \u00a0]?(\d{1,2})(?: ?(?:minutes?|mins?|m)\b)?(?![\d:.,])", DIGITS + " \xa0")
_SECONDS: Final = Form(r"[ \u00a0]?(\d{1,2}) ?(?:seconds?|secs?|sec|s)\b", DIGITS + " \xa0")
_RUN: Final = Form(r"\d+(?:,\d+)+", DIGITS)
_FRACTION: Final = Form(r"(\d+),(0|00|5|50|25|75|125|375|625|875)", DIGITS)
_DECIMAL: Final = Form(r"(\d+),(\d+)", DIGITS)
_TIMES: Final = Form(r"[ \u00a0]*(?:x|×|\*|✕)[ \u00a0]*(?=\d|bw\b|body)", " *x\xa0×✕")
_COUNTED: Final = Form(r"[ \u00a0]+(?=\d+(?:[.,]\d+)?[ \u00a0]?(?:x|×|\*|✕)[ \u00a0]?\d)", " \xa0")
_SLASH: Final = Form(r"[ \u00a0]*/[ \u00a0]*(?=\d)", " /\xa0")
_COMMA: Final = Form(r"[ \u00a0]*,[ \u00a0]*(?=\d)", " ,\xa0")
_BAR: Final = Form(r"[ \u00a0]*\|[ \u00a0]*(?=\d)", " |\xa0")
_PLUS: Final = Form(r"\+(?!\d)", "+")
_ISO: Final = Form(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?\b", "p")
OF_TEN_ALONE: Final = Form(r"\d{1,2} ?/ ?10[ ]*(?=$|[,;\n]|note|//)", DIGITS)
"""How hard a session was, behind a comma of its own."""
MOST_DIGITS: Final = 6
_MOST_LIST: Final = 60


class Amount(Struct, frozen=True, kw_only=True):
    """One number of a line."""

    value: float
    unit: str = ""
    """``kg``, ``lb``, ``k`` (kilograms or kilometres), ``km``, ``mi``, ``m``, ``cm``; ``s`` for any time."""
    other: Amount | None = None
    """What stands behind ``|``."""
    most: bool = False
    """``+`` stands behind it: as many as possible."""
    start: int
    end: int

    @property
    def whole(self) -> bool:
        """Whether it can count anything."""
        return self.value == int(self.value)


def amount(cur: Cursor, *, decimal: bool = False) -> Amount | None:
    """Read one number with its unit; with ``decimal`` a comma inside is a decimal comma."""
    cur.skip()
    start = cur.pos
    iso = cur.take(_ISO)
    if iso is not None and any(iso.groups()):
        hours, minutes, seconds = (int((part or "0")[:MOST_DIGITS]) for part in iso.groups())
        return Amount(value=hours * 3600 + minutes * 60 + seconds, unit="s", start=start, end=cur.pos)
    cur.pos = start
    clock = cur.take(_CLOCK)
    if clock is not None:
        first, second, third = int(clock[1]), int(clock[2]), clock[3]
        seconds = first * 60 + second if third is None else first * 3600 + second * 60 + int(third)
        return Amount(value=seconds, unit="s", start=start, end=cur.pos)
    found = (cur.sees(_DECIMAL) if decimal else _decimal(cur)) or cur.sees(_NUMBER)
    if found is None:
        return None
    value = _value(cur, found)
    cur.pos = cur.last = found.end()
    unit = _unit(cur)
    if unit in ("h", "min"):
        return _long(cur, value, unit, start)
    if unit == "in":
        value, unit = float(round(value * 2.54)), "cm"
    return Amount(value=value, unit=unit, start=start, end=cur.pos)


def amounts(cur: Cursor) -> list[Amount]:
    """Read numbers that belong together, between commas, slashes or a bar; none where no number is."""
    found: list[Amount] = []
    while True:
        one = amount(cur)
        if one is None:
            return found
        bar = _BAR.match(cur.text, cur.pos)
        if bar is not None and not found[1:]:
            cur.pos = bar.end()
            other = amount(cur)
            assert other is not None
            one = replace(one, other=other, end=cur.pos)
        plus = _PLUS.match(cur.text, cur.pos)
        if plus is not None:
            cur.pos = cur.last = plus.end()
            one = replace(one, most=True, end=cur.pos)
        found.append(one)
        if len(found) > _MOST_LIST:
            cur.refuse(f"That is more than {_MOST_LIST} numbers in a row.", found[0].start, cur.pos)
        here = cur.pos
        separator = _SLASH.match(cur.text, here) or _COMMA.match(cur.text, here)
        if separator is None:
            return found
        cur.pos = separator.end()
        of_session = " " in separator[0] and OF_TEN_ALONE.match(cur.text, cur.pos)
        if of_session or not _goes_on(cur, found, spaced=separator[0] not in (",", "/")):
            cur.pos = cur.last = here
            return found


def _goes_on(cur: Cursor, found: list[Amount], *, spaced: bool) -> bool:
    """Whether the number here belongs to the list: not where it begins something of its own."""
    here = cur.pos
    following = amount(cur)
    after = cur.pos
    cur.pos = here
    if following is None or _TIMES.match(cur.text, after):
        return False
    # Behind "3x8," a weight is a weight of its own; "24, 32kg" is two of them.
    return not (spaced and following.unit != found[-1].unit and (following.unit or found[-1].unit))


def _decimal(cur: Cursor) -> re.Match[str] | None:
    """Return a number with a decimal comma, where that is what it is and not two numbers of a list."""
    run = cur.sees(_RUN)
    if run is None or run[0].count(",") != 1:
        return None
    found = _FRACTION.fullmatch(run[0])
    if found is None:
        return None
    after = run.end()
    weighs = _UNIT.match(cur.text, after) or _TIMES.match(cur.text, after) or _COUNTED.match(cur.text, after)
    return cur.sees(_DECIMAL) if weighs else None


def _value(cur: Cursor, found: re.Match[str]) -> float:
    text = found[0].replace(",", ".")
    if len(text.partition(".")[0].lstrip("0")) > MOST_DIGITS or len(text) > 40:
        cur.refuse(f"{shown(found[0])} is too large a number.", found.start(), found.end())
    return float(text)


def _unit(cur: Cursor) -> str:
    found = _UNIT.match(cur.text, cur.pos)
    if found is None:
        return ""
    cur.pos = cur.last = found.end()
    word = (found[1] or found[2]).lower()
    if word.startswith("min"):
        return "min"
    return _UNITS[word] if word in _UNITS else _UNITS[word[:2]]


def _long(cur: Cursor, value: float, unit: str, start: int) -> Amount:
    """Read what stands behind hours or minutes: ``1h20``, ``2 min 30 s``."""
    seconds = value * (3600 if unit == "h" else 60)
    if unit == "h" and (found := _WITHIN.match(cur.text, cur.pos)):
        seconds += int(found[1]) * 60
        cur.pos = cur.last = found.end()
    if found := _SECONDS.match(cur.text, cur.pos):
        seconds += int(found[1])
        cur.pos = cur.last = found.end()
    return Amount(value=seconds, unit="s", start=start, end=cur.pos)
