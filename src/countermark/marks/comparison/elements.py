"""Distinctive and dominant elements, as far as words tell."""

from __future__ import annotations

from typing import Final

from countermark.marks.comparison.section import Section, law, quoted
from countermark.marks.comparison.side import TakenApart
from countermark.marks.sign.descriptive import kind_of
from countermark.marks.sign.sign import Sign
from countermark.marks.sign.writing import look

_NOT_JUDGED: Final = (
    "Words alone do not tell, and this program does not know: how well known the mark is, what use "
    "has made of it, whether others use the shared element, who buys the goods and how carefully, "
    "how the signs are drawn and coloured, and what stands beside them on the market."
)


def section(ours: TakenApart, theirs: TakenApart) -> Section:
    """Write what distinguishes each side, and whether that is what they share.

    Args:
        ours: the later sign.
        theirs: the earlier mark.
    """
    statements = (
        _of_side("sign", ours),
        _of_side("mark", theirs),
        *_shared(ours, theirs),
        _NOT_JUDGED,
    )
    return Section("Distinctive and dominant elements", statements, grounds=law("elements"))


def _of_side(name: str, part: TakenApart) -> str:
    sign = part.sign
    if all(map(kind_of, sign.core)):
        return (
            f"Every word of the {name} describes goods or a shop; whether it distinguishes all the "
            "same is a matter of evidence."
        )
    what = f"What distinguishes the {name} is {quoted(sign.core)}"
    if not sign.dropped:
        return f"{what}."
    return f"{what}; little weight has what is set aside: {quoted(sign.dropped)}."


def _shared(ours: TakenApart, theirs: TakenApart) -> list[str]:
    sign, mark = ours.sign, theirs.sign
    others = set(map(look, mark.words))
    common = [word for word in sign.words if look(word) in others]
    if common and all(map(kind_of, common)):
        return [f"What they share, {quoted(common)}, only describes: that alone says little."]
    if set(sign.looks) & set(mark.looks):
        return ["What distinguishes both is the same, or can be read as the same."]
    if inside := _inside(sign, mark):
        return [inside]
    return [f"They share {quoted(common)}; the rest differs."] if common else []


def _inside(sign: Sign, mark: Sign) -> str:
    """Say which stands inside the other, if one does."""
    if any(mark.looks[0] in reading for reading in sign.looks):
        beside = " beside other distinguishing words" if len(sign.core) > len(mark.core) else ""
        return f"The whole mark stands inside the sign{beside}."
    return "The whole sign stands inside the mark." if sign.looks[0] in mark.looks[0] else ""
