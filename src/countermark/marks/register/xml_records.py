"""Cutting a stream of XML into records, so that each is read alone and a broken one stops nothing.

The stream is searched for the tags of records only; comments and CDATA are stepped over. So memory
is bounded by the longest record, and neither what stands between records nor a declaration of
document types is ever interpreted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from countermark.marks.register.archive import Readable

LONGEST: Final = 16 << 20
"""How many bytes a record may have."""

_CHUNK: Final = 256 << 10
_LARGEST_GAP: Final = 1 << 20
_LONGEST_TAG: Final = 512
_ANY_RECORD: Final = rb"(?:[A-Za-z_][\w.-]*:)?(?:TradeMark|Trademark|case-file)"


@lru_cache(maxsize=64)
def _token_of(name: bytes) -> re.Pattern[bytes]:
    """Match a comment, a CDATA section or a tag of a record: in one only its own are looked for."""
    record = re.escape(name) or _ANY_RECORD
    return re.compile(rb"<(?:(!--)|(!\[CDATA\[)|(/?)(" + record + rb")(?=[\s>/]))")


@dataclass(frozen=True, slots=True)
class Piece:
    """A record as it stands in the stream."""

    offset: int
    """The byte at which it begins, from 0."""

    name: str
    """The element's name without a prefix: `TradeMark`, `Trademark` or `case-file`."""

    content: bytes
    """The element in UTF-8, from its start tag to its end tag; empty if there is a problem."""

    before: bytes
    """What stands before it, from the record before on; of much only the end."""

    after: bytes
    """What stands after it, up to the next record; of much only the end."""

    problem: str = ""
    """Why its end was not found."""

    plain: bool = False
    """Whether it has neither comments nor CDATA sections, so that `<` begins tags only."""


@dataclass(frozen=True, slots=True)
class _Cut:
    gap: bytes
    offset: int
    name: str
    content: bytes
    problem: str
    plain: bool


def pieces(stream: Readable) -> Iterator[Piece]:
    """Cut a stream of XML into its records.

    Args:
        stream: an XML document in UTF-8 or another encoding in which ASCII stands for itself.

    Returns: each record, with what stands before and after it.

    >>> import io
    >>> xml = b"<t:TradeMark>one</t:TradeMark><!-- <TradeMark> --><Trademark/><TradeMark>cut"
    >>> for piece in pieces(io.BytesIO(xml)):
    ...     print(piece.offset, piece.content.decode() or piece.problem)
    0 <t:TradeMark>one</t:TradeMark>
    50 <Trademark/>
    62 the file ends in the middle of this record
    """
    before, waiting = b"", None
    for cut in _Cutter(stream).cuts():
        if waiting:
            yield _piece(waiting, before, cut.gap)
        before, waiting = cut.gap, cut
        if not cut.name:
            return


def _piece(cut: _Cut, before: bytes, after: bytes) -> Piece:
    return Piece(cut.offset, cut.name, cut.content, before, after, cut.problem, cut.plain)


class _Cutter:
    """Finds records in a stream, keeping only what may still be needed of it."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._buffer = b""
        self._base = 0  # the offset of the buffer's first byte
        self._at = 0  # up to where the buffer was searched
        self._kept = 0  # where the open record begins, else the gap after the last one
        self._name = b""  # the open record's name with its prefix
        self._gap = b""  # what stands before the open record
        self._plain = True  # the open record has no comments or CDATA sections up to here
        self._ended = False

    def cuts(self) -> Iterator[_Cut]:
        """Find every record; the last cut has no name and brings the gap at the end."""
        while True:
            if token := self._token():
                yield from self._met(token)
            elif len(self._buffer) - self._kept > LONGEST:
                yield from self._too_long()
            elif not self._fill():
                break
        if self._name:
            yield self._broken("the file ends in the middle of this record")
        yield _Cut(self._buffer[self._kept :], 0, "", b"", "", plain=False)

    def _token(self) -> re.Match[bytes] | None:
        """Find the next tag, comment or CDATA section; none if more bytes are needed for that."""
        token = _token_of(self._name).search(self._buffer, self._at)
        if token is None:
            begun = self._buffer.rfind(b"<", max(self._at, len(self._buffer) - _LONGEST_TAG))
            self._at = begun if begun >= 0 else len(self._buffer)
        elif self._end(token) < 0 and not self._ended:
            self._at = token.start()
            return None
        return token

    def _end(self, token: re.Match[bytes]) -> int:
        mark = b"-->" if token[1] else b"]]>" if token[2] else b">"
        found = self._buffer.find(mark, token.end())
        return found + len(mark) if found >= 0 else -1

    def _met(self, token: re.Match[bytes]) -> Iterator[_Cut]:
        end = self._end(token)
        self._at = end if end >= 0 else token.end()
        if token[1] or token[2]:
            self._plain = False
            if self._name and end < 0:
                yield self._broken("a comment or a CDATA section in it is not closed")
        elif not token[3]:
            yield from self._opened(token, end)
        elif token[4] == self._name and end >= 0:
            yield self._taken()

    def _opened(self, token: re.Match[bytes], end: int) -> Iterator[_Cut]:
        if self._name:
            yield self._broken("it is not closed before the next record begins", token.start())
        self._gap = self._buffer[self._kept : token.start()]
        self._kept, self._name, self._plain = token.start(), token[4], True
        if end >= 0 and self._buffer[end - 2 : end - 1] == b"/":
            yield self._taken()

    def _taken(self) -> _Cut:
        return self._cut(self._buffer[self._kept : self._at], "", self._at)

    def _broken(self, problem: str, until: int | None = None) -> _Cut:
        return self._cut(b"", problem, self._at if until is None else until)

    def _cut(self, content: bytes, problem: str, until: int) -> _Cut:
        name = self._name.rpartition(b":")[2].decode("ascii")
        cut = _Cut(self._gap, self._base + self._kept, name, content, problem, self._plain)
        self._name, self._kept = b"", until
        return cut

    def _too_long(self) -> Iterator[_Cut]:
        """Give up what is open, and go on behind its beginning."""
        if self._buffer.startswith((b"<!--", b"<![CDATA["), self._at):
            self._at += len(b"<!--")
        if self._name:
            yield self._broken(f"it is longer than {LONGEST >> 20} MiB or not closed")
        self._kept = self._at

    def _fill(self) -> bool:
        """Read on; false at the end, after what is incomplete there was looked at once more."""
        if self._ended:
            return False
        if not self._name and self._at - self._kept > _LARGEST_GAP:
            self._kept = self._at
        data = self._stream.read(_CHUNK)
        self._ended = not data
        self._buffer = self._buffer[self._kept :] + data
        self._base += self._kept
        self._at -= self._kept
        self._kept = 0
        return True
