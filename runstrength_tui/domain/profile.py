"""What the person has told of themselves; facts only, each asked for when it first matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.gear import Gear
from runstrength_tui.domain.moment import Moment
from runstrength_tui.domain.own_exercise import OwnExercise
from runstrength_tui.domain.session import NotMyDay, PainReport
from runstrength_tui.domain.units import WeightUnit


class Flag(StrEnum):
    """What one of our own screening questions was answered yes to, and signs of eating too little."""

    HEART = "heart"
    """Heart or circulation, metabolism, kidneys."""
    SYMPTOMS = "symptoms"
    """Chest discomfort or a faint with effort."""
    BLOOD_PRESSURE = "blood_pressure"
    """High and not under control."""
    JOINT = "joint"
    """Joint, bone or tendon trouble, or surgery, in the last twelve months."""
    PREGNANT = "pregnant"
    """Pregnant, or gave birth in the last twelve weeks."""
    DOCTOR = "doctor"
    """A doctor said to limit activity."""
    UNDER_18 = "under_18"
    OVER_65 = "over_65"
    """Over 65 and new to lifting."""
    LOW_FUEL = "low_fuel"
    """Repeated bone injuries, missed periods, or much weight lost."""


class Said(StrEnum):
    """What was said to a health question."""

    YES = "yes"
    NO = "no"
    LIFTED = "lifted"
    """Still so, but a professional said that it need not hold anything back."""


class Answer(Struct, frozen=True, kw_only=True):
    """One answer to a health question, kept for good."""

    at: Moment
    flag: Flag
    said: Said


class Screening(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The health questions as they were answered: flags only; none means no was said to all."""

    answered_on: date
    flags: tuple[Flag, ...] = ()
    lifted: tuple[Flag, ...] = ()
    """Flags of which a professional said that they need not hold anything back."""
    log: tuple[Answer, ...] = ()
    """Every answer since the first, oldest first."""

    def said(self, flag: Flag) -> Said | None:
        """Return what holds for one question; None where it is still to be answered."""
        if flag in self.lifted:
            return Said.LIFTED
        if flag in self.flags:
            return Said.YES
        return Said.NO if not self.log or any(each.flag is flag for each in self.log) else None

    @property
    def unsaid(self) -> tuple[Flag, ...]:
        """Questions that are still to be answered."""
        return tuple(flag for flag in Flag if self.said(flag) is None)

    @property
    def in_force(self) -> frozenset[Flag]:
        """Flags that change what is offered."""
        return frozenset(self.flags) - frozenset(self.lifted)


class StrengthOn(StrEnum):
    """Which days strength goes on, where there are hard runs in the week."""

    EASY_DAYS = "easy_days"
    """Away from hard and long runs."""
    HARD_DAYS = "hard_days"
    """After the hard run of the day, so that easy days stay easy."""


class Habits(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person wants of the coach; None: as the level and the time of the year have it."""

    strength_on: StrengthOn = StrengthOn.EASY_DAYS
    a_week: int | None = None
    """Strength sessions a week."""
    minutes: int | None = None
    """Time for a session."""
    schedule: str = ""
    """On which days strength is, in the words of an RRULE (``FREQ=WEEKLY;BYDAY=TU,FR``); empty: any day."""


class Race(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A race ahead or run; only a goal tapers or stops anything."""

    on: date
    name: str = ""
    distance_m: float | None = None
    goal: bool = False

    @property
    def marathon(self) -> bool:
        """As long as a marathon or longer: it asks for more distance on both sides."""
        return (self.distance_m or 0) >= 42_000


class DaySaid(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the person said last that speaks against a usual session, and of which day; none takes it back."""

    on: date
    marks: tuple[NotMyDay, ...] = ()


class Profile(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One person's facts, the one document of the table ``profile``; None or empty: not said yet."""

    updated: Moment | None = None
    begun_on: date | None = None
    """When the questions of the first start were answered."""
    level: Level | None = None
    """As it was said; None: as the sessions show it."""
    screening: Screening | None = None
    races: tuple[Race, ...] = ()
    gear: Gear = Gear()
    body_mass_kg: float | None = None
    body_mass_unit: WeightUnit = WeightUnit.KG
    """What it was entered in and is shown in."""
    mass_asked: bool = False
    """It was asked for once, and is not again."""
    pains: tuple[PainReport, ...] = ()
    """Reports outside a session, such as the next morning's; oldest first."""
    day: DaySaid | None = None
    """A day that is not theirs: it holds for that day, in a session or without one."""
    habits: Habits = Habits()
    own_exercises: tuple[OwnExercise, ...] = ()
    """Exercises that came in by name from elsewhere and are not in the library; in the order they came."""

    @property
    def untold(self) -> bool:
        """Whether nothing was ever told; with no history but what was brought along that is somebody new."""
        brought = replace(self, updated=None, own_exercises=()) == Profile() and bool(self.own_exercises)
        return self.begun_on is None and (self.updated is None or brought)


class WeighIn(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """Body mass on a day, one entry of the table ``bodyweight``."""

    id: int
    at: Moment
    updated: Moment
    kg: float
    unit: WeightUnit = WeightUnit.KG


def with_races(profile: Profile, races: Iterable[Race]) -> Profile:
    """Return the facts with these races among the others, by day; one that is there is not doubled."""
    new = [race for race in races if race not in profile.races]
    return replace(profile, races=tuple(sorted((*profile.races, *new), key=lambda race: race.on)))


def answered(profile: Profile, flag: Flag, said: Said, now: datetime) -> Profile:
    """Return the facts with one health question answered; every answer is kept in the log."""
    before = profile.screening or Screening(answered_on=now.date())
    flags = dict.fromkeys(before.flags)
    lifted = tuple(each for each in before.lifted if each is not flag)
    if said is Said.NO:
        flags.pop(flag, None)
    else:
        flags[flag] = None
    after = replace(
        before,
        flags=tuple(flags),
        lifted=(*lifted, flag) if said is Said.LIFTED else lifted,
        log=(*before.log, Answer(at=now, flag=flag, said=said)),
    )
    return replace(profile, screening=after)


def answers_hold(profile: Profile, now: datetime) -> Profile:
    """Return the facts with all health questions answered as they stand, as of today, else no."""
    before = profile.screening
    unsaid = before.unsaid if before else tuple(Flag)
    before = before or Screening(answered_on=now.date())
    log = (*before.log, *(Answer(at=now, flag=flag, said=Said.NO) for flag in unsaid))
    return replace(profile, screening=replace(before, answered_on=now.date(), log=log))


def all_answered(profile: Profile, said: Mapping[Flag, Said], now: datetime) -> Profile:
    """Return the facts with these answers, the others as they stand, else no; each is logged."""
    for flag, answer in said.items():
        before = profile.screening.said(flag) if profile.screening else None
        if answer is not (before or Said.NO):
            profile = answered(profile, flag, answer, now)
    return answers_hold(profile, now)
