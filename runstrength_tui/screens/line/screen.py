"""The sheet with the line: what it comes to is shown while it is typed, nothing stored before ``enter``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input, Static

from runstrength_tui.domain.quicklog.being_written import Writing
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.paths import STYLES
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import NARROW
from runstrength_tui.screens.line.keeping import Keeping, LineDone
from runstrength_tui.screens.one_by_one import KeysAtOnce, press_again
from runstrength_tui.screens.over import PageOver
from runstrength_tui.screens.working import stands, work_once
from runstrength_tui.widgets.foot_line import FootLine, Hint
from runstrength_tui.widgets.line_field import LineField, Mark
from runstrength_tui.widgets.line_read import read_blocks
from runstrength_tui.widgets.sheet import Sheet

_SLOW_S: Final = 0.3


class LineScreen(KeysAtOnce, PageOver[LineDone | None]):
    """Returns what was done; None when the person went back: what they typed waits for the next time."""

    CSS_PATH = STYLES / "line.tcss"
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self._keeping = Keeping(backstage)
        self._writing: Writing = self._keeping.writing()
        self._error = ""
        self._answered = False
        """Whether it was left or stored; it may close later, when another place has come to the front."""
        self._done: LineDone | None = None
        self._learned = False
        """Whether it is known what lines are read by, or that it cannot be known now."""
        self._waiting: list[Callable[[], object]] = []
        """A key that needs to know, and those behind it."""
        acts = {
            "enter": self._enter,
            "escape": self._back,
            "up": lambda: self._do_knowing(self._writing.up),
            "down": lambda: self._do_knowing(self._writing.down),
            "tab": lambda: self._do_knowing(lambda: self._writing.tab(1)),
            "shift+tab": lambda: self._do_knowing(lambda: self._writing.tab(-1)),
        }
        self._field = LineField(self._writing.text, acts, placeholder="what you did")
        self._mark = Mark(self._field)

    def compose(self) -> ComposeResult:
        with Vertical(id="line"):
            with Horizontal(id="line-row"):
                yield Static("›", id="line-prompt")
                yield self._field
            yield self._mark
            yield Sheet(id="line-read", can_focus=False)
            yield FootLine()

    def on_mount(self) -> None:
        self._show()
        self.call_later(self._give_keys)
        self.learn()

    def on_resize(self) -> None:
        self._show()

    def _give_keys(self) -> None:
        """Give the keys to the field once those that came before it was there are in it."""
        if self.message_queue_size:
            self.call_later(self._give_keys)
        else:
            self.set_focus(self._field)  # now: what came until then must not be overtaken by what comes

    def on_key(self, event: events.Key) -> None:
        if self._field.press(event):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        self._field.write(event.text)

    @on(Input.Changed)
    def _on_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._take_in():
            self._show()

    @work(exclusive=True, group="learn")
    async def learn(self) -> None:
        """Read what a line is read by; what was typed meanwhile is read then."""
        try:
            await self._keeping.learn(self._writing)
        except RunStrengthError as error:
            self._error = str(error)
        self._learned = True
        self._show()
        if self._waiting:
            waiting, self._waiting, self._field.instead = self._waiting, [], None
            for press in waiting:
                press()

    # --- keys --------------------------------------------------------------------

    def _take_in(self) -> bool:
        """Read what the field says; whether that is another line than before."""
        if self._field.value == self._writing.text:
            return False
        self._error = ""
        self._writing.typed(self._field.value, self._field.cursor_position)
        return True

    def _do(self, act: Callable[[], object]) -> None:
        """Have the line changed by a key, and write what it is then."""
        self._take_in()
        self._writing.cursor = self._field.cursor_position
        act()
        if self._field.value != self._writing.text:
            self._error = ""
            self._field.value = self._writing.text
            self._field.cursor_position = self._writing.cursor
        self._show()

    def _do_knowing(self, act: Callable[[], object]) -> None:
        """Have the line changed by what is known, once it is; the keys behind this one wait with it."""
        if self._learned:
            self._do(act)
        else:
            self._waiting.append(lambda: self._do(act))
            self._field.instead = self._wait

    def _wait(self, event: events.Key) -> None:
        if event.key == "escape":
            self._back()
        else:
            self._waiting.append(lambda: self._field.press(event))

    def _enter(self) -> None:
        self._take_in()
        if self._writing.empty:
            self._back()
        elif self._writing.to_take is not None:
            self._do(self._writing.take)
        else:
            self.finish()

    def _back(self) -> None:
        self._keeping.put_by(self._field.value)
        self._waiting = []
        self._close(None)

    def _close(self, done: LineDone | None) -> None:
        """Close with what was done; with another place in front by now, as soon as one is back."""
        self._field.instead = self._pass_on
        self._answered = True
        if self.is_active:
            self.dismiss(done)
        else:
            self._done = done

    def on_screen_resume(self) -> None:
        if self._answered:
            self.dismiss(self._done)

    def _pass_on(self, event: events.Key) -> None:
        """Press a key that came after the last one for this sheet, for whatever is there now."""
        press_again(self.app, (event,))

    def finish(self) -> None:
        """Do what the line says; keys that come meanwhile are for what comes then."""
        held: list[events.Key] = []
        self._field.instead = held.append
        slow = self.set_timer(_SLOW_S, lambda: self.query_one(FootLine).say("Storing …"))
        self.do_it(held, slow)

    @work_once("finish")
    async def do_it(self, held: list[events.Key], slow: Timer) -> None:
        """Store the line, or take something back; on disk when the sheet closes. Not understood, it stays."""
        try:
            done = await self._keeping.finish(self._writing)
        except RunStrengthError as error:
            done, self._error = None, str(error)
        slow.stop()
        if done is not None:
            self._close(done)
            press_again(self.app, (event for event in held if event.key != "enter"))  # as it comes twice
            return
        self.query_one(FootLine).say("")
        self._show()
        self.call_later(self._press_held, held)  # not from here: an enter among them would store once more

    def _press_held(self, held: Sequence[events.Key]) -> None:
        """Press what came while a line was not stored after all, before what comes since."""
        self._field.instead = None
        for event in held:
            self._field.press(event)

    # --- showing -----------------------------------------------------------------

    def _show(self) -> None:
        if not self.is_mounted or not stands(self):
            return
        narrow = self.size.width < NARROW
        sheet, blocks = self.query_one(Sheet), read_blocks(self._writing, narrow=narrow, error=self._error)
        sheet.show(blocks)
        if self._writing.told:
            sheet.reveal(len(blocks) - 1)  # what was written last, and what all of it adds up to
        if self._writing.fault is not None:
            what_is_wrong = len(self._writing.told)
            sheet.reveal(what_is_wrong)
            if self._writing.chosen is not None:
                sheet.reveal(what_is_wrong + 1 + self._writing.chosen)
        self.query_one(FootLine).show(self._hints(), rows=2 if narrow else 1)
        self.call_after_refresh(self._show_mark)

    def _show_mark(self) -> None:
        fault = self._writing.fault
        quiet = fault is None or (fault.unfinished and not self._writing.insisted)
        self._mark.show(None if fault is None or quiet else (fault.start, fault.end))

    def _hints(self) -> Sequence[Hint]:
        writing = self._writing
        back: Hint = ("escape", "back, the text stays" if not writing.empty else "back")
        if writing.undo:
            return (("enter", "take it back"), back) if writing.last else (back,)
        if writing.to_take is not None:
            return ("enter", "take it"), ("↑↓", "choose"), back
        store: tuple[Hint, ...] = (("enter", "store it"),) if writing.understood is not None else ()
        if writing.options:
            return (
                *store,
                ("tab", "the next" if writing.chosen is not None else "the first"),
                ("↓", "choose"),
                back,
            )
        return *store, ("↑↓", "earlier lines"), ("tab", "words that fit"), back
