"""Completing in the shell: what the tab key offers, and that the scripts are for both names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete
from msgspec.structs import replace

from runstrength_tui.commands import cli
from runstrength_tui.domain.own_exercise import OwnExercise
from runstrength_tui.library import load_library
from runstrength_tui.library.compiled import DATA
from runstrength_tui.store.store import Store
from tests.commands.conftest import START, Command
from tests.compiled_copy import lay_copy

BARE = "import sys; from runstrength_tui.commands import main; sys.argv[0] = 'rs'; main()"
SHOW = "import sys, atexit; atexit.register(lambda: print('textual' in sys.modules, file=sys.stderr));" + BARE


@pytest.mark.parametrize(
    ("words", "offered", "not_offered"),
    [
        (["und"], ["undo"], ["log"]),
        (["undo", "--l"], ["--list"], []),
        (["gob"], ["goblet squat", "goblet split squat"], ["paused goblet squat"]),
        (["goblet", "sq"], ["squat"], ["goblet squat"]),
        (["log", "Gob"], ["Goblet squat"], []),
        (["run", "8k,", "base"], ["base a"], []),
        (["run", "8k", "--dr"], ["--dry-run"], []),
        (["--data", "DATA", "own-cu"], [], []),
        (["--data", "DATA", "cable", "cr"], ["crunch"], []),
        (["completion", "z"], ["zsh"], []),
        (["nothing", "like", "tha"], [], []),
        (["runner's", "b"], [], []),
        (["plan", "export", "heavy", "d"], ["day a", "day b"], ["heavy day a"]),
        (["plan", "export", "gob"], ["gob"], ["goblet squat"]),
        (["plan", "export", "base", "a", "out"], ["out"], []),
        (["--data", "", "plan", "export", "base"], ["base"], ["base a"]),
    ],
)
def test_the_tab_key_offers_commands_options_and_names(
    words: list[str],
    offered: list[str],
    not_offered: list[str],
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = OwnExercise(id="own-cable-crunch", name="Cable crunch")
    Store.open(data, lambda: START).change_profile(lambda told: replace(told, own_exercises=(own,)))
    lay_copy(tmp_path / "cache" / "runstrength")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("RUNSTRENGTH_DATA", str(tmp_path / "elsewhere"))
    *before, last = [str(data) if word == "DATA" else word for word in words]
    shell = BashComplete(cli, {}, "rs", "_RUNSTRENGTH_COMPLETE")
    found = {each.value for each in shell.get_completions(before, last)}
    assert set(offered) <= found
    assert not set(not_offered) & found


def test_a_plan_whose_name_has_no_word_does_not_end_the_tab_key_in_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    plans = tmp_path / "runstrength" / "plans"
    plans.mkdir(parents=True)
    ours = (DATA / "plans" / "after-an-easy-run.toml").read_text()
    mine = ours.replace('"after-an-easy-run"', '"mine"').replace('"After an easy run"', '"!!!"')
    (plans / "mine.toml").write_text(mine)
    assert "!!!" in [plan.name for plan in load_library((plans.parent,), tmp_path / "cache").plans]
    shell = BashComplete(cli, {}, "rs", "_RUNSTRENGTH_COMPLETE")
    found = [each.value for each in shell.get_completions(["plan", "export"], "")]
    assert "runners base a" in found and "base a" not in found and "" not in found


def test_it_is_asked_for_as_the_script_does_and_without_textual(data: Path, tmp_path: Path) -> None:
    lay_copy(tmp_path / "runstrength")
    asked = {
        "XDG_CACHE_HOME": str(tmp_path),
        "RUNSTRENGTH_DATA": str(data),
        "COMP_WORDS": "rs\ngoblet\nsq",
        "COMP_CWORD": "2",
        "_RUNSTRENGTH_COMPLETE": "bash_complete",
    }
    done = subprocess.run(
        [sys.executable, "-c", SHOW], env={**os.environ, **asked}, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "False\n")
    assert done.stdout.splitlines()[0] == "plain,squat"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_one_that_it_can_read(
    shell: str, runstrength: Command, tmp_path: Path
) -> None:
    script = runstrength("completion", shell)
    assert script.code == 0
    assert "_rs_completion" in script.out and "_runstrength_completion" in script.out
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here to read it")
    file = tmp_path / "script"
    file.write_text(script.out)
    read = subprocess.run([shell, "-n", str(file)], capture_output=True, text=True, check=False)
    assert (read.returncode, read.stderr) == (0, "")


def test_the_help_says_where_the_script_goes(runstrength: Command) -> None:
    said = runstrength("completion", "--help").out
    assert all(file in said for file in (".bashrc", ".zshrc", "conf.d/runstrength.fish"))
    assert "'csh' is not one of" in runstrength("completion", "csh").err
