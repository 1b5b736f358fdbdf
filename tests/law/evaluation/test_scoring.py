"""Scores of the rules on decided cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from countermark.law.evaluation.records import read_provisions, records
from countermark.law.evaluation.scoring import (
    Asked,
    Score,
    cases_by_rule,
    figures,
    scores,
)
from countermark.law.evaluation.variants import run_variants
from countermark.law.judgments.collection import collection
from countermark.law.provisions.rule import Layer
from countermark.law.provisions.rulebook import rulebook

TODAY = date(2026, 11, 23)
SHARED = Path(__file__).parents[4] / "shared" / "facts" / "law" / "judgments.jsonl"
ENOUGH = {"coverage": 0.75, "accuracy": 0.92, "accuracy_other": 0.75}


def score(expected: str, answered: str, *, rules: tuple[str, ...] = ()) -> Score:
    """Make a score."""
    return Score(
        case=f"case {expected}",
        asked=Asked.FORUM,
        expected=expected,
        answered=answered,
        said=answered or "depends_on",
        determinable=True,
        country="EU",
        rules=rules,
        right=bool(answered) and answered == expected,
    )


def test_an_abstention_counts_against_coverage_only() -> None:
    """Of four questions one is not answered and one is wrong: three quarters, two thirds."""
    found = figures([score("yes", "yes"), score("no", "no"), score("no", "yes"), score("yes", "")])
    assert found.coverage == 0.75
    assert found.accuracy == pytest.approx(2 / 3)
    assert (found.other_answered, found.accuracy_other) == (1, 1.0)
    assert found.always_yes == 2


def test_nothing_asked_has_no_share() -> None:
    """Without a question there is no coverage, and without an answer no accuracy."""
    assert figures([]).coverage is None
    assert figures([score("yes", "")]).accuracy is None


def test_rules_are_listed_with_the_cases_they_decide() -> None:
    """The busiest rule goes first."""
    given = [score("yes", "yes", rules=("a", "b")), score("no", "no", rules=("b",))]
    assert list(cases_by_rule(given)) == ["b", "a"]


def test_citations_of_unknown_instruments_are_left_out() -> None:
    """A citation whose instrument is not known gives no provision."""
    assert read_provisions(["comity", "Fed. R. Civ. P. 4(k)(2)"]) == ("US:FRCP:4(k)(2)",)
    assert read_provisions(None) == ()


@cache
def of_collection() -> tuple[Score, ...]:
    """Score the collection once."""
    return scores(records(), today=TODAY)


def determinable(given: tuple[Score, ...]) -> list[Score]:
    """Keep what the coded facts determine, on the forum question."""
    return [one for one in given if one.determinable and one.asked is Asked.FORUM]


def assert_enough(given: list[Score]) -> None:
    """Assert the shares that the project promises."""
    found = figures(given)
    wrong = [(one.case, one.expected, one.said) for one in given if one.answered and not one.right]
    for name, least in ENOUGH.items():
        share = getattr(found, name)
        assert share is not None, name
        assert share >= least, (name, share, wrong)


def test_the_collection_is_decided_as_the_courts_did() -> None:
    """On cases that the coded facts determine, coverage and accuracy are as promised."""
    assert_enough(determinable(of_collection()))


def test_the_cases_as_others_coded_them_are_decided_as_well() -> None:
    """On the file that the collection was made from, with its own coding, the same holds."""
    if not SHARED.exists():
        pytest.skip("the file of decided cases beside the repository is not there")
    assert_enough(determinable(scores(records(SHARED), today=TODAY)))


def test_applicable_law_and_recognition_are_right_where_they_are_answered() -> None:
    """Nine of ten answers on the law that applies, and on recognition, are what courts decided."""
    for asked in (Asked.LAW, Asked.RECOGNITION):
        share = figures([one for one in of_collection() if one.asked is asked]).accuracy
        assert share is None or share >= 0.9, asked


def test_variants_of_sixty_cases_change_the_answer_as_the_law_says() -> None:
    """For at least sixty cases one fact is changed, and the answer is the one stated."""
    varied = run_variants(collection(), today=TODAY)
    assert [one.to_json() for one in varied if not one.met] == []
    assert len({one.case for one in varied}) >= 60


def test_no_rule_is_made_for_one_case() -> None:
    """A holding that decides one case only is that case's own; the list is printed."""
    given = scores([replace(one, scored=True) for one in records()], today=TODAY)
    decided = cases_by_rule(given)
    for rule, some in decided.items():
        print(f"{len(some):3}  {rule}")  # noqa: T201 - the list is what the test is run for
    holdings = {rule.id: rule for rule in rulebook().rules if rule.layer is Layer.HOLDING}
    alone = {rule: some[0] for rule, some in decided.items() if len(some) == 1}
    made_for_one = {
        rule: case
        for rule, case in alone.items()
        if rule in holdings and case not in holdings[rule].cases
    }
    assert made_for_one == {}
