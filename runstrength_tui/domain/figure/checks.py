"""What must be true of a figure beyond its types: a body that is built as ours and does as ours can."""

from __future__ import annotations

from collections.abc import Iterator
from math import acos, cos, degrees, isfinite, radians, sin
from typing import Final

import msgspec

from runstrength_tui.domain.figure.film import FASTEST_S, Film, apart
from runstrength_tui.domain.figure.format import (
    Figure,
    Joint,
    Movement,
    Pose,
    Prop,
    PropKind,
    TempoPart,
    View,
)
from runstrength_tui.domain.figure.skeleton import LIMBS, Limb, Shape

Where = tuple[str | int, ...]
Problem = tuple[Where, str]

MOST_POSES: Final = 24
LONGEST_S: Final = 60.0
MOST_NAME: Final = 26
"""A caption stands under a picture of 28 columns."""
MISSED: Final = 1.0
"""Dots by which a hand or a foot may miss the spot it is to reach."""

# Degrees, a little beyond Norkin & White, Measurement of Joint Motion (2016), since the trunk of a figure
# bends in fewer places than a spine.
RANGES: Final = {
    "hip": (-35.0, 145.0),
    "knee": (-6.0, 160.0),
    "ankle": (-65.0, 40.0),
    "shoulder": (-70.0, 190.0),
    "elbow": (-6.0, 155.0),
    "neck": (-50.0, 50.0),
    "back": (-35.0, 80.0),
    "hip to the side": (-35.0, 60.0),
    "shoulder to the side": (-80.0, 190.0),
    "joint from the front": (0.0, 160.0),
}
SLACK: Final = 0.5
"""Degrees that an angle worked out may be off by."""


_OTHER_SIDE: Final = {
    "near_leg": "far_leg",
    "far_leg": "near_leg",
    "near_arm": "far_arm",
    "far_arm": "near_arm",
}


def figure_problems(figure: Figure, where: Where = ()) -> Iterator[Problem]:
    """Yield where a figure is not usable, and why; the first one is what a person is told."""
    yield from movement_problems(figure, where)
    for number, fault in enumerate(figure.faults):
        at: Where = (*where, "faults", number)
        if not fault.name or len(fault.name) > MOST_NAME:
            yield (*at, "name"), f"1 to {MOST_NAME} characters are wanted"
        yield from movement_problems(fault.wrong, (*at, "wrong"))
        if fault.right is not None:
            yield from movement_problems(fault.right, (*at, "right"))


def movement_problems(movement: Movement, where: Where = ()) -> Iterator[Problem]:
    """Yield where a movement is not usable, and why."""
    plain = [*_plain_problems(movement, where)]
    yield from plain
    if plain:
        return
    film = Film(movement)
    own = len(movement.poses)
    stances = film.stances[:-1]
    for number, stance in enumerate(stances):
        at: Where = (*where, "poses", number % own)
        for joint, gap in stance.missed:
            if gap > MISSED:
                yield at, f"{_said(joint)} is {gap:.0f} dots short of where it is to be"
        for field, wrong in out_of_range(stance.shape, movement.view):
            own_field = field if number < own else _OTHER_SIDE.get(field, field)
            yield (*at, *_said_by(movement.poses[number % own], own_field)), wrong
    if not 0 < film.seconds <= LONGEST_S * 4:
        yield (*where, "poses"), "the loop takes no time"
        return
    last, first = film.stances[-1], film.stances[0]
    moved = film.body.posture((last.hip[0] - film.travel, last.hip[1]), last.shape)
    gap = apart(film.body.posture(first.hip, first.shape), moved)
    if gap > MISSED * 2:
        wrong = f"the way back to the first pose ends {gap:.0f} dots beside it"
        yield (*where, "poses", 0), wrong


def _plain_problems(movement: Movement, where: Where) -> Iterator[Problem]:
    if not 0.5 <= movement.size <= 1.2:
        yield (*where, "size"), "0.5 to 1.2 is wanted"
    poses = movement.poses
    if not 2 <= len(poses) <= MOST_POSES:
        yield (*where, "poses"), f"2 to {MOST_POSES} are wanted"
        return
    if len(poses[0].place) != 1 and poses[0].hip is None:
        yield (*where, "poses", 0, "place"), "the first pose needs one joint with its spot"
    for number, prop in enumerate(movement.props):
        yield from _prop_problems(prop, (*where, "props", number))
    fixed = Joint.NOTHING
    for number, pose in enumerate(poses):
        fixed = pose.fixed or fixed
        at: Where = (*where, "poses", number)
        yield from _pose_problems(pose, at)
        if number and fixed is not Joint.NOTHING and pose.place:
            yield (*at, "place"), f"{_said(fixed)} stays put on the way here"
        if pose.fixed in (pose.holding or ()):
            yield (*at, "holding"), f"{_said(pose.fixed or fixed)} is fixed already"


