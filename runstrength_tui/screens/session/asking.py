"""The keys of the session screen that ask something first."""

from __future__ import annotations

from typing import Final

from textual import work

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.rating import MOST_RIR, RateIn, effort_of
from runstrength_tui.domain.safety.moments import FEWER_SETS, GO_ON, Fired, Way
from runstrength_tui.domain.session import (
    Effort,
    NotMyDay,
    PainReport,
    Severity,
    SkipReason,
    WarningSign,
)
from runstrength_tui.domain.wording import evidence_text
from runstrength_tui.domain.wording_said import area_text
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.screens.ask import Ask
from runstrength_tui.screens.card import CardScreen
from runstrength_tui.screens.help import HelpScreen
from runstrength_tui.screens.not_my_day import DayScreen
from runstrength_tui.screens.number import rating_screen
from runstrength_tui.screens.pick import PickExercise
from runstrength_tui.screens.session.guarded import GuardedActs
from runstrength_tui.screens.session.options import DEEP_LANDING, NOT_MY_DAY, Chosen, ask_options
from runstrength_tui.screens.session.pain import PainScreen, Reported
from runstrength_tui.screens.session.swap import SwapScreen
from runstrength_tui.screens.session.telling import why_offered
from runstrength_tui.screens.session.view import plan_line

_STAYS_LESS: Final = "Kept. A set was left out of each already: o has one more."


