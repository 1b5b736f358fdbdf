"""GS1 application identifiers: which fields there are, how long they are, what they may hold.

>>> identifier_at("10LOT42", 0).title
'BATCH/LOT'
>>> application_identifiers()["01"].predefined
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from countermark.findings import Table, read_table

CSET_82: Final = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!\"%&'()*+,-./:;<=>?_"
)
"""GS1 AI encodable character set 82 (the invariant characters of ISO/IEC 646)."""

CSET_39: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#-/")
"""GS1 AI encodable character set 39."""

_DIGITS: Final = frozenset("0123456789")
_BASE64URL: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=")
_CHARACTERS: Final = {"N": _DIGITS, "X": CSET_82, "Y": CSET_39, "Z": _BASE64URL}
_COMPONENT: Final = re.compile(r"(\[)?([NXYZ])(\.\.)?(\d+)\]?((?:,\w+)*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One part of a field."""

    kind: str
    """N digits, X character set 82, Y character set 39, Z base64url."""

    least: int
    """The smallest number of characters."""

    most: int
    """The largest number of characters."""

    optional: bool
    """Whether the field may end before it."""

    checks: tuple[str, ...]
    """GS1's names of what must hold for it, for instance `csum` or `yymmd0`."""

    @property
    def characters(self) -> frozenset[str]:
        """The characters that it may hold."""
        return _CHARACTERS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """One application identifier."""

    code: str
    """Two to four digits."""

    title: str
    """GS1's short title of the field."""

    components: tuple[Component, ...]
    """Its parts, in order."""

    predefined: bool
    """Whether its length is predefined, so that no separator follows."""

    link: str
    """Its place in a Digital Link: `dlpkey…`, `attribute` or empty."""

    @property
    def least(self) -> int:
        """The smallest number of characters of its value."""
        return sum(part.least for part in self.components if not part.optional)

    @property
    def most(self) -> int:
        """The largest number of characters of its value."""
        return sum(part.most for part in self.components)


def identifiers_table() -> Table:
    """Read the table of application identifiers (GS1 Barcode Syntax Dictionary)."""
    return read_table(__package__, "application_identifiers.csv")


@cache
def application_identifiers() -> dict[str, Identifier]:
    """List every application identifier by its digits."""
    known = {}
    for row in identifiers_table().rows:
        for number in range(int(row["first"]), int(row["last"]) + 1):
            code = str(number).zfill(len(row["first"]))
            known[code] = Identifier(
                code=code,
                title=row["title"],
                components=_components(row["components"]),
                predefined=row["predefined"] == "yes",
                link=row["link"],
            )
    return known


@cache
def _components(text: str) -> tuple[Component, ...]:
    return tuple(
        Component(
            kind=match[2],
            least=1 if match[3] else int(match[4]),
            most=int(match[4]),
            optional=bool(match[1]),
            checks=tuple(match[5].split(",")[1:]),
        )
        for match in _COMPONENT.finditer(text)
    )


def identifier_at(text: str, position: int) -> Identifier | None:
    """Find the application identifier that begins at a position, if any does."""
    known = application_identifiers()
    for length in (2, 3, 4):
        identifier = known.get(text[position : position + length])
        if identifier is not None:
            return identifier
    return None
