"""What a code says: its fields, its problems and what it was probably meant to say.

>>> from datetime import date
>>> code = parse("(01)09506003395637(21)A1(17)270300(10)LOT", on=date(2026, 11, 23))
>>> code.gtin, code.serial, code.expiry
('09506003395637', 'A1', datetime.date(2027, 3, 31))
>>> [problem.code for problem in code.problems]
[]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from countermark.findings import BadInputError, JsonValue
from countermark.packs.checks import missing_parts, problems_of
from countermark.packs.elements import GS, Message, split
from countermark.packs.likely import Identity, Reading, identity_of, likely_readings
from countermark.packs.problems import Problem

_IDENTIFIER_FORMS: Final = frozenset({"datamatrix", "text"})
_OWN_FIELDS: Final = frozenset({"01", "21", "10"})
_NATIONAL: Final = ("710", "711", "712", "713", "714", "715", "716", "717")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCode:
    """One code as it was read, with everything that is wrong with it."""

    symbology: str
    """`datamatrix`, `qrcode`, `ean13` …, or `text` for a string that was typed or sent."""

    gs1: bool
    """Whether the data are in GS1's form."""

    text: str
    """The data, with U+001D as separator."""

    identity: Identity = field(default_factory=Identity)
    """Product code, serial number, batch and expiry date."""

    other: Mapping[str, str] = field(default_factory=dict)
    """Every other field by application identifier, and a field that could not be read."""

    problems: tuple[Problem, ...] = ()
    """What is wrong or doubtful."""

    readings: tuple[Reading, ...] = ()
    """What it was probably meant to say, where it is faulty."""

    @property
    def gtin(self) -> str | None:
        """The product code with 14 digits."""
        return self.identity.gtin

    @property
    def serial(self) -> str | None:
        """The serial number."""
        return self.identity.serial

    @property
    def batch(self) -> str | None:
        """The batch."""
        return self.identity.batch

    @property
    def expiry(self) -> date | None:
        """The last day of use."""
        return self.identity.expiry

    @property
    def may_mark_a_pack(self) -> bool:
        """Whether it says more than which kind of goods this is."""
        parts = (self.serial, self.batch, self.expiry, self.other.get("17"))
        return self.gs1 and (any(parts) or self.has_national_number)

    @property
    def has_national_number(self) -> bool:
        """Whether it holds a national number of medicines (710 to 717)."""
        return any(code in self.other for code in _NATIONAL)

    @property
    def looks_like_a_medicine(self) -> bool:
        """Whether it, or a likely reading of it, has all a medicine's unique identifier needs."""
        identities = (self.identity, *(reading.identity for reading in self.readings))
        return self.has_national_number or any(
            each.gtin and each.serial and each.batch and each.expiry for each in identities
        )

    def to_json(self) -> dict[str, JsonValue]:
        """Write the code in the form of the command line's contract."""
        return {
            "symbology": self.symbology,
            "gs1": self.gs1,
            **identity_to_json(self.identity),
            "other": dict(self.other),
            "problems": [{"code": each.code, "text": each.text} for each in self.problems],
            "likely_readings": [reading_to_json(each) for each in self.readings],
            "text": self.text.replace(GS, "{GS}"),
        }


def identity_to_json(identity: Identity) -> dict[str, JsonValue]:
    """Write what identifies a pack."""
    return {
        "gtin": identity.gtin,
        "serial": identity.serial,
        "batch": identity.batch,
        "expiry": identity.expiry.isoformat() if identity.expiry else None,
    }


def reading_to_json(reading: Reading) -> dict[str, JsonValue]:
    """Write a likely reading."""
    return {
        "cause": reading.cause,
        "text": reading.text,
        **identity_to_json(reading.identity),
    }


def parse(text: str, *, on: date, symbology: str = "text") -> PackCode:
    """Read the data of a code and name every problem.

    Args:
        text: the data, in any form that `elements.split` takes.
        on: today, for the century of dates.
        symbology: where the data were read from; `text` if typed or sent.

    Errors: `BadInputError` if there are no data at all.
    """
    if not text.strip():
        message = (
            "An empty string was given; expected GS1 element strings such as "
            "(01)09506003395637(21)A1."
        )
        raise BadInputError(message)
    message_parts = split(text)
    readings = likely_readings(message_parts, on=on)
    problems = _problems(message_parts, symbology, readings, on)
    return PackCode(
        symbology=symbology,
        gs1=_is_gs1(message_parts),
        text=message_parts.text,
        identity=identity_of(message_parts.elements, on=on),
        other=_other(message_parts, on),
        problems=problems,
        readings=readings,
    )


def _is_gs1(message: Message) -> bool:
    return message.form != "plain" and bool(message.elements)


def _problems(
    message: Message, symbology: str, readings: tuple[Reading, ...], on: date
) -> tuple[Problem, ...]:
    found = [*message.problems, *problems_of(message.elements, on=on)]
    if message.form == "gtin":
        return tuple(found)
    if not _is_gs1(message):
        found = _not_gs1(message, symbology)
    elif symbology in _IDENTIFIER_FORMS:
        found += missing_parts(message.elements)
    named = {problem.code for problem in found}
    for reading in readings:
        if reading.cause not in named or reading.cause == "parentheses-in-value":
            named.add(reading.cause)
            found.append(Problem(reading.cause, reading.text))
    return tuple(found)


def _not_gs1(message: Message, symbology: str) -> list[Problem]:
    if symbology not in _IDENTIFIER_FORMS:
        return []
    if message.text.startswith("[)>"):
        text = (
            "The data are in the form of ISO/IEC 15434 (used by PPN codes), which is not read "
            "here; compare the printed product code, serial number, batch and expiry date."
        )
        return [Problem("not-gs1", text)]
    if symbology == "text":
        text = (
            f"'{message.text[:40]}' holds no GS1 field; expected element strings such as "
            "(01)09506003395637(21)A1."
        )
        return [Problem("not-gs1", text)]
    text = (
        "The DataMatrix does not begin with FNC1, so its data are not GS1 element strings; a "
        "medicine's unique identifier in GS1's form would."
    )
    return [Problem("not-gs1", text)]


def _other(message: Message, on: date) -> dict[str, str]:
    fields: dict[str, str] = {}
    unread_expiry = identity_of(message.elements, on=on).expiry is None
    for element in message.elements:
        if element.code not in _OWN_FIELDS and (element.code != "17" or unread_expiry):
            fields.setdefault(element.code, element.value)
    return fields
