"""Reading the entries of a file that people write: what may and what must stand there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from countermark.findings import Source
from countermark.findings.document import Part
from countermark.law.language.vocabulary import did_you_mean

_Member = TypeVar("_Member", bound=StrEnum)
_SOURCE: Final = ("title", "locator", "version", "checked")


def checked_entries(
    part: Part, *, needed: tuple[str, ...], allowed: tuple[str, ...]
) -> dict[str, Part]:
    """Read `name: value` lines.

    Args:
        part: what stands in the file.
        needed: names that must be there.
        allowed: all names that may be there.

    Errors: `BadInputError` that names file and line.
    """
    entries = part.mapping()
    for key, below in entries.items():
        if key not in allowed:
            hint = did_you_mean(key, allowed)
            text = f"'{key}' is not known here; expected {', '.join(allowed)}.{hint}"
            raise below.error(text)
    missing = [key for key in needed if key not in entries]
    if missing:
        text = f"{', '.join(missing)} is missing here; add it."
        raise part.error(text)
    return entries


def words(part: Part) -> str:
    """Read words that must not be empty."""
    if not part.text():
        text = "nothing stands here; expected words."
        raise part.error(text)
    return part.text()


def member(part: Part, of: type[_Member]) -> _Member:
    """Read one of the words of an enumeration."""
    try:
        return of(part.text())
    except ValueError:
        expected = ", ".join(of)
        hint = did_you_mean(part.text(), tuple(of))
        text = f"'{part.text()}' was given; expected one of {expected}.{hint}"
        raise part.error(text) from None


def source(part: Part) -> Source:
    """Read a source: title, locator, version, whether it was checked, perhaps its address."""
    entries = checked_entries(part, needed=_SOURCE, allowed=(*_SOURCE, "address"))
    return Source(
        title=words(entries["title"]),
        locator=entries["locator"].text(),
        version=entries["version"].text(),
        checked=entries["checked"].flag(),
    )


def text_of(entries: Mapping[str, Part], key: str) -> str:
    """Read words that may be missing."""
    return entries[key].text() if key in entries else ""


def list_of(entries: Mapping[str, Part], key: str) -> tuple[Part, ...]:
    """Read a list that may be missing."""
    return entries[key].items() if key in entries else ()


def day_of(entries: Mapping[str, Part], key: str) -> date | None:
    """Read a day that may be missing."""
    return entries[key].day() if key in entries else None
