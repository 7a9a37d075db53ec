"""The keys of the session screen with the safety rules between them and the session."""

from __future__ import annotations

from collections.abc import Callable

from textual import work

from runstrength_tui.domain.live.conductor import Conductor
from runstrength_tui.domain.live.holding import Outcome
from runstrength_tui.domain.live.state import LiveSession
from runstrength_tui.domain.live.swapping import Instead, Way
from runstrength_tui.domain.safety.moments import GO_ON, OVERRIDE, Fired, Offer
from runstrength_tui.domain.safety.moments import Way as WayOn
from runstrength_tui.domain.session import Severity, SkipReason
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.session.acts import SessionActs
from runstrength_tui.screens.session.prompt import Answer, PromptScreen

Decide = Callable[[Conductor], Outcome]


class GuardedActs(SessionActs):
    """Acts go through the rules: some are only commented on, some wait for a key.

    What is pressed while a question is on its way waits behind it, and happens after a yes, in order; so a
    burst of keys neither answers the question nor is lost.
    """

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._waiting: list[Decide] | None = None
        """Acts that wait for an answer; None while nothing is asked."""
        self.last_info: Fired | None = None
        """What was said last without asking anything; the next act ends it."""

    def act(self, decide: Decide) -> None:
        """Do one thing to the session under way and show it; an arrow held back comes before it."""
        self._bursts.settle()
        session = self.backstage.session
        if session is None or session.ended is not None:
            return
        if self._waiting is not None:
            self._waiting.append(decide)
            return
        self.last_info = None
        outcome = decide(self.backstage.conductor(session))
        fired = self.backstage.guard.before(session, outcome.events)
        if fired is not None and fired.severity is not Severity.INFO:
            self._waiting = [decide]
            self.question(fired)
            return
        if fired is not None:
            self.note_info(fired)
            self._do(decide)
        else:
            self._do(lambda _: outcome)
        if fired is not None and not self._say:
            self._say = fired.text
        self.show()

    def _do(self, decide: Decide) -> None:
        """Let it happen, and have the rules comment on it."""
        before = self.backstage.session
        self._say = self.backstage.act(decide)
        self._comment(before)

    def _comment(self, before: LiveSession | None) -> None:
        """Say what the rules have to say of what has happened since ``before``."""
        session, under_way = self.backstage.session, self.backstage.under_way
        if before is None or session is None or under_way is None or session.seq == before.seq:
            return
        made = under_way.events[-(session.seq - before.seq) :]
        guard = self.backstage.guard
        self._say = self._say or guard.ahead(session, made)
        fired = guard.after(session, made)
        if fired is None:
            return
        if fired.severity is Severity.INFO:
            self.note_info(fired)
            self._say = self._say or fired.text
        elif self._waiting is None:
            self._waiting = []
            self.question(fired, after=True)

    def note_info(self, fired: Fired) -> None:
        """Keep in the session's record that this was said."""
        self.last_info = fired
        self.backstage.act(
            lambda conductor: conductor.shown(fired.rule, fired.text, fired.inputs, item=fired.item)
        )

    @work
    async def question(self, fired: Fired, *, after: bool = False) -> None:
        """Ask what a rule asks, keep the answer, and let the acts that waited follow from it.

        ``after``: it is about what has happened already, so that nothing that waited depends on the answer.
        """
        answer = await self.ask_rule(fired)
        waiting, self._waiting = self._waiting or [], None
        if answer is not None and answer.offer is not None:
            await self.take(answer.offer, fired, fired.item)
        if after or (answer is not None and answer.word in (GO_ON, OVERRIDE)):
            for decide in waiting:
                self.act(decide)
        self.show()

    async def ask_rule(self, fired: Fired, *, name: str = "", key: str = "") -> Answer | None:
        """Show a prompt, keep it with its answer, and return that; None: back."""
        session = self.backstage.session
        item = session.item(key or fired.item) if session else None
        shown = self._keep_shown(fired, key)
        name = name or (item.facts.name if item else "This session")
        answer = await self.app.push_screen_wait(PromptScreen(fired, name))
        word = answer.word if answer else "back"
        self.backstage.act(lambda conductor: conductor.answered(shown, word))
        return answer

    def keep(self, fired: Fired, answer: str) -> None:
        """Keep in the session's record that this was asked elsewhere, and what was answered."""
        shown = self._keep_shown(fired)
        self.backstage.act(lambda conductor: conductor.answered(shown, answer))

    def _keep_shown(self, fired: Fired, key: str = "") -> int:
        """Keep that a prompt was shown, and return the number of the event."""
        self.backstage.act(
            lambda conductor: conductor.shown(
                fired.rule, fired.text, fired.inputs, severity=fired.severity, item=key or fired.item
            )
        )
        return self.backstage.session.seq if self.backstage.session else 0

    async def take(self, offer: Offer, fired: Fired, key: str = "") -> None:
        """Go the way on that was chosen; ``key`` is the exercise it is about."""
        items = offer.items or fired.items
        match offer.way:
            case WayOn.SKIP:
                self._do(lambda conductor: conductor.leave_out(items, SkipReason.ADVICE))
            case WayOn.LIGHTER if offer.load is not None:
                load = offer.load
                self._do(lambda conductor: conductor.take_load(key, load))
            case WayOn.LESS if items:
                self._do(lambda conductor: conductor.fewer_sets(items))
            case WayOn.EASIER:
                await self._easier(offer, key)
            case WayOn.END:
                self.end(sure=True)

    async def _easier(self, offer: Offer, key: str) -> None:
        """Go on with an easier version, or with what the person chooses where none was named."""
        exercise = self.backstage.library.by_id.get(offer.exercise)
        rung = next((each for each in exercise.ladder if each.id == offer.rung), None) if exercise else None
        if exercise is None or rung is None:
            await self.run_action("swap")
            return
        try:
            self._say = await self.backstage.swap(key, Instead(exercise, rung, Way.EASIER))
        except RunStrengthError as error:
            self._say = str(error)
