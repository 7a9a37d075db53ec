"""Days and times of day as they stand in a line: ``yesterday 18:30``, ``20 nov``, ``tue``, ``3 days ago``."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.entries import date_entry
from runstrength_tui.domain.forms import DIGITS, Form
from runstrength_tui.domain.moment import Localise, at_home
from runstrength_tui.domain.quicklog.cursor import Cursor
from runstrength_tui.errors import NotUnderstood

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_SHORT: Final = frozenset(month[:3] for month in _MONTHS) | {"sept"}
_ISO: Final = Form(r"\d{4}-\d{1,2}-\d{1,2}(?=$|[^\w-]|T\d)", DIGITS)
_DAY_FIRST: Final = Form(
    r"(\d{1,2})(?:st|nd|rd|th)?\.? ?([a-z]{3,9})(?![^\W_])\.?,?(?: (\d{4})(?![\d:]))?", DIGITS
)
_MONTH_FIRST: Final = Form(
    r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?![\w:.]|,\d)(?:,? (\d{4})(?![\d:]))?", "adfjmnos"
)
_DOTS: Final = Form(r"\d{1,2}\. ?\d{1,2}\.(?: ?\d{4})?(?=$|[\s,;])", DIGITS)
_NEAR: Final = Form(
    r"(?:this )?(today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening))\b", "ty"
)
_AGO: Final = Form(r"(an?|\d{1,3}) (day|week)s? ago\b", DIGITS + "a")
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY: Final = Form(
    r"(?:on )?(?:(last|next|this) )?"
    r"(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    r"(?![\w-])\.?",
    "flmnostw",
)
_TIME: Final = Form(
    r"(?:(?:at |T)([01]?\d|2[0-3])[:h]([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?![:\d])"
    r"|([01]?\d|2[0-3])[:h]([0-5]\d)(?![:\d])(?: ?([ap]m)\b)?|(?:at )?(1[0-2]|0?[1-9]) ?([ap]m)\b)",
    DIGITS + "at",
)
_AT: Final = Form(r"at (?=\d{1,2}[:h]\d{2}|\d{1,2} ?[ap]m\b)", "a")
_UNTIL: Final = Form(r"(?:[-–]| [-–] | ?to | ?until )(?=\d{1,2}:\d{2}|\d{4}-\d)", " -tu–")
_OFFSET: Final = Form(r" ?(?:([+-])(\d{2}):?(\d{2})(?::(\d{2}))?|(Z))(?=$|[\s,;:])", " +-z")


class When(Struct, frozen=True, kw_only=True):
    """What was said of the time; None for what was not."""

    day: date | None = None
    at: time | None = None
    end_day: date | None = None
    end: time | None = None
    zone: tzinfo | None = None
    weekday: bool = False
    """The day was named by its weekday, which can be ahead as well."""
    dated: bool = False
    """The day was named by a date without a year, which can be ahead as well."""
    start: int = 0
    stop: int = 0

    @property
    def said(self) -> bool:
        """Whether anything was said."""
        return self.day is not None or self.at is not None


def read_when(cur: Cursor, today: date, *, ahead: bool = False) -> When:
    """Read a day, a time of day or both, where they stand here; ``ahead`` takes the next day of that name."""
    cur.skip()
    start = cur.pos
    day, weekday, dated = _day(cur, today, ahead)
    at = _at(cur)
    if at is not None and day is None:
        day, weekday, dated = _day(cur, today, ahead)
    end_day = end = zone = None
    if at is not None:
        here = cur.last
        if until := _UNTIL.match(cur.text, here):
            cur.pos = until.end()
            end_day = _iso(cur, today)
            end = _at(cur)
            if end is None:
                cur.pos = cur.last = here
                end_day = None
        cur.pos = cur.last
        zone = _zone(cur)
    return When(
        day=day, at=at, end_day=end_day, end=end, zone=zone, weekday=weekday, dated=dated,
        start=start, stop=cur.last if day is not None or at is not None else start,
    )  # fmt: skip


def says_when(cur: Cursor) -> bool:
    """Whether a day, or ``at`` with a time, stands here: what may stand anywhere in an entry."""
    if any(cur.sees(form) for form in (_ISO, _NEAR, _AGO, _WEEKDAY, _DOTS, _AT)):
        return True
    return _month(cur.sees(_DAY_FIRST), 2) or _month(cur.sees(_MONTH_FIRST), 1)


def put_on(text: str, day: date) -> str:
    """Return a line on a day: one written in front as a date gives way, another that it says stays."""
    cur = Cursor(text)
    if cur.take(_ISO) is None and says_when(cur):
        return text
    return f"{day.isoformat()} {text[cur.pos :].lstrip()}"


def only_a_day(text: str) -> bool:
    """Whether a line is nothing but a date."""
    cur = Cursor(text)
    return cur.take(_ISO) is not None and cur.done


def _month(found: re.Match[str] | None, place: int) -> bool:
    """Whether what looks like a date names a month."""
    word = found[place].lower() if found else ""
    return word in _SHORT or word in _MONTHS


def says_time(cur: Cursor) -> bool:
    """Whether a time of day stands here."""
    return cur.sees(_TIME) is not None


def moment(when: When, now: datetime, at: time | None = None, localise: Localise | None = None) -> datetime:
    """Return the moment that was said, with the time of now (or ``at``) where no time was.

    ``localise`` gives it the UTC offset of its own day, where no offset was said.
    """
    zone = when.zone or now.tzinfo or UTC
    here = now.astimezone(zone) if when.zone else now
    clock = when.at or at or here.time().replace(second=0, microsecond=0)
    found = datetime.combine(when.day or here.date(), clock, zone)
    return found if localise is None or when.zone else at_home(found, now, localise)


def _day(cur: Cursor, today: date, ahead: bool) -> tuple[date | None, bool, bool]:
    """Read a day: with it whether it is a weekday's name, and whether it is a date without a year."""
    found = _iso(cur, today)
    if found is not None:
        return found, False, False
    if near := cur.take(_NEAR):
        word = near[1].lower()
        return today + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(word, 0)), False, False
    if ago := cur.take(_AGO):
        count = 1 if ago[1].lower().startswith("a") else int(ago[1])
        return today - timedelta(days=count * (7 if ago[2].lower() == "week" else 1)), False, False
    if named := cur.take(_WEEKDAY):
        which = (named[1] or "").lower()
        number = _DAYS.index(named[2].lower()[:3])
        if which == "next" or (ahead and which != "last"):
            return today + timedelta(days=(number - today.weekday()) % 7 or 7), False, False
        back = (today.weekday() - number) % 7
        return today - timedelta(days=back or (7 if which == "last" else 0)), True, False
    for form, order in ((_DAY_FIRST, (1, 2, 3)), (_MONTH_FIRST, (2, 1, 3))):
        if _month(cur.sees(form), order[1]) and (written := cur.take(form)):
            day, month, year = (written[place] for place in order)
            text = f"{day} {month[:3]}" + (f" {year}" if year else "")
            return _entered(cur, text, today, written, ahead), False, not year
    if dots := cur.take(_DOTS):
        return _entered(cur, dots[0], today, dots, ahead), False, dots[0].endswith(".")
    return None, False, False


