"""A body of fixed limb lengths: from angles to points, and from a point to reach back to angles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import acos, atan2, cos, degrees, hypot, pi, radians, sin
from typing import Final, NamedTuple

from runstrength_tui.domain.figure.format import Joint, Spot, View

SPINE_PARTS: Final = 4


class Limb(NamedTuple):
    """Angles from the body outwards (thigh, shin, foot; upper arm, forearm) and how far each points at us."""

    angles: tuple[float, ...]
    depths: tuple[float, ...]


class Shape(NamedTuple):
    """All angles of a body, degrees; where it stands is another matter."""

    torso: float
    curl: float
    head: float
    rope: float
    near_leg: Limb
    far_leg: Limb
    near_arm: Limb
    far_arm: Limb

    def limb(self, name: str) -> Limb:
        """Return a limb by its name, ``near_leg`` and so on."""
        limb: Limb = getattr(self, name)
        return limb

    def with_limb(self, name: str, limb: Limb) -> Shape:
        """Return the same with another limb."""
        limbs = (limb if other == name else self.limb(other) for other in LIMBS)
        return Shape(self.torso, self.curl, self.head, self.rope, *limbs)

    def limbs(self) -> tuple[tuple[str, Limb], ...]:
        """Return every limb with its name."""
        return tuple((name, self.limb(name)) for name in LIMBS)


LIMBS: Final = ("near_leg", "far_leg", "near_arm", "far_arm")

STANDING: Final = Shape(
    torso=0,
    curl=0,
    head=0,
    rope=0,
    near_leg=Limb((0, 0, 90), (0, 0, 0)),
    far_leg=Limb((0, 0, 90), (0, 0, 0)),
    near_arm=Limb((0, 0), (0, 0)),
    far_arm=Limb((0, 0), (0, 0)),
)

_CHAIN: Final = {"leg": ("knee", "ankle", "toe"), "arm": ("elbow", "hand")}


def limb_of(joint: Joint) -> tuple[str, int]:
    """Return the limb that a joint belongs to, and how many bones lie between it and the body."""
    side, _, name = joint.partition("_")
    for kind, chain in _CHAIN.items():
        if name in chain:
            return f"{side}_{kind}", chain.index(name) + 1
    raise ValueError(f"{joint} belongs to no limb")


@dataclass(frozen=True, slots=True)
class Posture:
    """Where everything is, dots."""

    spine: tuple[Spot, ...]
    """From the hips to the shoulders."""
    head: Spot
    joints: Mapping[str, Spot]
    """Every ``Joint`` by name, and ``near_hip``, ``far_shoulder`` and their like."""
    rope: float

    def __getitem__(self, joint: str) -> Spot:
        return self.joints[joint]

    def moved(self, dx: float, dy: float) -> Posture:
        """Return the same a bit further on."""
        return Posture(
            tuple((x + dx, y + dy) for x, y in self.spine),
            (self.head[0] + dx, self.head[1] + dy),
            {name: (x + dx, y + dy) for name, (x, y) in self.joints.items()},
            self.rope,
        )


class Body:
    """A body of one size, seen from one side; lengths in dots, about those of an adult (Winter 2009)."""

    def __init__(self, view: View, size: float = 1.0) -> None:
        self.view = view
        self.size = size
        front = view is View.FRONT
        self.leg: Final = (11 * size, 11 * size, (2.6 if front else 4.2) * size)
        self.arm: Final = (8 * size, 8 * size)
        self.trunk: Final = 14 * size
        self.head_radius: Final = max(2.8, 3 * size)
        self.neck: Final = 1.6 * size + self.head_radius
        self.hip_half: Final = 2.6 * size if front else 0.0
        self.shoulder_half: Final = 4.6 * size if front else 0.0

    def outward(self, limb: str) -> int:
        """Return -1 where forward or outward is to the left: the far side seen from the front."""
        return -1 if self.view is View.FRONT and limb.startswith("far") else 1

    def lengths(self, limb: str, of: Limb) -> tuple[float, ...]:
        """Return the bones of a limb as long as they look."""
        bones = self.leg if limb.endswith("leg") else self.arm
        return tuple(bone * cos(radians(depth)) for bone, depth in zip(bones, of.depths, strict=True))

    def posture(self, hip: Spot, shape: Shape) -> Posture:
        """Return where everything is when the hips are at ``hip``."""
        spine = [hip]
        x, y = hip
        part = self.trunk / SPINE_PARTS
        lean = shape.torso
        for number in range(SPINE_PARTS):
            lean = radians(shape.torso + shape.curl * number / (SPINE_PARTS - 1))
            x, y = x + part * sin(lean), y + part * cos(lean)
            spine.append((x, y))
        top = radians(shape.torso + shape.curl + shape.head)
        joints: dict[str, Spot] = {"hip": hip, "shoulder": (x, y)}
        pelvis = radians(shape.torso)
        chest = radians(shape.torso + shape.curl)
        for side, way in (("near", 1), ("far", -1)):
            across = self.hip_half * way
            joints[f"{side}_hip"] = (hip[0] + across * cos(pelvis), hip[1] - across * sin(pelvis))
            across = self.shoulder_half * way
            joints[f"{side}_shoulder"] = (x + across * cos(chest), y - across * sin(chest))
        for name, limb in shape.limbs():
            side, _, kind = name.partition("_")
            at = joints[f"{side}_{'hip' if kind == 'leg' else 'shoulder'}"]
            out = self.outward(name)
            lengths = self.lengths(name, limb)
            for end, angle, length in zip(_CHAIN[kind], limb.angles, lengths, strict=True):
                at = along(at, angle, length, out)
                joints[f"{side}_{end}"] = at
        head = (x + self.neck * sin(top), y + self.neck * cos(top))
        return Posture(tuple(spine), head, joints, shape.rope)

    def reach(self, hip: Spot, shape: Shape, joint: Joint, target: Spot) -> Shape:
        """Return the shape with one limb bent so that its joint is at ``target``, or as near as it can.

        Of the two ways to bend, the human one is taken from the side, the one nearer to before from the
        front. A toe is reached with the foot as it is turned.
        """
        name, bones = limb_of(joint)
        limb = shape.limb(name)
        out = self.outward(name)
        lengths = self.lengths(name, limb)
        if bones == 3:
            target = along(target, limb.angles[2] + 180, lengths[2], out)
        side, _, kind = name.partition("_")
        root = self.posture(hip, shape)[f"{side}_{'hip' if kind == 'leg' else 'shoulder'}"]
        dx, dy = (target[0] - root[0]) * out, target[1] - root[1]
        straight = degrees(atan2(dx, -dy))
        if bones == 1:
            angles = (nearest(straight, limb.angles[0]), *limb.angles[1:])
            return shape.with_limb(name, Limb(angles, limb.depths))
        first, second = lengths[:2]
        far = min(max(hypot(dx, dy), abs(first - second) + 1e-9), first + second)
        opened = degrees(acos(max(-1.0, min(1.0, (first**2 + far**2 - second**2) / (2 * first * far)))))
        ways: list[tuple[float, float]] = []
        for sign in (1, -1):
            upper = radians(straight + sign * opened)
            end = (far * sin(radians(straight)), -far * cos(radians(straight)))
            knee = (first * sin(upper), -first * cos(upper))
            lower = degrees(atan2(end[0] - knee[0], -(end[1] - knee[1])))
            ways.append(
                (
                    nearest(degrees(upper), limb.angles[0]),
                    nearest(lower, limb.angles[1]),
                )
            )
        if self.view is View.SIDE:
            way = ways[0] if kind == "leg" else ways[1]
        else:
            way = min(ways, key=lambda each: sum(abs(a - b) for a, b in zip(each, limb.angles, strict=False)))
        return shape.with_limb(name, Limb((*way, *limb.angles[2:]), limb.depths))

    def gap(self, hip: Spot, shape: Shape, joint: Joint, target: Spot) -> float:
        """Return how far a joint is from where it should be, dots."""
        x, y = self.posture(hip, shape)[joint]
        return hypot(x - target[0], y - target[1])


def along(start: Spot, angle: float, length: float, out: int = 1) -> Spot:
    """Return the end of a bone."""
    turned = angle * pi / 180
    return start[0] + out * length * sin(turned), start[1] - length * cos(turned)


def nearest(angle: float, to: float) -> float:
    """Return the same direction as the number of degrees nearest to another."""
    return angle + 360 * round((to - angle) / 360)


def mixed(before: Shape, after: Shape, share: float) -> Shape:
    """Return the shape that is ``share`` of the way from one to the other."""

    def mix(a: float, b: float) -> float:
        return a + (b - a) * share

    def mix_all(a: tuple[float, ...], b: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(map(mix, a, b))

    def mix_limb(name: str) -> Limb:
        a, b = before.limb(name), after.limb(name)
        return Limb(mix_all(a.angles, b.angles), mix_all(a.depths, b.depths))

    return Shape(
        mix(before.torso, after.torso),
        mix(before.curl, after.curl),
        mix(before.head, after.head),
        mix(before.rope, after.rope),
        *map(mix_limb, LIMBS),
    )
