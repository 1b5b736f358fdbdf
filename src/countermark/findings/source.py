"""Where a statement comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from countermark.findings.errors import BadInputError

NOT_CHECKED: Final = "not checked against the official text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text, register, data set or judgment that a ground rests on.

    >>> str(Source(title="TRIPS Agreement", locator="art. 55", version="1994", checked=True))
    'TRIPS Agreement, art. 55 (1994)'
    """

    title: str
    """The instrument, register, data set or judgment."""

    locator: str = ""
    """Where in it: article and paragraph, record number, row."""

    version: str = ""
    """Its version, as a date or a name; empty if it has none."""

    checked: bool = False
    """Whether somebody has compared the statement with the official text."""

    def __post_init__(self) -> None:
        if not self.title.strip():
            text = "A source without a title was given; name the instrument, register or data set."
            raise BadInputError(text)

    def to_json(self) -> dict[str, str | bool]:
        """Write the source in the form of the command line's contract."""
        return {
            "title": self.title,
            "locator": self.locator,
            "version": self.version,
            "checked": self.checked,
        }

    def __str__(self) -> str:
        place = f", {self.locator}" if self.locator else ""
        version = f" ({self.version})" if self.version else ""
        unchecked = "" if self.checked else f" [{NOT_CHECKED}]"
        return f"{self.title}{place}{version}{unchecked}"


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason for an answer, with at least one source."""

    text: str
    """The reason in one sentence."""

    sources: tuple[Source, ...]
    """What the reason rests on."""

    def __post_init__(self) -> None:
        if not self.text.strip():
            text = "A ground without a text was given; say the reason in one sentence."
            raise BadInputError(text)
        if not self.sources:
            text = f"The ground '{self.text}' has no source; give at least one."
            raise BadInputError(text)

    def to_json(self) -> dict[str, str | list[dict[str, str | bool]]]:
        """Write the ground in the form of the command line's contract."""
        return {"text": self.text, "sources": [source.to_json() for source in self.sources]}
