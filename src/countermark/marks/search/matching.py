"""From a mark that was found to a match, which gives its reasons when it is asked for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from countermark.findings import JsonValue, Result
from countermark.marks.likeness.compare import Likeness, Relation
from countermark.marks.likeness.goods import GoodsLikeness
from countermark.marks.likeness.measure import Forms
from countermark.marks.register.mark import Mark
from countermark.marks.register.rights import Standing, in_force
from countermark.marks.search.query import Query
from countermark.marks.sign.sign import Sign
from countermark.marks.sign.writing import fold, foreign_letters, same_writing

_Scores = NDArray[np.float64] | float

OF_GOODS: Final = 0.15
"""What the likeness of goods counts in a score, where it is known."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and its sign, taken apart."""

    query: Query
    """What was asked."""

    sign: Sign
    """Its sign."""

    forms: Forms
    """The forms that are measured."""

    notes: tuple[str, ...] = ()
    """How the sign was read out of what was asked."""

    @classmethod
    def of(cls, query: Query, sign: Sign, *notes: str) -> Asked:
        """Take the sign's forms.

        Args:
            query: what was asked.
            sign: its sign.
            notes: how the sign was read out of what was asked.
        """
        return cls(query, sign, Forms.of(sign), (*notes, *tricks(sign)))


def with_goods(score: _Scores, goods: _Scores) -> NDArray[np.float64]:
    """Let the likeness of goods count, where it is known.

    Args:
        score: scores of the signs alone.
        goods: likeness of the goods, not a number where it is unknown.
    """
    mixed = (1 - OF_GOODS) * score + OF_GOODS * goods
    return np.where(np.isnan(goods), score, mixed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One mark of a register that a sign is like."""

    rank: int = 0
    """Its place, from 1."""

    asked: Asked
    """What was asked."""

    mark: Mark
    """The register's record."""

    text: str
    """Which of the record's texts was compared: its words, or a reading the register gives."""

    score: float
    """From 0 to 1, goods taken in where classes were given; an order, not a probability."""

    goods: GoodsLikeness
    """How alike the goods are, by class and by description."""

    likeness: Likeness
    """The comparison of the signs."""

    as_of: date | None = None
    """The day of the register's last import, if that was told: its states had begun by then."""

    other_ids: tuple[str, ...] = ()
    """Further records of the same text and owner."""

    @property
    def relation(self) -> Relation:
        """How the sign stands to the mark."""
        return self.likeness.relation

    @property
    def standing(self) -> Standing | None:
        """Whether it is in force on the day, in the territory if one was given."""
        query = self.asked.query
        if query.on is None:
            return None
        return in_force(self.mark, query.territory, query.on, as_of=self.as_of)

    @property
    def flags(self) -> tuple[str, ...]:
        """Name what speaks against its being in force, if anything is to be said of it."""
        standing = self.standing
        return standing.flags if standing and self._worth_saying(standing) else ()

    @property
    def limits(self) -> tuple[str, ...]:
        """Say in words why the right may not help there and then; also in `why`."""
        standing = self.standing
        if standing is None or not self._worth_saying(standing):
            return ()
        return tuple(reason.text.rstrip(".") for reason in standing.reasons)

    @property
    def why(self) -> tuple[str, ...]:
        """Give the reasons in words: relation, features, goods, right, other records."""
        alike = self.likeness
        found = [f"{alike.relation.value}: {alike.ground}", *map(str, alike.features)]
        if self.text != self.mark.text:
            found.append(f"the register writes the mark also as '{self.text}'; this was compared")
        found += [*self.asked.notes, *self._about_goods(), *self.limits]
        if self.other_ids:
            found.append(f"the same text of the same owner also as {', '.join(self.other_ids)}")
        return tuple(found)

    def to_json(self) -> dict[str, JsonValue]:
        """Write the match in the form of the command line's contract."""
        mark, standing = self.mark, self.standing
        return {
            "rank": self.rank,
            "mark_id": mark.mark_id,
            "text": mark.text,
            "owner": mark.owner,
            "office": mark.office,
            "classes": list(mark.classes),
            "status": mark.status,
            "score": self.score,
            "visual": self.likeness.visual,
            "aural": self.likeness.aural,
            "conceptual": self.likeness.conceptual,
            "goods": self.goods.value,
            "relation": self.relation.value,
            "why": list(self.why),
            "kind": mark.kind.value,
            "in_force": standing.result.value if standing else None,
            "flags": list(self.flags),
            "other_ids": list(self.other_ids),
        }

    def _worth_saying(self, standing: Standing) -> bool:
        """Tell whether to speak of it; where no territory was asked for, only of a no."""
        if self.asked.query.territory is None:
            return standing.result is Result.NO
        return standing.result is not Result.YES

    def _about_goods(self) -> list[str]:
        if self.goods.value is None:
            return []
        why = "; ".join(self.goods.grounds)
        return [f"goods (weight {OF_GOODS}): {self.goods.value:.2f}: {why}"]


def tricks(sign: Sign) -> list[str]:
    """Name the letters of another script in words that mix scripts.

    Args:
        sign: what was read.
    """
    letters = dict.fromkeys(char for word in sign.words for char in foreign_letters(word))
    if not letters:
        return []
    points = ", ".join(f"U+{ord(char):04X} {char}" for char in letters)
    return [f"written with look-alike letters from another script: {points}"]


def ranked(found: Iterable[Match], top: int) -> list[Match]:
    """Make one match of identical texts of one owner, and number the first ones.

    Args:
        found: matches in any order.
        top: how many at most.
    """
    return [_merged(group, rank) for rank, group in enumerate(grouped(found)[:top], start=1)]


def grouped(found: Iterable[Match]) -> list[list[Match]]:
    """Put matches of identical texts of one owner together, the best first, of equals by mark_id.

    Args:
        found: matches in any order.
    """
    groups: dict[tuple[str, str], list[Match]] = {}
    for match in sorted(found, key=lambda one: (-one.score, one.mark.mark_id)):
        owner = fold(match.mark.owner) or match.mark.mark_id
        groups.setdefault((same_writing(match.mark.text), owner), []).append(match)
    return [*groups.values()]


def _merged(group: list[Match], rank: int) -> Match:
    best, *others = group
    return replace(best, rank=rank, other_ids=tuple(match.mark.mark_id for match in others))


def text_with(mark: Mark, form: str) -> str:
    """Find which of a record's texts has a form: its words, or a reading the register gives.

    Args:
        mark: the record.
        form: how the text looks, as the views keep it.
    """
    if not mark.readings or Forms.of(Sign.of_mark(mark.text)).looks[0] == form:
        return mark.text
    found = (text for text in mark.readings if Forms.of(Sign.of_mark(text)).looks[0] == form)
    return next(found, mark.text)
