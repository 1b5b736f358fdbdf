"""Searching a register for the marks that a sign is like, best first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from countermark.findings import Territory
from countermark.marks.likeness.compare import LISTED, Likeness, compare
from countermark.marks.likeness.goods import likeness
from countermark.marks.register.mark import Mark
from countermark.marks.register.register import Register
from countermark.marks.search.index import Index
from countermark.marks.search.query import Match, Query
from countermark.marks.sign.sign import Sign
from countermark.marks.sign.writing import fold, foreign_letters, same_writing
from countermark.marks.tables import table

_OF_GOODS = 0.15


@lru_cache(maxsize=2)
def index_of(register: Register) -> Index:
    """Take a register apart for searching; the last two are kept.

    Args:
        register: the register to search.
    """
    return Index(register)


def search(register: Register, query: Query) -> list[Match]:
    """Find the marks that a sign is like.

    Args:
        register: where to look.
        query: the sign and the circumstances.

    Returns: matches by falling score, equals by mark_id; none below the score `LISTED`.

    Errors: `BadInputError` for a sign that cannot be read.
    """
    index, sign = index_of(register), Sign.of(query.text)
    found = []
    for place in index.candidates(sign):
        mark = register.marks[place]
        if query.only_classes and not set(query.classes) & set(mark.classes):
            continue
        alike = compare(sign, index.signs[place])
        if alike.score >= LISTED:
            found.append(_match(query, sign, mark, alike))
    found.sort(key=lambda match: (-match.score, match.mark.mark_id))
    return _ranked(found, query.top)


def _match(query: Query, sign: Sign, mark: Mark, alike: Likeness) -> Match:
    goods = likeness(query.classes, mark.classes)
    score = alike.score if goods is None else (1 - _OF_GOODS) * alike.score + _OF_GOODS * goods
    states = rights(mark, query.territory, query.on)
    return Match(
        rank=0,
        mark=mark,
        score=round(score, 4),
        goods=goods,
        likeness=alike,
        why=(*_reasons(query, sign, mark, alike, goods), *(text for _, text in states)),
        flags=tuple(flag for flag, _ in states),
        limits=tuple(text for _, text in states),
        other_ids=(),
    )


def _reasons(
    query: Query, sign: Sign, mark: Mark, alike: Likeness, goods: float | None
) -> list[str]:
    reasons = [f"{alike.relation.value}: {alike.ground}", *map(str, alike.features)]
    reasons += tricks(sign)
    if goods is not None:
        ours, theirs = (", ".join(map(str, numbers)) for numbers in (query.classes, mark.classes))
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


def _ranked(found: list[Match], top: int) -> list[Match]:
    """Make one match of identical texts of one owner, and number the first ones."""
    groups: dict[tuple[str, str], list[Match]] = {}
    for match in found:
        owner = fold(match.mark.owner) or match.mark.mark_id
        groups.setdefault((same_writing(match.mark.text), owner), []).append(match)
    return [_merged(group, rank) for rank, group in enumerate([*groups.values()][:top], start=1)]


def _merged(group: list[Match], rank: int) -> Match:
    best, *others = group
    ids = tuple(match.mark.mark_id for match in others)
    further = (f"the same text of the same owner also as {', '.join(ids)}",) if ids else ()
    return replace(best, rank=rank, why=(*best.why, *further), other_ids=ids)
