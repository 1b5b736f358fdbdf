"""The file of a run: whole lines at its end, and beside it the terms on which it was begun.

The terms lie in `FILE.run`, so that one file never holds answers of two registers or two days.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from time import monotonic
from typing import Final, TypeAlias

from countermark.findings import BadInputError

Terms: TypeAlias = Mapping[str, str | int]
"""What answers depend on, in words: `register version`, `day asked about` and the like."""

_SYNC_SECONDS: Final = 5.0
_FORMAT: Final = 1


class StoppedError(RuntimeError):
    """A run ended before its end; what was written is kept, and a later run can go on."""


class Output:
    """A file of lines, written by this run alone."""

    def __init__(self, path: Path, stream: FileIO) -> None:
        """Hold the file.

        Args:
            path: where it lies.
            stream: the file, open for writing.
        """
        self.path = path
        """Where it lies."""
        self._stream = stream
        self._synced = monotonic()

    @classmethod
    @contextmanager
    def opened(cls, path: Path, terms: Terms, *, resume: bool) -> Iterator[Output]:
        """Make the file, or open the one of an earlier run.

        Args:
            path: where it lies.
            terms: what answers depend on.
            resume: whether an earlier run may be gone on with.

        Errors: `BadInputError` if it exists and nobody resumes, if it was begun on other terms or
            is being written, or cannot be made.
        """
        goes_on = _agreed(path, terms, resume=resume)
        try:
            if not goes_on:
                _record(path, terms)
            stream = FileIO(path, "r+" if goes_on else "x")
        except OSError as error:
            problem = f"The file '{path}' cannot be written: {error.strerror}."
            raise BadInputError(problem) from None
        with stream:
            _lock(path, stream)
            yield cls(path, stream)
            os.fsync(stream)

    def whole_lines(self) -> Iterator[bytes]:
        """Read the lines that are there; at the end an incomplete last line is cut off."""
        end = 0
        with self.path.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    end += len(line)
                    yield line
        self._stream.truncate(end)
        self._stream.seek(end)

    def add(self, lines: Sequence[bytes]) -> None:
        """Write lines at the end; every few seconds they are brought onto the disk itself.

        Args:
            lines: each with its end.

        Errors: `StoppedError` if the disk takes no more.
        """
        left = memoryview(b"".join(lines))
        try:
            while left:
                left = left[self._stream.write(left) or 0 :]
            if monotonic() - self._synced > _SYNC_SECONDS:
                os.fsync(self._stream)
                self._synced = monotonic()
        except OSError as error:
            problem = f"the file '{self.path}' cannot be written: {error.strerror}"
            raise StoppedError(problem) from None


def terms_of_run(path: Path) -> Terms | None:
    """Read the terms on which a run was begun, or nothing if there was none.

    Args:
        path: the file that the run writes.

    Errors: `BadInputError` if what lies in the place of the record is something else.
    """
    place = _place(path)
    try:
        record = json.loads(place.read_bytes())
        form, terms = record["format"], dict(record["terms"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        form, terms = None, {}
    if form != _FORMAT:
        problem = (
            f"The file '{place}' is no record of a run of this version and was left as it is; give "
            "the output another name."
        )
        raise BadInputError(problem)
    return terms


def _place(path: Path) -> Path:
    return path.with_name(f"{path.name}.run")


def _agreed(path: Path, terms: Terms, *, resume: bool) -> bool:
    """Tell whether there is a run to go on with; refuse one that must be left alone."""
    begun = terms_of_run(path)
    if not os.path.lexists(path):
        return False
    if not resume:
        hint = "; give a new name, or go on with it by --resume" if begun else "; give a new name"
        problem = f"The file '{path}' exists already and was left as it is{hint}."
        raise BadInputError(problem)
    if begun is None:
        problem = (
            f"The file '{path}' cannot be gone on with: the record '{_place(path)}' of its run is "
            "missing; give a new name."
        )
        raise BadInputError(problem)
    for name in {**begun, **terms}:
        if begun.get(name) != terms.get(name):
            problem = (
                f"The file '{path}' was begun with the {name} '{begun.get(name)}', and now it is "
                f"'{terms.get(name)}'; go on with the same, or give a new name."
            )
            raise BadInputError(problem)
    return True


def _record(path: Path, terms: Terms) -> None:
    place = _place(path)
    partial = place.with_name(f"{place.name}.part")
    with partial.open("w", encoding="utf-8") as stream:
        json.dump({"format": _FORMAT, "terms": terms}, stream, ensure_ascii=False, indent=1)
        stream.flush()
        os.fsync(stream)
    partial.replace(place)


def _lock(path: Path, stream: FileIO) -> None:
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        problem = f"The file '{path}' is being written by another run; wait until it has ended."
        raise BadInputError(problem) from None
