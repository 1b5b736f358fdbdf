"""The aural comparison: how both are spoken, groups of vowels, their order."""

from __future__ import annotations

import re
from typing import Final

from countermark.marks.comparison.by_eye import counted
from countermark.marks.comparison.section import Grid, Section, law
from countermark.marks.comparison.side import TakenApart
from countermark.marks.likeness.compare import Likeness
from countermark.marks.sign.sign import Sign
from countermark.marks.sign.sound import key_of_spoken, spoken

_VOWELS: Final = re.compile(r"y(?![aeiou])|[aeiou]+y?(?![aeiou])|[aeiou]+")
_SOUND: Final = "sound"
_WITHOUT_VOWELS: Final = frozenset({"Arabic", "Hebrew"})


def spoken_of(sign: Sign, mark: Sign, likeness: Likeness) -> str:
    """Write in Latin letters what is spoken: what only looks like a letter is read as it.

    Args:
        sign: the later sign.
        mark: the earlier mark.
        likeness: how alike they are; the reading whose sound was measured is the one shown.

    >>> from countermark.marks.likeness.compare import compare
    >>> pairs = [(Sign.of(a), Sign.of_mark("ROLEX")) for a in ("ROLlEX", "R0LEKS", "3 Rolls")]
    >>> [spoken_of(sign, mark, compare(sign, mark)) for sign, mark in pairs]
    ['rollex', 'roleks', 'rolls']
    """
    if _reads_as_mark(sign, mark):
        return mark.latin
    measured = next((one.ours for one in likeness.features if one.name == _SOUND), "")
    readings = (sign.latin, *map(spoken, sign.looks[1:]))
    return next((read for read in readings if key_of_spoken(read) == measured), sign.latin)


def heard(sign: Sign, mark: Sign, likeness: Likeness) -> float:
    """Tell how alike both sound, from 0 to 1, look-alike letters read as they are meant.

    Args:
        sign: the later sign.
        mark: the earlier mark.
        likeness: how alike they are, letter by letter.
    """
    return 1.0 if _reads_as_mark(sign, mark) else likeness.aural


def _reads_as_mark(sign: Sign, mark: Sign) -> bool:
    return mark.looks[0] in sign.looks[1:] and len(sign.core) == len(mark.core)


def vowel_groups(sign: Sign, latin: str) -> tuple[str, ...] | None:
    """List the groups of vowels, one for about each syllable.

    Args:
        sign: in any script.
        latin: how it is written in Latin letters.

    Returns: the groups in their order; nothing where the script leaves vowels out.

    >>> vowel_groups(Sign.of("ADIDAS"), "adidas"), vowel_groups(Sign.of("YAHOO"), "yahoo")
    (('a', 'i', 'a'), ('a', 'oo'))
    """
    return None if sign.scripts & _WITHOUT_VOWELS else tuple(_VOWELS.findall(latin))


def section(ours: TakenApart, theirs: TakenApart, likeness: Likeness) -> Section:
    """Write how the sign and the mark compare to the ear.

    Args:
        ours: the later sign.
        theirs: the earlier mark.
        likeness: how alike they are.
    """
    read, other = spoken_of(ours.sign, theirs.sign, likeness), theirs.sign.latin
    mine, others = vowel_groups(ours.sign, read), vowel_groups(theirs.sign, other)
    rows = (
        ("in Latin letters", read or "–", other or "–"),
        ("as heard, roughly", key_of_spoken(read) or "–", key_of_spoken(other) or "–"),
        ("vowels", _shown(mine), _shown(others)),
    )
    value = heard(ours.sign, theirs.sign, likeness)
    statements = (
        *_rhythm(mine, others),
        f"Measured by ear, descriptive words left aside: {value:.2f} of 1.",
        "Readings are rules of thumb; how a word is stressed differs by language.",
    )
    grid = Grid("How both are spoken", ("", "sign", "mark"), rows)
    return Section("Aural", statements, grid=grid, grounds=law("sound"))


def _shown(groups: tuple[str, ...] | None) -> str:
    return "not written" if groups is None else "-".join(groups) or "none"


def _rhythm(ours: tuple[str, ...] | None, theirs: tuple[str, ...] | None) -> list[str]:
    if ours is None or theirs is None:
        return ["A script that leaves vowels out does not tell how many syllables are spoken."]
    if ours == theirs:
        return [f"Both have {counted(len(ours), 'group')} of vowels, the same in the same order."]
    if len(ours) == len(theirs):
        return [f"Both have {counted(len(ours), 'group')} of vowels, but not the same ones."]
    counts = f"{len(ours)} beside {len(theirs)}"
    return [f"They differ in rhythm: {counts} groups of vowels, about one for each syllable."]
