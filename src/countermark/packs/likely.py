"""What a faulty message was probably meant to say: the benign causes that users report most.

A likely reading is an offer to the reader, never put in place of what the code says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import Final

from countermark.findings import Table, read_table
from countermark.packs.checks import REQUIRED, is_clean, problems_of
from countermark.packs.dates import day_first, expiry_of
from countermark.packs.elements import GS, Element, Message, split
from countermark.packs.identifiers import application_identifiers
from countermark.packs.trade_item import is_checked

_NATIONAL: Final = frozenset({"710", "711", "712", "713", "714", "715", "716", "717"})
_MOST: Final = 5
_TELLING: Final = 8
_MARK: Final = re.compile(r"\((\d{2,4})\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What identifies a pack."""

    gtin: str | None = None
    """14 digits."""

    serial: str | None = None
    """At most 20 characters."""

    batch: str | None = None
    """At most 20 characters."""

    expiry: date | None = None
    """The last day on which it may be used."""

    def __str__(self) -> str:
        expiry = self.expiry.isoformat() if self.expiry else None
        parts = {"01": self.gtin, "21": self.serial, "10": self.batch, "17": expiry}
        return " ".join(f"({code}) {value}" for code, value in parts.items() if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One likely other reading of a code."""

    cause: str
    """The name of the benign cause, for instance `separator-lost`."""

    text: str
    """What probably happened, in one sentence."""

    identity: Identity
    """What the pack would then be."""


def identity_of(elements: Sequence[Element], *, on: date) -> Identity:
    """Collect what identifies a pack from the fields of a message; the first of each field counts.

    Args:
        elements: the fields.
        on: today, for the century of dates.
    """
    first = {element.code: element.value for element in reversed(elements)}
    return Identity(
        gtin=first.get("01") or None,
        serial=first.get("21") or None,
        batch=first.get("10") or None,
        expiry=expiry_of(first.get("17", ""), on=on),
    )


def likely_readings(message: Message, *, on: date) -> tuple[Reading, ...]:
    """List the likely other readings of a faulty message, the most telling first.

    Args:
        message: the message as it was taken apart.
        on: today, for the century of dates.
    """
    if message.form == "plain" or not message.elements:
        return tuple(_meant(message, on))
    found = (
        *_marks_inside(message, on),
        *_glued(message, on),
        *islice(_separator_lost(message, on), _MOST),
        *_day_first(message, on),
        *_meant(message, on),
    )
    return tuple({reading.identity: reading for reading in reversed(found)}.values())[::-1]


def _separator_lost(message: Message, on: date) -> Iterator[Reading]:
    missing = frozenset(REQUIRED) - {element.code for element in message.elements}
    for place, element in enumerate(message.elements):
        identifier = application_identifiers()[element.code]
        too_long = len(element.value) > identifier.most
        if identifier.predefined or not (missing or too_long):
            continue
        found = sorted(
            _cuts(element, missing, on),
            key=lambda parts: -sum(part.code in missing for part in parts),
        )
        for parts in found:
            elements = (*message.elements[:place], *parts, *message.elements[place + 1 :])
            listed = " ".join(str(part) for part in parts)
            text = (
                f"The separator behind ({element.code}) was probably lost, so that "
                f"'{element.value}' swallowed the next field; the likely reading is {listed}."
            )
            yield _reading("separator-lost", text, elements, on)


def _cuts(element: Element, missing: frozenset[str], on: date) -> Iterator[tuple[Element, ...]]:
    most = application_identifiers()[element.code].most
    for cut in range(1, min(len(element.value), most + 1)):
        head = Element(element.code, element.value[:cut])
        if is_clean(head, on=on):
            for tail in _tails(element.value[cut:], missing | _NATIONAL, on):
                if any(part.code in missing for part in tail):
                    yield (head, *tail)


def _tails(text: str, wanted: frozenset[str], on: date) -> Iterator[tuple[Element, ...]]:
    if not text:
        yield ()
        return
    for code in sorted(wanted):
        if not text.startswith(code):
            continue
        identifier = application_identifiers()[code]
        rest = text[len(code) :]
        for length in range(identifier.least, min(identifier.most, len(rest)) + 1):
            element = Element(code, rest[:length])
            if is_clean(element, on=on):
                # One national number at most: a pack is meant for one market.
                left = wanted - (_NATIONAL if code in _NATIONAL else {code})
                for tail in _tails(rest[length:], left, on):
                    yield (element, *tail)


def _glued(message: Message, on: date) -> Iterator[Reading]:
    gtin = identity_of(message.elements, on=on).gtin
    if gtin is None or not is_checked(gtin) or len(gtin.lstrip("0")) < _TELLING:
        return
    again = re.compile(rf"(?:\][a-zA-Z]\d)?(?:\(01\)|01)?0?{gtin.removeprefix('0')}")
    for place, element in enumerate(message.elements):
        match = again.search(element.value, 1)
        if match is None or application_identifiers()[element.code].predefined:
            continue
        head = Element(element.code, element.value[: match.start()])
        text = (
            f"({element.code}) holds the product code {match[0]} once more: two codes were "
            f"probably read into one; the likely reading is {head}."
        )
        elements = (*message.elements[:place], head, *message.elements[place + 1 :])
        yield _reading("glued-code", text, elements, on)


def _marks_inside(message: Message, on: date) -> Iterator[Reading]:
    for element in message.elements:
        marks = [m for m in _MARK.finditer(element.value) if m[1] in application_identifiers()]
        if marks and element.code in {"10", "21"}:
            joined = "".join(str(each) for each in message.elements)
            text = (
                f"({element.code}) holds '{marks[0][0]}': the printed marks of the fields were "
                "probably encoded instead of separators."
            )
            yield _reading("parentheses-in-value", text, split(joined).elements, on)


def _day_first(message: Message, on: date) -> Iterator[Reading]:
    for place, element in enumerate(message.elements):
        other = day_first(element.value, on=on) if element.code == "17" else None
        if other is not None and expiry_of(element.value, on=on) is None:
            text = (
                f"The expiry date {element.value} was probably written DDMMYY instead of YYMMDD: "
                f"{other.isoformat()}."
            )
            turned = Element("17", element.value[4:] + element.value[2:4] + element.value[:2])
            elements = (*message.elements[:place], turned, *message.elements[place + 1 :])
            yield _reading("expiry-day-first", text, elements, on)


def _meant(message: Message, on: date) -> Iterator[Reading]:
    """Try a message that is no GS1 message as one, and with each slip of the keyboard undone."""
    if message.form == "plain" and _convinces(split(message.text), on):
        text = "The data look like GS1 element strings, although the symbol is not marked as GS1."
        yield _reading("not-marked-gs1", text, split(message.text).elements, on)
    if _convinces(message, on):
        return
    for row in keyboard_slips_table().rows:
        meant = message.text.translate(_slip(row["typed"], row["meant"]))
        if meant != message.text:
            other = split(meant)
            if _convinces(other, on):
                shown = meant.replace(GS, "{GS}")
                text = (
                    f"The scanner's keyboard layout was probably wrong ({row['meaning']}); "
                    f"meant was {shown}."
                )
                yield _reading("keyboard-layout", text, other.elements, on)


def _convinces(message: Message, on: date) -> bool:
    elements = message.elements
    return (
        not message.problems
        and any(element.code == "01" for element in elements)
        and message.form != "gtin"
        and not any(p.code != "parentheses-in-value" for p in problems_of(elements, on=on))
    )


def keyboard_slips_table() -> Table:
    """Read the table of keyboard layouts that scanners are confused by."""
    return read_table(__package__, "keyboard_slips.csv")


@cache
def _slip(typed: str, meant: str) -> dict[int, str]:
    return {ord(wrong): right for wrong, right in zip(typed, meant, strict=True)}


def undo_slips(text: str) -> Iterator[str]:
    """List what a text may have been before each slip of the keyboard, where that differs."""
    for row in keyboard_slips_table().rows:
        meant = text.translate(_slip(row["typed"], row["meant"]))
        if meant != text:
            yield meant


def _reading(cause: str, text: str, elements: Sequence[Element], on: date) -> Reading:
    return Reading(cause=cause, text=text, identity=identity_of(elements, on=on))
