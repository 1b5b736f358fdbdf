"""Two signs set out side by side, as an examiner of trade marks does it.

>>> from countermark.marks.comparison.side import Side
>>> found = set_out(Side(text="GUCCl bags", classes=(18,)), Side(text="GUCCI", classes=(18,)))
>>> found.likeness.relation.value, [section.title for section in found.sections][:3]
('not_distinguishable', ['The signs', 'Visual', 'Aural'])
"""

from __future__ import annotations

from dataclasses import dataclass

from countermark.findings import JsonValue
from countermark.marks.comparison import (
    by_ear,
    by_eye,
    by_goods,
    by_meaning,
    decided,
    elements,
    overall,
    side,
)
from countermark.marks.comparison.by_goods import GoodsBeside
from countermark.marks.comparison.by_meaning import Meant
from countermark.marks.comparison.section import Section, quoted
from countermark.marks.comparison.side import Side, TakenApart, taken_apart
from countermark.marks.likeness.compare import Likeness, with_meaning
from countermark.marks.precedents import AUTHORITIES_DIFFER, Precedent, nearest


@dataclass(frozen=True, slots=True)
class Comparison:
    """A sign and a mark, compared."""

    sign: TakenApart
    """The later sign."""

    mark: TakenApart
    """The earlier mark."""

    likeness: Likeness
    """How alike they are, goods left aside."""

    meant: Meant
    """What they mean."""

    goods: GoodsBeside
    """How their goods stand to each other."""

    precedents: tuple[Precedent, ...]
    """The decided pairs that differ most like them."""

    @property
    def title(self) -> str:
        """Name the comparison."""
        return f"{self.sign.shown} beside {self.mark.shown}"

    @property
    def short(self) -> str:
        """Say in one line how the sign stands to the mark."""
        letters = by_eye.comparable(self.sign, self.mark, self.likeness)
        numbers = {
            "by eye": self.likeness.visual if letters else None,
            "by ear": by_ear.heard(self.sign.sign, self.mark.sign, self.likeness),
            "in meaning": self.meant.value,
            "goods": self.goods.value,
        }
        relation = self.likeness.relation
        said = overall.short(relation, numbers)
        parts = [part.sign.text for part in (self.sign, self.mark) if part.address]
        return f"Of the address, {quoted(parts)} is compared. {said}" if parts else said

    @property
    def sections(self) -> tuple[Section, ...]:
        """Write the comparison point by point."""
        return (
            side.section(self.sign, self.mark),
            by_eye.section(self.sign, self.mark, self.likeness),
            by_ear.section(self.sign, self.mark, self.likeness),
            by_meaning.section(self.meant),
            by_goods.section(self.sign.side, self.mark.side, self.goods),
            elements.section(self.sign, self.mark),
            overall.section(self.likeness),
            decided.section(self.precedents),
        )

    def to_json(self) -> dict[str, JsonValue]:
        """Write the comparison with plain values."""
        likeness = self.likeness
        return {
            "sign": self.sign.to_json(),
            "mark": self.mark.to_json(),
            "score": likeness.score,
            "visual": likeness.visual,
            "aural": likeness.aural,
            "conceptual": self.meant.value,
            "goods": self.goods.value,
            "relation": likeness.relation.value,
            "ground": likeness.ground,
            "why": [str(feature) for feature in likeness.features],
            "probability": None,
            "precedents": [_precedent(one) for one in self.precedents],
            "authorities": AUTHORITIES_DIFFER,
            "sections": [section.to_json() for section in self.sections],
        }


def set_out(ours: Side, theirs: Side) -> Comparison:
    """Compare a sign with a mark point by point.

    Args:
        ours: the later sign, with its goods if they are known.
        theirs: the earlier mark, with its goods if they are known.

    Errors: `BadInputError` if a side cannot be read as a sign.
    """
    sign, mark, likeness = taken_apart(ours, theirs)
    meant = by_meaning.beside(sign.sign, mark.sign)
    goods = by_goods.beside(ours, theirs)
    found = nearest(sign.sign, mark.sign, goods=goods.relation, same_meaning=meant.same)
    return Comparison(sign, mark, with_meaning(likeness, meant.value), meant, goods, found)


def _precedent(one: Precedent) -> dict[str, JsonValue]:
    pair = one.pair
    return {
        "earlier_mark": pair.earlier,
        "contested_mark": pair.contested,
        "goods_relation": pair.goods.value,
        "outcome": pair.outcome,
        "authority": pair.authority,
        "year": pair.year,
        "source": pair.source.to_json(),
        "distance": one.distance,
        "alike": one.alike,
        "unlike": one.unlike,
    }
