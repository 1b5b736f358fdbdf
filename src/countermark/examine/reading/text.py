"""Text files: listings, messages, saved pages; one run of words for each line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from countermark.examine.reading.opened import open_text
from countermark.examine.reading.page import words_of_page
from countermark.findings import Words

LONGEST: Final = 2_000_000
"""Bytes of a text file that are examined."""

_LONGEST_LINE: Final = 2_000
_LINES: Final = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Lines:
    """What stands in a text file."""

    words: tuple[Words, ...]
    """One run of words for each line that is not empty."""

    remarks: tuple[str, ...]
    """What is odd about the file."""


def read_text(path: Path, *, html: bool = False) -> Lines:
    """Read the lines of a text file in whatever encoding.

    Args:
        path: the file.
        html: take the words of the page without its tags; nothing that it names is fetched.

    Errors: `BadInputError` if the file is not text.
    """
    content, remarks = open_text(path, LONGEST, html=html)
    text = words_of_page(content) if html else content
    words = tuple(Words(text=line) for line in _lines(text))
    if not words:
        remarks.append("It holds no words.")
    return Lines(words, tuple(remarks))


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in _LINES.findall(text))
    return [
        line[at : at + _LONGEST_LINE] for line in lines for at in range(0, len(line), _LONGEST_LINE)
    ]
