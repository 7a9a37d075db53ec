"""A suggestion in a runner's words: how much of each exercise, and why at length."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.coach.suggestion import Reason, Suggestion
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.session import SetKind, Target
from runstrength_tui.domain.wording import evidence_text, grade_text, load_text, many_text, unit_text


class Aim(Struct, frozen=True):
    """One exercise of a suggestion in words."""

    name: str
    count: str
    """``3 × 8``, ``2 × 30 s a side``, ``10, 10, 9``."""
    load: str = ""
    warm_up: str = ""
    """``after 2 warm-ups``; empty without."""
    reason: str = ""
    shown: str = ""
    """How well that reason is shown: ``Evidence: some studies.``; empty where there is none to show."""


class Ground(Struct, frozen=True):
    """One reason at length."""

    text: str
    shown: str
    """How well that is shown, with where it is from."""


def aims(suggestion: Suggestion) -> tuple[Aim, ...]:
    """Return each exercise of a suggestion in words, in order."""
    return tuple(map(_aim, suggestion.items))


def grounds(suggestion: Suggestion) -> tuple[Ground, ...]:
    """Return every reason at length, what matters most first."""
    return tuple(map(_ground, suggestion.why))


def done_text(suggestion: Suggestion) -> str:
    """Return what a change is called that stored a suggestion as done: ``Runner's base A, as suggested``."""
    return f"{suggestion.name}, as suggested"


def stored_text(suggestion: Suggestion) -> str:
    """Return what was stored of a suggestion that was done: ``Runner's base A: 5 exercises, 13 sets``."""
    sets = sum(len(_work(item)) for item in suggestion.items)
    return f"{suggestion.name}: {many_text(len(suggestion.items), 'exercise')}, {many_text(sets, 'set')}"


def answered_text(before: Suggestion, after: Suggestion) -> str:
    """Return what answers to questions made other in a suggestion, "" for nothing.

    ``Because of your answers: without Low box jump; Bodyweight squat in place of Goblet squat.``
    """
    was = {item.exercise: item for item in before.items}
    now = {item.exercise: item for item in after.items}
    parts = [f"without {item.name}" for name, item in was.items() if name not in now]
    for name, item in now.items():
        old = was.get(name)
        if old is None:
            parts.append(f"with {item.name}")
        elif old.rung != item.rung:
            parts.append(f"{item.name} in place of {old.name}")
        elif (aim := _aim(item)) != replace(_aim(old), reason=aim.reason):
            parts.append(" ".join(part for part in (item.name, aim.count, aim.load) if part))
    return f"Because of your answers: {'; '.join(parts)}." if parts else ""


def _aim(item: ItemFacts) -> Aim:
    work = _work(item)
    warm = len(item.targets) - len(work)
    loads = list(dict.fromkeys(load_text(target.load) for target in work))
    return Aim(
        name=item.name,
        count=_count(item, [target.count for target in work]),
        load=loads[0] if len(loads) == 1 else ", ".join(load_text(target.load) or "–" for target in work),
        warm_up=f"after {many_text(warm, 'warm-up')}" if warm else "",
        reason=item.reason,
        shown=f"{evidence_text(item.grade)} {item.source}".rstrip() if item.grade else "",
    )


def _count(item: ItemFacts, counts: list[int]) -> str:
    unit, sides = unit_text(item.measure), item.side.sides
    each = [count // sides for count in counts]
    words = f"{len(each)} × {each[0]}" if len(set(each)) == 1 else ", ".join(map(str, each))
    return f"{words}{unit}{' a side' if sides == 2 else ''}"


def _work(item: ItemFacts) -> list[Target]:
    return [target for target in item.targets if target.kind is not SetKind.WARM_UP]


def _ground(reason: Reason) -> Ground:
    grade = grade_text(reason.grade)
    return Ground(
        reason.text, f"{grade[:1].upper()}{grade[1:]}{f': {reason.source}' if reason.source else '.'}"
    )
