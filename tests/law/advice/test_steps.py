"""Steps of a trace."""

from __future__ import annotations

from datetime import date

import pytest

from countermark.law.advice.answer import Trace
from countermark.law.advice.steps import Steps, by_weight, step
from countermark.law.dispute.dispute import read_dispute
from countermark.law.dispute.parts import part_facts, parts
from countermark.law.language.logic import Truth
from countermark.law.language.places import Place
from countermark.law.provisions.reading import parse_rules
from countermark.law.provisions.standing import apply

TODAY = date(2026, 11, 23)
RULE = """
- id: xx.appeared
  issue: forum
  step: agreement
  provisions: ["XX:CODE:1", "XX:OLD:3"]
  source: {title: Code of XX, locator: art. 1, version: "2020-01-01", checked: false, address: "https://example.org/1"}
  status: contested
  when: {all: [appeared is WANTED, online is true]}
  exceptions:
    - {id: xx.early, when: validity_raised is true, says: Not so.}
  effect: {outcome: grants}
  says: A defendant who appears may be heard.
  cases: [one-case]
"""


def written(facts: dict[str, object], wanted: str = "false") -> Trace:
    """Write the step of the rule on some facts."""
    (rule,), wrong = parse_rules("xx/code.yaml", RULE.replace("WANTED", wanted).encode())
    assert wrong == []
    dispute = read_dispute(facts)
    known = part_facts(dispute, parts(dispute)[0], Place("AU"), TODAY)
    return step(apply(rule, known, TODAY), known, "XX:OLD:3", "Did it appear?")


def test_a_step_shows_rule_source_and_cases() -> None:
    """What was asked, the rule, where it stands, its status and its cases are in the step."""
    found = written({"online": True, "validity_raised": False})
    assert (found.step, found.rule, found.provision) == (
        "Did it appear?",
        "xx.appeared",
        "XX:OLD:3",
    )
    assert (found.title, found.version) == ("Code of XX, art. 1", "2020-01-01")
    assert (found.source.title, found.source.locator) == ("Code of XX", "art. 1")
    assert (found.address, found.checked) == ("https://example.org/1", False)
    assert (found.status, found.cases, found.truth) == ("contested", ("one-case",), Truth.TRUE)


def test_a_step_shows_the_facts_used_and_what_was_presumed() -> None:
    """Each fact stands with its value; one that nobody gave is shown as taken for granted."""
    found = written({"online": True, "validity_raised": False})
    assert found.facts == ("appeared: false", "online: true")
    assert "appeared without contesting" in found.presumed[0]
    assert written({"online": True, "validity_raised": False, "appeared": False}).presumed == ()


@pytest.mark.parametrize(
    ("facts", "truth", "shown"),
    [
        ({}, "unknown", ("online: unknown", "validity_raised: unknown")),
        ({"online": False}, "false", ("online: false",)),
        ({"online": True, "validity_raised": True}, "false", ("validity_raised: true",)),
    ],
)
def test_a_step_that_is_open_or_fails_shows_why(
    facts: dict[str, object], truth: str, shown: tuple[str, ...]
) -> None:
    """Facts that are missing, or that keep the rule from applying, are shown."""
    found = written(facts)
    assert found.truth == truth
    assert found.facts == shown


def test_the_exception_that_applied_is_named() -> None:
    """A rule that an exception switched off names the exception and says what that says."""
    found = written({"online": True, "validity_raised": True})
    assert (found.exception, found.says) == ("xx.early", "Not so.")
    assert found.to_json()["exception"] == "xx.early"


def test_a_source_without_a_place_is_its_title() -> None:
    """No comma is left where nothing stands after it."""
    text = RULE.replace("locator: art. 1", 'locator: ""').replace("WANTED", "false")
    (rule,), _ = parse_rules("xx/code.yaml", text.encode())
    dispute = read_dispute({})
    known = part_facts(dispute, parts(dispute)[0], None, TODAY)
    assert step(apply(rule, known, TODAY), known, "XX:CODE:1", "?").title == "Code of XX"


def test_what_applies_goes_first() -> None:
    """Steps stand by weight: true, disputed, unknown, false; equal ones keep their order."""
    one, other = written({"online": True}), written({"online": False})
    order = [Truth.FALSE, Truth.UNKNOWN, Truth.TRUE, Truth.DISPUTED, Truth.TRUE]
    given = [(truth, one if index % 2 else other) for index, truth in enumerate(order)]
    assert by_weight(given) == (other, other, one, one, other)


def test_steps_are_written_when_somebody_reads_them_and_only_once() -> None:
    """Nobody pays for steps that nobody reads; whoever reads them twice pays once."""
    asked = []

    def write() -> list[Trace]:
        asked.append(1)
        return [one, two]

    one, two = written({"online": True}), written({"online": False})
    steps = Steps(write)
    assert asked == []
    assert (len(steps), steps[0], steps[1:]) == (2, one, (two,))
    assert asked == [1]


def test_steps_are_equal_to_the_same_steps() -> None:
    """Steps are compared by what they hold, with other steps and with tuples."""
    one, two = written({"online": True}), written({"online": False})
    assert Steps(lambda: [one, two]) == Steps(lambda: (one, two))
    assert Steps(lambda: [one, two]) == (one, two)
    assert Steps(lambda: [one]) != [two]
    assert Steps(lambda: [one]) != 1
    assert len({Steps(lambda: [one]), Steps(lambda: [one]), Steps(lambda: [two])}) == 2
