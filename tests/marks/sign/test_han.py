"""Readings of Han characters."""

from __future__ import annotations

import pytest

from countermark.marks.sign import han


@pytest.mark.parametrize(
    ("text", "mandarin", "cantonese"),
    [
        ("華為", "hua wei", "wa wai"),
        ("香港", "xiang gang", "heung kong"),
        ("李錦記", "li jin ji", "lei kam kei"),
        ("国泰", "guo tai", "kwok tai"),
    ],
)
def test_chinese_readings(text: str, mandarin: str, cantonese: str) -> None:
    """Mandarin is spelled as Pinyin, Cantonese as names in Hong Kong are."""
    assert han.mandarin(text) == mandarin
    assert han.cantonese(text) == cantonese


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("山田", "yamada"),
        ("鈴木", "suzuki"),
        ("佐々木", "sasaki"),
        ("三菱", "mitsubishi"),
        ("東京", "tokyo"),
        ("太郎", "taro"),
    ],
)
def test_japanese_readings(text: str, latin: str) -> None:
    """A character has its most usual reading, two together the one they have as a pair."""
    assert han.japanese(text) == latin


def test_readings_of_chinese_origin_are_apart() -> None:
    """The second Japanese reading is the one that came from China."""
    assert (han.japanese("山"), han.sino_japanese("山")) == ("yama", "san")


@pytest.mark.parametrize(
    ("text", "kana", "languages"),
    [
        ("汉", False, ("Mandarin", "Cantonese")),
        ("山", False, ("Mandarin", "Cantonese", "Japanese", "Japanese (on)")),
        ("山", True, ("Japanese", "Japanese (on)")),
        ("働", False, ("Japanese", "Japanese (on)")),
        ("汉", True, ("Japanese", "Japanese (on)")),
    ],
)
def test_a_language_is_read_only_where_it_uses_the_characters(
    text: str, *, kana: bool, languages: tuple[str, ...]
) -> None:
    """Simplified characters are Chinese, those made in Japan Japanese, kana make all Japanese."""
    assert han.languages(text, kana=kana) == languages


def test_unknown_characters_are_left_out() -> None:
    """A character without reading leaves no gap and no error."""
    assert han.mandarin("小\U00020000米") == "xiao mi"
    assert han.japanese("\U00020000") == ""
