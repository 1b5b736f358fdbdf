"""A decision saved under its ECLI, as text or HTML: what it plainly says of itself.

Nothing in the document is executed and nothing that it names is fetched. What is not plain stays
open, to be completed by a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from charset_normalizer import from_bytes

from countermark.findings import BadInputError
from countermark.law.judgments.citations import Ecli, read_ecli

LARGEST: Final = 5_000_000
"""Bytes; a long judgment is a fifth of that."""

_BEGINNING: Final = 4_000
"""Letters of the document in which its date and parties are looked for."""

_LONGEST_NAME: Final = 160
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_MONTH: Final = "|".join(_MONTHS)
_DATES: Final = tuple(
    re.compile(rf"\b{pattern}\b", re.IGNORECASE)
    for pattern in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH}),? (?P<year>\d{{4}})",
        rf"(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})",
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
    )
)
_VERSUS: Final = re.compile(r"\S.*? (?:v\.?|vs\.?|gegen|contre|c/|\./\.) \S.*")
_CASE_NUMBER: Final = re.compile(r"\b[CT][-\u2010\u2011]\d{1,4}/\d{2}\b")
_BLOCKS: Final = frozenset({"p", "div", "br", "tr", "td", "li", "h1", "h2", "h3", "h4", "title"})
_HIDDEN: Final = frozenset({"script", "style", "template", "noscript"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a document plainly says of itself."""

    file: str
    """The file's name."""

    ecli: Ecli
    """Its ECLI, from its name."""

    name: str
    """The parties; empty if they are not plain."""

    decided_on: date | None
    """The day of the decision; none if it is not plain."""

    case_number: str
    """The number of the case; empty if it is not plain."""

    notes: tuple[str, ...]
    """What was found, what was not, and what has to be compared, in sentences."""


def is_document(path: Path) -> bool:
    """Tell whether a file is taken as a document, by the ending of its name."""
    return path.suffix.casefold() in {".html", ".htm", ".xhtml", ".txt", ".pdf"}


def read_document(path: Path) -> Document:
    """Read a decision that is saved under its ECLI.

    Args:
        path: a text or an HTML page, as ECLI_EU_C_2015_28.html.

    Errors: `BadInputError` if its name is no ECLI, or it cannot be read as text.
    """
    ecli = ecli_of_name(path)
    text = _text_of(path)
    beginning = text[:_BEGINNING]
    days = _days(beginning, ecli.year)
    name = _parties(beginning)
    numbers = list(dict.fromkeys(_CASE_NUMBER.findall(beginning)))
    return Document(
        file=path.name,
        ecli=ecli,
        name=name,
        decided_on=days[0] if len(days) == 1 else None,
        case_number=numbers[0].replace("\u2010", "-").replace("\u2011", "-")
        if len(numbers) == 1
        else "",
        notes=tuple(_notes(text, ecli, name, days)),
    )


def ecli_of_name(path: Path) -> Ecli:
    """Read the ECLI in a file's name.

    Errors: `BadInputError` if there is none.

    >>> ecli_of_name(Path("ECLI_EU_C_2015_28.html")).text
    'ECLI:EU:C:2015:28'
    """
    if path.suffix.casefold() == ".pdf":
        text = f"{path.name} is a PDF, which is not read here; save the decision as text or HTML."
        raise BadInputError(text)
    try:
        return read_ecli(path.stem.strip().upper().replace("_", ":"))
    except BadInputError as error:
        text = f"{path.name}: {error} Name the file after it, as ECLI_EU_C_2015_28.html."
        raise BadInputError(text) from None


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        text = f"The document {path} cannot be read ({error.strerror}); give a text or HTML file."
        raise BadInputError(text) from None
    if len(content) > LARGEST:
        text = f"{path.name} is longer than {LARGEST} bytes. Is it the right file?"
        raise BadInputError(text)
    words = _decoded(path.name, content)
    if path.suffix.casefold() == ".txt":
        return words
    reader = _Text()
    reader.feed(words)
    reader.close()
    return reader.text()


def _decoded(file: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = str(from_bytes(content).best() or "")
    if not best or "\0" in best:
        text = f"{file} is no text that can be read; save it again as UTF-8."
        raise BadInputError(text)
    return best


class _Text(HTMLParser):
    """Collects the words that a reader of a page would see, line by line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        if tag in _BLOCKS:
            self._words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            # A line break in the source is a space on the page.
            self._words.append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        return "\n".join(line for line in _lines("".join(self._words)) if line)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield " ".join(line.split())


def _days(text: str, year: int) -> list[date]:
    found: set[date] = set()
    for pattern in _DATES:
        for match in pattern.finditer(" ".join(text.split())):
            day = _day(match)
            if day is not None and day.year == year:
                found.add(day)
    return sorted(found)


def _day(match: re.Match[str]) -> date | None:
    month = match["month"].casefold()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


def _parties(text: str) -> str:
    lines = [line for line in _lines(text) if line]
    # The Court of Justice sets the parties and the "v" between them each on a line of its own.
    apart = zip(lines, lines[1:], lines[2:], strict=False)
    whole = [" ".join(three) for three in apart if three[1] in {"v", "v."}]
    for line in (*lines, *whole):
        if len(line) <= _LONGEST_NAME and _VERSUS.fullmatch(line):
            return line.strip(" .,;")
    return ""


def _notes(text: str, ecli: Ecli, name: str, days: list[date]) -> Iterator[str]:
    if ecli.text not in text.upper():
        yield f"The document does not say {ecli.text} itself; see that it is the right one."
    if name:
        yield "The parties were taken from the first line that names two; compare them."
    if len(days) == 1:
        yield "The date is the only one of that year near the beginning; compare it."
    elif days:
        several = ", ".join(day.isoformat() for day in days)
        yield f"Several dates of that year stand near the beginning: {several}. Take the right one."
