"""Sets as a line tells them, before it is known what exactly they were: groups of like ones, and weights."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from runstrength_tui.domain.quicklog.chains import Count, Weighed
from runstrength_tui.domain.session import Effort, SetKind, SkipReason

Sign = Literal["", "+", "-", "with", "added", "help", "bw", "bw+", "bw-", "none"]


class Weight(Struct, frozen=True, kw_only=True):
    """A weight, and what its sign or the word before it says of how it was meant."""

    of: Weighed
    sign: Sign = ""
    start: int = 0
    end: int = 0


class Group(Struct, kw_only=True):
    """Sets that one part of the line tells of; each list holds one for all, or one for each."""

    counts: tuple[Count, ...]
    weights: tuple[Weight, ...] = ()
    band: str | None = None
    box_cm: int | None = None
    gap_cm: int | None = None
    per_side: bool = False
    each: bool = False
    """``each`` stands right behind a weight: it can be of each hand."""
    kind: SetKind = SetKind.WORK
    effort: Effort | None = None
    rir: float | None = None
    missed: int = 0
    """Of the last set."""
    to_failure: bool = False
    rest_s: int | None = None
    listed: bool = False
    start: int
    end: int

    @property
    def loaded(self) -> bool:
        """Whether anything was said of its load."""
        return bool(self.weights) or self.band is not None or self.box_cm is not None


class Work(Struct, kw_only=True):
    """All that one entry says of an exercise."""

    groups: list[Group] = []
    first_rest_s: int | None = None
    """Rest before the first set."""
    note: str = ""
    skipped: SkipReason | None = None
    not_done: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was said of it at all."""
        return not self.groups and self.skipped is None and not self.not_done


class Loading:
    """Gives each group what it was done with, which stands before it or behind it, as the entry begins."""

    def __init__(self) -> None:
        self._order: list[Group | dict[str, object]] = []
        """Groups, and the words about a load that stand together between them."""

    def group(self, group: Group) -> None:
        """Take in a group."""
        self._order.append(group)

    def load(self, name: str, value: object) -> None:
        """Take in a weight, a band or a height that stands by itself."""
        if not self._order or isinstance(self._order[-1], Group):
            self._order.append({})
        words = self._order[-1]
        assert isinstance(words, dict)
        words[name] = value

    def said(self, name: str) -> bool:
        """Whether a weight (a band, a height) was said so far."""
        return any(
            bool(getattr(each, name)) if isinstance(each, Group) else name in each for each in self._order
        )

    @property
    def load_last(self) -> bool:
        """Whether a load was said after the last sets."""
        return bool(self._order) and isinstance(self._order[-1], dict)

    def spread(self) -> None:
        """Give every group what it was done with."""
        if self._order and isinstance(self._order[0], dict):
            self._spread_on()
        else:
            self._spread_back()

    def _spread_on(self) -> None:
        """What is said of a load holds from there on; at the very end it is of the sets before it."""
        now: dict[str, object] = {}
        last: Group | None = None
        for place, each in enumerate(self._order):
            if isinstance(each, Group):
                _give(each, now)
                last = each
            elif place == len(self._order) - 1 and last is not None:
                for name, value in each.items():
                    setattr(last, name, value)
            else:
                now = each

    def _spread_back(self) -> None:
        """What is said of a load is of the sets before it, and of those behind it that say nothing."""
        now: dict[str, object] = {}
        waiting: list[Group] = []
        for each in self._order:
            if isinstance(each, Group):
                waiting.append(each)
                if each.weights:
                    now = {"weights": each.weights[-1:]}
            else:
                now = each
                for group in waiting:
                    _give(group, now)
                waiting = []
        for group in waiting:
            if not group.loaded:
                _give(group, now)


def _give(group: Group, words: dict[str, object]) -> None:
    for name, value in words.items():
        if getattr(group, name) in ((), None):
            setattr(group, name, value)
