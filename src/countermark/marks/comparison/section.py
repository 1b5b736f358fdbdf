"""What a comparison is written in: sections of statements, tables, letters side by side, law."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from countermark.findings import Ground, JsonValue
from countermark.marks.comparison.alignment import Alignment
from countermark.marks.tables import table


@dataclass(frozen=True, slots=True)
class Grid:
    """A table for people."""

    caption: str
    """What it shows."""

    head: tuple[str, ...]
    """The columns' headings; the first may be empty."""

    rows: tuple[tuple[str, ...], ...]
    """The cells, as many in each row as there are headings."""


@dataclass(frozen=True, slots=True)
class Section:
    """One point of a comparison."""

    title: str
    """The point."""

    statements: tuple[str, ...]
    """What there is to say, a sentence each."""

    alignment: Alignment | None = None
    """The letters of both sides, if they were laid side by side."""

    grid: Grid | None = None
    """Values of both sides, if there are any."""

    grounds: tuple[Ground, ...] = ()
    """What the law says about this point."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the section with plain values."""
        return {
            "title": self.title,
            "statements": list(self.statements),
            "aligned": self.alignment.to_json() if self.alignment else None,
            "grounds": [ground.to_json() for ground in self.grounds],
        }


@cache
def law(point: str) -> tuple[Ground, ...]:
    """Read what the law says about a point, from the table comparison_grounds.csv.

    Args:
        point: look, sound, meaning, goods, elements or overall.
    """
    rows = (row for row in table("comparison_grounds.csv").rows if row["point"] == point)
    return tuple(Ground(row["statement"], (row.source,)) for row in rows)


def quoted(words: tuple[str, ...] | list[str]) -> str:
    """List words in quotation marks.

    >>> quoted(("new", "bags"))
    "'new', 'bags'"
    """
    return ", ".join(f"'{word}'" for word in words)
