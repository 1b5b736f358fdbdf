"""The views of a register's marks: what a search scans, as plain arrays.

A segment of a register keeps, beside its records, the forms in which marks are compared, so that
a search opens arrays and computes nothing anew. A **place** is a position in these arrays; a
record has one place for its words and one for each reading that the register gives, none if it
has no words. Places are in the order of the length of `look`, the shortest first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from countermark.marks.register import letters
from countermark.marks.register.forms import Forms, forms_of_many
from countermark.marks.register.mark import Mark
from countermark.marks.register.record import Words

Arrays = dict[str, NDArray[Any]]

FORMAT: Final = 2
"""The number of this layout; another one cannot be read."""

TEXTS: Final = ("look", "sound")
"""The forms that are kept as text: `<form>_bytes` and `<form>_starts`."""

SPOKEN: Final = ("spoken", "foreign")
"""Keys that hold across scripts: of Latin marks, and of marks in other scripts."""

_PER_PLACE: Final = ("record", "classes", "breaks", "other_script")


def build(marks: Sequence[Mark | Words]) -> Arrays:
    """Make the views of some marks.

    Args:
        marks: records of a register, or what is searched of them; one without words gets no place.

    Returns: arrays by name; `record` holds the index in `marks` of each place.
    """
    owners: list[int] = []
    texts: list[str] = []
    for number, mark in enumerate(marks):
        for text in dict.fromkeys((mark.text, *mark.readings)) if mark.readings else (mark.text,):
            if text.strip():
                owners.append(number)
                texts.append(text)
    forms = forms_of_many(texts)
    bits = {classes: class_bits(classes) for classes in {mark.classes for mark in marks}}
    raw: Arrays = {
        "record": np.array(owners, np.int32),
        "classes": np.array([bits[marks[owner].classes] for owner in owners], np.uint64),
        "breaks": np.array([one.breaks for one in forms], np.uint64),
        "other_script": np.array([one.other_script for one in forms], np.bool_),
    }
    for name in TEXTS:
        raw |= _text(name, [getattr(one, name) for one in forms])
    for name in SPOKEN:
        raw |= _keys(name, forms)
    wholes = [whole for one in forms for whole in one.wholes]
    raw["whole_hashes"] = letters.hashes(*letters.encoded(wholes))
    counts = [len(one.wholes) for one in forms]
    raw["whole_places"] = np.repeat(np.arange(len(forms), dtype=np.int32), counts)
    return _derived(raw)


def merge(parts: Sequence[tuple[Mapping[str, NDArray[Any]], NDArray[np.bool_]]]) -> Arrays:
    """Put the living records of several segments together, without taking a mark apart again.

    Args:
        parts: the arrays of each segment, and which of its records are alive.

    Returns: arrays as `build` makes them; `record` counts the living ones in the order given.
    """
    raw: Arrays = {}
    chosen = [np.flatnonzero(alive[arrays["record"]]) for arrays, alive in parts]
    offsets = np.cumsum([0, *(int(alive.sum()) for _, alive in parts)])
    records = [
        (np.cumsum(alive) - 1)[arrays["record"][places]] + offset
        for (arrays, alive), places, offset in zip(parts, chosen, offsets[:-1], strict=True)
    ]
    raw["record"] = np.concatenate(records).astype(np.int32)
    for name in _PER_PLACE[1:]:
        columns = [arrays[name][places] for (arrays, _), places in zip(parts, chosen, strict=True)]
        raw[name] = np.concatenate(columns)
    for name in TEXTS:
        raw |= _merged_text(name, parts, chosen)
    for name in SPOKEN:
        raw |= _merged_keys(name, parts)
    raw |= _merged_wholes(parts)
    return _derived(raw)


def _merged_text(
    name: str,
    parts: Sequence[tuple[Mapping[str, NDArray[Any]], NDArray[np.bool_]]],
    chosen: Sequence[NDArray[np.int64]],
) -> Arrays:
    texts = []
    for (arrays, _), places in zip(parts, chosen, strict=True):
        at = arrays[f"{name}_at"][places] if f"{name}_at" in arrays else places
        texts.append(letters.taken(arrays[f"{name}_bytes"], arrays[f"{name}_starts"], at))
    codes, starts = letters.joined(texts)
    return {f"{name}_bytes": codes, f"{name}_starts": starts}


def class_bits(classes: Sequence[int]) -> int:
    """Write Nice classes as a set of bits: bit 25 for class 25.

    >>> bin(class_bits((1, 3)))
    '0b1010'
    """
    return sum(1 << number for number in classes)


def _text(name: str, texts: Sequence[str]) -> Arrays:
    codes, starts = letters.encoded(texts)
    return {f"{name}_bytes": codes, f"{name}_starts": starts}


def _keys(name: str, forms: Sequence[Forms]) -> Arrays:
    """Collect the keys of the Latin marks, or of the others, with the place of each."""
    found = [
        (key, place)
        for place, one in enumerate(forms)
        if one.other_script == (name == "foreign")
        for key in one.spoken
    ]
    keys, places = [key for key, _ in found], [place for _, place in found]
    return _text(name, keys) | {f"{name}_places": np.array(places, np.int32)}


def _merged_keys(
    name: str, parts: Sequence[tuple[Mapping[str, NDArray[Any]], NDArray[np.bool_]]]
) -> Arrays:
    texts, places, before = [], [], 0
    for arrays, alive in parts:
        standing = alive[arrays["record"]]
        kept = np.flatnonzero(standing[arrays[f"{name}_places"]])
        texts.append(letters.taken(arrays[f"{name}_bytes"], arrays[f"{name}_starts"], kept))
        new = np.cumsum(standing) - 1 + before
        places.append(new[arrays[f"{name}_places"][kept]])
        before += int(standing.sum())
    codes, starts = letters.joined(texts)
    return {
        f"{name}_bytes": codes,
        f"{name}_starts": starts,
        f"{name}_places": np.concatenate(places).astype(np.int32),
    }


def _merged_wholes(
    parts: Sequence[tuple[Mapping[str, NDArray[Any]], NDArray[np.bool_]]],
) -> Arrays:
    hashes, places, before = [], [], 0
    for arrays, alive in parts:
        standing = alive[arrays["record"]]
        new = np.cumsum(standing) - 1 + before
        kept = standing[arrays["whole_places"]]
        hashes.append(arrays["whole_hashes"][kept])
        places.append(new[arrays["whole_places"][kept]])
        before += int(standing.sum())
    return {
        "whole_hashes": np.concatenate(hashes),
        "whole_places": np.concatenate(places).astype(np.int32),
    }


def _derived(raw: Arrays) -> Arrays:
    """Put places in order and make what follows from the forms: signatures, orders, words."""
    lengths = np.diff(raw["look_starts"].astype(np.int64))
    marks = letters.signatures(raw["look_bytes"], raw["look_starts"], letters.SHAPES)
    order = np.lexsort((letters.neighbourly(marks), lengths))
    arrays = {name: raw[name][order] for name in _PER_PLACE}
    for name in TEXTS:
        found = letters.taken(raw[f"{name}_bytes"], raw[f"{name}_starts"], order)
        arrays[f"{name}_bytes"], arrays[f"{name}_starts"] = found
    where = np.empty(len(order), np.int32)
    where[order] = np.arange(len(order), dtype=np.int32)
    arrays |= _sorted_wholes(raw["whole_hashes"], where[raw["whole_places"]])
    arrays["look_letters"] = marks[order]
    arrays["look_blocks"] = letters.blocks(arrays["look_letters"])
    arrays["look_pairs"] = letters.pairs(arrays["look_bytes"], arrays["look_starts"])
    arrays["look_lengths"] = _lengths(arrays["look_starts"])
    for name in SPOKEN:
        owners = where[raw[f"{name}_places"]]
        arrays |= _scanned(name, raw[f"{name}_bytes"], raw[f"{name}_starts"], owners)
    return arrays | _by_sound(arrays) | _words(arrays)


def _sorted_wholes(hashes: NDArray[np.uint64], places: NDArray[np.int32]) -> Arrays:
    order = np.lexsort((places, hashes))
    return {"whole_hashes": hashes[order], "whole_places": places[order]}


def _lengths(starts: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Tell where each length begins among texts in the order of their length."""
    lengths = np.diff(starts.astype(np.int64))
    return np.searchsorted(lengths, np.arange(letters.LONGEST + 2))


