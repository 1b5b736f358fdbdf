"""The court's answers beside those of the rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from countermark.law.judgments.collection import Collection
from countermark.law.judgments.reproduction import Agreement, Beside, beside
from countermark.law.provisions.rulebook import Rulebook

Made = Callable[..., dict[str, object]]
Cases = Callable[..., Collection]


@pytest.fixture
def answer(made: Made, cases: Cases, book: Rulebook) -> Callable[..., tuple[Beside, ...]]:
    """Put the rules beside one judgment."""

    def ask(**more: object) -> tuple[Beside, ...]:
        return beside(next(iter(cases(made(**more)))), using=book)

    return ask


def test_a_holding_that_the_rules_reproduce_names_the_rule(
    answer: Callable[..., tuple[Beside, ...]],
) -> None:
    """The rule that decides stands there with what it says and its provision."""
    (found,) = answer()
    assert (found.court, found.rules_say) == ("yes", "yes")
    assert found.agreement is Agreement.REPRODUCED
    (rule,) = found.rules
    assert (rule.id, rule.provisions) == ("xx.domicile", ("XX:CODE:1",))
    assert rule.says == "The courts of the domicile are open."


def test_another_answer_is_said_openly(answer: Callable[..., tuple[Beside, ...]]) -> None:
    """Where the court decided otherwise the page says so and names the rule all the same."""
    (found,) = answer(holding={"jurisdiction": "no"})
    assert (found.court, found.rules_say) == ("no", "yes")
    assert found.agreement is Agreement.OTHERWISE
    assert [rule.id for rule in found.rules] == ["xx.domicile"]


def test_no_answer_is_no_answer(answer: Callable[..., tuple[Beside, ...]]) -> None:
    """What depends on facts that nobody knows is not answered, with the facts named."""
    (found,) = answer(facts={"defendant_domicile": ["unknown"]})
    assert found.agreement is Agreement.OPEN
    assert "defendant" in found.depends_on
    assert found.rules == ()


def test_how_far_is_asked_too(answer: Callable[..., tuple[Beside, ...]]) -> None:
    """The scope is compared where the court decided it."""
    facts = {"defendant_domicile": ["FR"], "damage_in": ["AU"]}
    holding = {"jurisdiction": "limited", "scope": "forum_damage_only"}
    found = answer(facts=facts, holding=holding)
    assert [(one.question, one.agreement) for one in found] == [
        ("Has the court jurisdiction?", Agreement.REPRODUCED),
        ("How far?", Agreement.REPRODUCED),
    ]


def test_law_and_recognition_are_asked_where_they_were_decided(
    answer: Callable[..., tuple[Beside, ...]],
) -> None:
    """A code without rules on them leaves both open."""
    holding = {"jurisdiction": "not_decided", "law": {"infringement": "AU"}, "recognised": "no"}
    found = answer(holding=holding)
    assert [one.question for one in found] == [
        "Which law applies to infringement?",
        "Is the judgment recognised?",
    ]
    assert {one.agreement for one in found} == {Agreement.OPEN}


@pytest.mark.parametrize("decided", ["not_decided", "remanded", "referred"])
def test_what_was_not_decided_is_not_asked(
    decided: str, answer: Callable[..., tuple[Beside, ...]]
) -> None:
    """Without a decision there is nothing to set beside."""
    assert answer(holding={"jurisdiction": decided}) == ()
