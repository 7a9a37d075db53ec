"""The summary of a session: a tired runner would be told something that is not so."""

from __future__ import annotations

from typing import Any

import pytest

from runstrength_tui.domain.exercise import LoadKind
from runstrength_tui.domain.safety.landings import LandingLimits
from runstrength_tui.domain.session import (
    EndReason,
    ExerciseRecord,
    Load,
    NotMyDay,
    PainArea,
    PainKind,
    PainReport,
    PromptRecord,
    Session,
    SetKind,
    SetRecord,
    Severity,
    SkipReason,
    Target,
    TimingSource,
)
from runstrength_tui.domain.summary import glad_text, landings_text, summary_of
from runstrength_tui.domain.wording_said import after_pain_text, session_effort_text
from runstrength_tui.library import Library
from runstrength_tui.widgets.blocks import lay_out
from runstrength_tui.widgets.summary_sheet import effort_line, summary_blocks
from tests.domain.safety.help import JUMP, NOW, PRESS, SQUAT, ago, done, kg
from tests.domain.test_ladder import a_set

LUNGE = ("walking-lunge", "walking-lunge")
LIMITS = LandingLimits(landings=80, big=12)


def asked(count: int, of: int, load: Load = Load(), offered: Load | None = None, **more: Any) -> SetRecord:  # noqa: B008
    return SetRecord(
        count=count,
        load=load,
        target=Target(count=of, load=offered or load),
        done_at=NOW,
        source=TimingSource.TYPED,
        **more,
    )


def against(record: ExerciseRecord) -> str:
    return summary_of(ago(0, record), (), None).rows[0].against


def test_each_exercise_is_held_against_what_was_asked(library: Library) -> None:
    heavy = [asked(8, 10, kg(18), kg(16)) for _ in range(3)]
    assert against(done(library, SQUAT, *heavy)) == "heavier, 6 fewer than asked"
    assert against(done(library, LUNGE, asked(16, 20), planned=1)) == "2 a side fewer than asked"
    box, low = Load(kind=LoadKind.BOX, box_cm=40), Load(kind=LoadKind.BOX, box_cm=30)
    assert against(done(library, JUMP, asked(5, 4, low, box), planned=1)) == "lower, 1 more than asked"
    warm = asked(5, 5, kg(8), kind=SetKind.WARM_UP)
    assert against(done(library, SQUAT, warm, *[asked(8, 8, kg(16))] * 4)) == "1 set more"
    assert against(done(library, SQUAT, asked(8, 8), skipped=SkipReason.PAIN)) == "the rest left out: pain"
    rows = summary_of(ago(0, done(library, SQUAT), done(library, PRESS, a_set(9))), (), None).rows
    assert [(row.sets, row.work, row.full) for row in rows] == [
        ("not done", "", False),
        ("1 of 3", "9", False),
    ]


def test_the_first_thing_said_is_good_and_true(library: Library) -> None:
    squat = done(library, SQUAT, *[a_set(8, kg(16))] * 3)
    more = done(library, SQUAT, *[a_set(8, kg(18))] * 3)
    early = done(library, SQUAT, a_set(8, kg(16)))
    hurt = done(library, PRESS, skipped=SkipReason.PAIN)
    earlier = [ago(7, squat), ago(14, squat), ago(28, squat)]
    assert glad_text(ago(0, more), earlier) == "New best: Goblet squat, heaviest: 18 kg."
    assert glad_text(ago(0, squat), earlier) == "All that was asked: 3 sets."
    fewer = done(library, SQUAT, *[asked(8, 10, kg(16))] * 3)
    assert glad_text(ago(0, fewer), ()) == "3 sets, and every one counts."
    assert (
        glad_text(ago(0, squat, hurt), earlier) == "Leaving out what hurts was right, and the rest is done."
    )
    assert glad_text(ago(0, early), earlier) == "3 weeks in a row with strength."
    assert glad_text(ago(0, early), ()) == "1 set, and every one counts."
    assert glad_text(ago(0, done(library, SQUAT)), ()) == ""


def test_after_a_warning_sign_the_stop_comes_first_and_nothing_is_asked(library: Library) -> None:
    stop = PromptRecord(id="I1", text="Stop here.", at=NOW, severity=Severity.BLOCK)
    session = ago(0, done(library, SQUAT, a_set(8)), end=EndReason.WARNING_SIGN, prompts=(stop,))
    summary = summary_of(session, (), None)
    assert summary.stop.startswith("Stop here") and not summary.asks_effort
    assert summary.glad == "Stopping was right."
    assert lay_out(summary_blocks(summary), 80)[0].plain.startswith("Stop here")


