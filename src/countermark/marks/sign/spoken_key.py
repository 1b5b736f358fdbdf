"""A key of how a sign is spoken that holds across scripts: kinds of sounds, then the sounds.

A consonant is written as a capital for its kind (P for p b f v; T for t d; K for k g h; S for s z
sh ch j th; L for l r) and its own letter; a vowel as a, e (also i) or o (also u). Two keys that
differ in a consonant of one kind differ by one letter of two, so that plain edit distance weighs
what other scripts do not tell apart less than other sounds.

>>> cross_keys("Nike"), [key for key, _ in cross_queries("ナイキ")]
(('nneKke',), ['nnaeKke'])
>>> cross_keys("周大福")
('SjooTdaPfo', 'ScaoTtaePfoKk', 'SxoTdaePfoKko', 'SxoTtaePfoKko')
"""

from __future__ import annotations

from typing import Final

from countermark.marks.sign.alphabets import in_latin
from countermark.marks.sign.readings import IN_ENGLISH, Reading, readings
from countermark.marks.sign.sound import sounds
from countermark.marks.sign.trade_words import distinctive

LONGEST: Final = 64
"""The most letters of a key."""

MOST: Final = 4
"""The most keys of a mark."""

ALONE: Final = "MNWY"
"""The consonants that are a kind of their own; their letter is written twice."""

_ENGLISH: Final = "English"
_OF_A_PART: Final = "its Latin words"

_KINDS: Final = {"P": "PBFV", "T": "TD", "K": "KGH", "S": "SZXCJQ", "L": "LR"}
_VOWELS: Final = {"A": "a", "E": "e", "I": "e", "O": "o", "U": "o"}
_LETTERS: Final = str.maketrans(
    {sound: kind + sound.lower() for kind, sounds in _KINDS.items() for sound in sounds}
    | {sound: sound.lower() * 2 for sound in ALONE}
    | _VOWELS
)


def cross_keys(text: str) -> tuple[str, ...]:
    """Give the keys under which a mark is kept: one a language, one for its Latin words.

    Args:
        text: the words of a mark in any script; nothing where none can be read.
    """
    if text.isascii():
        return tuple(filter(None, [key_of_sounds(sounds(distinctive(in_latin(text))))]))
    by_language = {one.how.removesuffix(IN_ENGLISH): one for one in readings(text)}
    by_language.pop(_ENGLISH, None)
    parts_first = sorted(by_language, key=lambda how: not how.endswith(_OF_A_PART))
    found = dict.fromkeys(key_of_sounds(by_language[how].core_sounds) for how in parts_first)
    return tuple(filter(None, found))[:MOST]


def cross_queries(text: str) -> tuple[tuple[str, Reading], ...]:
    """List the keys under which a sign is looked for, each with the reading it comes from.

    Args:
        text: a sign in any script.
    """
    found: dict[str, Reading] = {}
    for reading in readings(text):
        found.setdefault(key_of_sounds(reading.core_sounds), reading)
    return tuple((key, reading) for key, reading in found.items() if key)


def key_of_sounds(heard: str) -> str:
    """Write sounds as a key.

    Args:
        heard: capital letters, as `sounds` writes them.
    """
    return heard.translate(_LETTERS)[:LONGEST]
