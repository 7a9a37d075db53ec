"""A runner's words for what a person said of themselves: effort, pain, a day that is not theirs."""

from __future__ import annotations

from typing import Final

from runstrength_tui.domain.session import NotMyDay, PainArea, PainKind, PainReport, PromptRecord, SetRecord
from runstrength_tui.domain.wording import effort_text, number_text

MOST_EFFORT: Final = 10

_AREAS: Final = {
    PainArea.ACHILLES: "Achilles",
    PainArea.THIGH: "front of the thigh",
    PainArea.BACK: "lower back",
}
_KINDS: Final = {PainKind.ACHE: "an ache", PainKind.BONE: "a sore spot on the bone", PainKind.SHARP: "sharp"}
_DAYS: Final = {
    NotMyDay.ILL: "ill",
    NotMyDay.HOT: "the heat",
    NotMyDay.SLEPT_BADLY: "slept badly",
    NotMyDay.SORE: "very sore",
    NotMyDay.WORN_OUT: "worn out",
    NotMyDay.STRESSED: "stressed",
    NotMyDay.DRANK: "drink, or something that makes drowsy",
}
_HARDNESS: Final = (
    "nothing at all", "very easy", "easy", "moderate", "somewhat hard", "hard",
    "hard", "very hard", "very hard", "very hard", "all out",
)  # fmt: skip
_ANSWERS: Final = {
    "go_on": "went on",
    "override": "went on all the same",
    "easier": "took the easier one",
    "lighter": "went lighter",
    "less": "did less",
    "skip": "left it out",
    "rest": "rested",
    "end": "ended there",
}
_GREEN: Final = 3
_AMBER: Final = 5


def left_text(rir: float) -> str:
    """Return reps in reserve: ``2 left in you``, ``1.5 left in you``."""
    return f"{number_text(rir)} left in you"


def rated_text(done: SetRecord) -> str:
    """Return how a set was, in numbers where it was rated so: ``2 left in you``, ``good``; "" for unsaid."""
    if done.rir is not None:
        return left_text(done.rir)
    return effort_text(done.effort) if done.effort else ""


def area_text(area: PainArea) -> str:
    """Return where it hurts, as it stands inside a sentence: ``knee``, ``Achilles``, ``lower back``."""
    return _AREAS.get(area, area.value)


def place_text(area: PainArea) -> str:
    """Return where it hurts, as a sentence begins with it: ``Knee``, ``Lower back``."""
    text = area_text(area)
    return text[:1].upper() + text[1:]


def pain_text(report: PainReport) -> str:
    """Return a pain as it was reported: ``Knee 4 of 10``, ``Shin 2 of 10, a sore spot on the bone``."""
    kind = f", {_KINDS[report.kind]}" if report.kind else ""
    return f"{place_text(report.area)} {report.score} of 10{kind}"


def after_pain_text(report: PainReport) -> str:
    """Return what follows from a pain in a few words: it is asked about again, or it rests."""
    if report.kind in (PainKind.BONE, PainKind.SHARP):
        return "no more of that today. Have it looked at if it stays"
    if report.score > _AMBER:
        return "what hurt rests today. Asked again tomorrow morning"
    return "asked again tomorrow morning" if report.score > _GREEN else "fine to go on with"


def prompt_text(prompt: PromptRecord) -> str:
    """Return what was said to the person, with what they answered: ``Stop here. (stopped)``."""
    answer = _ANSWERS.get(prompt.answer, prompt.answer)
    return f"{prompt.text} ({answer})" if answer else prompt.text


def not_my_day_text(marks: tuple[NotMyDay, ...]) -> str:
    """Return what spoke against a usual session: ``slept badly, very sore``."""
    return ", ".join(_DAYS[mark] for mark in marks)


def day_kept_text(before: tuple[NotMyDay, ...], marks: tuple[NotMyDay, ...], *, changes: bool) -> str:
    """Return what is said when that was kept, and whether it changes the session of the day."""
    if not marks:
        return f"Taken back: {not_my_day_text(before)}." if before else ""
    same = "" if changes else " It changes nothing today."
    return f"Kept for today: {not_my_day_text(marks)}.{same}"


def hardness_text(effort: int) -> str:
    """Return how hard a whole session was, 0 to 10, in words: ``moderate``, ``very hard``."""
    return _HARDNESS[min(max(0, effort), MOST_EFFORT)]


def session_effort_text(effort: int) -> str:
    """Return how hard a whole session was: ``6 of 10, hard``."""
    return f"{effort} of {MOST_EFFORT}, {hardness_text(effort)}"
