"""``export``: the history as a file for keeping, for other trackers, or for reading."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from msgspec import Struct

from runstrength_tui.commands.call import Call, say_json
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.exchange.formats import Format, format_of

if TYPE_CHECKING:
    from runstrength_tui.commands.line_names import LineNames
    from runstrength_tui.domain.session import Session
    from runstrength_tui.domain.units import DistanceUnit
    from runstrength_tui.store.store import Store

_EPILOG: Final = """\b
Examples:
  runstrength export history.json         everything, to keep or to move
  runstrength export sets.csv             for other trackers, as Strong writes it
  runstrength export --format hevy h.csv  the same, as Hevy writes it
  runstrength export diary.md             to read
  runstrength export diary.md last month  some of it, as in history
  runstrength export lines.txt            as you would type it; log reads it

json holds everything: sessions, runs, body mass, what you told of yourself,
what was deleted; runstrength import and restore read it. The others hold
what was done. Not in strong and hevy: rests, what was planned, answers to
checks, sessions without a set, runs still ahead, seconds of the clock
(hevy), turns (strong). Both have no column for heights of boxes, bands,
left and right, missed reps: those stand in the notes. One side after the
other is counted a side. How a set was becomes RPE; help is a weight below 0.
Not in lines: what was planned, when each set was done, checks, pain, turns.
"""


class Exported(Struct, frozen=True):
    """What a file came to, for programs."""

    file: Path
    format: Format
    sessions: int
    runs: int
    size: int
    unread: int
    """Records that do not read: carried along in json, left out of the others."""


class _Asked(Struct, frozen=True):
    """What is wanted of the history."""

    words: tuple[str, ...]
    unit: str | None
    to_file: bool


class _Counted(Struct):
    """How many were written, and how many are carried along unread."""

    sessions: int = 0
    runs: int = 0
    odd: int = 0


@click.command(name="export", epilog=_EPILOG)
@click.argument("file", metavar="[FILE]", required=False)
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@click.option(
    "-f",
    "--format",
    "wanted",
    type=click.Choice([each.value for each in Format]),
    help="Without it the ending of FILE decides: .json, .csv (strong), .md, .txt (lines).",
)
@click.option(
    "--unit",
    type=click.Choice([each.value for each in WeightUnit]),
    help="Weights of strong and hevy; without it as in your settings. With kg go km, with lb miles.",
)
@click.option("--force", is_flag=True, help="Write over FILE where it is there already.")
@click.option(
    "--json", "as_json", is_flag=True, help="Say as JSON what FILE came to; without FILE, the format."
)
@click.pass_obj
def command(
    call: Call,
    file: str | None,
    words: tuple[str, ...],
    wanted: str | None,
    unit: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Write the history to FILE, or to standard output.

    FILE is there whole or not at all, and for you alone to read. WORDS leave only what they find, as in
    runstrength history.
    """
    from runstrength_tui.commands.line_names import LineNames
    from runstrength_tui.commands.out_file import write_file, write_out

    path = None if file in (None, "", "-") else Path(str(file)).expanduser()
    chosen = _format(path, wanted, as_json)
    if words and chosen is Format.JSON:
        raise click.UsageError("the format json holds everything, so it takes no words to find some of it")
    names = LineNames(call.places)
    counted = _Counted()
    chunks = _chunks(call, names, chosen, _Asked(words, unit, path is not None), counted)
    if path is None:
        write_out(chunks)
    else:
        size = write_file(path, chunks, force=force)
    unread = counted.odd if chosen is Format.JSON else names.store.unreadable_records()
    if path is not None:
        done = Exported(path.absolute(), chosen, counted.sessions, counted.runs, size, unread)
        say_json(done) if as_json else click.echo(_sentence(done))
    _warn(call, unread, chosen)


def _format(path: Path | None, wanted: str | None, as_json: bool) -> Format:
    """Return the format that is asked for; raises UsageError where nothing says which."""
    if wanted is not None:
        if as_json and path is None and wanted != Format.JSON:
            raise click.UsageError("--json without a FILE is the format json, so it goes with no other")
        return Format(wanted)
    found = format_of(path.name) if path is not None else Format.JSON
    if found is None:
        raise click.UsageError(
            f"the name {str(path)!r} says no format; add --format with one of {', '.join(Format)}"
        )
    return found


def _chunks(
    call: Call, names: LineNames, chosen: Format, asked: _Asked, counted: _Counted
) -> Iterator[bytes]:
    store = names.store
    if chosen is Format.JSON:
        from runstrength_tui.exchange.whole_json import whole_chunks

        whole = store.whole()
        counted.sessions, counted.runs, counted.odd = len(whole.sessions), len(whole.runs), len(whole.odd)
        return whole_chunks(whole)
    settings = names.settings
    found = _found(call, store, asked.words, settings.distance)
    runs = tuple(
        run
        for run in reversed(store.runs())
        if (chosen is Format.LINES or not run.planned) and (found is None or (True, run.id) in found)
    )
    counted.runs = len(runs)
    sessions = _sessions(store, found, counted, to_file=asked.to_file)
    if chosen is Format.LINES:
        from runstrength_tui.exchange.lines_out import line_chunks

        return line_chunks(sessions, runs, () if asked.words else store.profile().races, names.library)
    if chosen is Format.MARKDOWN:
        from runstrength_tui.exchange.markdown_out import diary_chunks

        return diary_chunks(sessions, runs, settings.distance)
    from runstrength_tui.exchange.hevy_out import hevy_chunks
    from runstrength_tui.exchange.rows import Units
    from runstrength_tui.exchange.strong_out import strong_chunks

    units = Units(WeightUnit(asked.unit) if asked.unit else settings.units)
    return (hevy_chunks if chosen is Format.HEVY else strong_chunks)(sessions, runs, units)


def _found(
    call: Call, store: Store, words: tuple[str, ...], distance: DistanceUnit
) -> frozenset[tuple[bool, int]] | None:
    """Return what the words find, runs marked as such; None where there are none, so all of it."""
    if not words:
        return None
    from runstrength_tui.commands.finding import found, query_text

    rows = found(call, store.history_index(), query_text(words), distance).rows
    return frozenset(row.key for row in rows)


def _sessions(
    store: Store, found: frozenset[tuple[bool, int]] | None, counted: _Counted, *, to_file: bool
) -> Iterator[Session]:
    from runstrength_tui.commands.progress import with_progress

    sessions = store.sessions_from_oldest()
    if to_file or not sys.stdout.isatty():  # else the bar would stand in the midst of it
        sessions = with_progress(sessions, store.count(), "Sessions")
    for session in sessions:
        if found is None or (False, session.id) in found:
            counted.sessions += 1
            yield session


def _sentence(done: Exported) -> str:
    from runstrength_tui.domain.wording import many_text

    held = f"{many_text(done.sessions, 'session')} and {many_text(done.runs, 'run')}"
    return f"{held} written to {done.file} ({done.format}, {done.size:,} bytes)."


def _warn(call: Call, unread: int, chosen: Format) -> None:
    """Say what is not in it."""
    from runstrength_tui.domain.wording import many_text
    from runstrength_tui.store.leftovers import under_way

    if unread:
        what = many_text(unread, "record") + (" does not read" if unread == 1 else " do not read")
        kept = "carried along as stored" if chosen is Format.JSON else "left out"
        click.echo(f"runstrength: {what}: {kept}; runstrength doctor names them.", err=True)
    if under_way(call.places.data):
        click.echo("runstrength: A session is under way; it is in there once it is finished.", err=True)
