"""The days for strength: typed in words, kept as an RRULE (RFC 5545), said back in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NoReturn, cast

from runstrength_tui.domain.profile import Habits, Race
from runstrength_tui.domain.wording_numbers import date_text
from runstrength_tui.errors import NotUnderstood

if TYPE_CHECKING:
    from dateutil.rrule import rrule

ANCHOR: Final = datetime(2024, 1, 1)
"""A Monday; every other week is counted from it where a rule does not say from when."""
MOST: Final = 300
"""Characters of a rule."""
RACE_WEEK: Final = 7
"""Days up to a goal race, its own included, without strength of the schedule (coaching convention)."""
_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SETS: Final = {
    "weekday": _CODES[:5],
    "weekdays": _CODES[:5],
    "weekends": _CODES[5:],
    "weekend": _CODES[5:],
    "daily": _CODES,
    "everyday": _CODES,
}
_FILLING: Final = frozenset({"and", "on", "in", "the", "every", "each", "strength", "day", "days"})
_NOT_RACE: Final = re.compile(r",? *(?:but )?(?:not|never|except) (?:in )?(?:the )?race weeks?")
_OTHER_DAY: Final = re.compile(r"every (other|second|third|fourth|[2-7](?:nd|rd|th)?) days?")
_OTHER_WEEK: Final = re.compile(r"(?:in )?every (?:other|second|2nd|two|2) ?(?:weeks?)?")
_GAPS: Final = {"other": 2, "second": 2, "third": 3, "fourth": 4}
_NTH: Final = {2: "other", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh"}
_NONE: Final = frozenset({"", "none", "no", "any", "any day", "whenever", "-"})
_RULE: Final = re.compile(r"(?:DTSTART:\d{8}T\d{6}\n)?(?:RRULE:)?(?P<fields>[A-Z]+=[^;]*(?:;[A-Z]+=[^;]*)*)")
_CODE: Final = f"(?:{'|'.join(_CODES)})"
_FIELDS: Final = {
    "INTERVAL": r"[1-9]\d?",
    "WKST": _CODE,
    "UNTIL": r"\d{8}(?:T\d{6}Z?)?",
}
_FIELDS_OF: Final = {
    "DAILY": _FIELDS,
    "WEEKLY": {**_FIELDS, "BYDAY": rf"{_CODE}(?:,{_CODE})*"},
    "MONTHLY": {
        **_FIELDS,
        "BYDAY": rf"[+-]?[1-4]?{_CODE}(?:,[+-]?[1-4]?{_CODE})*",
        "BYMONTHDAY": r"-?(?:[1-9]|1\d|2[0-8])(?:,-?(?:[1-9]|1\d|2[0-8]))*",
    },
}
"""What a rule may say, by its frequency: nothing that goes by less than days, or never comes about.

