"""Rules asked once and before a session: what each fires on, and what is just short of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.profile import Flag
from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.safety import before as b
from runstrength_tui.domain.safety import pain as p
from runstrength_tui.domain.safety.engine import Context, Fired
from runstrength_tui.domain.session import NotMyDay, PainKind, PainReport
from tests.domain.safety.rows import Row
from tests.domain.safety.runner import (
    context,
    item,
    pain,
    race,
    record,
    run,
    session,
    shown,
)

BOX = item("box-jump", cm=20)
TUCK = item("tuck-jump", "single-tuck-jump")
SMALL = item("tuck-jump", "small-squat-jump")
STEP = item("box-jump", "step-up")
HEAVY = item("deadlift", kg=40)
EASY = item("goblet-squat", "bodyweight-squat", rir=4)
PRESS = item("press-up")
NORDIC = item("nordic-curl", "nordic-curl", rir=4)
HEART, OLD = {"flags": [Flag.HEART]}, session(10)
ILL, LOW = [NotMyDay.ILL], [NotMyDay.SORE, NotMyDay.SLEPT_BADLY]
TOLD = session(3, prompts=(shown("O1", days=3), shown("O4", days=3)))
BONE = PainKind.BONE
Rule = Callable[[Context, Iterable[ItemFacts], PainReport], Fired | None]


def at_score(rule: Rule, score: int) -> Callable[[], Fired | None]:
    """A tuck jump with the Achilles at so many of 10."""
    return lambda: rule(context(), [TUCK], pain(score))


ROWS = [
    Row("O1", "a heart flag, a heavy lift ahead", lambda: b.o1_health(context(**HEART), [HEAVY]), True),
    Row("O1", "the flag was just set", lambda: b.o1_health(context(**HEART), []), True),
    Row(
        "O1", "said, and nothing hard", lambda: b.o1_health(context(**HEART, sessions=[TOLD]), [EASY]), False
    ),
    Row("O1", "said, but jumps ahead", lambda: b.o1_health(context(**HEART, sessions=[TOLD]), [BOX]), True),
    Row("O1", "all no", lambda: b.o1_health(context(flags=[]), [BOX]), False),
    Row("O1", "not asked yet", lambda: b.o1_health(context(), [BOX]), False),
    Row(
        "O1",
        "a professional said it is fine",
        lambda: b.o1_health(context(**HEART, lifted=[Flag.HEART]), [BOX]),
        False,
    ),
    Row("O2", "faint on effort", lambda: b.o2_symptoms(context(flags=[Flag.SYMPTOMS])), True),
    Row("O2", "another flag", lambda: b.o2_symptoms(context(**HEART)), False),
    Row("O2", "not asked yet", lambda: b.o2_symptoms(context()), False),
    Row("O3", "no history at all", lambda: b.o3_first_session(context()), True),
    Row("O3", "one session", lambda: b.o3_first_session(context(sessions=[OLD])), False),
    Row("O4", "under 18", lambda: b.o4_young(context(flags=[Flag.UNDER_18])), True),
    Row("O4", "said", lambda: b.o4_young(context(flags=[Flag.UNDER_18], sessions=[TOLD])), False),
    Row("O4", "over 65", lambda: b.o4_young(context(flags=[Flag.OVER_65])), False),
    Row("O5", "pregnant, jumps ahead", lambda: b.o5_pregnant(context(flags=[Flag.PREGNANT]), [BOX]), True),
    Row("O5", "pregnant, small hops", lambda: b.o5_pregnant(context(flags=[Flag.PREGNANT]), [SMALL]), True),
    Row(
        "O1",
        "said, but small hops ahead",
        lambda: b.o1_health(context(**HEART, sessions=[TOLD]), [SMALL]),
        True,
    ),
    Row("O5", "pregnant, heavy ahead", lambda: b.o5_pregnant(context(flags=[Flag.PREGNANT]), [HEAVY]), True),
    Row("O5", "pregnant, all easy", lambda: b.o5_pregnant(context(flags=[Flag.PREGNANT]), [EASY]), False),
    Row("O5", "not asked yet", lambda: b.o5_pregnant(context(), [BOX]), False),
    Row("P1", "a box jump", lambda: b.p1_clothes(context(), [BOX]), True),
    Row("P1", "a small jump, which its card asks about", lambda: b.p1_clothes(context(), [SMALL]), True),
    Row("P1", "a box jump whose file is gone", lambda: b.p1_clothes(context(exercises={}), [BOX]), True),
    Row("P1", "a small jump whose file is gone", lambda: b.p1_clothes(context(exercises={}), [SMALL]), False),
    Row("P1", "a version that does not land", lambda: b.p1_clothes(context(), [STEP]), False),
    Row("P2", "a tuck jump", lambda: b.p2_room(context(), [TUCK]), True),
    Row("P2", "no jump", lambda: b.p2_room(context(), [PRESS, HEAVY]), False),
    Row("P3", "a box jump", lambda: b.p3_box(context(), [BOX]), True),
    Row("P3", "a jump without a box", lambda: b.p3_box(context(), [TUCK]), False),
    Row("P3", "a step-up onto the box", lambda: b.p3_box(context(), [STEP]), False),
    Row("P4", "anything", lambda: b.p4_shoes(context(), [PRESS]), True),
    Row("P4", "nothing planned", lambda: b.p4_shoes(context(), []), False),
    Row("P5", "nothing is known", lambda: b.p5_warm_up(context(), [PRESS]), True),
    Row("P5", "a run 61 min ago", lambda: b.p5_warm_up(context(runs=(run(61 / 60),)), [PRESS]), True),
    Row(
        "P5", "a run 60 min ago", lambda: b.p5_warm_up(context(runs=(run(1, RunKind.EASY),)), [PRESS]), False
    ),
    Row(
        "P5",
        "a run only planned",
        lambda: b.p5_warm_up(context(runs=(run(0.5, planned=True),)), [PRESS]),
        True,
    ),
    Row("P5", "nothing planned", lambda: b.p5_warm_up(context(), []), False),
    *(
        Row(
            "P6",
            f"pain {score}",
            at_score(p.p6_around, score),
            score in (4, 5),
        )
        for score in range(11)
    ),
    Row(
        "P6",
        "4 yesterday, not answered",
        lambda: p.pains_before(context(pains=(pain(4, days=1),)), [TUCK]),
        True,
    ),
    Row("P6", "3 yesterday", lambda: p.pains_before(context(pains=(pain(3, days=1),)), [TUCK]), False),
    Row(
        "P6",
        "4 yesterday, 3 this morning",
        lambda: p.pains_before(context(pains=(pain(4, days=1), pain(3, days=0.4))), [TUCK]),
        False,
    ),
    Row("P6", "4 a week ago", lambda: p.pains_before(context(pains=(pain(4, days=7),)), [TUCK]), True),
    Row("P6", "4 eight days ago", lambda: p.pains_before(context(pains=(pain(4, days=8),)), [TUCK]), False),
    Row("P6", "nothing loads it", lambda: p.pains_before(context(pains=(pain(4),)), [PRESS]), False),
    *(Row("P7", f"pain {score}", at_score(p.p7_rests, score), score >= 6) for score in (0, 3, 4, 5, 6, 10)),
    Row("P8", "one spot at 1 of 10", lambda: p.p8_bone(context(), [TUCK], pain(1, kind=BONE)), True),
    Row("P8", "an ache at 5", lambda: p.p8_bone(context(), [TUCK], pain(5, kind=PainKind.ACHE)), False),
    Row("P8", "not said what it is like", lambda: p.p8_bone(context(), [TUCK], pain(5)), False),
    Row(
        "P8",
        "six weeks ago",
        lambda: p.pains_before(context(pains=(pain(1, days=42, kind=BONE),)), [TUCK]),
        True,
    ),
    Row(
        "P8",
        "43 days ago",
        lambda: p.pains_before(context(pains=(pain(1, days=43, kind=BONE),)), [TUCK]),
        False,
    ),
    Row("P9", "never done", lambda: b.p9_new(context(sessions=[OLD]), PRESS), True),
    Row(
        "P9",
        "56 days ago",
        lambda: b.p9_new(context(sessions=[OLD, session(56, record("press-up"))]), PRESS),
        False,
    ),
    Row(
        "P9",
        "57 days ago",
        lambda: b.p9_new(context(sessions=[OLD, session(57, record("press-up"))]), PRESS),
        True,
    ),
    Row("P9", "no history: O3 says it", lambda: b.p9_new(context(), PRESS), False),
    Row("P10", "ill", lambda: b.p10_ill(context(), ILL), True),
    Row("P10", "nothing said", lambda: b.p10_ill(context(), []), False),
    Row("P11", "ran hard 23 h ago", lambda: b.p11_ran_hard(context(runs=(run(23.9),)), [BOX]), True),
    Row("P11", "a day ago", lambda: b.p11_ran_hard(context(runs=(run(24),)), [BOX]), False),
    Row("P11", "heavy legs", lambda: b.p11_ran_hard(context(runs=(run(5, RunKind.LONG),)), [HEAVY]), True),
    Row("P11", "an easy run", lambda: b.p11_ran_hard(context(runs=(run(5, RunKind.EASY),)), [BOX]), False),
    Row("P11", "only planned", lambda: b.p11_ran_hard(context(runs=(run(5, planned=True),)), [BOX]), False),
    Row(
        "P11",
        "upper body and easy legs",
        lambda: b.p11_ran_hard(context(runs=(run(5),)), [PRESS, EASY]),
        False,
    ),
    Row("P11", "no runs logged", lambda: b.p11_ran_hard(context(), [BOX]), False),
    Row(
        "P12",
        "a hard run in 12 h",
        lambda: b.p12_run_ahead(context(runs=(run(-12, planned=True),)), [HEAVY]),
        True,
    ),
    Row(
        "P12",
        "tomorrow, late: planned runs know no hour",
        lambda: b.p12_run_ahead(context(runs=(run(-26, planned=True),)), [HEAVY]),
        True,
    ),
    Row(
        "P12",
        "planned for today, an hour ago by the clock",
        lambda: b.p12_run_ahead(context(runs=(run(1, planned=True),)), [HEAVY]),
        True,
    ),
    Row(
        "P12",
        "planned for yesterday",
        lambda: b.p12_run_ahead(context(runs=(run(24, planned=True),)), [HEAVY]),
        False,
    ),
    Row(
        "P12",
        "a run in two days",
        lambda: b.p12_run_ahead(context(runs=(run(-48, planned=True),)), [HEAVY]),
        False,
    ),
    Row(
        "P12",
        "an easy one",
        lambda: b.p12_run_ahead(context(runs=(run(-12, RunKind.EASY, planned=True),)), [HEAVY]),
        False,
    ),
    Row("P12", "a goal race tomorrow", lambda: b.p12_run_ahead(context(races=(race(1),)), [BOX]), True),
    Row("P12", "in two days", lambda: b.p12_run_ahead(context(races=(race(2),)), [BOX]), False),
    Row(
        "P12",
        "a race that is no goal is a run all the same",
        lambda: b.p12_run_ahead(context(races=(race(1, goal=False),)), [BOX]),
        True,
    ),
    Row("P12", "upper body", lambda: b.p12_run_ahead(context(races=(race(1),)), [PRESS]), False),
    Row("P13", "five days, heavy legs", lambda: b.p13_race_near(context(races=(race(5),)), [HEAVY]), True),
    Row("P13", "six days", lambda: b.p13_race_near(context(races=(race(6),)), [HEAVY]), False),
    Row("P13", "marathon in ten", lambda: b.p13_race_near(context(races=(race(10, 42_195),)), [HEAVY]), True),
    Row(
        "P13",
        "marathon in eleven",
        lambda: b.p13_race_near(context(races=(race(11, 42_195),)), [HEAVY]),
        False,
    ),
    Row("P13", "the race is over", lambda: b.p13_race_near(context(races=(race(-1),)), [HEAVY]), False),
    Row("P13", "no goal", lambda: b.p13_race_near(context(races=(race(3, goal=False),)), [HEAVY]), False),
    Row("P13", "Nordic curls", lambda: b.p13_race_near(context(races=(race(3),)), [NORDIC]), True),
    Row(
        "P13",
        "a new leg move",
        lambda: b.p13_race_near(context(races=(race(3),), sessions=[session(9, record("press-up"))]), [EASY]),
        True,
    ),
    Row(
        "P13", "an old one", lambda: b.p13_race_near(context(races=(race(3),), sessions=[OLD]), [EASY]), False
    ),
    Row("P13", "no history", lambda: b.p13_race_near(context(races=(race(3),)), [EASY]), False),
    Row("P14", "sore, slept badly", lambda: b.p14_low_day(context(), LOW), True),
    Row("P14", "only one of them", lambda: b.p14_low_day(context(), LOW[:1]), False),
    Row("P14", "ill is another matter", lambda: b.p14_low_day(context(), [*LOW[:1], *ILL]), False),
    Row("P15", "hot", lambda: b.p15_hot(context(), [NotMyDay.HOT]), True),
    Row("P15", "nothing said", lambda: b.p15_hot(context(), []), False),
    Row("P16", "a drink, a bell", lambda: b.p16_drank(context(), [NotMyDay.DRANK], [HEAVY]), True),
    Row("P16", "a drink, small jumps", lambda: b.p16_drank(context(), [NotMyDay.DRANK], [SMALL]), True),
    Row("P16", "a drink, press-ups", lambda: b.p16_drank(context(), [NotMyDay.DRANK], [PRESS]), False),
    Row("P16", "nothing said", lambda: b.p16_drank(context(), [], [HEAVY]), False),
]
