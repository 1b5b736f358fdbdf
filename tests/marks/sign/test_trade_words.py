"""Words of trade across scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.sign.trade_words import distinctive, parts
from countermark.marks.tables import table


def english(text: str) -> list[str]:
    """Give each part in English where it has a meaning, else as written."""
    return [part.english or part.text for part in parts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Банк Заря", ["bank", "заря"]),
        ("بنك الفجر", ["bank", "الفجر"]),
        ("البنك", ["bank"]),
        ("ההוטל מלון", ["ההוטל", "hotel"]),
        ("夕日銀行", ["夕日", "bank"]),
        ("モミジホテル", ["モミジ", "hotel"]),
        ("ホテルモミジ", ["hotel", "モミジ"]),
        ("소나무약국", ["소나무", "pharmacy"]),
        ("松本茶店", ["松本茶", "shop"]),
        ("عطر أبو ظبي", ["perfume", "abu dhabi"]),
        ("ไทยกาแฟ", ["thailand", "coffee"]),
    ],
)
def test_words_of_trade_are_found_in_any_script(text: str, expected: list[str]) -> None:
    """Whole words, words with an article, and pieces of what is written together are found."""
    assert english(text) == expected


def test_a_short_kana_word_inside_another_is_no_word() -> None:
    """バー (bar) is not found in バーバリー, nor ホテル in the middle of a run."""
    assert english("バーバリー") == ["バーバリー"]
    assert english("アホテルア") == ["アホテルア"]


@pytest.mark.parametrize(
    ("latin", "left"),
    [
        ("zenith bank", "zenith"),
        ("bank of zenith", "zenith"),
        ("banque zenith", "zenith"),
        ("bank", "bank"),
        ("the coffee shop", "the coffee shop"),
        ("qx bank", "qx bank"),
    ],
)
def test_only_what_distinguishes_is_left(latin: str, left: str) -> None:
    """Words of trade are left out unless fewer than three letters would be left."""
    assert distinctive(latin) == left


def test_meanings_are_plain_english() -> None:
    """Each meaning is in small English letters, each word stands once and is not its meaning."""
    rows = table("trade_words.csv").rows
    assert all(row["english"].replace(" ", "").isascii() for row in rows)
    assert all(row["english"] == row["english"].lower() for row in rows)
    assert {row["kind"] for row in rows} == {"trade", "name"}
    assert len({row["word"] for row in rows}) == len(rows)


@given(st.text(max_size=30))
def test_no_letter_gets_lost(text: str) -> None:
    """The parts hold every letter and digit of the sign, in its order."""
    assert "".join(part.text for part in parts(text)).replace(" ", "").isprintable()
