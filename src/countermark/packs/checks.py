"""What must hold for each field of a message, and for a medicine's unique identifier as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from countermark.packs.dates import day_first, expiry_of
from countermark.packs.elements import Element
from countermark.packs.identifiers import Identifier, application_identifiers
from countermark.packs.problems import Problem
from countermark.packs.trade_item import check_digit, is_checked, is_digits

REQUIRED: Final = {"01": "gtin", "21": "serial", "10": "batch", "17": "expiry"}
"""The fields of a medicine's unique identifier: Delegated Regulation (EU) 2016/161, art. 4(b)."""

_NAMES: Final = {
    "01": "product code (01)",
    "21": "serial number (21)",
    "10": "batch (10)",
    "17": "expiry date (17)",
}
_DATES: Final = ("yymmd0", "yymmdd")


def problems_of(elements: Sequence[Element], *, on: date) -> tuple[Problem, ...]:
    """Name every problem of single fields and of fields that contradict each other.

    Args:
        elements: the fields of one message.
        on: today, for the century of dates.
    """
    found = [problem for element in elements for problem in _field(element, on)]
    return (*found, *_repeated(elements))


def missing_parts(elements: Sequence[Element]) -> tuple[Problem, ...]:
    """Name what a medicine's unique identifier would need and the message lacks."""
    present = {element.code for element in elements if element.value}
    return tuple(
        Problem(
            f"{REQUIRED[code]}-missing",
            f"The {name} is missing; a medicine's unique identifier holds product code, serial "
            "number, batch and expiry date (Delegated Regulation (EU) 2016/161, art. 4(b)).",
        )
        for code, name in _NAMES.items()
        if code not in present
    )


def is_clean(element: Element, *, on: date) -> bool:
    """Tell whether a field has no problem."""
    return not any(True for _ in _field(element, on))


def _field(element: Element, on: date) -> Iterator[Problem]:
    identifier = application_identifiers()[element.code]
    value, name = element.value, _name(identifier)
    if len(value) > identifier.most:
        code = "serial-too-long" if element.code == "21" else "too-long"
        text = f"The {name} has {len(value)} characters; at most {identifier.most} are allowed."
        yield Problem(code, text)
    elif len(value) < identifier.least:
        text = f"The {name} has {len(value)} characters; at least {identifier.least} are needed."
        yield Problem("too-short", text)
    yield from _characters(identifier, value)
    yield from _components(identifier, value, on)
    if any(mark in value for mark in "()") and element.code in {"10", "21"}:
        text = (
            f"The {name} '{value}' holds parentheses. They are allowed, but they may be printed "
            "marks of fields that were encoded by mistake."
        )
        yield Problem("parentheses-in-value", text)


def _name(identifier: Identifier) -> str:
    return _NAMES.get(
        identifier.code, f"field {identifier.title or 'without a title'} ({identifier.code})"
    )


def _characters(identifier: Identifier, value: str) -> Iterator[Problem]:
    position = 0
    for part in identifier.components:
        wrong = sorted(set(value[position : position + part.most]) - part.characters)
        position += part.most
        if wrong:
            shown = " ".join(_shown(character) for character in wrong)
            code = "not-digits" if part.kind == "N" else "forbidden-character"
            expected = "digits only" if part.kind == "N" else "characters of GS1's set"
            text = f"The {_name(identifier)} '{value}' holds {shown}; expected {expected}."
            yield Problem(code, text)


def _shown(character: str) -> str:
    return f"'{character}'" if character.isprintable() else f"U+{ord(character):04X}"


def _components(identifier: Identifier, value: str, on: date) -> Iterator[Problem]:
    position = 0
    for part in identifier.components:
        piece = value[position : position + part.most]
        position += part.most
        if not is_digits(piece) or len(piece) != part.most:
            continue
        if "csum" in part.checks and not is_checked(piece):
            code = "gtin-check-digit" if identifier.code in {"01", "02", "03"} else "check-digit"
            text = (
                f"The {_name(identifier)} {piece} ends with the check digit {piece[-1]}; "
                f"{check_digit(piece[:-1])} was expected."
            )
            yield Problem(code, text)
        if any(name in part.checks for name in _DATES):
            yield from _date(identifier, piece, on)


def _date(identifier: Identifier, digits: str, on: date) -> Iterator[Problem]:
    no_day = digits.endswith("00") and identifier.components[0].checks == ("yymmdd",)
    if expiry_of(digits, on=on) is not None and not no_day:
        return
    code = "expiry-invalid" if identifier.code == "17" else "date-invalid"
    text = f"The {_name(identifier)} {digits} is no date in the form YYMMDD."
    other = day_first(digits, on=on)
    if other is not None:
        text += f" Read as DDMMYY it is {other.isoformat()}."
    yield Problem(code, text)


def _repeated(elements: Sequence[Element]) -> Iterator[Problem]:
    values: dict[str, list[str]] = defaultdict(list)
    for element in elements:
        if element.value not in values[element.code]:
            values[element.code].append(element.value)
    for code, found in values.items():
        if len(found) > 1:
            name = _name(application_identifiers()[code])
            listed = ", ".join(f"'{value}'" for value in found)
            text = f"The {name} occurs {len(found)} times with different values: {listed}."
            yield Problem("identifier-repeated", text)
