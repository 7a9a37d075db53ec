"""The session screen: keys in, acts to the conductor, the view out."""

from __future__ import annotations

from typing import Final

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from runstrength_tui.domain.exercise import Exercise, Measure
from runstrength_tui.domain.live.closing import nothing_done
from runstrength_tui.domain.rating import MOST_RIR, RateIn, effort_of
from runstrength_tui.domain.session import Effort, SkipReason, WarningSign
from runstrength_tui.domain.wording import many_text
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.paths import STYLES
from runstrength_tui.screens.ask import Ask
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.card import CardScreen
from runstrength_tui.screens.help import HelpScreen
from runstrength_tui.screens.pick import PickExercise
from runstrength_tui.screens.session.acts import SessionActs
from runstrength_tui.screens.session.check import CheckScreen
from runstrength_tui.screens.session.hints import hints
from runstrength_tui.screens.session.number import rating_screen
from runstrength_tui.screens.session.options import ask_options
from runstrength_tui.screens.session.panel import SessionPanel
from runstrength_tui.screens.session.summary import SummaryScreen
from runstrength_tui.screens.session.swap import SwapScreen
from runstrength_tui.screens.session.tables import load_word
from runstrength_tui.screens.session.telling import Ways
from runstrength_tui.screens.session.view import minutes_text, plan_line, view
from runstrength_tui.screens.session.warning import WarningScreen

_FLASH_S: Final = 1.5


