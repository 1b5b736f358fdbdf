"""The worked cases beside the rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from countermark.law.meanings.rule import Rule, WorkedCase
from countermark.law.meanings.rulebook import meanings
from countermark.law.meanings.vocabulary import RULES
from countermark.law.meanings.worked import check, wrong_in

TODAY = date(2026, 11, 23)
CASES = [(rule, case) for rule in meanings().rules for case in rule.cases]
WHO_UR = (RULES / "meanings" / "who_ur.yaml").read_text()


@pytest.mark.parametrize(("rule", "case"), CASES, ids=lambda part: getattr(part, "name", ""))
def test_every_worked_case_holds(rule: Rule, case: WorkedCase) -> None:
    """Each rule leads where the case beside it says, and asks for what it says."""
    assert wrong_in(rule, case, on=TODAY) == ""


def test_sound_rules_have_no_problem() -> None:
    """The rules that come with the program pass their own check."""
    found = check(RULES / "meanings", on=TODAY)
    assert (found.files, found.rules, found.cases) == (23, 23, len(CASES))
    assert found.problems == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("expect: unknown", "expect: excluded", "leads to unknown, expected excluded"),
        ("expect: unknown", "expect: excluded", "no worked case leads to unknown"),
        ("asks: [medicine.permitted_otherwise]", "asks: [gain]", "does not ask for gain"),
        ("facts: {medicine: true}", "facts: {medecine: true}", "Did you mean 'medicine'?"),
        ("id: WHO.UR", "idd: WHO.UR", "Did you mean 'id'?"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    """A case that does not hold, and a file that cannot be read, are told with their place."""
    assert old in WHO_UR
    (tmp_path / "who_ur.yaml").write_text(WHO_UR.replace(old, new))
    problems = check(tmp_path, on=TODAY).problems
    assert any(said in problem and problem.startswith("who_ur.yaml") for problem in problems)


def test_overlapping_versions_are_told(tmp_path: Path) -> None:
    """Two sound files that hold the same meaning on one day are told."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(WHO_UR)
    assert "both hold WHO.UR" in check(tmp_path, on=TODAY).problems[0]


def test_cases_of_an_old_version_play_in_its_time(tmp_path: Path) -> None:
    """A version that no longer holds is still checked, on a day when it held."""
    (tmp_path / "a.yaml").write_text(WHO_UR.replace("valid_to:", "valid_to: 2020-12-31"))
    assert check(tmp_path, on=TODAY).problems == ()
