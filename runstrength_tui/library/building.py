"""Builds the library from its files, one at a time: a faulty file never hides the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Raw

from runstrength_tui.domain.exercise import LEVELS, Exercise
from runstrength_tui.domain.figure.format import Figure
from runstrength_tui.domain.own_exercise import as_exercise
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.safety.rules import Rules
from runstrength_tui.library.checks import unknown_cards, unknown_items
from runstrength_tui.library.compiled import DATA, Compiled, Stamp
from runstrength_tui.library.faults import Fault, FaultyFile
from runstrength_tui.library.files import fault_in, read_exercise, read_figure, read_plan, read_rules

T = TypeVar("T", Exercise, Plan)

FIRST_PLANS = ("first-steps", "runners-base-a", "runners-base-b", "after-an-easy-run", "core-in-ten-minutes")
"""Plans shown first, in this order: the gentlest for a newcomer on top.

Others of ours follow by level, then the shorter first; then a person's own by name.
"""


def build(stamps: Iterable[Stamp], rules_file: Stamp | None = None) -> Compiled:
    """Read and cross-check the files that ``stamps`` name, those given first winning an id."""
    stamps = tuple(stamps)
    faults: list[Fault] = []
    rules: Rules | None = None
    exercises: dict[str, tuple[Exercise, Path]] = {}
    plans: dict[str, tuple[Plan, Path]] = {}
    figures: list[tuple[Figure, Path]] = []
    for path in (Path(stamp.path) for stamp in stamps):
        try:
            if path.suffix != ".toml":
                raise FaultyFile(Fault(str(path), "the folder cannot be listed"))
            if path.parent.name == "plans":
                _keep(read_plan(path), path, plans)
            elif path.parent.name == "figures":
                figures.append((read_figure(path), path))
            else:
                _keep(read_exercise(path), path, exercises)
        except FaultyFile as error:
            faults.append(error.fault)
    if rules_file is not None:
        try:
            rules = read_rules(Path(rules_file.path))
        except FaultyFile as error:
            faults.append(error.fault)
    _leave_out_unknown_cards(exercises, faults)
    faults += _give_figures(figures, exercises)
    known = {name: exercise for name, (exercise, _) in exercises.items()}
    usable: list[tuple[Plan, Path]] = []
    for plan, path in plans.values():
        wrong = [fault_in(path, *problem) for problem in unknown_items(plan, known)]
        faults += wrong
        if not wrong:
            usable.append((plan, path))
            known = {**{own.id: as_exercise(own) for own in plan.own}, **known}
    brought = [exercise for name, exercise in known.items() if name not in exercises]
    return Compiled(
        exercises=tuple(sorted((*_without_taken_aliases(exercises, faults), *brought), key=_by_name)),
        plans=tuple(plan for plan, _ in sorted(usable, key=_by_place)),
        own_plans={plan.id: str(path) for plan, path in usable if not _is_ours(path)},
        faults=tuple(faults),
        stamps=(*stamps, rules_file) if rules_file else stamps,
        rules=Raw(msgspec.json.encode(rules)),
    )


def _keep(record: T, path: Path, kept: dict[str, tuple[T, Path]]) -> None:
    for other, where in kept.values():
        if other.id == record.id:
            raise FaultyFile(fault_in(path, ("id",), f"{record.id} is taken already by {where}"))
        if _folded(other.name) == _folded(record.name):
            raise FaultyFile(fault_in(path, ("name",), f"{record.name} is taken by {where}"))
    kept[record.id] = (record, path)


def _leave_out_unknown_cards(exercises: dict[str, tuple[Exercise, Path]], faults: list[Fault]) -> None:
    """Take the card from each version whose card leads nowhere; the version itself stays."""
    known = {name: exercise for name, (exercise, _) in exercises.items()}
    for exercise, path in tuple(exercises.values()):
        ladder = list(exercise.ladder)
        for where, wrong in unknown_cards(exercise, known):
            number = int(where[1])
            ladder[number] = msgspec.structs.replace(ladder[number], card=None)
            faults.append(fault_in(path, where, wrong, left_out=False))
        exercises[exercise.id] = (msgspec.structs.replace(exercise, ladder=tuple(ladder)), path)


def _give_figures(
    figures: Iterable[tuple[Figure, Path]], exercises: dict[str, tuple[Exercise, Path]]
) -> Iterator[Fault]:
    """Give each exercise the figure whose file has its id as a name; yield what is wrong with the rest."""
    for figure, path in figures:
        if path.stem not in exercises:
            yield fault_in(path, (), f"no exercise {path.stem} is in the library")
            continue
        exercise, where = exercises[path.stem]
        if exercise.figure is not None:
            yield fault_in(path, (), f"{exercise.name} has a figure already")
            continue
        exercises[path.stem] = (msgspec.structs.replace(exercise, figure=figure), where)


def _without_taken_aliases(
    exercises: Mapping[str, tuple[Exercise, Path]], faults: list[Fault]
) -> Iterator[Exercise]:
    """Yield the exercises, each name and alias standing for one of them; a name beats an alias."""
    taken = {_folded(exercise.name): exercise for exercise, _ in exercises.values()}
    for exercise, path in exercises.values():
        aliases: list[str] = []
        for number, alias in enumerate(exercise.aliases):
            owner = taken.setdefault(_folded(alias), exercise)
            if owner is exercise:
                aliases.append(alias)
            else:
                wrong = f"{alias} already stands for {owner.name}"
                faults.append(fault_in(path, ("aliases", number), wrong, left_out=False))
        if len(aliases) < len(exercise.aliases):
            exercise = msgspec.structs.replace(exercise, aliases=tuple(aliases))
        yield exercise


def _folded(name: str) -> str:
    return name.casefold()


def _by_name(exercise: Exercise) -> str:
    return _folded(exercise.name)


def _is_ours(path: Path) -> bool:
    return path.is_relative_to(DATA)


def _by_place(found: tuple[Plan, Path]) -> tuple[int, int, int, str]:
    plan, path = found
    if not _is_ours(path):
        return (len(FIRST_PLANS) + 1, 0, 0, _folded(plan.name))
    place = FIRST_PLANS.index(plan.id) if plan.id in FIRST_PLANS else len(FIRST_PLANS)
    return (place, LEVELS.index(plan.level), plan.minutes, _folded(plan.name))
