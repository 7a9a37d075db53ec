"""A runner's words for what the records hold; the same on every screen and on the command line.

Plain text without markup. English month and day names whatever the locale, so that output can be compared.
"""

from __future__ import annotations

from typing import Final

from runstrength_tui.domain.exercise import (
    Grade,
    JumpTier,
    Level,
    LevelDose,
    LoadKind,
    Measure,
    Muscle,
    Pattern,
    SideRule,
)
from runstrength_tui.domain.plan import Dose
from runstrength_tui.domain.session import (
    Effort,
    EndReason,
    ExerciseRecord,
    Load,
    Session,
    SetRecord,
    SkipReason,
)
from runstrength_tui.domain.wording_numbers import (
    clock_text as clock_text,
)
from runstrength_tui.domain.wording_numbers import (
    date_text as date_text,
)
from runstrength_tui.domain.wording_numbers import (
    day_text as day_text,
)
from runstrength_tui.domain.wording_numbers import (
    distance_text as distance_text,
)
from runstrength_tui.domain.wording_numbers import (
    many_text as many_text,
)
from runstrength_tui.domain.wording_numbers import (
    mass_text as mass_text,
)
from runstrength_tui.domain.wording_numbers import (
    number_text as number_text,
)
from runstrength_tui.domain.wording_numbers import (
    span_text as span_text,
)
from runstrength_tui.domain.wording_numbers import (
    time_text as time_text,
)
from runstrength_tui.domain.wording_numbers import (
    weekday_text as weekday_text,
)

NO_NAME: Final = "Without a plan"
"""What a session without a name is called."""
_EFFORTS: Final = {
    Effort.EASY: "4 or more left in you",
    Effort.GOOD: "2 or 3 left in you",
    Effort.HARD: "0 or 1 left in you",
}
_SKIPS: Final = {
    SkipReason.NO_KIT: "no kit",
    SkipReason.PAIN: "pain",
    SkipReason.TIRED: "tired",
    SkipReason.TIME: "no time",
    SkipReason.CHECK: "the check before the session",
    SkipReason.ADVICE: "on advice",
}
_ENDS: Final = {
    EndReason.COMPLETE: "",
    EndReason.EARLY: "ended early",
    EndReason.WARNING_SIGN: "stopped on a warning sign",
    EndReason.LEFT_OPEN: "left open, ended with its last set",
}
_TIERS: Final = {JumpTier.LOW: "small jump", JumpTier.MEDIUM: "medium jump", JumpTier.HIGH: "big jump"}
_GRADES: Final = {
    Grade.WELL_SHOWN: "well shown",
    Grade.SOME_STUDIES: "some studies",
    Grade.EARLY: "early",
    Grade.HABIT: "coaching habit",
}
_PATTERNS: Final = {
    Pattern.JUMP: "jump",
    Pattern.SQUAT: "squat",
    Pattern.LUNGE: "lunge",
    Pattern.HINGE: "hinge",
    Pattern.BRIDGE: "bridge",
    Pattern.KNEE_FLEXION: "hamstrings",
    Pattern.ANKLE: "ankle",
    Pattern.HIP_SIDE: "hip",
    Pattern.PUSH: "push",
    Pattern.PULL: "pull",
    Pattern.CARRY: "carry",
    Pattern.CORE: "core",
    Pattern.OTHER: "own",
}
_MUSCLES: Final = {
    Muscle.QUADS: "front of the thigh",
    Muscle.HAMSTRINGS: "back of the thigh",
    Muscle.GLUTE_MAX: "glutes",
    Muscle.GLUTE_MED: "side of the hip",
    Muscle.ADDUCTORS: "inner thigh",
    Muscle.CALVES: "calves",
    Muscle.SOLEUS: "deep calf",
    Muscle.TIBIALIS_FOOT: "shin and foot",
    Muscle.HIP_FLEXORS: "front of the hip",
    Muscle.ABS: "abs",
    Muscle.OBLIQUES: "side of the trunk",
    Muscle.ERECTORS: "lower back",
    Muscle.CHEST: "chest",
    Muscle.FRONT_DELT: "front of the shoulder",
    Muscle.TRICEPS: "back of the arm",
    Muscle.LATS: "lats",
    Muscle.MID_BACK_TRAPS: "upper back",
    Muscle.BICEPS_FOREARM: "biceps and grip",
}
_LEVELS: Final = {
    Level.BEGINNER: "New to strength",
    Level.INTERMEDIATE: "Used to it",
    Level.ADVANCED: "Well trained",
}


