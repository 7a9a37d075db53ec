"""``show``: one session as a runner would tell it, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from runstrength_tui.commands.call import Call, now_local, output_width, say_json

if TYPE_CHECKING:
    from runstrength_tui.domain.session import Session


@click.command(name="show")
@click.argument("number", metavar="[NUMBER]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the session as JSON, null when there is none.")
@click.pass_obj
def command(call: Call, number: str | None, as_json: bool) -> None:
    """Print the last session, or the one with this NUMBER (the last line of each says it)."""
    from runstrength_tui.commands.session_text import session_lines

    wanted = _session_number(number)
    now = now_local()
    session, before = _find(call, wanted)
    if as_json:
        say_json(session)
    elif session is None:
        click.echo("No session yet: runstrength opens the app, and enter starts the first one.")
    else:
        for line in session_lines(session, now.date(), output_width(), before=before):
            click.echo(line)


def _session_number(text: str | None) -> int | None:
    """Return the session number that was typed; raises UsageError for what is none."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 20):
        raise click.UsageError(f"a session's number has digits only, and {text!r} is none")
    return int(text)


def _find(call: Call, wanted: int | None) -> tuple[Session | None, int | None]:
    """Return the session that is asked for and the number of the one before it, None where there is none.

    Raises Missing for a number that no session has.
    """
    from runstrength_tui.errors import Missing
    from runstrength_tui.store.store import Store

    store = Store.open(call.places.data, now_local)
    if wanted is None:
        newest = store.sessions(limit=1)
        session = newest[0] if newest else None
    else:
        session = store.session(wanted)
        if session is None:
            raise Missing(
                f"There is no session {wanted}; runstrength show prints the last one and its number."
            )
    if session is None:
        return None, None
    earlier = store.sessions(limit=1, before=session.id)
    return session, earlier[0].id if earlier else None
