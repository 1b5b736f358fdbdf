"""Letters as numbers: texts as arrays of codes, their hashes and signatures.

A text is a row of codes from 0 to 255: ASCII as it is, any other character folded into 128 to
255. Two characters may share a code; that can only make texts seem more alike than they are, and
what is shown is always compared with the full texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint8]
Starts = NDArray[np.uint32]

LONGEST: Final = 255
"""Letters beyond this are left out of the views; the full comparison sees them."""

OTHER: Final = 128
"""The first code that is no ASCII character."""

BLOCK: Final = 16
"""How many texts share one united signature."""

_BY_FREQUENCY: Final = "eaiornstlcdumpghkbyvfwxzjq"
_ALPHABET: Final = 26
_BUCKETS: Final = 12
_CLASSES: Final = _ALPHABET + _BUCKETS
_PAIRS: Final = 64
_RUN: Final = 1 << 14
_NONE: Final = np.empty(0, np.int64)
_FOLDING: Final = 2654435761
_MIXING: Final = np.uint64(0x9E3779B97F4A7C15)
_AS_LETTERS: Final = dict(zip("0123456789l|!$@", "oizeasgtbgiiisa", strict=True))
_TO_LETTERS: Final = str.maketrans(_AS_LETTERS)


def _classes(as_letters: dict[str, str]) -> Codes:
    """Give each code its class: 0 to 25 for letters, 26 to 37 for all others."""
    classes = np.array([_ALPHABET + code % _BUCKETS for code in range(256)], np.uint8)
    for number in range(_ALPHABET):
        classes[ord("a") + number] = number
    for sign, letter in as_letters.items():
        classes[ord(sign)] = ord(letter) - ord("a")
    return classes


PLAIN: Final = _classes({})
"""Classes in which every letter stands for itself."""

SHAPES: Final = _classes(_AS_LETTERS)
"""Classes in which letters, digits and signs that are written for each other are one."""


EACH: Final = np.full(256, _ALPHABET, np.uint8)
"""Classes in which no code stands for another."""


def _factors() -> NDArray[np.uint64]:
    values = np.arange(1, LONGEST + 2, dtype=np.uint64)
    with np.errstate(over="ignore"):
        values = (values * _MIXING) ^ ((values * _MIXING) >> np.uint64(29))
        values = values * np.uint64(0xBF58476D1CE4E5B9)
    return values | np.uint64(1)


FACTORS: Final = _factors()
"""One odd number for each position in a text; a hash is the sum of code times factor."""

_FACTORS: Final[list[int]] = FACTORS.tolist()
_ALL: Final = (1 << 64) - 1


def code_of(char: str) -> int:
    """Give a character's code."""
    point = ord(char)
    return point if point < OTHER else OTHER + (point * _FOLDING >> 15) % OTHER


def codes_of(text: str) -> Codes:
    """Write one text as codes, its first 255 characters.

    Args:
        text: any text.
    """
    if text.isascii():
        return np.frombuffer(text[:LONGEST].encode("ascii"), np.uint8)
    return np.array([code_of(char) for char in text[:LONGEST]], np.uint8)


def as_codes(text: str) -> str:
    """Write one text with one character for each code, its first 255.

    >>> as_codes("nike"), len(as_codes("耐克"))
    ('nike', 2)
    """
    return text[:LONGEST] if text.isascii() else codes_of(text).tobytes().decode("latin-1")


def shape(text: str) -> str:
    """Write letters, digits and signs that are written for each other as one.

    >>> shape("n1ke"), shape("guccl")
    ('nike', 'gucci')
    """
    return text.translate(_TO_LETTERS)


def encoded(texts: Sequence[str]) -> tuple[Codes, Starts]:
    """Write texts as codes, one after the other.

    Args:
        texts: any texts; of each the first 255 characters count.

    Returns: the codes, and where each text starts, with the end of the last.
    """
    kept = [text[:LONGEST] for text in texts]
    starts = np.zeros(len(kept) + 1, np.uint32)
    np.cumsum([len(text) for text in kept], out=starts[1:])
    together = "".join(kept)
    if together.isascii():
        return np.frombuffer(together.encode("ascii"), np.uint8), starts
    points = np.frombuffer(together.encode("utf-32-le", "surrogatepass"), np.uint32)
    folded = (points.astype(np.uint64) * np.uint64(_FOLDING) >> np.uint64(15)) % np.uint64(OTHER)
    return np.where(points < OTHER, points, folded + OTHER).astype(np.uint8), starts


