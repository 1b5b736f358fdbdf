"""The way through: the facts of one case become findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final

from countermark import __version__
from countermark.findings import (
    BadInputError,
    Certainty,
    Exhibit,
    Finding,
    Ground,
    Result,
    Status,
)
from countermark.law.meanings.facts import LabelFacts, read_facts
from countermark.law.meanings.labels import Label, LabelStatus, questions
from countermark.law.meanings.rulebook import meanings
from countermark.law.meanings.standing import label

_ASKED_FIRST: Final = 2
"""Questions that stand in the answer itself; all of them are in its data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine:
    """What is known of an item as a medicine; `None` is unknown."""

    authorised_in_market: bool | None = None
    """Whether it is authorised where it is sold or used."""

    misrepresents: tuple[str, ...] | None = None
    """Which of identity, composition, source, history; empty for none of them."""

    intent: bool | None = None
    """Whether a misrepresentation was deliberate."""

    in_specification: bool | None = None
    """Whether it meets its specifications."""

    generic: bool | None = None
    """Whether it is a generic under its own name and maker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """What the other engines and the case file know of an item; `None` is unknown.

    >>> Observed(right="trademark", sign_relation="identical", destination="NO").facts().given[
    ...     "destination"
    ... ]
    One(text='NO')
    """

    right: str | None = None
    """`trademark`, `copyright`, `design`, `gi`, `patent` or `none`."""

    sign_relation: str | None = None
    """The relation of the best match: identical, not_distinguishable, similar, weak or absent."""

    registered_in: tuple[str, ...] | None = None
    """Where the right is registered; a demonstration register cannot prove it: leave it unknown."""

    registered_for_goods: bool | None = None
    """Whether the mark is registered for these goods."""

    authorised_by_holder: bool | None = None
    """Whether the right holder authorised the goods."""

    destination: str | None = None
    """The territory's code."""

    found_in: str | None = None
    """The territory's code."""

    quantity: str | None = None
    """The number of pieces, in words or figures."""

    medicine: Medicine | bool | None = None
    """What is known of it as a medicine; `False` if it is none."""

    others: Mapping[str, object] | None = None
    """Further facts by name, as in a file of facts; they go before those above."""

    def facts(self) -> LabelFacts:
        """Make the facts of a label; what cannot be used is in their `problems`."""
        given = {each.name: getattr(self, each.name) for each in fields(self)}
        others = given.pop("others") or {}
        if isinstance(self.medicine, Medicine):
            known = {each.name: getattr(self.medicine, each.name) for each in fields(Medicine)}
            given |= {f"medicine.{name}": value for name, value in known.items()}
            given["medicine"] = True
        return read_facts({**given, **others})


@dataclass(frozen=True, slots=True, kw_only=True)
class LawFacts:
    """What `examine` needs."""

    label: LabelFacts
    """What is known of the case."""

    on: date
    """The day asked about; it chooses the version of each meaning."""

    exhibits: tuple[str, ...] = ()
    """The ids of the exhibits that the facts rest on; empty for all of the case."""

    assumed: frozenset[str] = frozenset()
    """Names of facts that a program took from what it saw: they may raise a suspicion, but alone
    they exclude nothing."""


def examine(facts: LawFacts, exhibits: Sequence[Exhibit]) -> list[Finding]:
    """Say what the item may be called in law.

    Each meaning that is suspected or decided is a finding of its own, without a result: whether it
    applies is for an authority. One finding holds all that is still unknown (result `unknown`), one
    all that the facts exclude (result `no`, only as far as those facts are right).

    Args:
        facts: what is known of the case.
        exhibits: the case's exhibits; those that the facts rest on are named in the findings.

    Errors: `BadInputError` if the facts rest on an exhibit that is not in the case.
    """
    ids = _exhibit_ids(facts, exhibits)
    labels = _labels(facts)
    by_status = {status: [one for one in labels if one.status is status] for status in LabelStatus}
    findings = [
        _own(one) for one in labels if one.status in {LabelStatus.SUSPECTED, LabelStatus.DECIDED}
    ]
    if by_status[LabelStatus.UNKNOWN]:
        findings.append(_still_unknown(by_status[LabelStatus.UNKNOWN]))
    if by_status[LabelStatus.EXCLUDED]:
        findings.append(_excluded(by_status[LabelStatus.EXCLUDED]))
    return [replace(finding, exhibits=ids) for finding in findings]


def _labels(facts: LawFacts) -> list[Label]:
    """Apply every meaning; what only assumed facts would exclude stays as it is without them."""
    labels = label(facts.label, on=facts.on)
    said = {name: one for name, one in facts.label.given.items() if name not in facts.assumed}
    bare = {one.regime: one for one in label(replace(facts.label, given=said), on=facts.on)}
    return [bare[one.regime] if one.status is LabelStatus.EXCLUDED else one for one in labels]


def _exhibit_ids(facts: LawFacts, exhibits: Sequence[Exhibit]) -> tuple[str, ...]:
    known = tuple(exhibit.id for exhibit in exhibits)
    for wanted in facts.exhibits:
        if wanted not in known:
            expected = ", ".join(known) or "none, because the case has no exhibits"
            text = f"The exhibit '{wanted}' was given; expected one of: {expected}."
            raise BadInputError(text)
    return facts.exhibits or known


def _own(one: Label) -> Finding:
    answer = one.sentence()
    if one.missing_facts:
        answer += f" Facts that could still change it: {len(one.missing_facts)}."
    return Finding(
        engine="law",
        question=f"Is this a case for {one.label}?",
        answer=answer,
        grounds=one.why,
        engine_version=__version__,
        data_version=meanings().version,
        status=Status.DECIDED if one.decision else Status.SUSPECTED,
        decided=one.decision,
        data={"labels": (one.to_json(),)},
    )


def _still_unknown(unknown: Sequence[Label]) -> Finding:
    asked = questions(unknown)
    answer = f"Unknown for {len(unknown)} of the meanings compared: {_regimes(unknown)}."
    if asked:
        first = " ".join(fact.question for fact in asked[:_ASKED_FIRST])
        answer += f" Questions open: {len(asked)}, first: {first}"
    question = "Which legal meanings stay open, and what is to be asked?"
    return _together(question, answer, unknown, Result.UNKNOWN)


def _excluded(excluded: Sequence[Label]) -> Finding:
    answer = f"On the facts given, excluded: {'; '.join(one.label for one in excluded)}."
    question = "Which legal meanings do the facts exclude, and why?"
    return _together(question, answer, excluded, Result.NO)


def _regimes(labels: Sequence[Label]) -> str:
    return ", ".join(one.regime for one in labels)


def _together(question: str, answer: str, labels: Sequence[Label], result: Result) -> Finding:
    asked = questions(labels) if result is Result.UNKNOWN else ()
    return Finding(
        engine="law",
        question=question,
        answer=answer,
        grounds=tuple(_in_short(one) for one in labels),
        engine_version=__version__,
        data_version=meanings().version,
        certainty=Certainty(result=result),
        data={
            "labels": [one.to_json() for one in labels],
            "questions": [{"fact": fact.fact, "question": fact.question} for fact in asked],
        },
    )


def _in_short(one: Label) -> Ground:
    if one.status is LabelStatus.UNKNOWN and one.missing_facts:
        asked = ", ".join(fact.fact for fact in one.missing_facts)
        return Ground(f"{one.regime}: still to be asked or settled: {asked}.", (one.source,))
    deciding = one.why[0] if one.status is LabelStatus.EXCLUDED else one.why[-1]
    return Ground(f"{one.regime}: {deciding.text}", deciding.sources)
