"""What a line is read by on the command line: names, the person's facts and units, last time's values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import click

from runstrength_tui.commands.call import now_local
from runstrength_tui.errors import BadFile, RunStrengthError
from runstrength_tui.text import clean_text

if TYPE_CHECKING:
    from runstrength_tui.domain.live.before import Before
    from runstrength_tui.domain.quicklog.outcome import Given
    from runstrength_tui.library import Library
    from runstrength_tui.paths import Places
    from runstrength_tui.settings import Settings
    from runstrength_tui.store.store import Store

_APOSTROPHES: Final = str.maketrans("", "", "'’")
_SPECIAL: Final = frozenset('()&;|<>*?$"\\`[]{}!#~')
"""What a shell takes for something else; no name needs an apostrophe either."""


class LineNames:
    """The library with the person's own exercises, and what else a line is read by; each read when needed."""

    def __init__(self, places: Places) -> None:
        self._places = places

    @cached_property
    def store(self) -> Store:
        """The history."""
        from runstrength_tui.store.store import Store

        return Store.open(self._places.data, now_local)

    @cached_property
    def library(self) -> Library:
        """Every exercise and plan there is for this person."""
        from runstrength_tui.library import load_library

        library = load_library((self._places.config,), self._places.cache)
        return library.with_own(self.store.profile().own_exercises)

    @cached_property
    def settings(self) -> Settings:
        """The units; the usual ones, said aloud, where the file is at fault."""
        from runstrength_tui.settings import Settings, read_settings

        try:
            return read_settings(self._places.config)
        except BadFile as error:
            click.echo(f"runstrength: {clean_text(str(error))}", err=True)
            return Settings()

    def given(self, text: str, now: datetime) -> Given:
        """Return what a text is read by; what was done last time is looked up when that is asked for."""
        from runstrength_tui.domain.gear import Means
        from runstrength_tui.domain.quicklog.outcome import Given

        given = Given(
            now=now,
            localise=datetime.astimezone,
            means=Means(gear=self.store.profile().gear, unit=self.settings.units),
            distance=self.settings.distance,
            before=_Later(self._last_times),
        )
        return self._with_planned(given) if "planned" in text.casefold() else given

    def _with_planned(self, given: Given) -> Given:
        """Return it with the session that is suggested now; the coach is only brought for it."""
        from msgspec.structs import replace

        from runstrength_tui.domain.coach.doing import as_plan
        from runstrength_tui.domain.coach.suggest import due
        from runstrength_tui.domain.coach.suggestion import Asked

        lately, library = self.store.lately(given.now), self.library
        context = lately.context(given.now, library.rules, library.by_id)
        found = due(Asked(context=context, plans=library.plans, means=given.means))
        return replace(given, planned=as_plan(found), aimed=found.items) if found else given

    def _last_times(self) -> Mapping[tuple[str, str], Before]:
        from runstrength_tui.domain.live.before import LOOK_BACK, last_times

        return last_times(self.store.sessions(LOOK_BACK))


class _Later(Mapping[tuple[str, str], "Before"]):
    """A mapping that is made when somebody looks into it."""

    def __init__(self, make: Callable[[], Mapping[tuple[str, str], Before]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[tuple[str, str], Before]:
        return self._make()

    def __getitem__(self, version: tuple[str, str]) -> Before:
        return self._made[version]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def completed(ctx: click.Context, words: Sequence[str]) -> list[Any]:
    """Return what the last of a line's words may become, for the shell; nothing where that cannot be told.

    A shell replaces one word, a name may have several: those that stand there already are not said again, and
    what was typed stays as it is.
    """
    from click.shell_completion import CompletionItem

    from runstrength_tui.commands import call_of
    from runstrength_tui.domain.quicklog.completing import completions

    text = " ".join(words)
    word = len(text) - len(words[-1])
    try:
        names = LineNames(call_of(ctx.find_root()).places)
        found = completions(text, len(text), names.library, names.given("", now_local()))
    except (RunStrengthError, click.UsageError):
        return []
    typed = text[word:]
    items = {}
    for each in found:
        plain = each.text.translate(_APOSTROPHES)
        begun = text[each.start : word]
        if each.hint == "plan":  # any run of its words names it
            plain = plain[max(0, plain.casefold().find((begun + typed).casefold())) :]
        rest = plain[len(begun) :]
        whole = each.start <= word and plain.casefold().startswith((begun + typed).casefold())
        if whole and not _SPECIAL.intersection(rest):
            items[typed + rest[len(typed) :].lower()] = each.hint
    return [CompletionItem(value, help=hint or None) for value, hint in items.items()]
