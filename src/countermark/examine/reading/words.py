"""Who reads the words in a photo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from countermark.findings import Words

if TYPE_CHECKING:
    from PIL.Image import Image

NO_READER: Final = "Words in photos were not read: install countermark[ocr]."
"""What a report says where no reader is installed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one picture."""

    words: tuple[Words, ...] = ()
    """The words, from top to bottom as the reader gives them."""

    unread: tuple[str, ...] = ()
    """Sentences about what could not be read."""


class WordReader(Protocol):
    """Reads the words in a picture."""

    def read(self, image: Image, file: str) -> Reading:
        """Read a picture.

        Args:
            image: RGB, upright.
            file: its name in the case, for what is said about it.
        """


class NoReader:
    """Stands in where no reader is installed, and says so."""

    def read(self, image: Image, file: str) -> Reading:  # noqa: ARG002 - the protocol's signature
        """Read nothing."""
        return Reading(unread=(NO_READER,))
