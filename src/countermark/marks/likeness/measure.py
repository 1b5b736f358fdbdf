"""Measuring a mark beside a sign: whole numbers first, then shares, then the blend.

The counts are the same whether numba (`search.kernels`) or this module takes them; everything
after the counts is done here for both, so that both give the same answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, LCSseq, Postfix, Prefix

from countermark.marks.register import letters
from countermark.marks.sign.sign import Sign
from countermark.marks.sign.sound import key_of_spoken, keys, spoken
from countermark.marks.sign.writing import look
from countermark.marks.tables import table

Rarity = Callable[[str], float]
"""How rare a word is in a register, from nearly 0 to 1."""

FEATURES: Final = (
    "look", "run in the longer", "run in the shorter", "length",
    "sound", "sound, letter by letter", "beginning", "ending", "consonants",
    "words of the sign", "words of the mark",
)  # fmt: skip
"""What is blended, in the order of the columns."""

VOWELS: Final = "aeiou"
"""Letters of a key of sound that are no consonants."""

READINGS: Final = 4
"""How many readings of a sign are looked at."""

_BITS: Final = 64
_WITHOUT_VOWELS: Final = str.maketrans("", "", VOWELS)


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one side, each letter a code (`letters`)."""

    looks: tuple[str, ...]
    """How its core may be read."""

    sounds: tuple[str, ...]
    """How its core may sound."""

    words: tuple[str, ...]
    """How the words of its core look."""

    @classmethod
    @lru_cache(maxsize=1 << 12)
    def of(cls, sign: Sign) -> Forms:
        """Take the forms that are measured out of a sign.

        Args:
            sign: a sign or a mark.
        """
        return cls(
            looks=tuple(map(letters.as_codes, sign.looks[:READINGS])),
            sounds=tuple(map(letters.as_codes, _sounds(sign))),
            words=_words(sign),
        )


def _sounds(sign: Sign) -> tuple[str, ...]:
    """List how the core may sound, also where look-alike letters are read as they are meant."""
    meant = [key_of_spoken(spoken(look)) for look in sign.looks[1:READINGS]]
    return tuple(dict.fromkeys([*keys(" ".join(sign.core)), *meant]))


def _words(sign: Sign) -> tuple[str, ...]:
    """List the words of the core; what begins after letter 64 belongs to the word before it."""
    whole = letters.as_codes(sign.looks[0])
    lengths = [len(look(word)) for word in sign.core]
    starts = [at for at in accumulate(lengths[:-1], initial=0) if at < min(_BITS, len(whole))]
    return tuple(
        whole[start:end]
        for start, end in zip(starts, [*starts[1:], len(whole)], strict=True)
        if end > start
    )


def counts(ours: Forms, theirs: Forms) -> list[int]:
    """Count what a sign and a mark share.

    Args:
        ours: the sign's forms.
        theirs: the mark's forms; its first reading and key are taken.

    Returns: the number of the sign's reading that is nearest, the letters it shares with the mark
        in order, the longest run they share, both lengths; then for the keys of sound the number
        of the nearest, shared letters, edits, shared beginning, shared ending, both lengths; then
        for their consonants the shared letters and both lengths.
    """
    shape = theirs.looks[0]
    which, common = _nearest(ours.looks, shape, letters.shape)
    reading = ours.looks[which]
    number, heard = _nearest(ours.sounds, theirs.sounds[0], str)
    key, other = ours.sounds[number], theirs.sounds[0]
    bare, other_bare = without_vowels(key), without_vowels(other)
    return [
        which, common, _run(reading, shape), len(reading), len(shape),
        number, heard, OSA.distance(key, other), Prefix.similarity(key, other),
        Postfix.similarity(key, other), len(key), len(other),
        LCSseq.similarity(bare, other_bare), len(bare), len(other_bare),
    ]  # fmt: skip


def without_vowels(key: str) -> str:
    """Take the vowels out of a key of sound.

    >>> without_vowels("adidas")
    'dds'
    """
    return key.translate(_WITHOUT_VOWELS)


