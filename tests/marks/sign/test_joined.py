"""Words written as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.sign.descriptive import kind_of, kinds
from countermark.marks.sign.joined import split


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("guccibagsofficial", ("gucci", "bags", "official")),
        ("cheapnikeshoesonline", ("cheap", "nike", "shoes", "online")),
        ("rolexcopy", ("rolex", "copy")),
        ("магазинrolex", ("магазин", "rolex")),
        ("ナイキ公式通販", ("ナイキ", "公式通販")),
        ("나이키정품", ("나이키", "정품")),
        ("guccioutlet2024", ("gucci", "outlet", "2024")),
        ("2024gucci", ("2024", "gucci")),
        ("GucciBags", ("Gucci", "Bags")),
        ("guccitaschengünstig", ("gucci", "taschen", "günstig")),
        ("iPhone", ("iPhone",)),
        ("swatch", ("swatch",)),
        ("siemens", ("siemens",)),
        ("cheapsiemensphones", ("cheap", "siemens", "phones")),
        ("uggboots", ("ugg", "boots")),
        ("bmwshop", ("bmw", "shop")),
        ("theory", ("theory",)),
        ("newbalance", ("newbalance",)),
        ("r0lex", ("r0lex",)),
        ("4711", ("4711",)),
        ("bags", ("bags",)),
    ],
)
def test_descriptive_words_are_taken_off_the_ends(word: str, parts: tuple[str, ...]) -> None:
    """What remains is the sign, never fewer than three letters, two where no spaces are used."""
    assert split(word) == parts


@given(st.text("abgsöГ耐克官方9STtore", min_size=1, max_size=20))
def test_nothing_is_lost(word: str) -> None:
    """The parts together are the word."""
    assert "".join(split(word)) == word


@given(st.text("guchoseabk", min_size=3, max_size=8), st.sampled_from(sorted(kinds())))
def test_only_descriptive_words_are_taken_off(stem: str, word: str) -> None:
    """Of all parts at most one is no descriptive word."""
    assert sum(not kind_of(part) for part in split(stem + word)) <= 1
