"""Batches of searches."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.findings import BadInputError, Territory
from countermark.marks import (
    BatchTerms,
    Mark,
    Query,
    Register,
    Row,
    answer,
    demonstration,
    search,
)
from countermark.marks.search.batch import query_of

DAY = date(2026, 11, 23)
TERMS = BatchTerms(on=DAY, top=3)

SMALL = Register.of("a hundred marks", demonstration().marks[:100])
TEXTS = [mark.text for mark in SMALL.marks]


@st.composite
def misspelt(draw: st.DrawFn) -> str:
    """Draw a mark with one character put in another one's place, or any short text."""
    if draw(st.booleans()):
        return draw(st.text(max_size=12))
    text = draw(st.sampled_from(TEXTS))
    at = draw(st.integers(0, len(text) - 1))
    return text[:at] + draw(st.characters(codec="utf-8")) + text[at + 1 :]


@settings(max_examples=60)
@given(misspelt(), st.sampled_from(["", "25", "9;18"]), st.sampled_from(["", "DE", "us"]))
def test_a_row_is_answered_as_a_single_search_is(text: str, classes: str, where: str) -> None:
    """The line holds what `search` answers, twice the same; what it refuses is the problem."""
    row = Row("1", text, classes, where)
    line = answer(SMALL, row, TERMS)
    assert line == answer(SMALL, row, TERMS)
    numbers = tuple(map(int, classes.split(";"))) if classes else ()
    query = Query(
        text=text,
        classes=numbers,
        only_classes=bool(numbers),
        territory=Territory.of(where) if where else None,
        on=DAY,
        top=3,
    )
    assert line == alone(query)


def alone(query: Query) -> dict[str, object]:
    """Search once, and write the answer or the reason for none."""
    try:
        return {"matches": [match.to_json() for match in search(SMALL, query)]}
    except BadInputError as error:
        return {"matches": [], "problem": str(error)}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (Row("1", ""), "empty sign"),
        (Row("1", "\x00\x1f\u202e"), "empty sign"),
        (Row("1", "😀"), "no letter"),
        (Row("1", "a" * 10_000), "10000 characters"),
        (Row("1", "x", "46"), "class '46'"),
        (Row("1", "x", "25,18"), "class '25,18'"),
        (Row("1", "x", "", "QQ"), "territory 'QQ'"),
        (Row("1", problem="Line 7 is torn."), "Line 7 is torn."),
    ],
)
def test_a_row_that_cannot_be_asked_says_why(row: Row, says: str) -> None:
    """A bad row is answered with its problem and without matches."""
    line = answer(SMALL, row, TERMS)
    assert line["matches"] == []
    assert says in str(line["problem"])


def test_classes_filter_and_top_limits() -> None:
    """In a batch, marks without the classes given are left out, and `top` is kept."""
    register = Register.of("r", [Mark(mark_id=f"{n}", text="NIKE", classes=(n,)) for n in (9, 25)])
    found = search(register, query_of(Row("1", "NIKE", "25"), TERMS))
    assert [match.mark.mark_id for match in found] == ["25"]
    assert len(search(register, query_of(Row("1", "NIKE"), BatchTerms(on=DAY, top=1)))) == 1


def test_no_matches_at_most_is_refused() -> None:
    """A batch that could list nothing is bad input at once, not in every line."""
    with pytest.raises(BadInputError, match="1 or more"):
        BatchTerms(on=DAY, top=0)