class SessionScreen(SessionActs):
    """The session under way, set by set."""

    CSS_PATH = STYLES / "session.tcss"

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._asking = False

    def compose(self) -> ComposeResult:
        yield SessionPanel(id="panel")
        yield Static(id="nothing", markup=False)
        yield Static(id="hints")

    def on_mount(self) -> None:
        for signal in (self.backstage.synced, self.backstage.rest_tick):
            signal.subscribe(self, self._changed)
        self.backstage.rest_over.subscribe(self, self._flash)
        self.backstage.trouble_changed.subscribe(self, lambda _: self.show())
        self.set_interval(20, self.show)

    def _changed(self, _: None) -> None:
        self.show()

    def _flash(self, _: None) -> None:
        """Light the top row up for a moment: the rest is over."""
        panel = self.query_one(SessionPanel)
        panel.add_class("-flash")
        self.set_timer(_FLASH_S, lambda: panel.remove_class("-flash"))

    def on_screen_resume(self) -> None:
        self._say, self.backstage.greeting = self.backstage.greeting or self._say, ""
        self.show()
        self._go_on()

    def on_resize(self) -> None:
        self.call_after_refresh(self.show)

    # --- showing --------------------------------------------------------------

    def show(self) -> None:
        """Bring every part up to date; parts whose words have not changed are left alone."""
        if not self.is_mounted or not self.is_current:
            return
        session = self.backstage.session
        panel, nothing = self.query_one(SessionPanel), self.query_one("#nothing", Static)
        shown = session is not None and session.current is not None
        panel.display, nothing.display = shown, not shown
        narrow = self.size.width < 72
        self._show_hints(narrow)
        if session is None or not shown:
            words = (
                "An empty session: a adds an exercise."
                if session
                else "No session under way. 1 goes to Today, where enter starts one."
            )
            nothing.update(Content("\n\n".join(part for part in (words, self._say) if part)))
            return
        backstage = self.backstage
        ways = Ways(narrow, backstage.bell, backstage.rate_in, backstage.rate_each)
        now = view(session, backstage.clock(), backstage.synced_seq, ways)
        panel.show(
            now,
            narrow=narrow,
            blocks=narrow or (self.size.height >= 32 and self.size.width >= 100),
            plan=session.header.plan_name or "Session",
            minutes=minutes_text(session, self.backstage.clock()),
            say=self._say or self.backstage.trouble or now.info,
        )

    def _show_hints(self, narrow: bool) -> None:
        session = self.backstage.session
        item = session.current if session else None
        hold = item is not None and item.facts.measure is Measure.SECONDS
        tempo = item is not None and item.hand.tempo is not None
        metres = item is not None and item.facts.measure is Measure.METRES
        load = load_word(item) if item is not None else "weight"
        empty = session is not None and not session.items
        rows = hints(
            narrow, session is not None, empty=empty, hold=hold, tempo=tempo, metres=metres, load=load
        )
        line = self.query_one("#hints", Static)
        if str(line.content) != str(rows):
            line.update(rows)

    def _go_on(self, not_now: str = "Not added.") -> None:
        """Ask what has to be asked before the next set, or end what was ended.

        ``not_now`` is said where the check is not answered, and what called for it is taken back.
        """
        session = self.backstage.session
        if session is None or self._asking:
            return
        if session.ended is not None:
            self._asking = True
            self.finish()
        elif session.unasked:
            self._asking = True
            self.check(not_now)

    def action_why(self) -> None:
        session = self.backstage.session
        item = session.current if session else None
        if item is None:
            return
        reason = item.facts.reason or "as the plan says"
        self.tell(f"{plan_line(item)}. Offered {reason}.")

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
        if chosen is not None:
            self.act(chosen.act)
            self.tell(self._say or chosen.say)

    @work
    async def action_effort(self, effort: str) -> None:
        session, rate_in = self.backstage.session, self.backstage.rate_in
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
        self._go_on("Not swapped.")

    @work
    async def action_add(self) -> None:
        if self.backstage.session is None:
            return
        exercise = await self.app.push_screen_wait(PickExercise(self.backstage.library))
        if exercise is not None:
            self._say = await self.backstage.add(exercise)
            self.show()
            self._go_on()

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
        if self.backstage.session is None:
            return
        sign = await self.app.push_screen_wait(WarningScreen())
        if sign is not None:
            self._asking = True
            self.act(lambda conductor: conductor.warning(WarningSign(sign)))
            self.finish()

    # --- beginning and end ----------------------------------------------------

    @work
    async def check(self, not_now: str) -> None:
        """Ask what to make sure of before the first jump; "no" leaves those exercises out."""
        session = self.backstage.session
        if session is None:
            return
        answers = await self.app.push_screen_wait(CheckScreen(session))
        self._asking = False
        if answers is None:
            if session.seq == 0:
                await self.backstage.abandon()
                self.action_leave()
            else:
                self.act(lambda conductor: conductor.undo())
                self.tell(not_now)
            return
        self.act(lambda conductor: conductor.answer(answers))
        begun = self.backstage.session or session
        left_out = [item.facts.name for item in begun.items if item.skipped]
        if left_out:
            self.tell(f"Left out today: {', '.join(left_out)}.")

    def action_finish(self) -> None:
        self.end()

    @work
    async def end(self) -> None:
        session = self.backstage.session
        if session is None:
            return
        if nothing_done(session):
            question = Ask(
                "Nothing done yet",
                ("Nothing will be stored.",),
                {"enter": "end it", "escape": "go on"},
            )
            if await self.app.push_screen_wait(question) == "enter":
                await self.backstage.abandon()
                self.app.switch_mode("today")
            return
        if left := session.sets_left:
            kept = "What is done is stored" + (", the set begun with it." if session.begun else ".")
            words = f"{many_text(left, 'set')} not done. {kept}"
            question = Ask("Finish now?", (words,), {"enter": "finish", "escape": "go on"})
            if await self.app.push_screen_wait(question) != "enter":
                return
        self._asking = True
        self.act(lambda conductor: conductor.finish())
        self.finish()

    @work(exclusive=True, group="finish")
    async def finish(self) -> None:
        """Store the session, and only then show its summary; ``u`` there reopens it."""
        try:
            stored = await self.backstage.finish()
            summary = SummaryScreen(self.backstage, stored)
            answer = await self.app.push_screen_wait(summary)
            if answer == "reopen":
                await self.backstage.reopen(summary.effort)
        except RunStrengthError as error:
            self.app.notify(str(error), severity="error", timeout=30, markup=False)
            answer = "today"
        finally:
            self._asking = False
        if answer == "reopen":
            self.tell("Open again: nothing was lost.")
            return
        self.backstage.put_away()
        self.app.switch_mode(answer)
