"""Scanning a segment with numpy: what is done where numba is not installed or not worth starting.

`scan_numba` gives the same answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from countermark.marks.likeness.measure import Forms, Rarity, counts, words_found
from countermark.marks.register import letters
from countermark.marks.search.part import BY_NUMBER, SHAPED, Best, Part


def nearest(part: Part, view: str, text: str, best: Best, wanted: int = 0) -> None:
    """Find the places whose form is nearest to a text by Indel similarity; none is skipped.

    Args:
        part: where to look.
        view: `look`, `sound`, `word`, `spoken` or `foreign`.
        text: one character for each code.
        best: takes what is found.
        wanted: bits of classes, or 0 for all.
    """
    shapes = view in SHAPED
    query = letters.shape(text) if shapes else text
    signature = letters.signature(text, letters.SHAPES if shapes else letters.PLAIN)
    spare = len(text) - signature.bit_count()
    bounds = part.arrays[f"{view}_lengths"]
    for length in _outwards(len(text), len(bounds) - 2):
        if 2.0 * min(len(text), length) / (len(text) + length) < best.threshold:
            break
        need = _need(best.threshold, len(text) + length)
        block = slice(int(bounds[length]), int(bounds[length + 1]))
        own = part.arrays[f"{view}_letters"][block]
        shared = np.bitwise_count(own & np.uint64(signature)).astype(np.int64)
        shared += np.minimum(spare, length - np.bitwise_count(own).astype(np.int64))
        at = np.flatnonzero(shared >= need) + block.start
        places = part.arrays[f"{view}_places"][at] if f"{view}_places" in part.arrays else at
        at, places = _standing(part, view, at, places, wanted)
        _compare(part, view, query, (at, places), best)


def _outwards(size: int, longest: int) -> Iterator[int]:
    """List lengths by how alike a text of that length can be at best."""
    low, high = min(size, longest), size + 1
    while low > 0 or high <= longest:
        if high > longest or (low > 0 and low * (high + size) >= size * (low + size)):
            yield low
            low -= 1
        else:
            yield high
            high += 1


def _need(threshold: float, both: int) -> int:
    return int(np.ceil(threshold * both / 2.0 - 1e-9))


def _standing(
    part: Part, view: str, at: NDArray[np.int64], places: NDArray[Any], wanted: int
) -> tuple[NDArray[np.int64], NDArray[Any]]:
    if view == "word":
        return at, at
    if wanted:
        chosen = (part.arrays["classes"][places] & np.uint64(wanted)) > 0
        at, places = at[chosen], places[chosen]
    if len(part.alive):
        chosen = part.alive[places]
        at, places = at[chosen], places[chosen]
    return at, places


def _compare(
    part: Part,
    view: str,
    query: str,
    found: tuple[NDArray[np.int64], NDArray[Any]],
    best: Best,
) -> None:
    """Compare the texts that are left in full, and keep the best of them and of those before."""
    starts, codes = part.arrays[f"{view}_starts"], part.arrays[f"{view}_bytes"]
    scores, places = [], []
    for at, place in zip(found[0], found[0] if view in BY_NUMBER else found[1], strict=True):
        text = codes[starts[at] : starts[at + 1]].tobytes().decode("latin-1")
        common = LCSseq.similarity(query, letters.shape(text) if view in SHAPED else text)
        score = 2.0 * common / (len(query) + len(text))
        if score >= best.threshold:
            scores.append(score)
            places.append(int(place) + (0 if view in BY_NUMBER else part.offset))
    if scores:
        every = np.concatenate([best.scores[: best.count], scores])
        whose = np.concatenate([best.places[: best.count], np.array(places, np.int64)])
        order = np.lexsort((whose, -every))[: best.limit]
        best.count = len(order)
        best.scores[: best.count], best.places[: best.count] = every[order], whose[order]


def holding(part: Part, text: str, most: int, wanted: int = 0) -> NDArray[np.int64]:
    """Find the shortest marks that hold all letters of a text in a row, and more.

    Args:
        part: where to look.
        text: one character for each code.
        most: how many at most.
        wanted: bits of classes, or 0 for all.

    Returns: places in this part.
    """
    bounds = part.arrays["look_lengths"]
    begin = int(bounds[min(len(text) + 1, len(bounds) - 1)])
    neighbours = np.uint64(letters.pair_bits(np.frombuffer(text.encode("latin-1"), np.uint8)))
    may = np.flatnonzero((part.arrays["look_pairs"][begin:] & neighbours) == neighbours) + begin
    may = part.standing(may, wanted, len(may))
    found = []
    for place in may:
        if text in part.text("look", int(place)):
            found.append(int(place))
            if len(found) == most:
                break
    return np.array(found, np.int64)


def hashes(texts: Sequence[str]) -> NDArray[np.uint64]:
    """Hash texts as whole forms are hashed.

    Args:
        texts: any texts; of each the first 255 characters count.
    """
    return letters.hashes(*letters.encoded(texts))


def measured(
    part: Part, chosen: NDArray[np.int64], ours: Forms, rarity: Rarity
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Measure places beside a sign.

    Args:
        part: where they are.
        chosen: places in this part.
        ours: the sign's forms.
        rarity: how rare a word is.

    Returns: rows of `measure.counts` and of `measure.words_found`.
    """
    theirs = [part.forms(int(place)) for place in chosen]
    found = np.array([counts(ours, one) for one in theirs], np.int64).reshape(len(chosen), -1)
    words = np.array([words_found(ours, one, rarity) for one in theirs]).reshape(len(chosen), 2)
    return found, words
