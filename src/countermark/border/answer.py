"""The deadlines that follow from the facts of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from countermark.border.calendar import regions_with_more_days_off
from countermark.border.clocks import Clock
from countermark.border.conditions import Verdict, perishable_words, verdict
from countermark.border.counting import Count
from countermark.border.deadline import Deadline
from countermark.border.facts import BorderFacts
from countermark.border.period import Start, count, extension_of, with_saturdays
from countermark.border.situation import Situation, clocks_started

_PUBLISHED_UNITS: Final = {
    "working_days_paused": "working_days",
    "working_days_before_year_end": "working_days_before",
}
_AGREEMENT: Final = {True: "agreed to destruction", False: "refused destruction"}
_FEDERAL: Final = "US"
_DECLARES_WORKED_WEEKENDS: Final = "CN"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One clock that runs, for one kind of goods."""

    clock: Clock
    event: str
    on: date
    start: Start
    verdict: Verdict
    perishable: bool | None = None
    """Whether this is the amount for perishable goods; none where it makes no difference."""


def deadlines_in(situation: Situation) -> tuple[Deadline, ...]:
    """Work out every deadline, the earliest first; those of one day in the order of the table."""
    found = [
        _deadline(run, situation)
        for event, on in situation.triggers
        for clock in clocks_started(situation, event, on)
        for run in _runs(clock, event, on, situation)
    ]
    return tuple(sorted(found, key=lambda deadline: deadline.deadline))


def _runs(clock: Clock, event: str, on: date, situation: Situation) -> list[_Run]:
    facts = situation.facts
    kinds: tuple[bool | None, ...] = (None,)
    if clock.perishable_amount:
        kinds = (True, False) if facts.perishable is None else (facts.perishable,)
    runs = []
    for kind in kinds:
        # For one kind of goods the other conditions may be settled: art. 26 is not for perishables.
        decided = verdict(clock, facts if kind is None else replace(facts, perishable=kind))
        if decided.runs:
            start = _start(clock, on, kind, facts.dates)
            runs.append(
                _Run(
                    clock=clock,
                    event=event,
                    on=on,
                    start=start,
                    verdict=decided,
                    perishable=kind,
                )
            )
    return runs


def _start(
    clock: Clock,
    on: date,
    perishable: bool | None,  # noqa: FBT001 - three values, as in the facts
    dates: Mapping[str, date],
) -> Start:
    paused = clock.unit == "working_days_paused"
    needed = [clock.runs_from] if clock.runs_from != clock.event else []
    needed += ["information_requested"] if paused else []
    if missing := tuple(event for event in needed if event not in dates):
        return Start(on=on, amount=clock.at_least, missing=missing)
    return Start(
        on=dates[clock.runs_from] if needed else on,
        amount=clock.perishable_amount if perishable else clock.amount,
        pause=(dates["information_requested"], on) if paused else None,
    )


def _deadline(run: _Run, situation: Situation) -> Deadline:
    clock, facts, calendar = run.clock, situation.facts, situation.calendar
    counted, explained = count(clock, run.start, calendar)
    stricter = with_saturdays(clock, run.start, calendar)
    if stricter and stricter.last == counted.last:
        stricter = None
    elsewhere = _regions(run, counted, situation)
    extensible = not run.start.missing and not run.perishable
    return Deadline(
        deadline=counted.last,
        what=clock.what,
        who=clock.who,
        basis=clock.basis,
        working_days=_provided(run) if clock.unit.startswith("working_days") else None,
        skipped=counted.skipped,
        if_missed=clock.if_missed,
        checked=clock.source.checked,
        event=run.event,
        on=run.on,
        starts_on=counted.first,
        amount=_provided(run),
        unit=_PUBLISHED_UNITS.get(clock.unit, clock.unit),
        calendar=calendar.place,
        extension=extension_of(clock, counted, calendar) if extensible else None,
        applies_if=_applies_if(run, facts),
        depends_on=_asked(run, facts, elsewhere),
        notes=(*explained, *_notes(run, situation, counted, stricter, elsewhere)),
        earlier_reading=stricter.last if stricter else None,
        then=clock.then,
        days_left=(counted.last - facts.today).days if facts.today else None,
        clock=clock.id,
        sources=(clock.source, situation.counting.source, calendar.source),
    )


def _applies_if(run: _Run, facts: BorderFacts) -> tuple[str, ...]:
    if run.perishable is None or facts.perishable is not None:
        return run.verdict.applies_if
    return (perishable_words(perishable=run.perishable), *run.verdict.applies_if)


