"""Finding the marks worth comparing: a few quick views of a register."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Indel

from countermark.marks.likeness.compare import CONSONANTS, SYLLABIC
from countermark.marks.register.register import Register
from countermark.marks.sign.sign import Sign
from countermark.marks.sign.sound import Habit
from countermark.marks.sign.writing import look

WIDTH: Final = 60
"""How many marks each view hands on to the full comparison."""

_SHORTEST_INSIDE: Final = 4
_SHORTEST_WORD: Final = 3
_READINGS: Final = 4
_WORDS: Final = 4
_CUTOFF: Final = 0.5


class _View:
    """One form of some marks, searched by edit distance."""

    def __init__(self, places: list[int], forms: list[str]) -> None:
        self.places = places
        self.forms = forms

    def nearest(self, forms: Sequence[str]) -> list[int]:
        """Find the marks nearest to any of some forms; of equals, the first in the register."""
        best: dict[int, float] = {}
        for form in dict.fromkeys(forms):
            for _, score, at in process.extract(
                form,
                self.forms,
                scorer=Indel.normalized_similarity,
                score_cutoff=_CUTOFF,
                limit=WIDTH,
            ):
                best[at] = max(score, best.get(at, 0.0))
        ranked = sorted(best, key=lambda at: (-best[at], at))
        return [self.places[at] for at in ranked[:WIDTH]]


class Index:
    """The forms of a register's marks, made once and searched many times."""

    def __init__(self, register: Register) -> None:
        """Take every mark of a register apart.

        Args:
            register: the register to search.
        """
        self.register = register
        """The register that was taken apart."""
        self.signs = [Sign.of_mark(mark.text) for mark in register.marks]
        """The marks, taken apart, in the register's order."""
        self._looks = [sign.looks[0] for sign in self.signs]
        self._by_look: dict[str, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        for place, sign in enumerate(self.signs):
            for form in {sign.essential, sign.looks[0], sign.folded, look("".join(sign.words))}:
                self._by_look.setdefault(form, []).append(place)
            for word in {look(word) for word in sign.core} if len(sign.core) > 1 else ():
                self._by_word.setdefault(word, []).append(place)
            if len(sign.core) > 1:
                self._by_word.setdefault(_unordered(sign), []).append(place)
        self._text = "\n".join(["", *self._looks, ""])
        self._starts = [*accumulate((len(form) + 1 for form in self._looks), initial=1)]
        self.longest = max(map(len, self._by_look), default=0)
        """The length of the longest form."""
        self._views: dict[tuple[str, bool], _View] = {}

    def candidates(self, sign: Sign) -> list[int]:
        """Name the places of the marks worth a full comparison, in the register's order.

        Args:
            sign: what was asked.
        """
        words = [look(word) for word in sign.core][:_WORDS] if len(sign.core) > 1 else []
        forms = [*sign.looks[:_READINGS], *(word for word in words if len(word) > _WORDS)]
        found = {*self._view("look", all_marks=True).nearest(forms), *self._holding(sign)}
        for habit, all_marks in self._habits(sign):
            found.update(self._view(habit, all_marks=all_marks).nearest([sign.sound(habit)]))
        found.update(self._by_word.get(_unordered(sign), ())[:WIDTH])
        for form in self.parts(sign):
            found.update(self._by_look.get(form, ())[:WIDTH])
        return sorted(found)

    def exactly(self, sign: Sign) -> list[int]:
        """Name the marks that look like a sign under one of its readings.

        Args:
            sign: what was asked.
        """
        forms = {look("".join(sign.words)), sign.folded, *sign.looks}
        return sorted({place for form in forms for place in self._by_look.get(form, ())})

    def holds(self, form: str) -> bool:
        """Tell whether a mark has exactly this form.

        Args:
            form: a folded or looked-at form without spaces.
        """
        return form in self._by_look

    def parts(self, sign: Sign) -> set[str]:
        """List the pieces of a sign that could be a mark: words in a row, letters in a row."""
        words = [look(word) for word in sign.words]
        runs = {
            "".join(words[start:end])
            for start in range(len(words))
            for end in range(start + 1, len(words) + 1)
        }
        letters = {
            form[start : start + size]
            for form in sign.looks[:_READINGS]
            for size in range(_SHORTEST_INSIDE, min(self.longest, len(form)) + 1)
            for start in range(len(form) - size + 1)
        }
        return runs | letters | {sign.folded, *sign.looks}

    def _holding(self, sign: Sign) -> list[int]:
        """Find the marks that hold the sign: as words, or as at least four letters in a row."""
        form = sign.looks[0]
        found = set(self._by_word.get(form, ())) if len(form) >= _SHORTEST_WORD else set()
        if len(form) >= _SHORTEST_INSIDE:
            found.update(self._with_letters(form))
        return sorted(found, key=lambda place: (len(self._looks[place]), place))[:WIDTH]

    def _with_letters(self, form: str) -> Iterator[int]:
        at = self._text.find(form)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._text.find(form, self._starts[place + 1] - 1)

    def _habits(self, sign: Sign) -> list[tuple[Habit, bool]]:
        """Choose views by sound; a Latin sign meets only marks in scripts that call for a habit."""
        syllabic, consonants = bool(sign.scripts & SYLLABIC), bool(sign.scripts & CONSONANTS)
        return [("general", True), ("syllabic", syllabic), ("consonants", consonants)]

    def _view(self, form: str, *, all_marks: bool) -> _View:
        wanted = (form, all_marks)
        if wanted not in self._views:
            self._views[wanted] = self._make_view(form, all_marks=all_marks)
        return self._views[wanted]

    def _make_view(self, form: str, *, all_marks: bool) -> _View:
        if form == "look":
            return _View(list(range(len(self._looks))), self._looks)
        habit: Habit = "general"
        scripts: frozenset[str] = frozenset()
        if form == "syllabic":
            habit, scripts = "syllabic", SYLLABIC
        elif form == "consonants":
            habit, scripts = "consonants", CONSONANTS
        places = [
            place for place, sign in enumerate(self.signs) if all_marks or sign.scripts & scripts
        ]
        return _View(places, [self.signs[place].sound(habit) for place in places])


def _unordered(sign: Sign) -> str:
    """Write the words of a sign in one order, so that turned words meet."""
    return " ".join(sorted(map(look, sign.core)))
