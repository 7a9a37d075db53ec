"""Where there is no terminal of ours, nothing is sent to one."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.driver import Driver
from textual.drivers.headless_driver import HeadlessDriver
from textual.drivers.linux_driver import LinuxDriver
from textual.drivers.web_driver import WebDriver

from runstrength_tui.terminal.driver import FarDriver, driver_of, far_driver
from runstrength_tui.terminal.signals_out import ring, set_title


@pytest.mark.parametrize("base", [HeadlessDriver, WebDriver])
def test_other_drivers_stay(base: type[Driver]) -> None:
    """Else the app in a browser, or under test, would draw on a terminal that is not there."""
    assert far_driver(base) is base


def test_the_unix_driver_is_replaced() -> None:
    """Else the first bad byte would end the app."""
    assert far_driver(LinuxDriver) is FarDriver


async def test_bell_and_title_do_nothing_when_headless() -> None:
    """Else tests and pictures would fail on a bell."""
    app: App[None] = App()
    async with app.run_test():
        ring(app)
        set_title(app, "Rest over")
        assert driver_of(app) is None
