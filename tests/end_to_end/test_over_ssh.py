"""From anywhere, ``ssh home rs …``: a line reaches the command as it was typed, without a quote in it."""

from __future__ import annotations

import getpass
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest

from runstrength_tui.domain.quicklog import Given, NotALine, read_lines
from runstrength_tui.library import load_library
from runstrength_tui.store.store import Store
from tests.compiled_copy import lay_copy
from tests.domain.quicklog.lines import LINES

SCRIPTS: Final = sysconfig.get_path("scripts")
FOR_A_SHELL: Final = [line.text for line in LINES if line.shell]
CLOCK: Final = re.compile(r"\d\d?:\d\d")


def _sshd() -> str:
    """Return the server's path; skips where there is none, or it cannot run here."""
    path = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
    sshd = shutil.which("sshd", path=path)
    if sshd is None or shutil.which("ssh") is None or shutil.which("ssh-keygen") is None:
        pytest.skip("sshd or ssh is not installed here")
    if os.geteuid() == 0 and sys.platform == "linux" and not Path("/run/sshd").is_dir():
        pytest.skip("sshd run by root needs the folder /run/sshd")
    return sshd


class Line:
    """A connection to an sshd of the test's own, on the loopback address, with keys of its own."""

    def __init__(self, folder: Path, short: Path) -> None:
        self.data = folder / "data"
        sshd = _sshd()
        for name in ("host", "user"):
            key = folder / name
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        settings = folder / "sshd_config"
        lay_copy(folder / "cache" / "runstrength")
        variables = {
            "PATH": f"{SCRIPTS}:/usr/bin:/bin",
            "RUNSTRENGTH_DATA": self.data,
            "XDG_CACHE_HOME": folder / "cache",
            "XDG_CONFIG_HOME": folder / "config",
            "XDG_STATE_HOME": folder / "state",
        }
        lines = [
            f"Port {self.port}",
            "ListenAddress 127.0.0.1",
            f"HostKey {folder / 'host'}",
            f"AuthorizedKeysFile {folder / 'user.pub'}",
            "PidFile none",
            "StrictModes no",
            "PasswordAuthentication no",
            "KbdInteractiveAuthentication no",
            "PermitRootLogin prohibit-password",
            "SetEnv " + " ".join(f"{name}={value}" for name, value in variables.items()),
        ]
        settings.write_text("\n".join(lines) + "\n")
        self._server = subprocess.Popen(
            [sshd, "-D", "-e", "-f", settings], stdin=subprocess.DEVNULL, stderr=(folder / "said").open("w")
        )
        options = {
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": folder / "known",
            "BatchMode": "yes",
            "IdentitiesOnly": "yes",
            "LogLevel": "ERROR",
            "ControlMaster": "auto",
            "ControlPath": short / "line",
            "ControlPersist": "60",
        }
        self._ssh = ["ssh", "-F", "none", "-p", str(self.port), "-i", str(folder / "user")]
        for name, value in options.items():
            self._ssh += ["-o", f"{name}={value}"]
        self._where = f"{getpass.getuser()}@127.0.0.1"
        self._said = folder / "said"

    def wait(self) -> None:
        """Wait until the server answers."""
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    break
            if self._server.poll() is not None:
                break
            time.sleep(0.05)
        tried = self.run("true")
        assert tried.returncode == 0, (tried.stderr, self._said.read_text())

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run ``ssh home WORDS``; ssh sends them joined by spaces to the shell at the other end."""
        command = [*self._ssh, self._where, *words]
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False
        )

    def end(self) -> None:
        """Hang up, and end the server."""
        subprocess.run([*self._ssh, "-O", "exit", self._where], capture_output=True, check=False)
        self._server.terminate()
        self._server.wait(10)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    with tempfile.TemporaryDirectory(prefix="rs") as short:  # a socket's path must be short
        line = Line(tmp_path_factory.mktemp("home"), Path(short))
        try:
            line.wait()
            yield line
        finally:
            line.end()


def test_every_line_reaches_the_command_as_it_was_typed(home: Line) -> None:
    """A sign that means something to the shell would change what is logged."""
    script = "\n".join(["rs() { echo \"$*\"; }", *(f"rs {text}" for text in FOR_A_SHELL)])  # fmt: skip
    done = home.run(script)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(FOR_A_SHELL) > 100
    assert done.stdout.splitlines() == [" ".join(text.split(" ")) for text in FOR_A_SHELL]


def _sample() -> list[str]:
    """Return a few lines of every kind, those first that look like options."""
    odd = [text for text in FOR_A_SHELL if text.startswith("-") or " -" in text]
    return list(dict.fromkeys([*odd[:2], *FOR_A_SHELL[5 :: len(FOR_A_SHELL) // 3]]))


def test_lines_are_understood_there_as_here(home: Line, tmp_path: Path) -> None:
    """What works in the app would need quotes, or mean something else, over ssh."""
    library, now = load_library((), tmp_path / "cache"), datetime.now().astimezone()
    for text in _sample():
        done = home.run("rs", "--dry-run", "--json", text)
        told = json.loads(done.stdout)
        try:
            found = read_lines(text, library, Given(now=now))
        except NotALine as fault:
            assert (done.returncode, told["error"]) == (1, str(fault)), text
        else:
            assert done.returncode == 0, text
            assert [_timeless(each) for each in told["told"]] == [
                _timeless({"what": each.what, "how": each.how}) for each in found.told
            ], text
    assert not home.data.exists()


def _timeless(told: dict[str, Any]) -> tuple[str, str]:
    return told["what"], CLOCK.sub("", told["how"])


def test_a_line_is_stored_and_taken_back_from_afar(home: Line) -> None:
    done = home.run("rs", "run", "8k", "42:10", "@6,", "base", "a")
    assert (done.returncode, done.stderr) == (0, "")
    store = Store.open(home.data, lambda: datetime.now().astimezone())
    assert ([run.seconds for run in store.runs()], store.count()) == ([2530], 1)
    assert home.run("rs", "undo").stdout == "Taken back: run 8k 42:10 @6, base a\n"
    assert (store.runs(), store.count()) == ((), 0)
