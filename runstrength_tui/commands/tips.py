"""``tips``: how an exercise is done, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from runstrength_tui.commands.call import Call, output_width, say_json

if TYPE_CHECKING:
    from runstrength_tui.domain.named import Named
    from runstrength_tui.library import Library

_MOST: Final = 8
"""Names listed when one is ambiguous."""


@click.command(name="tips")
@click.argument("words", metavar="[NAME]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print the exercise, or the list of all, as JSON.")
@click.pass_obj
def command(call: Call, words: tuple[str, ...], as_json: bool) -> None:
    """Print how an exercise is done; without a NAME, list all.

    The NAME may be that of a version (archer press-up), another name (push-up), or how one begins; it needs
    no quotes.
    """
    from runstrength_tui.commands.card_text import card_lines, list_lines
    from runstrength_tui.domain.card import exercise_card

    library = _library(call)
    if not words:
        if as_json:
            say_json(
                [
                    {"id": each.id, "name": each.name, "aliases": each.aliases, "summary": each.summary}
                    for each in library.exercises
                ]
            )
        else:
            click.echo("\n".join(list_lines(library.exercises, output_width())))
        return
    found = _found(library, " ".join(words))
    if as_json:
        say_json(found.exercise)
    else:
        click.echo("\n".join(card_lines(exercise_card(found.exercise, found.rung), output_width())))


def _library(call: Call) -> Library:
    """Return every exercise, those that came in by name as well; ours alone where the history is damaged."""
    from runstrength_tui.commands.line_names import LineNames
    from runstrength_tui.errors import StoreUnreadable
    from runstrength_tui.library import load_library

    try:
        return LineNames(call.places).library
    except StoreUnreadable:
        return load_library((call.places.config,), call.places.cache)


def _found(library: Library, name: str) -> Named:
    """Return what the name stands for; raises Missing with the nearest names, or with those it may mean."""
    from runstrength_tui.errors import Missing

    found = library.named(name)
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(each.name for each in found[:_MOST])
        if len(found) > _MOST:
            names += f" or {len(found) - _MOST} others"
        raise Missing(f"{name!r} may be {names}: write more of the name.")
    near = library.nearest(name)
    advice = f"the nearest: {', '.join(near)}" if near else "runstrength tips lists them all"
    raise Missing(f"There is no exercise {name!r}; {advice}.")
