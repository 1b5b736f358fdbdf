"""What readers of registers find: marks, what is none and why, what the owner should know."""

from __future__ import annotations

from dataclasses import dataclass

from countermark.findings import JsonValue
from countermark.marks.register.mark import Mark


@dataclass(frozen=True, slots=True)
class Found:
    """A mark and where it stands."""

    position: str
    """`line 7`, `record 12, byte 48211`, `a.xml in b.zip, record 1`."""

    mark: Mark
    """The mark."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record, a row or a whole file that is no mark."""

    file: str
    """The file as it was named."""

    position: str
    """Where in it; `file` for the whole."""

    why: str
    """What was found, and what was expected."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write it in the form of the command line's contract."""
        return {"file": self.file, "position": self.position, "why": self.why}


@dataclass(frozen=True, slots=True)
class Note:
    """What was taken for granted or left out while reading."""

    file: str
    """The file as it was named."""

    position: str
    """Where in it; `file` for the whole."""

    why: str
    """What was done, and what the file says."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write it in the form of the command line's contract."""
        return {"file": self.file, "position": self.position, "why": self.why}
