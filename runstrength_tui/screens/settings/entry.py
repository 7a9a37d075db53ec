"""One line of the settings, and what several kinds of them have in common."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from msgspec import Struct
from textual.app import App

from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.personal import Personal

V = TypeVar("V")

Act = Callable[[int], Awaitable[str]]
"""Changes something, for a choice by so many steps; returns a sentence to say, or ""."""


class Entry(Struct, frozen=True):
    """A line: what it is, how it stands, what it is for, and what its keys do."""

    label: str
    value: str
    about: str
    change: Act
    remove: Act | None = None


class Part(Struct, frozen=True):
    """A heading with its lines."""

    title: str
    entries: tuple[Entry, ...]


class Desk:
    """What the lines of the settings work with."""

    def __init__(self, app: App[Any], backstage: Backstage, keep: Callable[[Act], None]) -> None:
        self.app = app
        self.backstage = backstage
        self.keep = keep
        """Takes what brings back the thing that was just deleted."""

    @property
    def personal(self) -> Personal:
        """What is known of the person."""
        return self.backstage.personal

    def choice(
        self,
        label: str,
        about: str,
        words: Mapping[V, str],
        now: Callable[[], V | None],
        choose: Callable[[V], Awaitable[str]],
        *,
        unsaid: str = "not said",
    ) -> Entry:
        """Return a line with a few values that ``enter`` goes through, from what holds at that moment."""
        values = tuple(words)

        async def change(by: int) -> str:
            here = now()
            at = values.index(here) if here is not None and here in values else -1 if by > 0 else 0
            return await choose(values[(at + by) % len(values)])

        here = now()
        return Entry(label, unsaid if here is None else words.get(here, unsaid), about, change)
