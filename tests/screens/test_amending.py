"""What is answered on the summary: an old answer would come last, or a reopened session be stored twice."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from runstrength_tui.screens.session.amending import Amending
from runstrength_tui.store.writer import Writer
from tests.screens.app_help import Clock, stored
from tests.screens.history_help import keep, past_session


async def test_the_last_answer_is_the_one_that_stays_and_none_comes_after_a_stop(tmp_path: Path) -> None:
    session = past_session(1, days_ago=0)
    keep(tmp_path, session)
    writer, store = Writer(), stored(tmp_path)
    desk: Any = SimpleNamespace(writer=writer, store=store, clock=Clock(session.updated))
    amending = Amending(desk, session)

    def busy() -> threading.Event:
        """Hold the writer's thread up, so that everything asked for waits."""
        until = threading.Event()
        writer.submit(lambda: until.wait(20))
        return until

    free = busy()
    first, second = amending.amend(3), amending.amend(6)
    free.set()
    assert (await first, await second) == (None, True)
    kept = store.session(1)
    assert kept is not None and kept.effort == 6
    assert kept.updated > session.updated, "although the clock stood still"
    free = busy()
    third = amending.amend(9)
    amending.stop()
    free.set()
    assert await third is None
    assert store.session(1) == kept and amending.session.effort == 9, "for the log where it goes on"
    assert writer.close(20)
