"""The history as the lines that a person could have typed, each of which reads back as what it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from runstrength_tui.domain.named import Names
from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.quicklog.writing import race_line, run_line, session_line
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.exchange.rows import by_start

_CHUNK: Final = 1 << 16


def line_chunks(
    sessions: Iterable[Session], runs: Iterable[Run], races: Iterable[Race], names: Names
) -> Iterator[bytes]:
    """Yield a line a session or run, oldest first, runs ahead included, then the races."""
    part: list[str] = []
    size = 0
    for entry in by_start(sessions, runs):
        part.append(run_line(entry) if isinstance(entry, Run) else session_line(entry, names))
        size += len(part[-1])
        if size >= _CHUNK:
            yield _encoded(part)
            part.clear()
            size = 0
    part += map(race_line, races)
    if part:
        yield _encoded(part)


def _encoded(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
