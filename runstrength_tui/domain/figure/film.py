"""A movement in time: its poses worked out once, then the body at any moment of the loop."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, cos, hypot, pi
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from runstrength_tui.domain.figure.format import (
    Ease,
    Joint,
    Movement,
    Pose,
    Spot,
    TempoPart,
)
from runstrength_tui.domain.figure.skeleton import (
    LIMBS,
    STANDING,
    Body,
    Limb,
    Posture,
    Shape,
    mixed,
)

if TYPE_CHECKING:
    from runstrength_tui.domain.exercise import Tempo

FASTEST_S: Final = 0.3
"""A part of the tempo that is as fast as possible still has to be seen."""
LONGEST_HOLD_S: Final = 3.0
"""A long hold is shown by a shorter one: nobody learns more from ten seconds of a plank than from three."""
LEAST_TRAVEL: Final = 2.0
"""Dots; a figure that ends less than this beside its start was meant to stay there."""


class Stance(NamedTuple):
    """A pose worked out: every angle and where the hips are."""

    pose: Pose
    shape: Shape
    hip: Spot
    fixed: Joint
    holding: tuple[Joint, ...]
    missed: tuple[tuple[Joint, float], ...] = ()
    """What could not be reached, and by how many dots."""


class Film:
    """A movement at an exercise's tempo, looped."""

    def __init__(self, movement: Movement, tempo: Tempo | None = None) -> None:
        self.movement: Final = movement
        self.body: Final = Body(movement.view, movement.size)
        stances = tuple(work_out(movement, self.body))
        self.stances: Final = stances
        """The poses in order; the last is the first again, one loop further."""
        self._times: list[tuple[float, float]] = []
        """Start and end of the way to each pose but the first."""
        at = seconds_of(stances[0].pose.hold, tempo, still=True)
        for stance in stances[1:]:
            takes = seconds_of(stance.pose.takes, tempo) * stance.pose.share
            self._times.append((at, at + takes))
            at += takes
            if stance is not stances[-1]:
                at += seconds_of(stance.pose.hold, tempo, still=True)
        self.seconds: Final = at
        """How long one loop lasts."""
        first, last = stances[0].hip, stances[-1].hip
        further = round(last[0] - first[0], 2)
        self.travel: Final = further if abs(further) >= LEAST_TRAVEL else 0.0
        """How far one loop leads, dots."""

    def moment(self, index: int) -> float:
        """Return when a pose is reached."""
        return self._times[index - 1][1] if index else 0.0

    def stills(self) -> tuple[tuple[str, float], ...]:
        """Return start, middle and end: name and moment of every pose that has a name."""
        own = len(self.movement.poses)
        return tuple(
            (stance.pose.name, self.moment(index))
            for index, stance in enumerate(self.stances[:own])
            if stance.pose.name
        )

    def at(self, seconds: float) -> Posture:
        """Return where the body is, ``seconds`` after the start of any loop, as the ground sees it."""
        loops, seconds = divmod(seconds, self.seconds)
        hip, shape = self._body_at(seconds)
        return self.body.posture((hip[0] + loops * self.travel, hip[1]), shape)

    def shape_at(self, seconds: float) -> Shape:
        """Return all angles at a moment."""
        return self._body_at(seconds % self.seconds)[1]

    def planted_at(self, seconds: float) -> tuple[Joint, ...]:
        """Return what stays put at a moment, and is the same until the way to the next pose."""
        seconds %= self.seconds
        for stance, (_, end) in zip(self.stances[1:], self._times, strict=True):
            if seconds <= end:
                return tuple({stance.fixed, *stance.holding} - {Joint.NOTHING})
        return ()

    def _body_at(self, seconds: float) -> tuple[Spot, Shape]:
        stances = pairwise(self.stances)
        for (before, after), (start, end) in zip(stances, self._times, strict=True):
            if seconds < start:
                return before.hip, before.shape
            if seconds < end:
                return self._between(before, after, (seconds - start) / (end - start))
        return self.stances[-1].hip, self.stances[-1].shape

    def _between(self, before: Stance, after: Stance, share: float) -> tuple[Spot, Shape]:
        eased = _eased(share, after.pose.ease)
        shape = mixed(before.shape, after.shape, eased)
        (x0, y0), (x1, y1) = before.hip, after.hip
        if after.fixed is Joint.NOTHING:
            hip = (x0 + (x1 - x0) * share, y0 + (y1 - y0) * eased)
        else:
            here = self.body.posture(before.hip, before.shape)[after.fixed]
            there = self.body.posture(after.hip, after.shape)[after.fixed]
            stays = (here[0] + (there[0] - here[0]) * eased, here[1] + (there[1] - here[1]) * eased)
            hip = _hip_from(self.body, shape, after.fixed, stays)
        held = self.body.posture(before.hip, before.shape)
        for joint in after.holding:
            shape = self.body.reach(hip, shape, joint, held[joint])
        return hip, shape


def work_out(movement: Movement, body: Body) -> Iterator[Stance]:
    """Yield every pose worked out, the other side's too, and at last the first one again."""
    first = stance = _stance(None, movement.poses[0], body)
    yield stance
    for pose in movement.poses[1:]:
        stance = _stance(stance, pose, body)
        yield stance
    if movement.alternate:
        stance = _stance(stance, _other_side(_whole(first)), body)
        yield stance
        further = stance.hip[0] - first.hip[0]
        for pose in movement.poses[1:]:
            stance = _stance(stance, _moved(_other_side(pose), further), body)
            yield stance
    yield _stance(stance, replace(_whole(first), rope=_turned_on(first.shape.rope, stance.shape.rope)), body)


