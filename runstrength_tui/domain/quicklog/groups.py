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
    end: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing was said of it at all."""
        return not self.groups and self.skipped is None and not self.not_done


class Loading:
    """Gives each group the weights that stand before it, or behind it, whichever way the entry goes."""

    def __init__(self) -> None:
        self._order: list[tuple[str, object]] = []
        self._groups: list[Group] = []

    def group(self, group: Group) -> None:
        """Take in a group."""
        self._groups.append(group)
        for name in ("weights", "band", "box_cm", "gap_cm"):
            value = getattr(group, name)
            if value not in ((), None):
                self._order.append((name, None))
        self._order.append(("", group))

    def load(self, name: str, value: object) -> None:
        """Take in a weight, a band or a height that stands by itself."""
        self._order.append((name, value))

    def said(self, name: str) -> bool:
        """Whether a weight (a band, a height) was said so far."""
        return any(each == name for each, _ in self._order)

    def spread(self) -> None:
        """Give every group what it was done with."""
        for name, nothing in (("weights", ()), ("band", None), ("box_cm", None), ("gap_cm", None)):
            self._spread(name, nothing)

    def _spread(self, name: str, nothing: object) -> None:
        first = next((each for each, _ in self._order if each in ("", name)), "")
        before = first == name and any(each == name and value is not None for each, value in self._order)
        waiting: list[Group] = []
        now: object = None
        for each, value in self._order:
            if each == name and value is not None:
                now = value
                if not before:
                    for group in waiting:
                        setattr(group, name, value)
                    waiting = []
            elif not each:
                assert isinstance(value, Group)
                if getattr(value, name) != nothing:
                    now, waiting = getattr(value, name), []
                elif before:
                    if now is not None:
                        setattr(value, name, now)
                else:
                    waiting.append(value)
        for group in waiting:
            if now is not None:
                setattr(group, name, now)
