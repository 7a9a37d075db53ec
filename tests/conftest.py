"""What all tests share: modules are compiled once, here and in the programs that tests start."""

from __future__ import annotations

import os
import sys

# Where the surroundings forbid it, each of a hundred started programs would compile all our modules anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
