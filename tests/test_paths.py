"""The folders: where every program keeps such files, so that nobody has to look for their history."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from runstrength_tui.paths import places

VARIABLES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("home", ["/home/runner", "/", "", "relative", None])
@pytest.mark.parametrize("named", ["/srv/mine", "/srv/mine/", "relative", "", " ", "~/mine", None])
def test_the_usual_folders_are_the_platforms_own(
    home: str | None, named: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A history that an earlier release stored, or a backup program knows, is where it was."""
    environ = {"HOME": home} | dict.fromkeys(VARIABLES, named)
    for name, value in environ.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    found = places({name: value for name, value in environ.items() if value is not None})
    assert (found.data, found.config, found.state, found.cache) == (
        platformdirs.user_data_path("runstrength"),
        platformdirs.user_config_path("runstrength"),
        platformdirs.user_state_path("runstrength"),
        platformdirs.user_cache_path("runstrength"),
    )


def test_a_folder_that_is_named_is_used(tmp_path: Path) -> None:
    """--data wins over the variable, and the variable over the usual place."""
    environ = {"HOME": "/home/runner", "RUNSTRENGTH_DATA": "/srv/strength"}
    assert places(environ).data == Path("/srv/strength")
    assert places(environ, tmp_path).data == tmp_path
