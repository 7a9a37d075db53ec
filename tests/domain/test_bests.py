"""New bests on the summary: one that is none would be a hollow cheer, a missed one takes the joy away."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.bests import Feat, NewBest, best_text, bests, new_bests
from runstrength_tui.domain.exercise import LoadKind, Measure, SideRule
from runstrength_tui.domain.session import ExerciseRecord, Load, Session, SetKind, SetRecord
from runstrength_tui.domain.strength import lands
from tests.domain.test_ladder import a_set, sessions
from tests.domain.test_strength import JUMP, SQUAT, kg

BOX = replace(JUMP, exercise="box-jump", rung="low-box-jump")
HOLD = replace(SQUAT, measure=Measure.SECONDS)
LUNGE = replace(SQUAT, side=SideRule.ALTERNATING)


def box(cm: int) -> Load:
    return Load(kind=LoadKind.BOX, box_cm=cm)


def helped(weight: float) -> Load:
    return kg(-weight, LoadKind.ASSISTED)


def band(name: str) -> Load:
    return Load(kind=LoadKind.BAND, band=name)


def told(record: ExerciseRecord, before: list[SetRecord], today: list[SetRecord]) -> list[str]:
    now, past = sessions(replace(record, sets=tuple(before)), replace(record, sets=tuple(today)))
    return [best_text(new) for new in new_bests(now, [past])]


@pytest.mark.parametrize(
    ("record", "before", "today", "said"),
    [
        (SQUAT, [a_set(8, kg(16))], [a_set(6, kg(18)), a_set(9, kg(16))], ["heaviest: 18 kg"]),
        (SQUAT, [a_set(9, kg(16))], [a_set(10, kg(16))], ["most at 16 kg: 10"]),
        (SQUAT, [a_set(8, kg(16))], [a_set(8, kg(16))], []),
        (SQUAT, [a_set(8, kg(16))], [a_set(7, kg(16))], []),
        # More with less than was ever done at more is none.
        (SQUAT, [a_set(8, kg(16)), a_set(12, kg(18))], [a_set(10, kg(16))], []),
        (SQUAT, [a_set(5, kg(20)), a_set(12, kg(12))], [a_set(8, kg(16))], []),
        (SQUAT, [a_set(8, kg(16))], [a_set(8, kg(20), kind=SetKind.WARM_UP), a_set(8, kg(16))], []),
        (SQUAT, [a_set(8, kg(20), kind=SetKind.WARM_UP)], [a_set(8, kg(16))], []),
        (SQUAT, [a_set(8, kg(16))], [a_set(0, kg(20), missed=1)], []),
        (SQUAT, [], [a_set(8, kg(16))], []),
        (SQUAT, [a_set(10)], [a_set(12)], ["most: 12"]),
        (SQUAT, [a_set(5, helped(20))], [a_set(5, helped(15))], ["least help: 15 kg of help"]),
        (SQUAT, [a_set(5, helped(15))], [a_set(9, helped(20))], []),
        (SQUAT, [a_set(5, helped(15))], [a_set(6, helped(15))], ["most with 15 kg of help: 6"]),
        (SQUAT, [a_set(5, helped(5))], [a_set(1, helped(0))], ["least help: none"]),
        (SQUAT, [a_set(10, band("red"))], [a_set(12, band("red"))], ["most with the band: 12"]),
        (SQUAT, [a_set(10, band("red"))], [a_set(12, band("blue"))], []),
        (HOLD, [a_set(30)], [a_set(45)], ["longest: 45 s"]),
        (LUNGE, [a_set(12, kg(8))], [a_set(16, kg(8))], ["most at 8 kg: 8 a side"]),
        (LUNGE, [a_set(12)], [a_set(14, left=9, right=5)], []),
        (BOX, [a_set(3, box(20))], [a_set(3, box(25))], ["highest: 25 cm"]),
        (BOX, [a_set(3, box(20))], [a_set(9, box(20))], []),
        (JUMP, [a_set(4)], [a_set(9)], []),
    ],
)
def test_a_new_best_goes_beyond_everything_before_it(
    record: ExerciseRecord, before: list[SetRecord], today: list[SetRecord], said: list[str]
) -> None:
    assert told(record, before, today) == said


def test_few_are_told_and_more_weight_comes_first() -> None:
    records = [replace(SQUAT, rung=f"rung-{number}", sets=(a_set(8, kg(8)),)) for number in range(5)]
    (past,) = sessions(replace(SQUAT, sets=()))
    past = replace(past, exercises=tuple(records))
    better = [replace(record, sets=(a_set(9, kg(8)),)) for record in records[:4]]
    heavier = replace(records[4], sets=(a_set(8, kg(10)),))
    found = new_bests(replace(past, exercises=(*better, heavier)), [past])
    assert [new.feat for new in found] == [Feat.HEAVIEST, Feat.MOST, Feat.MOST]


def test_bests_are_those_that_nothing_heavier_and_longer_beats() -> None:
    records = [
        replace(SQUAT, sets=(a_set(8, kg(16)), a_set(5, kg(20)), a_set(15, kg(20), kind=SetKind.WARM_UP))),
        replace(SQUAT, sets=(a_set(7, kg(16)), a_set(12, kg(12)), a_set(5, kg(20)))),
        replace(SQUAT, rung="back-squat", sets=(a_set(5, kg(40)),)),
        replace(BOX, sets=(a_set(5, box(20)), a_set(3, box(30)))),
    ]
    past = sessions(*records)
    found = [
        (best.rung, best.done.count, best.done.load.kg, best.on.day) for best in bests(SQUAT.exercise, past)
    ]
    assert found == [
        ("back-squat", 5, 40, 22),
        ("goblet-squat", 5, 20, 20),
        ("goblet-squat", 8, 16, 20),
        ("goblet-squat", 12, 12, 21),
    ]
    assert [best.done.load.box_cm for best in bests("box-jump", past)] == [30]


def test_new_bests_of_the_made_up_history_are_those_of_a_plain_search(history: tuple[Session, ...]) -> None:
    count = 0
    for place, session in enumerate(history):
        earlier = history[:place]
        for new in new_bests(session, earlier, most=99):
            count += 1
            _never_before(new, earlier)
        assert len(new_bests(session, earlier)) <= 3
    assert 20 < count < 100
    assert new_bests(history[0], ()) == ()


def _never_before(new: NewBest, earlier: tuple[Session, ...]) -> None:
    done = new.done
    for session in earlier:
        for record in session.exercises:
            if (record.exercise, record.rung) != (new.record.exercise, new.record.rung):
                continue
            for past in record.sets:
                if new.feat is Feat.HIGHEST:
                    assert (past.load.box_cm or 0) < (done.load.box_cm or 0)
                elif new.feat is Feat.HEAVIEST:
                    assert (past.load.kg or 0) < (done.load.kg or 0)
                else:
                    assert not lands(record)
                    assert past.count < done.count or (past.load.kg or 0) < (done.load.kg or 0)