def hash_of(text: str) -> int:
    """Hash one text, as `hashes` does.

    Args:
        text: one character for each code.
    """
    total: int = sum((ord(char) + 1) * factor for char, factor in zip(text, _FACTORS, strict=False))
    total &= _ALL
    total = (total ^ (total >> 31)) * int(_MIXING) & _ALL
    return total ^ (total >> 29)


def hashes(codes: Codes, starts: Starts) -> NDArray[np.uint64]:
    """Hash texts.

    Args:
        codes: the codes of all texts.
        starts: where each text starts, with the end of the last.
    """
    bounds = starts.astype(np.int64)
    return hashes_between(codes, bounds[:-1], bounds[1:])


def hashes_between(
    codes: Codes, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """Hash pieces of texts; a piece of the same codes has the same hash wherever it stands.

    Args:
        codes: the codes.
        starts: where each piece starts.
        ends: where each piece ends.
    """
    sums = np.zeros(len(starts), np.uint64)
    with np.errstate(over="ignore"):
        for some in _runs(len(starts)):
            lengths = ends[some] - starts[some]
            inside = _inside(lengths)
            at = inside + np.repeat(starts[some], lengths)
            terms = (codes[at].astype(np.uint64) + np.uint64(1)) * FACTORS[inside]
            sums[some] = _sums(terms, lengths)
        sums = (sums ^ (sums >> np.uint64(31))) * _MIXING
    return sums ^ (sums >> np.uint64(29))


def _runs(count: int) -> Iterator[slice]:
    """Part many pieces into runs: what is worked out for a run stays in the processor's cache."""
    yield from (slice(begin, begin + _RUN) for begin in range(0, count, _RUN))


def _inside(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number the letters of pieces that lie one after the other, in each piece from 0."""
    first = np.cumsum(lengths) - lengths
    return np.arange(lengths.sum(), dtype=np.int64) - np.repeat(first, lengths)


def _lengths(starts: Starts) -> NDArray[np.int64]:
    bounds = starts.astype(np.int64)
    return bounds[1:] - bounds[:-1]


def _sums(terms: NDArray[np.uint64], lengths: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Add up the terms of each piece, wrapping round; an empty piece has the sum 0."""
    total = np.concatenate([np.zeros(1, np.uint64), np.cumsum(terms, dtype=np.uint64)])
    ends = np.cumsum(lengths)
    sums: NDArray[np.uint64] = total[ends] - total[ends - lengths]
    return sums


def signatures(codes: Codes, starts: Starts, classes: Codes) -> NDArray[np.uint64]:
    """Write which letters a text has: bits 0 to 25 a to z, 26 to 51 the same twice, then others.

    The number of common bits of two signatures, with the smaller number of letters that found no
    bit, is never less than the number of letters two texts share.

    Args:
        codes: the codes of all texts.
        starts: where each text starts, with the end of the last.
        classes: `PLAIN` or `SHAPES`.
    """
    count = len(starts) - 1
    lengths = _lengths(starts)
    found = np.zeros(count, np.uint64)
    for begin in range(0, count, _RUN):
        some = lengths[begin : begin + _RUN]
        piece = classes[codes[starts[begin] : starts[begin + len(some)]]].astype(np.int64)
        cells = np.repeat(np.arange(len(some)) * _CLASSES, some) + piece
        table = np.bincount(cells, minlength=len(some) * _CLASSES).reshape(-1, _CLASSES)
        bits = [(table[:, number] > 0, number) for number in range(_ALPHABET)]
        bits += [(table[:, number] > 1, _ALPHABET + number) for number in range(_ALPHABET)]
        bits += [
            (table[:, _ALPHABET + number] > 0, 2 * _ALPHABET + number) for number in range(_BUCKETS)
        ]
        for has, bit in bits:
            found[begin : begin + len(some)] |= has.astype(np.uint64) << np.uint64(bit)
    return found


def signature(text: str, classes: Codes) -> int:
    """Write which letters one text has, as `signatures` does.

    Args:
        text: one character for each code.
        classes: `PLAIN` or `SHAPES`.
    """
    found = 0
    for char in text:
        number = int(classes[ord(char)])
        bit = 1 << (number if number < _ALPHABET else number + _ALPHABET)
        found |= bit << _ALPHABET if number < _ALPHABET and found & bit else bit
    return found


def neighbourly(found: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Make numbers whose order brings together signatures that share the commonest letters.

    Args:
        found: signatures.
    """
    keys = np.zeros_like(found)
    for rank, letter in enumerate(_BY_FREQUENCY):
        bit = (found >> np.uint64(ord(letter) - ord("a"))) & np.uint64(1)
        keys |= bit << np.uint64(len(_BY_FREQUENCY) - rank)
    return keys


def blocks(found: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Unite the signatures of each run of `BLOCK` texts.

    Args:
        found: signatures, in the order in which they are scanned.
    """
    rest = -len(found) % BLOCK
    padded = np.concatenate([found, np.zeros(rest, np.uint64)]).reshape(-1, BLOCK)
    united: NDArray[np.uint64] = np.bitwise_or.reduce(padded, axis=1)
    return united


def pairs(codes: Codes, starts: Starts) -> NDArray[np.uint64]:
    """Write which neighbours a text has, as a set of 64 bits that pairs of letters fall into.

    Args:
        codes: the codes of all texts.
        starts: where each text starts, with the end of the last.
    """
    found = np.zeros(len(starts) - 1, np.uint64)
    bounds = starts.astype(np.int64)
    has = bounds[1:] - bounds[:-1] > 1
    for some in _runs(len(found)):
        if has[some].any():
            begins, ends = bounds[:-1][some][has[some]], bounds[1:][some][has[some]]
            own = codes[begins[0] : ends[-1]]
            bits = np.append(np.uint64(1) << _pair(own[:-1], own[1:]), np.uint64(0))
            # Between two texts the last letter of the one would meet the first of the next.
            edges = np.stack([begins, ends - 1], axis=1).reshape(-1) - begins[0]
            found[some][has[some]] = np.bitwise_or.reduceat(bits, edges)[::2]
    return found


def _pair(left: Codes, right: Codes) -> NDArray[np.uint64]:
    return (left.astype(np.uint64) * np.uint64(31) + right) % np.uint64(_PAIRS)


def pair_bits(codes: Codes) -> int:
    """Write which neighbours one text has, as `pairs` does."""
    if len(codes) < 2:  # noqa: PLR2004 - a pair has two letters
        return 0
    return int(np.bitwise_or.reduce(np.uint64(1) << _pair(codes[:-1], codes[1:])))


def taken(codes: Codes, starts: Starts, chosen: NDArray[Any]) -> tuple[Codes, Starts]:
    """Take some texts, in the order given.

    Args:
        codes: the codes of all texts.
        starts: where each text starts, with the end of the last.
        chosen: the numbers of the texts wanted.
    """
    bounds = starts.astype(np.int64)
    return cut(codes, bounds[:-1][chosen], bounds[1:][chosen])


def cut(codes: Codes, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> tuple[Codes, Starts]:
    """Cut pieces out of texts.

    Args:
        codes: the codes.
        starts: where each piece starts.
        ends: where each piece ends.
    """
    lengths = ends - starts
    offsets = np.zeros(len(lengths) + 1, np.uint32)
    np.cumsum(lengths, out=offsets[1:])
    if not len(lengths) or (starts[1:] == ends[:-1]).all():
        # Pieces in a row are one piece.
        return codes[starts[:1].sum() : ends[-1:].sum()], offsets
    found = np.empty(offsets[-1], np.uint8)
    for some in _runs(len(lengths)):
        at = _inside(lengths[some]) + np.repeat(starts[some], lengths[some])
        begin = offsets[some.start]
        found[begin : begin + len(at)] = codes[at]
    return found, offsets


def joined(texts: Iterable[tuple[Codes, Starts]]) -> tuple[Codes, Starts]:
    """Put several rows of texts one after the other.

    Args:
        texts: codes and starts of each row.
    """
    parts = list(texts)
    lengths = np.concatenate([_lengths(starts) for _, starts in parts])
    offsets = np.zeros(len(lengths) + 1, np.uint32)
    np.cumsum(lengths, out=offsets[1:])
    return np.concatenate([codes for codes, _ in parts]), offsets


def word_bounds(
    starts: Starts, breaks: NDArray[np.uint64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """List the words of texts.

    Args:
        starts: where each text starts, with the end of the last.
        breaks: for each text, bit i is set where a word begins at letter i.

    Returns: where each word starts and ends, and the number of its text, in order.
    """
    bounds = starts.astype(np.int64)
    parts = [
        np.nonzero(np.unpackbits(some.view(np.uint8).reshape(-1, 8), axis=1, bitorder="little"))
        for some in (breaks[run] for run in _runs(len(breaks)))
    ]
    owner = np.concatenate([_NONE, *(own + _RUN * at for at, (own, _) in enumerate(parts))])
    begins = bounds[owner] + np.concatenate([_NONE, *(at for _, at in parts)])
    inside = begins < bounds[owner + 1]
    owner, begins = owner[inside], begins[inside]
    ends = bounds[owner + 1].copy()
    same = owner[1:] == owner[:-1]
    ends[:-1][same] = begins[1:][same]
    return begins, ends, owner
