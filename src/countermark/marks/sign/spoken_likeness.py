"""How alike two signs are when spoken, sound by sound, with the habits of the script.

Each sound of one sign may be kept, exchanged or left out, and sounds may be put in, at the costs of
the table sound_costs.csv; a script has its own where it does not tell sounds apart (Japanese l and
r) or leaves them out (Arabic vowels). The cheapest way counts, as a share of what it would cost to
leave everything out.

>>> from countermark.marks.sign.readings import readings
>>> found = heard_alike(readings("マクドナルド"), [readings("McDonald's"), readings("Makita")])
>>> [(round(one.value, 2), one.ours.latin, one.theirs.latin) for one in found]
[(0.9, 'makudonarudo', 'mcdonalds'), (0.68, 'makudonarudo', 'makita')]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from countermark.marks.sign.readings import Reading
from countermark.marks.sign.spoken_key import ALONE
from countermark.marks.tables import table

_SOUNDS: Final = "AEIOUPBFVTDKGHSZXCJQLRMNWY"
"""The sounds in the order of their numbers; the next number stands for nothing."""

_LETTERS: Final = 26
_NOTHING: Final = _LETTERS
_SKIPPED: Final = 255
_FAR: Final = 10_000
_OTHER: Final = 200
_WHOLE: Final = 100
_CORE: Final = 0.8

Costs = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Habits:
    """What exchanging sounds costs in a script."""

    exchange: Costs
    """By sound heard and sound written; the last row and column stand for nothing."""

    weight: Costs
    """What a sound weighs, before habits."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How alike a sign and a mark are when spoken, and the readings that say so."""

    value: float
    """From 0 to 1."""

    ours: Reading
    """How the sign is read."""

    theirs: Reading
    """How the mark is read."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of the marks of a register, as `cross_keys` gives them, one after the other."""

    codes: NDArray[np.uint8]
    """The letters of all keys."""

    starts: NDArray[np.uint32]
    """Where each key starts, with the end of the last."""


def nearest(
    queries: Sequence[Reading],
    keys: Keys,
    chosen: NDArray[np.int64],
    wanted: int,
    *,
    compiled: bool = False,
) -> NDArray[np.int64]:
    """Choose the marks worth hearing in full, by the keys under which they are kept.

    Args:
        queries: how a sign may be read.
        keys: the keys of the register.
        chosen: which of them to compare.
        wanted: how many to choose.
        compiled: whether numba compares; the answer is the same.

    Returns: some of `chosen`, the most alike first; of equals, the first.
    """
    best = np.zeros(len(chosen))
    rows = None if compiled else _decoded(keys, chosen)
    for heard, script in dict.fromkeys((one.core_sounds, one.script) for one in queries):
        habits, ours = _habits(script), _numbers([heard])[0]
        if rows is None:
            costs, weights = _compiled_distances(ours, keys, chosen, habits)
        else:
            costs = _distances(ours, rows, habits.exchange)
            weights = habits.weight[rows].sum(axis=1)
        np.maximum(best, _likeness(costs, habits.weight[ours].sum() + weights), out=best)
    return chosen[np.argsort(-best, kind="stable")[:wanted]]


def _compiled_distances(
    ours: NDArray[np.uint8], keys: Keys, chosen: NDArray[np.int64], habits: _Habits
) -> tuple[Costs, Costs]:
    from countermark.marks.sign import spoken_kernels  # noqa: PLC0415 - numba is an extra

    costs, weights = spoken_kernels.distances(
        ours,
        (keys.codes, keys.starts),
        chosen,
        (*_code_numbers(), habits.exchange, habits.weight),
    )
    return costs, weights


