"""If these fail, what the README promises to a newcomer is not what is checked."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text()


def _set_up_commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    return [block.strip() for block in blocks if "venv" in block]


def test_the_readme_opens_with_a_bold_sentence_and_has_two_commands_to_set_up() -> None:
    assert re.match(r"\*\*[^*]+\.\*\*\n", README)
    commands = _set_up_commands()
    assert len(commands) == 2
    assert all(
        "\n" not in command and command.startswith("python3 -m venv .venv && ") for command in commands
    )
    assert commands[0].endswith(" && .venv/bin/runstrength")
    assert commands[1].endswith(" && .venv/bin/pytest")


def test_what_is_checked_is_the_readmes_test_command_word_for_word() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    assert _set_up_commands()[1] in script.splitlines()
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=False).returncode == 0


def test_every_dependency_has_a_locked_version_that_it_allows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    locked = {}
    for line in (ROOT / "requirements.lock").read_text().splitlines():
        if line and not line.startswith("#"):
            name, _, version = line.partition("==")
            locked[canonicalize_name(name)] = version
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["dev"], *extras["tracks"]]
    assert f"{project['name']}[tracks]" in wanted
    wanted.remove(f"{project['name']}[tracks]")
    for requirement in map(Requirement, wanted):
        version = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


def test_what_the_readme_names_is_there() -> None:
    linked = re.findall(r"\]\(([A-Z][A-Za-z.]+)\)", README)
    assert {"LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"} <= set(linked)
    assert all((ROOT / name).is_file() for name in linked)
    assert (ROOT / "runstrength_tui" / "data" / "exercises").is_dir()
