"""``backup``: a copy of the history now, and a list of those there are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

import click

from runstrength_tui.commands.call import Call, now_local, say_json

if TYPE_CHECKING:
    from runstrength_tui.store.records import BackupFile

_EPILOG: Final = """\b
Examples:
  runstrength backup          make one now
  runstrength backup --list   which there are; restore takes their numbers

One is made by itself before the first change of each day, and the last ten
of these stay. One that you ask for stays until you remove it. They lie in the
folder backups beside the history: to have one on another disk, copy it there
or write it there with runstrength export.
"""


@click.command(name="backup", epilog=_EPILOG)
@click.option("--list", "listing", is_flag=True, help="List the backups there are, newest first; make none.")
@click.option("--json", "as_json", is_flag=True, help="Print the backup made, or the list, as JSON.")
@click.pass_obj
def command(call: Call, listing: bool, as_json: bool) -> None:
    """Make a backup of the history now."""
    from runstrength_tui.store.backups import all_backups
    from runstrength_tui.store.leftovers import under_way
    from runstrength_tui.store.restoring import make_backup

    now = now_local()
    if listing:
        found = all_backups(call.places.data)
        if as_json:
            say_json(found)
        else:
            for line in _lines(found, now.date()):
                click.echo(line)
        return
    made = make_backup(call.places.data, now)
    if as_json:
        say_json({"file": made})
    else:
        click.echo(f"Backup made: {made}")
    if under_way(call.places.data):
        click.echo("runstrength: A session is under way; it is not in there yet.", err=True)


def _lines(found: tuple[BackupFile, ...], today: date) -> Iterator[str]:
    if not found:
        yield "No backup yet: runstrength backup makes one."
    for number, backup in enumerate(found, 1):
        faulty = "" if backup.good else "  cannot be read"
        yield f"{number:>3}  {backup_text(backup, today)}{faulty}  {backup.path.name}"


def backup_text(backup: BackupFile, today: date) -> str:
    """Return when and why a backup was made: ``Thursday 19 Nov, before the first change``."""
    from runstrength_tui.domain.wording import date_text, time_text
    from runstrength_tui.store.records import Taken

    timed = len(backup.taken) > len("20261119")
    taken = datetime.strptime(backup.taken, "%Y%m%d-%H%M%S" if timed else "%Y%m%d")
    why = {
        Taken.DAY: "before the day's first change",
        Taken.KEPT: "made when asked for",
        Taken.LAYOUT: "before the file's form changed",
    }[backup.why]
    day = date_text(taken.date(), today, weekday=True)
    return f"{day}, {time_text(taken)}, {why}" if timed else f"{day}, {why}"
