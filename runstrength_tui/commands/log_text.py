"""What ``log`` says: what was understood, line by line; or the mark under what was not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import click

from runstrength_tui.commands.call import output_width, say_json
from runstrength_tui.text import clean_text

_PLANNED: Final = "planned"
"""A word of a line, though nearly the command ``plan``."""

if TYPE_CHECKING:
    from runstrength_tui.domain.quicklog.outcome import NotALine, Told, Understood
    from runstrength_tui.store.records import Change
    from runstrength_tui.store.store import Store


def say_understood(
    found: Understood, change: Change | None, store: Store, there: Sequence[str], *, as_json: bool
) -> None:
    """Say what a line came to, and that it is stored; ``change`` is None where nothing was.

    ``there`` says which of its runs seem to be in the history already.
    """
    if as_json:
        sessions, runs = found.sessions, found.runs
        if change is not None:
            sessions = tuple(each for each in map(store.session, change.sessions) if each)
            runs = tuple(each for each in map(store.run, change.runs) if each)
        say_json(
            {
                "change": change.id if change else None,
                "told": _told_json(found.told),
                "totals": found.totals,
                "sessions": sessions,
                "runs": runs,
                "races": found.races,
                "remarks": there,
            }
        )
        return
    for line in understood_lines(found.told, output_width()):
        click.echo(line)
    if found.totals:
        click.echo(found.totals)
    for sentence in there:
        click.echo(sentence)
    if change is None:
        click.echo("Not stored: this was a dry run.")
    elif change.id == 0:
        click.echo("It was known already; nothing was stored.")
    else:
        click.echo("Stored; rs undo takes it back.")


def understood_lines(told: Sequence[Told], width: int) -> Iterator[str]:
    """Yield what was understood, an entry a line, in two columns where there is room."""
    import textwrap

    whats = [clean_text(each.what) for each in told]
    column = min(max(map(len, whats), default=0), max(12, width // 2 - 2))
    for what, each in zip(whats, told, strict=True):
        first = f"{what:<{column}}  "
        yield from textwrap.wrap(
            first + clean_text(each.how, most=4000), width, subsequent_indent=" " * (column + 2)
        ) or [what]


def _told_json(told: Sequence[Told]) -> list[dict[str, str]]:
    return [{"what": each.what, "how": each.how} for each in told]


def say_fault(text: str, fault: NotALine, heading: str, *, whole: bool, typed: bool, as_json: bool) -> None:
    """Say what is wrong with a line and where; ``heading`` is what ``--at`` put before it."""
    from runstrength_tui.commands.pointing import line_number, pointed

    sentence = clean_text(str(fault))
    if as_json:
        say_json(
            {
                "error": sentence,
                "text": text,
                "start": fault.start,
                "end": fault.end,
                "told": _told_json(fault.told),
                "nearest": fault.nearest,
                "readings": fault.readings,
            }
        )
        return
    if typed:
        for each in understood_lines(fault.told, output_width()):
            click.echo(each, err=True)
    line, marks = pointed(text, fault.start, fault.end, output_width())
    click.echo(line, err=True)
    click.echo(marks, err=True)
    where = f"line {line_number(text, fault.start)}: " if whole else ""
    click.echo(f"runstrength: {where}{sentence}", err=True)
    for reading in fault.readings:
        click.echo(f"  {clean_text(reading.means)}: write {clean_text(reading.write, most=4000)}", err=True)
    if fault.nearest:
        click.echo(f"  the nearest: {', '.join(map(clean_text, fault.nearest))}", err=True)
    if near := not_a_command(text[len(heading) :]):
        click.echo(f"  or did you mean the command {near}? runstrength --help lists them", err=True)
    click.echo("Nothing was stored.", err=True)


def not_a_command(line: str) -> str:
    """Return the command whose name a line's first word nearly is; "" where it is near none."""
    from difflib import get_close_matches

    from runstrength_tui.commands import COMMANDS

    word = line.split(maxsplit=1)[0] if line.split() else ""
    if word.casefold() == _PLANNED:
        return ""
    return next(iter(get_close_matches(word.casefold(), COMMANDS, n=1, cutoff=0.7)), "")