def _pose_problems(pose: Pose, at: Where) -> Iterator[Problem]:
    if len(pose.name) > MOST_NAME:
        yield (*at, "name"), f"{len(pose.name)} characters are too long, {MOST_NAME} fit"
    for field in ("takes", "hold"):
        time = getattr(pose, field)
        least = FASTEST_S / 6 if field == "takes" else 0
        if not isinstance(time, TempoPart) and not least <= time <= LONGEST_S:
            yield (*at, field), f"{least:.2f} to {LONGEST_S:.0f} seconds are wanted"
    if not 0.05 <= pose.share <= 1:
        yield (*at, "share"), "0.05 to 1 is wanted"
    if len(pose.place) > 1 or Joint.NOTHING in pose.place:
        yield (*at, "place"), "one joint with its spot is wanted"
    for joint in pose.holding or ():
        if joint in (Joint.NOTHING, Joint.HIP, Joint.SHOULDER):
            yield (*at, "holding"), "only a joint of an arm or a leg can be held"
    for field in ("legs", "near_leg", "far_leg"):
        if (angles := getattr(pose, field)) is not None and len(angles) not in (2, 3):
            yield (*at, field), "thigh and shin, or thigh, shin and foot are wanted"
    for field, value in msgspec.structs.asdict(pose).items():
        spots = value.values() if field == "place" else [value]
        for spot in spots:
            numbers = spot if isinstance(spot, tuple) else (spot,)
            floats = [number for number in numbers if isinstance(number, float | int)]
            if not all(isfinite(number) and abs(number) <= 1440 for number in floats):
                yield (*at, field), "a number between -1440 and 1440 is wanted"
                return


def _prop_problems(prop: Prop, at: Where) -> Iterator[Problem]:
    held = prop.kind in (PropKind.BELL, PropKind.BARBELL, PropKind.DUMBBELL, PropKind.PAD, PropKind.BAND)
    if held and (prop.held is None or prop.held is Joint.NOTHING):
        yield (*at, "held"), "the joint that holds it is wanted"
    if not held and prop.kind is not PropKind.ROPE and (prop.at is None or prop.size is None):
        yield (*at, "at" if prop.at is None else "size"), "two numbers are wanted"
    for field in ("at", "size"):
        spot = getattr(prop, field)
        if spot is not None and not all(isfinite(number) and 0 <= number <= 60 for number in spot):
            yield (*at, field), "two numbers from 0 to 60 are wanted"
    if not -12 <= prop.drop <= 12:
        yield (*at, "drop"), "-12 to 12 dots are wanted"
    if prop.slant and (prop.held is None or not prop.held.endswith("hand")):
        yield (*at, "slant"), "only what a hand holds turns with its forearm"


def out_of_range(shape: Shape, view: View) -> Iterator[tuple[str, str]]:
    """Yield the field and, in words, the joint that no person could bend so."""
    for field, joint, angle in bends(shape, view):
        low, high = RANGES[joint]
        if not low - SLACK <= angle <= high + SLACK:
            yield field, f"the {joint} would bend to {angle:.0f}°, {low:.0f} to {high:.0f} is human"


def bends(shape: Shape, view: View) -> Iterator[tuple[str, str, float]]:
    """Yield field, joint and bend of every joint, as ``RANGES`` names them."""
    yield "head", "neck", shape.head
    yield "curl", "back", shape.curl
    chest = shape.torso + shape.curl
    for name in LIMBS:
        limb = shape.limb(name)
        is_leg = name.endswith("leg")
        upper, lower = limb.angles[:2]
        if view is View.SIDE:
            if is_leg:
                yield name, "hip", upper + shape.torso
                yield name, "knee", upper - lower
                yield name, "ankle", limb.angles[2] - lower - 90
            else:
                yield name, "shoulder", upper + chest
                yield name, "elbow", lower - upper
            continue
        out = 1 if name.startswith("near") else -1
        if is_leg:
            yield name, "hip to the side", upper + out * shape.torso
        else:
            yield name, "shoulder to the side", upper + out * chest
        yield name, "joint from the front", _bend_in_space(limb)


def _bend_in_space(limb: Limb) -> float:
    one, other = (_direction(limb, bone) for bone in (0, 1))
    return degrees(acos(max(-1.0, min(1.0, sum(a * b for a, b in zip(one, other, strict=True))))))


def _direction(limb: Limb, bone: int) -> tuple[float, float, float]:
    angle, depth = radians(limb.angles[bone]), radians(limb.depths[bone])
    return sin(angle) * cos(depth), -cos(angle) * cos(depth), sin(depth)


def _said_by(pose: Pose, field: str) -> Where:
    """Return the field of the pose that says it, for one limb or for both; none where it was worked out."""
    both = f"{field.partition('_')[2]}s"
    for name in (field, both):
        if getattr(pose, name, None) is not None:
            return (name,)
    return ()


def _said(joint: Joint) -> str:
    return f"the {joint.replace('_', ' ')}"
