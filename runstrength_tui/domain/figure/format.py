"""A figure as its file tells it.

The stage is 56 dots wide and 48 high; ``[0, 0]`` is its lower left corner, on the floor, and y grows upwards.
Angles are in degrees. A leg or an arm at 0 hangs straight down, at 90 it points forward (to the right), at
180 straight up; seen from the front, 90 points outwards, away from the middle of the body, for either side.
The trunk at 0 is upright, at 90 it lies forward, head to the right, at -90 backward.
What a pose does not say stays as it was in the pose before.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

Spot = tuple[float, float]


class View(StrEnum):
    """Where the figure is looked at from."""

    SIDE = "side"
    FRONT = "front"


class Joint(StrEnum):
    """A point of the body that can be planted; ``NOTHING`` is the body in the air."""

    NOTHING = "nothing"
    HIP = "hip"
    SHOULDER = "shoulder"
    NEAR_KNEE = "near_knee"
    NEAR_ANKLE = "near_ankle"
    NEAR_TOE = "near_toe"
    NEAR_ELBOW = "near_elbow"
    NEAR_HAND = "near_hand"
    FAR_KNEE = "far_knee"
    FAR_ANKLE = "far_ankle"
    FAR_TOE = "far_toe"
    FAR_ELBOW = "far_elbow"
    FAR_HAND = "far_hand"

    @property
    def other_side(self) -> Joint:
        """The same joint of the other side; hip, shoulder and nothing have no other."""
        if self.startswith("near_"):
            return Joint(self.replace("near_", "far_"))
        return Joint(self.replace("far_", "near_"))


class TempoPart(StrEnum):
    """A part of the exercise's tempo."""

    DOWN = "down"
    BOTTOM = "bottom"
    UP = "up"
    TOP = "top"


class Ease(StrEnum):
    """How the way to a pose is shared out over its time."""

    SMOOTH = "smooth"
    STEADY = "steady"
    RISING = "rising"
    """Quick, then slower: on the way up through the air."""
    FALLING = "falling"
    """Slow, then quicker: on the way down through the air, or gathering speed."""


class PropKind(StrEnum):
    """What stands on the stage or is held."""

    BOX = "box"
    BENCH = "bench"
    WALL = "wall"
    POST = "post"
    """A thin upright that something is tied to."""
    BAR = "bar"
    """A bar to hang from, seen from the front."""
    STRAP = "strap"
    """Holds the ankles down."""
    BAND = "band"
    ROPE = "rope"
    BELL = "bell"
    BARBELL = "barbell"
    """Seen from its end: a plate."""
    DUMBBELL = "dumbbell"
    PAD = "pad"


class Prop(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing on the stage: standing at ``at``, or held where ``held`` is."""

    kind: PropKind
    at: Spot | None = None
    """Lower left corner of what stands on the stage; the tied end of a band."""
    size: Spot | None = None
    """Width and height of what stands on the stage, dots."""
    held: Joint | None = None
    drop: float = 0.0
    """How far below the joint a held thing has its middle, dots; less than 0 is above it."""
    slant: bool = False
    """Whether it turns with the forearm that holds it."""


class Pose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One position of the body, and the way to it from the pose before."""

    name: str = ""
    """Said under the still picture; a pose without a name has none."""
    takes: float | TempoPart = 0.5
    """Seconds of the way here, or the part of the tempo that it is."""
    share: float = 1.0
    """How much of that part it is, where a part has several poses."""
    hold: float | TempoPart = 0.0
    """Seconds, or part of the tempo, for which it is held."""
    ease: Ease = Ease.SMOOTH
    fixed: Joint | None = None
    """What stays put on the way here; ``nothing`` in the air."""
    holding: tuple[Joint, ...] | None = None
    """What else stays put: the limb bends as it must."""
    place: dict[Joint, Spot] = {}
    """Where one joint is; wanted of the first pose and where nothing stays put."""
    move: Spot | None = None
    """Or how far the hips went through the air."""
    hip: Spot | None = None
    """Where the hips are; the fixed leg bends as it must."""
    torso: float | None = None
    curl: float | None = None
    """How far the upper back is bent against the hips; forward is positive."""
    head: float | None = None
    """How far the head is bent against the upper back; forward is positive."""
    legs: tuple[float, ...] | None = None
    """Thigh, shin and, if wanted, foot; of both sides."""
    near_leg: tuple[float, ...] | None = None
    far_leg: tuple[float, ...] | None = None
    arms: tuple[float, float] | None = None
    """Upper arm and forearm; of both sides."""
    near_arm: tuple[float, float] | None = None
    far_arm: tuple[float, float] | None = None
    leg_depth: tuple[float, float] | None = None
    """How far thigh and shin point at the viewer, which shortens them to the eye; 0 is not at all."""
    near_leg_depth: tuple[float, float] | None = None
    far_leg_depth: tuple[float, float] | None = None
    arm_depth: tuple[float, float] | None = None
    near_arm_depth: tuple[float, float] | None = None
    far_arm_depth: tuple[float, float] | None = None
    feet: Spot | None = None
    """Where both ankles are: the legs bend as they must."""
    near_foot: Spot | None = None
    far_foot: Spot | None = None
    hands: Spot | None = None
    near_hand: Spot | None = None
    far_hand: Spot | None = None
    rope: float | None = None
    """Turn of the rope: 0 overhead, 180 under the feet."""


class Movement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Poses that follow each other in a loop, and what stands around them."""

    view: View = View.SIDE
    size: float = 1.0
    """1 draws a person 46 dots tall; less leaves room for a high box or raised arms."""
    alternate: bool = False
    """Whether the poses are then done once more with the sides changed."""
    floor: bool = True
    props: tuple[Prop, ...] = ()
    poses: tuple[Pose, ...]


class FigureFault(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way of doing it wrong, to be shown beside the right one."""

    name: str
    wrong: Movement
    right: Movement | None = None
    """The right way seen from the same side, where the figure itself is seen from another."""


class Figure(Movement, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one exercise looks: the movement done well, and faults worth seeing."""

    faults: tuple[FigureFault, ...] = ()
