"""Which exercises are listed: a wrong one asks for kit one does not have, or for jumps one must not do."""

from __future__ import annotations

import pytest

from runstrength_tui.domain.exercise import JumpTier, Pattern, Region, SideRule
from runstrength_tui.domain.kit import choices, fits, kit_words, needs, owned_kit
from runstrength_tui.library import Filters, Jumps, Library


def listed(library: Library, query: str = "", **asked: object) -> set[str]:
    return {one.id for one in library.find(query, Filters(**asked))}  # type: ignore[arg-type]


def test_no_filter_lists_all(library: Library) -> None:
    assert library.find("") == library.find("", Filters()) == list(library.exercises)
    assert (Filters().active, Filters(kit=frozenset(), side=SideRule.BOTH).active) == (0, 2)


def test_region_and_pattern(library: Library) -> None:
    upper = listed(library, region=Region.UPPER)
    assert {"press-up", "row", "pull-up"} <= upper
    assert not upper & {"goblet-squat", "plank", "box-jump"}
    assert "deadlift" in listed(library, region=Region.LEGS)
    assert listed(library, pattern=Pattern.HINGE) == {"deadlift", "single-leg-deadlift"}
    regions = [listed(library, region=region) for region in Region]
    assert set().union(*regions) == {one.id for one in library.exercises}


def test_what_can_be_done_without_kit_is_always_there(library: Library) -> None:
    """With nothing but the body, and with anything more, the press-up is listed; the bell's own is not."""
    bare = listed(library, kit=frozenset())
    assert {"press-up", "goblet-squat", "plank"} <= bare
    assert "farmer-carry" not in bare
    more = listed(library, kit=frozenset({"Kettlebells"}))
    assert bare < more
    assert "farmer-carry" in more
    everything = listed(library, kit=frozenset(library.kit))
    assert everything == {one.id for one in library.exercises}


def test_the_versions_that_fit_are_named(library: Library) -> None:
    """The card can say which versions can be done with what is there."""
    squat = library.exercise("goblet-squat")
    names = [rung.id for rung in Filters(kit=frozenset()).versions(squat)]
    assert names == ["sit-to-stand", "box-squat", "bodyweight-squat"]
    with_bell = {rung.id for rung in Filters(kit=frozenset({"kettlebell"})).versions(squat)}
    assert "goblet-squat" in with_bell and "double-front-squat" not in with_bell
    two = {rung.id for rung in Filters(kit=frozenset({"two kettlebells"})).versions(squat)}
    assert {"goblet-squat", "double-front-squat"} <= two


def test_no_jumps_means_none(library: Library) -> None:
    """A box jump stays out although one of its versions only steps up."""
    calm = listed(library, jumps=Jumps.NONE)
    assert not calm & {"box-jump", "tuck-jump", "pogo-hops", "skipping", "drop-jump", "bounding"}
    assert {"walking-lunge", "step-up"} <= calm
    small, big = listed(library, jumps=Jumps.SMALL), listed(library, jumps=Jumps.BIG)
    assert {"pogo-hops", "tuck-jump"} <= small and "tuck-jump" in big
    for size, tier in (
        (Jumps.SMALL, JumpTier.LOW),
        (Jumps.MEDIUM, JumpTier.MEDIUM),
        (Jumps.BIG, JumpTier.HIGH),
    ):
        for one in library.find("", Filters(jumps=size)):
            assert any(one.lands(rung) is tier for rung in one.ladder)


def test_one_version_must_fit_all_that_is_asked(library: Library) -> None:
    """A big jump without kit is one version that is both, not two that are each one."""
    assert "box-jump" in listed(library, jumps=Jumps.BIG) & listed(library, kit=frozenset())
    assert "box-jump" not in listed(library, jumps=Jumps.BIG, kit=frozenset())
    assert "tuck-jump" in listed(library, jumps=Jumps.BIG, kit=frozenset())


def test_filters_and_words_go_together(library: Library) -> None:
    both = library.find("sqaut", Filters(jumps=Jumps.NONE))
    assert both[0].id == "goblet-squat"
    assert {one.id for one in both} < {one.id for one in library.find("sqaut")}
    assert library.find("zzz", Filters(side=SideRule.BOTH)) == []


@pytest.mark.parametrize(
    ("listed", "owned", "can"),
    [
        ([], [], True),
        (["box"], [], False),
        (["box", "bench"], ["box"], False),
        (["box", "bench"], ["bench", "Boxes", "box"], True),
        (["kettlebell or dumbbell"], ["dumbbells"], True),
        (["barbell, trap bar or dumbbell"], ["trap bar"], True),
        (["two kettlebells"], ["kettlebell"], False),
        (["kettlebell"], ["2 kettlebells"], True),
        (["two boxes"], ["pair of boxes"], True),
        (["a press"], ["presses"], True),
    ],
)
def test_kit_in_words(listed: list[str], owned: list[str], can: bool) -> None:
    assert fits(tuple(map(choices, listed)), owned_kit(owned)) is can


def test_all_kit_can_be_offered(library: Library) -> None:
    """What a person is asked to tick is every thing there is, each once, the common ones first."""
    words = kit_words(library.exercises)
    assert len(set(words)) == len(words)
    assert {"box", "kettlebell", "dumbbell", "barbell", "bench", "band"} <= set(words)
    assert not any(" or " in word for word in words)
    assert words.index("dumbbell") < words.index("hurdle")
    squat = library.exercise("goblet-squat")
    assert needs(squat, squat.rung("goblet-squat")) == (frozenset({"kettlebell", "dumbbell"}),)
