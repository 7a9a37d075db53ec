"""If these fail, one enter on Today starts the wrong plan."""

from __future__ import annotations

from datetime import timedelta

from runstrength_tui.domain.plan import Plan, whose_turn
from tests.domain.live_help import START


def _plan(name: str) -> Plan:
    return Plan(id=name, name=name, summary="", minutes=20, items=())


PLANS = (_plan("first"), _plan("a"), _plan("b"))


def _turn(*done: tuple[str, int]) -> str | None:
    plan = whose_turn(PLANS, [(name, START - timedelta(days=days)) for name, days in done], START)
    return plan.id if plan else None


def test_plans_in_use_take_turns() -> None:
    assert _turn(("a", 2), ("b", 5), ("a", 8)) == "b"
    assert _turn(("b", 1), ("a", 3)) == "a"


def test_a_plan_left_for_a_month_is_not_offered_again() -> None:
    assert _turn(("a", 2), ("first", 29)) == "a"
    assert _turn(("first", 28)) == "first"


def test_without_history_or_with_a_plan_that_is_gone_the_first_stays() -> None:
    assert _turn() is None
    assert _turn(("removed", 1)) is None
