"""Whether a mark is in force in a territory on a day, as far as its record tells.

>>> from datetime import date
>>> mark = Mark(mark_id="EM1", text="Zetalon", office="EM", status="registered",
...             registered=date(2020, 5, 4), expires=date(2029, 12, 2))
>>> in_force(mark, Territory("DE"), date(2026, 11, 1)).result.value
'yes'
>>> standing = in_force(mark, Territory("US"), date(2030, 8, 1))
>>> standing.result.value, standing.flags
('no', ('expired', 'not_in_territory'))
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from countermark.findings import Ground, JsonValue, Result, Source, Territory
from countermark.marks.register.mark import Designation, Mark
from countermark.marks.register.reach import Reach, reach_of

PARIS_GRACE: Final = Source(title="Paris Convention", locator="art. 5bis(1)", version="1967")
"""The period of grace of six months or more for fees that keep a right; not checked."""

PARIS_INDEPENDENCE: Final = Source(title="Paris Convention", locator="art. 6(3)", version="1967")
"""A mark registered in one country is independent of those registered in others; not checked."""

EUTMR_UNITARY: Final = Source(
    title="Regulation (EU) 2017/1001", locator="art. 1(2)", version="2017-06-14"
)
"""An EU trade mark has equal effect throughout the Union; not checked."""

MADRID_EFFECT: Final = Source(
    title="Madrid Protocol", locator="art. 3ter, art. 4(1)(a)", version="1989"
)
"""An international registration has effect where it was extended to; not checked."""

_GRACE_MONTHS: Final = 6
_ORDER: Final = (Result.YES, Result.UNKNOWN, Result.NO)
_OF_THE_UNION: Final = ("EM", "EU")
_PENDING: Final = ("filed", "published", "opposed")


@dataclass(frozen=True, slots=True)
class Standing:
    """The answer to: is this mark in force there on that day?"""

    result: Result
    """yes, no or unknown."""

    flags: tuple[str, ...]
    """expired, expiry_unknown, ended, not_registered, not_yet, status_unknown, not_in_territory,
    territory_unknown; empty only where the answer is yes."""

    reasons: tuple[Ground, ...]
    """What the answer rests on, the decisive first."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the answer in the form of the command line's contract."""
        return {
            "result": self.result.value,
            "flags": list(self.flags),
            "reasons": [reason.to_json() for reason in self.reasons],
        }


@dataclass(frozen=True, slots=True)
class _Point:
    """One point of the answer."""

    result: Result
    flag: str
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class _Right:
    """What a record says about the life of a right: of the mark itself, or of a designation."""

    name: str
    status: str
    registered: date | None
    ended: date | None
    record: Source
    sources: tuple[Source, ...] = ()
    status_on: date | None = None
    words: str = ""
    filed: date | None = None

    def point(self, result: Result, flag: str, text: str) -> _Point:
        return _Point(result, flag, Ground(text, (self.record, *self.sources)))


@dataclass(frozen=True, slots=True)
class _Question:
    territory: Territory
    on: date
    as_of: date | None


def in_force(
    mark: Mark, territory: Territory | None, on: date, *, as_of: date | None = None
) -> Standing:
    """Tell whether a mark is in force in a territory on a day.

    Args:
        mark: the register's record.
        territory: where; nothing to ask about the right itself, wherever it has effect.
        on: the day.
        as_of: the day up to which the record is known to hold, for instance that of the import;
            a state without a day is taken to have begun by then.

    Returns: no if one point says so, else unknown if one point is unknown, else yes.
    """
    record = Source(title="record of the register", locator=mark.mark_id)
    points = [*_life(_of_mark(mark, record), on, as_of), _expiry(mark, record, on)]
    if territory:
        points += _where(mark, record, _Question(territory, on, as_of))
    return _summed(points)


def _of_mark(mark: Mark, record: Source) -> _Right:
    return _Right(
        name="it",
        status=mark.status,
        status_on=mark.status_on,
        words=f" ({mark.status_words})" if mark.status_words else "",
        filed=mark.filed,
        registered=mark.registered,
        ended=mark.ended,
        record=record,
    )


def _of_designation(one: Designation, record: Source) -> _Right:
    return _Right(
        name=f"its extension to {one.territory}",
        status=one.status,
        registered=one.since,
        ended=one.until + timedelta(days=1) if one.until else None,
        record=record,
        sources=(MADRID_EFFECT,),
    )


def _life(right: _Right, on: date, as_of: date | None) -> Iterator[_Point]:
    """Tell whether a right had begun and had not ended, its expiry aside."""
    end = _end(right, on, as_of)
    if end:
        yield end
    if end is None or end.result is not Result.NO:
        yield _beginning(right, on, as_of)


def _end(right: _Right, on: date, as_of: date | None) -> _Point | None:
    if right.ended:
        text = f"the register has {right.name} as ended from {right.ended}{right.words}"
        return right.point(Result.NO, "ended", text) if right.ended <= on else None
    if right.status != "ended":
        return None
    since = right.status_on or as_of
    if since and since <= on:
        text = f"the register has {right.name} as ended by {since}{right.words}"
        return right.point(Result.NO, "ended", text)
    if right.status_on:
        return None
    text = f"the register has {right.name} as ended{right.words}; since when is not known"
    return right.point(Result.UNKNOWN, "ended", text)


