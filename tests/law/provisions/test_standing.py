"""How one rule stands on the facts: conditions, exceptions, and exceptions to these."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.law.dispute.dispute import Dispute
from countermark.law.language.conditions import Sentence, Test
from countermark.law.language.logic import Truth
from countermark.law.provisions.reading import parse_rules
from countermark.law.provisions.rule import Effect, Outcome, Rule, RuleException, Scope
from countermark.law.provisions.standing import Applied, apply, looked_at, not_overridden

TODAY = date(2026, 11, 23)
HEAD = """
- id: xx.online
  issue: forum
  step: special
  provisions: ["XX:CODE:1"]
  source: {title: Code of XX, locator: art. 1, version: "2020-01-01", checked: true}
  when: online is true
  effect: {outcome: grants, scope: all_damage}
  says: A court hears what is done online.
"""
EXCEPTIONS = """\
  exceptions:
    - id: xx.invalid
      when: validity_raised is true
      says: Not if the right is attacked.
      exceptions:
        - id: xx.european
          when: european_patent is true
          says: But the damage here, if it is a European patent.
          provisions: ["XX:CODE:2"]
          cases: [one-case]
          effect: {outcome: grants, scope: forum_damage_only}
    - {id: xx.opted, when: same_infringement is true, says: Not if it was opted out.}
"""


def rule(text: str = HEAD + EXCEPTIONS) -> Rule:
    """Read one rule."""
    (found,), wrong = parse_rules("xx/code.yaml", text.encode())
    assert wrong == []
    return found


def facts(**truths: object) -> _Facts:
    """Make facts that are truths; none is unknown."""
    given = {name: Truth(str(value).lower()) for name, value in truths.items() if value is not None}
    return _Facts(given=given)


class _Facts(Dispute):
    """Facts that find every sentence anew."""

    @property
    def settled(self) -> dict[Sentence, Truth] | None:
        return None


def applied(**truths: object) -> Applied:
    """Apply the rule with exceptions."""
    return apply(rule(), facts(**truths), TODAY)


@pytest.mark.parametrize(
    ("online", "truth", "asks", "used"),
    [
        (True, "true", (), ("online",)),
        (False, "false", (), ("online",)),
        (None, "unknown", ("online",), ()),
        ("disputed", "disputed", ("online",), ()),
    ],
)
def test_a_rule_without_exceptions_is_as_true_as_its_condition(
    online: object, truth: str, asks: tuple[str, ...], used: tuple[str, ...]
) -> None:
    """The condition's truth is the rule's; what is open is asked for, what carries it is named."""
    found = apply(rule(HEAD), facts(online=online), TODAY)
    assert (found.truth, found.open_facts, found.used) == (truth, asks, used)


@pytest.mark.parametrize(
    ("truths", "truth", "exception"),
    [
        ({"validity_raised": False, "same_infringement": False}, "true", ""),
        ({"validity_raised": False, "same_infringement": True}, "false", "xx.opted"),
        ({"validity_raised": True, "european_patent": False}, "false", "xx.invalid"),
        ({"validity_raised": True, "european_patent": True}, "true", "xx.european"),
    ],
)
def test_the_first_exception_that_applies_counts(
    truths: dict[str, object], truth: str, exception: str
) -> None:
    """An exception without an effect switches the rule off; one to it may switch it on again."""
    found = applied(online=True, **truths)
    assert (found.truth, found.exception) == (truth, exception)


def test_an_exception_brings_its_own_text_provision_and_cases() -> None:
    """Where an exception applies, what is cited and said is the exception's."""
    found = applied(online=True, validity_raised=True, european_patent=True)
    assert found.says.startswith("But the damage here")
    assert (found.provisions, found.cases) == (("XX:CODE:2",), ("one-case",))
    assert found.effect.scope is Scope.FORUM_DAMAGE_ONLY
    assert found.used == ("european_patent",)
    assert applied(online=True, same_infringement=True, validity_raised=False).provisions == (
        "XX:CODE:1",
    )


