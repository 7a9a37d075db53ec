"""The safety rules over the session under way: what they look at, and which of them speaks when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.closing import to_session
from runstrength_tui.domain.live.events import CheckQuestion, Event, ItemFacts
from runstrength_tui.domain.live.state import LiveItem, LiveSession
from runstrength_tui.domain.profile import Profile
from runstrength_tui.domain.safety import moments
from runstrength_tui.domain.safety.before import o2_symptoms
from runstrength_tui.domain.safety.moments import AfterPain, CheckLine, Context, Fired, pick
from runstrength_tui.domain.session import NotMyDay, PainReport, SetKind, Severity, WarningSign
from runstrength_tui.domain.wording_said import area_text
from runstrength_tui.store.records import Lately

if TYPE_CHECKING:
    from runstrength_tui.screens.backstage import Backstage

WARM_UP: Final = "P5"

_BEGIN_A_SET = e.RepCounted | e.RepMissed | e.CountSet | e.HoldBegun | e.TempoBegun | e.SetDone
"""What may be the first thing of a set."""


class Guard:
    """Holds the session under way against the rules; knows the person's past as it was at the start."""

    def __init__(self, backstage: Backstage) -> None:
        self._backstage = backstage
        self._lately = Lately(profile=Profile(), sessions=(), runs=())

    async def learn(self) -> None:
        """Read what the rules look at: the facts, the sessions and the runs of the last months."""
        self._lately = await self._backstage.lately()

    def context(self, live: LiveSession | None = None) -> Context:
        """Return all that rules may look at, now; raises BadFile where the rules cannot be read."""
        backstage = self._backstage
        library = backstage.library
        known = self._lately.context(backstage.clock(), library.rules, library.by_id)
        return msgspec.structs.replace(known, live=live or backstage.session)

    # --- before -------------------------------------------------------------------

    def asks_first(self, items: Sequence[ItemFacts]) -> bool:
        """Whether something of the person has to be known before these exercises that is not yet."""
        return self.health_due(items) or self.mass_due(items)

    def health_due(self, items: Sequence[ItemFacts]) -> bool:
        """Whether the health questions come before these exercises."""
        return moments.health_due(self.context(), items)

    def mass_due(self, items: Sequence[ItemFacts]) -> bool:
        """Whether body mass is asked for before these exercises."""
        return moments.mass_due(self.context(), items)

    def medical_advice(self) -> str:
        """Return why no session is planned before a doctor was asked; "" where one may be."""
        fired = o2_symptoms(self.context())
        return fired.text if fired else ""

    def lines(self, items: Sequence[ItemFacts]) -> tuple[CheckLine, ...]:
        """Return the lines of the check; nothing is asked about an exercise that is out anyway."""
        lines = moments.check_lines(self.context(), items)
        out = {key for line in lines if not (line.asks or line.override) for key in line.items}
        return tuple(line for line in lines if not (line.asks and line.items and out.issuperset(line.items)))

    def asked_of(self, facts: ItemFacts) -> tuple[CheckQuestion, ...]:
        """Return what an exercise that is added on the way makes to be asked.

        The warm-up is asked about before the first exercise only.
        """
        live = self._backstage.session
        begun = live is not None and bool(live.items)
        lines = self.lines((facts,))
        return tuple(line.question for line in lines if not (begun and line.rule == WARM_UP))

    def lines_of(self, session: LiveSession) -> tuple[CheckLine, ...]:
        """Return the lines that the session still has to have answered, in the words they were asked in."""
        keys = {key for question in session.unasked for key in question.items}
        unasked = {question.id for question in session.unasked}
        every = any(not question.items for question in session.unasked)
        items = [item.facts for item in session.items if every or item.key in keys]
        known = {line.id: line for line in self.lines(items) if line.id in unasked}
        return tuple(known.get(question.id) or _plain(question) for question in session.unasked)

    def short_check(self) -> bool:
        """Whether the person knows the check so well that one line will do."""
        return moments.plain_checks(self.context()) >= moments.SHORT_AFTER

    def first_words(self, items: Sequence[ItemFacts]) -> Fired | None:
        """Return the one thing to say as the session begins, without asking anything."""
        return moments.first_words(self.context(), items)

    def last_words(self, session: LiveSession) -> Fired | None:
        """Return the one thing to say as the session ends, this one counted in."""
        context = self.context(session)
        told = (to_session(session), *context.sessions)
        said = moments.after_session(msgspec.structs.replace(context, sessions=told))
        return pick(context, (each for each in said if each and each.severity is Severity.INFO))

    @property
    def said_today(self) -> tuple[NotMyDay, ...]:
        """What the person said speaks against a usual session today."""
        told = msgspec.structs.replace(self.context(), profile=self._backstage.personal.profile)
        return moments.said_today(told)

    def day(self, marks: Collection[NotMyDay]) -> tuple[Fired, ...]:
        """Return what follows from a day that is not the person's."""
        live = self._backstage.session
        items = [item.facts for item in live.items if item.open] if live else []
        return moments.not_my_day(self.context(), marks, items)

    # --- the morning after ----------------------------------------------------------

    def morning(self) -> PainReport | None:
        """Return the pain that is to be asked about today."""
        return moments.to_ask(self.context())

    async def answer_morning(self, before: PainReport, score: int) -> str:
        """Keep how a sore place is this morning, and return what follows from it."""
        backstage, store = self._backstage, self._backstage.store
        report = PainReport(area=before.area, score=score, at=backstage.clock(), kind=None)

        def work() -> Profile:
            return store.change_profile(
                lambda told: msgspec.structs.replace(told, pains=(*told.pains, report))
            )

        profile = await backstage.on_disk(work)
        self._lately = msgspec.structs.replace(self._lately, profile=profile)
        flared = moments.b6_flared(self.context())
        if flared is not None:
            return flared.text
        return f"Kept: {area_text(report.area)} {score} this morning."

    # --- during -------------------------------------------------------------------

    def before(self, session: LiveSession, events: Sequence[Event]) -> Fired | None:
        """Return what speaks against beginning a set, when these events would begin it."""
        for event in events:
            item = session.item(event.item) if isinstance(event, _BEGIN_A_SET) else None
            if item is not None and not item.hand.begun:
                return self._before_set(session, item)
        return None

    def _before_set(self, session: LiveSession, item: LiveItem) -> Fired | None:
        """Return what speaks against a set; a warm-up is judged by the weight that it leads to."""
        warming = item.target.kind is SetKind.WARM_UP
        return moments.before_set(self.context(session), item, item.work_load if warming else None)

    def ahead(self, session: LiveSession, events: Sequence[Event]) -> str:
        """Return what will be asked when the set begins with the weight just chosen; "" for nothing."""
        if not any(isinstance(event, e.LoadSet) for event in events):
            return ""
        item = session.current
        fired = self._before_set(session, item) if item and not item.hand.begun else None
        return fired.text if fired is not None and fired.severity is not Severity.INFO else ""

    def after(self, session: LiveSession, events: Sequence[Event]) -> Fired | None:
        """Return what there is to say now that these events have happened; ``session`` is as it came out."""
        context = self.context(session)
        return pick(context, [self._after_one(context, session, event) for event in events])

    def _after_one(self, context: Context, session: LiveSession, event: Event) -> Fired | None:
        key = getattr(event, "item", "")
        item = session.item(key) if key else None
        if item is None:
            return None
        match event:
            case e.SetDone(number=number) | e.SetChanged(number=number):
                done = item.find(number)
                return moments.after_set(context, item, done.record) if done else None
            case e.EffortRated(number=number) | e.SetMarked(number=number, to_failure=True):
                done = item.find(number)
                return moments.after_effort(context, item, done.record) if done else None
            case e.RepMissed():
                return moments.after_missed(context, item)
        return None

    def deep_landing(self, item: LiveItem) -> Fired | None:
        """Return what follows from a landing deeper than the take-off."""
        return moments.after_deep_landing(self.context(), item)

    def sign(self, sign: WarningSign) -> Fired:
        """Return what a warning sign leads to."""
        return moments.after_sign(self.context(), sign)

    def hurting(self, report: PainReport) -> AfterPain:
        """Return what follows from a report of pain."""
        return moments.after_pain(self.context(), report)


def _plain(question: CheckQuestion) -> CheckLine:
    """Return a question of the log as a line where no rule asks it any more."""
    return CheckLine(id=question.id, rule="", text=question.text, asks=True, items=question.items)
