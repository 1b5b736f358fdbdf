"""Text files: listings, messages, saved pages; one run of words for each line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from countermark.examine.reading.encoding import decode
from countermark.examine.reading.page import words_of_page
from countermark.findings import BadInputError, Words

LONGEST: Final = 2_000_000
"""Bytes of a text file that are examined."""

_LONGEST_LINE: Final = 2_000
_LINES: Final = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})"""
)


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
    with path.open("rb") as stream:
        content = stream.read(LONGEST + 1)
    cut = len(content) > LONGEST
    content = content[:LONGEST]
    found = _DECLARED.search(content[:4096]) if html else None
    declared = found[1].decode("ascii") if found else ""
    decoded = decode(content, declared=declared, cut=cut)
    if decoded is None:
        text = f"It is named {path.suffix or 'as text'} but does not hold text."
        raise BadInputError(text)
    remarks = []
    if decoded.guessed:
        remarks.append(
            f"Its encoding was guessed from its letters: {decoded.encoding}; odd letters may be "
            "wrongly read."
        )
    if cut:
        remarks.append("It is longer than 2 MB; only its first 2 MB were examined.")
    text = words_of_page(decoded.text) if html else decoded.text
    words = tuple(Words(text=line) for line in _lines(text))
    if not words:
        remarks.append("It holds no words.")
    return Lines(words, tuple(remarks))


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in _LINES.findall(text))
    return [
        line[at : at + _LONGEST_LINE] for line in lines for at in range(0, len(line), _LONGEST_LINE)
    ]
