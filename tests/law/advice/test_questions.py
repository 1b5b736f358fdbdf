"""Which questions are still worth asking, and what would change an answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from countermark.law.advice.forum import forum_answer
from countermark.law.advice.questions import changes, standing, trials, worth_asking
from countermark.law.dispute.dispute import Dispute, read_dispute
from countermark.law.language.logic import Truth
from countermark.law.language.places import Place, Places
from countermark.law.provisions.rulebook import Rulebook, read_rulebook

TODAY: Final = date(2026, 11, 23)
AU: Final = Place("AU")
NZ: Final = Place("NZ")
SOURCE: Final = 'source: {title: Code of XX, locator: "", version: "2020-01-01", checked: true}'
GOVERNS: Final = f"""\
- id: xx.governs
  issue: instrument
  provisions: ["XX:CODE:0"]
  {SOURCE}
  when: {{any: [forum is AU, forum is NZ]}}
  effect: {{governs: "XX:CODE", complete: true}}
  says: The code governs.
"""
COPYRIGHT: Final = {"right_type": "copyright", "defendant_domicile": "US", "remedies": "damages"}


def head(name: str, when: str, outcome: str = "grants", more: str = "") -> str:
    """Write a head of jurisdiction."""
    return f"""\
- id: xx.{name}
  issue: forum
  step: special
  provisions: ["XX:CODE:{name}"]
  {SOURCE}
  when: {when}
  effect: {{outcome: {outcome}}}
  says: Head {name}.
{more}"""


def recognised(when: str) -> str:
    """Write a rule on recognition."""
    return f"""\
- id: xx.recognised
  issue: recognition
  provisions: ["XX:CODE:9"]
  {SOURCE}
  when: {when}
  effect: {{outcome: "yes"}}
  says: The judgment is recognised.
"""


def book(tmp_path: Path, *rules: str) -> Rulebook:
    """Read rules of the code of XX."""
    folder = tmp_path / "xx"
    folder.mkdir(exist_ok=True)
    (folder / "code.yaml").write_text("".join((GOVERNS, *rules)))
    return read_rulebook(tmp_path)


def asked(using: Rulebook, *courts: Place, but: tuple[str, ...] = (), **facts: object) -> list[str]:
    """List the facts that are worth asking for."""
    dispute = read_dispute({**COPYRIGHT, **facts})
    found = worth_asking(dispute, courts or (AU,), TODAY, using, but=but)
    return [one.fact for one in found]


def test_what_an_answer_waits_for_is_asked(tmp_path: Path) -> None:
    """A head that waits for a fact makes it worth asking, with the question and the reason."""
    using = book(tmp_path, head("1", "damage_in includes forum"))
    (found,) = worth_asking(read_dispute(COPYRIGHT), (AU,), TODAY, using)
    assert found.fact == "damage_in"
    assert found.question.endswith("?")
    assert found.why.endswith(".")
    assert found.bears_on == 1


def test_what_was_said_is_not_asked_again(tmp_path: Path) -> None:
    """A fact that is disputed, or that nobody can tell, is no question any more."""
    using = book(tmp_path, head("1", "online is true"))
    assert asked(using) == ["online"]
    assert asked(using, online="disputed") == []
    assert asked(using, but=("online",)) == []


def test_a_fact_whose_every_value_changes_nothing_is_not_asked(tmp_path: Path) -> None:
    """Where either value leaves the answer waiting for the other fact, only that one is asked."""
    either = """
    any:
      - all: [online is true, validity_raised is true]
      - all: [online is false, validity_raised is true]"""
    using = book(tmp_path, head("1", either))
    waiting = standing(read_dispute(COPYRIGHT), (AU,), TODAY, using)["forum", "AU"]
    assert waiting.waits_for == {"online", "validity_raised"}
    assert asked(using) == ["validity_raised"]
    assert asked(using, validity_raised=True) == ["online"]
    assert asked(using, validity_raised=False) == []


def test_what_bears_on_more_answers_goes_first(tmp_path: Path) -> None:
    """A fact that two courts wait for is asked before one that a single court waits for."""
    one = head("1", "{all: [forum is AU, validity_raised is true]}")
    both = head("2", "online is true")
    using = book(tmp_path, one, both)
    assert asked(using, AU, NZ) == ["online", "validity_raised"]


def test_recognition_is_asked_about_last(tmp_path: Path) -> None:
    """What bears on recognition alone waits until the court is known, also if more wait for it."""
    using = book(tmp_path, head("1", "online is true"), recognised("reciprocity is true"))
    found = asked(using, enforce_in=["US", "NZ"], remedies=["damages", "injunction"])
    assert found == ["online", "reciprocity"]


def test_a_closed_court_raises_no_questions_of_law_or_recognition(tmp_path: Path) -> None:
    """Where the court is closed nothing is asked about its judgment."""
    using = book(tmp_path, head("1", "online is true"), recognised("reciprocity is true"))
    assert asked(using, online=True, enforce_in=["US"]) == ["reciprocity"]
    assert asked(using, online=False, enforce_in=["US"]) == []


def test_signs_of_targeting_are_asked_for_where_targeting_counts(tmp_path: Path) -> None:
    """Targeting is worked out; what is asked for are the signs, until some are given."""
    using = book(tmp_path, head("1", "targeted is true"))
    assert asked(using) == ["targeting_signs"]
    assert asked(using, targeting_signs=["delivery to Australia"]) == []


@pytest.mark.parametrize("fact", ["online", "validity_by", "right_type", "damage_in", "forum"])
def test_every_trial_changes_the_one_fact_alone(fact: str) -> None:
    """Whatever value is tried, the other facts stay as they are."""
    dispute = read_dispute({**COPYRIGHT, "validity_raised": True})
    tried = list(trials(fact, dispute, (AU,), TODAY))
    assert len(tried) >= 2
    for other in tried:
        assert fact in other.given
        rest = {name: value for name, value in other.given.items() if name != fact}
        assert rest == {name: value for name, value in dispute.given.items() if name != fact}


def test_of_places_the_court_another_place_and_none_are_tried() -> None:
    """A question for States is tried with the court, with a place elsewhere, and with none."""
    tried = [one.value("damage_in") for one in trials("damage_in", Dispute(), (AU,), TODAY)]
    assert Places((AU,)) in tried
    assert Places() in tried
    held = {one.includes(AU, TODAY) for one in tried if isinstance(one, Places)}
    assert held == {Truth.TRUE, Truth.FALSE}


def test_what_would_change_the_answer_names_fact_value_and_answer(tmp_path: Path) -> None:
    """One fact changed that opens the court is named with the answer that it leads to."""
    using = book(tmp_path, head("1", "damage_in includes forum"))
    dispute = read_dispute({**COPYRIGHT, "damage_in": "NZ"})
    closed = forum_answer(dispute, AU, TODAY, using)
    assert closed.result == "no"
    found = {(one.fact, one.value): one.result for one in changes(dispute, closed, TODAY, using)}
    assert found == {("damage_in", "AU"): "yes"}
