"""The coach behind plain calls: asked in the writer's thread, and only where something is another."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from runstrength_tui.errors import BadFile, NotNow, StoreReadOnly

if TYPE_CHECKING:
    from runstrength_tui.domain.coach.suggestion import Suggestion
    from runstrength_tui.domain.coach.today import Today
    from runstrength_tui.screens.backstage import Backstage

_HOLDS: Final = timedelta(minutes=10)
"""How long an answer holds where nothing was changed: hours since a run are counted."""


class Coaching:
    """What the coach says of today; the backstage has one."""

    def __init__(self, backstage: Backstage) -> None:
        self._backstage = backstage
        self._made_of: tuple[object, ...] = ()
        self._kept: tuple[object, ...] = ()
        """What ``_made_of`` knows by its id, so that nothing else gets that id."""
        self._today: Today | None = None
        self._due: tuple[Today, Suggestion | None] | None = None

    async def today(self) -> Today:
        """Return what today is for; raises BadFile where the safety rules cannot be read."""
        backstage = self._backstage
        lately = await backstage.lately()
        now, library = backstage.clock(), backstage.library
        means, distance = backstage.personal.means, backstage.personal.settings.distance

        def work() -> Today:
            from runstrength_tui.domain.coach.suggestion import Asked  # a start need not bring the coach
            from runstrength_tui.domain.coach.today import today

            before = self._today
            made_of = id(lately), id(library), means, distance
            if before is not None and made_of == self._made_of and _holds(before, now):
                return before
            context = lately.context(now, library.rules, library.by_id)
            asked = Asked(context=context, plans=library.plans, means=means)
            made = today(asked, distance)
            self._made_of, self._kept, self._today = made_of, (lately, library), made
            return made

        return await backstage.in_writer(work)

    async def due(self) -> Suggestion | None:
        """Return the session that ``planned`` stands for; None where there is none, or no rules for one."""
        try:
            today = await self.today()
        except BadFile:
            return None
        if self._due is None or self._due[0] is not today:
            self._due = today, await self._backstage.in_writer(today.due)
        return self._due[1]

    async def others(self, today: Today) -> tuple[Suggestion, ...]:
        """Return what else there is on a day."""
        return await self._backstage.in_writer(today.others)

    async def again(self, before: Suggestion) -> tuple[Suggestion, str]:
        """Return a suggestion made anew after what was just answered, and what is other in it.

        Raises NotNow where nothing is left to do today.
        """
        from runstrength_tui.domain.coach.suggest import suggest
        from runstrength_tui.domain.coach.telling import answered_text

        asked = (await self.today()).asked
        after = await self._backstage.in_writer(lambda: suggest(asked, before.kind))
        if not after.items:
            why = f" {after.why[0].text}" if after.why else ""
            raise NotNow(f"Not begun: your answers make today a day for rest.{why}")
        return after, answered_text(before, after)

    async def done(self, suggestion: Suggestion) -> tuple[str, int]:
        """Store a suggestion as done, every set as it is asked for; it is on disk when this returns.

        Returns what to say, and the id of the change that can be taken back.
        """
        from runstrength_tui.domain.coach.doing import as_done
        from runstrength_tui.domain.coach.telling import done_text, stored_text

        backstage, now = self._backstage, self._backstage.clock()
        store = backstage.store
        if backstage.read_only:
            raise StoreReadOnly("This folder can only be read, so nothing was stored.")
        session, told = as_done(suggestion, now), done_text(suggestion)
        change = await backstage.on_disk(lambda: store.add(sessions=(session,), told=told))
        backstage.history_changed.publish(None)
        return f"Stored: {stored_text(suggestion)}.", change.id


def _holds(before: Today, now: datetime) -> bool:
    then = before.asked.context.now
    return then.date() == now.date() and timedelta() <= now - then < _HOLDS
