"""An exercise's card as titled sections of lines, the same on the screen and on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from runstrength_tui.domain.exercise import BY_WEIGHT, Exercise, LoadKind, Rung, Statement
from runstrength_tui.domain.own_exercise import OWN
from runstrength_tui.domain.wording import (
    grade_text,
    level_text,
    muscle_text,
    number_text,
    pattern_text,
    tier_text,
    usual_text,
)


class Part(StrEnum):
    """The parts of a card, in the order in which they stand on it."""

    DO = "do"
    AVOID = "avoid"
    RHYTHM = "rhythm"
    WHY = "why"
    LADDER = "ladder"
    MUCH = "much"
    STOP = "stop"
    MUSCLES = "muscles"


class Line(Struct, frozen=True):
    """One paragraph: what stands before it, its first words, the text, and what is said in passing."""

    text: str
    mark: str = ""
    lead: str = ""
    aside: str = ""

    @property
    def pieces(self) -> tuple[str, ...]:
        """Everything that is said, in order."""
        return tuple(piece for piece in (self.lead, self.text, self.aside) if piece)


class Section(Struct, frozen=True):
    """One part; its lines are in groups, with a little room between one and the next."""

    part: Part
    title: str
    groups: tuple[tuple[Line, ...], ...]


class Card(Struct, frozen=True, kw_only=True):
    """Everything a card says."""

    name: str
    kind: str
    also: str
    """Other names, or what it is a version of; may be empty."""
    summary: str
    need: str
    """What it needs to hand; empty for nothing."""
    sections: tuple[Section, ...]

    def section(self, part: Part) -> Section | None:
        """Return one part, None where the card has none of it."""
        return next((section for section in self.sections if section.part is part), None)


def _told(*sections: Section) -> tuple[Section, ...]:
    """Return the sections that say anything."""
    return tuple(section for section in sections if any(section.groups))


def exercise_card(exercise: Exercise, marked: Rung | None = None) -> Card:
    """Return the whole card of an exercise; the version ``marked`` is pointed at among the others."""
    muscles = Section(Part.MUSCLES, "Muscles", (tuple(_muscles(exercise)),))
    return Card(
        name=exercise.name,
        kind=tier_text(exercise.jump_tier) if exercise.jump_tier else pattern_text(exercise.pattern),
        also=f"also called {', '.join(exercise.aliases)}" if exercise.aliases else "",
        summary=exercise.summary,
        need=_need(exercise.equipment),
        sections=_told(
            _do(exercise),
            _avoid(exercise),
            _rhythm(exercise),
            _why(exercise),
            Section(
                Part.LADDER,
                "Easier and harder",
                (
                    (Line("", aside="From the easiest to the hardest."),),
                    tuple(_version(rung, marked) for rung in exercise.ladder),
                ),
            ),
            Section(Part.MUCH, "How much", (tuple(_much(exercise)),)),
            _stop(exercise),
            muscles,
        )
        if not exercise.id.startswith(OWN)
        else _told(muscles),
    )


def version_card(exercise: Exercise, rung: Rung) -> Card:
    """Return the card of one version: its own text, and of the exercise's what holds for it, too."""
    place = exercise.ladder.index(rung)
    beside = [
        Line(exercise.ladder[other].text, lead=f"{word}: {exercise.ladder[other].name}.")
        for word, other in (("Easier", place - 1), ("Harder", place + 1))
        if 0 <= other < len(exercise.ladder)
    ]
    if rung.earn:
        beside.append(Line(rung.earn, lead="Move on after:"))
    much = [*_start(exercise, rung), *_much(exercise, rung)]
    size = exercise.lands(rung)
    listed = exercise.equipment if rung.equipment is None else rung.equipment
    return Card(
        name=rung.name,
        kind=tier_text(size) if size else pattern_text(exercise.pattern),
        also=f"version {place + 1} of {len(exercise.ladder)} of {exercise.name}, from the easiest",
        summary=rung.text,
        need=_need(listed),
        sections=(
            _do(exercise),
            _avoid(exercise),
            _rhythm(exercise),
            Section(Part.LADDER, "Easier and harder", (tuple(beside),)),
            *([Section(Part.MUCH, "How much", (tuple(much),))] if much else []),
            _stop(exercise),
        ),
    )


def _do(exercise: Exercise) -> Section:
    cues = tuple(Line(cue.text, mark=str(number)) for number, cue in enumerate(exercise.cues, start=1))
    return Section(Part.DO, "Do", (_points(exercise.setup), cues))


def _avoid(exercise: Exercise) -> Section:
    return Section(Part.AVOID, "Avoid", (_points(exercise.faults, mark="×"),))


def _rhythm(exercise: Exercise) -> Section:
    said = (exercise.breathing, exercise.tempo.text)
    return Section(Part.RHYTHM, "Breathing and tempo", (tuple(Line(text) for text in said if text),))


def _why(exercise: Exercise) -> Section:
    lines = (Line(each.text, mark="·", aside=f"({grade_text(each.grade)})") for each in exercise.why)
    return Section(Part.WHY, "Why it helps a runner", (tuple(lines),))


def _stop(exercise: Exercise) -> Section:
    return Section(Part.STOP, "Stop when", (_points(exercise.stop, mark="!"),))


def _version(rung: Rung, marked: Rung | None) -> Line:
    earned = f"Move on after: {rung.earn}" if rung.earn else ""
    return Line(rung.text, mark="›" if rung is marked else "·", lead=f"{rung.name}.", aside=earned)


def _much(exercise: Exercise, only: Rung | None = None) -> Iterator[Line]:
    for level, usual in exercise.doses.items():
        if only is None:
            name = exercise.rung(usual.rung).name
            yield Line(f"{name}, {usual_text(usual)}.", mark="·", lead=f"{level_text(level)}:")
        elif usual.rung == only.id:
            yield Line(f"{usual_text(usual)}.", mark="·", lead=f"{level_text(level)}:")


def _start(exercise: Exercise, rung: Rung) -> Iterator[Line]:
    kind = rung.load or exercise.load
    if kind in BY_WEIGHT:
        kg = exercise.start_kg if rung.start_kg is None else rung.start_kg
        of_help = " of help" if kind is LoadKind.ASSISTED else ""
        yield Line(f"{number_text(abs(kg))} kg{of_help}.", mark="·", lead="The first time:")
    elif kind is LoadKind.BOX:
        height = exercise.start_cm if rung.start_cm is None else rung.start_cm
        yield Line(f"a box of {height} cm.", mark="·", lead="The first time:")


def _muscles(exercise: Exercise) -> Iterator[Line]:
    for words, share in (("Mostly", 1.0), ("Also", 0.5)):
        names = [muscle_text(muscle) for muscle, part in exercise.muscles.items() if part == share]
        if names:
            yield Line(f"{', '.join(names)}.", lead=f"{words}:")


def _need(listed: Iterable[str]) -> str:
    words = ", ".join(listed)
    return f"You need: {words}." if words else ""


def _points(statements: Iterable[Statement], mark: str = "·") -> tuple[Line, ...]:
    return tuple(Line(statement.text, mark=mark) for statement in statements)
