"""How Han characters are read: Mandarin, Cantonese, Japanese.

The readings are the tables han_readings.csv (of one character) and han_words.csv (of two that are
read otherwise in Japanese when together), written by `scripts/make_han_readings.py`.

>>> mandarin("小米"), cantonese("周大福"), japanese("鳥貴族")
('xiao mi', 'chau tai fuk', 'torikizoku')
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from countermark.marks.tables import columns

REPEAT: Final = "々"
"""The sign that repeats the character before."""

_SHORTENED: Final = (("ou", "o"), ("uu", "u"), ("oo", "o"))


def mandarin(text: str) -> str:
    """Read Han characters in Mandarin, as Pinyin spells them; one without reading is left out."""
    return " ".join(filter(None, _each(text, "mandarin")))


def cantonese(text: str) -> str:
    """Read Han characters in Cantonese, as names in Hong Kong are spelled."""
    return " ".join(filter(None, _each(text, "cantonese")))


def japanese(text: str) -> str:
    """Read Han characters in Japanese, each as it is read most often in names and words."""
    found, at = [], 0
    single = tuple(_each(text, "japanese"))
    while at < len(text):
        pair = _words().get(text[at : at + 2])
        found.append(pair or single[at])
        at += 2 if pair else 1
    return shortened("".join(found))


def sino_japanese(text: str) -> str:
    """Read Han characters by their Japanese readings of Chinese origin (on)."""
    return shortened("".join(_each(text, "on")))


READERS: Final[dict[str, Callable[[str], str]]] = {
    "Mandarin": mandarin,
    "Cantonese": cantonese,
    "Japanese": japanese,
    "Japanese (on)": sino_japanese,
}
"""The ways of reading by name."""


def languages(text: str, *, kana: bool) -> tuple[str, ...]:
    """Choose the ways in which Han characters may be read.

    Args:
        text: the Han characters of a sign.
        kana: whether the sign has kana, so that it is Japanese.

    Returns: names of `READERS`; Japanese only where all characters are in use there.
    """
    table_ = _characters()
    in_japanese = all(table_[char]["japanese"] for char in text if char in table_)
    in_chinese = any(table_[char]["mandarin"] for char in text if char in table_)
    chinese = ("Mandarin", "Cantonese") if in_chinese and not kana else ()
    return (*chinese, *(("Japanese", "Japanese (on)") if in_japanese or kana else ()))


def shortened(latin: str) -> str:
    """Write long Japanese vowels short, as most names do: Tokyo."""
    for written, short in _SHORTENED:
        latin = latin.replace(written, short)
    return latin


def _each(text: str, column: str) -> Iterator[str]:
    characters, before = _characters(), ""
    for char in text:
        if char != REPEAT:
            before = characters[char][column] if char in characters else ""
        yield before


@cache
def _characters() -> dict[str, dict[str, str]]:
    readings = ("mandarin", "cantonese", "japanese", "on")
    return {
        character: dict(zip(readings, found, strict=True))
        for character, *found in columns("han_readings.csv", "character", *readings)
    }


@cache
def _words() -> dict[str, str]:
    return {word: said for word, said in columns("han_words.csv", "word", "japanese")}  # noqa: C416 - pairs by type
