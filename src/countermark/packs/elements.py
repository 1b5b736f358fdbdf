"""From a message to its fields: element strings, brackets, GS1 Digital Link.

>>> [str(element) for element in split("010950600339563721A1{GS}17270300").elements]
['(01)09506003395637', '(21)A1', '(17)270300']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from countermark.packs.identifiers import Identifier, application_identifiers, identifier_at
from countermark.packs.problems import Problem
from countermark.packs.trade_item import GTIN_LENGTHS, gtin_14, is_digits

GS: Final = "\x1d"
"""The separator, FNC1 inside a message."""

_WRITTEN_GS: Final = re.compile(r"\{GS\}|<GS>|\{FNC1\}|<FNC1>|␝|\\x1[dD]|\\u001[dD]")
_SYMBOLOGY: Final = re.compile(r"^\][A-Za-z][0-9A-Za-z]")
_GS1_SYMBOLOGIES: Final = {"]d2", "]Q3", "]C1", "]e0", "]J1"}
_RETAIL: Final = {"]E0", "]E3", "]E4"}
_BRACKET: Final = re.compile(r"\((\d{2,4})\)")
_LINK: Final = re.compile(r"^https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Element:
    """One field of a message."""

    code: str
    """Its application identifier."""

    value: str
    """What it holds."""

    def __str__(self) -> str:
        return f"({self.code}){self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message taken apart, with what could not be."""

    text: str
    """The message as it was given, the separator as U+001D, without a symbology identifier."""

    form: str
    """`element-string`, `brackets`, `digital-link`, `gtin`, or `plain` for data that is not GS1."""

    elements: tuple[Element, ...] = ()
    """The fields in their order."""

    problems: tuple[Problem, ...] = ()
    """What could not be taken apart."""


def split(text: str) -> Message:
    """Take a message apart into its fields.

    Args:
        text: an element string with U+001D or `{GS}` as separator, with or without a symbology
            identifier such as `]d2`; or brackets `(01)…(21)…`; or a GS1 Digital Link, which is
            read as text and never fetched; or the digits of a GTIN.
    """
    message = _WRITTEN_GS.sub(GS, text.strip(" \t\r\n"))
    prefix = _SYMBOLOGY.match(message)
    message = message[prefix.end() :] if prefix else message
    symbology = prefix[0] if prefix else ""
    if _LINK.match(message):
        return _digital_link(message)
    if symbology in _RETAIL or (symbology in {"", "]I1"} and _is_bare_gtin(message)):
        element = Element("01", gtin_14(message))
        return Message(text=message, form="gtin", elements=(element,))
    if symbology and symbology not in _GS1_SYMBOLOGIES:
        return Message(text=message, form="plain")
    if _BRACKET.match(message):
        return _brackets(message)
    return _element_string(message)


def _element_string(message: str) -> Message:
    elements: list[Element] = []
    problems: list[Problem] = []
    position = 0
    while position < len(message):
        if message[position] == GS:
            position += 1
            continue
        end = message.find(GS, position)
        end = len(message) if end < 0 else end
        identifier = identifier_at(message, position)
        if identifier is None:
            problems.append(_unknown(message[position:end], position))
            position = end
            continue
        start = position + len(identifier.code)
        position = min(end, start + identifier.most) if identifier.predefined else end
        elements.append(Element(identifier.code, message[start:position]))
    return Message(
        text=message,
        form="element-string",
        elements=tuple(elements),
        problems=tuple(problems),
    )


def _unknown(rest: str, position: int) -> Problem:
    return Problem(
        "identifier-unknown",
        f"At character {position + 1} stands '{rest[:24]}', which begins with no GS1 application "
        "identifier; it was not read up to the next separator.",
    )


def _brackets(message: str) -> Message:
    elements: list[Element] = []
    problems: list[Problem] = []
    for code, value in _bracketed(message.replace(GS, "")):
        if code in application_identifiers():
            elements.append(Element(code, value))
        else:
            text = f"({code}) is no GS1 application identifier; its value '{value}' was not used."
            problems.append(Problem("identifier-unknown", text))
    return Message(
        text=message,
        form="brackets",
        elements=tuple(elements),
        problems=tuple(problems),
    )


def _bracketed(message: str) -> Iterator[tuple[str, str]]:
    known = application_identifiers()
    code, start = "", 0
    for match in _BRACKET.finditer(message):
        # An unknown number in brackets behind a field of free length may belong to its text.
        belongs = match[1] not in known and code in known and not known[code].predefined
        if belongs:
            continue
        if code:
            yield code, message[start : match.start()]
        code, start = match[1], match.end()
    yield code, message[start:]


def _digital_link(message: str) -> Message:
    try:
        parts = urlsplit(message)
    except ValueError:  # a link whose host is no host, for instance http://[
        return Message(text=message, form="plain")
    path = parts.path.strip("/").split("/")
    keys = application_identifiers()
    first = next((i for i, part in enumerate(path) if _is_key(keys.get(part))), None)
    if first is None:
        return Message(text=message, form="plain")
    names, values = path[first::2], path[first + 1 :: 2]
    pairs = list(zip(names, (unquote(value) for value in values), strict=False))
    pairs += parse_qsl(parts.query, keep_blank_values=True)
    elements = tuple(
        Element(name, gtin_14(value) if name == "01" else value)
        for name, value in pairs
        if name in keys
    )
    problems = [
        Problem("digital-link-path", f"The path part '{name}' is no GS1 application identifier.")
        for name in names
        if name not in keys
    ]
    if len(names) != len(values):
        text = f"The path ends with '{names[-1]}' and no value; expected pairs like /01/…/21/…."
        problems.append(Problem("digital-link-path", text))
    return Message(text=message, form="digital-link", elements=elements, problems=tuple(problems))


def _is_bare_gtin(message: str) -> bool:
    return is_digits(message) and len(message) in GTIN_LENGTHS


def _is_key(identifier: Identifier | None) -> bool:
    return identifier is not None and identifier.link.startswith("dlpkey")
