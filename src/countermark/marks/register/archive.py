"""The streams of a file: the file itself, what a gzip file holds, or the members of a ZIP archive.

Nothing is written to the disk. What comes out of a compressed file is counted while it is read, and
reading stops with a clear word where it grows beyond measure. An archive inside an archive is not
opened, an encrypted member is not guessed at.
"""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

from countermark.findings import BadInputError
from countermark.marks.register.found import Note, Rejected

DAMAGES: Final = (EOFError, OSError, zipfile.BadZipFile, zlib.error, lzma.LZMAError)
"""What reading a damaged file raises."""

LARGEST_RATIO: Final = 300
"""How many times the size of a compressed file may come out of it."""

LARGEST_TOTAL: Final = 256 << 30
"""How many bytes may come out of a compressed file at most."""

_NEVER_REFUSED: Final = 64 << 20
_HEAD: Final = 1 << 20
_PART: Final = 1 << 17
_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_GZIP: Final = b"\x1f\x8b"
_READ: Final = frozenset({".xml", ".csv"})
_ARCHIVES: Final = frozenset({".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".rar", ".zst"})
_NESTED: Final = "an archive inside an archive is not opened; unpack the outer one"


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """Read up to `size` bytes; none at the end."""


class Stream:
    """Bytes that are read once, of which the beginning can be looked at before.

    Args:
        inner: where they come from.
        meter: counts them.
    """

    def __init__(self, inner: Readable, meter: _Meter) -> None:
        self._inner = inner
        self._meter = meter
        self._failure: Exception | None = None
        self.head = self._beginning()
        """The first million bytes, or all."""
        self._unread = self.head

    def read(self, size: int, /) -> bytes:
        """Read about `size` bytes, the first time all of `head`; none at the end."""
        if self._unread:
            data, self._unread = self._unread, b""
            return data
        if self._failure:
            raise self._failure
        data = self._inner.read(size)
        self._meter.take(len(data))
        return data

    def _beginning(self) -> bytes:
        parts: list[bytes] = []
        left = _HEAD
        try:
            while left > 0 and (data := self._inner.read(min(left, _PART))):
                parts.append(data)
                left -= len(data)
                self._meter.take(len(data))
        except DAMAGES as error:
            # What came before is still to be read.
            self._failure = error
        return b"".join(parts)


class _AsFile(io.RawIOBase):
    def __init__(self, stream: Stream) -> None:
        super().__init__()
        self._stream = stream
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, target: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._rest or self._stream.read(len(target))
        count = min(len(data), len(target))
        target[:count] = data[:count]
        self._rest = data[count:]
        return count


def as_file(stream: Stream) -> io.BufferedReader:
    """Wrap a stream for readers that want a file."""
    return io.BufferedReader(_AsFile(stream), _HEAD)


@dataclass(frozen=True, slots=True)
class Source:
    """A stream of a register's records."""

    file: str
    """The file as it was named."""

    within: str
    """The member's name in an archive with a comma after it, else empty."""

    stream: Stream
    """Its bytes."""

    def place(self, position: str) -> str:
        """Name a place in the stream, for instance `a.xml in b.zip, record 3`."""
        return f"{self.within}{position}"


class _Meter:
    """Counts what comes out of a compressed file of some size, up to a limit."""

    def __init__(self, size: int) -> None:
        self._limit = min(max(size * LARGEST_RATIO, _NEVER_REFUSED), LARGEST_TOTAL)
        self._left = self._limit

    def take(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            problem = (
                f"more than {self._limit >> 20} MiB came out of this compressed file, more than a "
                "register's file of this size holds; it was not read further. If it is right, "
                "unpack it and give the files themselves"
            )
            raise BadInputError(problem)


def sources(path: Path) -> Iterator[Source | Rejected | Note]:
    """Open the streams of a file one after the other.

    Args:
        path: a plain file, a gzip file, or a ZIP archive with XML and CSV files in it.

    Returns: the streams, each to be read before the next is asked for; members that cannot be
    opened, with the reason; a note on members that are neither XML nor CSV.

    Errors: while a stream is read, one of `DAMAGES`, or `BadInputError` if it grows beyond measure.
    """
    size = path.stat().st_size
    with path.open("rb") as stream:
        start = stream.peek(len(_ZIP))
        if start.startswith((_ZIP, _EMPTY_ZIP)):
            yield from _members(path, _Meter(size))
        elif start.startswith(_GZIP):
            with gzip.open(stream) as inner:
                yield from _refusing_archives(Source(str(path), "", Stream(inner, _Meter(size))))
        else:
            yield Source(str(path), "", Stream(stream, _Meter(size)))


def _members(path: Path, meter: _Meter) -> Iterator[Source | Rejected | Note]:
    others: list[str] = []
    try:
        archive = zipfile.ZipFile(path)
    except (RuntimeError, ValueError, *DAMAGES) as error:
        why = f"it is a damaged ZIP archive ({error}); fetch it again"
        yield Rejected(str(path), "file", why)
        return
    with archive:
        for member in archive.infolist():
            ending = PurePosixPath(member.filename.lower()).suffix
            if member.is_dir():
                continue
            if ending in _READ:
                yield from _opened(path, archive, member, meter)
            elif ending in _ARCHIVES:
                position = f"{_shown(member.filename)} in {path.name}"
                yield Rejected(str(path), position, _NESTED)
            else:
                others.append(_shown(member.filename))
    if others:
        why = (
            f"{len(others)} members are neither XML nor CSV and were not read, first '{others[0]}'"
        )
        yield Note(str(path), "file", why)


def _opened(
    path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo, meter: _Meter
) -> Iterator[Source | Rejected]:
    within = f"{_shown(member.filename)} in {path.name}"
    try:
        inner = archive.open(member)
    except (RuntimeError, ValueError, *DAMAGES) as error:
        encrypted = member.flag_bits & 1
        why = "it is encrypted; unpack it with its password" if encrypted else f"{error}"
        yield Rejected(str(path), within, f"this member cannot be opened: {why}")
        return
    with closing(inner):
        yield from _refusing_archives(Source(str(path), f"{within}, ", Stream(inner, meter)))


def _refusing_archives(source: Source) -> Iterator[Source | Rejected]:
    if source.stream.head.startswith((_ZIP, _EMPTY_ZIP, _GZIP)):
        yield Rejected(source.file, source.place("file"), _NESTED)
    else:
        yield source


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name)
