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
from countermark.marks.search.bit_kernels import fetch_ahead, popcount

_ALL: Final = np.uint64(0xFFFFFFFFFFFFFFFF)
_LETTERS: Final = 26
_WORD: Final = 64
_ONE: Final = np.uint64(1)
_HALF: Final = np.uint64(BLOCK // 2)
_BLOCK_SIZE: Final = np.uint64(BLOCK)
_BLOCK_BITS: Final = np.uint64((BLOCK - 1).bit_length())
_BLOCKS: Final = 256
_RUN: Final = _BLOCKS * BLOCK


@njit(cache=True, nogil=True)
def masks_of(codes: Any, starts: Any, classes: Any) -> Any:  # noqa: ANN401 - numba's arrays
    """Write where each code stands in texts, 64 letters a word; letters of one class are one.

    Args:
        codes: the codes of the texts, one after the other.
        starts: where each text starts, with the end of the last.
        classes: the class of each code, as `letters.SHAPES`.

    Returns: for each text, 256 rows of bits.
    """
    longest = 1
    for number in range(starts.shape[0] - 1):
        longest = max(longest, starts[number + 1] - starts[number])
    masks = np.zeros((starts.shape[0] - 1, 256, (longest + 63) >> 6), np.uint64)
    of_class = np.zeros((_LETTERS, masks.shape[2]), np.uint64)
    for number in range(masks.shape[0]):
        of_class[:] = 0
        for place in range(starts[number + 1] - starts[number]):
            code = codes[starts[number] + place]
            bit = np.uint64(1) << np.uint64(place & 63)
            masks[number, code, place >> 6] |= bit
            if classes[code] < _LETTERS:
                of_class[classes[code], place >> 6] |= bit
        for code in range(256):
            if classes[code] < _LETTERS:
                masks[number, code] = of_class[classes[code]]
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
def _may_share(view: Any, run: Any, query: Any, need: Any, room: Any) -> Any:  # noqa: ANN401 - numba's arrays
    """Collect the texts of one length that may share enough letters with a query.

    Whole blocks are left out by their united signatures, then texts by their own. No step depends
    on a branch that is hard to foresee, and places in arrays are unsigned, which spares numba
    asking whether they count from the end.

    Args:
        view: signatures and united signatures.
        run: the first text, the end of the last, the length of all of them.
        query: signature of the query, how many of its letters have no bit.
        need: how many letters must be shared.
        room: filled with numbers of blocks, and with the numbers of the texts.

    Returns: how many texts may.
    """
    signatures, blocks = view
    begin, end, length = np.uint64(run[0]), np.uint64(run[1]), np.int64(run[2])
    signature, spare = query
    opened, found = room
    least = np.uint64(max(0, need - spare))
    count = np.uint64(0)
    for block in range(begin >> _BLOCK_BITS, ((end - _ONE) >> _BLOCK_BITS) + _ONE):
        opened[count] = block
        count += np.uint64(popcount(blocks[block] & signature) >= least)
    for number in range(count):
        fetch_ahead(signatures, opened[number] << _BLOCK_BITS)
        fetch_ahead(signatures, (opened[number] << _BLOCK_BITS) + _HALF)
    may = np.uint64(0)
    for number in range(count):
        first = max(begin, opened[number] << _BLOCK_BITS)
        last = min(end, (opened[number] + _ONE) << _BLOCK_BITS)
        if last - first == _BLOCK_SIZE:
            for place in range(_BLOCK_SIZE):  # a fixed number of steps is written out
                found[may] = first + place
                may += np.uint64(popcount(signatures[first + place] & signature) >= least)
        else:
            for at in range(first, last):
                found[may] = at
                may += np.uint64(popcount(signatures[at] & signature) >= least)
    if not spare:
        return np.int64(may)
    still = np.uint64(0)
    for number in range(may):
        own = signatures[found[number]]
        shared = np.int64(popcount(own & signature))
        found[still] = found[number]
        still += np.uint64(shared + min(spare, length - np.int64(popcount(own))) >= need)
    return np.int64(still)


@njit(cache=True, nogil=True)
def _in_order(size: int, longest: int, lengths: Any) -> int:  # noqa: ANN401 - numba's arrays
    """List lengths by how alike a text of that length can be at best; return how many."""
    low, high, count = min(size, longest), size + 1, 0
    while low > 0 or high <= longest:
        if high > longest or (low > 0 and low * (high + size) >= size * (low + size)):
            lengths[count] = low
            low -= 1
        else:
            lengths[count] = high
            high += 1
        count += 1
    return count


@njit(cache=True, nogil=True)
def nearest(view: Any, keep: Any, query: Any, heap: Any, offset: int) -> Any:  # noqa: ANN401 - numba's arrays
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
    codes, starts, signatures, blocks, bounds, owners, entries = view
    _, signature, size = query
    scores, _, count, floor = heap
    spare = size - np.int64(popcount(signature))
    order = np.empty(bounds.shape[0] + size, np.int64)
    room = np.empty(_BLOCKS + 1, np.uint64), np.empty(_RUN + 1, np.uint64)
    for number in range(_in_order(size, bounds.shape[0] - 2, order)):
        length = order[number]
        begin, stop = bounds[length], bounds[length + 1]
        while begin < stop:
            threshold = scores[0] if count == scores.shape[0] else floor
            if 2.0 * min(size, length) / (size + length) < threshold:
                return count
            need = np.int64(np.ceil(threshold * (size + length) / 2.0 - 1e-9))
            end = min(stop, (begin // _RUN + 1) * _RUN)
            run = (begin, end, length)
            may = _may_share((signatures, blocks), run, (signature, spare), need, room)
            first = (np.int64(starts[begin]) - begin * length, length)
            texts = (codes, first, owners, entries, room[1][:may])
            count = _keep_best(texts, keep, query, (*heap[:2], count, floor), offset)
            begin = end
    return count


@njit(cache=True, nogil=True)
def _keep_best(texts: Any, keep: Any, query: Any, heap: Any, offset: int) -> Any:  # noqa: ANN401 - numba's arrays
    """Compare texts in full, and keep the best of them and of those before.

    Args:
        texts: codes, starts, places and whether numbers are kept, as in `nearest`; the numbers of
            those to compare.
        keep: as in `nearest`.
        query: as in `nearest`.
        heap: as in `nearest`.
        offset: added to each place.

    Returns: how many are kept now.
    """
    codes, first, owners, entries, chosen = texts
    masks, _, size = query
    scores, places, count, floor = heap
    limit, chooses = scores.shape[0], keep[1] or keep[2].shape[0]
    start, length = np.uint64(first[0]), np.uint64(first[1])
    for at in chosen:
        fetch_ahead(codes, start + at * length)
    for at in chosen:
        if chooses and not _may_be(keep, _owner(owners, at)):
            continue
        begin = start + at * length
        common = _common(masks, codes, begin, begin + length)
        score = 2.0 * common / (size + first[1])
        if score < floor or (count == limit and score < scores[0]):
            continue
        place = (np.int64(at) if entries else _owner(owners, at)) + offset
        if count < limit or _worse(scores[0], places[0], score, place):
            count = _push(scores, places, count, score, place)
    return count


@njit(cache=True, nogil=True)
def _owner(owners: Any, at: Any) -> Any:  # noqa: ANN401 - numba's arrays
    """Tell the place of a text."""
    return np.int64(owners[at]) if owners.shape[0] else np.int64(at)


@njit(cache=True, nogil=True)
def holding(view: Any, keep: Any, query: Any, found: Any) -> int:  # noqa: ANN401 - numba's arrays
    """Find the shortest texts that hold all letters of the query in a row, and more.

    Args:
        view: codes, starts, sets of neighbours, united signatures, where each length begins.
        keep: as in `nearest`.
        query: codes, set of neighbours and signature of the query.
        found: filled with the places.

    Returns: how many were found.
    """
    codes, starts, pairs, blocks, lengths = view
    letters, neighbours, signature = query
    size = letters.shape[0]
    begin, count = lengths[min(size + 1, lengths.shape[0] - 1)], 0
    opened = np.empty(_BLOCKS, np.int64)
    for run in range(begin // BLOCK, blocks.shape[0], _BLOCKS):
        some = 0
        for block in range(run, min(run + _BLOCKS, blocks.shape[0])):
            opened[some] = block
            some += (blocks[block] & signature) == signature
        for block in opened[:some]:
            fetch_ahead(pairs, block * BLOCK)
            fetch_ahead(pairs, block * BLOCK + BLOCK // 2)
        for block in opened[:some]:
            first = block * BLOCK
            for place in range(max(begin, first), min(pairs.shape[0], first + BLOCK)):
                if (pairs[place] & neighbours) != neighbours or not _may_be(keep, place):
                    continue
                if _holds(codes, starts[place], starts[place + 1], letters):
                    found[count] = place
                    count += 1
                    if count == found.shape[0]:
                        return count
    return count


@njit(cache=True, nogil=True)
def _may_be(keep: Any, place: int) -> bool:  # noqa: ANN401 - numba's arrays
    """Tell whether a place stands and has a class that is wanted."""
    classes, wanted, alive = keep
    if wanted and not classes[place] & wanted:
        return False
    return not alive.shape[0] or alive[place]


@njit(cache=True, nogil=True)
def _holds(codes: Any, start: int, end: int, letters: Any) -> bool:  # noqa: ANN401 - numba's arrays
    """Tell whether a text holds letters in a row."""
    size = letters.shape[0]
    for at in range(np.int64(start), np.int64(end) - size + 1):
        same = 0
        while same < size and codes[at + same] == letters[same]:
            same += 1
        if same == size:
            return True
    return False


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
    for place in chosen:
        fetch_ahead(look_starts, place)
        fetch_ahead(sound_at, place)
    for place in chosen:
        fetch_ahead(look_codes, np.int64(look_starts[place]))
        fetch_ahead(sound_starts, sound_at[place])
    for place in chosen:
        fetch_ahead(sound_codes, np.int64(sound_starts[sound_at[place]]))
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
def hashes(codes: Any, starts: Any, factors: Any) -> Any:  # noqa: ANN401 - numba's arrays
    """Hash texts, as `letters.hashes` does.

    Args:
        codes: the codes of the texts, one after the other.
        starts: where each text starts, with the end of the last.
        factors: one for each position (`letters.FACTORS`).
    """
    found = np.empty(starts.shape[0] - 1, np.uint64)
    for number in range(found.shape[0]):
        found[number] = _hash(codes, starts[number], starts[number + 1], factors)
    return found


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
