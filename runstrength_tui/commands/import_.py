"""``import``: a file of another tracker or a watch into the history; a report, then one question."""

from __future__ import annotations

import gc
import sys
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from runstrength_tui.commands.call import Call, now_local, output_width, say_json

if TYPE_CHECKING:
    from runstrength_tui.commands.arrivals import Arrival
    from runstrength_tui.commands.line_names import LineNames
    from runstrength_tui.domain.units import WeightUnit
    from runstrength_tui.exchange.incoming import Incoming

_EXAMPLES: Final = """\b
Examples:
  runstrength import strong.csv
  runstrength import --dry-run hevy.csv
  runstrength import --unit lb --yes strong.csv
  runstrength import run.gpx
  runstrength import history.json          what another computer exported
  cat fitnotes.csv | runstrength import --yes -
"""


@click.command(name="import", epilog=_EXAMPLES)
@click.argument("file", metavar="FILE|-")
@click.option("--dry-run", is_flag=True, help="Stop after the report; store nothing.")
@click.option("--yes", is_flag=True, help="Store without asking.")
@click.option(
    "--unit",
    type=click.Choice(["kg", "lb"]),
    help="What weights without a unit are in; distances are km with kg, miles with lb.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON; needs --yes or --dry-run.")
@click.pass_obj
def command(call: Call, file: str, dry_run: bool, yes: bool, unit: str | None, as_json: bool) -> None:
    """Take in what you did in Strong, Hevy, FitNotes or Liftosaur, and runs of your watch (GPX, TCX, FIT).

    Lines as rs log takes them and the JSON of runstrength export come in as well, and so does
    the history file or a backup of another computer: the newer of two forms of a session stays, and what was
    deleted stays deleted.

    Whose file it is shows by itself. First comes a report of what would be stored, then one question.
    Importing a file again adds only the sessions and runs that are new in it; runstrength undo takes an
    import back.
    """
    ask = not (dry_run or yes)
    if ask and (as_json or file == "-" or not (sys.stdin.isatty() and sys.stdout.isatty())):
        raise click.UsageError("import asks before it stores, and cannot ask here; add --yes, or --dry-run")
    from runstrength_tui.commands.progress import Progress

    gc.disable()  # a hundred thousand records without a cycle among them, and the process ends soon
    try:
        arrival = _arrival(call, file, unit, ask=ask)
        if not as_json:
            for line in arrival.report(now_local().date(), output_width()):
                click.echo(line)
        wanted = arrival.new and not dry_run
        wanted = wanted and (yes or click.confirm(f"\nStore {arrival.new}?", default=True))
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nStopped: nothing was stored.", err=True)
        raise click.Abort from None
    stored = 0
    if wanted:
        try:
            with Progress("Storing") as progress:
                stored = arrival.store(progress.at)
        except KeyboardInterrupt:
            click.echo("\nStopped: all or nothing was stored; rs undo --list says which.", err=True)
            raise click.Abort from None
    if as_json:
        say_json({**arrival.as_data(), "stored": stored or None})
    elif stored:
        click.echo(f"\nStored {arrival.new}; runstrength undo takes all of it back.")
    elif not arrival.new:
        click.echo("\nAll of it is known, so nothing was stored.")
    elif not dry_run:
        click.echo("Nothing was stored.")


def _arrival(call: Call, file: str, unit: str | None, *, ask: bool) -> Arrival:
    from runstrength_tui.commands.arrivals import FileArrival, WholeArrival, whole_of
    from runstrength_tui.commands.line_names import LineNames
    from runstrength_tui.commands.progress import Progress

    names = LineNames(call.places)
    data = _bytes(file)
    with Progress("Reading") as progress:
        if (whole := whole_of(data)) is not None:
            return WholeArrival(names.store, whole, data, progress.at)
    return FileArrival(names.store, _read(names, data, unit, ask=ask))


def _bytes(file: str) -> bytes:
    from runstrength_tui.exchange.reading import read_bytes, read_stream

    return read_stream(sys.stdin.buffer) if file == "-" else read_bytes(Path(file).expanduser())


def _read(names: LineNames, data: bytes, unit: str | None, *, ask: bool) -> Incoming:
    """Return what the file comes to; on a terminal a unit that it does not give is asked for."""
    from dateutil.tz import gettz

    from runstrength_tui.commands.progress import Progress
    from runstrength_tui.domain.units import WeightUnit
    from runstrength_tui.exchange.arriving import read_incoming
    from runstrength_tui.exchange.incoming import UnitNeeded
    from runstrength_tui.exchange.read_by import ReadBy

    now = now_local()
    given = WeightUnit(unit) if unit else None
    while True:
        with Progress("Reading") as progress:
            by = ReadBy(
                now=now,
                zone=gettz() or UTC,
                names=names.library,
                own=names.store.profile().own_exercises,
                unit=given,
                given=lambda text: names.given(text, now),
                told=progress.at,
            )
            try:
                return read_incoming(data, by)
            except UnitNeeded:
                if not ask or given is not None:
                    raise
        given = _ask_unit()


def _ask_unit() -> WeightUnit:
    from runstrength_tui.domain.units import WeightUnit

    click.echo("The file does not say in what its weights are (with kg go km, with lb miles).")
    return WeightUnit(click.prompt("kg or lb", type=click.Choice(["kg", "lb"]), show_choices=False))
