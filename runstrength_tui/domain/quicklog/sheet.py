"""What has been read of one exercise so far."""

from __future__ import annotations

from runstrength_tui.domain.entries import MOST_KG
from runstrength_tui.domain.quicklog.bare import Counted, Meaning, settle
from runstrength_tui.domain.quicklog.chains import About, Chain, Count
from runstrength_tui.domain.quicklog.cursor import Cursor
from runstrength_tui.domain.quicklog.groups import Group, Loading, Weight, Work
from runstrength_tui.domain.quicklog.said import Saying
from runstrength_tui.domain.session import SetKind
from runstrength_tui.domain.units import to_kg
from runstrength_tui.domain.wording import number_text


class Sheet:
    """Groups of sets, weights that wait for theirs, and bare numbers that can still be either."""

    def __init__(self, cur: Cursor, about: About, saying: Saying) -> None:
        self.cur, self.about, self.saying = cur, about, saying
        self.work = Work(groups=[])
        self.loading = Loading()
        self.bare: list[Chain] = []
        self.kind: SetKind | None = None
        """What the next sets are for, where that was said."""

    def group(
        self, counts: tuple[Count, ...], start: int, *, weights: tuple[Weight, ...] = (), listed: bool = False
    ) -> Group:
        """Take in sets."""
        group = Group(counts=counts, weights=weights, listed=listed, start=start, end=self.cur.last)
        if self.kind is not None:
            group.kind, self.kind = self.kind, None
        self.work.groups.append(group)
        self.loading.group(group)
        return group

    def last(self, start: int) -> Group:
        """Return the sets that something is said of; refuses where there are none yet."""
        if not self.work.groups and self.about.planned:
            self.group((), start)
        if not self.work.groups:
            self.cur.refuse("Write the sets before how they were: 3x8 16kg @8.", start, self.cur.last)
        return self.work.groups[-1]

    def weigh(self, weights: tuple[Weight, ...]) -> None:
        """Take in a weight, or one for each set, that stands by itself."""
        self.loading.load("weights", weights)

    def bounded(self, weight: Weight) -> Weight:
        """Return a weight; refuses one that nobody lifts."""
        if to_kg(weight.of.amount, weight.of.unit) > MOST_KG:
            text = f"{number_text(weight.of.amount)} {weight.of.unit}"
            self.cur.refuse(f"{text} is no weight that anyone lifts.", weight.start, weight.end)
        return weight

    def settle(self, *, sets: bool = False) -> None:
        """Decide what the bare numbers so far are, now that something else follows: ``sets`` or not."""
        bare, self.bare = self.bare, []
        if not bare:
            return
        meaning = settle(
            self.cur,
            self.about,
            bare,
            Counted(
                weighed=self.loading.said("weights"),
                height=self.loading.said("box_cm"),
                listed=bool(self.work.groups) and self.work.groups[-1].listed,
                any=bool(self.work.groups),
            ),
            before_sets=sets,
        )
        self._take(meaning)

    def _take(self, meaning: Meaning) -> None:
        if meaning.height is not None:
            self.loading.load("box_cm", meaning.height)
        if meaning.weight is not None:
            self.weigh((self.bounded(meaning.weight),))
        if meaning.counts:
            group = self.group(meaning.counts, meaning.start, listed=len(meaning.counts) > 1)
            group.end = meaning.end
