"""``history``: weeks with their sessions and runs, newest first, all of them or those that words find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from runstrength_tui.commands.call import Call, now_local, output_width, say_json

if TYPE_CHECKING:
    from runstrength_tui.domain.history.collection import History
    from runstrength_tui.store.history_index import HistoryIndex

WEEKS: Final = 8
_EXAMPLES: Final = """\b
Words, all of which have to fit; none needs quotes:
  goblet, goblet squat     an exercise or a version of it
  plan:base  plan:none     a plan
  last month, 3 weeks, nov 2025, tue, 2026-11-20
  from:2026-01 to:march on:monday
  run strength long race   what it was
  hard good easy pr skipped pain note jump missed early
  rpe:8+ rir:2- effort:7+ sets:12+ landings:60..80 min:30- run:15k+
  note:heels               noted with this word
  not:pain                 all but that

\b
Examples:
  runstrength history goblet from:2026-01
  runstrength history run:15k+ last year
  runstrength history pr not:jump --all
  runstrength history landings:60+ --json
"""


@click.command(name="history", epilog=_EXAMPLES)
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@click.option(
    "--weeks", type=click.IntRange(1), default=WEEKS, show_default=True, help="Print so many weeks."
)
@click.option("--all", "everything", is_flag=True, help="Print all weeks.")
@click.option("--json", "as_json", is_flag=True, help="Print the weeks as JSON.")
@click.pass_obj
def command(call: Call, words: tuple[str, ...], weeks: int, everything: bool, as_json: bool) -> None:
    """Print your weeks, newest first, with what each adds up to; WORDS leave only what they find."""
    from runstrength_tui.commands.finding import found, query_text
    from runstrength_tui.commands.history_text import history_lines, weeks_out
    from runstrength_tui.domain.history.telling import found_text
    from runstrength_tui.settings import read_settings
    from runstrength_tui.store.store import Store

    settings = read_settings(call.places.config)
    now = now_local()
    index = Store.open(call.places.data, now_local).history_index()
    text = query_text(words)
    limit = None if everything else weeks
    history = found(call, index, text, settings.distance) if text.strip() else _newest(index, limit, as_json)
    groups = history.weeks()
    shown = groups if limit is None else groups[:limit]
    if as_json:
        say_json(weeks_out(history, shown))
        return
    if not history.rows:
        click.echo(
            "Nothing fits." if text else "Nothing yet: runstrength opens the app, enter starts a session."
        )
        return
    for line in history_lines(history, shown, now.date(), settings.distance, output_width()):
        click.echo(line)
    if text or len(shown) < len(groups) or index.left:
        click.echo("")
    if text:
        click.echo(
            f"{found_text(history)} in {len(groups)} weeks."
            if len(groups) != 1
            else f"{found_text(history)}."
        )
    if len(shown) < len(groups) or index.left:
        click.echo("There is more: --all prints it, --weeks 20 some of it.")


def _newest(index: HistoryIndex, limit: int | None, records: bool) -> History:
    """Return as much as the weeks that are wanted need, and one week more to know whether there is more."""
    from runstrength_tui.commands.finding import STEP, read_all

    index.refresh()
    while index.left and (limit is None or len(index.history.weeks()) <= limit):
        index.go_on(STEP)
    if records:
        read_all(index, records=True)
    return index.history