def _asked(run: _Run, facts: BorderFacts, elsewhere: tuple[str, ...]) -> tuple[str, ...]:
    kind_unknown = run.perishable is not None and facts.perishable is None
    asked = (
        *(("perishable",) if kind_unknown else ()),
        *run.verdict.missing,
        *(f"dates: {event}" for event in run.start.missing),
        *(("region",) if elsewhere else ()),
    )
    return tuple(dict.fromkeys(asked))


def _provided(run: _Run) -> int:
    return run.clock.perishable_amount if run.perishable else run.clock.amount


def _regions(run: _Run, counted: Count, situation: Situation) -> tuple[str, ...]:
    calendar, unit = situation.calendar, run.clock.unit
    # Federal customs keep federal holidays, whatever the state.
    if situation.facts.region or situation.facts.regime == _FEDERAL or "-" in calendar.place:
        return ()
    if not run.start.amount or unit == "at_once" or (unit == "years" and not run.clock.rolls):
        return ()
    first, last = sorted((counted.first, counted.last))
    counts_every_day = unit.startswith("working_days")
    return regions_with_more_days_off(calendar, first if counts_every_day else last, last)


def _notes(
    run: _Run,
    situation: Situation,
    counted: Count,
    stricter: Count | None,
    elsewhere: tuple[str, ...],
) -> tuple[str, ...]:
    return (
        *situation.notes,
        *run.verdict.notes,
        *_about_the_start(run),
        *_about_the_answers(run, situation),
        *_about_the_calendar(run, stricter, elsewhere),
        *_about_the_holidays(counted, situation),
    )


def _about_the_start(run: _Run) -> list[str]:
    notes = []
    if run.start.missing and run.clock.bound == "latest":
        notes.append(
            f"The period runs from '{run.clock.runs_from}', whose day is not given: the last day "
            "may be earlier than this one."
        )
    elif run.start.missing:
        notes.append(
            f"Days not given: {', '.join(run.start.missing)}. The period runs from there, so the "
            "last day is not before this one, and may be later."
        )
    notes += _about_the_order(run)
    if run.clock.extension_unit == "good_cause":
        notes.append("Customs may extend the period for good cause; no number of days is fixed.")
    if run.clock.unit == "at_once":
        notes.append("The provision fixes no number of days; the day of the event is shown.")
    return notes


def _about_the_order(run: _Run) -> list[str]:
    # A notice follows the suspension, and a suit may have begun before the goods were detained.
    if run.event in {"proceedings_begun", "suspended"}:
        return []
    since = run.start.on if run.clock.runs_from != run.clock.event else run.on
    stopped = run.start.pause[0] if run.start.pause else since
    if since <= stopped <= run.on:
        return []
    text = (
        "The days given contradict each other: what this period rests on is dated after "
        f"'{run.event}' ({run.on}), or in the wrong order. Correct them."
    )
    return [text]


def _about_the_answers(run: _Run, situation: Situation) -> list[str]:
    facts, settled_by = situation.facts, run.clock.settled_by
    given = getattr(facts, settled_by) if settled_by else None
    if given is None:
        return []
    return [f"By the facts this was answered: {run.clock.who} has {_AGREEMENT[given]}."]


def _about_the_calendar(run: _Run, stricter: Count | None, elsewhere: tuple[str, ...]) -> list[str]:
    notes = []
    if stricter:
        notes.append(
            "The text says 'jours ouvrables': if Saturdays count as such, the last day is "
            f"{stricter.last}."
        )
    if elsewhere:
        moves = "earlier" if run.clock.unit.startswith("working_days_before") else "later"
        notes.append(
            f"The last day may be {moves} where a region keeps further holidays in this time: "
            f"{', '.join(elsewhere)}. Give the region."
        )
    return notes


def _about_the_holidays(counted: Count, situation: Situation) -> list[str]:
    notes, year = [], counted.last.year
    if any("estimated" in day.why for day in counted.skipped):
        notes.append(
            "A holiday in this time is estimated; it may move with the sighting of the moon."
        )
    # China declares each autumn which weekend days of the next year are worked.
    declared = {day.year for day in situation.calendar.worked}
    if situation.facts.regime == _DECLARES_WORKED_WEEKENDS and year not in declared:
        notes.append(
            f"The weekend days that are worked in {year} are not known; the last day may move."
        )
    return notes
