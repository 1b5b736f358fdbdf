"""Will the judgment be recognised? For each origin, destination and kind of relief."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, TypeAlias

from countermark.findings import Result
from countermark.law.advice.answer import RecognitionAnswer, in_order
from countermark.law.advice.steps import Steps, by_weight, step
from countermark.law.dispute.dispute import Dispute
from countermark.law.dispute.parts import PartFacts, part_facts, parts
from countermark.law.language.logic import Truth
from countermark.law.language.places import Place, Places
from countermark.law.language.values import Many, One, Value
from countermark.law.provisions.rule import Issue, Outcome, Settled
from countermark.law.provisions.rulebook import Rulebook
from countermark.law.provisions.standing import Applied, looked_at, not_overridden

_MONEY: Final = frozenset({"damages", "account_of_profits", "payment"})
_ORDERS: Final = frozenset(
    {
        "injunction",
        "interim",
        "destruction",
        "information",
        "removal",
        "rectification",
        "transfer",
        "declaration_non_infringement",
    }
)
_RESULTS: Final = {
    Outcome.YES: Result.YES,
    Outcome.NO: Result.NO,
    Outcome.LIMITED: Result.LIMITED,
}


def recognitions(
    dispute: Dispute, origins: Iterable[Place], on: date, using: Rulebook
) -> tuple[RecognitionAnswer, ...]:
    """Say for each origin, destination and relief whether the judgment is recognised.

    Args:
        dispute: the facts; `judgment.origin` goes before the origins given, `enforce_in` says
            where, else the States where the defendants are domiciled or have property.
        origins: the courts that may give the judgment.
        on: the day of filing.
        using: the rules.
    """
    return tuple(_recognition(dispute, asked, on, using) for asked in asked_of(dispute, origins))


Asked: TypeAlias = tuple[Place, Place, str]
"""Origin, destination and relief (money, injunction, validity)."""


def asked_of(dispute: Dispute, origins: Iterable[Place]) -> tuple[Asked, ...]:
    """List what may be asked about recognition: each origin, destination and relief."""
    given = dispute.places("judgment.origin")
    starts = list(given) if len(given) else list(origins)
    return tuple(
        (origin, destination, relief)
        for origin in starts
        for destination in _destinations(dispute)
        if origin.code and (not destination.code or origin.country != destination.country)
        for relief in _reliefs(dispute)
    )


def recognition_facts(dispute: Dispute, asked: Asked, on: date) -> tuple[PartFacts, ...]:
    """Work out the facts of recognition, for each defendant, right and place of registration."""
    origin, destination, relief = asked
    known: dict[str, Value] = {
        "origin": Places((origin,)),
        "destination": Places((destination,)),
        "relief": One(relief),
    }
    return tuple(part_facts(dispute, part, origin, on).having(**known) for part in parts(dispute))


def _recognition(dispute: Dispute, asked: Asked, on: date, using: Rulebook) -> RecognitionAnswer:
    each = [_answer(asked, facts, on, using) for facts in recognition_facts(dispute, asked, on)]
    return min(each, key=lambda one: _WORST.index(one.result))


_WORST: Final = (
    Result.NO,
    Result.UNKNOWN,
    Result.DEPENDS_ON,
    Result.UNSETTLED,
    Result.LIMITED,
    Result.YES,
)


def _answer(asked: Asked, facts: PartFacts, on: date, using: Rulebook) -> RecognitionAnswer:
    known = {name: facts.value(name) for name in ("origin", "destination", "relief")}
    applied = looked_at(using.of(Issue.RECOGNITION, on, **known), facts, on)
    heads = not_overridden(applied)
    sure = [one for one in heads if one.truth is Truth.TRUE]
    open_heads = [one for one in heads if not one.truth.settled]
    result = _result(sure, open_heads)
    deciding = sure if result not in {Result.DEPENDS_ON, Result.UNKNOWN} else open_heads
    origin, destination, relief = asked
    question = f"Is a judgment of {origin} recognised in {destination}?"
    return RecognitionAnswer(
        origin=origin.code,
        destination=str(destination),
        relief=relief,
        result=result,
        provisions=in_order(one.provisions for one in deciding),
        depends_on=in_order(one.open_facts for one in open_heads)
        if result is Result.DEPENDS_ON
        else (),
        trace=Steps(
            lambda: by_weight(
                [(one.truth, step(one, facts, one.provisions[0], question)) for one in applied]
            )
        ),
        rules=tuple(one.rule.id for one in deciding),
    )


def _result(sure: list[Applied], open_heads: list[Applied]) -> Result:
    outcomes = {one.effect.outcome for one in sure}
    if any(one.rule.status is not Settled.SETTLED for one in sure) or (
        Outcome.NO in outcomes and len(outcomes) > 1
    ):
        return Result.UNSETTLED
    if Outcome.NO in outcomes:
        return Result.NO
    refusing = [one for one in open_heads if one.effect.outcome is Outcome.NO]
    if outcomes and not refusing:
        return _RESULTS[Outcome.YES if Outcome.YES in outcomes else Outcome.LIMITED]
    return Result.DEPENDS_ON if open_heads else Result.UNKNOWN


def _destinations(dispute: Dispute) -> tuple[Place, ...]:
    given = dispute.places("enforce_in")
    claim = dispute.value("remedies")
    if not len(given) and isinstance(claim, Many):
        asked = {word for word, truth in claim.listed.items() if truth is Truth.TRUE}
        if asked == {"recognition"}:
            given = dispute.places("forum")
    if not len(given):
        given = Places((*dispute.places("defendant_domicile"), *dispute.places("property_in")))
    return tuple({str(one): one for one in given if one.code or one.lies_in}.values())


def _reliefs(dispute: Dispute) -> tuple[str, ...]:
    value = dispute.value("remedies")
    if not isinstance(value, Many):
        return ("money", "injunction")
    asked = {word for word, truth in value.listed.items() if truth is Truth.TRUE}
    found = []
    if asked & _MONEY:
        found.append("money")
    if asked & _ORDERS:
        found.append("injunction")
    if "invalidity" in asked or dispute.truth("validity_raised") is Truth.TRUE:
        found.append("validity")
    return tuple(found) or ("money", "injunction")
