"""Keys of how a sign is spoken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from countermark.marks.sign.spoken_key import (
    LONGEST,
    MOST,
    cross_keys,
    cross_queries,
    key_of_sounds,
)


@pytest.mark.parametrize(
    ("text", "brand", "other"),
    [
        ("ソニー", "Sony", "Canon"),
        ("キヤノン", "Canon", "Sony"),
        ("삼성", "Samsung", "Hyundai"),
        ("Самсунг", "Samsung", "Sony"),
        ("نوكيا", "Nokia", "Nike"),
        ("נוקיה", "Nokia", "Nestle"),
        ("ნოკია", "Nokia", "Nike"),
        ("耐克", "Nike", "Nokia"),
        ("กูเกิล", "Google", "Gucci"),
    ],
)
def test_a_name_in_another_script_is_nearest_to_its_own(text: str, brand: str, other: str) -> None:
    """The key of a name in another script is nearer to that of its Latin form."""

    def likeness(latin: str) -> float:
        key = cross_keys(latin)[0]
        return max(Indel.normalized_similarity(key, query) for query, _ in cross_queries(text))

    assert likeness(brand) > likeness(other)


def test_sounds_of_one_kind_differ_by_half() -> None:
    """Pat and bat share all but one letter of the key, pat and rat all but two."""
    pat, bat, rat = (key_of_sounds(sounds) for sounds in ("PAT", "BAT", "RAT"))
    assert Indel.distance(pat, bat) < Indel.distance(pat, rat)


def test_words_of_trade_are_left_out_of_keys() -> None:
    """A bank is found by its name, in either script."""
    assert cross_keys("Zenith Bank") == cross_keys("Zenith")
    assert cross_keys("Банк Зенит") == cross_keys("Зенит")


def test_a_han_mark_has_a_key_for_each_language() -> None:
    """Its Mandarin and its Japanese key are both kept."""
    keys = cross_keys("山田")
    assert key_of_sounds("XANTIAN") in keys
    assert key_of_sounds("YAMADA") in keys


@given(st.text(max_size=120))
def test_keys_are_short_ascii_letters(text: str) -> None:
    """Any text has at most four keys, none empty or over 64 letters, all of them ASCII letters."""
    keys = cross_keys(text)
    assert len(keys) <= MOST
    assert all(0 < len(key) <= LONGEST and key.isascii() and key.isalpha() for key in keys)
    assert bool(keys) == bool(cross_queries(text))


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz "), max_size=30))
def test_a_mark_is_found_under_its_own_key(text: str) -> None:
    """The keys a Latin mark is kept under are among those it is looked for by."""
    assert set(cross_keys(text)) <= {key for key, _ in cross_queries(text)}
