"""From a mark that was found to a match with its reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from countermark.findings import Territory
from countermark.marks.likeness.compare import Likeness
from countermark.marks.likeness.goods import likeness
from countermark.marks.likeness.measure import Forms
from countermark.marks.register.mark import Mark
from countermark.marks.search.query import Match, Query
from countermark.marks.sign.sign import Sign
from countermark.marks.sign.writing import fold, foreign_letters, same_writing
from countermark.marks.tables import table

_OF_GOODS: Final = 0.15


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and its sign, taken apart."""

    query: Query
    """What was asked."""

    sign: Sign
    """Its sign."""

    forms: Forms
    """The forms that are measured."""

    @classmethod
    def of(cls, query: Query, sign: Sign) -> Asked:
        """Take the sign's forms.

        Args:
            query: what was asked.
            sign: its sign.
        """
        return cls(query, sign, Forms.of(sign))

    @staticmethod
    def with_goods(
        score: NDArray[np.float64], goods: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Let the likeness of goods count, where it is known.

        Args:
            score: scores of the signs alone.
            goods: likeness of the goods, not a number where it is unknown.
        """
        mixed = (1 - _OF_GOODS) * score + _OF_GOODS * goods
        return np.where(np.isnan(goods), score, mixed)


def match_of(asked: Asked, mark: Mark, alike: Likeness, text: str) -> Match:
    """Make a match.

    Args:
        asked: the query and its sign.
        mark: the record found.
        alike: how the sign stands to it.
        text: which of its texts was compared.
    """
    query = asked.query
    goods = likeness(query.classes, mark.classes)
    value = np.array([np.nan if goods is None else goods])
    score = float(asked.with_goods(np.array([alike.score]), value)[0])
    states = rights(mark, query.territory, query.on)
    return Match(
        rank=0,
        mark=mark,
        score=round(score, 4),
        goods=goods,
        likeness=alike,
        why=(*_reasons(asked, mark, alike, goods, text), *(words for _, words in states)),
        flags=tuple(flag for flag, _ in states),
        limits=tuple(words for _, words in states),
        other_ids=(),
    )


def _reasons(
    asked: Asked, mark: Mark, alike: Likeness, goods: float | None, text: str
) -> list[str]:
    reasons = [f"{alike.relation.value}: {alike.ground}", *map(str, alike.features)]
    if text != mark.text:
        reasons.append(f"the register writes the mark also as '{text}'; this was compared")
    reasons += tricks(asked.sign)
    if goods is not None:
        both = (asked.query.classes, mark.classes)
        ours, theirs = (", ".join(map(str, numbers)) for numbers in both)
        reasons.append(
            f"goods (weight {_OF_GOODS}): class {ours} beside {theirs}, {goods:.2f} "
            "(own proposal, not checked)"
        )
    return reasons


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


def rights(mark: Mark, territory: Territory | None, on: date | None) -> list[tuple[str, str]]:
    """Say what keeps a mark from having effect, as a flag and in words.

    Args:
        mark: the register's record.
        territory: where effect is asked for, or nothing.
        on: the day asked about, or nothing.
    """
    found = []
    if on and mark.expires and mark.expires < on:
        found.append(("expired", f"the register has it expire on {mark.expires}, before {on}"))
    elif territory and not mark.expires:
        found.append(("expiry_unknown", "the register gives no day of expiry"))
    if territory and on:
        found += _reach(mark, territory, on)
    return found


def _reach(mark: Mark, territory: Territory, on: date) -> list[tuple[str, str]]:
    own = {row["office"]: row["territory"] for row in table("offices.csv").rows}
    code = own.get(mark.office, mark.office)
    if not code:
        office = f"the office {mark.office}" if mark.office else "no office"
        text = f"the record names {office}: whether it has effect in {territory} is not known"
        return [("territory_unknown", text)]
    if Territory(code).covers(territory, on):
        return []
    text = f"a right of the office {mark.office} has no effect in {territory} by itself"
    return [("not_in_territory", text)]


def ranked(found: Iterable[Match], top: int) -> list[Match]:
    """Make one match of identical texts of one owner, and number the first ones.

    Args:
        found: matches in any order.
        top: how many at most.
    """
    groups: dict[tuple[str, str], list[Match]] = {}
    for match in sorted(found, key=lambda one: (-one.score, one.mark.mark_id)):
        owner = fold(match.mark.owner) or match.mark.mark_id
        groups.setdefault((same_writing(match.mark.text), owner), []).append(match)
    return [_merged(group, rank) for rank, group in enumerate([*groups.values()][:top], start=1)]


def _merged(group: list[Match], rank: int) -> Match:
    best, *others = group
    ids = tuple(match.mark.mark_id for match in others)
    further = (f"the same text of the same owner also as {', '.join(ids)}",) if ids else ()
    return replace(best, rank=rank, why=(*best.why, *further), other_ids=ids)
