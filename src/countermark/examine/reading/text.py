"""Text files: listings, messages, saved pages; one run of words for each line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from countermark.examine.reading.encoding import decode
from countermark.findings import BadInputError, Words

LONGEST: Final = 2_000_000
"""Bytes of a text file that are examined."""

_LONGEST_LINE: Final = 2_000
_LINES: Final = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})"""
)
_WITHIN: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
"""Tags that stand inside a line; every other tag begins a new one."""

_UNSEEN: Final = frozenset({"script", "style", "template", "noscript"})
_SAID: Final = ("alt", "title", "placeholder", "aria-label")


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
    text, broken = _without_tags(decoded.text) if html else (decoded.text, False)
    if broken:
        remarks.append("Its HTML is broken; it was read with whatever tags are left in it.")
    words = tuple(Words(text=line) for line in _lines(text))
    if not words:
        remarks.append("It holds no words.")
    return Lines(words, tuple(remarks))


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in _LINES.findall(text))
    return [
        line[at : at + _LONGEST_LINE] for line in lines for at in range(0, len(line), _LONGEST_LINE)
    ]


def _without_tags(text: str) -> tuple[str, bool]:
    page = _Page()
    try:
        page.feed(text)
        page.close()
    except AssertionError:  # the standard parser gives up on some broken declarations this way
        return text, True
    lines = "".join(page.pieces).split("\n")
    return "\n".join(re.sub(r"\s+", " ", line) for line in lines), False


class _Page(HTMLParser):
    """Collects what a reader of the page would see or hear."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen += 1
        if tag not in _WITHIN:
            self.pieces.append("\n")
        for name, value in attrs:
            if name in _SAID and value and not self.unseen:
                self.pieces.append(f"\n{' '.join(value.split())}\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in _UNSEEN:
            self.unseen -= 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self.unseen:
            self.unseen -= 1
        if tag not in _WITHIN:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.pieces.append(re.sub(r"\s+", " ", data))