def _scanned(
    name: str, codes: NDArray[np.uint8], starts: NDArray[np.uint32], owners: NDArray[np.int32]
) -> Arrays:
    """Put keys in the order in which they are scanned, each with its place."""
    marks = letters.signatures(codes, starts, letters.PLAIN)
    lengths = np.diff(starts.astype(np.int64))
    order = np.lexsort((owners, letters.neighbourly(marks), lengths))
    codes, starts = letters.taken(codes, starts, order)
    return {
        f"{name}_bytes": codes,
        f"{name}_starts": starts,
        f"{name}_letters": marks[order],
        f"{name}_blocks": letters.blocks(marks[order]),
        f"{name}_lengths": _lengths(starts),
        f"{name}_places": owners[order].astype(np.int32),
    }


def _by_sound(arrays: Arrays) -> Arrays:
    """Put the keys of sound in order; `sound_at` finds the key of a place."""
    places = np.arange(len(arrays["sound_starts"]) - 1, dtype=np.int32)
    found = _scanned("sound", arrays["sound_bytes"], arrays["sound_starts"], places)
    at = np.empty_like(places)
    at[found["sound_places"]] = places
    return found | {"sound_at": at}


def _words(arrays: Arrays) -> Arrays:
    """Collect the words of all places, with the places where each one stands."""
    starts, ends, places = letters.word_bounds(arrays["look_starts"], arrays["breaks"])
    hashes = letters.hashes_between(arrays["look_bytes"], starts, ends)
    unique, first, which = np.unique(hashes, return_index=True, return_inverse=True)
    codes, offsets = letters.cut(arrays["look_bytes"], starts[first], ends[first])
    marks = letters.signatures(codes, offsets, letters.SHAPES)
    order = np.lexsort((letters.neighbourly(marks), np.diff(offsets.astype(np.int64))))
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    codes, offsets = letters.taken(codes, offsets, order)
    by_word = np.lexsort((places, rank[which]))
    counts = np.bincount(rank[which], minlength=len(order))
    return {
        "word_bytes": codes,
        "word_starts": offsets,
        "word_letters": marks[order],
        "word_blocks": letters.blocks(marks[order]),
        "word_lengths": _lengths(offsets),
        "word_hashes": unique,
        "word_ranks": rank,
        "post_starts": np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32),
        "post_places": places[by_word].astype(np.int32),
    }
