"""The steps that led to an answer, as a reader needs them: what carries it first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from countermark.findings import NOT_CHECKED, Result
from countermark.law.advice.answer import ForumAnswer, Trace
from countermark.law.guide.paper import Block, Paragraph, Reason, Reasons
from countermark.law.guide.wording import fact_words
from countermark.law.language.logic import Truth

_MARKS: Final = {
    Truth.TRUE: "applies",
    Truth.FALSE: "does not apply",
    Truth.UNKNOWN: "open",
    Truth.DISPUTED: "open",
}
_OF_THE_CLAIM: Final = frozenset({"claim", "right", "registered", "unitary", "interim"})
"""Facts that only say what the case is about: a rule that fails on these is about another kind."""

_UNSURE: Final = frozenset({Result.DEPENDS_ON, Result.UNSETTLED, Result.UNKNOWN})


def that_carry(trace: Sequence[Trace], result: Result) -> tuple[Trace, ...]:
    """Pick the steps that an answer rests on.

    Args:
        trace: every step.
        result: the answer; while it is not sure, what is open belongs to it.
    """
    wanted = {Truth.TRUE}
    if result in _UNSURE:
        wanted |= {Truth.UNKNOWN, Truth.DISPUTED}
    return tuple(dict.fromkeys(step for step in trace if step.truth in wanted))


def of_court(answer: ForumAnswer, cases: Mapping[str, str]) -> list[Block]:
    """Lay out why a court is open, closed or in doubt.

    Args:
        answer: the answer for the court.
        cases: names of the judgments, by id.
    """
    blocks = _laid_out(that_carry(answer.trace, answer.result), cases)
    failing = tuple(dict.fromkeys(step for step in answer.trace if step.truth is Truth.FALSE))
    closed = answer.result in {Result.NO, Result.UNKNOWN}
    near = tuple(step for step in failing if closed and _near(step))
    if near:
        blocks.append(Paragraph("Looked at, and not fulfilled:"))
        blocks += _laid_out(near, cases)
    far = len(failing) - len(near)
    if far:
        text = f"{far} further rules were looked at; they do not apply on these facts."
        blocks.append(Paragraph(text, soft=True))
    return blocks


def of_others(trace: Sequence[Trace], cases: Mapping[str, str]) -> list[Block]:
    """Lay out why a law applies or a judgment is recognised.

    Args:
        trace: the steps.
        cases: names of the judgments, by id.
    """
    kept = tuple(dict.fromkeys(step for step in trace if step.truth is not Truth.FALSE))
    return _laid_out(kept or tuple(step for step in trace if step.exception), cases)


def _near(step: Trace) -> bool:
    names = {fact.partition(":")[0] for fact in step.facts}
    return not names <= _OF_THE_CLAIM and not step.presumed


def _laid_out(trace: Sequence[Trace], cases: Mapping[str, str]) -> list[Block]:
    if not trace:
        return []
    steps = (Reason(_MARKS[one.truth], one.says, tuple(_details(one, cases))) for one in trace)
    return [Reasons(tuple(steps))]


def _details(one: Trace, cases: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    version = f", version of {one.version}" if one.version else ""
    checked = "" if one.checked else f" ({NOT_CHECKED})"
    yield "Rule", f"{one.title} [{one.provision}]{version}{checked}"
    if one.status != "settled":
        yield "Standing", f"the law on this point is {one.status}"
    if one.facts:
        yield "Facts", "; ".join(map(_fact, one.facts))
    if one.presumed:
        yield "Taken for granted", " ".join(one.presumed)
    if one.cases:
        yield "Judgments", "; ".join(cases.get(case, case) for case in one.cases)


def _fact(words: str) -> str:
    name, _, value = words.partition(": ")
    plain = {"true": "yes", "false": "no", "unknown": "not known"}.get(value, value)
    label = "This court" if name == "forum" else fact_words(name)
    return f"{label}: {plain.replace('_', ' ')}"