def load_text(load: Load) -> str:
    """Return the weight or height, ``16 kg``, ``+8 kg``, ``40 cm``; empty where there is none to name."""
    if load.kind is LoadKind.BOX:
        return f"{load.box_cm} cm" if load.box_cm else ""
    if load.kind is LoadKind.BAND:
        return f"{load.band} band" if load.band else "band"
    if load.kind is LoadKind.BODYWEIGHT or not load.kg:
        return ""
    amount = mass_text(abs(load.kg), load.unit)
    if load.kind is LoadKind.ASSISTED:
        return f"−{amount}"
    return f"+{amount}" if load.kind is LoadKind.ADDED else amount


def load_long_text(load: Load) -> str:
    """Return the weight or height in full: ``40 cm box, 30 cm away``, ``20 kg of help``, ``bodyweight``."""
    if load.kind is LoadKind.BOX and load.box_cm:
        away = f", {load.gap_cm} cm away" if load.gap_cm else ""
        return f"{load.box_cm} cm box{away}"
    if load.kind is LoadKind.ASSISTED and load.kg:
        return f"{mass_text(abs(load.kg), load.unit)} of help"
    if load.kind in (LoadKind.EXTERNAL, LoadKind.BOX):
        return load_text(load) or ("no weight" if load.kind is LoadKind.EXTERNAL else "no box")
    return load_text(load) or "bodyweight"


def unit_text(measure: Measure) -> str:
    """Return what stands behind a count: nothing for reps, ``s`` or ``m``."""
    return {Measure.REPS: "", Measure.SECONDS: " s", Measure.METRES: " m"}[measure]


def count_text(
    count: int,
    measure: Measure = Measure.REPS,
    side: SideRule = SideRule.BOTH,
    *,
    left: int | None = None,
    right: int | None = None,
) -> str:
    """Return a set's count in full, ``count`` being all sides together.

    ``8``, ``30 s``, ``16 steps, 8 a side``, ``8 a side``; ``L8 R7`` where the sides are known to differ.
    """
    unit = unit_text(measure)
    if left is not None and right is not None and left != right:
        return f"L{left} R{right}{unit}"
    if side is SideRule.BOTH:
        return f"{count}{unit}"
    if side is SideRule.ALTERNATING and measure is Measure.REPS:
        steps = many_text(count, "step")
        return steps if count % 2 else f"{steps}, {count // 2} a side"
    return f"{count}{unit} in all" if count % 2 else f"{count // 2}{unit} a side"


def short_count_text(count: int, measure: Measure = Measure.REPS, side: SideRule = SideRule.BOTH) -> str:
    """Return a set's count as short as it stays true: ``8``, ``30 s``, ``8 a side``, ``15 steps``."""
    if side is SideRule.ALTERNATING and measure is Measure.REPS and count % 2 == 0:
        return f"{count // 2} a side"
    return count_text(count, measure, side)


def work_text(count: int, load: Load, measure: Measure = Measure.REPS, side: SideRule = SideRule.BOTH) -> str:
    """Return a count with its weight: ``8 × 16 kg``, ``8 a side, 8 kg``, ``3 at 20 cm``, ``10``."""
    counted, weight = short_count_text(count, measure, side), load_text(load)
    if not weight:
        return counted
    if load.kind is LoadKind.BOX:
        return f"{counted} at {weight}"
    plain = measure is Measure.REPS and side is SideRule.BOTH
    return f"{counted} × {weight}" if plain else f"{counted}, {weight}"


def done_text(record: SetRecord, measure: Measure, side: SideRule) -> str:
    """Return a set's count with its weight, as it was done: ``8 × 14 kg``, ``L8 R7, 8 kg``."""
    if record.left is None or record.right is None or record.left == record.right:
        return work_text(record.count, record.load, measure, side)
    sides = count_text(record.count, measure, side, left=record.left, right=record.right)
    weight = load_text(record.load)
    return f"{sides}, {weight}" if weight else sides


