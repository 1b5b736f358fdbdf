"""Letters side by side: which are the same, which look alike, which stand on one side only.

>>> found = Alignment.of("GUCCl", "GUCCI")
>>> [cell.relation.value for cell in found.cells]
['same', 'same', 'same', 'same', 'alike']
>>> found.same, found.beginning, found.ending
(4, 5, 5)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import Final

from rapidfuzz.distance import Levenshtein

from countermark.findings import JsonValue
from countermark.marks.sign.writing import letters_for, look

_STROKES: Final = frozenset("Il1|!")


class Relation(StrEnum):
    """How two letters stand to each other."""

    SAME = "same"
    ALIKE = "alike"
    OTHER = "other"
    SIGN_ONLY = "sign only"
    MARK_ONLY = "mark only"


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the alignment; blank where words are parted."""

    ours: str
    """The sign's letter with its accents; empty if it has none here."""

    theirs: str
    """The mark's letter."""

    relation: Relation
    """How they stand to each other."""

    @property
    def blank(self) -> bool:
        """Tell whether no letter stands here."""
        return not (self.ours + self.theirs).strip()


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts with their letters side by side."""

    cells: tuple[Cell, ...]
    """The places from the first letter to the last, with the fewest changes."""

    @classmethod
    def of(cls, ours: str, theirs: str) -> Alignment:
        """Lay two texts side by side with the fewest letters changed, added or left out.

        Args:
            ours: the sign.
            theirs: the mark.
        """
        left, right = letters_of(ours), letters_of(theirs)
        steps = Levenshtein.opcodes(list(map(_shape, left)), list(map(_shape, right)))
        return cls(
            tuple(
                cell
                for step in steps
                for cell in _cells(
                    left[step.src_start : step.src_end], right[step.dest_start : step.dest_end]
                )
            )
        )

    @property
    def places(self) -> tuple[Cell, ...]:
        """List the places without those where only words are parted."""
        return tuple(cell for cell in self.cells if not cell.blank)

    def rows(self, size: int) -> list[tuple[Cell, ...]]:
        """Cut the places into rows.

        Args:
            size: the most places in a row.
        """
        return [self.cells[at : at + size] for at in range(0, len(self.cells), size)]

    @property
    def same(self) -> int:
        """Count the places where both have the same letter."""
        return sum(cell.relation is Relation.SAME for cell in self.places)

    @property
    def alike(self) -> int:
        """Count the places where the letters look alike."""
        return sum(cell.relation is Relation.ALIKE for cell in self.places)

    @property
    def beginning(self) -> int:
        """Count the places from the start that are the same or look alike."""
        return sum(1 for _ in takewhile(_together, self.places))

    @property
    def ending(self) -> int:
        """Count the places from the end that are the same or look alike."""
        return sum(1 for _ in takewhile(_together, reversed(self.places)))

    def to_json(self) -> list[JsonValue]:
        """Write the places with plain values."""
        return [[cell.ours, cell.relation.value, cell.theirs] for cell in self.cells]


def letters_of(text: str) -> list[str]:
    """Split a text into letters, each with the accents and vowel signs that belong to it.

    >>> letters_of("กี่"), letters_of("né")
    (['กี่'], ['n', 'é'])
    """
    found: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        if found and unicodedata.category(char).startswith("M"):
            found[-1] += char
        else:
            found.append(char)
    return found


def _cells(ours: list[str], theirs: list[str]) -> Iterator[Cell]:
    for number in range(max(len(ours), len(theirs))):
        left = ours[number] if number < len(ours) else ""
        right = theirs[number] if number < len(theirs) else ""
        yield Cell(left, right, _relation(left, right))


def _shape(letter: str) -> str:
    """Write letters that can be taken for each other as one, so that they meet."""
    if letter in _STROKES:
        return "i"
    meant = letters_for().get(letter)
    return meant[0] if meant else look(letter)


def _relation(left: str, right: str) -> Relation:
    if not left or not right:
        return Relation.SIGN_ONLY if left else Relation.MARK_ONLY
    if left.casefold() == right.casefold():
        return Relation.SAME
    return Relation.ALIKE if _look_alike(left, right) else Relation.OTHER


def _look_alike(left: str, right: str) -> bool:
    """Tell letters that only differ in accent, script or a stroke, and digits put for letters."""
    if look(left) == look(right) or {left, right} <= _STROKES:
        return True
    meant = letters_for()
    return look(right) in meant.get(left, ()) or look(left) in meant.get(right, ())


def _together(cell: Cell) -> bool:
    return cell.relation in {Relation.SAME, Relation.ALIKE}
