"""Places of a dispute: States, states of a federation, common courts, and places nobody named.

>>> read_places(["US-OH", "multiple EPC States"])[1].words
'multiple EPC States'
>>> str(Place("US-CA").is_at(Place("US"), date(2026, 1, 1)))
'true'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from countermark.findings import BadInputError, Territory
from countermark.findings.document import parse_yaml
from countermark.findings.table import Table, read_table
from countermark.law.language.logic import Truth, any_of, truth_of

UPC: Final = "UPC"
"""The Unified Patent Court, a common court of its contracting States."""

_CODE: Final = re.compile(r"(?P<code>[A-Z]{2}(?:-[A-Z0-9]{1,3})?|UPC)(?=$|[\s(,])")
_UNIONS: Final = frozenset({"EU", "BX", "EP", "UP", "WO"})
_OPEN_UNIONS: Final = frozenset({"EP", "UP", "WO"})


class Unnamed(StrEnum):
    """What is known of a place that was not named."""

    NO = ""
    """It was named."""

    SEVERAL = "several"
    """States that were not named; the forum may be among them."""

    ELSEWHERE = "elsewhere"
    """A place other than the forum."""

    EVERYWHERE = "everywhere"
    """All States."""

    OWN_STATE = "own_state"
    """The State where the defendant is domiciled."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place."""

    code: str = ""
    """ISO 3166-1, ISO 3166-2 for a state of a federation, a union of WIPO ST.3, or UPC."""

    unnamed: Unnamed = Unnamed.NO
    """What is known of it if it has no code."""

    lies_in: str = ""
    """A group of States in which an unnamed place lies."""

    not_in: str = ""
    """A group of States in which it does not lie."""

    words: str = ""
    """What was written, where that says more than the code."""

    @property
    def country(self) -> str:
        """The code of the country, without that of a state within it."""
        return self.code.partition("-")[0]

    def is_at(self, other: Place, on: date) -> Truth:
        """Tell whether something at this place is at the other one, a named State or court."""
        if not self.code:
            return {
                Unnamed.EVERYWHERE: Truth.TRUE,
                Unnamed.ELSEWHERE: Truth.FALSE,
            }.get(self.unnamed, self._outside(other, on))
        if self.code == other.code or self.code.startswith(f"{other.code}-"):
            return Truth.TRUE
        if other.code == UPC:
            return self.within(UPC, on)
        if other.code in _UNIONS:
            return self.within(other.code, on)
        possible = other.code.startswith(f"{self.code}-") or _reaches(self.code, other, on)
        return Truth.UNKNOWN if possible else Truth.FALSE

    def covers(self, other: Place, on: date) -> Truth:
        """Tell whether a right registered or protected at this place has effect at the other."""
        if not self.code:
            return self.is_at(other, on)
        if self.code in {other.code, other.country}:
            return Truth.TRUE
        if self.code in _OPEN_UNIONS:
            return Truth.UNKNOWN
        if other.code == UPC:
            return self.within(UPC, on)
        return truth_of(_reaches(self.code, other, on))

    def within(self, group: str, on: date) -> Truth:
        """Tell whether it lies in a group of States on a day."""
        if not self.code:
            if group in {self.lies_in, self.not_in}:
                return truth_of(group == self.lies_in)
            return Truth.UNKNOWN
        if self.code in {group, UPC}:
            return truth_of(self.code == group or group in _GROUPS_OF_UPC)
        if self.code in _OPEN_UNIONS or (self.code in _UNIONS and group == UPC):
            return Truth.UNKNOWN
        if self.code in _UNIONS:
            return truth_of(group in _GROUPS_OF_UPC)
        return truth_of(self.country in group_members(group, on))

    def _outside(self, other: Place, on: date) -> Truth:
        far = self.lies_in and other.within(self.lies_in, on) is Truth.FALSE
        return Truth.FALSE if far else Truth.UNKNOWN

    def __str__(self) -> str:
        return self.words or self.code


_GROUPS_OF_UPC: Final = frozenset(
    {"UPC", "EU", "EPC", "BRUSSELS_I", "BRUSSELS_I_BIS", "LUGANO", "HAGUE_2005", "HAGUE_2019"}
)


