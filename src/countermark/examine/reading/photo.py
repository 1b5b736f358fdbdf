"""Which readers of words are installed, and how they work together."""

from __future__ import annotations

from countermark.examine.reading.words import NoReader, WordReader


def photo_reader() -> WordReader:
    """Make the reader for photos out of what is installed."""
    return NoReader()