def _turned_on(first: float, last: float) -> float:
    """Return the first turn of a rope again, as many whole turns later as it has made."""
    return first + 360 * ceil((last - first) / 360)


def _moved(pose: Pose, further: float) -> Pose:
    """Return the pose with every spot so much further on."""
    names = ("hip", "feet", "near_foot", "far_foot", "hands", "near_hand", "far_hand")
    spots = {name: spot for name in names if (spot := getattr(pose, name)) is not None}
    return replace(
        pose,
        place={joint: (x + further, y) for joint, (x, y) in pose.place.items()},
        **{name: (x + further, y) for name, (x, y) in spots.items()},
    )


def _whole(first: Stance) -> Pose:
    """Return the first pose with every angle said, so that none is left from the last."""
    shape = first.shape
    said = {name: shape.limb(name).angles for name in LIMBS}
    said |= {f"{name}_depth": shape.limb(name).depths[:2] for name in LIMBS}
    return replace(
        first.pose,
        fixed=first.fixed,
        holding=first.holding,
        torso=shape.torso,
        curl=shape.curl,
        head=shape.head,
        rope=shape.rope,
        place={} if first.pose.move is not None else first.pose.place,
        hip=first.hip if first.fixed is Joint.NOTHING and not first.pose.place else None,
        feet=None,
        near_foot=None,
        far_foot=None,
        hands=None,
        near_hand=None,
        far_hand=None,
        **said,
    )


def _stance(before: Stance | None, pose: Pose, body: Body) -> Stance:
    shape = _shape(before.shape if before else STANDING, pose)
    fixed = pose.fixed or (before.fixed if before else Joint.NOTHING)
    holding = pose.holding if pose.holding is not None else (before.holding if before else ())
    was = body.posture(before.hip, before.shape) if before else None
    missed: list[tuple[Joint, float]] = []
    hip = before.hip if before else (0.0, 0.0)
    if pose.hip is not None:
        hip = pose.hip
        if was is not None and fixed not in (Joint.NOTHING, Joint.HIP, Joint.SHOULDER):
            shape = _reached(body, hip, shape, fixed, was[fixed], missed)
    elif was is not None and fixed is not Joint.NOTHING:
        hip = _hip_from(body, shape, fixed, was[fixed])
    elif pose.place:
        (joint, spot), *_ = pose.place.items()
        hip = _hip_from(body, shape, joint, spot)
    elif pose.move is not None:
        hip = (hip[0] + pose.move[0], hip[1] + pose.move[1])
    for side in ("near", "far"):
        for end, name, both in (("foot", "ankle", pose.feet), ("hand", "hand", pose.hands)):
            target = getattr(pose, f"{side}_{end}") or both
            if target is not None:
                shape = _reached(body, hip, shape, Joint(f"{side}_{name}"), target, missed)
    if was is not None:
        for joint in holding:
            shape = _reached(body, hip, shape, joint, was[joint], missed)
    return Stance(pose, shape, hip, fixed, tuple(holding), tuple(missed))


def _reached(
    body: Body, hip: Spot, shape: Shape, joint: Joint, target: Spot, missed: list[tuple[Joint, float]]
) -> Shape:
    shape = body.reach(hip, shape, joint, target)
    missed.append((joint, body.gap(hip, shape, joint, target)))
    return shape


def _hip_from(body: Body, shape: Shape, joint: Joint, spot: Spot) -> Spot:
    x, y = body.posture((0.0, 0.0), shape)[joint]
    return spot[0] - x, spot[1] - y


def _shape(before: Shape, pose: Pose) -> Shape:
    limbs: dict[str, Limb] = {}
    for name in LIMBS:
        kind = name.partition("_")[2]
        angles = getattr(pose, name) or getattr(pose, f"{kind}s") or ()
        depths = getattr(pose, f"{name}_depth") or getattr(pose, f"{kind}_depth") or ()
        was = before.limb(name)
        limbs[name] = Limb(
            (*angles, *was.angles[len(angles) :]),
            (*depths, *was.depths[len(depths) :]),
        )
    return Shape(
        before.torso if pose.torso is None else pose.torso,
        before.curl if pose.curl is None else pose.curl,
        before.head if pose.head is None else pose.head,
        before.rope if pose.rope is None else pose.rope,
        *limbs.values(),
    )


def _other_side(pose: Pose) -> Pose:
    """Return the pose with near and far changed."""
    changed = {
        f"{side}_{part}": getattr(pose, f"{other}_{part}")
        for side, other in (("near", "far"), ("far", "near"))
        for part in ("leg", "arm", "leg_depth", "arm_depth", "foot", "hand")
    }
    return replace(
        pose,
        **changed,
        fixed=pose.fixed and pose.fixed.other_side,
        holding=pose.holding and tuple(joint.other_side for joint in pose.holding),
        place={joint.other_side: spot for joint, spot in pose.place.items()},
    )


def seconds_of(time: float | TempoPart, tempo: Tempo | None, *, still: bool = False) -> float:
    """Return seconds; a part of the tempo is kept to what can be seen and is worth seeing."""
    if not isinstance(time, TempoPart):
        return time
    part: float = getattr(tempo, time.value) if tempo is not None else 1.0
    return min(part, LONGEST_HOLD_S) if still else max(part, FASTEST_S)


def _eased(share: float, ease: Ease) -> float:
    match ease:
        case Ease.SMOOTH:
            return (1 - cos(pi * share)) / 2
        case Ease.RISING:
            return 1 - (1 - share) ** 2
        case Ease.FALLING:
            return share**2
    return share


def apart(one: Posture, other: Posture) -> float:
    """Return the greatest distance between the same joints of two postures, dots."""
    return max(
        hypot(x - other.joints[name][0], y - other.joints[name][1]) for name, (x, y) in one.joints.items()
    )
