"""Other scripts in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.sign.alphabets import in_latin


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Café de Flore", "cafe de flore"),
        ("Levi's 501", "levis 501"),
        ("フェラーリ", "ferari"),
        ("ヴィトン", "viton"),
        ("キャノン", "kyanon"),
        ("ディオール", "dioru"),
        ("とうきょう", "tokyo"),
        ("삼성", "samsong"),
        ("롯데", "rotde"),
        ("미샤", "misha"),
        ("Сбербанк", "sberbank"),
        ("Ёлка", "yolka"),
        ("Χαλκίδα", "halkida"),
        ("ΜΠΟΥΤΑΡΗ", "butari"),
        ("Երևան", "yerevan"),
        ("თბილისი", "tbilisi"),
        ("ไนกี้", "naiki"),
        ("โรเล็กซ์", "rolek"),
        ("गूगल", "gugl"),
        ("قطر", "ktr"),
        ("سوني", "suni"),
        ("أديداس", "adidas"),
        ("گوگل", "gugl"),
        ("סוני", "soni"),
        ("צ'ילי", "chili"),
    ],
)
def test_scripts_are_spelled_as_their_names_usually_are(text: str, latin: str) -> None:
    """Letters stand for their usual spelling, in the order in which they are spoken."""
    assert in_latin(text) == latin


def test_letters_that_only_meet_are_no_pair() -> None:
    """An Arabic s before h stays apart from sh, which is one letter."""
    assert in_latin("سهم") == "sahm"
    assert in_latin("شم") == "shm"


def test_han_is_read_as_japanese_beside_kana_only() -> None:
    """Kana show that a sign is Japanese; alone, Han characters are read in Mandarin."""
    assert in_latin("山") == "shan"
    assert in_latin("山の") == "yamano"
    assert in_latin("山", str.upper) == "shan"


@given(st.text(max_size=30))
def test_what_comes_out_is_small_letters_digits_and_single_spaces(text: str) -> None:
    """Any text can be written; writing what was written once more changes nothing."""
    latin = in_latin(text)
    assert all(char in "abcdefghijklmnopqrstuvwxyz0123456789 " for char in latin)
    assert latin == latin.strip()
    assert "  " not in latin
    assert in_latin(latin) == latin
