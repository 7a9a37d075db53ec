"""``undo``: take back what was written down, imported, edited or deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from runstrength_tui.commands.call import Call, cut, now_local, say_json

if TYPE_CHECKING:
    from datetime import datetime

    from runstrength_tui.store.records import Change
    from runstrength_tui.store.store import Store

_LISTED: Final = 10
_EXAMPLES: Final = """\b
Examples:
  rs undo          take back the last change
  rs undo          and once more: the one before it
  rs undo --list   the last ten changes, numbered
  rs undo 3        take back the third of them alone
"""


@click.command(name="undo", epilog=_EXAMPLES)
@click.argument("number", metavar="[NUMBER]", required=False)
@click.option("--list", "listed", is_flag=True, help="List the last ten changes, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the change, or the list, as JSON.")
@click.pass_obj
def command(call: Call, number: str | None, listed: bool, as_json: bool) -> None:
    """Take back the last change of the history as a whole, or the one with this NUMBER.

    A change is a line that was logged, an import, an edit or a delete, here or in the app, of the last 30
    days. What was changed since then is left alone, and said.
    """
    from runstrength_tui.errors import Missing
    from runstrength_tui.store.store import Store

    if listed and number is not None:
        raise click.UsageError("--list and a number do not go together")
    wanted = _wanted(number)
    store = Store.open(call.places.data, now_local)
    if listed:
        _list(store.changes(_LISTED), as_json)
        return
    change_id = None
    if wanted is not None:
        changes = store.changes(wanted)
        if len(changes) < wanted:
            raise Missing(f"There is no change {wanted}; rs undo --list shows those that can be taken back.")
        change_id = changes[-1].id
    take_back(store, change_id, as_json=as_json)


def take_back(store: Store, change_id: int | None = None, *, as_json: bool = False) -> None:
    """Take a change back, the last one without an id, and say so."""
    change = store.take_back(change_id)
    if as_json:
        say_json(change)
    else:
        click.echo(f"Taken back: {change.told}")


def _wanted(number: str | None) -> int | None:
    """Return which of the list is meant; raises UsageError for what is no number of it."""
    if number is None:
        return None
    if not (number.isascii() and number.isdigit() and len(number) <= 9 and int(number)):
        raise click.UsageError(f"undo takes a number of rs undo --list, and {number!r} is none")
    return int(number)


def _list(changes: tuple[Change, ...], as_json: bool) -> None:
    from runstrength_tui.commands.call import output_width

    if as_json:
        say_json(changes)
    elif not changes:
        click.echo("Nothing can be taken back: changes are kept for 30 days.")
    else:
        now, width = now_local(), output_width()
        for number, change in enumerate(changes, start=1):
            told = f"{number:>2}  {_when(change.at, now):<17}  {change.told}"
            click.echo(cut(told, width))


def _when(at: datetime, now: datetime) -> str:
    from runstrength_tui.domain.wording_numbers import day_text, time_text

    here = at.astimezone(now.tzinfo)
    return f"{day_text(here.date(), now.date())} {time_text(here)}"
