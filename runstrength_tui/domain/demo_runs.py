"""What is around the made-up sessions: how hard they were, a weaker side, the runs, and the race ahead."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.exercise import SideRule
from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.session import EndReason, ExerciseRecord, Session, SetRecord

AWAY: Final = (38, 50)
"""Days ago: a fortnight of a cold, without training."""
_RACE_IN: Final = 36
"""Days until the half marathon."""
_HALF_M: Final = 21_097.5
_UNSAID: Final = 7
"""Every so many sessions nobody says how hard it was."""
_GOOD_DAY: Final = 5
"""Every so many sessions it comes easier."""
_WEAKER: Final = 2
"""Every so many sessions the right side does one less in its last set."""
_MONDAY, _WEDNESDAY, _FRIDAY, _SUNDAY = 0, 2, 4, 6


def lived_through(history: Sequence[Session]) -> tuple[Session, ...]:
    """Return the sessions with how hard each was, and with a right side that tires sooner."""
    return tuple(_lived(number, session) for number, session in enumerate(history))


def made_up_runs(
    today: date,
    sessions: Sequence[Session],
    localise: Callable[[datetime], datetime],
    new_id: Callable[[datetime, int], int],
) -> tuple[Run, ...]:
    """Return the runs of the weeks of these sessions, oldest first: two easy, one hard, one long a week."""
    if not sessions:
        return ()
    chance = random.Random(f"made-up runs of {today.isoformat()}").random
    first = sessions[0].started_at.date()
    runs = []
    for passed in range((today - first).days):
        day = first + timedelta(days=passed)
        if AWAY[0] <= (today - day).days <= AWAY[1] or chance() < 0.08:
            continue
        for kind, km, pace, rpe, begin in _planned(day, passed // 7):
            metres = round(km * (0.95 + 0.1 * chance()), 1) * 1000
            start = localise(datetime.combine(day, begin)) + timedelta(minutes=int(chance() * 30))
            runs.append(
                Run(
                    id=new_id(start, int(chance() * 4096)),
                    started_at=start,
                    updated=start,
                    kind=kind,
                    distance_m=metres,
                    seconds=round(metres / 1000 * pace * (0.97 + 0.06 * chance())),
                    rpe=rpe if chance() < 0.9 else None,
                )
            )
    return tuple(runs)


def made_up_race(today: date) -> Race:
    """Return the race ahead."""
    return Race(on=today + timedelta(days=_RACE_IN), name="Half marathon", distance_m=_HALF_M, goal=True)


def _planned(day: date, week: int) -> Iterator[tuple[RunKind, float, int, float, time]]:
    """Yield kind, kilometres, seconds a kilometre, how hard, and when it begins."""
    if day.weekday() == _MONDAY:
        yield RunKind.EASY, 7, 345, 3, time(7)
    elif day.weekday() == _WEDNESDAY:
        yield (RunKind.HARD, 9, 300, 8, time(18)) if week % 2 else (RunKind.EASY, 9, 340, 4, time(18))
    elif day.weekday() == _FRIDAY:
        yield RunKind.EASY, 6, 350, 3, time(7)
    elif day.weekday() == _SUNDAY:
        yield RunKind.LONG, min(18.0, 10 + week * 0.6), 350, 5, time(9)


def _lived(number: int, session: Session) -> Session:
    lighter = session.end is not EndReason.COMPLETE or number % _GOOD_DAY == _GOOD_DAY - 1
    hard = 4 + (len(session.exercises) > 4) + (number % 3 == 2) - lighter
    weaker = number % _WEAKER == 0
    return replace(
        session,
        effort=None if number % _UNSAID == _UNSAID - 1 else hard,
        exercises=tuple(_weaker(each) if weaker else each for each in session.exercises),
    )


def _weaker(record: ExerciseRecord) -> ExerciseRecord:
    """Return an exercise with one less on the right in its last set, where the sides take turns."""
    if record.side is SideRule.BOTH or not record.sets:
        return record
    return replace(record, sets=(*record.sets[:-1], _one_less(record.sets[-1])))


def _one_less(done: SetRecord) -> SetRecord:
    if done.right is None or done.right < 2:
        return done
    return replace(done, right=done.right - 1, count=done.count - 1)
