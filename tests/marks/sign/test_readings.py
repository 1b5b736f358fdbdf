"""Readings of signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.sign.readings import main_script, readings


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("ソニー銀行", "soni"),
        ("周生生珠寶", "chau sang sang"),
        ("松下電器", "matsushita"),
        ("중앙약국", "central"),
        ("Пекарня Заря", "zarya"),
        ("بنك الفجر", "fjr"),
        ("Zenith Bank", "zenith"),
        ("特斯拉 Tesla", "tesla"),
    ],
)
def test_what_distinguishes_is_read_alone(text: str, core: str) -> None:
    """One of the readings leaves words of trade, articles and the other script out."""
    assert core in {reading.core for reading in readings(text)}


def test_a_latin_sign_is_read_as_spelled_and_in_english() -> None:
    """Nike has an English reading that differs from the one by its letters."""
    assert [(one.how, one.sounds) for one in readings("Nike")] == [
        ("as spelled", "NIKE"),
        ("English", "NAIK"),
    ]


def test_abbreviations_are_spelled_out_but_not_words_without_vowels() -> None:
    """ВТБ is said letter by letter; Hebrew and Arabic leave vowels out of any word."""
    assert readings("ВТБ")[0].sounds == "VITIBI"
    assert readings("דלק")[0].sounds == "DLK"


def test_each_reading_is_listed_once_and_tells_its_language() -> None:
    """Simplified characters are read in two languages, whose readings differ."""
    found = readings("汉堡")
    assert len({(one.sounds, one.core_sounds) for one in found}) == len(found)
    assert {one.how.split(",")[0] for one in found} == {"Mandarin", "Cantonese"}


def test_a_sign_in_two_scripts_is_read_by_its_parts() -> None:
    """The Latin words and the others are also read alone, unless these only say what is traded."""
    assert {"tesla", "te si la"} <= {reading.core for reading in readings("特斯拉 Tesla")}
    assert "gas station" not in {reading.core for reading in readings("QX주유소")}


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Nike", "Latin"),
        ("Café", "Latin"),
        ("ナイキ株", "Kana"),
        ("Найк", "Cyrillic"),
        ("7", "Latin"),
    ],
)
def test_the_main_script_is_the_one_that_is_not_latin(text: str, script: str) -> None:
    """Kana beside Han make a sign Japanese."""
    assert main_script(text) == script


@given(st.text(max_size=30))
def test_any_text_can_be_read_or_has_no_reading(text: str) -> None:
    """Each reading has sounds for what distinguishes it."""
    assert all(one.core_sounds.isalpha() and one.core_sounds.isupper() for one in readings(text))
