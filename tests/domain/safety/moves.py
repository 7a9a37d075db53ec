"""Exercises of a session, and who does them, that rows of several tables are about."""

from __future__ import annotations

from typing import Any

from runstrength_tui.domain.exercise import Level
from tests.domain.safety.runner import item, last_time

BOX = item("box-jump", cm=30)
TUCK = item("tuck-jump", "single-tuck-jump")
LINKED = item("tuck-jump", "linked-tuck-jumps")
POGO = item("pogo-hops", "pogo-hops")
ROPE = item("skipping", low=20, high=20)
DROP = item("drop-jump", "drop-jump", cm=30)
SQUAT = last_time(item(kg=20), 20)
BENT = last_time(item("deadlift", kg=40), 40)
PRESS = item("press-up", "full-press-up")
PULL = last_time(item("pull-up", "weighted-pull-up"), 10)
LUNGE = item("walking-lunge", "walking-lunge", per_side=True)
PLANK = item("plank")
ONE_LEG = item("box-jump", "single-leg-box-jump", per_side=True)
USED: dict[str, Any] = {"level": Level.INTERMEDIATE}
EXPERT: dict[str, Any] = {"level": Level.ADVANCED}
FAILED: dict[str, Any] = {"to_failure": True}
FIVE = 5
BELLS = (8.0, 12.0, 16.0, 20.0)
