"""The worked cases beside the rules: does each rule do what its author says on these facts?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable

from countermark.findings import BadInputError
from countermark.law.advice.forum import governing, head
from countermark.law.advice.recognition import asked_of, recognition_facts
from countermark.law.dispute.dispute import Dispute, read_dispute
from countermark.law.dispute.parts import part_facts, parts
from countermark.law.language.logic import Truth
from countermark.law.language.places import Place
from countermark.law.provisions.reading import parse_rules
from countermark.law.provisions.rule import Issue, Layer, Rule, WorkedDispute
from countermark.law.provisions.rulebook import Rulebook, read_rulebook, rule_files
from countermark.law.provisions.standing import apply

_EXPECTED = {Truth.TRUE: "applies", Truth.FALSE: "does_not_apply"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesCheck:
    """What a look at a folder of rules found."""

    files: int
    """How many rule files were read."""

    rules: int
    """How many rules can be used."""

    cases: int
    """How many worked cases were run."""

    problems: tuple[str, ...]
    """What is wrong, each with file and line."""


def check_rules(folder: Traversable, *, today: date) -> RulesCheck:
    """Look whether the rules of a folder can be used and whether their worked cases hold.

    Args:
        folder: holds one folder for each system, with `*.yaml` files in it.
        today: the day on which worked cases play that name no day and whose rule still holds.

    Errors: `BadInputError` if there is no such folder or no rule in it.
    """
    files = rule_files(folder)
    rules, problems = [], []
    for name, file in files:
        read, wrong = parse_rules(name, file.read_bytes())
        rules += read
        problems += wrong
    if not problems:
        try:
            book = read_rulebook(folder)
            problems += [wrong for rule in rules for wrong in _problems(rule, book, today)]
        except BadInputError as error:
            problems += str(error).splitlines()
    return RulesCheck(
        files=len(files),
        rules=len(rules),
        cases=sum(len(rule.worked) for rule in rules),
        problems=tuple(problems),
    )


def _problems(rule: Rule, book: Rulebook, today: date) -> Iterator[str]:
    for case in rule.worked:
        wrong = wrong_in(rule, case, book, today=today)
        if wrong:
            yield wrong
    expected = {case.expect for case in rule.worked}
    if "applies" not in expected or len(expected) == 1:
        yield (
            f"{rule.place}: '{rule.id}' needs a worked case on which it applies and one on which "
            "it does not apply or stays open; add what is missing under 'worked:'."
        )


def wrong_in(rule: Rule, case: WorkedDispute, book: Rulebook, *, today: date) -> str:
    """Run one worked case.

    Returns: what is wrong, in one sentence; empty if the case holds.
    """
    dispute = read_dispute(case.facts)
    if dispute.problems:
        return f"{case.place}: '{case.name}': {' '.join(dispute.problems)}"
    day = dispute.filed_on or (today if rule.in_force(today) else rule.valid_from or rule.valid_to)
    if day is None:
        return f"{case.place}: '{case.name}' names no day, and '{rule.id}' has none; add filed_on."
    # A version that is not in force on that day does not apply, whatever the facts.
    truths = list(_truths(rule, dispute, day, book)) if rule.in_force(day) else []
    order = (Truth.TRUE, Truth.DISPUTED, Truth.UNKNOWN)
    found = next((truth for truth in order if truth in truths), Truth.FALSE)
    said = _EXPECTED.get(found, "open")
    if said == case.expect:
        return ""
    return f"{case.place}: '{case.name}': '{rule.id}' {said}, expected {case.expect}."


def _truths(rule: Rule, dispute: Dispute, on: date, book: Rulebook) -> Iterator[Truth]:
    asked = dispute.places("forum")
    forum = asked[0] if len(asked) else None
    if rule.issue is Issue.RECOGNITION:
        yield from _recognition_truths(rule, dispute, on)
        return
    for part in parts(dispute):
        facts = part_facts(dispute, part, forum, on)
        if rule.issue is Issue.FORUM and rule.layer is not Layer.SOFT_LAW:
            found = governing(facts, on, book)
            fits = rule.belongs(frozenset(found.truths))
            yield head(rule, found, on).truth if fits else Truth.FALSE
        else:
            yield apply(rule, facts, on).truth


def _recognition_truths(rule: Rule, dispute: Dispute, on: date) -> Iterator[Truth]:
    forum = dispute.places("forum")
    origins: tuple[Place, ...] = tuple(forum)
    for asked in asked_of(dispute, origins):
        for facts in recognition_facts(dispute, asked, on):
            yield apply(rule, facts, on).truth
