"""What was handed in: a photo, a listing, a consignment line."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from countermark.findings.errors import BadInputError

_CHUNK = 1 << 20


class ExhibitKind(StrEnum):
    """How an exhibit is looked at."""

    IMAGE = "image"
    TEXT = "text"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A run of words that stands in an exhibit, in its original script."""

    text: str
    """The words as they were read."""

    read_by: str = "as written"
    """`as written` for text files and tables, else the name and version of the reader."""

    score: float | None = None
    """The reader's own score from 0 to 1; it is not a probability."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One file of a case, identified by the hash of its bytes."""

    id: str
    """Its short name in this case, for instance `e1`."""

    file: str
    """The file's name inside the case folder, with `/` between folders."""

    kind: ExhibitKind
    """How it is looked at."""

    sha256: str
    """64 hex digits over the file's bytes."""

    path: Path
    """Where the bytes are."""

    words: tuple[Words, ...] = ()
    """What could be read in it."""

    rows: tuple[Mapping[str, str], ...] = ()
    """For tables: the rows by column."""

    def content(self) -> bytes:
        """Read the bytes again.

        Errors: `BadInputError` if they are no longer those that were hashed.
        """
        content = self.path.read_bytes()
        if hashlib.sha256(content).hexdigest() != self.sha256:
            text = (
                f"The file {self.file} has changed since it was hashed; examine the folder again."
            )
            raise BadInputError(text)
        return content


def sha256_of(path: Path) -> str:
    """Hash a file's bytes without holding them all in memory.

    Returns: 64 hex digits.
    """
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
