"""What a page is made of, before it becomes HTML, PDF, DOCX or text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    text: str
    """The sentences."""

    soft: bool = False
    """Whether they are a remark beside the matter."""


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    items: tuple[str, ...]
    """Its points."""

    ordered: bool = False
    """Whether they are numbered."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    caption: str
    """What it shows."""

    columns: tuple[str, ...]
    """The headings."""

    rows: tuple[tuple[str, ...], ...]
    """The cells, as many in each row as there are headings."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the reasoning."""

    mark: str
    """`applies`, `open` or `does not apply`."""

    says: str
    """What the rule says."""

    details: tuple[tuple[str, str], ...]
    """Provision, facts, cases: each with what it is called."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The steps that lead to an answer, in their order."""

    steps: tuple[Reason, ...]
    """The steps."""


Block: TypeAlias = Paragraph | Points | Grid | Reasons


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page under a heading."""

    title: str
    """The heading."""

    blocks: tuple[Block, ...]
    """What stands under it."""

    sections: tuple[Section, ...] = ()
    """Parts with headings of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole page."""

    title: str
    """The title."""

    kind: str
    """What it is, in a line above the title."""

    head: tuple[tuple[str, str], ...]
    """What is said of it at its head: a name and a value each."""

    notice: str
    """What a reader has to know first."""

    sections: tuple[Section, ...]
    """Its parts."""

    close: tuple[str, ...]
    """What stands at its foot."""