def _nearest(options: Sequence[str], text: str, form: Callable[[str], str]) -> tuple[int, int]:
    """Choose the option that shares most with a text by Indel; of equals the first."""
    best = (0, 0)
    value = -1.0
    for number, option in enumerate(options):
        common = LCSseq.similarity(form(option), form(text))
        share = common / max(len(option) + len(text), 1)
        if share > value:
            best, value = (number, common), share
    return best


def _run(ours: str, theirs: str) -> int:
    """Count the letters of the longest run that two texts share."""
    short, long = sorted((ours, theirs), key=len)
    for size in range(len(short), 0, -1):
        if any(short[at : at + size] in long for at in range(len(short) - size + 1)):
            return size
    return 0


def words_found(ours: Forms, theirs: Forms, rarity: Rarity) -> tuple[float, float]:
    """Tell how far the words of each side find their like on the other side.

    A rare word weighs more than a common one, a long one more than a short one.

    Args:
        ours: the sign's forms.
        theirs: the mark's forms.
        rarity: how rare a word is.

    Returns: the share of the sign's words found in the mark, and of the mark's in the sign.
    """
    values = [[_alike(mine, other) for other in theirs.words] for mine in ours.words]
    of_ours = [max(row, default=0.0) for row in values]
    of_theirs = [max(column, default=0.0) for column in zip(*values, strict=True)]
    if not values:
        of_theirs = [0.0] * len(theirs.words)
    return _share(ours.words, of_ours, rarity), _share(theirs.words, of_theirs, rarity)


def _alike(mine: str, other: str) -> float:
    common = LCSseq.similarity(letters.shape(mine), letters.shape(other))
    value = 2.0 * common / (len(mine) + len(other))
    return value * value


def _share(words: Sequence[str], values: Sequence[float], rarity: Rarity) -> float:
    got = total = 0.0
    for word, value in zip(words, values, strict=True):
        weight = rarity(word) * by_length()[len(word)]
        got += weight * value
        total += weight
    return float(got / total) if total else 0.0


@cache
def by_length() -> NDArray[np.float64]:
    """Give the weight of a word by its number of letters: the square root."""
    return np.sqrt(np.arange(letters.LONGEST + 1, dtype=np.float64))


def shares(found: NDArray[np.int64], words: NDArray[np.float64]) -> NDArray[np.float64]:
    """Make shares from 0 to 1 out of counts.

    Args:
        found: a row of `counts` for each mark.
        words: a row of `words_found` for each mark.

    Returns: a row for each mark, a column for each of `FEATURES`.
    """
    columns = found.T.astype(np.float64)
    _, common, run, ours, theirs, _, heard, edits, first, last, key, other, bare, mine, its = (
        columns
    )
    longer, shorter = np.maximum(ours, theirs), np.minimum(ours, theirs)
    longer_key = np.maximum(key, other)
    parts = np.stack(
        [2 * common, run, run, shorter, 2 * heard, longer_key - edits, first, last, 2 * bare]
    )
    wholes = np.stack(
        [
            ours + theirs, longer, shorter, longer, key + other, longer_key, longer_key,
            longer_key, mine + its,
        ]
    )  # fmt: skip
    # Nothing of nothing is 0.
    ratios = np.divide(parts, wholes, out=np.zeros_like(parts), where=wholes > 0)
    return np.concatenate([ratios, words.T]).T


@cache
def weights() -> NDArray[np.float64]:
    """Read the weight of each of `FEATURES` (table feature_weights.csv); they add up to 1."""
    found = {row["feature"]: float(row["weight"]) for row in table("feature_weights.csv").rows}
    values = np.array([found[name] for name in FEATURES])
    values /= values.sum()
    return values


def blend(features: NDArray[np.float64]) -> NDArray[np.float64]:
    """Blend features into one value from 0 to 1.

    Args:
        features: a row for each mark, as `shares` makes them.
    """
    total = np.zeros(len(features))
    for column, weight in enumerate(weights()):
        total += weight * features[:, column]
    return total


def common_everywhere(word: str) -> float:  # noqa: ARG001 - the shape of Rarity
    """Call every word equally rare: what is done where no register is asked."""
    return 1.0
