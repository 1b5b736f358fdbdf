"""Reading a whole case folder: each file becomes an exhibit or is listed with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from countermark.examine.reading.case import CaseFacts
from countermark.examine.reading.case_file import read_case
from countermark.examine.reading.folder import Folder, NotExamined, Progress, Remark, Unseen
from countermark.examine.reading.photo import photo_reader
from countermark.examine.reading.picture import LONG_SIDE, SUFFIXES, kind_of, read_picture
from countermark.examine.reading.rows import read_rows
from countermark.examine.reading.text import read_text
from countermark.examine.reading.walk import list_folder
from countermark.examine.reading.words import WordReader
from countermark.findings import BadInputError, Exhibit, ExhibitKind, Words, sha256_of

_TEXT: Final = frozenset({".txt", ".md"})
_HTML: Final = frozenset({".html", ".htm"})
_TABLE: Final = frozenset({".csv", ".tsv"})
_OTHERS: Final = {
    ".pdf": "PDF; save its pages as pictures or its text as .txt",
    ".docx": "Word; save it as .txt",
    ".doc": "Word; save it as .txt",
    ".xlsx": "Excel; save each sheet as .csv",
    ".xls": "Excel; save each sheet as .csv",
    ".eml": "e-mail; save it as .txt",
    ".msg": "e-mail; save it as .txt",
    ".zip": "archives; unpack it into the folder",
    ".heic": "HEIC; save the picture as JPEG",
    ".mp4": "films; save single pictures of it",
    ".mov": "films; save single pictures of it",
}
_READS: Final = "This version reads pictures, text (.txt .md .html) and tables (.csv .tsv)"
_HEAD: Final = 32


def read_folder(
    directory: Path, *, progress: Progress | None = None, reader: WordReader | None = None
) -> Folder:
    """Read everything in a case folder.

    Args:
        directory: the folder; its sub-folders are read too, links are not followed.
        progress: is told the number of files, and each file's name when it is its turn.
        reader: reads words in photos; without one, what is installed.

    Errors: `BadInputError` if there is no such folder or nothing in it to examine. A single file
        never stops the others: it is listed with the reason.
    """
    contents = list_folder(directory)
    progress = progress or Unseen()
    progress.count(len(contents.files))
    reading = _Progressed(reader or photo_reader(), left=list(contents.left))
    case = reading.case(*contents.case) if contents.case else CaseFacts()
    for name, path in contents.files:
        progress.step(name)
        reading.add(name, path)
    return Folder(
        exhibits=tuple(reading.exhibits),
        case=case,
        not_examined=tuple(sorted(reading.left, key=lambda item: item.file)),
        warnings=tuple(reading.remarks),
        reading_limits=reading.all_limits(),
    )


@dataclass(frozen=True, slots=True)
class _Content:
    """What stands in one file."""

    kind: ExhibitKind
    words: tuple[Words, ...]
    remarks: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...] = ()


@dataclass(slots=True)
class _Progressed:
    """What has been read so far."""

    reader: WordReader
    left: list[NotExamined]
    exhibits: list[Exhibit] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    limits: dict[str, None] = field(default_factory=dict)
    scaled: int = 0

    def case(self, name: str, path: Path) -> CaseFacts:
        """Read the facts of the case; unreadable ones are listed, and the files still examined."""
        try:
            found = read_case(path.read_bytes())
        except BadInputError as error:
            self.left.append(NotExamined(name, str(error)))
        except OSError as error:
            self.left.append(NotExamined(name, f"It cannot be opened: {error.strerror}."))
        else:
            self.remarks.extend(Remark(name, text) for text in found.remarks)
            return found.facts
        return CaseFacts()

    def add(self, name: str, path: Path) -> None:
        """Read one file; what cannot be read is listed with the reason."""
        try:
            sha256 = sha256_of(path)
            content = self._content(name, path)
        except BadInputError as error:
            self.left.append(NotExamined(name, str(error)))
            return
        except OSError as error:
            self.left.append(NotExamined(name, f"It cannot be opened: {error.strerror}."))
            return
        exhibit = Exhibit(
            id=f"e{len(self.exhibits) + 1}",
            file=name,
            kind=content.kind,
            sha256=sha256,
            path=path,
            words=content.words,
            rows=content.rows,
        )
        self.exhibits.append(exhibit)
        self.remarks.extend(Remark(name, text) for text in content.remarks)

    def _content(self, name: str, path: Path) -> _Content:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
        suffix = path.suffix.lower()
        if kind := kind_of(head):
            return self._picture(name, path, kind)
        if head.startswith(b"%PDF-"):
            suffix = ".pdf"
        if suffix in _TEXT | _HTML:
            text = read_text(path, html=suffix in _HTML)
            return _Content(ExhibitKind.TEXT, text.words, text.remarks)
        if suffix in _TABLE:
            table = read_rows(path)
            return _Content(ExhibitKind.TABLE, table.words, table.remarks, table.rows)
        if suffix in SUFFIXES:
            why = f"It is named {suffix} but is no picture; copy it again from where it came from."
        else:
            why = f"{_READS}, not {_OTHERS.get(suffix, suffix or 'files without an ending')}."
        raise BadInputError(why)

    def _picture(self, name: str, path: Path, kind: str) -> _Content:
        picture = read_picture(path, kind)
        self.scaled += picture.scaled
        reading = self.reader.read(picture.image, name)
        self.limits.update(dict.fromkeys(reading.unread))
        return _Content(ExhibitKind.IMAGE, reading.words, picture.remarks)

    def all_limits(self) -> tuple[str, ...]:
        """Say what could not be read in photos, each once."""
        if not self.scaled:
            return tuple(self.limits)
        scaled = (
            f"Words were read with {LONG_SIDE:,} pixels on the longer side, in "
            f"{self.scaled} larger photo(s) after making them smaller: very small print may be "
            "missed there."
        )
        return (*self.limits, scaled)
