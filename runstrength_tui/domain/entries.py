"""What a person types into a field, as values; what makes no sense is one sentence and changes nothing."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Final, NoReturn

from runstrength_tui.domain.forms import Form
from runstrength_tui.domain.gear import Weights
from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.units import DistanceUnit, WeightUnit, to_kg, to_metres
from runstrength_tui.errors import NotUnderstood

MOST_KG: Final = 500.0
MOST_BODY_KG: Final = 350.0
MOST_CM: Final = 150
MOST_M: Final = 400_000.0
MOST_SECONDS: Final = 72 * 3600
MOST_ENTRIES: Final = 40
_AMOUNT: Final = Form(
    r"(?:(?P<count>[1-9]) ?[x×*] ?)?(?P<number>\d{1,4}(?:[.,]\d{1,3})?) ?(?P<unit>kgs?|lbs?|#)?"
)
_DECIMAL_COMMA: Final = Form(r"(?<=\d),(?=(?:0|00|5|50|25|75|125|625|375|875)(?!\d))")
_HEIGHT: Final = Form(r"(\d{1,3}(?:\.\d)?) ?(cm|in|\")?")
_DISTANCE: Final = Form(r"(\d{1,6}(?:[.,]\d{1,3})?) ?(km?|mi(?:les?)?|m)?")
_NAMED_M: Final = {"half": 21_097.5, "half marathon": 21_097.5, "marathon": 42_195.0}
_DURATION: Final = Form(r"(?:(\d{1,2})[:h])?(\d{1,3})(?::(\d{2}))?(?: ?min)?")
_HOURS: Final = Form(r"(\d{1,2})h")
_CLOCK: Final = Form(r"(\d{1,2})(?:[:.](\d{2}))? ?([ap]m)?")
_DATES: Final = (
    Form(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    Form(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\.(?: ?(?P<year>\d{4}))?"),
    Form(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.? ?(?P<month>[a-z]{3,9})\.?,?(?: (?P<year>\d{4}))?"),
    Form(r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?"),
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RPE: Final = Form(r"\d{1,2}(?:\.\d{1,2})?")
_NEAR: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
_AWAY: Final = Form(r"in (?P<ahead>\d{1,3}) days?|(?P<ago>\d{1,3}) days? ago")
_WEEKDAY: Final = Form(
    r"(?:on )?(?:(last|next|this) )?"
    r"(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def weights_entry(text: str, thing: str, unit: WeightUnit) -> tuple[Weights, ...]:
    """Return the weights of one thing: ``8 12 16``, ``2x8, 12``, ``35lb`` in between; none for nothing."""
    by_unit: dict[WeightUnit, list[float]] = {}
    for amount, count, own in _amounts(text, unit):
        by_unit.setdefault(own, []).extend([amount] * count)
    if sum(map(len, by_unit.values())) > MOST_ENTRIES:
        _refuse(f"That is more than {MOST_ENTRIES} weights")
    return tuple(
        Weights(thing=thing, amounts=tuple(sorted(amounts)), unit=own) for own, amounts in by_unit.items()
    )


def weight_entry(text: str, unit: WeightUnit) -> tuple[float, WeightUnit] | None:
    """Return one weight with its unit: ``20``, ``45 lb``; None for nothing."""
    found = _amounts(text, unit, "20")
    if len(found) > 1 or any(count != 1 for _, count, _ in found):
        _refuse(f"“{text.strip()}” is more than one weight")
    return next(((amount, own) for amount, _, own in found), None)


def body_mass_entry(text: str, unit: WeightUnit) -> tuple[float, WeightUnit]:
    """Return body mass in kilograms, with the unit it was said in."""
    found = weight_entry(text, unit)
    if found is None:
        _refuse("Nothing was typed")
    kg = to_kg(*found)
    if not 20 <= kg <= MOST_BODY_KG:
        _refuse(f"“{text.strip()}” is no body mass")
    return kg, found[1]


def heights_entry(text: str) -> tuple[int, ...]:
    """Return heights in cm, lowest first: ``20 45``, ``20in``; none for nothing."""
    found = []
    for part in _parts(text):
        match = _HEIGHT.fullmatch(part)
        if match is None:
            _refuse(f"“{part}” is no height", "20 45")
        inches = (match[2] or "cm").lower() != "cm"
        cm = round(float(match[1]) * (2.54 if inches else 1))
        if not 1 <= cm <= MOST_CM:
            _refuse(f"{part} is no height of a box")
        found.append(cm)
    return tuple(sorted(set(found)))


def names_entry(text: str) -> tuple[str, ...]:
    """Return names between commas, each once: ``yellow, red``; none for nothing."""
    names = [" ".join(part.split())[:30] for part in re.split(r"[,;]", text)]
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_ENTRIES]


def date_entry(text: str, today: date, *, ahead: bool = False, behind: bool = False) -> date:
    """Return a day: ``4 Apr``, ``2027-04-04``, ``4.4.2027``, ``yesterday``, ``next sun``, ``in 3 days``.

    Without a year it is the one nearest to today, or with ``ahead`` the next one. A weekday alone is only
    clear with ``ahead``, or with ``behind``, which today can be.
    """
    typed = " ".join(text.split())
    if typed.lower() in _NEAR:
        return today + timedelta(days=_NEAR[typed.lower()])
    if away := _AWAY.fullmatch(typed):
        return today + timedelta(days=int(away["ahead"] or 0) - int(away["ago"] or 0))
    if weekday := _WEEKDAY.fullmatch(typed):
        which = (weekday[1] or ("next" if ahead else "now" if behind else "")).lower()
        return _of_week(weekday[2].lower(), which, today)
    for form in _DATES:
        match = form.fullmatch(typed)
        if match is None:
            continue
        month = match["month"].lower()[:3]
        number = int(month) if month.isdecimal() else _MONTHS.index(month) + 1 if month in _MONTHS else 0
        years = [int(match["year"])] if match["year"] else [today.year - 1, today.year, today.year + 1]
        days = [day for day in (_day(year, number, int(match["day"])) for year in years) if day]
        if ahead and not match["year"]:
            days = [day for day in days if day >= today]
        if days:
            return min(days, key=lambda day: abs((day - today).days))
    _refuse(f"“{typed}” is no date" if typed else "A date is wanted", "4 Apr 2027")


def time_entry(text: str) -> time:
    """Return a time of day: ``18:30``, ``7``, ``7.30``, ``7 pm``, ``noon``."""
    typed = text.strip().lower()
    if typed == "noon":
        return time(12)
    if clock := _CLOCK.fullmatch(typed):
        hour, minute, half = int(clock[1]), int(clock[2] or 0), clock[3]
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        elif half:
            hour = 24
        if hour < 24 and minute < 60:
            return time(hour, minute)
    _refuse(f"“{text.strip()}” is no time of day", "18:30")


def rpe_entry(text: str) -> float | None:
    """Return how hard a run was, 0 to 10; None for nothing."""
    typed = text.strip().replace(",", ".").removeprefix("@")
    if not typed:
        return None
    match = _RPE.fullmatch(typed)
    if match is None or not 0 <= float(typed) <= 10:
        _refuse(f"“{text.strip()}” is not how hard it was, 0 to 10", "6")
    return float(typed)


def distance_entry(text: str, unit: DistanceUnit) -> float | None:
    """Return metres: ``8``, ``13.1 mi``, ``5k``, ``half``; None for nothing."""
    typed = " ".join(text.split()).lower()
    if not typed:
        return None
    if typed in _NAMED_M:
        return _NAMED_M[typed]
    match = _DISTANCE.fullmatch(typed)
    if match is None:
        _refuse(f"“{typed}” is no distance", f"8 {unit}")
    amount, of = float(match[1].replace(",", ".")), match[2] or unit
    mile = of.startswith("mi")
    metres = amount if of == "m" else to_metres(amount, DistanceUnit.MILE if mile else DistanceUnit.KM)
    if not 0 < metres <= MOST_M:
        _refuse(f"“{typed}” is no distance of a run", f"8 {unit}")
    return metres


def duration_entry(text: str) -> int | None:
    """Return seconds: ``42`` minutes, ``42:10``, ``1:23:45``, ``1h20``, ``1h``; None for nothing."""
    typed = "".join(text.split()).lower()
    if not typed:
        return None
    if (hours_alone := _HOURS.fullmatch(typed)) and int(hours_alone[1]):
        return int(hours_alone[1]) * 3600
    match = _DURATION.fullmatch(typed)
    if match is None:
        _refuse(f"“{typed}” is no time", "42:10")
    first, second, third = match[1], int(match[2]), match[3]
    if first is not None and third is None and "h" not in typed:  # 42:10 are minutes and seconds
        minutes, seconds, hours = int(first), second, 0
    else:
        hours, minutes, seconds = int(first or 0), second, int(third or 0)
    total = hours * 3600 + minutes * 60 + seconds
    if seconds > 59 or (hours and minutes > 59) or not 0 < total <= MOST_SECONDS:
        _refuse(f"“{typed}” is no time", "42:10")
    return total


def kind_entry(text: str) -> RunKind:
    """Return the kind of a run by its name or the beginning of it; easy for nothing."""
    typed = text.strip().lower()
    if not typed:
        return RunKind.EASY
    found = [kind for kind in RunKind if kind.value.startswith(typed)]
    if len(found) != 1:
        _refuse(f"“{typed}” is no kind of run", ", ".join(RunKind))
    return found[0]


def yes_entry(text: str, *, yes: str = "yes", no: str = "no") -> bool | None:
    """Return what was answered, by the first letters; None for nothing."""
    typed = text.strip().lower()
    if not typed:
        return None
    for word, value in ((yes, True), (no, False)):
        if word.startswith(typed):
            return value
    _refuse(f"“{typed}” is neither {yes} nor {no}")


def _with_points(word: re.Match[str]) -> str:
    """Return a word with points for decimal commas; with more signs, its commas stand between numbers."""
    several = "." in word[0] or word[0].count(",") > 1
    return word[0] if several else _DECIMAL_COMMA.compiled.sub(".", word[0])


def _amounts(text: str, unit: WeightUnit, instead: str = "8 12 16") -> list[tuple[float, int, WeightUnit]]:
    found = []
    for part in _parts(re.sub(r"[^\s;]+", _with_points, text)):
        match = _AMOUNT.fullmatch(part)
        if match is None:
            _refuse(f"“{part}” is no weight", instead)
        own = (match["unit"] or unit).lower()
        weight = WeightUnit.KG if own.startswith("kg") else WeightUnit.LB
        amount = float(match["number"].replace(",", "."))
        if not 0 < to_kg(amount, weight) <= MOST_KG:
            _refuse(f"{part} is no weight that anyone lifts", instead)
        found.append((amount, int(match["count"] or 1), weight))
    return found


def _parts(text: str) -> list[str]:
    """Return what stands between spaces and commas; a count and a unit may stand apart from their number."""
    text = re.sub(r"(?<=\d)\s+(?=(?:kgs?|lbs?|cm|in)\b)", "", text.strip(), flags=re.IGNORECASE)
    text = re.sub(r"\b([1-9])\s*[x×*]\s*(?=\d)", r"\1x", text)
    return [part for part in re.split(r"[\s,;]+", text) if part]


def _of_week(name: str, which: str, today: date) -> date:
    """Return the last day of that name, the next, or the one just past; refused where that is open."""
    back = (today.weekday() - _WEEKDAYS.index(name[:3])) % 7
    last, coming = today - timedelta(days=back or 7), today + timedelta(days=7 - back)
    if not which:
        _refuse(f"“{name}” can be {last.day} or {coming.day} {coming:%b}", f"last {name} or next {name}")
    return {"last": last, "now": today - timedelta(days=back)}.get(which, coming)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _refuse(what: str, instead: str = "") -> NoReturn:
    how = f", write {instead}" if instead else ""
    raise NotUnderstood(f"{what}{how}: nothing was changed.")
