"""The rules as files that a lawyer can read and correct: one object for each provision or holding.

They stand under `rules/<system>/`, several objects of one instrument in one file. An older version
stays beside the newer one, with `valid_to`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from countermark.findings import BadInputError, Source
from countermark.findings.document import Part, parse_yaml
from countermark.law.dispute.dispute import dispute_facts
from countermark.law.language.conditions import Condition, Sentence, Test, read_condition
from countermark.law.language.entries import (
    checked_entries,
    day_of,
    list_of,
    member,
    source,
    text_of,
    words,
)
from countermark.law.language.logic import Truth
from countermark.law.language.values import Value, read_value
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
    instrument_of,
)

RULES: Final = files("countermark.law") / "rules"
NOT_SYSTEMS: Final = frozenset({"meanings", "vocabulary"})

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


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """All rules on forum, law and recognition."""

    rules: tuple[Rule, ...]
    """The rules by file and line."""

    version: str
    """The first 12 hex digits of the SHA-256 over all files."""

    def of(self, issue: Issue, on: date, **known: Value) -> tuple[Rule, ...]:
        """List the binding rules on an issue that are in force on a day.

        Args:
            issue: the issue.
            on: the day.
            known: facts that already keep rules from applying, whatever the others are.
        """
        return _of(self, issue, on, tuple(known.items()))

    def heads(self, instruments: frozenset[str], on: date) -> tuple[Rule, ...]:
        """List the heads of jurisdiction of some instruments that are in force on a day."""
        return _heads(self, instruments, on)

    def soft(self) -> tuple[Rule, ...]:
        """List the principles that bind nobody."""
        return tuple(rule for rule in self.rules if rule.layer is Layer.SOFT_LAW)


class _Open(dict[Sentence, Truth]):
    """Leaves open whether a fact is given: that it is not known here does not mean that."""

    def get(self, sentence: Sentence, default: Any = None) -> Any:  # noqa: ANN401 - as in dict
        if sentence.test is Test.GIVEN:
            return Truth.UNKNOWN
        return super().get(sentence, default)


@dataclass(frozen=True, slots=True)
class _OnlyKnown:
    """Facts of which only a few are known."""

    known: Mapping[str, Value]
    settled: dict[Sentence, Truth] = field(default_factory=_Open)

    def value(self, name: str) -> Value:
        return self.known.get(name, Truth.UNKNOWN)


@lru_cache(maxsize=1 << 12)
def _of(
    book: Rulebook, issue: Issue, on: date, known: tuple[tuple[str, Value], ...]
) -> tuple[Rule, ...]:
    facts = _OnlyKnown(dict(known))
    return tuple(
        rule
        for rule in book.rules
        if rule.layer is not Layer.SOFT_LAW
        and rule.issue is issue
        and rule.in_force(on)
        and rule.when.truth(facts, on) is not Truth.FALSE
    )


@lru_cache(maxsize=1 << 10)
def _heads(book: Rulebook, instruments: frozenset[str], on: date) -> tuple[Rule, ...]:
    return tuple(rule for rule in _of(book, Issue.FORUM, on, ()) if rule.belongs(instruments))


@cache
def rulebook() -> Rulebook:
    """Read the rules that come with the program."""
    return read_rulebook(RULES)


def read_rulebook(folder: Traversable) -> Rulebook:
    """Read all rules of a folder.

    Args:
        folder: holds one folder for each system, with `*.yaml` files in it.

    Errors: `BadInputError` that names everything that is wrong, with file and line.
    """
    rules, problems, digest = [], [], hashlib.sha256()
    for name, file in rule_files(folder):
        content = file.read_bytes()
        digest.update(content)
        read, wrong = parse_rules(name, content)
        rules += read
        problems += wrong
    problems += list(_across(rules))
    if problems:
        raise BadInputError("\n".join(problems))
    return Rulebook(tuple(rules), digest.hexdigest()[:12])


def rule_files(folder: Traversable) -> list[tuple[str, Traversable]]:
    """List the rule files by system and name.

    Errors: `BadInputError` if there is no such folder or no rule in it.
    """
    if not folder.is_dir():
        text = f"There is no folder {folder}; give the folder that holds a folder for each system."
        raise BadInputError(text)
    systems = sorted(
        (one for one in folder.iterdir() if one.is_dir() and one.name not in NOT_SYSTEMS),
        key=lambda one: one.name,
    )
    found = [
        (f"{system.name}/{file.name}", file)
        for system in systems
        for file in sorted(system.iterdir(), key=lambda one: one.name)
        if file.name.endswith((".yaml", ".yml"))
    ]
    if not found:
        text = f"The folder {folder} holds no rule; expected files such as eu/brussels_i_bis.yaml."
        raise BadInputError(text)
    return found


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


def _across(rules: Iterable[Rule]) -> Iterator[str]:
    given = list(rules)
    by_id: dict[str, list[Rule]] = {}
    for rule in given:
        for other in by_id.get(rule.id, ()):
            if _overlap(rule, other):
                yield (
                    f"{rule.place}: the id '{rule.id}' stands at {other.place} too, for some of "
                    "the same days; give one of them another id or other days."
                )
        by_id.setdefault(rule.id, []).append(rule)
    for rule in given:
        yield from _unknown_overrides(rule, by_id)
    yield from _circles(given)


def _overlap(one: Rule, other: Rule) -> bool:
    starts_before = one.valid_from is None or other.valid_to is None
    ends_after = other.valid_from is None or one.valid_to is None
    return (starts_before or one.valid_from <= other.valid_to) and (  # type: ignore[operator]
        ends_after or other.valid_from <= one.valid_to  # type: ignore[operator]
    )


def _unknown_overrides(rule: Rule, by_id: Mapping[str, list[Rule]]) -> Iterator[str]:
    for name in rule.overrides:
        step = name.removeprefix("step ")
        if name not in by_id and (step == name or step not in set(Step)):
            hint = did_you_mean(name, tuple(by_id))
            yield (
                f"{rule.place}: 'overrides: {name}' names no rule, nor a step such as "
                f"'step general'.{hint}"
            )


def _circles(given: list[Rule]) -> Iterator[str]:
    """Name each circle of rules that go before one another, and facts that rest on themselves."""
    after = {rule.id: _overridden_by(rule, given) for rule in given}
    seen: set[str] = set()
    for rule in given:
        circle = _circle_from(rule.id, after, seen)
        if circle:
            way = "' before '".join((*circle, circle[0]))
            yield f"{rule.place}: '{way}': rules override each other in a circle; take one out."
    for rule in given:
        if rule.effect.fact in {name for when in rule.conditions() for name in when.names()}:
            yield (
                f"{rule.place}: '{rule.id}' settles '{rule.effect.fact}' and asks for it; "
                "take it out of its conditions."
            )


def _overridden_by(rule: Rule, given: list[Rule]) -> tuple[str, ...]:
    if not rule.overrides:
        return ()
    instruments = frozenset(map(instrument_of, rule.provisions))
    near = (one for one in given if one.issue is rule.issue and one.belongs(instruments))
    named = {one.id for one in near if rule.goes_before(one)}
    return tuple(sorted(named | {name for name in rule.overrides if " " not in name}))


def _circle_from(start: str, after: Mapping[str, tuple[str, ...]], seen: set[str]) -> list[str]:
    """Follow overrides from a rule; give the first circle through it that was not seen before."""
    way, todo = [start], [iter(after[start])]
    while todo:
        name = next(todo[-1], None)
        if name is None:
            todo.pop()
            seen.add(way.pop())
        elif name in way:
            circle = way[way.index(name) :]
            seen.update(circle)
            return circle
        elif name not in seen and name in after:
            way.append(name)
            todo.append(iter(after[name]))
    return []


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
