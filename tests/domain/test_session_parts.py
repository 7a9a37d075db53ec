"""A session as history tells it: everything that was said, and nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from runstrength_tui.domain.session import CheckAnswer, PromptRecord, Session, Severity
from runstrength_tui.domain.session_parts import session_parts

AT = datetime(2026, 11, 21, 18, tzinfo=UTC)


def test_what_a_rule_said_in_the_check_is_told_once_and_questions_keep_their_answers() -> None:
    """A statement with a "no" behind it, told a second time, reads as if the person had objected."""
    session = Session(
        id=1,
        started_at=AT,
        ended_at=AT + timedelta(minutes=20),
        updated=AT,
        prompts=(
            PromptRecord(id="P7", text="Knee rests.", at=AT, answer="skip", severity=Severity.BLOCK),
            PromptRecord(id="P1", text="Said on the way.", at=AT),
        ),
        checks=(
            CheckAnswer(id="P7-knee", question="Knee rests.", yes=False, at=AT),
            CheckAnswer(id="S18", question="Close-fitting clothes?", yes=True, at=AT),
            CheckAnswer(id="P1", question="Clothes?", yes=False, at=AT),
        ),
    )
    parts = session_parts(session, AT.date())
    assert [said.text for said in parts.prompts] == ["Knee rests. (left it out)", "Said on the way."]
    assert parts.checks == (("yes", "Close-fitting clothes?"), ("no", "Clothes?"))
