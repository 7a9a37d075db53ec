"""``restore``: a backup, or an export that holds everything, put in the place of the history."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.commands.call import EXIT_FAILED, Call, now_local, say_json
from runstrength_tui.errors import BadFile, Missing

if TYPE_CHECKING:
    from datetime import date

    from runstrength_tui.store.restoring import Contents, Replacement

_EPILOG: Final = """\b
Examples:
  runstrength restore                  the newest good backup
  runstrength restore 3                the third of runstrength backup --list
  runstrength restore history.json     what runstrength export wrote
  runstrength restore 3 --json         say what it would be, as JSON; change nothing

The history that is there now is kept beside it under another name, and
restore with that name brings it back. A session under way is not touched.
To add what another file holds instead of replacing everything, use
runstrength import.
"""


class Restored(Struct, frozen=True, kw_only=True):
    """What was replaced by what, for programs."""

    restored: bool
    """Whether it was done; without --yes it is only said."""
    file: Path
    before: Contents | None
    after: Contents
    unread: int = 0
    """Records of the file that cannot be read and are left out."""
    kept: Path | None = None
    """What was there before."""


@click.command(name="restore", epilog=_EPILOG)
@click.argument("what", metavar="[FILE|NUMBER]", required=False)
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--json", "as_json", is_flag=True, help="Say as JSON what is replaced by what; done with --yes only."
)
@click.pass_obj
def command(call: Call, what: str | None, yes: bool, as_json: bool) -> int:
    """Put a backup, or an export of everything, in the place of the history.

    NUMBER is one of runstrength backup --list; without anything it is the newest good backup. It says what is
    replaced by what and asks once.
    """
    from runstrength_tui.store.restoring import put_in_place

    now = now_local()
    file = _file(call, what)
    chosen = _replacement(call, file)
    said = Restored(restored=False, file=file, before=chosen.before, after=chosen.after, unread=chosen.unread)
    if chosen.same or (as_json and not yes):
        say_json(said) if as_json else click.echo(f"The history holds the same as {file} already.")
        return 0
    if not as_json:
        for line in _lines(file, chosen, now.date()):
            click.echo(line)
        if not yes and not _agreed():
            click.echo("Nothing was changed.")
            return EXIT_FAILED
    kept = put_in_place(call.places.data, chosen, now_local())
    if as_json:
        say_json(replace(said, restored=True, kept=kept))
    else:
        back = f" What was there before is {kept}; restore with that name brings it back." if kept else ""
        click.echo(f"Restored.{back}")
    return 0


def _file(call: Call, what: str | None) -> Path:
    """Return the file that is meant; raises Missing where there is none of that number, or none at all."""
    from runstrength_tui.store.backups import all_backups

    if what is not None and not (what.isascii() and what.isdigit()):
        return Path(what).expanduser().absolute()
    found = all_backups(call.places.data)
    if what is None:
        good = next((backup.path for backup in found if backup.good), None)
        if good is None:
            raise Missing(f"There is no good backup in {call.places.data / 'backups'}: nothing was changed.")
        return good
    if not 1 <= int(what[:9]) <= len(found):
        raise Missing(
            f"There is no backup {what}; runstrength backup --list names them. Nothing was changed."
        )
    return found[int(what) - 1].path


def _replacement(call: Call, file: Path) -> Replacement:
    from runstrength_tui.exchange.whole_json import is_whole, read_whole
    from runstrength_tui.store.restoring import weigh_up

    if file.exists() and not file.is_file():
        raise BadFile(f"{file} is no file that could be put in place: nothing was changed.")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadFile(f"{file} cannot be read ({error.strerror}): nothing was changed.") from error
    return weigh_up(call.places.data, read_whole(data) if is_whole(data) else data)


def _lines(file: Path, chosen: Replacement, today: date) -> tuple[str, ...]:
    from runstrength_tui.domain.wording import many_text

    if chosen.trouble:
        now = f"a file that {chosen.trouble}"
    else:
        now = _told(chosen.before, today) if chosen.before else "nothing"
    lines = (f"Now      {now}", f"Instead  {_told(chosen.after, today)}", f"from     {file}")
    if not chosen.unread:
        return lines
    return (*lines, f"{many_text(chosen.unread, 'record')} of it cannot be read and would be left out.")


def _told(contents: Contents, today: date) -> str:
    from runstrength_tui.domain.wording import date_text, many_text

    held = f"{many_text(contents.sessions, 'session')}, {many_text(contents.runs, 'run')}"
    if contents.last is None:
        return held
    return f"{held}; the last session {date_text(contents.last.date(), today, weekday=True)}"


def _agreed() -> bool:
    """Ask on the terminal; raises UsageError where there is none to ask on."""
    if not sys.stdin.isatty():
        raise click.UsageError(
            "there is no terminal to ask on; add --yes, and what is there now is kept aside"
        )
    return click.confirm("Put it in place? What is there now is kept beside it.", default=False)
