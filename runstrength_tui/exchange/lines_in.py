"""Lines as a person types them, or as an export wrote them, to what is kept here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from msgspec.structs import replace

from runstrength_tui.domain.quicklog import NotALine, read_lines
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.errors import BadFile
from runstrength_tui.exchange.incoming import How, Incoming, Matched
from runstrength_tui.exchange.read_by import ReadBy

R = TypeVar("R", Session, Run)

_MOST: Final = 10_000_000
"""Signs of more lines than anybody writes."""
_LONGEST: Final = 5_000


def read_text_lines(text: str, by: ReadBy) -> Incoming | None:
    """Return what lines say; None where already the first of them is none.

    Raises ``BadFile`` with the number of a line that is not understood.
    """
    if by.given is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > _MOST or max(map(len, text.split("\n"))) > _LONGEST:
        return None
    try:
        found = read_lines(text, by.names, by.given(text))
    except NotALine as fault:
        if not text[: fault.start].strip() or not text[: fault.start].count("\n"):
            return None
        line = text.count("\n", 0, fault.start) + 1
        near = f" (near: {', '.join(fault.nearest)})" if fault.nearest else ""
        raise BadFile(f"Line {line}: {str(fault).rstrip('.')}{near}; nothing was stored.") from None
    return Incoming(
        source="lines",
        sessions=tuple(_named(session, session.plan_name) for session in found.sessions),
        runs=tuple(_named(run, "run") for run in found.runs),
        races=found.races,
        matched=tuple(_matched(found.sessions)),
    )


def _named(record: R, name: str) -> R:
    """Return a record that says where it came from, so that the same file again adds nothing."""
    return replace(record, origin=f"lines {record.started_at:%Y-%m-%dT%H:%M} {name}".strip())


def _matched(sessions: Iterable[Session]) -> Iterator[Matched]:
    """Yield each version with how many sets it has; names in lines are ours already."""
    sets: Counter[tuple[str, str, str, bool]] = Counter()
    for record in (each for session in sessions for each in session.exercises):
        sets[record.name, record.exercise, record.rung, bool(record.regions)] += len(record.sets)
    for (name, exercise, rung, muscles), many in sets.most_common():
        yield Matched(
            name=name,
            exercise=exercise,
            rung=rung,
            version=name,
            how=How.NAME,
            sets=many,
            muscles=muscles,
        )