def _beginning(right: _Right, on: date, as_of: date | None) -> _Point:
    if right.registered and right.registered > on:
        text = f"the register has {right.name} registered on {right.registered}, after {on}"
        return right.point(Result.NO, "not_yet", text)
    if right.registered and right.status in {"registered", "ended", *_PENDING}:
        text = f"the register has {right.name} registered on {right.registered}"
        return right.point(Result.YES, "", text)
    if right.filed and right.filed > on:
        text = f"the register has {right.name} filed on {right.filed}, after {on}"
        return right.point(Result.NO, "not_yet", text)
    if right.status in _PENDING:
        text = f"the register has {right.name} as {right.status}{right.words}: not registered yet"
        return right.point(Result.NO, "not_registered", text)
    return _by_state(right, on, as_of)


def _by_state(right: _Right, on: date, as_of: date | None) -> _Point:
    """Judge by the state alone: there is no day of registration, or the state is not known."""
    since = right.status_on or as_of
    if right.status == "registered" and since and since <= on:
        text = f"the register has {right.name} as registered on {since}"
        return right.point(Result.YES, "", text)
    if right.status == "registered":
        text = f"the register has {right.name} as registered; since when is not known"
    elif right.status == "ended":
        text = f"whether {right.name} was registered before it ended is not known"
    else:
        stated = "no state" if right.status == "unknown" else f"the state '{right.status}'"
        text = f"the register gives {stated} for {right.name}: whether it stands is not known"
    return right.point(Result.UNKNOWN, "status_unknown", text)


def _expiry(mark: Mark, record: Source, on: date) -> _Point:
    if mark.expires is None:
        ground = Ground("the register gives no day of expiry", (record,))
        return _Point(Result.UNKNOWN, "expiry_unknown", ground)
    if on <= mark.expires:
        return _Point(Result.YES, "", Ground(f"it expires on {mark.expires}", (record,)))
    text = f"the register has it expire on {mark.expires}, before {on}"
    if on > _after_grace(mark.expires):
        return _Point(Result.NO, "expired", Ground(text, (record,)))
    text += "; a renewal may still come, or not be in the register yet"
    return _Point(Result.UNKNOWN, "expired", Ground(text, (record, PARIS_GRACE)))


def _after_grace(expires: date) -> date:
    years, month = divmod(expires.month - 1 + _GRACE_MONTHS, 12)
    year = expires.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(expires.day, last))


def _where(mark: Mark, record: Source, asked: _Question) -> list[_Point]:
    """Tell whether the right has effect in the territory, by its office or by designation."""
    reach = reach_of(mark.office, asked.territory, asked.on)
    if reach is Reach.WHOLE:
        return [_has_effect(mark, record, asked)]
    if mark.designations:
        return _designated(mark, record, asked)
    if reach in {Reach.BY_DESIGNATION, Reach.UNKNOWN}:
        office = f"the office {mark.office}" if mark.office else "no office"
        why = ", and no designations" if reach is Reach.BY_DESIGNATION else ""
        text = (
            f"the record names {office}{why}: whether it has effect in {asked.territory} is not "
            "known"
        )
        return [_Point(Result.UNKNOWN, "territory_unknown", Ground(text, (record,)))]
    text = f"a right of the office {mark.office} has no effect in {asked.territory} by itself"
    if reach is Reach.PART:
        text = f"a right of the office {mark.office} has effect in a part of {asked.territory} only"
    return [_Point(Result.NO, "not_in_territory", Ground(text, (record, PARIS_INDEPENDENCE)))]


def _has_effect(mark: Mark, record: Source, asked: _Question) -> _Point:
    if mark.office in _OF_THE_UNION:
        text = f"an EU mark has effect in {asked.territory}, as in the whole Union on {asked.on}"
        return _Point(Result.YES, "", Ground(text, (record, EUTMR_UNITARY)))
    text = f"a right of the office {mark.office} has effect in {asked.territory}"
    return _Point(Result.YES, "", Ground(text, (record,)))


def _designated(mark: Mark, record: Source, asked: _Question) -> list[_Point]:
    """Take the designation that speaks most for effect in the territory."""
    reaches = [reach_of(one.territory, asked.territory, asked.on) for one in mark.designations]
    covering = [
        list(_life(_of_designation(one, record), asked.on, asked.as_of))
        for one, reach in zip(mark.designations, reaches, strict=True)
        if reach is Reach.WHOLE
    ]
    if covering:
        return min(covering, key=lambda points: max(_ORDER.index(one.result) for one in points))
    named = ", ".join(one.territory for one in mark.designations)
    if {Reach.UNKNOWN, Reach.BY_DESIGNATION} & set(reaches):
        text = f"it was extended to {named}; whether that includes {asked.territory} is not known"
        return [_Point(Result.UNKNOWN, "territory_unknown", Ground(text, (record,)))]
    partly = "in a part of it only" if Reach.PART in reaches else "not to it"
    text = f"it was extended to {named}: as to {asked.territory}, {partly}"
    return [_Point(Result.NO, "not_in_territory", Ground(text, (record, MADRID_EFFECT)))]


def _summed(points: list[_Point]) -> Standing:
    points = sorted(points, key=lambda one: _ORDER.index(one.result), reverse=True)
    result = points[0].result
    return Standing(
        result,
        tuple(dict.fromkeys(one.flag for one in points if one.flag and one.result is result)),
        tuple(one.ground for one in points),
    )
