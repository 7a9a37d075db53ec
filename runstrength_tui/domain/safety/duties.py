"""What the coach keeps to: which rules a suggestion breaks, and how one that keeps them says why.

A rule that speaks to the person is a duty as well where another suggestion would have avoided it: the coach
never argues with itself. So a suggestion is rehearsed, set by set, and must not meet a question on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.live.events import LOG_FORMAT, Header, SetDone
from runstrength_tui.domain.live.fold import before_each
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.safety import before, between, during, lighter, weeks
from runstrength_tui.domain.safety.engine import Context, Fired, fire, weight
from runstrength_tui.domain.safety.facts import loads_area, records
from runstrength_tui.domain.safety.hurting import flares
from runstrength_tui.domain.safety.looking_back import keys
from runstrength_tui.domain.safety.pain import pains_before
from runstrength_tui.domain.safety.rules import filled
from runstrength_tui.domain.session import SetKind, Severity, TimingSource

Items = Sequence[ItemFacts]

_RULES: Final = (
    before.o5_pregnant,
    before.o1_health,
    before.p13_race_near,
    before.p11_ran_hard,
    before.p12_run_ahead,
    weeks.b4_landings_up,
    weeks.b5_sets_up,
    weeks.b8_behind,
    weeks.b10_no_glutes,
    weeks.b11_no_pull,
    lighter.b12_easy_week,
    lighter.b13_back_after,
    lighter.b17_taper,
)
_SET_TAKES: Final = timedelta(minutes=2)


def broken(context: Context, items: Items, *, rehearse: bool = True) -> tuple[Fired, ...]:
    """Return what a suggestion does not keep, the severest first; an empty one keeps no duty that binds.

    ``context`` is the one in which it would be begun, without a session under way. Without ``rehearse`` what
    only shows set by set is left out, which is much quicker.
    """
    if context.known_level is None:
        context = replace(context, known_level=context.level)
    fired = (
        before.o2_symptoms(context) if items else None,
        *pains_before(context, items),
        *between.before_session(context, items),
        *(rule(context, items) for rule in _RULES),
        *_flared(context, items),
        *lighter.b15_stuck(context, items),
        *(_rehearsed(context, items) if rehearse else ()),
    )
    found = [each for each in fired if each is not None and (each.items or each.rule != "O1")]
    return tuple(sorted(found, key=lambda each: -weight(each.severity)))


def reasons(context: Context, wanted: Sequence[ItemFacts], suggested: Sequence[ItemFacts]) -> tuple[str, ...]:
    """Return why a suggestion is not what was wanted first: the rules that it keeps and that would not."""
    kept = spared(broken(context, wanted), broken(context, suggested))
    return tuple(dict.fromkeys(reason_of(context, each, suggested) for each in kept))


def spared(wanted: Iterable[Fired], suggested: Iterable[Fired]) -> tuple[Fired, ...]:
    """Return what spoke against the session wanted first and does not against the one suggested."""
    still = {(each.rule, each.exercise) for each in suggested}
    return tuple(each for each in wanted if (each.rule, each.exercise) not in still)


def _flared(context: Context, items: Items) -> Iterator[Fired]:
    """Yield for each place that flared up what loads it and is no version easier with half the sets."""
    for flare in flares(context):
        against = [
            item for item in items if loads_area(context, item, flare.area) and not _steps_back(context, item)
        ]
        if against:
            inputs = {"area": flare.area.value, "score": flare.score, "before": flare.before}
            yield fire(context, "B6", inputs, say=flare.words(context), items=keys(against))


def _steps_back(context: Context, item: ItemFacts) -> bool:
    """Whether an exercise is suggested a version easier than it was done last, with half the sets."""
    last = next((record for _, record in records(context, item.exercise)), None)
    exercise = context.exercises.get(item.exercise)
    places = [rung.id for rung in exercise.ladder] if exercise else []
    if last is None or last.rung not in places or item.rung not in places:
        return False
    here, there = places.index(item.rung), places.index(last.rung)
    sets = sum(target.kind is not SetKind.WARM_UP for target in item.targets)
    return (here < there or here == 0) and sets <= max(1, len(last.work_sets) // 2)


def _rehearsed(context: Context, items: Items) -> Iterator[Fired]:
    """Do a suggestion as it is planned, set by set, and yield what would be asked or stopped."""
    header = Header(format=LOG_FORMAT, session=0, started_at=context.now, items=tuple(items))
    sets = [(facts.key, number, target) for facts in items for number, target in enumerate(facts.targets, 1)]
    events = [
        SetDone(
            seq=seq,
            at=context.now + _SET_TAKES * (seq - 1),
            item=key,
            number=number,
            count=target.count,
            load=target.load,
            target=target,
            source=TimingSource.ACCEPTED,
        )
        for seq, (key, number, target) in enumerate(sets, start=1)
    ]
    found: set[tuple[str, str]] = set()
    telling = [event for event in events if _may_ask(context, header, event)]
    before_them = before_each(header, events, {event.seq for event in telling})
    for event, live in zip(telling, before_them, strict=True):
        item = live.item(event.item)
        here = replace(context, now=event.at, live=live)
        fired = during.before_set(here, item) if item else None
        if fired is not None and fired.severity is not Severity.INFO:
            if (fired.rule, fired.item) not in found:
                yield fired
            found.add((fired.rule, fired.item))


def _may_ask(context: Context, header: Header, event: SetDone) -> bool:
    """Whether a set can be asked about: the first, one at another weight, one more of what is counted."""
    item = next(each for each in header.items if each.key == event.item)
    if event.number == 1 or item.contacts_per_rep or item.exercise in context.rules["I21"].exercises:
        return True
    return item.targets[event.number - 2].load != event.load


def reason_of(context: Context, fired: Fired, suggested: Sequence[ItemFacts]) -> str:
    """Return how a suggestion that keeps a rule names it."""
    if fired.rule == "B13" and lighter.same_weight(context, suggested):
        return filled(context.rules["B13"].texts["same"], fired.inputs)
    return fired.reason
