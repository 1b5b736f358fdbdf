"""The visual comparison: length, letters in place, beginning and end."""

from __future__ import annotations

from typing import Final

from countermark.marks.comparison.alignment import Alignment, letters_of
from countermark.marks.comparison.section import Section, law
from countermark.marks.comparison.side import TakenApart
from countermark.marks.likeness.compare import Likeness

_LOOKS_LIKE: Final = 0.5
_RIGHT_TO_LEFT: Final = frozenset({"Arabic", "Hebrew"})


def section(ours: TakenApart, theirs: TakenApart, likeness: Likeness) -> Section:
    """Write how the sign and the mark compare to the eye.

    Args:
        ours: the later sign.
        theirs: the earlier mark.
        likeness: how alike they are.
    """
    scripts, others = ours.sign.scripts, theirs.sign.scripts
    if not comparable(ours, theirs, likeness):
        names = f"{', '.join(sorted(scripts))} and {', '.join(sorted(others))}"
        statement = (
            f"They are written in different scripts ({names}); to the eye they have nothing in "
            "common that letters could show."
        )
        return Section("Visual", (statement,), grounds=law("look"))
    alignment = None
    if not scripts & _RIGHT_TO_LEFT:
        alignment = Alignment.of(" ".join(ours.sign.words), " ".join(theirs.sign.words))
    statements = (_lengths(ours, theirs), *_places(alignment), _value(likeness))
    return Section("Visual", statements, alignment, grounds=law("look"))


def comparable(ours: TakenApart, theirs: TakenApart, likeness: Likeness) -> bool:
    """Tell whether letters can be compared: in one script, or where they look like each other's.

    Args:
        ours: the later sign.
        theirs: the earlier mark.
        likeness: how alike they are.
    """
    one_script = bool(ours.sign.scripts & theirs.sign.scripts)
    return one_script or likeness.visual >= _LOOKS_LIKE


def _lengths(ours: TakenApart, theirs: TakenApart) -> str:
    counts = [len(letters_of("".join(part.sign.words))) for part in (ours, theirs)]
    words = [len(part.sign.words) for part in (ours, theirs)]
    return (
        f"The sign has {counted(counts[0], 'letter')} in {counted(words[0], 'word')}, the mark "
        f"{counted(counts[1], 'letter')} in {counted(words[1], 'word')}."
    )


def _places(alignment: Alignment | None) -> list[str]:
    if alignment is None:
        return []
    size = len(alignment.places)
    alike = f", letters that look alike in {alignment.alike}" if alignment.alike else ""
    found = [f"The same letter stands in {alignment.same} of {counted(size, 'place')}{alike}."]
    if alignment.beginning < size:
        found.append(
            f"From the beginning {counted(alignment.beginning, 'place')} in a row are shared, from "
            f"the end {alignment.ending}."
        )
    return found


def _value(likeness: Likeness) -> str:
    return f"Measured by eye, descriptive words left aside: {likeness.visual:.2f} of 1."


def counted(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> counted(1, "letter"), counted(0, "word")
    ('1 letter', '0 words')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
