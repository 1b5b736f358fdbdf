"""Scanning a segment with numba; `scan_numpy` gives the same answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from countermark.marks.likeness.measure import VOWELS, Forms, by_length, without_vowels
from countermark.marks.register import letters
from countermark.marks.search import kernels
from countermark.marks.search.part import BY_NUMBER, SHAPED, Best, Part
from countermark.marks.search.rarity import WordCounts

_NO_PLACES = np.empty(0, np.int32)
_VOWELS = np.isin(np.arange(256), [ord(vowel) for vowel in VOWELS])


def nearest(part: Part, view: str, text: str, best: Best, wanted: int = 0) -> None:
    """Do what `scan_numpy.nearest` does."""
    arrays, shapes = part.arrays, view in SHAPED
    classes = letters.SHAPES if shapes else letters.PLAIN
    whole = view == "word"
    best.count = kernels.nearest(
        (
            arrays[f"{view}_bytes"], arrays[f"{view}_starts"], arrays[f"{view}_letters"],
            arrays[f"{view}_blocks"], arrays[f"{view}_lengths"],
            arrays.get(f"{view}_places", _NO_PLACES),
            view in BY_NUMBER,
        ),
        (arrays["classes"], np.uint64(0 if whole else wanted), part.alive[: 0 if whole else None]),
        (
            _masks([text], letters.SHAPES if shapes else letters.EACH)[0],
            np.uint64(letters.signature(text, classes)), len(text),
        ),
        (best.scores, best.places, best.count, best.floor),
        0 if view in BY_NUMBER else part.offset,
    )  # fmt: skip


def holding(part: Part, text: str, most: int, wanted: int = 0) -> NDArray[np.int64]:
    """Do what `scan_numpy.holding` does."""
    arrays, codes = part.arrays, _codes(text)
    found = np.empty(most, np.int64)
    count = kernels.holding(
        (
            arrays["look_bytes"], arrays["look_starts"], arrays["look_pairs"],
            arrays["look_blocks"], arrays["look_lengths"],
        ),
        (arrays["classes"], np.uint64(wanted), part.alive),
        (
            codes, np.uint64(letters.pair_bits(codes)),
            np.uint64(letters.signature(text, letters.SHAPES)),
        ),
        found,
    )  # fmt: skip
    return found[:count]


def hashes(texts: Sequence[str]) -> NDArray[np.uint64]:
    """Do what `scan_numpy.hashes` does."""
    found: NDArray[np.uint64] = kernels.hashes(
        *_texts([letters.as_codes(text) for text in texts]), letters.FACTORS
    )
    return found


def measured(
    part: Part, chosen: NDArray[np.int64], ours: Forms, rarity: WordCounts
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Do what `scan_numpy.measured` does."""
    arrays = part.arrays
    found = np.empty((len(chosen), 15), np.int64)
    words = np.empty((len(chosen), 2))
    looks, keys = _texts(ours.looks), _texts(ours.sounds)
    bare = [without_vowels(key) for key in ours.sounds]
    kernels.measures(
        (arrays["look_bytes"], arrays["look_starts"]),
        (arrays["sound_bytes"], arrays["sound_starts"], arrays["sound_at"]),
        chosen,
        (
            (*looks, _masks(ours.looks, letters.SHAPES), _sizes(ours.looks)),
            (*keys, _masks(ours.sounds, letters.EACH), _sizes(ours.sounds), _sizes(bare),
             _masks(bare, letters.EACH)),
            _VOWELS,
        ),
        found,
    )  # fmt: skip
    weights = np.array([rarity(word) * by_length()[len(word)] for word in ours.words])
    kernels.words_alike(
        (arrays["look_bytes"], arrays["look_starts"], arrays["breaks"]),
        chosen,
        (_masks(ours.words, letters.SHAPES), _sizes(ours.words), weights),
        (rarity.counters, rarity.by_step, by_length(), letters.FACTORS),
        words,
    )
    return found, words


def _codes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode("latin-1"), np.uint8)


def _texts(texts: Sequence[str]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    return _codes("".join(texts)), np.array([*accumulate(map(len, texts), initial=0)])


def _sizes(texts: Sequence[str]) -> NDArray[np.int64]:
    return np.array([len(text) for text in texts], np.int64)


def _masks(texts: Sequence[str], classes: NDArray[np.uint8]) -> NDArray[np.uint64]:
    found: NDArray[np.uint64] = kernels.masks_of(*_texts(texts), classes)
    return found
