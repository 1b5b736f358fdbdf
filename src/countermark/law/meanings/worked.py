"""The worked cases beside the rules: does each rule lead where its author says it leads?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable

from countermark.findings import BadInputError
from countermark.law.meanings.facts import read_facts
from countermark.law.meanings.rule import Rule, WorkedCase
from countermark.law.meanings.rulebook import parse_rule, read_meanings, rule_content, rule_files
from countermark.law.meanings.standing import apply_rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a look at a folder of rules found."""

    files: int
    """How many rule files were read."""

    rules: int
    """How many of them hold a rule that can be used."""

    cases: int
    """How many worked cases were run."""

    problems: tuple[str, ...]
    """What is wrong, each with file and line."""


def check(folder: Traversable, *, on: date) -> Check:
    """Look whether the rules of a folder can be used and whether their worked cases hold.

    Args:
        folder: holds one `*.yaml` file for each meaning and version.
        on: the day on which the cases play, if a rule holds then; else its first day is taken.

    Errors: `BadInputError` if there is no such folder or no rule in it.
    """
    files = rule_files(folder)
    rules, problems = [], []
    for file in files:
        try:
            rules.append(parse_rule(file.name, rule_content(file)))
        except BadInputError as error:
            problems.append(str(error))
    problems += [problem for rule in rules for problem in _problems(rule, on)]
    if not problems:
        problems += _together(folder)
    cases = sum(len(rule.cases) for rule in rules)
    return Check(files=len(files), rules=len(rules), cases=cases, problems=tuple(problems))


def wrong_in(rule: Rule, case: WorkedCase, *, on: date) -> str:
    """Run one worked case.

    Returns: what is wrong, in one sentence; empty if the case holds.
    """
    facts = read_facts(case.facts)
    if facts.problems:
        return f"{case.place}: '{case.name}': {' '.join(facts.problems)}"
    found = apply_rule(rule, facts, on)
    if str(found.status) != str(case.expect):
        reasons = " ".join(ground.text for ground in found.why)
        return (
            f"{case.place}: '{case.name}' leads to {found.status}, expected {case.expect}. "
            f"Reasons: {reasons}"
        )
    asked = {fact.fact for fact in found.missing_facts}
    unasked = [name for name in case.asks if name not in asked]
    if unasked:
        return f"{case.place}: '{case.name}' does not ask for {', '.join(unasked)}."
    return ""


def _problems(rule: Rule, on: date) -> Iterator[str]:
    day = on if rule.in_force(on) else rule.valid_from or rule.valid_to or on
    for case in rule.cases:
        wrong = wrong_in(rule, case, on=day)
        if wrong:
            yield wrong
    missing = {"suspected", "excluded", "unknown"} - {str(case.expect) for case in rule.cases}
    if missing:
        yield f"{rule.file}: no worked case leads to {' or '.join(sorted(missing))}; add one each."


def _together(folder: Traversable) -> list[str]:
    try:
        read_meanings(folder)
    except BadInputError as error:
        return [str(error)]
    return []
