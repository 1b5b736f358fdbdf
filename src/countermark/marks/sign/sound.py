"""How a sign is spoken: its sounds by the spelling of languages, and a key of what is alike.

A **sound** is one capital letter: the vowels A E I O U; P B F V, T D, K G, L R, M, N, H, W, Y as
in English; S Z, X as in ship, C as in church, J as in jam, Q as in thing. A **key** joins the
sounds that are taken for each other.

>>> sounds("shakespeare"), sounds("xerox")
('XAKESPIRE', 'SEROKS')
>>> key("Knike") == key("Nike"), key("koka kola") == key("Coca-Cola")
(True, True)
>>> keys("Jalisco")
('jalisko', 'alisko', 'ialisko')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from string import ascii_lowercase
from typing import Final, Literal

from countermark.marks.sign.alphabets import in_latin
from countermark.marks.sign.writing import scripts_of
from countermark.marks.tables import table

Language = Literal[
    "general", "english", "french", "german", "spanish", "italian", "polish", "phonetic", "bare"
]
"""Whose spelling a word follows.

general: what most languages of Europe share; phonetic: as `in_latin` spells other scripts; bare:
the same where vowels are left out, so that a word without vowel is no abbreviation.
"""

READINGS: Final = 3
"""The most keys that a sign is looked for by."""

_LANGUAGES: Final[tuple[Language, ...]] = (
    "general", "english", "spanish", "german", "french", "italian", "polish",
)  # fmt: skip
_DOUBLED: Final = re.compile(r"([A-Z])(?=\1)")
_NO_LETTER: Final = re.compile("[^a-z]+")
_BY_LETTERS: Final = re.compile("(?<= )(?:[bcdfghjklmnpqrstvwxz]{1,5}|[eiouy])(?= )|[0-9]")
_DIGITS: Final = re.compile("[0-9]")
_OWN_SPELLING: Final[dict[Language, tuple[Language, ...]]] = {
    "general": ("general",),
    "phonetic": ("phonetic",),
    "bare": ("phonetic",),
}
_PAIRS_JOINED: Final = (("TS", "S"), ("H", ""), ("EI", "AI"))
_JOINED: Final = str.maketrans("CQWYZ", "XTVIS")


def spoken(text: str) -> str:
    """Write a sign in Latin letters, words apart, digits left out.

    Args:
        text: a sign in any script.
    """
    return _NO_LETTER.sub(" ", in_latin(text)).strip()


@lru_cache(maxsize=1 << 12)
def sounds(latin: str, language: Language = "general") -> str:
    """Write how a sign is spoken, as one piece, each sound a capital letter.

    Words without vowel are spelled out and digits are read, as in English; the other spellings
    are the table sound_rules.csv.

    Args:
        latin: small Latin letters and digits, words apart, as `in_latin` writes them.
        language: whose spelling comes before the general one.

    >>> sounds("bmw 3"), sounds("nike", "english")
    ('BIEMDABLYUQRI', 'NAIK')
    """
    words = "".join([_of_word(word, language) for word in latin.split(" ")])
    return _once(words)


def sounds_of_many(signs: Sequence[Sequence[str]]) -> list[str]:
    """Write how many signs are spoken, each as `sounds` does by the general spelling.

    Every word is looked at once, and all of them together, which takes half the time.

    Args:
        signs: the words of each, of small Latin letters and digits.

    >>> sounds_of_many([("bmw", "3"), ("nike",)])
    ['BIEMDABLYUQRI', 'NIKE']
    """
    words = list({word for sign in signs for word in sign})
    heard = dict(zip(words, _of_words("\n".join(words)).split("\n"), strict=True))
    return _once("\n".join(["".join([heard[word] for word in sign]) for sign in signs])).split("\n")


@lru_cache(maxsize=1 << 16)
def _of_word(word: str, language: Language) -> str:
    return _of_words(word, language)


def _of_words(lines: str, language: Language = "general") -> str:
    """Write how words are spoken, one a line; no spelling reaches over the end of a line."""
    by_letters = _DIGITS if language == "bare" else _BY_LETTERS
    rewrite, single = _spellings(language)
    spaced = f" {lines} ".replace("\n", " \n ")
    return rewrite(by_letters.sub(_by_letters, spaced)).translate(single)


def key(text: str) -> str:
    """Reduce a sign to how it sounds, by the general spelling.

    Args:
        text: a sign in any script.
    """
    return key_of_spoken(spoken(text))


def keys(text: str) -> tuple[str, ...]:
    """List the keys under which a sign is looked for: the general one first, at most three.

    Args:
        text: a sign in any script; only Latin ones are read by the spelling of languages.
    """
    latin = spoken(text)
    languages = _LANGUAGES if scripts_of(text) <= {"Latin"} else _LANGUAGES[:1]
    found = dict.fromkeys(_key(sounds(latin, language)) for language in languages)
    return tuple(found)[:READINGS]


@lru_cache(maxsize=1 << 17)
def key_of_spoken(latin: str) -> str:
    """Reduce a transliterated sign, as `spoken` writes it, to how it sounds.

    Args:
        latin: small Latin letters, words apart.
    """
    return _key(sounds(latin))


def keys_of_many(heard: Sequence[str]) -> list[str]:
    """Reduce many signs, as `sounds` writes them, to how they sound.

    Args:
        heard: the sounds of each.
    """
    return _key("\n".join(heard)).split("\n")


def _key(sounds_: str) -> str:
    for apart, joined in _PAIRS_JOINED:
        sounds_ = sounds_.replace(apart, joined)
    return _once(sounds_.translate(_JOINED)).lower()


def _once(heard: str) -> str:
    """Write a sound that follows itself once."""
    return _DOUBLED.sub("", heard)


def _by_letters(found: re.Match[str]) -> str:
    names = _letter_names()
    return names.get(found[0]) or "".join(names[letter] for letter in found[0])


@cache
def _letter_names() -> dict[str, str]:
    rows = (row for row in table("sound_rules.csv").rows if row["habit"] == "letters")
    return {row["spelling"]: row["sound"] for row in rows}


@cache
def _spellings(language: Language) -> tuple[Callable[[str], str], dict[int, str | None]]:
    """Build one pass over a text for spellings of several letters, and a table for the others.

    A space marks a word's start or end. Where several spellings fit the longest wins, and the
    language's own before the general one.
    """
    found: dict[str, str] = {}
    for habit in reversed(_OWN_SPELLING.get(language, (language, "general"))):
        rows = [row for row in table("sound_rules.csv").rows if row["habit"] == habit]
        found |= {_placed(row["spelling"], row["place"]): row["sound"] for row in rows}
    single = {letter: found.pop(letter, letter.upper()) for letter in ascii_lowercase}
    pattern = re.compile(_pattern(sorted(found)))
    return lambda text: pattern.sub(lambda one: found[one[0]], text), str.maketrans(
        {**single, " ": None}
    )


def _pattern(spellings: Sequence[str]) -> str:
    """Write sorted spellings as a pattern that reads each letter once and takes the longest."""
    heads = dict.fromkeys(spelling[:1] for spelling in spellings)
    options = []
    for head in filter(None, heads):
        tails = [spelling[1:] for spelling in spellings if spelling[:1] == head]
        options.append(re.escape(head) + (f"(?:{_pattern(tails)})" if any(tails) else ""))
    return "|".join([*options, *([""] if "" in heads else [])])


def _placed(spelling: str, place: str) -> str:
    return {"start": f" {spelling}", "end": f"{spelling} "}.get(place, spelling)
