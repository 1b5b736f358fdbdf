"""Deadlines as findings, for the way through a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from countermark import __version__
from countermark.border.answer import deadlines_in
from countermark.border.clocks import clocks_table
from countermark.border.deadline import Deadline
from countermark.border.facts import BorderFacts
from countermark.border.regimes import events
from countermark.border.situation import Situation, situation_of, why_none
from countermark.findings import (
    Certainty,
    Exhibit,
    Finding,
    Ground,
    Result,
    Status,
    read_table,
)

_QUESTION = "What must happen by when?"


def deadlines(facts: BorderFacts) -> tuple[Deadline, ...]:
    """Work out every deadline that follows from the facts, the earliest first.

    Where a fact is missing that decides between two deadlines, both are given and each says when
    it counts. Content: `data/clocks.csv`, `data/counting.csv`, the `holidays` library.

    Args:
        facts: the case; event, its day and the territory are needed.

    Returns: the deadlines; none where the event starts no clock of the regime.

    Errors: `BadInputError` where what is needed is missing, unknown or contradictory.
    """
    return deadlines_in(situation_of(facts))


def explain_none(facts: BorderFacts) -> str:
    """Say why the facts give no deadline, and which events would.

    Errors: those of `deadlines`.
    """
    return why_none(situation_of(facts))


def examine(facts: BorderFacts, exhibits: Sequence[Exhibit]) -> list[Finding]:
    """Answer what must happen by when: one finding for each deadline.

    Args:
        facts: the case. Without a day of an event, or without a country, one finding asks for it.
        exhibits: not looked at; a date in a photo is no date of an event.

    Errors: `BadInputError` for facts that are wrong or contradict each other.
    """
    del exhibits
    if asked := _asked(facts):
        return [_unknown(facts, asked)]
    situation = situation_of(facts)
    found = deadlines_in(situation)
    if not found:
        return [_unknown(facts, why_none(situation))]
    return [_finding(deadline, situation) for deadline in found]


def _asked(facts: BorderFacts) -> str:
    wanted = []
    known = {event for event in facts.dates if event in events()}
    if not facts.event and not known:
        wanted.append(f"which event happened ({', '.join(events())})")
    if facts.on is None and not (facts.event in known or (not facts.event and known)):
        wanted.append("on which day it happened")
    if not facts.territory and not facts.regime:
        wanted.append("in which country the customs office is")
    if facts.territory == "EU":
        wanted.append("in which Member State the customs office is, since its holidays count")
    return f"No clock can be started yet. Say {'; and '.join(wanted)}." if wanted else ""


def _unknown(facts: BorderFacts, answer: str) -> Finding:
    row = read_table(__package__, "events.csv").rows[0]
    return Finding(
        engine="border",
        question=_QUESTION,
        answer=answer,
        grounds=(Ground("A period runs from the day of an event.", (row.source,)),),
        engine_version=__version__,
        data_version=clocks_table().version,
        status=Status.FACT,
        certainty=Certainty(result=Result.UNKNOWN),
        data={"regime": facts.regime or None, "territory": facts.territory or None},
    )


def _finding(deadline: Deadline, situation: Situation) -> Finding:
    open_ = bool(deadline.depends_on or deadline.earlier_reading)
    return Finding(
        engine="border",
        question=f"By when must this be done ({_words(deadline.who)}): {deadline.what}?",
        answer=_answer(deadline),
        grounds=_grounds(deadline, situation),
        engine_version=__version__,
        data_version=clocks_table().version,
        status=Status.FACT,
        certainty=Certainty(result=Result.DEPENDS_ON if open_ else Result.YES),
        data=deadline.to_json(),
    )


def _answer(deadline: Deadline) -> str:
    condition = f" ({' and '.join(deadline.applies_if)})" if deadline.applies_if else ""
    who = _words(deadline.who)
    what = f"{deadline.what[0].lower()}{deadline.what[1:]}"
    parts = [f"By {_day(deadline.deadline)}{condition}, {who}: {what}."]
    if deadline.earlier_reading:
        parts.append(f"To be safe, by {_day(deadline.earlier_reading)}.")
    if deadline.passed:
        parts.append("This day has passed.")
    if extension := deadline.extension:
        parts.append(f"It can be extended to {_day(extension.until)} at most, on request.")
    return " ".join(parts)


def _grounds(deadline: Deadline, situation: Situation) -> tuple[Ground, ...]:
    provision, counting, holidays = deadline.sources
    skipped = "; ".join(f"{day.date} {day.why}" for day in deadline.skipped)
    length = f"{deadline.amount} {_words(deadline.unit)} from"
    begins = "At once" if deadline.unit == "at_once" else length
    missed = f"{deadline.if_missed[0].lower()}{deadline.if_missed[1:]}"
    runs = f"{begins}: {_words(deadline.event)} on {deadline.on}. Otherwise: {missed}."
    return (
        Ground(runs, (provision,)),
        Ground(situation.counting.rule, (counting,)),
        Ground(f"Days skipped: {skipped or 'none'}.", (holidays,)),
        *(Ground(note, (provision,)) for note in deadline.notes),
    )


def _words(name: str) -> str:
    return name.replace("_", " ")


def _day(day: date) -> str:
    return f"{day:%A} {day.isoformat()}"
