"""Scanning and measuring with numba: the hot loops, compiled once and kept on disk.

`scanning` and `likeness.measure` hold the same without numba; tests hold them to the same answers.
Numba compiles these functions by the types it meets, so that their annotations say less than
those elsewhere.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numba import njit

from countermark.marks.register.letters import BLOCK
from countermark.marks.search.bit_kernels import popcount

_ALL: Final = np.uint64(0xFFFFFFFFFFFFFFFF)
_LETTERS: Final = 26
_WORD: Final = 64
_IN_BLOCK: Final = BLOCK - 1
_BLOCK_BITS: Final = _IN_BLOCK.bit_length()


@njit(cache=True, nogil=True)
def masks_of(codes: Any, classes: Any) -> Any:  # noqa: ANN401 - numba's arrays
    """Write where each code stands in a text, 64 letters a word; letters of one class are one.

    Args:
        codes: the text's codes.
        classes: the class of each code, as `letters.SHAPES`.

    Returns: an array of 256 rows of bits.
    """
    words = max(1, (codes.shape[0] + 63) >> 6)
    masks = np.zeros((256, words), np.uint64)
    for at in range(codes.shape[0]):
        bit = np.uint64(1) << np.uint64(at & 63)
        masks[codes[at], at >> 6] |= bit
        if classes[codes[at]] < _LETTERS:
            for code in range(256):
                if classes[code] == classes[codes[at]]:
                    masks[code, at >> 6] |= bit
    return masks


@njit(cache=True, nogil=True, inline="always")
def _common(masks: Any, codes: Any, start: int, end: int) -> Any:  # noqa: ANN401 - numba's arrays
    """Count the letters of the longest common subsequence (Hyyrö 2004)."""
    words = masks.shape[1]
    if words == 1:
        row = _ALL
        for at in range(start, end):
            match = row & masks[codes[at], 0]
            row = (row + match) | (row - match)
        return np.int64(popcount(~row))
    rows = np.full(words, _ALL)
    for at in range(start, end):
        carry = np.uint64(0)
        for word in range(words):
            match = rows[word] & masks[codes[at], word]
            half = rows[word] + match
            total = half + carry
            carry = np.uint64(half < match) | np.uint64(total < half)
            rows[word] = total | (rows[word] - match)
    found = np.int64(0)
    for word in range(words):
        found += np.int64(popcount(~rows[word]))
    return found


@njit(cache=True, nogil=True, inline="always")
def _worse(score: Any, place: Any, than: Any, than_place: Any) -> Any:  # noqa: ANN401 - numba's numbers
    return score < than or (score == than and place > than_place)


@njit(cache=True, nogil=True)
def _push(scores: Any, places: Any, count: Any, score: Any, place: Any) -> Any:  # noqa: ANN401 - numba's arrays
    """Keep the best in a heap whose root is the worst kept; return how many are kept."""
    if count < scores.shape[0]:
        at = count
        count += 1
        while at > 0:
            above = (at - 1) >> 1
            if not _worse(score, place, scores[above], places[above]):
                break
            scores[at], places[at] = scores[above], places[above]
            at = above
    else:
        at = 0
        while 2 * at + 1 < count:
            below = 2 * at + 1
            if below + 1 < count and _worse(
                scores[below + 1], places[below + 1], scores[below], places[below]
            ):
                below += 1
            if not _worse(scores[below], places[below], score, place):
                break
            scores[at], places[at] = scores[below], places[below]
            at = below
    scores[at], places[at] = score, place
    return count


@njit(cache=True, nogil=True)
def nearest(view: Any, keep: Any, query: Any, heap: Any, offset: int) -> Any:  # noqa: ANN401, C901, PLR0912, PLR0915 - one loop, compiled
    """Find the texts nearest to a query by Indel similarity, all of them bounded, none skipped.

    Args:
        view: codes, starts, signatures, united signatures, where each length begins, and the
            place of each text (an empty array where texts are places); then whether texts are
            kept by their number instead of their place.
        keep: class bits of the places, the bits wanted (0 for all), which places are alive (empty
            for all).
        query: masks, signature and length of the query.
        heap: scores and places kept so far, how many, and the least score worth keeping.
        offset: added to each place.

    Returns: how many are kept now.
    """
    codes, starts, signatures, blocks, lengths, owners, entries = view
    classes, wanted, alive = keep
    masks, signature, size = query
    scores, places, count, floor = heap
    spare = size - np.int64(popcount(signature))
    limit = scores.shape[0]
    longest = lengths.shape[0] - 2
    low, high = min(size, longest), size + 1
    while low > 0 or high <= longest:
        if high > longest or (low > 0 and low * (high + size) >= size * (low + size)):
            length = low
            low -= 1
        else:
            length = high
            high += 1
        threshold = scores[0] if count == limit else floor
        if 2.0 * min(size, length) / (size + length) < threshold:
            break
        need = np.int64(np.ceil(threshold * (size + length) / 2.0 - 1e-9))
        at, stop = lengths[length] - 1, lengths[length + 1]
        while at + 1 < stop:
            at += 1
            if not at & _IN_BLOCK or at == lengths[length]:
                united = np.int64(popcount(blocks[at >> _BLOCK_BITS] & signature))
                if united + spare < need:
                    at |= _IN_BLOCK
                    continue
            shared = np.int64(popcount(signatures[at] & signature))
            if shared + spare < need:
                continue
            shared += min(spare, length - np.int64(popcount(signatures[at])))
            if shared < need:
                continue
            place = np.int64(owners[at]) if owners.shape[0] else np.int64(at)
            if wanted and not classes[place] & wanted:
                continue
            if alive.shape[0] and not alive[place]:
                continue
            common = _common(masks, codes, starts[at], starts[at + 1])
            if common < need:
                continue
            score = 2.0 * common / (size + length)
            if entries:
                place = np.int64(at)
            if count == limit and not _worse(scores[0], places[0], score, place + offset):
                continue
            count = _push(scores, places, count, score, place + offset)
            if count == limit and scores[0] > threshold:
                threshold = scores[0]
                need = np.int64(np.ceil(threshold * (size + length) / 2.0 - 1e-9))
    return count


@njit(cache=True, nogil=True)
def holding(view: Any, keep: Any, query: Any, found: Any) -> int:  # noqa: ANN401 - numba's arrays
    """Find the shortest texts that hold all letters of the query in a row.

    Args:
        view: codes, starts, sets of neighbours, where each length begins.
        keep: as in `nearest`.
        query: codes and set of neighbours of the query.
        found: filled with the places.

    Returns: how many were found.
    """
    codes, starts, pairs, lengths = view
    classes, wanted, alive = keep
    letters, neighbours = query
    size = letters.shape[0]
    count = 0
    for place in range(lengths[min(size + 1, lengths.shape[0] - 1)], pairs.shape[0]):
        if (pairs[place] & neighbours) != neighbours:
            continue
        if wanted and not classes[place] & wanted:
            continue
        if alive.shape[0] and not alive[place]:
            continue
        for at in range(starts[place], starts[place + 1] - size + 1):
            same = 0
            while same < size and codes[at + same] == letters[same]:
                same += 1
            if same == size:
                found[count] = place
                count += 1
                break
        if count == found.shape[0]:
            break
    return count


@njit(cache=True, nogil=True)
def _run(ours: Any, codes: Any, start: int, end: int, row: Any) -> int:  # noqa: ANN401 - numba's arrays
    """Count the letters of the longest run that two texts share; `row` is room to work in."""
    size = ours.shape[0]
    row[: size + 1] = 0
    best = 0
    for at in range(start, end):
        before = 0
        for mine in range(size):
            above = row[mine + 1]
            row[mine + 1] = before + 1 if ours[mine] == codes[at] else 0
            best = max(best, row[mine + 1])
            before = above
    return best


@njit(cache=True, nogil=True)
def _edits(ours: Any, codes: Any, start: int, end: int, rows: Any) -> Any:  # noqa: ANN401 - numba's arrays
    """Count edits between two texts, a swap of neighbours as one (optimal string alignment)."""
    size = ours.shape[0]
    for mine in range(size + 1):
        rows[2, mine] = mine
    for at in range(start, end):
        row, two, one = (at - start) % 3, (at - start + 1) % 3, (at - start + 2) % 3
        rows[row, 0] = at - start + 1
        for mine in range(size):
            differ = 0 if ours[mine] == codes[at] else 1
            best = min(rows[one, mine] + differ, rows[one, mine + 1] + 1, rows[row, mine] + 1)
            if (
                mine > 0
                and at > start
                and ours[mine] == codes[at - 1]
                and ours[mine - 1] == codes[at]
            ):
                best = min(best, rows[two, mine - 1] + 1)
            rows[row, mine + 1] = best
    return rows[(end - start + 2) % 3, size]


@njit(cache=True, nogil=True)
def _ends(ours: Any, codes: Any, start: int, end: int) -> Any:  # noqa: ANN401 - numba's arrays
    """Count the letters that two texts share at the beginning and at the end."""
    size = min(ours.shape[0], end - start)
    first = 0
    while first < size and ours[first] == codes[start + first]:
        first += 1
    last = 0
    while last < size and ours[ours.shape[0] - 1 - last] == codes[end - 1 - last]:
        last += 1
    return first, last


@njit(cache=True, nogil=True)
def _best(masks: Any, sizes: Any, codes: Any, start: int, end: int) -> Any:  # noqa: ANN401 - numba's arrays
    """Choose the reading that is nearest to a text; of equals the first."""
    chosen, most, over = 0, -1, 1
    for number in range(sizes.shape[0]):
        common = _common(masks[number], codes, start, end)
        both = sizes[number] + end - start
        if common * over > most * both:
            chosen, most, over = number, common, both
    return chosen, most


@njit(cache=True, nogil=True)
def measures(look: Any, sound: Any, chosen: Any, ours: Any, found: Any) -> None:  # noqa: ANN401 - numba's arrays
    """Measure marks beside a query: the counts that `likeness.measure.Measure` names, in order.

    Args:
        look: codes and starts of the view.
        sound: codes and starts of the view, and where each place stands in it.
        chosen: the places to measure.
        ours: readings and keys of the query: codes, starts, masks and sizes of each kind, and
            which codes are vowels.
        found: filled, one row for each place.
    """
    look_codes, look_starts = look
    sound_codes, sound_starts, sound_at = sound
    (readings, reading_starts, reading_masks, reading_sizes), keys_of, vowels = ours
    keys, key_starts, key_masks, key_sizes, bare_sizes, bare_masks = keys_of
    spoken = np.empty(256, np.uint8)
    room = np.empty((3, 257), np.int64)
    for row in range(chosen.shape[0]):
        place = chosen[row]
        start, end = look_starts[place], look_starts[place + 1]
        which, common = _best(reading_masks, reading_sizes, look_codes, start, end)
        reading = readings[reading_starts[which] : reading_starts[which + 1]]
        found[row, 0], found[row, 1] = which, common
        found[row, 2] = _run(reading, look_codes, start, end, room[0])
        found[row, 3], found[row, 4] = reading_sizes[which], end - start
        at = sound_at[place]
        start, end = sound_starts[at], sound_starts[at + 1]
        which, common = _best(key_masks, key_sizes, sound_codes, start, end)
        key = keys[key_starts[which] : key_starts[which + 1]]
        found[row, 5], found[row, 6] = which, common
        found[row, 7] = _edits(key, sound_codes, start, end, room)
        found[row, 8], found[row, 9] = _ends(key, sound_codes, start, end)
        found[row, 10], found[row, 11] = key_sizes[which], end - start
        size = 0
        for at in range(start, end):
            if not vowels[sound_codes[at]]:
                spoken[size] = sound_codes[at]
                size += 1
        found[row, 12] = _common(bare_masks[which], spoken, 0, size)
        found[row, 13], found[row, 14] = bare_sizes[which], size


@njit(cache=True, nogil=True)
def _hash(codes: Any, start: int, end: int, factors: Any) -> Any:  # noqa: ANN401 - numba's arrays
    total = np.uint64(0)
    for at in range(start, end):
        total += (np.uint64(codes[at]) + np.uint64(1)) * factors[at - start]
    total = (total ^ (total >> np.uint64(31))) * np.uint64(0x9E3779B97F4A7C15)
    return total ^ (total >> np.uint64(29))


@njit(cache=True, nogil=True)
def words_alike(look: Any, chosen: Any, ours: Any, rarity: Any, found: Any) -> None:  # noqa: ANN401 - numba's arrays
    """Measure how far the words of a query find their like in marks, and the other way round.

    Args:
        look: codes, starts and breaks of the view.
        chosen: the places to measure.
        ours: masks, sizes and weights of the query's words.
        rarity: counters of the register's words, weight by how common, weight by length,
            factors of the hash.
        found: filled with two shares, one row for each place.
    """
    codes, starts, breaks = look
    masks, sizes, weights = ours
    counters, by_count, by_length, factors = rarity
    best = np.empty(sizes.shape[0], np.float64)
    for row in range(chosen.shape[0]):
        place = chosen[row]
        end = starts[place + 1]
        best[:] = 0.0
        got = total = 0.0
        at = starts[place]
        while at < end:
            stop = at + 1
            while stop < end and not (
                stop - starts[place] < _WORD
                and breaks[place] >> np.uint64(stop - starts[place]) & np.uint64(1)
            ):
                stop += 1
            like = 0.0
            for mine in range(sizes.shape[0]):
                value = 2.0 * _common(masks[mine], codes, at, stop) / (sizes[mine] + stop - at)
                like = max(like, value * value)
                best[mine] = max(best[mine], value * value)
            count = counters[_hash(codes, at, stop, factors) & np.uint64(counters.shape[0] - 1)]
            weight = by_count[_step(count)] * by_length[stop - at]
            got += weight * like
            total += weight
            at = stop
        found[row, 1] = got / total if total else 0.0
        got = total = 0.0
        for mine in range(sizes.shape[0]):
            got += weights[mine] * best[mine]
            total += weights[mine]
        found[row, 0] = got / total if total else 0.0


@njit(cache=True, nogil=True)
def _step(count: int) -> int:
    """Find the step on a scale of four steps to each doubling."""
    count += 1
    height = 0
    while count >> (height + 1):
        height += 1
    rest = (count << 2 >> height) & 3
    return 4 * height + rest