A rule that matches no day would be followed to the year 9999 each time it is asked.
"""
EXAMPLES: Final = "tue fri, weekdays, or every other day"


def schedule_entry(text: str, today: date) -> str:
    """Return the rule that words mean: ``tue fri``, ``weekdays``, ``every other day``; "" for any day.

    A rule in the words of RFC 5545 is taken as it is. Raises NotUnderstood with one sentence.
    """
    typed = " ".join(text.split())
    words = _NOT_RACE.sub("", typed.lower()).strip(" ,;.")
    if words in _NONE:
        return ""
    if "freq=" in words:
        return _rule_as_typed(typed.upper().removeprefix("RRULE:"), today)
    if gap := _OTHER_DAY.fullmatch(words):
        number = _GAPS.get(gap[1]) or int(gap[1][0])
        return f"DTSTART:{today:%Y%m%d}T000000\nRRULE:FREQ=DAILY;INTERVAL={number}"
    week = _OTHER_WEEK.search(words)
    codes = _codes(_OTHER_WEEK.sub(" ", words), typed)
    return f"FREQ=WEEKLY;{'INTERVAL=2;' if week else ''}BYDAY={','.join(codes)}"


def schedule_text(schedule: str, today: date) -> str:
    """Return a schedule as a person says it, ``Tuesdays and Fridays``; one that is no rule says so."""
    if not schedule:
        return "any day"
    if _rule(schedule) is None:
        return "not readable, so any day"
    fields = dict(re.findall(r"(FREQ|INTERVAL|BYDAY)=([A-Z0-9,]+)", schedule))
    interval = int(fields.get("INTERVAL", "1"))
    plain = set(re.findall(r"([A-Z]+)=", schedule)) <= {"FREQ", "INTERVAL", "BYDAY"}
    codes = fields.get("BYDAY", "").split(",")
    if (
        plain
        and fields["FREQ"] == "DAILY"
        and not fields.get("BYDAY")
        and (interval == 1 or interval in _NTH)
    ):
        start = re.search(r"DTSTART:(\d{8})", schedule)
        since = f" from {date_text(datetime.strptime(start[1], '%Y%m%d').date(), today)}" if start else ""
        return "every day" if interval == 1 else f"every {_NTH[interval]} day{since}"
    if plain and fields["FREQ"] == "WEEKLY" and interval in (1, 2) and set(codes) <= set(_CODES):
        return _weekly(codes) + (", every other week" if interval == 2 else "")
    return f"by the rule {schedule.splitlines()[-1].removeprefix('RRULE:')}"


def scheduled(habits: Habits, first: date, last: date, races: Iterable[Race] = ()) -> tuple[date, ...] | None:
    """Return the days from ``first`` to ``last`` that the schedule has strength on; None where there is none.

    The week up to a goal race is left out.
    """
    rule = _rule(habits.schedule) if habits.schedule else None
    if rule is None:
        return None
    goals = [race.on for race in races if race.goal]
    found = rule.between(datetime.combine(first, time()), datetime.combine(last, time(23, 59)), inc=True)
    days = dict.fromkeys(moment.date() for moment in found)
    return tuple(day for day in days if not any(0 <= (goal - day).days < RACE_WEEK for goal in goals))


def next_scheduled(habits: Habits, after: date, races: Iterable[Race] = ()) -> date | None:
    """Return the next day of the schedule after one, within a year; None where there is none."""
    days = scheduled(habits, after + timedelta(days=1), after + timedelta(days=366), races)
    return days[0] if days else None


@lru_cache(64)
def _rule(schedule: str) -> rrule | None:
    """Return a rule that days can be asked of; None for what is none, or may never come about."""
    from dateutil.rrule import rrulestr  # a start need not bring it

    match = _RULE.fullmatch(schedule) if len(schedule) <= MOST else None
    if match is None or not _comes_about(match["fields"].split(";")):
        return None
    try:
        return cast("rrule", rrulestr(schedule, dtstart=ANCHOR, ignoretz=True, cache=True))
    except (ValueError, TypeError):  # a start or an end on no day of the calendar
        return None


def _comes_about(fields: list[str]) -> bool:
    said = dict(field.split("=", 1) for field in fields)
    known = _FIELDS_OF.get(said.pop("FREQ", ""))
    if known is None or len(said) + 1 < len(fields) or {"BYDAY", "BYMONTHDAY"} <= said.keys():
        return False
    return all(name in known and re.fullmatch(known[name], value) for name, value in said.items())


def _rule_as_typed(rule: str, today: date) -> str:
    if _rule(rule) is None:
        _refuse("This rule cannot be read")
    if next_scheduled(Habits(schedule=rule), today - timedelta(days=1)) is None:
        _refuse("This rule has no day in the year ahead")
    return rule


def _codes(words: str, typed: str) -> list[str]:
    found: set[str] = set()
    for word in re.split(r"[\s,;/+&]+", re.sub(r" ?- ?", "-", words)):
        if not word or word in _FILLING:
            found.update(_CODES if words.strip() in ("every day", "each day") else ())
            continue
        if word in _SETS:
            found.update(_SETS[word])
            continue
        ranged = re.fullmatch(r"([a-z]+)-([a-z]+)", word)
        ends = [_day(part) for part in (ranged.groups() if ranged else (word,))]
        if None in ends:
            _refuse(f"“{word}” is no day of the week")
        places = [each for each in ends if each is not None]
        found.update(
            _CODES[place % 7]
            for place in range(places[0], places[-1] + (7 if places[-1] < places[0] else 0) + 1)
        )
    if not found:
        _refuse(f"“{typed}” names no days")
    return [code for code in _CODES if code in found]


def _day(word: str) -> int | None:
    """Return the number of a day of the week, from two letters on."""
    name = word.removesuffix("s") if len(word) > 5 else word
    name = {"weds": "wed", "tues": "tue", "thurs": "thu", "thur": "thu"}.get(name, name)
    found = [place for place, day in enumerate(_DAYS) if len(name) >= 2 and day.startswith(name)]
    return found[0] if len(found) == 1 else None


def _weekly(codes: Iterable[str]) -> str:
    days = [place for place, code in enumerate(_CODES) if code in set(codes)]
    if len(days) == 7:
        return "every day"
    if days == [0, 1, 2, 3, 4]:
        return "weekdays"
    if days == [5, 6]:
        return "weekends"
    names = [f"{_DAYS[place].capitalize()}s" for place in days]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _refuse(why: str) -> NoReturn:
    raise NotUnderstood(f"{why}; for example {EXAMPLES}.")
