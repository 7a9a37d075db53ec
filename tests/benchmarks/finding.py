"""How long finding takes: a key of the search and of the line, all that was done with one exercise."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.ladder import standing
from runstrength_tui.domain.live.before import last_times
from runstrength_tui.domain.quicklog import Given, read_line
from runstrength_tui.domain.quicklog.being_written import Writing
from runstrength_tui.domain.quicklog.completing import completions
from runstrength_tui.domain.with_it import with_it
from runstrength_tui.library import Filters, Jumps, Library
from runstrength_tui.library.compiled import Compiled
from runstrength_tui.store.store import Store
from runstrength_tui.widgets.line_read import read_blocks
from tests.benchmarks.apps import World
from tests.benchmarks.table import Result, medians, ms, p95, timed

OWN: Final = 500
"""Exercises of one's own beside ours."""
_SYLLABLES: Final = (
    "ba",
    "ke",
    "lo",
    "mi",
    "nu",
    "ra",
    "te",
    "vo",
    "shi",
    "dor",
    "pla",
    "gri",
    "sto",
    "wex",
    "pim",
)
_TYPED: Final = (
    "goblet squat", "sqaut", "kettelbell deadlfit", "romainan", "tuck jmup", "s", "e", "press up",
    "hamstirngs", "elbow lock", "single leg romanain deadlift", "x" * 28,
)  # fmt: skip
_MOST_S: Final = 0.005
_LINES: Final = (
    "run 8k 42:10 @6, base a, press-up 10,9,8",
    "yesterday 18:30 goblet squat 3x8 16kg @7, walking lunge 3x12/side, glute bridge 3x12, side plank 3x45s",
    "goblt sqat 3x8; pres up 3x12 easy",
    "100x8",
)
_FRAME_S: Final = 1 / 60


def search(world: World) -> Iterator[Result]:
    """Each key of a dozen searches, typing errors and all, with and without filters."""
    library = _large(world.library)
    indexed = timed(lambda: library.find("a"))
    filters = Filters(kit=frozenset({"kettlebell", "box"}), jumps=Jumps.NONE)
    keys: list[float] = []
    for _ in range(world.rounds(5)):
        for asked in (None, filters):
            for typed in _TYPED:
                keys += [_cpu(library, typed[:length], asked) for length in range(1, len(typed) + 1)]
    yield Result(
        what="a key of the search, 531 exercises", ratio="",
        goal=f"≤ {ms(_MOST_S)}", met=p95(keys) <= _MOST_S,
        measured=f"p95 {ms(p95(keys))}, longest {ms(max(keys))}, index once {ms(indexed)}",
    )  # fmt: skip


def line(world: World) -> Iterator[Result]:
    """Each key of the line, read and completed with what was done last out of 5 000 sessions."""
    store = Store.open(world.lifetime(), lambda: datetime.now().astimezone())
    known: list[float] = []
    keys: list[float] = []
    for _ in range(world.rounds(5)):
        for typed in _LINES:
            writing = Writing(read_line, completions)
            began = time.process_time()
            given = Given(now=datetime.now().astimezone(), before=last_times(store.sessions(60)))
            writing.know(world.library, given, (), "")
            known.append(time.process_time() - began)
            for length in range(1, len(typed) + 1):
                began = time.process_time()
                writing.typed(typed[:length], length)
                read_blocks(writing, narrow=False)
                keys.append(time.process_time() - began)
    yield Result(
        what="a key of the line, 5 000 sessions", ratio="",
        goal=f"≤ {ms(_FRAME_S)}", met=p95(keys) <= _FRAME_S,
        measured=f"p95 {ms(p95(keys))}, longest {ms(max(keys))}, opened in {ms(p95(known))}",
    )  # fmt: skip


def history(world: World) -> Iterator[Result]:
    """All sessions with one exercise out of 5 000, beside decoding every one."""
    store = Store.open(world.lifetime(), lambda: datetime.now().astimezone())
    squat = world.library.exercise("goblet-squat")
    done = store.sessions_with(squat.id)
    every, some, none, few, told, stands = medians(
        world.rounds(7),
        lambda: timed(store.sessions),
        lambda: timed(lambda: store.sessions_with(squat.id)),
        lambda: timed(lambda: store.sessions_with("nordic-curl")),
        lambda: timed(lambda: store.sessions_with(squat.id, 30)),
        lambda: timed(lambda: with_it(squat.id, done)),
        lambda: timed(lambda: standing(squat, done)),
    )
    yield Result(
        what="sessions with one exercise: all 5 000 decoded ÷ those with it",
        ratio=f"{every / some:.1f}",
        measured=f"{ms(every)} ÷ {ms(some)} for {len(done)} (none {ms(none)}, newest 30 {ms(few)}; "
        f"history told {ms(told)}, standing {ms(stands)})",
    )  # fmt: skip


def _cpu(library: Library, typed: str, filters: Filters | None) -> float:
    """Return the processor's seconds of one key, which another busy process does not lengthen."""
    began = time.process_time()
    library.find(typed, filters)
    return time.process_time() - began


def _large(library: Library) -> Library:
    """Return our library and 500 exercises more, like ours but in words of their own."""
    dice = random.Random(1)
    ours = library.exercises
    own = tuple(_changed(dice, ours[number % len(ours)], number) for number in range(OWN))
    return Library(Compiled(exercises=ours + own, plans=()))


def _changed(dice: random.Random, exercise: Exercise, number: int) -> Exercise:
    return replace(
        exercise,
        id=f"own-{number}",
        name=f"{_word(dice)} {exercise.name.split()[-1]} {number}",
        aliases=(f"{_word(dice)} {_word(dice)}",),
        ladder=tuple(replace(rung, name=f"{_word(dice)} {rung.name}") for rung in exercise.ladder),
        cues=tuple(replace(cue, text=f"{cue.text} {_word(dice)}") for cue in exercise.cues),
    )


def _word(dice: random.Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(dice.randint(2, 4)))
