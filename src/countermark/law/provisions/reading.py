"""Reading one rule from its file, with every mistake named by file and line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from countermark.findings import BadInputError, Source
from countermark.findings.document import Part, parse_yaml
from countermark.law.dispute.dispute import dispute_facts
from countermark.law.language.conditions import Condition, read_condition
from countermark.law.language.entries import (
    checked_entries,
    day_of,
    list_of,
    member,
    source,
    text_of,
    words,
)
from countermark.law.language.values import read_value
from countermark.law.language.vocabulary import did_you_mean
from countermark.law.provisions.rule import (
    PLACES_OF_LAW,
    Effect,
    Issue,
    Layer,
    Outcome,
    Rule,
    RuleException,
    Scope,
    Settled,
    Step,
    WorkedDispute,
)

_NEEDED: Final = ("id", "issue", "provisions", "source", "when", "effect", "says")
_ALLOWED: Final = (
    *_NEEDED,
    *("layer", "step", "valid_from", "valid_to", "status", "exceptions", "overrides", "cases"),
    "worked",
)
_EXPECTED: Final = ("applies", "does_not_apply", "open")
_EFFECTS: Final = {
    Issue.INSTRUMENT: ("governs",),
    Issue.FACT: ("fact", "value"),
    Issue.FORUM: ("outcome",),
    Issue.LAW: ("of", "law"),
    Issue.RECOGNITION: ("outcome",),
}
_EFFECTS_ALSO: Final = {Issue.INSTRUMENT: ("complete",), Issue.FORUM: ("scope",)}
ISSUES_OF_LAW: Final = ("infringement", "validity", "ownership", "remedies", "contract")


def parse_rules(file: str, content: bytes) -> tuple[list[Rule], list[str]]:
    """Read the rules of one file.

    Args:
        file: the name that messages show.
        content: a YAML list of rules.

    Returns: the rules that can be used, and what is wrong with the others.
    """
    rules, problems = [], []
    try:
        items = parse_yaml(file, content).items()
    except BadInputError as error:
        return [], [str(error)]
    for item in items:
        try:
            rules.append(_rule(item))
        except BadInputError as error:
            problems.append(str(error))
    return rules, problems


def _rule(part: Part) -> Rule:
    entries = checked_entries(part, needed=_NEEDED, allowed=_ALLOWED)
    first, last = day_of(entries, "valid_from"), day_of(entries, "valid_to")
    if first and last and last < first:
        text = f"'valid_to: {last}' is before 'valid_from: {first}'; correct one of them."
        raise entries["valid_to"].error(text)
    issue = member(entries["issue"], Issue)
    step = member(entries["step"], Step) if "step" in entries else None
    if (step is None) == (issue is Issue.FORUM):
        text = "'step:' goes with 'issue: forum', and only with that."
        raise part.error(text)
    return Rule(
        id=words(entries["id"]),
        place=f"{part.file}, line {part.line}",
        layer=member(entries["layer"], Layer) if "layer" in entries else Layer.PROVISION,
        issue=issue,
        step=step,
        provisions=_provisions(entries["provisions"]),
        source=source(entries["source"]),
        address=_address(entries["source"]),
        valid_from=first,
        valid_to=last,
        status=member(entries["status"], Settled) if "status" in entries else Settled.SETTLED,
        when=_condition(entries["when"]),
        exceptions=tuple(
            _exception(one, issue, source(entries["source"]))
            for one in list_of(entries, "exceptions")
        ),
        effect=_effect(entries["effect"], issue),
        overrides=tuple(one.text() for one in list_of(entries, "overrides")),
        says=words(entries["says"]),
        cases=tuple(one.text() for one in list_of(entries, "cases")),
        worked=tuple(_worked(one) for one in list_of(entries, "worked")),
    )


def _exception(part: Part, issue: Issue, of_rule: Source) -> RuleException:
    needed = ("id", "when", "says")
    allowed = (*needed, "source", "provisions", "effect", "cases", "exceptions")
    entries = checked_entries(part, needed=needed, allowed=allowed)
    return RuleException(
        id=words(entries["id"]),
        when=_condition(entries["when"]),
        says=words(entries["says"]),
        source=source(entries["source"]) if "source" in entries else of_rule,
        provisions=_provisions(entries["provisions"]) if "provisions" in entries else (),
        effect=_effect(entries["effect"], issue) if "effect" in entries else None,
        cases=tuple(one.text() for one in list_of(entries, "cases")),
        exceptions=tuple(_exception(one, issue, of_rule) for one in list_of(entries, "exceptions")),
    )


def _effect(part: Part, issue: Issue) -> Effect:
    needed = _EFFECTS[issue]
    entries = checked_entries(part, needed=needed, allowed=(*needed, *_EFFECTS_ALSO.get(issue, ())))
    outcome = member(entries["outcome"], Outcome) if "outcome" in entries else None
    _check_outcome(part, issue, outcome)
    if issue is Issue.FACT:
        _check_fact(entries)
    if issue is Issue.LAW:
        _check_law(entries)
    return Effect(
        outcome=outcome,
        scope=member(entries["scope"], Scope) if "scope" in entries else None,
        governs=text_of(entries, "governs"),
        complete="complete" in entries and entries["complete"].flag(),
        fact=text_of(entries, "fact"),
        value=text_of(entries, "value"),
        of=text_of(entries, "of"),
        law=text_of(entries, "law"),
    )


def _check_outcome(part: Part, issue: Issue, outcome: Outcome | None) -> None:
    fitting = {
        Issue.FORUM: {Outcome.GRANTS, Outcome.DENIES},
        Issue.RECOGNITION: {Outcome.YES, Outcome.NO, Outcome.LIMITED},
    }.get(issue)
    if fitting is not None and outcome not in fitting:
        expected = ", ".join(sorted(fitting))
        text = f"'outcome: {outcome}' does not fit 'issue: {issue}'; expected one of {expected}."
        raise part.error(text)


def _check_fact(entries: Mapping[str, Part]) -> None:
    part = entries["fact"]
    name = dispute_facts().get(part.text())
    if name is None:
        hint = did_you_mean(part.text(), tuple(dispute_facts()))
        text = f"'{part.text()}' is no fact that is known here.{hint}"
        raise part.error(text)
    try:
        read_value(name, entries["value"].text())
    except BadInputError as error:
        raise entries["value"].error(str(error)) from None


def _check_law(entries: Mapping[str, Part]) -> None:
    if entries["of"].text() not in ISSUES_OF_LAW:
        text = f"'{entries['of'].text()}' was given; expected one of {', '.join(ISSUES_OF_LAW)}."
        raise entries["of"].error(text)
    law = entries["law"].text()
    if law not in PLACES_OF_LAW and ":" not in law and len(law) > len("US-CA"):
        expected = ", ".join(PLACES_OF_LAW)
        hint = did_you_mean(law, PLACES_OF_LAW)
        text = (
            f"'{law}' names no law; expected a fact that is a place ({expected}), a State's code, "
            f"or an instrument such as EU:2017/1001.{hint}"
        )
        raise entries["law"].error(text)


def _worked(part: Part) -> WorkedDispute:
    needed = ("name", "facts", "expect")
    entries = checked_entries(part, needed=needed, allowed=needed)
    expect = entries["expect"].text()
    if expect not in _EXPECTED:
        text = f"'{expect}' was given; expected one of {', '.join(_EXPECTED)}."
        raise entries["expect"].error(text)
    return WorkedDispute(
        name=words(entries["name"]),
        place=f"{part.file}, line {part.line}",
        facts={key: below.plain() for key, below in entries["facts"].mapping().items()},
        expect=expect,
    )


def _condition(part: Part) -> Condition:
    return read_condition(part, dispute_facts())


def _provisions(part: Part) -> tuple[str, ...]:
    found = tuple(one.text() for one in part.items())
    if not found or any(":" not in one for one in found):
        text = "expected provisions such as EU:2012/1215:7(2): the instrument, a colon, the place."
        raise part.error(text)
    return found


def _address(part: Part) -> str:
    return text_of(part.mapping(), "address")
