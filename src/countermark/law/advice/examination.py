"""The way through: a dispute across borders becomes findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from countermark import __version__
from countermark.findings import Certainty, Finding, Ground, Result, Source
from countermark.law.advice.advice import NOT_ADVICE, Advice, advise
from countermark.law.advice.answer import ForumAnswer, LawAnswer, RecognitionAnswer, Trace
from countermark.law.dispute.dispute import Dispute
from countermark.law.language.logic import Truth

_WORDS: Final = {
    Result.YES: "is open",
    Result.LIMITED: "is open, but not for everything",
    Result.NO: "is not open for the case as it is brought",
    Result.DEPENDS_ON: "may be open; that depends on facts that are not known",
    Result.UNSETTLED: "may be open; the law is not settled",
    Result.UNKNOWN: "is not known to be open: its rules are not encoded",
}
_ENGINE: Final = Source(title="Countermark, rules on courts, laws and recognition", checked=True)


def examine_dispute(dispute: Dispute, *, on: date) -> tuple[list[Finding], tuple[str, ...]]:
    """Say which courts are open, which law they apply, and where the judgment is recognised.

    Args:
        dispute: the facts.
        on: the day that chooses the rules where the dispute names no day of filing.

    Returns: the findings, and what could not be used.
    """
    if not dispute.given:
        return [], dispute.problems
    found = advise(dispute, today=on)
    findings = [*_forums(found), *_laws(found), *_recognitions(found)]
    return findings, dispute.problems


def _forums(found: Advice) -> Iterator[Finding]:
    for one in found.forums:
        yield _finding(
            found,
            question=f"May a court of {one.state} hear the dispute?",
            answer=f"A court of {one.state} {_WORDS[one.result]}{_reach(one)}. {one.why}".strip(),
            result=one.result,
            trace=one.trace,
            answered=one,
        )


def _reach(one: ForumAnswer) -> str:
    return f" ({one.scope.replace('_', ' ')})" if one.scope else ""


def _laws(found: Advice) -> Iterator[Finding]:
    for one in found.applicable_law:
        law = one.law or "not determined"
        yield _finding(
            found,
            question=f"Which law governs {one.issue} before a court of {one.forum}?",
            answer=f"The law of {law}." if one.law else f"It is {law}.",
            result=one.result,
            trace=one.trace,
            answered=one,
        )


def _recognitions(found: Advice) -> Iterator[Finding]:
    for one in found.recognition:
        way = f"{one.destination} ({one.relief})"
        yield _finding(
            found,
            question=f"Will a judgment of {one.origin} be recognised in {way}?",
            answer=f"{one.result.replace('_', ' ').capitalize()}.",
            result=one.result,
            trace=one.trace,
            answered=one,
        )


def _finding(  # noqa: PLR0913 - a finding has these sides
    found: Advice,
    *,
    question: str,
    answer: str,
    result: Result,
    trace: Sequence[Trace],
    answered: ForumAnswer | LawAnswer | RecognitionAnswer,
) -> Finding:
    return Finding(
        engine="law",
        question=question,
        answer=f"{answer} {NOT_ADVICE}",
        grounds=tuple(_grounds(trace)) or (Ground("No rule that is encoded fits.", (_ENGINE,)),),
        engine_version=__version__,
        data_version=f"rules {found.rules_version}",
        certainty=Certainty(result=result),
        data={
            "answer": answered.to_json(),
            "questions": [{"fact": one.fact, "question": one.question} for one in found.questions],
        },
    )


def _grounds(trace: Sequence[Trace]) -> Iterator[Ground]:
    for step in trace:
        if step.truth is Truth.FALSE:
            continue
        title, _, locator = step.title.partition(", ")
        source = Source(title=title, locator=locator, version=step.version, checked=step.checked)
        word = "" if step.truth is Truth.TRUE else "Open: "
        yield Ground(f"{word}{step.says}", (source,))
