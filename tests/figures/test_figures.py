"""Every figure is a body as ours, on its stage, doing what it is to teach."""

from __future__ import annotations

import itertools
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstrength_tui.domain.figure.checks import RANGES, bends
from runstrength_tui.domain.figure.drawing import COLUMNS, HEIGHT, ROWS, WIDTH, frame
from runstrength_tui.domain.figure.film import Film, apart
from runstrength_tui.domain.figure.format import PropKind
from runstrength_tui.domain.figure.reel import FPS, Reel
from runstrength_tui.domain.figure.skeleton import LIMBS, Posture
from tests.compiled_copy import our_library
from tests.figures.contact_sheet import films

LIBRARY = our_library()
FILMS = dict(films(LIBRARY.exercises))
NAMES = sorted(FILMS)
FLIGHTS = ("box-jump", "tuck-jump", "pogo-hops", "skipping", "drop-jump", "bounding")

moments = st.floats(0, 1, exclude_max=True)
any_film = st.sampled_from(NAMES)
often = settings(max_examples=150, deadline=None)


def stage_x(film: Film, posture: Posture) -> float:
    """How far right of its place on the stage a figure that is followed really is."""
    return posture["hip"][0] - WIDTH / 2 if film.travel else 0.0


def test_every_exercise_moves() -> None:
    """A card without a figure tells less than the others; a faulty one would be missing without a word."""
    assert not LIBRARY.faults
    assert [exercise.id for exercise in LIBRARY.exercises if exercise.figure is None] == []


@given(any_film, moments)
@often
def test_limbs_never_stretch(name: str, share: float) -> None:
    """Limbs that grow and shrink look like rubber and teach a wrong picture of the movement."""
    film = FILMS[name]
    at = share * film.seconds
    posture, shape, body = film.at(at), film.shape_at(at), film.body
    for limb in LIMBS:
        side, _, kind = limb.partition("_")
        chain = ("hip", "knee", "ankle", "toe") if kind == "leg" else ("shoulder", "elbow", "hand")
        joints = [posture[f"{side}_{joint}"] for joint in chain]
        bones = body.leg if kind == "leg" else body.arm
        seen = body.lengths(limb, shape.limb(limb))
        for one, other, bone, length in zip(joints, joints[1:], bones, seen, strict=False):
            drawn = hypot(other[0] - one[0], other[1] - one[1])
            assert drawn == pytest.approx(length) and drawn <= bone + 1e-9
    parts = zip(posture.spine, posture.spine[1:], strict=False)
    assert sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in parts) == pytest.approx(body.trunk)


@given(any_film, moments)
@often
def test_what_is_planted_stays(name: str, share: float) -> None:
    """A foot that slides while it carries the body makes the whole figure unbelievable."""
    film = FILMS[name]
    seconds = share * film.seconds
    way = next((n for n in range(1, len(film.stances)) if seconds <= film.moment(n)), 0)
    if not way:
        return
    start, now = film.body.posture(film.stances[way - 1].hip, film.stances[way - 1].shape), film.at(seconds)
    for joint in film.planted_at(seconds):
        (x0, y0), (x, y) = start[joint], now[joint]
        assert hypot(x - x0, y - y0) <= 1, f"the {joint} slides on the way to pose {way}"


@given(any_film, moments)
@often
def test_no_joint_passes_its_human_range(name: str, share: float) -> None:
    """A knee that bends the wrong way, even for a moment between two poses, is seen at once."""
    film = FILMS[name]
    for field, joint, bend in bends(film.shape_at(share * film.seconds), film.movement.view):
        low, high = RANGES[joint]
        assert low - 1 <= bend <= high + 1, f"{field}: {joint} at {bend:.0f}°"


@given(any_film, moments)
@often
def test_nothing_leaves_the_stage_or_goes_below_the_floor(name: str, share: float) -> None:
    """What is cut off cannot be seen, and a foot in the floor is no foot on it."""
    film = FILMS[name]
    posture = film.at(share * film.seconds)
    away = stage_x(film, posture)
    for joint, (x, y) in posture.joints.items():
        assert -0.5 <= x - away < WIDTH - 0.5 and y < HEIGHT - 0.5, f"the {joint} is off the stage"
        assert y >= 0, f"the {joint} is {-y:.1f} dots below the floor"
    (x, y), radius = posture.head, film.body.head_radius
    assert radius - 0.5 <= x - away <= WIDTH - 0.5 - radius and y - radius >= 0
    assert y + radius <= HEIGHT


@given(any_film, moments)
@settings(max_examples=100, deadline=None)
def test_a_picture_fills_its_stage(name: str, share: float) -> None:
    """Rows of another length would shift what stands beside the figure."""
    rows = frame(FILMS[name], share * FILMS[name].seconds)
    assert len(rows) == ROWS and {len(row) for row in rows} == {COLUMNS}
    assert all(cell == " " or 0x2800 < ord(cell) <= 0x28FF for row in rows for cell in row)


