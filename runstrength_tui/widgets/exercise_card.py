"""The card of one exercise: how it is done, what it is for, and how much of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from runstrength_tui.domain.exercise import Exercise, Statement
from runstrength_tui.domain.wording import (
    grade_text,
    level_text,
    muscle_text,
    pattern_text,
    tier_text,
    usual_text,
)
from runstrength_tui.widgets.blocks import MUTED, STRONG, Block, gap, item, joined, line, para

_INDENT = 3


def card_blocks(exercise: Exercise) -> tuple[Block, ...]:
    """Return the whole card, from the name to the muscles."""
    return tuple(_card(exercise))


def _card(exercise: Exercise) -> Iterator[Block]:
    kind = tier_text(exercise.jump_tier) if exercise.jump_tier else pattern_text(exercise.pattern)
    yield line(exercise.name, kind)
    if exercise.aliases:
        yield para(f"also called {', '.join(exercise.aliases)}", look=MUTED)
    yield para(exercise.summary)
    if exercise.equipment:
        yield para(f"You need: {', '.join(exercise.equipment)}.", look=MUTED)

    yield from _heading("Do")
    yield from _points(exercise.setup)
    yield gap()
    for number, cue in enumerate(exercise.cues, start=1):
        yield item(f"{number}", cue.text, indent=_INDENT)

    yield from _heading("Avoid")
    yield from _points(exercise.faults, mark="×")

    yield from _heading("Breathing and tempo")
    yield para(exercise.breathing)
    if exercise.tempo.text:
        yield para(exercise.tempo.text)

    yield from _heading("Why it helps a runner")
    for reason in exercise.why:
        yield joined(((reason.text, ""), (f"({grade_text(reason.grade)})", MUTED)), indent=_INDENT, mark="·")

    yield from _heading("Easier and harder")
    yield para("From the easiest to the hardest.", look=MUTED)
    for rung in exercise.ladder:
        earned = f"Move on after: {rung.earn}" if rung.earn else ""
        yield joined(((f"{rung.name}.", STRONG), (rung.text, ""), (earned, MUTED)), indent=_INDENT, mark="·")

    yield from _heading("How much")
    for level, usual in exercise.doses.items():
        yield joined(
            (
                (f"{level_text(level)}:", STRONG),
                (f"{exercise.rung(usual.rung).name},", ""),
                (f"{usual_text(usual)}.", ""),
            ),
            indent=_INDENT,
            mark="·",
        )

    yield from _heading("Stop when")
    yield from _points(exercise.stop, mark="!")

    yield from _heading("Muscles")
    for words, share in (("Mostly", 1.0), ("Also", 0.5)):
        names = [muscle_text(muscle) for muscle, part in exercise.muscles.items() if part == share]
        if names:
            yield joined(((f"{words}:", STRONG), (f"{', '.join(names)}.", "")))


def _heading(text: str) -> Iterator[Block]:
    yield gap()
    yield line(text, look="bold $text-accent")


def _points(statements: Iterable[Statement], mark: str = "·") -> Iterator[Block]:
    for statement in statements:
        yield item(mark, statement.text, indent=_INDENT)