class AskingActs(GuardedActs):
    """Each asks, and then acts on the session under way."""

    def go_on(self, not_now: str = "Not added.") -> None:
        """Ask what has to be asked before the next set, or end what was ended."""
        raise NotImplementedError

    def stop_all(self) -> None:
        """Store the session that a warning sign ended."""
        raise NotImplementedError

    def action_why(self) -> None:
        """Say why this is offered; just after a rule spoke, why it did."""
        if self.last_info is not None:
            self.tell(f"{self.last_info.source} {evidence_text(self.last_info.grade)}")
            return
        session = self.backstage.session
        item = session.current if session else None
        if item is None:
            return
        self.tell(f"{plan_line(item)}. {why_offered(item)}")

    def action_leave(self) -> None:
        self.app.switch_mode("today")

    def action_all_keys(self) -> None:
        self.app.push_screen(HelpScreen(self))

    @work
    async def action_skip(self) -> None:
        session = self.backstage.session
        item = session.current if session else None
        if item is None:
            return
        reasons = {
            "n": ("no kit", SkipReason.NO_KIT),
            "p": ("pain", SkipReason.PAIN),
            "t": ("tired", SkipReason.TIRED),
            "m": ("no time", SkipReason.TIME),
        }
        choices = {"enter": "later, at the end"}
        choices |= {key: f"leave it out: {words}" for key, (words, _) in reasons.items()}
        answer = await self.app.push_screen_wait(Ask(item.facts.name, ("Not now?",), choices))
        if answer == "enter":
            self.act(lambda conductor: conductor.put_off())
        elif answer in reasons:
            self.act(lambda conductor: conductor.skip(reasons[answer][1]))

    @work
    async def action_options(self) -> None:
        session = self.backstage.session
        if session is None:
            return
        chosen = await ask_options(self.app, session)
        if chosen == NOT_MY_DAY:
            marks = await self.app.push_screen_wait(DayScreen(session.not_my_day))
            if marks is not None:
                self._say = await self.keep_day(marks)
                await self.not_my_day(marks)
        elif chosen == DEEP_LANDING:
            await self._landed_deep()
        elif isinstance(chosen, Chosen):
            self.act(chosen.act)
            self.tell(self._say or chosen.say)

    async def _landed_deep(self) -> None:
        """A landing deeper than the take-off: the box is too high."""
        session = self.backstage.session
        item = session.current if session else None
        fired = self.backstage.guard.deep_landing(item) if item else None
        if item is None or fired is None:
            self.tell("Nothing to change: step down, lower the box when in doubt.")
            return
        answer = await self.ask_rule(fired)
        if answer is not None and answer.offer is not None:
            await self.take(answer.offer, fired, item.key)
        self.show()

    @work
    async def action_effort(self, effort: str) -> None:
        session, rate_in = self.backstage.session, self.backstage.personal.settings.effort
        if session is None or session.last_set is None or rate_in is RateIn.WORDS:
            self.act(lambda conductor: conductor.effort(Effort(effort)))
            return
        answer = await self.app.push_screen_wait(rating_screen(rate_in))
        if answer is not None:
            rir = MOST_RIR - answer if rate_in is RateIn.RPE else answer
            self.act(lambda conductor: conductor.effort(effort_of(rir), rir))

    @work
    async def action_swap(self) -> None:
        session = self.backstage.session
        item = session.current if session else None
        if item is None:
            return
        if not item.open:
            self.tell("No set is left to swap here: a adds another exercise.")
            return
        try:
            choices = await self.backstage.instead_of(item)
            if not choices:
                self.tell("There is nothing to swap it for: a adds another exercise.")
                return
            chosen = await self.app.push_screen_wait(SwapScreen(item, choices))
            if chosen is None:
                return
            self._say = await self.backstage.swap(item.key, chosen)
        except RunStrengthError as error:
            self.tell(str(error))
            return
        self.show()
        self.go_on("Not swapped.")

    @work
    async def action_add(self) -> None:
        if self.backstage.session is None:
            return
        exercise = await self.app.push_screen_wait(PickExercise(self.backstage.library))
        if exercise is None:
            return
        try:
            self._say = await self.backstage.add(exercise)
        except RunStrengthError as error:
            self.tell(str(error))
            return
        self.show()
        self.go_on()

    def action_form(self) -> None:
        session = self.backstage.session
        item = session.current if session else None
        exercise: Exercise | None = None
        if item is not None:
            exercise = self.backstage.library.by_id.get(item.facts.exercise)
        if exercise is None:
            self.tell("There is no card for this one.")
            return
        self.app.push_screen(CardScreen(self.backstage, exercise))

    @work
    async def action_warning(self) -> None:
        """Pain, or a sign on which everything stops."""
        if self.backstage.session is None:
            return
        reported = await self.app.push_screen_wait(PainScreen())
        if reported is None:
            return
        if reported.stop:
            sign = WarningSign.UNSAID
            self.keep(self.backstage.guard.sign(sign), Way.END.value)
            self.backstage.act(lambda conductor: conductor.warning(sign))
            self.stop_all()
            return
        await self._pain(reported)

    async def _pain(self, reported: Reported) -> None:
        """Keep what hurts, leave out what it speaks against, and say what follows."""
        session = self.backstage.session
        if session is None or session.ended is not None or reported.area is None:
            return
        item = session.current
        report = PainReport(
            area=reported.area,
            score=reported.score,
            at=self.backstage.clock(),
            kind=reported.kind,
            exercise=item.facts.exercise if item else "",
        )
        after = self.backstage.guard.hurting(report)
        self.backstage.act(lambda conductor: conductor.pain(report, after.out))
        area = area_text(report.area)
        words = f"Kept: {area} {report.score}."
        if after.fired is not None:
            words = await self._said_of_pain(after.fired)
        if after.again is not None:
            self.note_info(after.again)
            words = f"{words} {after.again.text}".strip()
        self.tell(words)

    async def _said_of_pain(self, fired: Fired) -> str:
        """Say what pain leads to; an easier version is asked about, what rests is out already."""
        easier = [offer for offer in fired.offers if offer.way is Way.EASIER]
        session = self.backstage.session
        item = session.item(fired.item) if session and fired.item else session.current if session else None
        if easier and item is not None and item.open and item.facts.exercise == fired.exercise:
            answer = await self.ask_rule(fired, name=item.facts.name, key=item.key)
            if answer is not None and answer.offer is not None:
                await self.take(answer.offer, fired, item.key)
                return self._say
            return ""
        if fired.severity is Severity.INFO:
            self.note_info(fired)
        else:
            self.keep(fired, Way.SKIP.value if fired.items else GO_ON)
            self.last_info = fired
        return fired.text

    async def keep_day(self, marks: tuple[NotMyDay, ...]) -> str:
        """Keep what speaks against a usual session for the day; return what went wrong, "" for nothing."""
        try:
            await self.backstage.personal.say_of_day(marks)
        except RunStrengthError as error:
            return str(error)
        return ""

    async def not_my_day(self, marks: tuple[NotMyDay, ...]) -> None:
        """Take in what speaks against a usual session, and do or ask what follows that did not before."""
        session, guard = self.backstage.session, self.backstage.guard
        if session is None or set(marks) == set(session.not_my_day):
            return
        before = {each.rule for each in guard.day(session.not_my_day)}
        self.backstage.act(lambda conductor: conductor.not_my_day(marks))
        fired = [each for each in guard.day(marks) if each.rule not in before]
        asked = next((each for each in fired if each.severity is not Severity.INFO), None)
        told = [each for each in fired if each.severity is Severity.INFO]
        if told:
            for each in told:
                self.note_info(each)
            if not before & FEWER_SETS:
                self.backstage.act(lambda conductor: conductor.fewer_sets())
            self._say = " ".join([*(each.text for each in told), self._say]).strip()
        elif before & FEWER_SETS and not {each.rule for each in guard.day(marks)} & FEWER_SETS:
            self._say = f"{self._say} {_STAYS_LESS}".strip()
        if asked is not None:
            answer = await self.ask_rule(asked)
            if answer is not None and answer.offer is not None:
                await self.take(answer.offer, asked)
        self.show()
