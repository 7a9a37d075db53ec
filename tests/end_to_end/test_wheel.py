"""If these fail, someone who installs RunStrength gets an app without styles, data or commands."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from runstrength_tui import __version__
from runstrength_tui.app import RunStrengthApp
from runstrength_tui.screens.first_start import FirstStart
from runstrength_tui.screens.history.screen import HistoryScreen
from runstrength_tui.screens.library import LibraryScreen
from runstrength_tui.screens.line.screen import LineScreen
from runstrength_tui.screens.plans.page import PlanPage
from runstrength_tui.screens.plans.version import PickVersion
from runstrength_tui.screens.session.screen import SessionScreen
from runstrength_tui.screens.session.watching import WatchScreen
from runstrength_tui.screens.settings.form import Form
from runstrength_tui.screens.settings.screen import SettingsScreen
from runstrength_tui.screens.trends.screen import TrendsScreen

ROOT = Path(__file__).parent.parent.parent

OPEN = """
import asyncio, os, pathlib, runstrength_tui
from runstrength_tui.app import RunStrengthApp
from runstrength_tui.screens.history.screen import HistoryScreen
from runstrength_tui.screens.library import LibraryScreen
from runstrength_tui.screens.session.screen import SessionScreen
from runstrength_tui.screens.session.watching import WatchScreen
from runstrength_tui.screens.settings.screen import SettingsScreen
from runstrength_tui.commands.call import now_local
from runstrength_tui.paths import STYLES, places

async def main():
    app = RunStrengthApp(places(os.environ), clock=now_local)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        print("screen", app.screen.size.width)
    print("package", pathlib.Path(runstrength_tui.__file__).parent)
    print("styles", STYLES)

asyncio.run(main())
"""


def _run(*command: str | Path, **variables: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd="/",
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the ``bin`` of a fresh environment with the wheel in it, built by way of the sdist.

    What it depends on comes from this environment, by a path file, so that no network is needed.
    """
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", ROOT)
    (wheel,) = (folder / "dist").glob("*.whl")
    _run(sys.executable, "-m", "venv", "--without-pip", folder / "venv")
    python = folder / "venv" / "bin" / "python"
    _run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel)
    (packages,) = (folder / "venv" / "lib").glob("python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python.parent


def test_the_wheel_opens_the_app_with_its_styles_and_data(installed: Path, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "RUNSTRENGTH_DATA": str(tmp_path / "data")}
    said = dict(line.split(" ", 1) for line in _run(installed / "python", "-c", OPEN, **home).splitlines())
    package = Path(said["package"])
    assert package.is_relative_to(installed.parent.resolve()) or package.is_relative_to(installed.parent)
    assert Path(said["styles"]) == package / "styles"
    assert said["screen"] == "80"
    names = {path.name for path in (ROOT / "styles").iterdir()}
    assert {path.name for path in (package / "styles").iterdir()} == names
    for folder in ("exercises", "plans"):
        theirs = {path.name for path in (package / "data" / folder).iterdir()}
        assert theirs == {path.name for path in (ROOT / "runstrength_tui" / "data" / folder).iterdir()}


def test_the_wheel_brings_the_command(installed: Path, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "RUNSTRENGTH_DATA": str(tmp_path / "data")}
    assert _run(installed / "runstrength", "--version", **home) == f"runstrength {__version__}\n"
    assert "all is well" in _run(installed / "runstrength", "doctor", **home)
    assert "No session yet" in _run(installed / "runstrength", "show", **home)


def test_every_stylesheet_that_the_app_names_exists() -> None:
    screens = (
        *(SessionScreen, WatchScreen, LibraryScreen, HistoryScreen, TrendsScreen, SettingsScreen),
        *(LineScreen, Form, FirstStart, PlanPage, PickVersion),
    )
    paths = [Path(str(path)) for path in (*RunStrengthApp.CSS_PATH, *(screen.CSS_PATH for screen in screens))]
    assert paths
    for path in paths:
        assert path.is_absolute(), f"{path} would be looked for beside a subclass"
        assert path.is_file()
    named = {path.name for path in paths}
    assert named == {path.name for path in (ROOT / "styles").glob("*.tcss")}
