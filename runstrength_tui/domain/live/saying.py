"""The part of the conductor that takes in what the person says of themselves, and keeps safety prompts."""

from __future__ import annotations

from collections.abc import Iterable

from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.events import Event
from runstrength_tui.domain.live.holding import HoldActs, Outcome
from runstrength_tui.domain.session import Effort, NotMyDay, PainReport, Severity

Inputs = dict[str, str | int | float | bool | None]


class SayActs(HoldActs):
    """Effort, pain, a day that is not the person's, and prompts with their answers."""

    def effort(self, effort: Effort, rir: float | None = None) -> Outcome:
        """How the set done last was, in a word, and in reps in reserve where the person rates in numbers."""
        last = self.session.last_set
        if last is None:
            return Outcome(say="No set done yet.")
        item, done = last
        if (done.record.effort, done.record.rir) == (effort, rir):
            return Outcome()
        return self._aside(
            lambda seq: e.EffortRated(
                seq=seq, at=self.now, item=item.key, number=done.number, effort=effort, rir=rir
            )
        )

    def pain(self, report: PainReport, out: Iterable[str] = ()) -> Outcome:
        """Pain: reported for good; what was counted of an exercise that rests is kept as a set."""
        keys = tuple(dict.fromkeys(out))
        made: list[Event] = [*self._stopped()]
        for key in keys:
            item = self.session.item(key)
            kept = self._begun(item, self.session.seq + len(made) + 1) if item else None
            if kept is not None:
                made.append(kept)
        made.append(
            e.PainReported(seq=self.session.seq + len(made) + 1, at=self.now, report=report, out=keys)
        )
        return Outcome(events=tuple(made))

    def shown(
        self, rule: str, text: str, inputs: Inputs, *, severity: Severity = Severity.INFO, item: str = ""
    ) -> Outcome:
        """A safety prompt was shown."""
        return self._aside(
            lambda seq: e.PromptShown(
                seq=seq, at=self.now, id=rule, text=text, inputs=inputs, severity=severity, item=item
            )
        )

    def answered(self, prompt: int, answer: str) -> Outcome:
        """What was chosen on the prompt that the event ``prompt`` showed."""
        return self._aside(lambda seq: e.PromptAnswered(seq=seq, at=self.now, prompt=prompt, answer=answer))

    def not_my_day(self, marks: Iterable[NotMyDay]) -> Outcome:
        """What speaks against a usual session today."""
        said = tuple(sorted(set(marks)))
        if said == self.session.not_my_day:
            return Outcome()
        return self._aside(lambda seq: e.NotMyDaySaid(seq=seq, at=self.now, marks=said))

    def fewer_sets(self, of: Iterable[str] | None = None) -> Outcome:
        """One set less of these exercises, or of every one, where more than one is left."""
        among = None if of is None else set(of)
        keys = tuple(
            item.key
            for item in self.session.items
            if item.open and item.planned - len(item.worked) > 1 and (among is None or item.key in among)
        )
        if not keys:
            return Outcome(say="There is no set to leave out.")
        return self._aside(lambda seq: e.SetsCut(seq=seq, at=self.now, items=keys))

    def rated(self, effort: int | None) -> Outcome:
        """How hard the whole session was, 0 to 10."""
        if effort == self.session.effort:
            return Outcome()
        return self._aside(lambda seq: e.SessionRated(seq=seq, at=self.now, effort=effort))
