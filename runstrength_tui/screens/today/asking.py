"""The keys of Today that ask something first, or lead to a page over it."""

from __future__ import annotations

from typing import Final

from runstrength_tui.domain.wording_said import area_text, day_kept_text
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import PlaceScreen
from runstrength_tui.screens.today.offers import Offers
from runstrength_tui.screens.working import work_once

NOT_OPEN: Final = "The history is not open, so nothing can be suggested: ↓ has every plan."


class AskingToday(PlaceScreen):
    """Each keeps what was answered, and has the suggestion made anew."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self.offers = Offers(backstage)

    async def learn(self) -> None:
        """Make the suggestion anew where something is another, and show it."""
        raise NotImplementedError

    def action_why(self) -> None:
        suggestion = self.offers.shown
        if suggestion is None:
            return
        from runstrength_tui.screens.today.why import WhyScreen
        from runstrength_tui.widgets.today_sheet import why_blocks

        self.app.push_screen(WhyScreen(tuple(why_blocks(suggestion))))

    @work_once("pain")
    async def action_pain(self) -> None:
        """Answer how a sore place is this morning; it is on disk when that is said."""
        asked = self.offers.today.sore if self.offers.today else None
        if asked is None:
            self.tell("Nothing is asked about: in a session p tells of pain.")
            return
        from runstrength_tui.screens.number import NumberScreen  # a start need not bring it

        title = f"How is it this morning: {area_text(asked.area)}, 0 to 9?"
        score = await self.app.push_screen_wait(NumberScreen(title, asked.score, most=9, at_once=True))
        if score is None:
            return
        try:
            words = await self.backstage.guard.answer_morning(asked, int(score))
        except RunStrengthError as error:
            self.tell(str(error))
            return
        await self.learn()
        self.tell(words)

    @work_once("day")
    async def action_day(self) -> None:
        """Ask what speaks against a usual session today, and make the suggestion anew with it."""
        if self.backstage.session is not None:
            self.tell("A session is under way: o there has it.")
            return
        await self.offers.current()
        before = self.offers.today
        if before is None:
            self.tell(self.offers.fault or NOT_OPEN)
            return
        from runstrength_tui.screens.not_my_day import DayScreen  # a start need not bring it

        marks = await self.app.push_screen_wait(DayScreen(before.suggestion.marks))
        if marks is None:
            return
        try:
            await self.backstage.personal.say_of_day(marks)
        except RunStrengthError as error:
            self.tell(str(error))
            return
        self.offers.to_first()
        await self.learn()
        now = self.offers.today
        if now is not None:
            was, made = before.suggestion, now.suggestion
            self.tell(day_kept_text(was.marks, marks, changes=(was.items, was.why) != (made.items, made.why)))

    @work_once("plans")
    async def action_plans(self) -> None:
        """Show all plans: start one, change one, write a new one."""
        from runstrength_tui.screens.plans.opening import open_plans  # a start need not bring it

        self.tell(await open_plans(self.app, self.backstage))
