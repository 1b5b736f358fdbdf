"""Records as lines of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import BadInputError
from countermark.marks.register.mark import Designation, Kind, Mark
from countermark.marks.register.record import Words, digest, read, words_in, written

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
days = st.none() | st.dates()
texts = st.lists(text, max_size=2).map(tuple)
designations = st.builds(Designation, territory=text, status=text, since=days, until=days)
marks = st.builds(
    Mark,
    mark_id=text,
    text=text,
    image=text,
    owner=text,
    office=text,
    classes=st.lists(st.integers(1, 45), max_size=3).map(tuple),
    goods=text,
    status=st.sampled_from(["unknown", "registered", "odd"]),
    status_words=text,
    status_on=days,
    filed=days,
    registered=days,
    expires=days,
    ended=days,
    kind=st.sampled_from(Kind),
    registration=text,
    vienna=texts,
    readings=texts,
    translations=texts,
    designations=st.lists(designations, max_size=2).map(tuple),
)


@given(marks)
def test_a_record_is_read_as_it_was_written(mark: Mark) -> None:
    """Every field comes back."""
    assert read(written(mark)) == mark


@given(marks)
def test_what_is_searched_is_read_alone(mark: Mark) -> None:
    """Words, classes and readings are those of the record, whatever else it holds or lacks."""
    assert words_in(written(mark)) == Words(mark.text, mark.classes, mark.readings)


def test_the_line_is_plain_json() -> None:
    """Quotes, control characters and lists are written as JSON has them, letters as they are."""
    mark = Mark(mark_id='1"', text="é\\\n", classes=(9, 25), translations=("so", "da"))
    line = '["1\\"","é\\\\\\n","","",[9,25],"","","","","","","","","","","","","",["so","da"]]'
    assert written(mark) == line


@given(marks, marks)
def test_different_records_have_different_lines(one: Mark, other: Mark) -> None:
    """Two records have one line, and one SHA-256, only if they are the same."""
    assert (written(one) == written(other)) == (one == other)
    assert (digest(written(one)) == digest(written(other))) == (one == other)


def test_a_record_without_the_later_fields_is_read() -> None:
    """What an older version wrote, with fewer fields, reads with the new ones empty."""
    assert read('["1","Zetalon"]') == Mark(mark_id="1", text="Zetalon")


def test_the_digest_is_the_sha256_of_the_line() -> None:
    """It is the published SHA-256 of the characters in UTF-8."""
    assert digest("abc").hex().startswith("ba7816bf8f01cfea414140de5dae2223b00361a396177a9c")


@pytest.mark.parametrize(
    "content",
    ["", "x", "{}", "7", '["1","A","","","x"]', '["1","A","","","","smell"]',
     '["1","A","","","","","","2020-13-01"]', "[" + ",".join(['""'] * 21) + "]"],
)  # fmt: skip
def test_other_lines_are_refused(content: str) -> None:
    """A line that no version wrote is called damaged."""
    with pytest.raises(BadInputError, match="damaged"):
        read(content)
