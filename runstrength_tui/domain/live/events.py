"""What can happen in a session under way; the log holds these and nothing else.

Events say outcomes, never keys: an event that is lost leaves the ones after it true.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from runstrength_tui.domain.live.header import LOG_FORMAT, CheckQuestion, Header, ItemFacts, PreviousSet
from runstrength_tui.domain.session import (
    Effort,
    EndReason,
    Load,
    NotMyDay,
    PainReport,
    SetKind,
    Severity,
    SkipReason,
    Target,
    TimingSource,
    WarningSign,
)

__all__ = ["LOG_FORMAT", "CheckQuestion", "Header", "ItemFacts", "PreviousSet"]
"""A log holds these before its events, so they are at hand with them."""


class _Event(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event"):
    seq: int
    """Position in the log, from 1; the order of events, whatever the clock says."""
    at: datetime


class CheckAnswered(_Event, frozen=True, tag="check"):
    """One question of the check was answered; "no" leaves its exercises out."""

    question: str
    yes: bool


class RepCounted(_Event, frozen=True, tag="rep"):
    """One rep (or step) of the set in hand was counted by a key."""

    item: str
    timed: bool = True
    """False when several presses came in one packet: counted, not timed."""


class RepMissed(_Event, frozen=True, tag="missed"):
    """A rep of the set in hand went wrong: for a jump a landing, never a rep."""

    item: str


class HoldBegun(_Event, frozen=True, tag="hold"):
    """A timed hold of the set in hand has begun with its lead-in."""

    item: str
    seconds: int
    """Target of each side."""
    sides: int = 1


class HoldStopped(_Event, frozen=True, tag="hold_stopped"):
    """The hold is not running any more; what was held stands in an event of its own."""

    item: str


class TempoBegun(_Event, frozen=True, tag="tempo"):
    """The tempo bell of the set in hand has begun with its lead-in."""

    item: str
    seconds_per_rep: float
    reps: int
    """Where it stops by itself."""
    counted: int = 0
    """Reps counted before it began."""
    sides: int = 1


class TempoStopped(_Event, frozen=True, tag="tempo_stopped"):
    """The tempo bell is not running any more; the reps done stand in an event of their own."""

    item: str


class PromptShown(_Event, frozen=True, tag="prompt"):
    """A safety prompt fired on ``inputs`` and was shown; it is never undone."""

    id: str
    text: str
    inputs: dict[str, str | int | float | bool | None] = {}
    item: str = ""
    """The exercise it was about."""
    severity: Severity = Severity.INFO


class PromptAnswered(_Event, frozen=True, tag="answered"):
    """What the person chose on a prompt; it is never undone."""

    prompt: int
    """Number of the event that showed it."""
    answer: str


class CountSet(_Event, frozen=True, tag="count"):
    """The count of the set in hand was typed, corrected, or left by the tempo bell."""

    item: str
    count: int
    typed: bool = False
    """The next digit is appended to this one."""
    tempo: bool = False
    """The tempo bell counted."""


class LoadSet(_Event, frozen=True, tag="load"):
    """The weight or height of the set in hand, and of those after it, was changed."""

    item: str
    load: Load


class SetDone(_Event, frozen=True, tag="set"):
    """A set is done."""

    item: str
    number: int
    """Which set of the exercise, from 1."""
    count: int
    load: Load
    target: Target
    source: TimingSource


class SetChanged(_Event, frozen=True, tag="changed"):
    """A set that was done is corrected; its rest is left alone."""

    item: str
    number: int
    count: int
    load: Load | None = None
    """The weight or height as corrected; None leaves it."""
    left: int | None = None
    right: int | None = None
    """What each side did, where that was said."""


class EffortRated(_Event, frozen=True, tag="effort"):
    """How a done set felt."""

    item: str
    number: int
    effort: Effort
    rir: float | None = None
    """Reps in reserve, where the person rates in numbers."""


class SetMarked(_Event, frozen=True, tag="marked"):
    """A done set is a warm-up or a drop set, or was gone on with to failure; None leaves it as it was."""

    item: str
    number: int
    kind: SetKind | None = None
    to_failure: bool | None = None


class ItemMoved(_Event, frozen=True, tag="moved"):
    """Another exercise is in hand; nothing is lost by moving."""

    item: str


class ItemPutOff(_Event, frozen=True, tag="later"):
    """An exercise goes to the end of the session."""

    item: str


class ItemSkipped(_Event, frozen=True, tag="skipped"):
    """The rest of an exercise is left out, with the reason."""

    item: str
    reason: SkipReason


class ItemAdded(_Event, frozen=True, tag="added"):
    """An exercise joins the session at the end, with what it makes to be asked first."""

    facts: ItemFacts
    questions: tuple[CheckQuestion, ...] = ()


class ItemSwapped(_Event, frozen=True, tag="swapped"):
    """The sets that are left of an exercise go on as another; those done stay with the old one."""

    item: str
    facts: ItemFacts
    questions: tuple[CheckQuestion, ...] = ()


class SetAdded(_Event, frozen=True, tag="set_added"):
    """One set more than planned of an exercise."""

    item: str
    target: Target
    after: int = 0
    """Number of the set it comes right behind; 0: behind all others."""


class WarmUpsPlanned(_Event, frozen=True, tag="warm_ups"):
    """The warm-up sets of an exercise that is not begun yet are these; none takes them away."""

    item: str
    targets: tuple[Target, ...] = ()


class SetsCut(_Event, frozen=True, tag="cut"):
    """One set less of each of these exercises that has more than one left."""

    items: tuple[str, ...]


class ItemsGrouped(_Event, frozen=True, tag="grouped"):
    """These exercises are done in turns from now on; a group of "" has each of them by itself again."""

    items: tuple[str, ...]
    group: str = ""


class ItemsOrdered(_Event, frozen=True, tag="ordered"):
    """The exercises come in this order; one that is not named stays behind those that are."""

    items: tuple[str, ...]


class RestChanged(_Event, frozen=True, tag="rest"):
    """The rest under way is longer or shorter by ``seconds``."""

    seconds: int


class NoteWritten(_Event, frozen=True, tag="note"):
    """The note of an exercise, or of the session where ``item`` is empty, now reads ``text``."""

    text: str
    item: str = ""


class PainReported(_Event, frozen=True, tag="pain"):
    """Pain was reported and leaves exercises out; it is never undone."""

    report: PainReport
    out: tuple[str, ...] = ()
    """Exercises that rest today because of it."""


class NotMyDaySaid(_Event, frozen=True, tag="not_my_day"):
    """What speaks against a usual session today, as the person said."""

    marks: tuple[NotMyDay, ...]


class SessionRated(_Event, frozen=True, tag="rated"):
    """How hard the whole session was, 0 to 10; None takes that back."""

    effort: int | None


class SignReported(_Event, frozen=True, tag="sign"):
    """A warning sign was reported; it is never undone."""

    sign: WarningSign


class Undone(_Event, frozen=True, tag="undone"):
    """The event ``target`` is void; the exercise it belonged to is in hand again."""

    target: int
    item: str = ""


class Redone(_Event, frozen=True, tag="redone"):
    """The undoing ``target`` is void."""

    target: int


class Finished(_Event, frozen=True, tag="finished"):
    """The session is over."""

    reason: EndReason = EndReason.COMPLETE


class Reopened(_Event, frozen=True, tag="reopened"):
    """A finished session goes on."""


Event = (
    CheckAnswered
    | RepCounted
    | RepMissed
    | HoldBegun
    | HoldStopped
    | TempoBegun
    | TempoStopped
    | PromptShown
    | PromptAnswered
    | CountSet
    | LoadSet
    | SetDone
    | SetChanged
    | EffortRated
    | SetMarked
    | ItemMoved
    | ItemPutOff
    | ItemSkipped
    | ItemAdded
    | ItemSwapped
    | SetAdded
    | WarmUpsPlanned
    | SetsCut
    | ItemsGrouped
    | ItemsOrdered
    | RestChanged
    | NoteWritten
    | PainReported
    | NotMyDaySaid
    | SessionRated
    | SignReported
    | Undone
    | Redone
    | Finished
    | Reopened
)

UNDOABLE = (
    RepCounted
    | RepMissed
    | CountSet
    | LoadSet
    | SetDone
    | SetChanged
    | EffortRated
    | SetMarked
    | ItemPutOff
    | ItemSkipped
    | ItemAdded
    | ItemSwapped
    | SetAdded
    | WarmUpsPlanned
    | SetsCut
    | ItemsGrouped
    | ItemsOrdered
    | NoteWritten
)
"""Events that ``u`` takes back; moving, pain and warning signs are not among them."""
