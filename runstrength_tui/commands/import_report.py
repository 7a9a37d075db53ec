"""What an import comes to before it is stored: how much, which names, what was left out and why."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from runstrength_tui.domain.own_exercise import OWN
from runstrength_tui.domain.same_run import completed, twins
from runstrength_tui.domain.wording_numbers import date_text, many_text
from runstrength_tui.exchange.incoming import Incoming, Matched

if TYPE_CHECKING:
    from runstrength_tui.domain.profile import Profile
    from runstrength_tui.domain.run import Run
    from runstrength_tui.domain.session import Session
    from runstrength_tui.store.merging import Merged, Tally
    from runstrength_tui.store.records import Origins

_MOST_LINES: Final = 20
"""Lines without sense that are listed one by one."""


_KINDS: Final = {
    "bodyweight": "body mass",
    "trash": "deleted ones",
    "tombstones": "deleted for good",
    "profile": "what you told of yourself",
    "odd": "records of another version",
}
"""What tables are called here."""


class KnownBefore(Struct, frozen=True, kw_only=True):
    """How much of a file is new, how much is there, how much was deleted."""

    sessions: int
    sets: int
    runs: int
    races: int
    there: int
    alike: int
    """Runs among those there that are told in other words: by the person, by another file."""
    lacking: int
    """Of those, runs that get what they lack."""
    deleted: int


def known_before(
    incoming: Incoming, origins: Origins, profile: Profile, runs_there: Callable[[], Sequence[Run]]
) -> KnownBefore:
    """Return how much of what came in is new to a store."""
    new = [session for session in incoming.sessions if not origins.knows(session)]
    runs = [run for run in incoming.runs if not origins.knows(run)]
    alike = twins(runs, runs_there()) if runs else {}
    records: tuple[Session | Run, ...] = (*incoming.sessions, *incoming.runs)
    return KnownBefore(
        sessions=len(new),
        sets=sum(len(record.sets) for session in new for record in session.exercises),
        runs=len(runs) - len(alike),
        races=sum(race not in profile.races for race in incoming.races),
        there=sum(map(origins.has, records)) + len(alike),
        alike=len(alike),
        lacking=sum(completed(run, runs[place]) != run for place, run in alike.items()),
        deleted=sum(origins.knows(record) and not origins.has(record) for record in records),
    )


def new_text(known: KnownBefore) -> str:
    """Return what is new in a few words: ``412 sessions and 88 runs``; empty where nothing is."""
    kinds = ((known.sessions, "session"), (known.runs, "run"), (known.races, "race"))
    lacking = [f"what {many_text(known.lacking, 'run')} lacked"] if known.lacking else []
    return _listed([many_text(many, what) for many, what in kinds if many] + lacking)


def report_lines(incoming: Incoming, known: KnownBefore, today: date, width: int) -> Iterator[str]:
    """Yield the report for a person."""
    days = list(dict.fromkeys(date_text(moment.date(), today) for moment in incoming.moments))
    when = f", {days[0]}" if len(days) == 1 else f", {days[0]} to {days[-1]}" if days else ""
    yield f"{incoming.source[:1].upper()}{incoming.source[1:]}{when}"
    yield from _table(_amounts(incoming, known), width)
    for title, names in _names(incoming.matched):
        yield ""
        yield title
        yield from _table(names, width)
    if incoming.refused:
        yield ""
        yield f"{many_text(len(incoming.refused), 'line')} left out"
        yield from _table(((f"line {each.line}", each.why) for each in incoming.refused[:_MOST_LINES]), width)
        if len(incoming.refused) > _MOST_LINES:
            yield f"  and {len(incoming.refused) - _MOST_LINES} more; --json lists all"
    if incoming.remarks:
        yield ""
    for remark in incoming.remarks:
        yield from textwrap.wrap(remark, width, subsequent_indent="  ")


def as_data(incoming: Incoming, known: KnownBefore) -> dict[str, object]:
    """Return the report for programs."""
    moments = incoming.moments
    return {
        "source": incoming.source,
        "first": moments[0] if moments else None,
        "last": moments[-1] if moments else None,
        "new": {"sessions": known.sessions, "sets": known.sets, "runs": known.runs, "races": known.races},
        "there": known.there,
        "alike": known.alike,
        "lacking": known.lacking,
        "deleted": known.deleted,
        "empty": incoming.empty,
        "names": incoming.matched,
        "refused": incoming.refused,
        "remarks": incoming.remarks,
    }


def whole_lines(merged: Merged, lines: Sequence[int], width: int) -> Iterator[str]:
    """Yield what another copy of a history comes to; ``lines`` are those of the records that do not read."""
    yield "Another copy of a RunStrength history"
    yield from _table(((_KINDS.get(each.table, each.table), _tally(each)) for each in merged.tallies), width)
    if merged.unread:
        many = many_text(len(merged.unread), "record")
        named = ", ".join(map(str, sorted(filter(None, lines))[:_MOST_LINES]))
        where = f" (line {named})" if named else ""
        yield from textwrap.wrap(f"{many} that cannot be read{where}, left out; the file keeps them.", width)


def tallied_text(merged: Merged) -> str:
    """Return what is new in an export in a few words; empty where nothing is."""
    new = ((each.table, each.new + each.newer) for each in merged.tallies)
    return _listed([_new(table, many) for table, many in new if many])


def _listed(found: list[str]) -> str:
    return " and ".join((", ".join(found[:-1]), found[-1])) if len(found) > 1 else "".join(found)


def _new(table: str, many: int) -> str:
    if table in ("sessions", "runs"):
        return many_text(many, table.removesuffix("s"))
    return _KINDS.get(table, table)


def _tally(tally: Tally) -> str:
    parts = [
        (tally.new, "new"),
        (tally.newer, "newer than here"),
        (tally.same, "there already"),
        (tally.deleted, "deleted"),
    ]
    return ", ".join(f"{many} {what}" for many, what in parts if many)


def _amounts(incoming: Incoming, known: KnownBefore) -> Iterator[tuple[str, str]]:
    kinds = [(known.sessions, "session"), (known.sets, "set"), (known.runs, "run")]
    if known.races:
        kinds.append((known.races, "race"))
    yield "new", ", ".join(many_text(many, what) for many, what in kinds)
    if known.there:
        alike = f", {many_text(known.alike, 'run')} by day, distance and time" if known.alike else ""
        yield "known", f"{known.there} there already{alike}"
    if known.lacking:
        lacking = many_text(known.lacking, "run")
        yield "adds", f"to {lacking} there what the file knows besides: time, heart rate, hour"
    if known.deleted:
        yield "deleted", f"{known.deleted} that you deleted here stay deleted"
    if incoming.empty:
        yield "empty", f"{many_text(incoming.empty, 'set')} in which nothing was done, left out"


def _names(matched: Sequence[Matched]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the names in three lots: ours, own ones of which it is known what they work, own ones without."""
    ours = [each for each in matched if not each.exercise.startswith(OWN)]
    own = [each for each in matched if each.exercise.startswith(OWN)]
    if ours:
        yield "Exercises of the library", [(each.name, f"{each.version}, {_sets(each)}") for each in ours]
    if known := [(each.name, _sets(each)) for each in own if each.muscles]:
        yield "Your own, and what they work is known", known
    if unknown := [(each.name, _sets(each)) for each in own if not each.muscles]:
        yield "Your own, known by name only", unknown


def _sets(matched: Matched) -> str:
    return many_text(matched.sets, "set")


def _table(rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield two columns; where the first is too wide for the terminal, the second stands below."""
    rows = list(rows)
    left = min(max((len(name) for name, _ in rows), default=0), width // 2)
    for name, text in rows:
        head = f"  {name:<{left}}  "
        if len(name) > left:
            yield f"  {name}"[:width]
            head = " " * (left + 4)
        yield from textwrap.wrap(text, width, initial_indent=head, subsequent_indent=" " * (left + 4))
