"""What was asked: the regime, the calendar and the events, checked against each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from countermark.border.article_26 import article_26, article_l716_8_5
from countermark.border.calendar import Calendar, calendar_of
from countermark.border.clocks import Clock, clocks, events_of
from countermark.border.facts import BorderFacts
from countermark.border.regimes import (
    Counting,
    counting_of,
    default_territory,
    events,
    regime_of,
    require_event,
    require_within,
)
from countermark.findings import BadInputError, Territory


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The facts with everything settled that can be settled."""

    facts: BorderFacts
    """The facts, with the regime and the territory filled in."""

    calendar: Calendar
    """Whose days off count."""

    counting: Counting
    """How the regime counts."""

    triggers: tuple[tuple[str, date], ...]
    """The events that start clocks, each with its day."""

    notes: tuple[str, ...] = ()
    """What was taken for granted."""


def situation_of(facts: BorderFacts) -> Situation:
    """Settle regime, territory, calendar and events.

    Errors: `BadInputError` where the event, its day, the territory or the regime is missing,
        unknown, or contradicts another fact; the sentence says what to give.
    """
    triggers = _triggers(facts)
    first = min(day for _, day in triggers)
    if facts.regime:
        counting_of(facts.regime)
    territory = facts.territory or default_territory(facts.regime)
    if not territory:
        text = (
            "No territory was given; whose public holidays count? Give the country where the "
            "customs office is, for instance DE."
        )
        raise BadInputError(text)
    notes: list[str] = []
    # Refuses unions and unknown codes before anything is asked about them.
    calendar_of(territory, facts.region)
    regime = facts.regime or regime_of(territory, first)
    if not facts.regime:
        notes.append(f"No regime was given; taken: {regime}, which applies in {_name(territory)}.")
    require_within(regime, territory, first)
    counting = counting_of(regime)
    settled = replace(facts, regime=regime, territory=territory)
    return Situation(
        facts=_with_what_events_say(settled, triggers),
        calendar=calendar_of(territory, facts.region, weekend=counting.weekend),
        counting=counting,
        triggers=triggers,
        notes=tuple(notes),
    )


def clocks_started(situation: Situation, event: str, on: date) -> tuple[Clock, ...]:
    """List the clocks that an event starts, in the version that holds on its day."""
    facts = situation.facts
    procedure = {"EU": article_26, "FR": article_l716_8_5}.get(facts.regime)
    announced = event == "small_consignment_notified"
    if announced and procedure and procedure(facts, event).holds is False:
        # Its conditions are not met: what remains is a notice of detention, with those periods.
        event = "detention_notified"
    started = clocks(facts.regime, event)
    held = tuple(clock for clock in started if clock.row.in_force(on))
    if started and not held:
        since = min(clock.row.valid_from for clock in started if clock.row.valid_from)
        text = (
            f"The clocks of {facts.regime} after '{event}' are known from {since.isoformat()} on, "
            f"but the day given is {on.isoformat()}; give a later day, or another regime."
        )
        raise BadInputError(text)
    return held


def why_none(situation: Situation) -> str:
    """Say why no clock runs, and which events start one."""
    regime, names = situation.facts.regime, [event for event, _ in situation.triggers]
    if any(clocks(regime, event) for event in names):
        return f"No clock of {regime} runs after {', '.join(names)} on these facts."
    return (
        f"No clock of {regime} in the table starts with {', '.join(names)}; "
        f"these events start one: {', '.join(events_of(regime))}."
    )


def _triggers(facts: BorderFacts) -> tuple[tuple[str, date], ...]:
    if facts.event:
        require_event(facts.event)
        on = facts.on or facts.dates.get(facts.event)
        if on is None:
            text = f"The day of the event '{facts.event}' is missing; give it as 'on: YYYY-MM-DD'."
            raise BadInputError(text)
        return ((facts.event, on),)
    known = events()
    triggers = tuple((event, day) for event, day in facts.dates.items() if event in known)
    if not triggers:
        text = f"No event was given; say what happened as 'event', one of {', '.join(known)}."
        raise BadInputError(text)
    return triggers


def _with_what_events_say(
    facts: BorderFacts, triggers: tuple[tuple[str, date], ...]
) -> BorderFacts:
    dates = {**facts.dates, **dict(triggers)}
    ex_officio = facts.ex_officio
    if "exofficio_notified" in dict(triggers):
        if ex_officio is False:
            text = (
                "The event 'exofficio_notified' contradicts 'ex_officio: false'; correct one of "
                "them."
            )
            raise BadInputError(text)
        ex_officio = True
    return replace(facts, dates=dates, ex_officio=ex_officio)


def _name(territory: str) -> str:
    return "Northern Ireland" if territory == "XI" else Territory(territory).name
