"""Numbers in a filter: ``8``, ``8+`` (at least), ``8-`` (at most), ``6..8``; distances with their unit."""

from __future__ import annotations

import re
from typing import Final

from runstrength_tui.domain.history.marks import ratings
from runstrength_tui.domain.history.terms import Ask, NumberTerm, RatingTerm
from runstrength_tui.domain.units import DistanceUnit, to_metres

_FORM: Final = re.compile(
    r"(?P<low>\d{1,6}(?:[.,]\d{1,2})?)(?P<unit>km?|mi|m|min)?"
    r"(?:(?P<sign>[+-])|(?:\.\.|-|–)(?P<high>\d{1,6}(?:[.,]\d{1,2})?)(?P<unit2>km?|mi|m|min)?)?"
)
_FIELDS: Final = {"min": "minutes", "run": "metres"}
_UNITS: Final = {"run": frozenset({"k", "km", "mi", "m"}), "min": frozenset({"m", "min"})}
_MOST: Final = 1e9
_SCALE: Final = 10.0
"""Where effort ends."""


def number_term(key: str, value: str, distance: DistanceUnit) -> Ask | None:
    """Return what a number behind a word asks, None where it is none or out of bounds."""
    match = _FORM.fullmatch(value)
    if match is None:
        return None
    units = {unit for unit in (match["unit"], match["unit2"]) if unit}
    if not units <= _UNITS.get(key, frozenset()):
        return None
    low = _number(match["low"])
    high = low
    if match["high"] is not None:
        high = _number(match["high"])
    elif match["sign"] == "+":
        high = _MOST
    elif match["sign"] == "-":
        low = 0.0
    if high < low:
        return None
    if key in ("rpe", "rir", "effort"):
        return _effort(key, low, min(high, _SCALE))
    if key == "run":
        return _distance(match, low, high, distance)
    return NumberTerm(_FIELDS.get(key, key), low, high)


def _effort(key: str, low: float, high: float) -> Ask | None:
    if low > _SCALE:
        return None
    if key == "effort":
        return NumberTerm("effort", low, high)
    if key == "rir":
        return RatingTerm(ratings(low, high), low, high, False)
    return RatingTerm(ratings(_SCALE - high, _SCALE - low), low, high, True)


def _distance(match: re.Match[str], low: float, high: float, unit: DistanceUnit) -> Ask:
    """Return metres; without a sign, what rounds to the distance as it was written: 15k is 14.6 as well."""
    exact = match["sign"] is None and match["high"] is None
    if exact:
        decimals = len(re.split("[.,]", match["low"])[1]) if re.search("[.,]", match["low"]) else 0
        half = 0.5 / 10**decimals
        low, high = low - half, high + half
    first = _metres(low, match["unit"] or match["unit2"], unit)
    last = high if high == _MOST else _metres(high, match["unit2"] or match["unit"], unit)
    return NumberTerm("metres", first, last)


def _metres(amount: float, written: str | None, unit: DistanceUnit) -> float:
    if written == "m":
        return amount
    of = {"k": DistanceUnit.KM, "km": DistanceUnit.KM, "mi": DistanceUnit.MILE}.get(written or "", unit)
    return to_metres(amount, of)


def _number(text: str) -> float:
    return float(text.replace(",", "."))
