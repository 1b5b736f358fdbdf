"""How a sign is spoken: keys for several reading habits, by way of transliteration.

>>> key("Knike") == key("Nike"), key("koka kola") == key("Coca-Cola")
(True, True)
>>> key("アディダス", "syllabic") == key("adidas", "syllabic")
True
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final, Literal

from anyascii import anyascii

from countermark.marks.sign.writing import clean
from countermark.marks.tables import table

Habit = Literal["general", "syllabic", "consonants"]
"""general: European spelling; syllabic: kana, Hangul, Han; consonants: Arabic and Hebrew."""

_SMALL_VOWELS: Final = dict(
    zip("ァィゥェォャュョぁぃぅぇぉゃゅょ", "aiueoauoaiueoauo", strict=True)
)
_THAI_VOWEL_FIRST: Final = re.compile("([เแโไใ])([ก-ฮ])")
_THAI_SILENT: Final = re.compile("[ก-ฮ][ิุ]?์")
_DOUBLED: Final = re.compile(r"(.)\1+")
_NO_LETTER: Final = re.compile("[^a-z]+")
_KANA_DOUBLING: Final = dict.fromkeys(map(ord, "ッっー"), None)


def spoken(text: str) -> str:
    """Write a sign in Latin letters, words apart.

    Kana combinations and Thai vowels that stand before their consonant are put in order first,
    the rest is anyascii's table: kanji come out in Chinese, Arabic and Hebrew without vowels.

    Args:
        text: a sign in any script.
    """
    text = clean(text)
    if not text.isascii():
        text = _THAI_VOWEL_FIRST.sub(r"\2\1", _THAI_SILENT.sub("", text))
        text = "".join(_kana(text.translate(_KANA_DOUBLING)))
        text = text.replace("μπ", "b").replace("ντ", "d").replace("ו", "w")
        text = anyascii(text)
    text = text.lower().replace("'", "").replace(".", "").replace("&", " and ")
    return _NO_LETTER.sub(" ", text).strip()


def _kana(text: str) -> list[str]:
    parts: list[str] = []
    for char in text:
        vowel = _SMALL_VOWELS.get(char)
        before = anyascii(parts[-1]) if parts and vowel else ""
        if vowel and before and before[-1] in "aiueo":
            parts[-1] = before[:-1] + ("y" if char in "ャュョゃゅょ" else "") + vowel
        else:
            parts.append(char)
    return parts


def key(text: str, habit: Habit = "general") -> str:
    """Reduce a sign to how it sounds under a reading habit.

    Args:
        text: a sign in any script.
        habit: whose reading; the rules are the table sound_rules.csv.
    """
    return key_of_spoken(spoken(text), habit)


@lru_cache(maxsize=1 << 17)
def key_of_spoken(latin: str, habit: Habit = "general") -> str:
    """Reduce a transliterated sign, as `spoken` writes it, to how it sounds.

    Args:
        latin: small Latin letters, words apart.
        habit: whose reading.
    """
    if habit == "consonants":
        latin = latin.replace("w", "").replace("y", "")
    general = _DOUBLED.sub(r"\1", _rewriter("general")(latin)).replace(" ", "")
    if habit == "general":
        return general
    return _DOUBLED.sub(r"\1", _rewriter(habit)(general))


@cache
def _rewriter(habit: Habit) -> Callable[[str], str]:
    """Build one pass over a text from the rules of a habit, longest spelling first."""
    rows = [row for row in table("sound_rules.csv").rows if row["habit"] == habit]
    starts = {row["spelling"]: row["sound"] for row in rows if row["place"] == "start"}
    others = {row["spelling"]: row["sound"] for row in rows if row["place"] == "any"}
    choices = [rf"\b(?:{_any_of(starts)})"] if starts else []
    pattern = re.compile("|".join([*choices, _any_of(others)]))

    def replace(found: re.Match[str]) -> str:
        spelling = found[0]
        begins = found.start() == 0 or found.string[found.start() - 1] == " "
        if begins and spelling in starts:
            return starts[spelling]
        return others[spelling]

    return lambda latin: pattern.sub(replace, latin)


def _any_of(spellings: dict[str, str]) -> str:
    return "|".join(sorted(spellings, key=lambda spelling: (-len(spelling), spelling)))
