"""The conceptual comparison: what both mean, as far as that is known."""

from __future__ import annotations

from dataclasses import dataclass

from countermark.findings import MissingPartError
from countermark.marks.comparison.section import Section, law
from countermark.marks.likeness import concept
from countermark.marks.register.mark import Mark
from countermark.marks.sign import meaning
from countermark.marks.sign.sign import Sign


@dataclass(frozen=True, slots=True)
class Meant:
    """What is known about the meaning of two signs."""

    value: float | None
    """How near the meanings lie, from 0 to 1; nothing if not known on either side."""

    statement: str
    """The same in words."""

    @property
    def same(self) -> bool | None:
        """Tell whether they may mean the same; nothing if not known."""
        return None if self.value is None else self.value >= concept.ALIKE


def beside(sign: Sign, mark: Sign) -> Meant:
    """Compare what a sign and a mark mean, on the scale of a search.

    Args:
        sign: the later sign.
        mark: the earlier mark.
    """
    ours, theirs = meaning.words_of(sign), meaning.words_of(mark)
    try:
        known = [meaning.directions(words) is not None for words in (ours, theirs)]
        value = concept.compare(sign, Mark(mark_id="", text=mark.text)).value
    except MissingPartError as error:
        return Meant(None, f"Meanings were not compared. {error}")
    compared = f"'{' '.join(ours)}' beside '{' '.join(theirs)}'"
    if value is None or not all(known):
        return Meant(None, f"{compared}: {_unknown(*known)}")
    return Meant(value, f"{compared}: {_said(value, same_word=sign.folded == mark.folded)}")


def _unknown(ours: bool, theirs: bool) -> str:  # noqa: FBT001 - one for each side
    if not ours and not theirs:
        return "neither has a known meaning: meaning neither joins them nor tells them apart."
    return (
        f"only the {'sign' if ours else 'mark'} is known to the encoder of meanings, perhaps as a "
        "name; whether the public grasps a meaning that tells the two apart is for people to judge."
    )


def _said(value: float, *, same_word: bool) -> str:
    if same_word:
        return "the same word, so that there is no other meaning to tell them apart."
    near = f"({value:.2f} of 1 by a multilingual encoder)"
    if value >= concept.ALIKE:
        return (
            f"they may mean the same {near}; the encoder also rises where words share letters, so "
            "a person who speaks the languages has to confirm."
        )
    return f"nothing says that they mean the same {near}."


def section(meant: Meant) -> Section:
    """Write how the sign and the mark compare in meaning.

    Args:
        meant: what is known about it.
    """
    return Section("Conceptual", (meant.statement,), grounds=law("meaning"))