@pytest.mark.parametrize(
    ("medium", "big", "small", "said"),
    [
        (24, 0, 0, "24, your limit is 80 a session"),
        (80, 0, 0, "80, your limit is 80 a session"),
        (81, 0, 0, "81, over your limit of 80 a session"),
        (20, 12, 0, "32, your limit is 80 a session; 12 of them big, at most 12"),
        (0, 13, 0, "13, your limit is 80 a session; 13 of them big, more than 12"),
        (5, 0, 30, "5, your limit is 80 a session; and 30 small ones"),
        (0, 0, 30, "30, of small jumps only: there is no limit for those"),
        (0, 0, 0, ""),
    ],
)
def test_landings_stand_against_their_limit(
    library: Library, medium: int, big: int, small: int, said: str
) -> None:
    jumps = (
        (JUMP, medium),
        (("tuck-jump", "single-tuck-jump"), big),
        (("tuck-jump", "small-squat-jump"), small),
    )
    session = ago(0, *(done(library, version, a_set(count)) for version, count in jumps if count))
    assert landings_text(session, LIMITS) == said


def whole(library: Library) -> Session:
    """Five exercises, and everything that can be said of a session."""
    return ago(
        0,
        done(library, JUMP, *[a_set(4, Load(kind=LoadKind.BOX, box_cm=30))] * 3),
        done(library, SQUAT, *[asked(8, 10, kg(18), kg(16))] * 3, note="Heels down."),
        done(library, PRESS, *[a_set(10)] * 3),
        done(library, ("glute-bridge", "glute-bridge"), *[a_set(12)] * 3),
        done(library, LUNGE, a_set(16), planned=2, skipped=SkipReason.TIRED),
        plan_name="Runner's base A",
        prompts=(PromptRecord(id="I14", text="Reps are slowing.", at=NOW, answer="go_on"),),
        pains=(PainReport(area=PainArea.KNEE, score=4, at=NOW),),
        not_my_day=(NotMyDay.SORE,),
        note="Windy.",
    )


def test_all_of_it_fits_80_columns_and_no_word_is_lost_on_a_phone(library: Library) -> None:
    summary = summary_of(whole(library), (), LIMITS)
    wide = [each.plain for each in lay_out(summary_blocks(summary), 77)]
    assert len(wide) <= 19, "24 rows, less the question and the keys"
    assert wide[0].startswith("✓ Stored: Runner's base A")
    assert any(each.startswith("Hard sets  legs ━") for each in wide)
    for said in (
        "Landings   12, your limit is 80 a session",
        "Pain       Knee 4 of 10: asked again tomorrow morning.",
        "Said       Reps are slowing. (went on)",
        "Your day   very sore",
        "Note       Windy.",
    ):
        assert said in wide
    narrow = [each.plain for each in lay_out(summary_blocks(summary), 37)]
    assert max(map(len, narrow)) <= 37
    words = {word for each in wide for word in each.replace("━", "").split()}
    assert words <= {word for each in narrow for word in each.replace("━", "").split()}


def test_the_question_how_hard_shows_what_was_answered_without_colour() -> None:
    assert effort_line(None, kept=True, narrow=False).plain.endswith("10   ")
    assert "[7]" in effort_line(7, kept=False, narrow=False).plain
    assert effort_line(7, kept=False, narrow=False).plain.endswith("very hard …")
    top, numbers = effort_line(10, kept=True, narrow=True).plain.split("\n")
    assert top == "How hard was it?  all out ✓" and len(numbers) <= 38 and "[10]" in numbers
    assert session_effort_text(3) == "3 of 10, moderate"


def test_what_follows_from_pain_goes_by_its_number_and_bone_by_itself() -> None:
    def follows(score: int, kind: PainKind | None = None) -> str:
        return after_pain_text(PainReport(area=PainArea.SHIN, score=score, at=NOW, kind=kind))

    assert follows(3) == "fine to go on with"
    assert follows(4) == follows(5) == "asked again tomorrow morning"
    assert follows(6).startswith("what hurt rests today")
    assert follows(1, PainKind.BONE) == follows(2, PainKind.SHARP)
    assert follows(1, PainKind.BONE).startswith("no more of that today")
