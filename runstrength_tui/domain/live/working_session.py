"""The session while the fold goes through its events."""

from __future__ import annotations

from datetime import datetime

import msgspec

from runstrength_tui.domain.live.events import CheckQuestion, Event, Header
from runstrength_tui.domain.live.rounds import following
from runstrength_tui.domain.live.state import LiveSession, Rest
from runstrength_tui.domain.live.undoing import Undoing
from runstrength_tui.domain.live.working import WorkingItem
from runstrength_tui.domain.session import (
    CheckAnswer,
    EndReason,
    PainReport,
    PromptRecord,
    SkipReason,
    WarningSign,
)


class WorkingSession:
    """What has come of the events so far, and what several of them have in common."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.items: dict[str, WorkingItem] = {facts.key: WorkingItem(facts) for facts in header.items}
        self.current = next(iter(self.items), "")
        self.checks: dict[str, CheckAnswer] = {}
        self.asked = {question.id: question for question in header.questions}
        self.rest: Rest | None = None
        self.last: tuple[str, int] | None = None
        self.last_in_hand = False
        self.last_done_at: datetime | None = None
        self.sign: WarningSign | None = None
        self.prompts: dict[int, PromptRecord] = {}
        self.pains: list[PainReport] = []
        self.not_my_day = header.not_my_day
        self.effort: int | None = None
        self.note = ""
        self.ended: EndReason | None = None
        self.ended_at: datetime | None = None
        self.reopened = False
        self.seq = 0
        self.at = header.started_at

    def last_event(self, event: Event) -> None:
        self.seq = event.seq
        self.at = event.at

    def _ask(self, questions: tuple[CheckQuestion, ...]) -> None:
        """Take in what an added exercise makes to be asked; what was answered already stands."""
        for question in questions:
            before = self.asked.get(question.id)
            keys = (*before.items, *question.items) if before else question.items
            self.asked[question.id] = msgspec.structs.replace(question, items=keys)
        self._leave_out()

    def _leave_out(self) -> None:
        """Skip every exercise that an answer "no" speaks against."""
        for question in self.asked.values():
            answer = self.checks.get(question.id)
            for key in question.items if answer is not None and not answer.yes else ():
                if key in self.items and self.items[key].open:
                    self.items[key].skipped = SkipReason.CHECK
        if self.current in self.items and not self.items[self.current].open:
            self._advance()

    def _advance(self) -> None:
        """Go to the next exercise with sets left; stay where there is none."""
        self.current = following(self.items, self.current)

    def freeze(self, undoing: Undoing) -> LiveSession:
        return LiveSession(
            header=self.header,
            items=tuple(item.freeze() for item in self.items.values()),
            current_key=self.current,
            checks=tuple(self.checks.values()),
            unasked=tuple(question for question in self.asked.values() if question.id not in self.checks),
            rest=self.rest,
            last=self.last,
            last_in_hand=self.last_in_hand,
            last_done_at=self.last_done_at,
            sign=self.sign,
            prompts=tuple(self.prompts.values()),
            pains=tuple(self.pains),
            not_my_day=self.not_my_day,
            effort=self.effort,
            note=self.note,
            ended=self.ended,
            ended_at=self.ended_at,
            reopened=self.reopened,
            undo=undoing.next_undo,
            redo=undoing.next_redo,
            seq=self.seq,
            at=self.at,
        )
