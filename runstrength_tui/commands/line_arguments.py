"""What of the command line is a line to log: its words, and the few options that may stand among them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

import click

LOG: Final = "log"
_FLAGS: Final = frozenset({"--dry-run", "--json", "--help", "-h"})
_WITH_VALUE: Final = frozenset({"--at"})
_OF_LINE: Final = ("--dry-run", "--json", "--at", "--help")
_BEFORE: Final = frozenset({"--debug", "--version", "--help", "-h"})
"""Options of the whole command line; ``--data`` is one too, with a value."""
_NUMBER: Final = re.compile(r"-[.,]?\d")


def with_log(arguments: Sequence[str], commands: Collection[str]) -> list[str]:
    """Return the arguments with ``log`` before a line that was written without it.

    Whatever is no command's name begins a line, a negative load as well; an option that is none does not.
    """
    place = 0
    while place < len(arguments):
        word = arguments[place]
        if word == "--data":
            place += 2
        elif word in _BEFORE or word.startswith("--data="):
            place += 1
        else:
            break
    if place >= len(arguments) or arguments[place] in commands:
        return list(arguments)
    first = arguments[place]
    if first.startswith("-") and first != "--" and not (_begins_line(first) or _NUMBER.match(first)):
        return list(arguments)
    return [*arguments[:place], LOG, *arguments[place:]]


def _begins_line(option: str) -> bool:
    """Whether an option is one of a line's, or nearly one."""
    return _is_option(option) or _nearly(option, [*_OF_LINE, "--data", "--debug", "--version"]) in _OF_LINE


def _is_option(word: str) -> bool:
    return word in _FLAGS or word.partition("=")[0] in _WITH_VALUE


class LineCommand(click.Command):
    """A command whose words are a line: only its own options are options, wherever they stand.

    So a negative load is none, and ``--`` ends them. What is nearly an option is a mistake, not a word.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Sort the options from the words before click reads them."""
        options: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for word in rest:
            if word == "--":
                words += rest
            elif word in _WITH_VALUE:
                options += [word, *_value(ctx, word, rest)]
            elif _is_option(word):
                options.append(word)
            elif not ctx.resilient_parsing and _nearly(word, [*_OF_LINE, "--data", "--debug"]):
                raise click.NoSuchOption(word, ctx=ctx)
            else:
                words.append(word)
        return super().parse_args(ctx, [*options, "--", *words])


def _value(ctx: click.Context, option: str, rest: Iterator[str]) -> list[str]:
    value = next(rest, None)
    if value is None and not ctx.resilient_parsing:
        raise click.BadOptionUsage(option, f"Option {option!r} requires an argument.", ctx=ctx)
    return [] if value is None else [value]


def _nearly(word: str, options: list[str]) -> str:
    """Return the option that a word nearly is; "" where it is none."""
    if not re.match("--[a-z]", word):
        return ""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, options, n=1, cutoff=0.6)), "")


def complete_words(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[Any]:
    """Return what the word that is being typed may become: the rest of an exercise's or a plan's name."""
    from runstrength_tui.commands.line_names import completed

    return completed(ctx, (*(ctx.params.get("words") or ()), incomplete))
