"""The session screen: keys in, acts to the conductor, the view out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from runstrength_tui.domain.exercise import Measure
from runstrength_tui.domain.live.closing import nothing_done
from runstrength_tui.domain.safety.moments import GO_ON, OVERRIDE, CheckLine, Way
from runstrength_tui.domain.wording import many_text
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.paths import STYLES
from runstrength_tui.screens.ask import Ask
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import NARROW
from runstrength_tui.screens.session.asking import AskingActs
from runstrength_tui.screens.session.check import USUAL, Checked, CheckScreen
from runstrength_tui.screens.session.hints import hints
from runstrength_tui.screens.session.panel import SessionPanel
from runstrength_tui.screens.session.summary import SummaryScreen
from runstrength_tui.screens.session.tables import load_word
from runstrength_tui.screens.session.telling import Ways
from runstrength_tui.screens.session.view import minutes_text, view
from runstrength_tui.screens.working import work_once

_FLASH_S: Final = 1.5


class SessionScreen(AskingActs):
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
        self.go_on()

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
        narrow = self.size.width < NARROW
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
        chosen = backstage.personal.settings
        ways = Ways(narrow, chosen.bell, chosen.effort, chosen.effort_each)
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

    def go_on(self, not_now: str = "Not added.") -> None:
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
        elif session.seq == 0 and session.items:
            self.know_day()

    # --- beginning and end ----------------------------------------------------

    @work
    async def check(self, not_now: str) -> None:
        """Ask what to make sure of before the first set; "no" leaves those exercises out."""
        session, guard = self.backstage.session, self.backstage.guard
        if session is None:
            return
        lines = guard.lines_of(session)
        known, short = guard.said_today, guard.short_check()
        note = "" if session.seq else self._say
        check = CheckScreen(session, lines, short=short, note=note, marks=known, keep_day=self.keep_day)
        checked = await self.app.push_screen_wait(check)
        self._asking = False
        if checked is None:
            if session.seq == 0:
                await self.backstage.abandon()
                self.action_leave()
            else:
                self.act(lambda conductor: conductor.undo())
                self.tell(not_now)
            return
        self._answered(lines, checked)
        begun = self.backstage.session or session
        left_out = [item.facts.name for item in begun.items if item.skipped]
        first = session.seq == 0 and not checked.marks  # what follows from those is said then
        words = guard.first_words([item.facts for item in begun.items]) if first else None
        if words is not None:
            self.note_info(words)
        said = [words.text] if words else []
        said += [f"Left out today: {', '.join(left_out)}."] if left_out else []
        self._say = " ".join(said)
        if checked.marks or known:
            await self.not_my_day(checked.marks)
        self.show()

    @work_once("day")
    async def know_day(self) -> None:
        """Take in what was said of today before, where no check asks."""
        await self.not_my_day(self.backstage.guard.said_today)

    def _answered(self, lines: Sequence[CheckLine], checked: Checked) -> None:
        """Keep the answers; what a rule said of this day stands with its inputs as well."""
        for line in lines:
            fired = line.fired
            if fired is None or line.rule in USUAL:
                continue
            stays = GO_ON if line.asks else OVERRIDE
            word = stays if checked.answers[line.id] else Way.SKIP.value
            self.keep(fired, word)
        self.backstage.act(lambda conductor: conductor.answer(checked.answers))

    def stop_all(self) -> None:
        self._asking = True
        self.finish()

    def action_finish(self) -> None:
        self.end()

    @work
    async def end(self, *, sure: bool = False) -> None:
        session = self.backstage.session
        if session is None:
            return
        if nothing_done(session):
            question = Ask(
                "Nothing done yet",
                ("Nothing will be stored.",),
                {"enter": "end it", "escape": "go on"},
            )
            if sure or await self.app.push_screen_wait(question) == "enter":
                await self.backstage.abandon()
                self.app.switch_mode("today")
            return
        if (left := session.sets_left) and not sure:
            kept = "What is done is stored" + (", the set begun with it." if session.begun else ".")
            words = f"{many_text(left, 'set')} not done. {kept}"
            question = Ask("Finish now?", (words,), {"enter": "finish", "escape": "go on"})
            if await self.app.push_screen_wait(question) != "enter":
                return
        self._asking = True
        last = self.backstage.guard.last_words(self.backstage.session or session)
        if last is not None:
            self.note_info(last)
        self.act(lambda conductor: conductor.finish())
        self.finish()

    @work_once("finish")
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
