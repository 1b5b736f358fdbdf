"""A case folder: what was read in it, and what was not and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from countermark.examine.reading.case import CaseFacts
from countermark.findings import Exhibit


@dataclass(frozen=True, slots=True)
class NotExamined:
    """A file that was left alone."""

    file: str
    """Its name inside the case folder, with `/` between folders."""

    why: str
    """The reason in one sentence."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a file that its reader should know."""

    file: str
    """The file's name inside the case folder."""

    text: str
    """The remark in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """Everything that was found in a case folder; nothing is dropped in silence."""

    exhibits: tuple[Exhibit, ...]
    """The files that were examined, in the order of their names."""

    case: CaseFacts = field(default_factory=CaseFacts)
    """What `case.yaml` says; empty where there is none."""

    not_examined: tuple[NotExamined, ...] = ()
    """The files that were not examined, each with the reason."""

    warnings: tuple[Remark, ...] = ()
    """What is odd about single files."""

    reading_limits: tuple[str, ...] = ()
    """Sentences about what could not be read in photos."""


class Progress(Protocol):
    """Somebody who wants to see how far the reading is."""

    def count(self, n: int) -> None:
        """Learn how many steps there will be."""

    def step(self, text: str) -> None:
        """Learn that the next step begins.

        Args:
            text: what is read now, usually a file's name.
        """


class Unseen:
    """A progress that nobody looks at."""

    def count(self, n: int) -> None:
        """Do nothing."""

    def step(self, text: str) -> None:
        """Do nothing."""
