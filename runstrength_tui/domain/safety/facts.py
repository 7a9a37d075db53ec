"""What several rules ask of the session and of history: what was done before, what is easier, what hurts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from runstrength_tui.domain.exercise import WITH_WEIGHT, Exercise, JumpTier, Pattern, Rung
from runstrength_tui.domain.kit import fits, needs
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.state import LiveItem
from runstrength_tui.domain.safety.engine import Context, Offer, Way
from runstrength_tui.domain.safety.heavy import prime_movers
from runstrength_tui.domain.safety.looking_back import keys
from runstrength_tui.domain.session import (
    ExerciseRecord,
    PainArea,
    PainReport,
    Session,
    SetKind,
    SetRecord,
)


def jumps(facts: ItemFacts, least_tier: int = JumpTier.LOW) -> bool:
    """Whether an exercise of a session lands, from a size of jump up."""
    return facts.contacts_per_rep > 0 and (facts.jump_tier or 0) >= least_tier


def records(context: Context, exercise: str, rung: str = "") -> Iterator[tuple[Session, ExerciseRecord]]:
    """Yield every time an exercise (in one version) was done, the newest first."""
    for session in context.sessions:
        for record in session.exercises:
            if record.exercise == exercise and rung in ("", record.rung) and record.work_sets:
                yield session, record


def working_sets(item: LiveItem) -> tuple[SetRecord, ...]:
    """Return an exercise's sets of this session that are neither warm-ups nor drop sets."""
    return tuple(each.record for each in item.done if each.record.kind is SetKind.WORK)


def landings_before(context: Context, item: LiveItem, least_tier: int) -> int:
    """Return the session's landings of jumps from a size up, without those of the set in hand of ``item``.

    A jump that was missed is a landing.
    """
    total = 0
    for each in context.live.items if context.live else (item,):
        here = item if each.key == item.key else each
        if not jumps(here.facts, least_tier):
            continue
        in_hand = (here.hand.count or 0) + here.hand.missed if here.key == item.key else 0
        total += here.contacts - here.facts.contacts_per_rep * in_hand
    return total


def has_weight(facts: ItemFacts) -> bool:
    """Whether it is done with a free weight in hand or on the body."""
    return any(target.load.kind in WITH_WEIGHT and (target.load.kg or 0) > 0 for target in facts.targets)


def loads_area(context: Context, facts: ItemFacts, area: PainArea) -> bool:
    """Whether an exercise loads a sore place; where the library does not have it, only its landings tell."""
    what = context.rules.areas[area]
    if jumps(facts):
        return what.jumps or bool(prime_movers(context, facts.exercise) & set(what.muscles))
    exercise = context.exercises.get(facts.exercise)
    if exercise is None:
        return False
    by_pattern = exercise.pattern is not Pattern.JUMP and exercise.pattern in what.patterns
    return by_pattern or bool(prime_movers(context, facts.exercise) & set(what.muscles))


def latest_pains(context: Context) -> dict[PainArea, PainReport]:
    """Return each place's last report: of sessions, mornings after, and the session under way."""
    reports = [*context.profile.pains, *(each for session in context.sessions for each in session.pains)]
    reports += context.live.pains if context.live else ()
    return {each.area: each for each in sorted(reports, key=_when)}


def easier(context: Context, facts: ItemFacts, *, below: JumpTier | None = None) -> Offer | None:
    """Return the next easier version that can be done with what is owned; ``below``: that jumps less high."""
    exercise = context.exercises.get(facts.exercise)
    here = rung_of(exercise, facts.rung)
    if exercise is None or here is None:
        return None
    owned = context.profile.gear.known_kit
    for rung in exercise.easier(here.id):
        if below is not None and (exercise.lands(rung) or 0) >= below:
            continue
        if owned is None or fits(needs(exercise, rung), owned):
            return Offer(way=Way.EASIER, text=rung.name, exercise=exercise.id, rung=rung.id)
    return None


def rung_of(exercise: Exercise | None, rung_id: str) -> Rung | None:
    """Return a version by its id, None where there is none (any more)."""
    return next((rung for rung in exercise.ladder if rung.id == rung_id), None) if exercise else None


def leave_out(items: Iterable[ItemFacts], text: str = "") -> Offer:
    """Return the offer to leave exercises out today."""
    items = tuple(items)
    them = "them" if len(items) > 1 else "it"
    return Offer(way=Way.SKIP, text=text or f"leave {them} out today", items=keys(items))


def end_here() -> Offer:
    """Return the offer to end the session."""
    return Offer(way=Way.END, text="end the session")


def _when(report: PainReport) -> datetime:
    return report.at
