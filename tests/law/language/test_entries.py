"""Entries of the files that people write."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest

from countermark.findings import BadInputError, Source
from countermark.findings.document import Part, parse_yaml
from countermark.law.language.entries import (
    checked_entries,
    day_of,
    list_of,
    member,
    source,
    text_of,
    words,
)

SOURCE = "{title: Code, locator: art. 1, version: '2020', checked: true}"


class Colour(StrEnum):
    """Words to choose from."""

    RED = "red"
    GREEN = "green"


def part(text: str) -> Part:
    """Read what stands in a file."""
    return parse_yaml("file.yaml", text.encode())


def refused(text: str) -> str:
    """Read a source that cannot be read and give what is said."""
    with pytest.raises(BadInputError) as caught:
        source(part(text))
    return str(caught.value)


def test_a_source_keeps_what_stands_in_the_file() -> None:
    """Title, place, version and whether it was checked are read as they stand."""
    expected = Source(title="Code", locator="art. 1", version="2020", checked=True)
    assert source(part(SOURCE)) == expected
    assert source(part(SOURCE.replace("checked", "address: https://example.org, checked"))) == (
        expected
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: Code", "titel: Code", "Did you mean 'title'?"),
        (", version: '2020'", "", "version is missing here"),
        ("title: Code, locator: art. 1, ", "", "title, locator is missing here"),
        ("title: Code", "title: ''", "nothing stands here"),
        ("checked: true", "checked: perhaps", "expected true or false"),
    ],
)
def test_a_mistake_in_a_source_is_named(old: str, new: str, said: str) -> None:
    """A misspelt, missing or empty entry is named with file and line."""
    message = refused(SOURCE.replace(old, new))
    assert message.startswith("file.yaml, line 1: ")
    assert said in message


def test_entries_are_given_by_name() -> None:
    """Every entry is given under its name; one that may be missing may be."""
    entries = checked_entries(part("{a: 1, b: 2}"), needed=("a",), allowed=("a", "b", "c"))
    assert {name: below.text() for name, below in entries.items()} == {"a": "1", "b": "2"}


def test_what_may_be_missing_is_empty() -> None:
    """Words, lists and days that are missing are empty; those that are there are read."""
    entries = part("{name: one, some: [1, 2], on: 2020-01-31}").mapping()
    assert (text_of(entries, "name"), text_of(entries, "other")) == ("one", "")
    assert [one.text() for one in list_of(entries, "some")] == ["1", "2"]
    assert list_of(entries, "other") == ()
    assert (day_of(entries, "on"), day_of(entries, "other")) == (date(2020, 1, 31), None)


def test_a_word_of_an_enumeration_is_that_member() -> None:
    """A known word is read; another is refused with the words that are known and the nearest."""
    assert member(part("green"), Colour) is Colour.GREEN
    with pytest.raises(BadInputError, match=r"one of red, green\. Did you mean 'green'"):
        member(part("gren"), Colour)


def test_words_must_not_be_empty() -> None:
    """Words are given as they stand; nothing in their place is refused."""
    assert words(part("some words")) == "some words"
    with pytest.raises(BadInputError, match="expected words"):
        words(part("''"))
