"""The concept view of a register: what its marks mean, in 50 bytes each.

A direction of 512 numbers (`sign.meaning`) is projected on 192 axes that were learned once from
the encoder's own vocabulary, and each coordinate is kept in two bits: which side of zero, and
whether it is far from it. 64 of the sides stand apart, because a search looks through them alone
first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from countermark.marks.register.mark import Mark
from countermark.marks.sign import meaning
from countermark.marks.sign.meaning import Directions
from countermark.marks.sign.sign import Sign

Arrays = dict[str, NDArray[Any]]

Meaning = Mapping[str, NDArray[Any]]
"""The arrays that `build` makes."""

Places = NDArray[np.integer[Any]]
"""Places of records in these arrays."""

FORM: Final = "meaning 1"
"""How meanings are worked out, with the version; registers enriched otherwise are enriched anew."""

AXES: Final = 192
"""How many coordinates are kept."""

WORDS: Final = 2 * AXES // 64
"""How many 64-bit words a code has: the sides, then whether they are far from zero."""

UNIT: Final = 22 * 255
"""What the product of a code and its weight is divided by to give a length of about one."""

VALUES: Final = np.array([1, 2, 4, 8, -16], np.int64)
"""What the bits of a query's coordinates count: five bits in two's complement."""

_PLANES: Final = len(VALUES)
_STEPS: Final = 60
_STRETCH: Final = 1.04
_FOUND: Final = np.float32(0.45)
_FOR_MISSING: Final = np.float32(0.75)
_FAR: Final = 0.996 / AXES**0.5
"""The best limit between near and far for two bits and normal coordinates (Max, Quantizing for
Minimum Distortion, IRE Transactions on Information Theory 6, 1960)."""


def build(marks: Sequence[Mark]) -> Arrays:
    """Work out what some marks mean.

    Args:
        marks: records of a register.

    Returns: arrays whose first axis is the place of the record: `sides` and `rest`, the code;
        `weight`, 0 where no meaning is known; `known`, whether it was worked out: true.

    Errors: `MissingPartError` if the encoder is not installed.
    """
    readings = [meaning.read(words_of(mark)) for mark in marks]
    shares = np.array([one.known for one in readings], np.float32)
    meant = np.flatnonzero(shares >= meaning.KNOWN)
    directions = meaning.encode([readings[place].text for place in meant])
    codes = np.zeros((len(marks), WORDS), np.uint64)
    weight = np.zeros(len(marks), np.uint8)
    codes[meant], weight[meant] = coded(directions, shares[meant])
    known = np.ones(len(marks), np.bool_)
    sides, rest = (np.ascontiguousarray(part) for part in (codes[:, 0], codes[:, 1:]))
    return {"sides": sides, "rest": rest, "weight": weight, "known": known}


def words_of(mark: Mark) -> tuple[str, ...]:
    """Choose the words that say what a mark means: the register's translation, else its own words.

    Args:
        mark: the register's record.
    """
    text = next(filter(None, mark.translations), mark.text)
    return meaning.words_of(Sign.of_mark(text)) if text.strip() else ()


def coded(
    directions: NDArray[np.float32], shares: NDArray[np.float32]
) -> tuple[NDArray[np.uint64], NDArray[np.uint8]]:
    """Write directions as codes.

    Args:
        directions: one of length 1 in each row.
        shares: the share of known letters of each.

    Returns: six 64-bit words for each, and by what their products are weighted: by the share, and
        so that all codes of one share are equally long.
    """
    along = coordinates(directions)
    sides, far = along >= 0, np.abs(along) >= _FAR
    # Two bits count 0 to 3 from the far left to the far right, so that far means 1 on the right
    # and 0 on the left.
    bits = np.concatenate([sides, far == sides], axis=1)
    codes = np.packbits(bits, axis=1, bitorder="little").view(np.uint64)
    lengths = np.sqrt(AXES + 8 * far.sum(axis=1))
    weight = np.clip(np.rint(shares * UNIT / lengths), 0, 255)
    return codes, weight.astype(np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A direction as it is multiplied with codes."""

    planes: NDArray[np.uint64]
    """The bits of its coordinates, the lowest first: three words each."""

    sides: np.uint64
    """On which side of zero the first 64 coordinates lie."""

    total: int
    """The sum of the coordinates."""

    factor: float
    """What turns products into cosines, stretched for what the axes leave out."""

    @classmethod
    def of(cls, direction: NDArray[np.float32]) -> Asked:
        """Prepare a direction.

        Args:
            direction: a row of 512 numbers.
        """
        along = coordinates(direction[None, :])[0]
        most = 1 << _PLANES - 1
        numbers = np.clip(np.rint(along * _STEPS), -most, most - 1).astype(np.int64)
        bits = (numbers >> np.arange(_PLANES)[:, None]) & 1
        planes = np.packbits(bits.astype(np.bool_), axis=1, bitorder="little").view(np.uint64)
        sides = np.packbits(along >= 0, bitorder="little").view(np.uint64)[0]
        length = float(np.sqrt((numbers**2).sum()))
        known = float(np.linalg.norm(direction))
        return cls(planes, sides, int(numbers.sum()), _STRETCH * known / (length * UNIT))

    def times(self, codes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Multiply codes: 2 for a side to the right, 1 for the other bit.

        Args:
            codes: six rows, as `codes_at` gives them.
        """
        planes = np.concatenate([self.planes, self.planes], axis=1)
        ones = np.bitwise_count(codes & planes[:, :, None])
        counts = np.multiply.outer(VALUES, np.repeat([2, 1], WORDS // 2))
        sums: NDArray[np.int64] = np.einsum("bwn,bw->n", ones, counts, dtype=np.int64)
        return sums


def likeness_at(meaning: Meaning, directions: Directions, places: Places) -> NDArray[np.float32]:
    """Tell how near the meanings of some marks are.

    Args:
        meaning: the arrays of a segment.
        directions: of the sign (`sign.meaning.directions`).
        places: the marks.

    Returns: approximate cosines, times the known shares of both sides, and less where a word of
        the sign is not found in what the mark means; not a number where no meaning is known.
    """
    codes = codes_at(meaning, places)
    whole, *words = (
        np.max([_cosines(meaning, asked, places, codes) for asked in readings], axis=0)
        for readings in prepared(directions)
    )
    found: NDArray[np.float32] = np.minimum(whole, np.float32(1))
    if words:
        found += _FOR_MISSING * np.minimum(np.min(words, axis=0) - _FOUND, 0)
    found[meaning["weight"][places] == 0] = np.nan
    return found


@lru_cache(maxsize=256)
def prepared(directions: Directions) -> tuple[tuple[Asked, ...], ...]:
    """Prepare directions: the readings of all words together, then those of each word.

    Args:
        directions: of the sign (`sign.meaning.directions`).
    """
    texts = (directions.whole, *directions.words)
    return tuple(tuple(map(Asked.of, readings)) for readings in texts)


def _cosines(
    meaning: Meaning, asked: Asked, places: Places, codes: NDArray[np.uint64]
) -> NDArray[np.float32]:
    values = weighted(meaning, asked, places, asked.times(codes))
    found: NDArray[np.float32] = (values * asked.factor).astype(np.float32)
    return found


def codes_at(meaning: Meaning, places: Places) -> NDArray[np.uint64]:
    """Collect the codes of some marks: a row for each of the six words.

    Args:
        meaning: the arrays of a segment.
        places: the marks.
    """
    codes = np.empty((WORDS, len(places)), np.uint64)
    np.take(meaning["sides"], places, out=codes[0])
    codes[1:] = np.take(meaning["rest"], places, axis=0).T
    return codes


def weighted(
    meaning: Meaning, asked: Asked, places: Places, sums: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Turn sums of bits into products, and weigh them.

    Args:
        meaning: the arrays of a segment.
        asked: what the codes were multiplied with.
        places: the marks.
        sums: what `Asked.times` gave; each coordinate of a code counts -3, -1, 1 or 3.
    """
    products: NDArray[np.int64] = (2 * sums - 3 * asked.total) * meaning["weight"][places]
    return products


def coordinates(directions: NDArray[np.float32]) -> NDArray[np.float32]:
    """Project directions on the axes and make them of length 1 again.

    Args:
        directions: 512 numbers in each row.
    """
    along = directions @ _axes()
    found: NDArray[np.float32] = along / np.linalg.norm(along, axis=1, keepdims=True)
    return found


@cache
def _axes() -> NDArray[np.float32]:
    """Read the axes that `scripts/make_meaning_axes.py` wrote."""
    with as_file(files("countermark.marks.sign") / "data" / "meaning_axes.npy") as path:
        return np.asarray(np.load(path), np.float32)
