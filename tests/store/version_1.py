"""A file of the earliest layout."""

from __future__ import annotations

import json

STARTED = 1_726_000_200.0  # 2024-09-10 20:30 UTC

SQUAT = {"exercise": "goblet-squat", "reps": 8, "load_kg": 16.0}
PRESS_UP = {"exercise": "press-up", "reps": 10, "load_kg": 0}
PLANK = {"exercise": "plank", "reps": 0, "load_kg": 0}

SET_STARTED = STARTED + 120
"""Of the first press-ups."""

SETS = [
    SQUAT | {"rpe": 6, "started": STARTED + 60, "seconds": 30.0, "note": ""},
    PRESS_UP | {"rpe": 8, "started": SET_STARTED, "seconds": 25.5, "note": "on toes"},
    SQUAT | {"rpe": 9.5, "started": STARTED + 180, "seconds": 31.0, "note": "wobbly"},
    PRESS_UP | {"rpe": 7, "started": STARTED + 240, "seconds": 25.0, "note": "on toes"},
    PLANK | {"rpe": 0, "started": STARTED + 300, "seconds": 45.2, "note": ""},
]

FIRST = {"started": STARTED, "ended": STARTED + 1800, "sets": SETS, "note": "première"}
SECOND = {"started": STARTED + 86_400, "ended": STARTED + 88_000, "sets": SETS[:1], "note": ""}
DELETED = {"started": STARTED - 86_400, "ended": STARTED - 85_000, "sets": [], "note": "deleted"}
ODD = {"started": "yesterday", "sets": 3}

VERSION_1 = json.dumps(
    {
        "sessions": {"2": SECOND, "1": FIRST, "7": ODD},
        "trash": {"3": DELETED},
        "meta": {"1": {"schema_version": 1}},
        "own": {"1": {"kept": True}},
    }
).encode()
