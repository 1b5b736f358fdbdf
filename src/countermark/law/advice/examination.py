"""The way through: a dispute across borders becomes a few findings.

Courts with the same answer share a finding, and so do laws and ways of recognition; each finding
has the grounds of what decides. Every step that was looked at is shown by `countermark law advise`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias, TypeVar

from countermark import __version__
from countermark.findings import Certainty, Finding, Ground, JsonValue, Result, Source
from countermark.law.advice.advice import NOT_ADVICE, Advice, advise
from countermark.law.advice.answer import ForumAnswer, LawAnswer, RecognitionAnswer, Trace
from countermark.law.dispute.dispute import Dispute
from countermark.law.language.logic import Truth

_Answer: TypeAlias = ForumAnswer | LawAnswer | RecognitionAnswer
_Some = TypeVar("_Some")

_WORDS: Final = {
    Result.YES: "is open",
    Result.LIMITED: "is open, but not for everything",
    Result.NO: "is not open for the case as it is brought",
    Result.DEPENDS_ON: "may be open; that depends on facts that are not known",
    Result.UNSETTLED: "may be open; the law is not settled",
    Result.UNKNOWN: "is not known to be open: its rules are not encoded",
}
_OF_A_PART: Final = {
    Result.YES: "open",
    Result.LIMITED: "open, but not for everything",
    Result.NO: "not open",
    Result.DEPENDS_ON: "depends on facts that are not known",
    Result.UNSETTLED: "not settled",
    Result.UNKNOWN: "not encoded",
}
_ENGINE: Final = Source(title="Countermark, rules on courts, laws and recognition", checked=True)


def examine_dispute(dispute: Dispute, *, on: date) -> tuple[list[Finding], tuple[str, ...]]:
    """Say which courts are open, which law they apply, and where the judgment is recognised.

    Args:
        dispute: the facts.
        on: the day that chooses the rules where the dispute names no day of filing.

    Returns: the findings, the court asked first, and what could not be used.
    """
    if not dispute.given:
        return [], dispute.problems
    found = advise(dispute, today=on)
    if not found.forums:
        return [_no_court(found)], dispute.problems
    return [*_forums(found), *_laws(found), *_recognitions(found)], dispute.problems


def _no_court(found: Advice) -> Finding:
    return _finding(
        found,
        question="Which court may hear the dispute?",
        answer=(
            "Unknown: no State is named yet. Say which court is asked, where a defendant is "
            f"domiciled, where the right is registered, or where acts or damage were. {NOT_ADVICE}"
        ),
        result=Result.UNKNOWN,
        grounds=(),
        data={"forums": [], "questions": []},
    )


def _forums(found: Advice) -> Iterator[Finding]:
    asked = found.forum_asked
    others = [one for one in found.forums if one is not asked]
    groups = [*([[asked]] if asked else []), *_alike(others, _court)]
    for same in groups:
        states, first = _or(one.state for one in same), same[0]
        shared = first.why if len({one.why for one in same}) == 1 else ""
        why = _parts(first) if len(same) == 1 and _differ(first) else shared
        # What is to be asked, and what this is not, belong to the whole dispute: they stand once.
        opening = same is groups[0]
        said = (f"A court of {states} {_WORDS[first.result]}{_reach(first)}.", why)
        yield _finding(
            found,
            question=f"May a court of {states} hear the dispute?",
            answer=" ".join(filter(None, (*said, NOT_ADVICE if opening else ""))),
            result=first.result,
            grounds=_grounds((one.state, one) for one in same),
            data={
                "forums": [_without_steps(one) for one in same],
                "questions": _questions(found) if opening else [],
            },
        )


def _court(one: ForumAnswer) -> Hashable:
    """Tell courts apart; those that are closed, or not encoded, are named together."""
    if one.result in {Result.NO, Result.UNKNOWN}:
        return one.result
    return one.result, one.scope, one.rules, one.depends_on, one.why


def _reach(one: ForumAnswer) -> str:
    scope = f" ({one.scope.replace('_', ' ')})" if one.scope else ""
    return f"{scope}: {_names(one.depends_on)}" if one.depends_on else scope


def _differ(one: ForumAnswer) -> bool:
    return len({part.result for part in one.parts}) > 1


def _parts(one: ForumAnswer) -> str:
    counted = Counter(part.result for part in one.parts)
    words = "; ".join(f"{count} {_OF_A_PART[result]}" for result, count in counted.items())
    each = "one for each defendant, right and place of registration"
    return f"Its {len(one.parts)} parts, {each}, have different answers: {words}."


def _laws(found: Advice) -> Iterator[Finding]:
    by_court = _alike(found.applicable_law, lambda one: (one.forum, one.result))
    for courts in _alike(by_court, lambda some: (some[0].result, _law_of_each(some))):
        first = courts[0]
        issues = _and(one.issue for one in first)
        yield _finding(
            found,
            question=f"Which law governs {issues} before a court of {_or(_forums_of(courts))}?",
            answer=_law_of_each(first),
            result=first[0].result,
            grounds=_grounds((one.forum, one) for some in courts for one in some),
            data={"applicable_law": [_without_steps(one) for some in courts for one in some]},
        )


def _forums_of(courts: Iterable[Sequence[LawAnswer]]) -> Iterator[str]:
    return (some[0].forum for some in courts)


def _law_of_each(some: Iterable[LawAnswer]) -> str:
    by_issue = _alike(some, lambda one: one.issue)
    return " ".join(
        f"{_and(issue[0].issue for issue in issues).capitalize()}: {_law(issues[0])}."
        for issues in _alike(by_issue, _law)
    )


def _law(same: Sequence[LawAnswer]) -> str:
    named = [law for one in same if one.law for law in one.law.split(", ")]
    depends = _names(name for one in same for name in one.depends_on)
    waits = f"that depends on {depends}" if depends else "not determined"
    if not named:
        return waits
    law = f"the law of {_and(named)}"
    return law if same[0].result is Result.YES else f"perhaps {law}; {waits}"


def _recognitions(found: Advice) -> Iterator[Finding]:
    by_origin = _alike(found.recognition, lambda one: (one.origin, one.result, one.depends_on))
    for origins in _alike(by_origin, _way_of_each):
        first = origins[0][0]
        origin = _or(some[0].origin for some in origins)
        waits = f": {_names(first.depends_on)}" if first.depends_on else ""
        every = [one for some in origins for one in some]
        yield _finding(
            found,
            question=f"Will a judgment of {origin} be recognised in {_ways(origins[0])}?",
            answer=f"{first.result.replace('_', ' ').capitalize()}{waits}.",
            result=first.result,
            grounds=_grounds((one.destination, one) for one in every),
            data={"recognition": [_without_steps(one) for one in every]},
        )


def _way_of_each(some: Sequence[RecognitionAnswer]) -> Hashable:
    return some[0].result, some[0].depends_on, _ways(some)


def _ways(some: Iterable[RecognitionAnswer]) -> str:
    by_destination = _alike(some, lambda one: one.destination)
    return _and(
        f"{same[0].destination} ({_and(one.relief for one in same)})" for same in by_destination
    )


def _finding(  # noqa: PLR0913 - a finding has these sides
    found: Advice,
    *,
    question: str,
    answer: str,
    result: Result,
    grounds: Iterable[Ground],
    data: Mapping[str, JsonValue],
) -> Finding:
    return Finding(
        engine="law",
        question=question,
        answer=answer,
        grounds=tuple(grounds) or (Ground("No rule that is encoded fits.", (_ENGINE,)),),
        engine_version=__version__,
        data_version=f"rules {found.rules_version}",
        certainty=Certainty(result=result),
        data={**data, "note": NOT_ADVICE},
    )


def _grounds(answers: Iterable[tuple[str, _Answer]]) -> Iterator[Ground]:
    """Give the steps that decide, each once, with the States they concern if not all of them."""
    given = tuple(answers)
    places: dict[Ground, dict[str, None]] = {}
    for place, one in given:
        for step in _deciding(one):
            word = "" if step.truth is Truth.TRUE else "Open: "
            ground = Ground(f"{word}{step.says}", (step.source,))
            places.setdefault(ground, {})[place] = None
    everywhere = {place for place, _ in given}
    for ground, concerned in places.items():
        only = "" if concerned.keys() == everywhere else f"{_and(concerned)}: "
        yield Ground(f"{only}{ground.text}", ground.sources)


def _deciding(one: _Answer) -> list[Trace]:
    """Keep the steps that decide; where none does, those that hold or are open."""
    standing = [step for step in one.trace if step.truth is not Truth.FALSE]
    return [step for step in standing if step.rule in one.rules] or standing


def _questions(found: Advice) -> list[JsonValue]:
    return [{"fact": one.fact, "question": one.question} for one in found.questions]


def _without_steps(one: _Answer) -> dict[str, JsonValue]:
    """Write an answer without the steps that were looked at in vain, which are by far the most."""
    whole = one.to_json()
    written = {**whole, "trace": [step.to_json() for step in _deciding(one)]}
    if isinstance(one, ForumAnswer):
        parts = one.parts if len(one.parts) > 1 else ()
        written["parts"] = [{**part.to_json(), "trace": []} for part in parts]
    return written


def _alike(some: Iterable[_Some], key: Callable[[_Some], Hashable]) -> list[list[_Some]]:
    """Put together what has the same key, in the order of the first of each."""
    groups: dict[Hashable, list[_Some]] = {}
    for one in some:
        groups.setdefault(key(one), []).append(one)
    return list(groups.values())


def _names(facts: Iterable[str]) -> str:
    return ", ".join(name.replace("_", " ").replace(".", ": ") for name in dict.fromkeys(facts))


def _and(words: Iterable[str]) -> str:
    return _joined(words, "and")


def _or(words: Iterable[str]) -> str:
    return _joined(words, "or")


def _joined(words: Iterable[str], last: str) -> str:
    *first, end = dict.fromkeys(words)
    return f"{', '.join(first)} {last} {end}" if first else end