def _iso(cur: Cursor, today: date) -> date | None:
    written = cur.take(_ISO)
    return _entered(cur, written[0], today, written, False) if written else None


def _entered(cur: Cursor, text: str, today: date, found: re.Match[str], ahead: bool) -> date:
    try:
        day = date_entry(text, today, ahead=ahead)
    except NotUnderstood:
        cur.refuse(f"“{found[0]}” is no date: write 2026-11-20 or 20 nov.", found.start(), found.end())
    if not 1970 <= day.year <= 2200:
        cur.refuse(f"{day.year} is not a year to keep a log of.", found.start(), found.end())
    return day


def _at(cur: Cursor) -> time | None:
    found = cur.take(_TIME)
    if found is None:
        return None
    hour, minute = int(found[1] or found[3] or found[6]), int(found[2] or found[4] or 0)
    half = (found[5] or found[7] or "").lower()
    if half and not 1 <= hour <= 12:
        return time(hour, minute)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute)


def _zone(cur: Cursor) -> tzinfo | None:
    found = _OFFSET.match(cur.text, cur.pos)
    if found is None:
        return None
    cur.pos = cur.last = found.end()
    if found[5]:
        return UTC
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if offset >= timedelta(hours=24):
        cur.refuse("That is no distance from Greenwich time: write +01:00.", found.start(), found.end())
    return timezone(-offset if found[1] == "-" else offset)
