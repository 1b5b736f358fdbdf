"""Words of trade in other languages and scripts, turned into English: 銀行, банк and بنك are bank.

>>> [(part.text, part.english, part.of_trade) for part in parts("三井銀行")]
[('三井', '', False), ('銀行', 'bank', True)]
>>> distinctive("national bank of kuwait")
'kuwait'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from countermark.marks.sign.alphabets import HAN, KANA
from countermark.marks.sign.descriptive import GRAMMAR, kind_of, kinds
from countermark.marks.sign.writing import clean, fold, scripts_of
from countermark.marks.tables import columns

FEWEST_LEFT: Final = 3
"""Words of trade are left out only where this many letters are left."""

_WORDS: Final = re.compile(r"[\w\u0300-\u036f\u0900-\u0d7f\u0e00-\u0e7f'’״׳·]+")
_RUNS: Final = re.compile(
    f"[{KANA}]+|[{HAN}]+|[가-힣]+|[\u0e01-\u0e5b]+|[^{KANA}{HAN}가-힣\u0e01-\u0e5b]+"
)
_UNSPACED: Final = re.compile(f"[{KANA}{HAN}가-힣\u0e01-\u0e5b]")
_ARTICLE: Final = re.compile("^(?:ال|لل|وال|ה)")
_ENDING: Final = re.compile("(?:ого|ому|ими|ыми|[аоеыи]й|[аяоеыи][яеюи]|[аяоеыиуюії])$")
_SHORTEST_STEM: Final = 4
_ARTICLES_REST: Final = 3
_SHORTEST_KANA: Final = 3
_SHORTEST: Final = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a sign, or a piece of one in a script that sets no spaces."""

    text: str
    """As written, in small letters."""

    english: str
    """What it means in English, or nothing where the table trade_words.csv does not have it."""

    of_trade: bool
    """Whether it only says what is traded, or by whom, and so weighs little."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    english: str
    of_trade: bool


def parts(text: str) -> tuple[Part, ...]:
    """Part a sign into words, and take words of trade off words that are written together.

    Args:
        text: a sign in any script.
    """
    found: list[Part] = []
    for bare in _phrases([word.strip("'’״׳·") for word in _WORDS.findall(clean(text).casefold())]):
        meaning = _meaning(bare)
        if meaning or not _UNSPACED.search(bare):
            found.append(_part(bare, meaning))
        else:
            found.extend(_pieces(bare))
    return tuple(part for part in found if part.text)


def _phrases(words: list[str]) -> Iterator[str]:
    """Put two words together where the table has them as one."""
    at = 0
    while at < len(words):
        phrase = " ".join(words[at : at + 2])
        together = phrase in _meanings()
        yield phrase if together else words[at]
        at += 2 if together and " " in phrase else 1


def distinctive(latin: str) -> str:
    """Leave the words of trade out of a sign in Latin letters, unless too little would be left.

    Args:
        latin: small Latin letters and digits, words apart.
    """
    return parted(latin)[0]


def parted(latin: str) -> tuple[str, str]:
    """Part a sign in Latin letters into what distinguishes it and its words of trade.

    Args:
        latin: small Latin letters and digits, words apart.

    Returns: both in their order; words that only join others are in neither.

    >>> parted("national bank of kuwait")
    ('kuwait', 'national bank')
    """
    if " " not in latin:
        return latin, ""
    words = latin.split(" ")
    if _dropped().isdisjoint(words) and "a" not in words:
        return latin, ""
    of_trade = [word in _dropped() or (word == "a" and at > 0) for at, word in enumerate(words)]
    left = " ".join(word for word, drop in zip(words, of_trade, strict=True) if not drop)
    if len(left) < FEWEST_LEFT:
        return latin, ""
    rest = (word for word, drop in zip(words, of_trade, strict=True) if drop)
    return left, " ".join(word for word in rest if kind_of(word) != GRAMMAR)


def _part(text: str, meaning: _Meaning | None) -> Part:
    if meaning:
        return Part(text, meaning.english, meaning.of_trade)
    return Part(text, "", text in _dropped())


@lru_cache(maxsize=1 << 12)
def _meaning(word: str) -> _Meaning | None:
    """Look a word up as it stands, without its article, without its ending."""
    words = _meanings()
    bare = _ARTICLE.sub("", word)
    option = word if word in words or len(bare) < _ARTICLES_REST else bare
    return words.get(option) or _stems().get(_stem(word))


def _stem(word: str) -> str:
    """Take the ending and soft signs off a Slavic word in Cyrillic letters."""
    stem = _ENDING.sub("", word.replace("ь", ""))
    return stem if len(stem) >= _SHORTEST_STEM else word


def _pieces(word: str) -> Iterator[Part]:
    """Part a word of a script without spaces where words of trade stand, the longest first."""
    at, rest = 0, ""
    bounds = {run.start() for run in _RUNS.finditer(word)} | {len(word)}
    while at < len(word):
        size = _size_of_word_at(word, at, bounds if rest else bounds | {at})
        if size:
            yield from _rest(rest)
            yield _part(word[at : at + size], _meanings()[word[at : at + size]])
        else:
            rest += word[at]
        at, rest = at + (size or 1), "" if size else rest
    yield from _rest(rest)


def _rest(text: str) -> Iterator[Part]:
    if text:
        yield _part(text, _meanings().get(text))


def _size_of_word_at(word: str, at: int, bounds: set[int]) -> int:
    """Find the longest word of trade that starts here; kana and Hangul ones touch a bound."""
    words = _meanings()
    for size in range(min(_longest(), len(word) - at), 0, -1):
        if word[at : at + size] not in words:
            continue
        starts, ends, last = at in bounds, at + size in bounds, at + size == len(word)
        if re.match(f"[{KANA}]", word[at]):
            fits = (starts or ends) and (size >= _SHORTEST_KANA or (last and size >= _SHORTEST))
        elif re.match(f"[{HAN}]", word[at]):
            fits = size >= _SHORTEST or (last and at > 0)
        else:
            fits = (starts or ends) if size >= _SHORTEST else (last and at > 0)
        if fits:
            return size
    return 0


@cache
def _meanings() -> dict[str, _Meaning]:
    return {
        clean(word).casefold(): _Meaning(english, kind == "trade")
        for word, english, kind in columns("trade_words.csv", "word", "english", "kind")
    }


@cache
def _stems() -> dict[str, _Meaning]:
    """Collect the stems of Cyrillic words; of two words of one stem the first counts."""
    words = (word for word in _meanings() if scripts_of(word) == {"Cyrillic"})
    return {_stem(word): _meanings()[word] for word in reversed(tuple(words))}


@cache
def _longest() -> int:
    return max(map(len, _meanings()))


@cache
def _dropped() -> frozenset[str]:
    """Collect the Latin words that weigh little: of trade, descriptive, joining."""
    meanings = _meanings()
    english = {word for one in meanings.values() if one.of_trade for word in one.english.split()}
    plural = {f"{word}s" for word in english}
    foreign = {fold(word) for word, one in meanings.items() if one.of_trade}
    return frozenset(filter(str.isascii, english | plural | foreign | kinds().keys())) - {"a"}