@dataclass(frozen=True, slots=True)
class Places:
    """Several places, complete unless `more` says otherwise."""

    named: tuple[Place, ...] = ()
    """The places."""

    more: bool = False
    """Whether there may be others."""

    def includes(self, other: Place, on: date) -> Truth:
        """Tell whether one of them is at the other place."""
        return any_of((*(one.is_at(other, on) for one in self.named), *self._rest()))

    def covers(self, other: Place, on: date) -> Truth:
        """Tell whether a right in one of them has effect at the other place."""
        return any_of((*(one.covers(other, on) for one in self.named), *self._rest()))

    def within(self, group: str, on: date) -> Truth:
        """Tell whether one of them lies in a group of States."""
        return any_of((*(one.within(group, on) for one in self.named), *self._rest()))

    def _rest(self) -> tuple[Truth, ...]:
        return (Truth.UNKNOWN,) if self.more else ()

    def __iter__(self) -> Iterator[Place]:
        return iter(self.named)

    def __len__(self) -> int:
        return len(self.named)

    def __getitem__(self, index: int) -> Place:
        return self.named[index]


@cache
def group_members(group: str, on: date) -> frozenset[str]:
    """List the codes of the countries in a group of States on a day.

    Args:
        group: a union with a table of members (EU, BX) or a group of `groups_of_states.csv`.
        on: the day asked about.
    """
    rows = groups_table().rows
    members = {row["member"] for row in rows if row["group"] == group and row.in_force(on)}
    if group in _UNIONS:
        members |= {str(member) for member in Territory(group).members(on)}
    return frozenset(members)


@cache
def groups() -> frozenset[str]:
    """List the groups of States that rules may name."""
    return frozenset({row["group"] for row in groups_table().rows} | {"EU", "BX"})


def groups_table() -> Table:
    """Read the table of groups of States that are bound by an instrument."""
    return read_table("countermark.law", "groups_of_states.csv")


def read_place(words: str) -> Place:
    """Read one place.

    Args:
        words: a code or a country's English name, a note in brackets after it, or one of the
            words of `places.yaml` for places that nobody named.

    Errors: `BadInputError` that says what was expected.
    """
    text = " ".join(words.split())
    found = _CODE.match(text)
    if found:
        code = found["code"]
        if code != UPC:
            Territory(code.partition("-")[0])
        return Place(code, words=text if text != code else "")
    bare = text.partition("(")[0].strip().casefold()
    for entry in _place_words():
        if bare in entry.words:
            return entry.place(text)
    code = _countries().get(bare, "")
    if not code:
        expected = "ISO 3166-1 such as DE, ISO 3166-2 such as US-CA, a country's English name, UPC"
        problem = f"'{words}' is no place that is known here; expected {expected}, or 'elsewhere'."
        raise BadInputError(problem)
    return Place(code)


def read_places(given: Iterable[str]) -> Places:
    """Read a list of places; the words `unknown` and `?` say that there may be more."""
    items = [item.strip() for item in given]
    named = [item for item in items if item.casefold() not in {"unknown", "?", ""}]
    split = [part for item in named for part in _split(item)]
    return Places(tuple(read_place(item) for item in split), more=len(named) < len(items))


def _split(item: str) -> list[str]:
    # "DE/FR": two courts were asked in joined cases.
    parts = item.split("/")
    return parts if all(_CODE.fullmatch(part) for part in parts) else [item]


def _reaches(code: str, other: Place, on: date) -> bool:
    return code in _UNIONS and other.country in group_members(code, on)


@dataclass(frozen=True, slots=True)
class _PlaceWords:
    words: frozenset[str]
    means: str
    entry: Mapping[str, str]

    def place(self, text: str) -> Place:
        if self.means == "code":
            return Place(self.entry["code"], words=text)
        return Place(
            unnamed=Unnamed(self.means),
            lies_in=self.entry.get("within", ""),
            not_in=self.entry.get("outside", ""),
            words=text,
        )


@cache
def _place_words() -> tuple[_PlaceWords, ...]:
    file = files("countermark.law") / "rules" / "vocabulary" / "places.yaml"
    found = []
    for part in parse_yaml("places.yaml", file.read_bytes()).items():
        entry = part.mapping()
        words = frozenset(word.text().casefold() for word in entry["words"].items())
        rest = {key: one.text() for key, one in entry.items() if key != "words"}
        found.append(_PlaceWords(words, rest["means"], rest))
    return tuple(found)


@cache
def _countries() -> Mapping[str, str]:
    from countermark.findings.territory import territories_table  # noqa: PLC0415 - rarely needed

    return {row["name"].casefold(): row["code"] for row in territories_table().rows}