def _decoded(keys: Keys, chosen: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Write keys as numbers of sounds, one row a key, filled up with the number for nothing."""
    starts = keys.starts.astype(np.int64)
    begins, lengths = starts[chosen], starts[chosen + 1] - starts[chosen]
    columns = np.arange(int(lengths.max(initial=0)))
    inside = columns < lengths[:, None]
    codes = np.where(inside, keys.codes[np.where(inside, begins[:, None] + columns, 0)], 0)
    numbers, alone = _code_numbers()
    kept = inside & (numbers[codes] != _SKIPPED)
    kept[:, 1:] &= ~(alone[codes[:, 1:]] & (codes[:, 1:] == codes[:, :-1]))
    order = np.argsort(~kept, axis=1, kind="stable")
    rows = np.take_along_axis(np.where(kept, numbers[codes], _NOTHING), order, axis=1)
    return np.asarray(rows[:, : int(kept.sum(axis=1).max(initial=0))], np.uint8)


def heard_alike(queries: Sequence[Reading], marks: Sequence[Sequence[Reading]]) -> list[Heard]:
    """Compare the readings of a sign with those of marks; of each mark the best pair counts.

    What distinguishes them weighs most, all their words together the rest.

    Args:
        queries: how the sign may be read, at least one way.
        marks: how each mark may be read, at least one way each.
    """
    owners = np.repeat(np.arange(len(marks)), [len(each) for each in marks])
    theirs = [one for each in marks for one in each]
    values = np.array([_values(query, theirs) for query in queries])
    ours = values.argmax(axis=0)
    best = values.max(axis=0)
    order = np.lexsort((-best, owners))
    first = order[np.searchsorted(owners[order], np.arange(len(marks)))]
    return [Heard(float(best[at]), queries[ours[at]], theirs[at]) for at in first]


def _values(query: Reading, theirs: Sequence[Reading]) -> NDArray[np.float64]:
    """Compare one reading with others; the habits are those of the script that is not Latin."""
    found = np.zeros(len(theirs))
    for script in dict.fromkeys(one.script for one in theirs):
        at = [number for number, one in enumerate(theirs) if one.script == script]
        core, whole = (
            _by_habits(mine, query.script, [getattr(theirs[one], name) for one in at], script)
            for mine, name in ((query.core_sounds, "core_sounds"), (query.sounds, "sounds"))
        )
        found[at] = _CORE * core + (1 - _CORE) * whole
    return found


def _by_habits(
    ours: str, script: str, theirs: Sequence[str], their_script: str
) -> NDArray[np.float64]:
    if script == "Latin" and their_script != "Latin":
        return np.array([alike(one, their_script, [ours])[0] for one in theirs])
    return alike(ours, script, theirs)


def alike(heard: str, script: str, others: Sequence[str]) -> NDArray[np.float64]:
    """Compare how a sign is spoken with others.

    Args:
        heard: the sign, as capital letters of `sound.sounds`.
        script: the script it was written in, whose habits count.
        others: the signs it is compared with, as sounds.

    Returns: for each, from 0 to 1 how alike they are.
    """
    habits = _habits(script)
    ours, theirs = _numbers([heard])[0], _numbers(others)
    weight = habits.weight[ours].sum() + habits.weight[theirs].sum(axis=1)
    return _likeness(_distances(ours, theirs, habits.exchange), weight)


def _likeness(costs: Costs, weights: Costs) -> NDArray[np.float64]:
    return np.asarray(1 - np.minimum(costs / np.maximum(weights, 1), 1), np.float64)


def _numbers(texts: Sequence[str]) -> NDArray[np.uint8]:
    """Write sounds as numbers, one row a text, filled up with the number for nothing."""
    longest = max(map(len, texts), default=0)
    joined = "".join(text.ljust(longest) for text in texts).encode("ascii")
    return _number_of()[np.frombuffer(joined, np.uint8)].reshape(len(texts), longest)


def _distances(
    heard: NDArray[np.uint8], written: NDArray[np.uint8], exchange: Costs
) -> NDArray[np.int32]:
    """Find the cheapest way from one text to each of several, all rows at once."""
    put_in = np.zeros((len(written), written.shape[1] + 1), np.int32)
    np.cumsum(exchange[_NOTHING][written], axis=1, out=put_in[:, 1:])
    row = put_in.copy()
    for sound in heard:
        ahead = row + exchange[sound, _NOTHING]
        np.minimum(ahead[:, 1:], row[:, :-1] + exchange[sound][written], out=ahead[:, 1:])
        row = put_in + np.minimum.accumulate(ahead - put_in, axis=1)
    return row[:, -1]


@cache
def _number_of() -> NDArray[np.uint8]:
    numbers = np.full(256, _NOTHING, np.uint8)
    for number, sound in enumerate(_SOUNDS):
        numbers[ord(sound)] = number
    return numbers


@cache
def _code_numbers() -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """Give the number of the sound that each code of a key stands for, and which stand doubled."""
    numbers = np.full(256, _SKIPPED, np.uint8)
    alone = np.zeros(256, np.bool_)
    for number, sound in enumerate(_SOUNDS):
        numbers[ord(sound.lower())] = number
        alone[ord(sound.lower())] = sound in ALONE
    return numbers, alone


@cache
def _habits(script: str) -> _Habits:
    exchange = np.full((_LETTERS + 1, _LETTERS + 1), _OTHER, np.int32)
    exchange[_NOTHING, :] = exchange[:, _NOTHING] = _WHOLE
    np.fill_diagonal(exchange, 0)
    _fill(exchange, "")
    weight = exchange[:, _NOTHING].copy()
    _fill(exchange, script)
    return _Habits(exchange, weight)


def _fill(exchange: Costs, script: str) -> None:
    number = {sound: at for at, sound in enumerate(_SOUNDS)} | {"": _NOTHING}
    for row in table("sound_costs.csv").rows:
        if row["script"] == script:
            exchange[number[row["heard"]], number[row["written"]]] = int(row["cost"])
