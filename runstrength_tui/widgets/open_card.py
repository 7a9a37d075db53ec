"""Which card is open, at which part, and how one came there; what it says, as blocks of text."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from runstrength_tui.domain.card import Card, exercise_card, version_card
from runstrength_tui.domain.exercise import Exercise, Rung
from runstrength_tui.widgets.blocks import Block, gap, para
from runstrength_tui.widgets.card_parts import (
    CardPart,
    Past,
    essential_blocks,
    has_part,
    heading,
    ladder_blocks,
    part_blocks,
    start_of,
    you_blocks,
)


class Shown(Struct, frozen=True):
    """What is on the card: an exercise, or one of its versions by itself."""

    exercise: Exercise
    rung: Rung | None = None
    version: int | None = None
    """The version that is unfolded; None: where the person stands."""


class OpenCard:
    """The card of one exercise; with ``apart`` its figure is its first part."""

    def __init__(self, known: Callable[[str], Exercise | None]) -> None:
        self._known = known
        self._way: list[Shown] = []
        self._wanted: CardPart | None = None
        """The part that was chosen last; a card that has none of it shows its first."""
        self._past: dict[str, Past] = {}
        self._shown: Shown | None = None
        self._card: Card | None = None
        self.apart = False

    # --- what is open

    @property
    def exercise(self) -> Exercise | None:
        """The exercise that is shown, or of which a version is."""
        return self._shown.exercise if self._shown is not None else None

    @property
    def rung(self) -> Rung | None:
        """The version that is shown by itself."""
        return self._shown.rung if self._shown is not None else None

    @property
    def card(self) -> Card:
        """Everything the card says."""
        assert self._card is not None
        return self._card

    @property
    def part(self) -> CardPart:
        """The part that is shown."""
        parts = self.parts
        return self._wanted if self._wanted in parts else parts[0] if parts else CardPart.DO

    @property
    def parts(self) -> tuple[CardPart, ...]:
        """The parts there are."""
        if self._card is None or self._shown is None:
            return ()
        look = (CardPart.LOOK,) if self.apart and self._shown.exercise.figure is not None else ()
        told = (part for part in CardPart if has_part(self.card, part))
        return (*look, *told, CardPart.YOU)

    @property
    def further(self) -> bool:
        """Whether another card was opened from the one shown first."""
        return bool(self._way)

    @property
    def choosing(self) -> bool:
        """Whether versions can be chosen."""
        return self._shown is not None and self._shown.rung is None and self.part is CardPart.LADDER

    # --- going about

    def show(self, exercise: Exercise | None) -> None:
        """Open the card of an exercise at the part that was looked at, or close the one that is open."""
        self._way.clear()
        self._go(Shown(exercise) if exercise is not None else None)

    def look_at(self, part: CardPart) -> None:
        """Go to a part."""
        self._wanted = part

    def turn(self, by: int) -> None:
        """Go to the next part, after the last to the first."""
        parts = self.parts
        self._wanted = parts[(parts.index(self.part) + by) % len(parts)] if parts else None

    def choose(self, by: int) -> bool:
        """Unfold the next version; returns whether versions are chosen from here."""
        now = self._shown
        if now is None or not self.choosing:
            return False
        version = max(0, min(self._version(now) + by, len(now.exercise.ladder) - 1))
        self._shown = Shown(now.exercise, None, version)
        return True

    def open(self) -> bool:
        """Go to the card of the version that is unfolded; returns whether there was one."""
        now = self._shown
        if now is None or not self.choosing:
            return False
        version = self._version(now)
        rung = now.exercise.ladder[version]
        own = self._known(rung.card) if rung.card else None
        self._way.append(Shown(now.exercise, None, version))
        self._wanted = None
        self._go(Shown(own) if own is not None else Shown(now.exercise, rung))
        return True

    def back(self) -> bool:
        """Go back to the card from which this one was opened; returns whether there was one."""
        if not self._way:
            return False
        self._wanted = CardPart.LADDER
        self._go(self._way.pop())
        return True

    def know(self, exercise_id: str, past: Past) -> None:
        """Take in what is known of the person and an exercise."""
        self._past[exercise_id] = past

    def knows(self, exercise_id: str) -> bool:
        """Whether the history was asked for an exercise."""
        return exercise_id in self._past

    def forget(self) -> None:
        """The history has changed."""
        self._past.clear()

    def _go(self, to: Shown | None) -> None:
        self._shown = to
        if to is None:
            self._card = None
        else:
            self._card = version_card(to.exercise, to.rung) if to.rung else exercise_card(to.exercise)

    # --- what it says

    def kind(self, width: int) -> str:
        """Return what stands beside the name: the kind of movement, before it the kit where there is room."""
        kit = self.card.need.removeprefix("You need: ").removesuffix(".")
        both = f"{kit} · {self.card.kind}" if kit else self.card.kind
        return both if len(both) + len(self.card.name) + 3 <= width else self.card.kind

    def essentials(self, width: int) -> list[Block]:
        """Return what one wants to know first; the kit only where it does not stand beside the name."""
        now = self._shown
        if now is None:
            return []
        note = f"The figure shows {now.exercise.name}." if now.rung and now.exercise.figure else ""
        return list(essential_blocks(self.card, note, need=self.kind(width) == self.card.kind))

    def page(self, first: list[Block], *, following: bool) -> tuple[list[Block], int | None]:
        """Return the text of the part, ``first`` on top of it, and the place of the version unfolded.

        With ``following``, the parts that come after it stand below.
        """
        at: int | None = None
        blocks = [*first, gap()] if first else []
        if self._shown is not None and self.choosing:
            versions, place = self._versions(self._shown)
            at = len(blocks) + place
            blocks += versions
        else:
            blocks += self._told(self.part)
        if following:
            parts = self.parts
            for other in parts[parts.index(self.part) + 1 :]:
                blocks += [*heading(other), *self._told(other)]
        return blocks, at

    def _told(self, part: CardPart) -> list[Block]:
        now = self._shown
        if now is None:
            return []
        if part is CardPart.YOU:
            return list(you_blocks(self._past.get(now.exercise.id), now.exercise))
        if part is CardPart.LADDER and now.rung is None:
            return self._versions(now)[0]
        also = [para(self.card.also, look="$text-muted"), gap()] if part is CardPart.DO and now.rung else []
        return [*also, *part_blocks(self.card, part)]

    def _version(self, now: Shown) -> int:
        return start_of(now.exercise, self._past.get(now.exercise.id)) if now.version is None else now.version

    def _versions(self, now: Shown) -> tuple[list[Block], int]:
        own = [rung.card for rung in now.exercise.ladder if rung.card and self._known(rung.card)]
        return ladder_blocks(now.exercise, self._past.get(now.exercise.id), self._version(now), own_card=own)
