"""The conceptual comparison: what both mean, as far as that is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from countermark.findings import MissingPartError
from countermark.marks.comparison.section import Section, law
from countermark.marks.comparison.side import TakenApart
from countermark.marks.sign import meaning
from countermark.marks.sign.sign import Sign

_SAME: Final = 0.72
_APART: Final = 0.45


@dataclass(frozen=True, slots=True)
class Meant:
    """What is known about the meaning of two signs."""

    value: float | None
    """How near the meanings lie, from 0 to 1; nothing if not known on either side."""

    statement: str
    """The same in words."""

    @property
    def same(self) -> bool | None:
        """Tell whether they mean the same; nothing if not known."""
        return None if self.value is None else self.value >= _SAME


def beside(sign: Sign, mark: Sign) -> Meant:
    """Compare what the distinguishing words of a sign and a mark mean.

    Args:
        sign: the later sign.
        mark: the earlier mark.
    """
    try:
        ours, theirs = meaning.direction(sign.core), meaning.direction(mark.core)
    except MissingPartError as error:
        return Meant(None, f"Meanings were not compared. {error}")
    if ours is None and theirs is None:
        return Meant(
            None, "Neither has a known meaning: meaning neither joins them nor tells them apart."
        )
    if ours is None or theirs is None:
        who = "mark" if ours is None else "sign"
        return Meant(
            None,
            f"Only the {who} is known to the encoder of meanings, perhaps as a name; whether the "
            "public grasps a meaning that tells the two apart is for people to judge.",
        )
    cosine = float(ours @ theirs / (np.linalg.norm(ours) * np.linalg.norm(theirs)))
    value = round(min(max(cosine, 0.0), 1.0), 2)
    return Meant(value, _said(value, same_word=sign.folded == mark.folded))


def _said(value: float, *, same_word: bool) -> str:
    if same_word:
        return "It is the same word, so that there is no other meaning to tell them apart."
    near = f"({value:.2f} of 1 by a multilingual encoder)"
    if value >= _SAME:
        return f"They may mean the same {near}; a person who speaks the languages has to confirm."
    if value >= _APART:
        return (
            f"Their meanings may be related {near}; the encoder also rises where words share "
            "letters, so this says little."
        )
    return f"They seem to mean different things {near}."


def section(ours: TakenApart, theirs: TakenApart, meant: Meant) -> Section:
    """Write how the sign and the mark compare in meaning.

    Args:
        ours: the later sign.
        theirs: the earlier mark.
        meant: what is known about it.
    """
    compared = f"'{' '.join(ours.sign.core)}' beside '{' '.join(theirs.sign.core)}'"
    return Section("Conceptual", (f"{compared}: {meant.statement}",), grounds=law("meaning"))