@given(st.sampled_from(["bird-dog", "dead-bug", "press-up"]), moments)
@settings(max_examples=100, deadline=None)
def test_no_arm_runs_through_the_head(name: str, share: float) -> None:
    """A head crossed out by an arm is taken for something else."""
    film = FILMS[name]
    rows = frame(film, share * film.seconds)
    (x0, y0), radius = film.at(share * film.seconds).head, film.body.head_radius
    for x, y in itertools.product(range(WIDTH), range(HEIGHT)):
        if hypot(x - round(x0), y - round(y0)) <= radius - 0.5:
            row, part = divmod(HEIGHT - 1 - y, 4)
            cell = rows[row][x // 2]
            bit = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))[part][x % 2]
            assert cell == " " or not (ord(cell) - 0x2800) & bit, f"a dot inside the head at {x}, {y}"


@pytest.mark.parametrize("name", NAMES)
def test_the_loop_closes(name: str) -> None:
    """A jerk at the end of each loop draws the eye away from the movement."""
    film = FILMS[name]
    end, start = film.at(film.seconds - 1e-6), film.at(0)
    assert apart(end.moved(-film.travel, 0), start) <= 1
    pictures = [film.at(n / 40) for n in range(int(film.seconds * 40))]
    steps = [apart(one, other) for one, other in itertools.pairwise(pictures)]
    assert max(steps) <= 7, "something leaps from one fortieth of a second to the next"


@pytest.mark.parametrize("name", FLIGHTS)
def test_a_jump_leaves_the_ground(name: str) -> None:
    """A jump that never has both feet in the air is a step."""
    film = FILMS[name]
    toes = ("near_toe", "far_toe", "near_ankle", "far_ankle")
    lowest = [min(film.at(n / 50)[toe][1] for toe in toes) for n in range(int(film.seconds * 50))]
    assert max(lowest) >= 3.5
    assert min(lowest) <= 1.5


def test_a_box_jump_lands_on_the_box_and_steps_down() -> None:
    """Jumping down again is what the card warns of; the figure must not do it."""
    film = FILMS["box-jump"]
    top = next(prop.size[1] for prop in film.movement.props if prop.kind is PropKind.BOX and prop.size)
    heights = [
        (film.at(n / 50)["near_ankle"][1], film.at(n / 50)["far_ankle"][1])
        for n in range(int(film.seconds * 50))
    ]
    on_the_box = [n for n, feet in enumerate(heights) if min(feet) >= top]
    after = heights[on_the_box[-1] + 1 :]
    assert on_the_box and after and all(max(feet) >= top for feet in after[: len(after) // 3])
    near, far = (next(n for n, feet in enumerate(after) if feet[side] < 2) for side in (0, 1))
    assert near < far, "one foot at a time"


def test_a_bridge_lifts_the_hips_from_the_floor() -> None:
    """The lift is the whole exercise."""
    film = FILMS["glute-bridge"]
    heights = [film.at(n / 10)["hip"][1] for n in range(int(film.seconds * 10))]
    assert min(heights) <= 2.5 and max(heights) >= 7


def test_a_lunge_travels_on_upright_shins() -> None:
    """A knee far in front of the foot is the fault that the card names first."""
    film = FILMS["walking-lunge"]
    assert film.travel >= 30
    for number, stance in enumerate(film.stances):
        if stance.pose.name.startswith("Shin upright"):
            front = "near_leg" if number % 6 == 0 else "far_leg"
            assert abs(stance.shape.limb(front).angles[1]) <= 5


@given(moments)
def test_a_press_up_keeps_neck_and_body_long(share: float) -> None:
    """Head up and hips down are what the card tells to avoid."""
    film = FILMS["press-up"]
    shape = film.shape_at(share * film.seconds)
    assert abs(shape.head) <= 10 and abs(shape.curl) <= 5
    assert abs(shape.near_leg.angles[0] + shape.torso) <= 5


@pytest.mark.parametrize("name", NAMES)
def test_start_middle_and_end_are_named(name: str) -> None:
    """Without motion, two or three pictures and their captions must do."""
    film = FILMS[name]
    assert 2 <= len(film.stills()) <= 3, film.stills()


def _drawn_cells(rows: tuple[str, ...]) -> int:
    """Count what is drawn; in the lowest row the floor and its marks do not count."""
    *above, lowest = rows
    return sum(cell != " " for row in above for cell in row) + sum(cell not in " ⡀⢀⣀" for cell in lowest)


@pytest.mark.parametrize("name", NAMES)
def test_the_pictures_of_a_loop_are_trimmed_but_whole(name: str) -> None:
    """A picture cut too small would lose hands and heads; one not cut takes room from the words."""
    reel = Reel(FILMS[name])
    for number in range(0, reel.length, 3):
        whole = frame(reel.film, number * reel.film.seconds / reel.length)
        assert _drawn_cells(reel.picture(number)) == _drawn_cells(whole)
    assert reel.length == pytest.approx(reel.film.seconds * FPS, abs=1)