@pytest.mark.parametrize(
    ("truths", "asks"),
    [
        ({}, ("validity_raised", "same_infringement")),
        ({"validity_raised": False}, ("same_infringement",)),
        ({"validity_raised": True}, ("european_patent",)),
        ({"validity_raised": None, "same_infringement": False}, ("validity_raised",)),
    ],
)
def test_an_open_exception_leaves_the_rule_open(
    truths: dict[str, object], asks: tuple[str, ...]
) -> None:
    """While it is not known whether an exception applies, at any depth, the rule is unknown."""
    found = applied(online=True, **truths)
    assert found.truth is Truth.UNKNOWN
    assert set(asks) <= set(found.open_facts)


def test_an_open_exception_does_not_matter_where_the_rule_is_off_anyhow() -> None:
    """Where every exception that may apply switches the rule off, it is off."""
    text = (
        HEAD
        + EXCEPTIONS.partition("      exceptions:")[0]
        + EXCEPTIONS[EXCEPTIONS.rindex("    -") :]
    )
    found = apply(rule(text), facts(online=True, same_infringement=True), TODAY)
    assert (found.truth, found.open_facts) == (Truth.FALSE, ())


def test_a_rule_whose_condition_fails_has_no_exceptions_to_ask_for() -> None:
    """Exceptions to what does not apply are not asked for."""
    found = applied(online=False)
    assert (found.truth, found.open_facts, found.exception) == (Truth.FALSE, (), "")


NAMES = ("online", "validity_raised", "european_patent", "same_infringement", "identifiable")


PLAIN = rule(HEAD)


def sentences() -> st.SearchStrategy[Sentence]:
    """Draw sentences about the facts."""
    return st.builds(
        lambda name, value: Sentence(name, Test.IS, (value,)),
        st.sampled_from(NAMES),
        st.sampled_from(["true", "false"]),
    )


def exceptions(depth: int) -> st.SearchStrategy[tuple[RuleException, ...]]:
    """Draw exceptions, some with an effect of their own, nested to a depth."""
    below = exceptions(depth - 1) if depth else st.just(())
    effects = st.sampled_from([None, Effect(outcome=Outcome.GRANTS, scope=Scope.FORUM_DAMAGE_ONLY)])
    one = st.builds(
        lambda when, effect, deeper: RuleException(
            id="",
            when=when,
            says="",
            source=PLAIN.source,
            provisions=(),
            effect=effect,
            cases=(),
            exceptions=deeper,
        ),
        sentences(),
        effects,
        below,
    )
    return st.lists(one, max_size=2).map(tuple)


@given(
    tree=exceptions(2),
    known=st.dictionaries(st.sampled_from(NAMES), st.booleans()),
    learnt=st.fixed_dictionaries({name: st.booleans() for name in NAMES}),
)
def test_what_is_settled_stays_settled_whatever_is_learnt(
    tree: tuple[RuleException, ...], known: dict[str, bool], learnt: dict[str, bool]
) -> None:
    """A rule that applies, or does not, on some facts still does when every other fact is known."""
    excepted = replace(PLAIN, exceptions=tree)
    before = apply(excepted, facts(**known), TODAY)
    after = apply(excepted, facts(**{**learnt, **known}), TODAY)
    assert after.truth.settled
    if before.truth.settled:
        assert before.truth is after.truth
        assert before.effect == after.effect or after.truth is Truth.FALSE
        assert before.open_facts == ()


def test_rules_that_fail_are_left_out_and_those_switched_off_are_kept() -> None:
    """What an exception switched off stays in view, because a reader wonders why."""
    rules = (rule(), rule(HEAD.replace("online is true", "online is false")))
    found = looked_at(
        rules, facts(online=True, validity_raised=False, same_infringement=True), TODAY
    )
    assert [(one.rule.id, one.exception) for one in found] == [("xx.online", "xx.opted")]
    assert not_overridden(found) == []


def test_only_a_rule_that_applies_goes_before_others() -> None:
    """A rule that may apply does not yet override; once it applies, it does."""
    over = HEAD.replace("xx.online", "xx.over").replace(
        "online is true", "same_infringement is true"
    )
    rules = (rule(HEAD), rule(over + "  overrides: [xx.online]\n"))
    for same_infringement, kept in ((None, ["xx.online", "xx.over"]), (True, ["xx.over"])):
        found = not_overridden(
            looked_at(rules, facts(online=True, same_infringement=same_infringement), TODAY)
        )
        assert [one.rule.id for one in found] == kept
