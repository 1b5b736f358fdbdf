"""How a sign in any script may be read aloud: one reading for each language and spelling.

>>> for reading in readings("三井銀行"):
...     print(reading.how, "|", reading.latin, "|", reading.core)
Mandarin | san jing yin xing | san jing yin xing
Mandarin, words of trade in English | san jing bank | san jing
Cantonese | sam cheng ngan hang | sam cheng ngan hang
Cantonese, words of trade in English | sam cheng bank | sam cheng
Japanese | mitsui ginko | mitsui ginko
Japanese, words of trade in English | mitsui bank | mitsui
Japanese (on) | sansho ginko | sansho ginko
Japanese (on), words of trade in English | sansho bank | sansho
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final

from countermark.marks.sign import han
from countermark.marks.sign.alphabets import HAN, KANA, in_latin
from countermark.marks.sign.sound import Language, sounds
from countermark.marks.sign.trade_words import FEWEST_LEFT, Part, parted, parts
from countermark.marks.sign.writing import clean, scripts_of

IN_ENGLISH: Final = ", words of trade in English"
"""Said of a reading in which words of trade are translated."""

WITHOUT_LATIN: Final = ", without its Latin words"
"""Said of a reading that leaves the Latin words beside another script out."""

_HAN: Final = re.compile(f"[{HAN}]")
_KANA: Final = re.compile(f"[{KANA}]")
_AS_WRITTEN: Final = "as spelled"
_Spellings = tuple[tuple[str, Language], ...]
_SPELLINGS: Final[_Spellings] = ((_AS_WRITTEN, "general"), ("English", "english"))
_LATIN_WORDS: Final[tuple[str, Language]] = ("its Latin words", "general")
_FEWEST: Final = 2
_ARTICLE: Final = re.compile(r"\b(?:وال|لل|ال)(?=\w{3})")
_WITHOUT_VOWELS: Final = frozenset(
    {"Arabic", "Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil"}
    | {"Telugu", "Kannada", "Malayalam", "Sinhala"}
)

_Way = tuple[str, Language, Callable[[str], str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a sign aloud."""

    how: str
    """The language it is read in, and whether words of trade are given in English."""

    script: str
    """The script it was written in, whose habits the comparison knows."""

    latin: str
    """All its words in Latin letters."""

    core: str
    """What distinguishes it, in Latin letters."""

    sounds: str
    """How all its words are spoken, those of trade last."""

    core_sounds: str
    """How what distinguishes it is spoken."""


@dataclass(frozen=True, slots=True)
class _Word:
    latin: str
    language: Language


@lru_cache(maxsize=1 << 12)
def readings(text: str) -> tuple[Reading, ...]:
    """List how a sign may be read, the most likely ways first; nothing where nothing can be read.

    Args:
        text: a sign in any script.
    """
    text = clean(text)
    script = main_script(text)
    if script == "Latin":
        found = list(_of_latin(in_latin(text), _SPELLINGS))
    else:
        found = [one for way in _ways(text, script) for one in _read(text, script, way)]
        found += _alone(text, script)
    spoken: dict[tuple[str, str], Reading] = {}
    for one in filter(lambda one: one.core_sounds, found):
        spoken.setdefault((one.sounds, one.core_sounds), one)
    return tuple(spoken.values())


def _of_latin(latin: str, spellings: _Spellings) -> Iterator[Reading]:
    core, rest = parted(latin)
    for how, language in spellings:
        heard = sounds(core, language)
        yield Reading(how, "Latin", latin, core, heard + sounds(rest, language), heard)


@lru_cache(maxsize=1 << 14)
def main_script(text: str) -> str:
    """Name the script whose habits of spelling a sign follows: the first that is not Latin.

    Args:
        text: a sign.
    """
    if text.isascii():
        return "Latin"
    others = sorted(scripts_of(text) - {"Latin"})
    if "Kana" in others and "Han" in others:
        return "Kana"
    return others[0] if others else "Latin"


def _ways(text: str, script: str) -> Iterator[_Way]:
    """Choose the languages in which a sign may be read."""
    characters = "".join(_HAN.findall(text))
    if not characters:
        yield _AS_WRITTEN, "bare" if script in _WITHOUT_VOWELS else "phonetic", in_latin
        return
    for language in han.languages(characters, kana=bool(_KANA.search(text))):
        reader = han.READERS[language]
        yield language, "phonetic", partial(in_latin, read_han=reader)


def _read(text: str, script: str, way: _Way) -> Iterator[Reading]:
    """Read a sign in one language: as it stands, with words of trade in English, without them."""
    how, language, read = way
    found = parts(text)
    heard = [_Word(read(part.text), _language(part, language)) for part in found]
    yield _reading(how, script, heard, (heard, []))
    if script == "Arabic" and any(map(_ARTICLE.match, text.split())):
        bare = _ARTICLE.sub("", text)
        yield from _read(bare, script, (f"{how}, without articles", language, read))
    if not any(part.english or part.of_trade for part in found):
        return
    meant = [
        _Word(part.english, "english") if part.english else word
        for part, word in zip(found, heard, strict=True)
    ]
    how = f"{how}{IN_ENGLISH}"
    rest = [word for word, part in zip(meant, found, strict=True) if part.of_trade]
    for words in (meant, heard):
        core = [word for word, part in zip(words, found, strict=True) if not part.of_trade]
        enough = len("".join(word.latin for word in core)) >= FEWEST_LEFT
        yield _reading(how, script, meant, (core, rest) if enough else (meant, []))


def _language(part: Part, language: Language) -> Language:
    return "english" if part.text.isascii() else language


def _reading(
    how: str,
    script: str,
    words: Sequence[_Word],
    parted_words: tuple[Sequence[_Word], Sequence[_Word]],
) -> Reading:
    core, rest = parted_words
    latin, core_latin = (
        " ".join(word.latin for word in some if word.latin) for some in (words, core)
    )
    heard, rest_heard = (
        "".join(sounds(word.latin, word.language) for word in some) for some in (core, rest)
    )
    return Reading(how, script, latin, core_latin, heard + rest_heard, heard)


def _alone(text: str, script: str) -> Iterator[Reading]:
    """Read the Latin words beside another script alone, and the others: 肯德基 KFC."""
    words = [part.text for part in parts(text)]
    of_latin = [word for word in words if scripts_of(word) == {"Latin"}]
    latin = in_latin(" ".join(of_latin))
    if sum(map(str.isalpha, latin)) < _FEWEST:
        return
    yield from _of_latin(latin, (_LATIN_WORDS,))
    others = " ".join(word for word in words if word not in of_latin)
    if all(part.of_trade for part in parts(others)):
        return
    for how, language, read in _ways(others, script):
        yield from _read(others, script, (f"{how}{WITHOUT_LATIN}", language, read))
