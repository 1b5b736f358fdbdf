"""Finding the marks worth comparing in the views of a register."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from countermark.marks.likeness.measure import Forms
from countermark.marks.register import letters
from countermark.marks.register.register import Register
from countermark.marks.search.part import Best, Part, in_order
from countermark.marks.search.rarity import WordCounts
from countermark.marks.sign.readings import Reading
from countermark.marks.sign.sign import Sign
from countermark.marks.sign.spoken_likeness import Keys, nearest
from countermark.marks.sign.writing import look

if TYPE_CHECKING:
    from types import ModuleType

COMPILED_FROM: Final = 20_000
"""From this number of places on, numba is worth starting where it is installed."""

NEAREST: Final = 100
"""How many places each view hands on."""

_FLOOR_OF_CLASS: Final = 0.5
_FLOOR_OF_SPEECH: Final = 0.5
_NEAR_WORDS: Final = 30
_FLOOR_OF_WORDS: Final = 0.75
_WORDS_LOOKED_FOR: Final = 2
_OF_A_WORD: Final = 200
_OF_A_NEAR_WORD: Final = 20
_OF_A_FORM: Final = 50
_SHORTEST_INSIDE: Final = 4
_SHORTEST_WORD: Final = 2
_SHORTEST_NEAR_WORD: Final = 4
_LONGEST_PIECE: Final = 40


class Index:
    """The opened views of a register, searched many times."""

    def __init__(self, register: Register, *, compiled: bool | None = None) -> None:
        """Open a register's views.

        Args:
            register: the register to search.
            compiled: whether numba scans; by default where it is installed and worth starting.
        """
        self.register = register
        """The register that was opened."""
        self.parts = tuple(_parts(register))
        """Its segments."""
        self._offsets = [part.offset for part in self.parts]
        self.rarity = WordCounts(self.parts)
        """How rare words are in it."""
        if compiled is None:
            enough = sum(map(len, self.parts)) >= COMPILED_FROM
            compiled = enough and find_spec("numba") is not None
        self.compiled = compiled
        """Whether numba scans."""
        self._scan = _scanner(compiled=compiled)
        if compiled:
            self._make_ready()
        self.longest = max((_longest(part) for part in self.parts), default=0)
        """The length of the longest form."""

    def candidates(self, sign: Sign, wanted: int = 0) -> NDArray[np.int64]:
        """List the places worth a full comparison, in rising order.

        Args:
            sign: what was asked.
            wanted: bits of classes (`views.class_bits`) that a mark must have one of, or 0.
        """
        forms = Forms.of(sign)
        found = [self._nearest("look", forms.looks[:1], wanted)]
        found.append(self._nearest("sound", forms.sounds[:1], wanted))
        pieces = self._scan.hashes(_pieces(sign, forms))
        for part in self.parts:
            found += [part.offset + places for places in _inside(part, pieces, wanted, _OF_A_FORM)]
            found += [part.offset + places for places in self._in_part(part, forms, wanted)]
        return in_order(found)

    def exactly(self, sign: Sign) -> NDArray[np.int64]:
        """List the places that look like a sign under one of its readings.

        Args:
            sign: what was asked.
        """
        forms = {look("".join(sign.words)), sign.essential, sign.folded, *sign.looks}
        return self._with_forms(filter(None, forms), 0)

    def holds(self, form: str) -> bool:
        """Tell whether a mark has exactly this form.

        Args:
            form: a folded or looked-at form without spaces.
        """
        return len(self._with_forms([form], 0)) > 0

    def measured(
        self, places: NDArray[np.int64], forms: Forms
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Measure places beside a sign.

        Args:
            places: places of the register, in rising order.
            forms: the sign's forms.

        Returns: rows of `measure.counts` and of `measure.words_found`.
        """
        found = [
            self._scan.measured(part, chosen - part.offset, forms, self.rarity)
            for part, chosen in self._by_part(places)
        ]
        if not found:
            return np.empty((0, 15), np.int64), np.empty((0, 2))
        return tuple(np.concatenate(columns) for columns in zip(*found, strict=True))  # type: ignore[return-value]

    def rows(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Name the records of places.

        Args:
            places: places of the register, in rising order.
        """
        found = [part.rows[chosen - part.offset] for part, chosen in self._by_part(places)]
        return np.concatenate(found) if found else np.empty(0, np.int64)

    def classes(self, places: NDArray[np.int64]) -> NDArray[np.uint64]:
        """Give the class bits of places.

        Args:
            places: places of the register, in rising order.
        """
        found = [
            part.arrays["classes"][chosen - part.offset] for part, chosen in self._by_part(places)
        ]
        return np.concatenate(found) if found else np.empty(0, np.uint64)

    def forms(self, place: int) -> Forms:
        """Give the forms of a place as they are measured.

        Args:
            place: a place of the register.
        """
        part = self.parts[bisect_right(self._offsets, place) - 1]
        return part.forms(place - part.offset)

    def has(self, view: str) -> bool:
        """Tell whether any mark is kept in a view.

        Args:
            view: `spoken` or `foreign`.
        """
        return any(len(part.arrays[f"{view}_places"]) for part in self.parts)

    def spoken(
        self, view: str, queries: Sequence[tuple[str, Reading]], most: tuple[int, int], wanted: int
    ) -> NDArray[np.int64]:
        """List the places that are spoken most like a sign; one may be listed more than once.

        Args:
            view: `spoken` for Latin marks, `foreign` for the others.
            queries: keys of speech and the readings they come from.
            most: how many the keys hand on, for each key; how many of them are chosen.
            wanted: bits of classes, or 0 for all.
        """
        found = [np.empty(0, np.int64)]
        for part in self.parts:
            near = []
            for key, _ in queries:
                best = Best(most[0], _FLOOR_OF_SPEECH)
                self._scan.nearest(part, view, letters.as_codes(key), best, wanted)
                near.append(best.kept())
            keys = Keys(part.arrays[f"{view}_bytes"], part.arrays[f"{view}_starts"])
            ways = [reading for _, reading in queries]
            chosen = nearest(ways, keys, in_order(near), most[1], compiled=self.compiled)
            found.append(part.offset + part.arrays[f"{view}_places"][chosen].astype(np.int64))
        return np.concatenate(found)

    def _by_part(self, places: NDArray[np.int64]) -> Iterator[tuple[Part, NDArray[np.int64]]]:
        for part in self.parts:
            low, high = np.searchsorted(places, [part.offset, part.offset + len(part)])
            if low < high:
                yield part, places[low:high]

    def _make_ready(self) -> None:
        """Have numba compile, or read what it compiled before, so that no search waits for it."""
        sign = Sign.of("made ready")
        self.measured(self.candidates(sign), Forms.of(sign))

    def _nearest(self, view: str, texts: Iterable[str], wanted: int) -> NDArray[np.int64]:
        kept = [np.empty(0, np.int64)]
        for text in filter(None, texts):
            best = Best(NEAREST, _FLOOR_OF_CLASS if wanted else _floor(len(text)))
            for part in self.parts:
                self._scan.nearest(part, view, text, best, wanted)
            kept.append(best.kept())
        return np.concatenate(kept)

    def _in_part(self, part: Part, forms: Forms, wanted: int) -> Iterator[NDArray[np.int64]]:
        words = {word for word in forms.words if len(word) >= _SHORTEST_WORD}
        for word in sorted(words | {forms.looks[0]}):
            yield self._with_word(part, word, wanted)
        if len(forms.looks[0]) >= _SHORTEST_INSIDE:
            yield self._scan.holding(part, forms.looks[0], _OF_A_WORD, wanted)
        longest = sorted(forms.words, key=lambda word: (-len(word), word))[:_WORDS_LOOKED_FOR]
        for word in longest:
            if len(word) >= _SHORTEST_NEAR_WORD:
                yield self._near_word(part, word, wanted)

    def _with_forms(self, forms: Iterable[str], wanted: int) -> NDArray[np.int64]:
        pieces = self._scan.hashes(sorted(forms))
        return in_order(
            part.offset + places
            for part in self.parts
            for places in _inside(part, pieces, wanted, len(part))
        )

    def _with_word(self, part: Part, word: str, wanted: int) -> NDArray[np.int64]:
        """Find the shortest marks that have a word."""
        own = np.uint64(letters.hash_of(word))
        hashes = part.arrays["word_hashes"]
        at = int(np.searchsorted(hashes, own))
        if at == len(hashes) or hashes[at] != own:
            return np.empty(0, np.int64)
        rank = part.arrays["word_ranks"][at : at + 1].astype(np.int64)
        return _postings(part, rank, wanted, _OF_A_WORD)

    def _near_word(self, part: Part, word: str, wanted: int) -> NDArray[np.int64]:
        """Find the shortest marks that have a word nearly like this one."""
        best = Best(_NEAR_WORDS, _FLOOR_OF_WORDS)
        self._scan.nearest(part, "word", word, best)
        return _postings(part, best.kept(), wanted, _OF_A_NEAR_WORD)


def _floor(length: int) -> float:
    """Ask for more likeness of longer texts, which share more letters by chance."""
    return min(0.78, 0.6 + 0.01 * length)


class _Scanner(Protocol):
    def nearest(self, part: Part, view: str, text: str, best: Best, wanted: int = 0) -> None: ...

    def holding(self, part: Part, text: str, most: int, wanted: int = 0) -> NDArray[np.int64]: ...

    def hashes(self, texts: Sequence[str]) -> NDArray[np.uint64]: ...

    def measured(
        self, part: Part, chosen: NDArray[np.int64], ours: Forms, rarity: WordCounts
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]: ...


def _scanner(*, compiled: bool) -> _Scanner:
    module: ModuleType
    if compiled:
        from countermark.marks.search import scan_numba as module  # noqa: PLC0415 - it compiles
    else:
        from countermark.marks.search import scan_numpy as module  # noqa: PLC0415 - the other way
    return module


def _parts(register: Register) -> Iterator[Part]:
    offset = 0
    for segment in register.segments:
        part = Part.of(segment, offset)
        offset += len(part)
        yield part


def _longest(part: Part) -> int:
    return int(np.diff(part.arrays["look_starts"][-2:].astype(np.int64)).max(initial=0))


def _inside(
    part: Part, hashes: NDArray[np.uint64], wanted: int, most: int
) -> Iterator[NDArray[np.int64]]:
    """Find marks whose whole form is one of some pieces, given by their hashes."""
    wholes = part.arrays["whole_hashes"]
    low, high = np.searchsorted(wholes, hashes), np.searchsorted(wholes, hashes, "right")
    for number in np.flatnonzero(low < high):
        yield part.standing(part.arrays["whole_places"][low[number] : high[number]], wanted, most)


def _postings(part: Part, ranks: NDArray[np.int64], wanted: int, most: int) -> NDArray[np.int64]:
    """List the first places of words that stand and have a class that is wanted.

    Args:
        part: where to look.
        ranks: the ranks of the words.
        wanted: bits of classes, or 0 for all.
        most: how many places of each word at most.
    """
    starts = part.arrays["post_starts"]
    begins, ends = starts[ranks].tolist(), starts[ranks + 1].tolist()
    if not wanted and not len(part.alive):
        ends = [min(pair) for pair in zip(ends, (begin + most for begin in begins), strict=True)]
    places = part.arrays["post_places"]
    found = [places[begin:end] for begin, end in zip(begins, ends, strict=True)]
    if wanted or len(part.alive):
        found = [part.standing(some, wanted, most) for some in found]
    return np.concatenate([np.empty(0, np.int64), *found])


def _pieces(sign: Sign, forms: Forms) -> list[str]:
    """List the pieces of a sign that could be a mark: words in a row, letters in a row."""
    words = [look(word) for word in sign.words]
    runs = {
        "".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + _SHORTEST_INSIDE) + 1)
    }
    inside = {
        form[start : start + size]
        for form in forms.looks
        for size in range(_SHORTEST_INSIDE, min(_LONGEST_PIECE, len(form)) + 1)
        for start in range(len(form) - size + 1)
    }
    pieces = runs | inside | {sign.folded, sign.essential, *sign.looks}
    return sorted(filter(None, pieces))
