"""Reading a line, or a text of several, with every reading of what is ambiguous tried out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.forms import Form
from runstrength_tui.domain.named import Names
from runstrength_tui.domain.quicklog.cursor import Cursor
from runstrength_tui.domain.quicklog.outcome import Given, NotALine, Reading, Told, Understood
from runstrength_tui.domain.quicklog.reading import LineReader
from runstrength_tui.domain.quicklog.telling import sums_of
from runstrength_tui.domain.quicklog.when import says_time, says_when
from runstrength_tui.domain.wording import many_text

_MOST_READINGS: Final = 4
_DEEPEST: Final = 2
_MOST_TRIED: Final = 3
_FEW: Final = 3
"""Up to here what each line adds up to is said."""
_COMMENT: Final = Form(r"[ \t]*(?:#[ \t]|$)")


def read_line(text: str, names: Names, given: Given) -> Understood:
    """Return what a line says.

    Raises NotALine, and nothing else, where it is not understood, or in more than one way.
    """
    reader = LineReader(text, names, given)
    try:
        return reader.read()
    except NotALine as found:
        fault = _settled(text, found, names, given) if found.readings else found
        fault.told = _told_before(fault, reader, names, given)
        raise fault from None


def read_lines(text: str, names: Names, given: Given) -> Understood:
    """Return what a text of several lines says: a line that begins with a day begins something new.

    The others go on with what stands before them. Raises NotALine with columns of the whole text.
    """
    parts = []
    for start, part in _parts(text, given):
        try:
            parts.append((start, read_line(part, names, given)))
        except NotALine as found:
            fault = _moved(found, start, text, part)
            fault.told = (*_told(parts), *fault.told)
            raise fault from None
    if not parts:
        raise NotALine("There is no line in it.", 0, 0, unfinished=True)
    if len(parts) == 1 and parts[0][0] == 0:
        return parts[0][1]
    return Understood(
        sessions=tuple(each for _, found in parts for each in found.sessions),
        runs=tuple(each for _, found in parts for each in found.runs),
        races=tuple(each for _, found in parts for each in found.races),
        told=tuple(_told(parts)),
        totals=_totals([found for _, found in parts]),
    )


def _totals(parts: Sequence[Understood]) -> str:
    """Return what each line adds up to, or all of them where they are many."""
    each = [found.totals for found in parts if found.totals]
    if len(each) <= _FEW:
        return "; ".join(each)
    sessions = [session for found in parts for session in found.sessions]
    return f"{many_text(len(sessions), 'session')}, {', '.join(sums_of(sessions))}"


def _told(parts: Iterable[tuple[int, Understood]]) -> Iterator[Told]:
    """Yield what was understood of each part, in columns of the whole text."""
    for start, found in parts:
        yield from _told_later(found.told, start)


def _told_later(told: Iterable[Told], start: int) -> Iterator[Told]:
    for each in told:
        yield replace(each, start=each.start + start, end=each.end + start)


def _told_before(fault: NotALine, reader: LineReader, names: Names, given: Given) -> tuple[Told, ...]:
    """Return what the entries before the one that is not understood say."""
    start, text = fault.start, reader.cur.whole
    for _ in range(_MOST_TRIED):
        start = max((each for each in reader.begun if each <= start), default=0)
        if not start:
            break
        try:
            return LineReader(text[:start], names, given).read().told
        except NotALine as earlier:
            start = min(earlier.start, start - 1)
    return ()


def _parts(text: str, given: Given) -> Iterator[tuple[int, str]]:
    """Yield the parts of a text that are read by themselves, and where each begins."""
    start: int | None = None
    at = end = 0
    for line in text.split("\n"):
        if not _COMMENT.fullmatch(line) and not line.lstrip().startswith("# "):
            if start is not None and _dated(line):
                yield start, text[start:end]
                start = None
            if start is None:
                start = at
            end = at + len(line)
        at += len(line) + 1
    if start is not None:
        yield start, text[start:end]


def _dated(line: str) -> bool:
    cur = Cursor(line[:80])
    return says_when(cur) or says_time(cur)


def _settled(text: str, fault: NotALine, names: Names, given: Given, depth: int = 0) -> NotALine:
    """Return the fault with those readings that can be read, each to the end of the line."""
    found: list[Reading] = []
    first: NotALine | None = None
    for reading in fault.readings:
        try:
            LineReader(reading.write, names, given).read()
        except NotALine as other:
            if other.readings and depth < _DEEPEST:
                other = _settled(reading.write, other, names, given, depth + 1)
            if other.readings:
                found += [Reading(f"{reading.means}; {each.means}", each.write) for each in other.readings]
            else:
                first = first or other
        else:
            found.append(reading)
    if len(found) < 2:
        if first is None:
            return NotALine(str(fault), fault.start, fault.end)
        start, end = min(first.start, len(text)), min(first.end, len(text))
        return NotALine(str(first), start, end, nearest=first.nearest, unfinished=first.unfinished)
    return NotALine(str(fault), fault.start, fault.end, readings=tuple(found[:_MOST_READINGS]))


def _moved(fault: NotALine, start: int, text: str, part: str) -> NotALine:
    """Return a fault of a part as one of the whole text."""
    before, after = text[:start], text[start + len(part) :]
    return NotALine(
        str(fault),
        fault.start + start,
        fault.end + start,
        nearest=fault.nearest,
        readings=tuple(Reading(each.means, before + each.write + after) for each in fault.readings),
        unfinished=fault.unfinished,
        told=tuple(_told_later(fault.told, start)),
    )
