"""``log``: a line, or a text of several, into the history; what is no command's name ends up here too."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Final

import click

from runstrength_tui.commands.call import EXIT_FAILED, Call, now_local
from runstrength_tui.commands.line_arguments import LineCommand, complete_words
from runstrength_tui.commands.line_names import LineNames
from runstrength_tui.errors import Missing, NotUnderstood

if TYPE_CHECKING:
    from runstrength_tui.domain.quicklog.outcome import Understood
    from runstrength_tui.store.records import Change

_MOST: Final = 10_000_000
_MOST_TOLD: Final = 120
_UNDO: Final = ("undo", "rs undo")
"""Between lines typed one after the other."""
_EXAMPLES: Final = """\b
Examples:
  rs run 8k 42:10 @6, base a           a run, and the plan as planned
  rs planned, press-up 10,9,8          what Today suggests, with other press-ups
  rs base a, press-up 10,9,8           the plan, with other press-ups
  rs goblet squat 3x8 16kg @7          sets x reps, weight, RPE (@7: three left)
  rs press-up 12,10,8 easy             each set's reps
  rs pull-up 3x5 -20kg                 with 20 kg of help
  rs side plank 3x30s/side             seconds, each side
  rs yesterday 18:30 walking lunge 2x16
  rs race half 29 nov                  what is ahead
  rs log --dry-run run 8k              what would it be? nothing is stored
  rs log < week.txt                    lines from a file: all of them or none
  rs log                               on a terminal: line after line, undo takes one back
\b
No quotes are needed. A comma and a name begin the next entry.
"""


@click.command(name="log", cls=LineCommand, epilog=_EXAMPLES)
@click.argument("words", metavar="[LINE]...", nargs=-1, shell_complete=complete_words)
@click.option("--at", metavar="WHEN", help='When it was, such as "yesterday 18:30"; as if the line began so.')
@click.option("--dry-run", is_flag=True, help="Show what it would be, and store nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was understood, and the records, as JSON.")
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], at: str | None, dry_run: bool, as_json: bool) -> None:
    """Write down what you did: runs, sets, whole plans, or a race ahead.

    Without a LINE they are read from standard input; on a terminal one after the other, until an empty one.
    """
    call: Call = ctx.obj
    names = LineNames(call.places)
    logging = Logging(names, "" if at is None else _heading(at), dry_run=dry_run, as_json=as_json)
    if words:
        logging.log(" ".join(words))
    elif sys.stdin.isatty():
        logging.from_terminal()
    else:
        logging.log(_standard_input(), whole=True)
    ctx.exit(EXIT_FAILED if logging.failed else 0)


def _heading(at: str) -> str:
    """Return the beginning of a line that says when; raises UsageError for what is no day or time."""
    from runstrength_tui.domain.quicklog import NotALine
    from runstrength_tui.domain.quicklog.cursor import Cursor
    from runstrength_tui.domain.quicklog.when import read_when

    text = " ".join(at.split())
    cursor = Cursor(text)
    try:
        understood = read_when(cursor, now_local().date()).said and cursor.done
    except NotALine as fault:
        raise click.UsageError(f"--at {at!r}: {fault}") from None
    if not understood:
        raise click.UsageError(f"--at {at!r} is no day or time; write it as yesterday 18:30, or 20 nov")
    return f"{text} "


def _standard_input() -> str:
    """Return what is piped in; raises NotUnderstood where it is no text, or more than lines would be."""
    data = sys.stdin.buffer.read(_MOST + 1)
    if len(data) > _MOST:
        raise NotUnderstood("That is more than 10 MB, which no lines are, so nothing was stored.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotUnderstood(f"Line {line} is not UTF-8 text, so nothing was stored.") from None


class Logging:
    """Reads lines, says what they were understood as, and stores them."""

    def __init__(self, names: LineNames, heading: str, *, dry_run: bool, as_json: bool) -> None:
        self.failed = False
        """A line was not understood."""
        self._names = names
        self._heading = heading
        self._dry_run = dry_run
        self._as_json = as_json

    def log(self, text: str, *, whole: bool = False, typed: bool = False) -> None:
        """Take in one line, or with ``whole`` all lines of a text or none; says what came of it.

        Of a line ``typed`` just now it also says what was understood before the fault.
        """
        from runstrength_tui.commands.log_text import say_fault, say_understood
        from runstrength_tui.domain.quicklog import NotALine, read_lines

        full, now = self._heading + text, now_local()
        try:
            found = read_lines(full, self._names.library, self._names.given(full, now))
        except NotALine as fault:
            self.failed = True
            say_fault(full, fault, self._heading.rstrip(), whole=whole, typed=typed, as_json=self._as_json)
            return
        there = self._there(found, now)
        change = None if self._dry_run else self._keep(found, text)
        say_understood(found, change, self._names.store, there, as_json=self._as_json)

    def from_terminal(self) -> None:
        """Take in line after line, each stored when it is entered, until an empty one or the end."""
        with suppress(ImportError):
            import_module("readline")  # lets what is typed be edited

        if not self._as_json:
            click.echo("One line after the other; an empty one ends." + (
                " Nothing is stored." if self._dry_run else " undo takes the last one back."
            ))  # fmt: skip
        while line := _typed():
            if line.casefold() in _UNDO and not self._dry_run:
                self._take_back()
            else:
                self.log(line, typed=True)
        self.failed = False

    def _take_back(self) -> None:
        from runstrength_tui.commands.undo import take_back

        try:
            take_back(self._names.store, as_json=self._as_json)
        except Missing as error:
            click.echo(f"runstrength: {error}", err=True)

    def _there(self, found: Understood, now: datetime) -> tuple[str, ...]:
        """Return a sentence for each run that is in the history already, as it seems."""
        if not found.runs:
            return ()
        from runstrength_tui.domain.quicklog.runs_told import runs_there

        since = min(run.started_at for run in found.runs) - timedelta(days=1)
        there = self._names.store.runs(since=since)
        return tuple(runs_there(found.runs, there, now.date(), self._names.settings.distance))

    def _keep(self, found: Understood, text: str) -> Change:
        from runstrength_tui.domain.profile import with_races
        from runstrength_tui.text import clean_text

        lines = [clean_text(line, most=_MOST_TOLD) for line in text.splitlines() if line.strip()]
        more = f" and {len(lines) - 1} more lines" if len(lines) > 1 else ""
        return self._names.store.add(
            sessions=found.sessions,
            runs=found.runs,
            profile=(lambda told: with_races(told, found.races)) if found.races else None,
            told=(self._heading + lines[0] if lines else "") + more,
        )


def _typed() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        click.echo()
        return ""
