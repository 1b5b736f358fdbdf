"""Answers of the engine, as the command line's contract shows them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import Result
from countermark.law.advice.answer import ForumAnswer, LawAnswer, PartAnswer, cited, in_order
from countermark.law.dispute.dispute import read_dispute
from countermark.law.dispute.parts import Part
from countermark.law.language.places import Place
from countermark.law.provisions.reading import parse_rules
from countermark.law.provisions.rule import Scope
from countermark.law.provisions.standing import apply

TODAY = date(2026, 11, 23)


def part_answer(part: Part) -> PartAnswer:
    """Make an answer for one part."""
    return PartAnswer(
        part=part,
        result=Result.LIMITED,
        scope=Scope.FORUM_DAMAGE_ONLY,
        provisions=("XX:CODE:2",),
        depends_on=(),
        trace=(),
        rules=("xx.2",),
    )


def forum_answer(*parts: PartAnswer) -> dict[str, Any]:
    """Write the answer for one forum with these parts."""
    one = ForumAnswer(
        state="AU",
        result=Result.DEPENDS_ON,
        scope=None,
        provisions=("XX:CODE:2",),
        depends_on=("online",),
        trace=(),
        parts=parts,
        rules=("xx.2",),
        why="So it is.",
    )
    return dict(one.to_json())


PATENT = part_answer(Part(Place("DE"), "patent", Place("ES")))
UNKNOWN = part_answer(Part(None, "", None))


def test_a_forum_is_written_in_the_form_of_the_contract() -> None:
    """State, result, scope, provisions and open facts stand under their names."""
    assert forum_answer(PATENT) == {
        "state": "AU",
        "result": "depends_on",
        "scope": None,
        "provisions": ["XX:CODE:2"],
        "depends_on": ["online"],
        "why": "So it is.",
        "trace": [],
        "parts": [],
    }


def test_parts_are_written_where_there_are_several() -> None:
    """A single part says nothing new; several stand each with defendant, right and place."""
    first, second = forum_answer(PATENT, UNKNOWN)["parts"]
    assert first["part"] == "patent registered in ES, defendant domiciled in DE"
    assert (first["defendant_domicile"], first["right"]) == ("DE", "patent")
    assert (first["registered_in"], first["scope"]) == ("ES", "forum_damage_only")
    assert (second["defendant_domicile"], second["right"]) == (None, None)
    assert second["registered_in"] is None


@pytest.mark.parametrize(("law", "written"), [("AU", "AU"), ("", None)])
def test_a_law_that_is_not_known_is_null(law: str, written: str | None) -> None:
    """A law is written by its code; one that is not known is null, never empty."""
    one = LawAnswer(
        forum="AU",
        issue="ownership",
        law=law,
        result=Result.YES,
        provisions=(),
        depends_on=(),
        trace=(),
    )
    assert one.to_json()["law"] == written


@given(st.lists(st.lists(st.sampled_from("abcde"))))
def test_joined_names_stand_once_where_they_first_stood(lists: list[list[str]]) -> None:
    """No name is lost, none stands twice, and the first place of each decides the order."""
    found = in_order(lists)
    flat = [name for some in lists for name in some]
    assert set(found) == set(flat)
    assert len(set(found)) == len(found)
    assert [flat.index(name) for name in found] == sorted(flat.index(name) for name in found)


@pytest.mark.parametrize(
    ("governing", "expected"),
    [
        ({"XX:NEW"}, ("XX:NEW:1", "XX:NEW:2")),
        ({"XX:OLD"}, ("XX:OLD:3",)),
        ({"YY"}, ("XX:NEW:1", "XX:OLD:3", "XX:NEW:2")),
    ],
)
def test_provisions_of_the_instrument_that_governs_are_cited(
    governing: set[str], expected: tuple[str, ...]
) -> None:
    """A rule that stands in several instruments is cited from the one that governs, else whole."""
    text = (
        '- {id: xx.1, issue: forum, step: general, provisions: ["XX:NEW:1", "XX:OLD:3", "XX:NEW:2"]'
        ', source: {title: Code, locator: "", version: "", checked: true}, when: online is true,'
        " effect: {outcome: grants}, says: So it is.}\n"
    )
    (rule,), wrong = parse_rules("xx/code.yaml", text.encode())
    assert wrong == []

    class Known:
        """Facts of a dispute, each sentence found anew."""

        settled = None
        value = staticmethod(read_dispute({"online": True}).value)

    assert cited(apply(rule, Known(), TODAY), frozenset(governing)) == expected
