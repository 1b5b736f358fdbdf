"""The worked cases beside the rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from countermark.law.advice.worked import check_rules, wrong_in
from countermark.law.provisions.rule import Rule, WorkedDispute
from countermark.law.provisions.rulebook import RULES, rulebook

TODAY = date(2026, 11, 23)
WORKED = [
    pytest.param(rule, case, id=f"{rule.id}: {case.name}")
    for rule in rulebook().rules
    for case in rule.worked
]

RULES_OF_XX = """
- id: xx.instrument
  issue: instrument
  provisions: ["XX:CODE:0"]
  source: {title: Code of XX, locator: art. 0, version: "", checked: true}
  when: forum is AU
  effect: {governs: "XX:CODE", complete: true}
  says: It governs.
  worked:
    - {name: here, facts: {forum: AU}, expect: applies}
    - {name: there, facts: {forum: NZ}, expect: does_not_apply}
- id: xx.domicile
  issue: forum
  step: general
  provisions: ["XX:CODE:1"]
  source: {title: Code of XX, locator: art. 1, version: "", checked: true}
  valid_from: 2000-01-01
  when: defendant is forum
  effect: {outcome: grants, scope: all_damage}
  says: The courts of the defendant's domicile are open.
  worked:
    - {name: at home, facts: {forum: AU, defendant_domicile: AU}, expect: applies}
    - {name: nothing known, facts: {forum: AU}, expect: open}
    - {name: elsewhere, facts: {forum: NZ, defendant_domicile: NZ}, expect: does_not_apply}
"""


@pytest.mark.parametrize(("rule", "case"), WORKED)
def test_each_worked_case_holds(rule: Rule, case: WorkedDispute) -> None:
    """Each rule does on each of its worked cases what its author says."""
    assert wrong_in(rule, case, rulebook(), today=TODAY) == ""


def test_the_rules_of_the_program_pass_the_check() -> None:
    """Every rule has a case on which it applies and one on which it does not, and all hold."""
    found = check_rules(RULES, today=TODAY)
    assert found.problems == ()
    assert found.cases >= 2 * found.rules


def looked_at(folder: Path, text: str) -> tuple[str, ...]:
    """Write rules and give what the check finds wrong."""
    (folder / "xx").mkdir(exist_ok=True)
    (folder / "xx" / "code.yaml").write_text(text)
    return check_rules(folder, today=TODAY).problems


def test_rules_with_good_cases_pass(tmp_path: Path) -> None:
    """A folder of rules whose cases hold has no problem."""
    assert looked_at(tmp_path, RULES_OF_XX) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("at home, facts: {forum: AU", "at home, facts: {forum: NZ", "expected applies"),
        ("expect: open", "expect: applies", "open, expected applies"),
        ("{forum: AU}, expect: open", "{forums: AU}, expect: open", "Did you mean 'forum'?"),
        (
            "{forum: AU}, expect: open",
            "{forum: AU, filed_on: 1999-01-01}, expect: open",
            "does_not_apply, expected open",
        ),
        (
            "    - {name: at home, facts: {forum: AU, defendant_domicile: AU}, expect: applies}\n",
            "",
            "needs a worked case on which it applies",
        ),
    ],
)
def test_what_is_wrong_with_a_case_is_said(tmp_path: Path, old: str, new: str, said: str) -> None:
    """A case that does not hold, or is missing, is named with file and line."""
    assert old in RULES_OF_XX
    problems = looked_at(tmp_path, RULES_OF_XX.replace(old, new))
    assert any(said in one for one in problems), problems
    assert all("xx/code.yaml, line" in one for one in problems)


def test_rules_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    """A rule that cannot be read is named, and cases are not run."""
    assert "is not known here" in looked_at(tmp_path, RULES_OF_XX + "  also: nothing\n")[0]


def test_mistakes_across_rules_are_named(tmp_path: Path) -> None:
    """Rules that can each be read but not together are named, and cases are not run."""
    (problem,) = looked_at(tmp_path, RULES_OF_XX + "  overrides: [xx.nothing]\n")
    assert "names no rule" in problem


def test_a_rule_that_has_ended_is_tried_on_a_day_when_it_held(tmp_path: Path) -> None:
    """A worked case without a day plays on a day on which its rule was in force."""
    ended = RULES_OF_XX.replace(
        "  valid_from: 2000-01-01", "  valid_from: 2000-01-01\n  valid_to: 2001-12-31"
    )
    assert looked_at(tmp_path, ended) == ()
    endless = RULES_OF_XX.replace("  valid_from: 2000-01-01", "  valid_to: 2001-12-31")
    assert looked_at(tmp_path, endless) == ()