def set_text(record: SetRecord, of: ExerciseRecord, *, effort: bool = True) -> str:
    """Return a finished set: ``8 × 14 kg, easy``, ``5 at 40 cm, 1 missed``, ``L8 R7, 8 kg``."""
    parts = [done_text(record, of.measure, of.side)]
    if record.missed:
        parts.append(f"{record.missed} missed")
    if effort and record.effort:
        parts.append(effort_text(record.effort))
    return ", ".join(parts)


def dose_text(
    dose: Dose,
    load: Load | None = None,
    *,
    measure: Measure = Measure.REPS,
    side: SideRule = SideRule.BOTH,
    rest: bool = True,
) -> str:
    """Return what a plan asks for: ``3 × 8–10, 16 kg, rest 1:30``; ``load`` stands in for the plan's own."""
    span = f"{dose.low}–{dose.high}" if dose.high != dose.low else str(dose.low)
    counted = f"{dose.sets} × {span}{unit_text(measure)}"
    if dose.per_side:
        counted += " a side"
    elif side is SideRule.ALTERNATING and measure is Measure.REPS:
        counted += " steps"
    if load is None and dose.box_cm is not None:
        load = Load(kind=LoadKind.BOX, box_cm=dose.box_cm, gap_cm=dose.gap_cm)
    elif load is None and dose.kg is not None:
        load = Load(kind=LoadKind.EXTERNAL, kg=dose.kg)
    parts = [counted, load_text(load) if load else "", f"rest {clock_text(dose.rest_s)}" if rest else ""]
    return ", ".join(part for part in parts if part)


def usual_text(usual: LevelDose) -> str:
    """Return what a level usually does: ``2–3 × 8–10, 3–4 left in you, rest 1:30, no weight``."""
    counted = f"{_span(usual.sets)} × {_span(usual.reps)}{unit_text(usual.measure)}"
    if usual.per_side:
        counted += " a side"
    parts = [counted]
    if usual.rir:
        parts.append(f"{_span(usual.rir)} left in you")
    low, high = usual.rest_s
    parts.append(f"rest {clock_text(low)}" + (f"–{clock_text(high)}" if high != low else ""))
    if usual.contacts:
        parts.append(f"{_span(usual.contacts)} landings")
    parts.append(usual.load)
    return ", ".join(part for part in parts if part)


def _span(values: tuple[int, int]) -> str:
    low, high = values
    return str(low) if low == high else f"{low}–{high}"


def effort_text(effort: Effort) -> str:
    """Return how a set felt in one word: ``easy``, ``good`` or ``hard``."""
    return effort.value


def skip_text(reason: SkipReason) -> str:
    """Return why an exercise was left out: ``no kit``, ``pain``, ``tired``, ``no time``."""
    return _SKIPS[reason]


def end_text(end: EndReason) -> str:
    """Return what ended a session before its time; empty for one done to the end."""
    return _ENDS[end]


def tier_text(tier: JumpTier) -> str:
    """Return how big a jump is: ``small jump``, ``medium jump``, ``big jump``."""
    return _TIERS[tier]


def grade_text(grade: Grade) -> str:
    """Return how well a statement is shown, from ``well shown`` to ``coaching habit``."""
    return _GRADES[grade]


def evidence_text(grade: Grade) -> str:
    """Return how well a reason is shown, as a sentence: ``Evidence: some studies.``"""
    return f"Evidence: {grade_text(grade)}."


def pattern_text(pattern: Pattern) -> str:
    """Return a kind of movement in one word: ``squat``, ``hamstrings``."""
    return _PATTERNS[pattern]


def muscle_text(muscle: Muscle) -> str:
    """Return a muscle group as a runner knows it: ``front of the thigh``."""
    return _MUSCLES[muscle]


def level_text(level: Level) -> str:
    """Return how long a person has been training strength: ``New to strength``, ``Well trained``."""
    return _LEVELS[level]


def session_name(session: Session) -> str:
    """Return what a session is called: its plan's name, else that it had none."""
    return session.plan_name or NO_NAME


def totals_text(session: Session) -> str:
    """Return a session in one breath: ``29 min: 12 sets, 24 landings``; minutes where they are known."""
    done = many_text(session.sets, "set")
    if session.contacts:
        done += ", " + many_text(session.contacts, "landing")
    return f"{session.minutes} min: {done}" if session.minutes else done
