"""Going through a case folder without following, opening or running what should not be."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from countermark.examine.reading.folder import NotExamined
from countermark.findings import BadInputError

LARGEST: Final = 200_000_000
"""Bytes of a file that is opened."""

_HIDDEN: Final = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_FORMER: Final = frozenset({"report.html", "report.pdf", "findings.json"})
_CASE: Final = ("case.yaml", "case.yml")


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a folder, in the order of their names."""

    files: tuple[tuple[str, Path], ...]
    """Those to be examined, by name in the case."""

    case: tuple[str, Path] | None
    """The file with the facts of the case."""

    left: tuple[NotExamined, ...]
    """Those that are left alone."""


def list_folder(directory: Path) -> Contents:
    """List a case folder with all its sub-folders.

    Errors: `BadInputError` if there is no such folder, or nothing in it to examine.
    """
    if not directory.exists():
        text = f"The folder {directory} does not exist; give a folder with the files of one case."
        raise BadInputError(text)
    if not directory.is_dir():
        text = f"{directory} is a file; give the folder that holds the files of one case."
        raise BadInputError(text)
    files: list[tuple[str, Path]] = []
    case: tuple[str, Path] | None = None
    left: list[NotExamined] = []
    for name, path, why in sorted(_all(directory), key=lambda item: item[0]):
        if why:
            left.append(NotExamined(name, why))
        elif name not in _CASE:
            files.append((name, path))
        elif case is None:
            case = (name, path)
        else:
            left.append(NotExamined(name, f"{case[0]} holds the facts of the case already."))
    if not files and all(_is_hidden(Path(item.file).name) for item in left):
        text = (
            f"The folder {directory} holds nothing to examine; put photos, text files or tables "
            "of the case into it."
        )
        raise BadInputError(text)
    return Contents(tuple(files), case, tuple(left))


def _all(directory: Path) -> Iterator[tuple[str, Path, str]]:
    """Give every entry with its name in the case and why it is left alone, if it is."""
    waiting = [directory]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            if folder == directory:
                text = f"The folder {directory} cannot be opened: {error.strerror}."
                raise BadInputError(text) from None
            yield (
                _name(folder, directory),
                folder,
                f"The folder cannot be opened: {error.strerror}.",
            )
            continue
        for entry in entries:
            path = Path(entry.path)
            why = _why_not(entry)
            if not why and entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            else:
                yield _name(path, directory), path, why


def _name(path: Path, directory: Path) -> str:
    """Name a file inside the case; bytes that are no characters are written as escapes."""
    return os.fsencode(path.relative_to(directory).as_posix()).decode("utf-8", "backslashreplace")


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name.lower() in _HIDDEN


def _why_not(entry: os.DirEntry[str]) -> str:
    """Say why an entry is left alone; nothing if it is not."""
    if entry.is_symlink():
        return "It is a link to another place; links are not followed. Copy the file itself."
    if _is_hidden(entry.name):
        return "It is a hidden file of the system."
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        return f"It cannot be looked at: {error.strerror}."
    return "" if stat.S_ISDIR(status.st_mode) else _why_no_file(entry.name, status)


def _why_no_file(name: str, status: os.stat_result) -> str:
    if not stat.S_ISREG(status.st_mode):
        return "It is no ordinary file (a pipe, socket or device) and was not opened."
    if name.lower() in _FORMER:
        return "It is a former report."
    if status.st_size == 0:
        return "It is empty (0 bytes)."
    if status.st_size > LARGEST:
        return f"It has {status.st_size / 1e6:,.0f} MB; files over 200 MB are not opened."
    return ""
