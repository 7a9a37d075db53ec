"""The app on a slow disk: run as a file, with the extra seconds of each fsync before the arguments."""

from __future__ import annotations

import os
import sys
import time

from runstrength_tui.commands import main


def slow_fsync(extra: float) -> None:
    """Make every fsync of this process take longer."""
    real = os.fsync

    def fsync(descriptor: int) -> None:
        time.sleep(extra)
        real(descriptor)

    os.fsync = fsync  # type: ignore[assignment]


if __name__ == "__main__":
    slow_fsync(float(sys.argv.pop(1)))
    main()
