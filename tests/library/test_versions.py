"""Names, versions and their cards over the whole library: each leads somewhere, and says enough."""

from __future__ import annotations

import re
from itertools import pairwise

from runstrength_tui.domain.exercise import LoadKind, Measure, SideRule
from runstrength_tui.library import Library
from tests.library.test_exercises import MORE


def test_names_stand_for_one_exercise(library: Library) -> None:
    """Whatever name is typed, in whatever case, it means one exercise; a version's name none of another's."""
    meant: dict[str, str] = {}
    for one in library.exercises:
        for name in (one.name, *one.aliases):
            assert meant.setdefault(name.casefold(), one.id) == one.id, name
            assert name == name.strip() and name
        folded = [name.casefold() for name in (one.name, *one.aliases)]
        assert len(set(folded)) == len(folded), one.id
    for alias, name in {
        "RDL": "deadlift",
        "SLDL": "single-leg-deadlift",
        "OHP": "overhead-press",
        "RFESS": "rear-foot-elevated-split-squat",
        "chin-up": "pull-up",
        "jump rope": "skipping",
        "farmer's walk": "farmer-carry",
    }.items():
        assert meant[alias.casefold()] == name
    for one in library.exercises:
        for rung in one.ladder:
            named = meant.get(rung.name.casefold(), one.id)
            assert named in (one.id, rung.card), (one.id, rung.id)


def test_each_version_has_a_card_or_its_own_text(library: Library) -> None:
    """No version is a bare name, and what has a card of its own leads to one that is there."""
    cards = {}
    for one in library.exercises:
        for rung in one.ladder:
            assert len(rung.text.split()) >= 4, (one.id, rung.id)
            if rung.card is not None:
                assert rung.card != one.id
                cards[one.id, rung.id] = library.exercise(rung.card).id
    assert cards == {
        ("walking-lunge", "split-squat"): "split-squat",
        ("walking-lunge", "bulgarian-split-squat"): "rear-foot-elevated-split-squat",
        ("goblet-squat", "rear-foot-elevated-squat"): "rear-foot-elevated-split-squat",
        ("split-squat", "rear-foot-elevated-split-squat"): "rear-foot-elevated-split-squat",
        ("rear-foot-elevated-split-squat", "split-squat"): "split-squat",
        ("deadlift", "single-leg-romanian"): "single-leg-deadlift",
        ("glute-bridge", "hip-thrust"): "hip-thrust",
        ("glute-bridge", "single-leg-hip-thrust"): "hip-thrust",
        ("hip-thrust", "glute-bridge"): "glute-bridge",
        ("box-jump", "step-up"): "step-up",
        ("tuck-jump", "pogo-hops"): "pogo-hops",
        ("drop-jump", "pogo-hops"): "pogo-hops",
    }


def test_what_is_counted_is_what_the_words_ask(library: Library) -> None:
    """The reps, seconds or metres that earn the next version are those its sentence names."""
    units = {Measure.REPS: "", Measure.SECONDS: r" s\b", Measure.METRES: r" m\b"}
    for name in MORE:
        one = library.exercise(name)
        for rung in one.ladder:
            named = re.search(
                rf"(\d+)(?! sets| holds| carries| ×){units[rung.measure or one.measure]}", rung.earn
            )
            assert rung.goal == (int(named[1]) if named else None), (name, rung.id)
            takes_turns = (rung.side or one.side) is not SideRule.BOTH
            assert takes_turns or "a side" not in rung.earn, (name, rung.id)
            assert not takes_turns or rung.goal is None or "a side" in rung.earn, (name, rung.id)


def test_a_card_is_read_in_under_a_minute(library: Library) -> None:
    """Each part that stands on one page, doing, avoiding and stopping, why, is short enough to be read."""
    for one in library.exercises:
        doing = [one.summary, one.breathing, one.tempo.text, *(line.text for line in (*one.setup, *one.cues))]
        avoiding = [line.text for line in (*one.faults, *one.stop)]
        for part in (doing, avoiding, [reason.text for reason in one.why]):
            assert sum(len(text.split()) for text in part) <= 210, one.id
        for text in (*doing, *avoiding):
            assert len(text.split()) <= 32, text


def test_an_easier_version_comes_first(library: Library) -> None:
    """A weight that goes with the same kit grows along the versions of the new exercises."""
    for name in MORE:
        one = library.exercise(name)
        kilos = [
            (rung.start_kg or one.start_kg, rung.id)
            for rung in one.ladder
            if (rung.load or one.load) is LoadKind.EXTERNAL and (rung.side or one.side) is one.side
        ]
        assert all(low[0] <= high[0] for low, high in pairwise(kilos)), (name, kilos)
