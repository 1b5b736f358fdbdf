"""Which law: for each issue before each forum, the law that the forum's own rules point to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from countermark.findings import Result
from countermark.law.advice.answer import LawAnswer, Trace, in_order
from countermark.law.advice.steps import Steps, by_weight, step
from countermark.law.dispute.dispute import Dispute
from countermark.law.dispute.parts import PartFacts, part_facts, parts
from countermark.law.language.logic import Truth
from countermark.law.language.places import Place, Places
from countermark.law.language.values import One
from countermark.law.provisions.reading import ISSUES_OF_LAW
from countermark.law.provisions.rule import PLACES_OF_LAW, Issue, Settled
from countermark.law.provisions.rulebook import Rulebook
from countermark.law.provisions.standing import Applied, looked_at, not_overridden

_CLAIMS: Final = {
    "infringement": {"infringement", "declaration_non_infringement", "tort", "levy"},
    "remedies": {"infringement", "declaration_non_infringement"},
    "validity": {"validity"},
    "ownership": {"ownership", "infringement"},
    "contract": {"contract"},
}


def laws(dispute: Dispute, forum: Place, on: date, using: Rulebook) -> tuple[LawAnswer, ...]:
    """Say which law governs each issue before a forum.

    Args:
        dispute: the facts.
        forum: the court whose conflict rules are asked.
        on: the day of filing.
        using: the rules.

    Returns: for each issue that the dispute raises one answer, or several where its rights differ.
    """
    found: dict[tuple[str, str, str], LawAnswer] = {}
    for part in parts(dispute):
        facts = part_facts(dispute, part, forum, on)
        applied = looked_at(using.of(Issue.LAW, on, forum=Places((forum,))), facts, on)
        for issue in _raised(facts):
            one = _answer(issue, [each for each in applied if each.effect.of == issue], facts)
            if one.rules or not _aside(issue, facts):
                one = replace(one, forum=forum.code)
                found.setdefault((one.issue, one.law, one.result), one)
    return tuple(found.values())


def _aside(issue: str, facts: PartFacts) -> bool:
    # Who owns the right is a question in every infringement, but seldom the dispute.
    return issue == "ownership" and facts.value("claim") != One("ownership")


def _raised(facts: PartFacts) -> Iterator[str]:
    claim = facts.value("claim")
    contract = facts.value("contract.kind")
    for issue in ISSUES_OF_LAW:
        by_claim = isinstance(claim, One) and claim.text in _CLAIMS[issue]
        validity = issue == "validity" and facts.value("validity_raised") is Truth.TRUE
        agreed = issue == "contract" and isinstance(contract, One) and contract.text != "absent"
        if by_claim or validity or agreed:
            yield issue


def _answer(issue: str, applied: list[Applied], facts: PartFacts) -> LawAnswer:
    heads = not_overridden(applied)
    sure = [one for one in heads if one.truth is Truth.TRUE]
    open_heads = [one for one in heads if not one.truth.settled]
    trace = _trace(issue, applied, facts)
    if sure:
        return _named(issue, sure, facts, trace)
    result = Result.DEPENDS_ON if open_heads else Result.UNKNOWN
    return LawAnswer(
        forum="",
        issue=issue,
        law="",
        result=result,
        provisions=in_order(one.provisions for one in open_heads),
        depends_on=in_order(one.open_facts for one in open_heads),
        trace=trace,
        rules=tuple(one.rule.id for one in open_heads),
    )


def _named(issue: str, sure: list[Applied], facts: PartFacts, trace: Sequence[Trace]) -> LawAnswer:
    named = {one.effect.law: law_named(one.effect.law, facts) for one in sure}
    unknown = tuple(name for name, codes in named.items() if codes is None)
    codes = {", ".join(found) for found in named.values() if found}
    contested = any(one.rule.status is not Settled.SETTLED for one in sure)
    result = Result.UNSETTLED if contested or len(codes) > 1 else Result.YES
    return LawAnswer(
        forum="",
        issue=issue,
        law=", ".join(sorted(codes)),
        result=Result.DEPENDS_ON if unknown or not codes else result,
        provisions=in_order(one.provisions for one in sure),
        depends_on=unknown,
        trace=trace,
        rules=tuple(one.rule.id for one in sure),
    )


def law_named(name: str, facts: PartFacts) -> tuple[str, ...] | None:
    """Say whose law a rule points to.

    Args:
        name: a fact that is a place, a State's code, or an instrument.
        facts: the facts.

    Returns: codes or the instrument; none if the fact is unknown.
    """
    if name not in PLACES_OF_LAW:
        return (name,)
    value = facts.value(name)
    if not isinstance(value, Places) or not len(value):
        return None
    codes = tuple(one.code for one in value if one.code)
    return codes or None


def _trace(issue: str, applied: list[Applied], facts: PartFacts) -> Sequence[Trace]:
    asked = f"Which law governs {issue}?"
    return Steps(
        lambda: by_weight(
            [(one.truth, step(one, facts, one.provisions[0], asked)) for one in applied]
        )
    )
