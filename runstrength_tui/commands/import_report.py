"""What an import comes to before it is stored: how much, which names, what was left out and why."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from runstrength_tui.domain.own_exercise import OWN
from runstrength_tui.domain.wording_numbers import date_text, many_text
from runstrength_tui.exchange.incoming import Incoming, Matched

if TYPE_CHECKING:
    from runstrength_tui.store.records import Origins

_MOST_LINES: Final = 20
"""Lines without sense that are listed one by one."""


class KnownBefore(Struct, frozen=True, kw_only=True):
    """How much of a file is new, how much is there, how much was deleted."""

    sessions: int
    sets: int
    runs: int
    there: int
    deleted: int


def known_before(incoming: Incoming, origins: Origins) -> KnownBefore:
    """Return how much of what came in is new to a store."""
    known = origins.there | origins.deleted
    new = [session for session in incoming.sessions if session.origin not in known]
    every = [each.origin for each in incoming.sessions] + [each.origin for each in incoming.runs]
    return KnownBefore(
        sessions=len(new),
        sets=sum(len(record.sets) for session in new for record in session.exercises),
        runs=sum(run.origin not in known for run in incoming.runs),
        there=sum(origin in origins.there for origin in every),
        deleted=sum(origin in origins.deleted for origin in every),
    )


def stored_text(known: KnownBefore) -> str:
    """Return what is stored in a few words: ``412 sessions and 88 runs``."""
    parts = [
        many_text(many, what) for many, what in ((known.sessions, "session"), (known.runs, "run")) if many
    ]
    return " and ".join(parts)


def report_lines(incoming: Incoming, known: KnownBefore, today: date, width: int) -> Iterator[str]:
    """Yield the report for a person."""
    moments = incoming.moments
    first, last = (date_text(moment.date(), today) for moment in (moments[0], moments[-1]))
    when = first if first == last else f"{first} to {last}"
    yield f"{incoming.source[:1].upper()}{incoming.source[1:]}, {when}"
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


def as_data(incoming: Incoming, known: KnownBefore, stored: int) -> dict[str, object]:
    """Return the report for programs; ``stored`` is the number of the change, 0 where nothing was stored."""
    moments = incoming.moments
    return {
        "source": incoming.source,
        "first": moments[0],
        "last": moments[-1],
        "new": {"sessions": known.sessions, "sets": known.sets, "runs": known.runs},
        "there": known.there,
        "deleted": known.deleted,
        "empty": incoming.empty,
        "names": incoming.matched,
        "refused": incoming.refused,
        "remarks": incoming.remarks,
        "stored": stored or None,
    }


def _amounts(incoming: Incoming, known: KnownBefore) -> Iterator[tuple[str, str]]:
    yield (
        "new",
        ", ".join(
            (many_text(known.sessions, "session"), many_text(known.sets, "set"), many_text(known.runs, "run"))
        ),
    )
    if known.there:
        yield "known", f"{known.there} there already"
    if known.deleted:
        yield "deleted", f"{known.deleted} that you deleted here stay deleted"
    if incoming.empty:
        yield "empty", f"{many_text(incoming.empty, 'set')} in which nothing was done, left out"


def _names(matched: Sequence[Matched]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the names in three lots: ours, own ones with muscles that are known, own ones without."""
    ours = [each for each in matched if not each.exercise.startswith(OWN)]
    own = [each for each in matched if each.exercise.startswith(OWN)]
    if ours:
        yield "Exercises of the library", [(each.name, f"{each.version}, {_sets(each)}") for each in ours]
    if known := [(each.name, _sets(each)) for each in own if each.muscles]:
        yield "Your own, and which muscles they work is known", known
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
