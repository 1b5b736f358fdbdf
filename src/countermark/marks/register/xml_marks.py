"""Reading marks from a stream of XML, in any of the offices' formats."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from countermark.findings import BadInputError
from countermark.marks.register import st66, st96, uspto
from countermark.marks.register.archive import Readable, Source
from countermark.marks.register.encoding import REPLACED, Recoded, xml_encoding
from countermark.marks.register.found import Found, Note, Rejected
from countermark.marks.register.mark import Mark
from countermark.marks.register.xml_records import Piece, pieces
from countermark.marks.register.xml_tree import prolog

ELEMENTS: Final = {"TradeMark": "st66", "Trademark": "st96", "case-file": "uspto"}
"""The element that a record is, and the format that it tells."""

_READERS: Final[dict[str, Callable[[Piece, list[str]], Mark]]] = {
    "st66": st66.mark_of,
    "st96": st96.mark_of,
    "uspto": uspto.mark_of,
}
_BEGINNING: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe(?:\s\x00)*<\x00|\xfe\xff(?:\x00\s)*\x00<|<\x00|\x00<"
)
_HEAD: Final = 1 << 16


def looks_like_xml(head: bytes) -> bool:
    """Tell whether a file begins as XML does: with `<`, in any encoding.

    >>> looks_like_xml(b"  <a/>"), looks_like_xml(b"mark_id,text")
    (True, False)
    """
    return bool(_BEGINNING.match(head))


def read_records(source: Source, form: str = "") -> Iterator[Found | Rejected | Note]:
    """Read marks from XML.

    Args:
        source: a stream, read record by record.
        form: the format that was asked for, if one was.
    """
    head = source.stream.head[:_HEAD]
    try:
        encoding = xml_encoding(head)
        if encoding != "utf-8":
            head = head.decode(encoding, "ignore").lstrip("\ufeff").encode()
        root, types = prolog(head)
    except BadInputError as error:
        yield Rejected(source.file, source.place("file"), str(error))
        return
    if types:
        why = "it declares a document type, which was not read; entities are not replaced"
        yield Note(source.file, source.place("file"), why)
    yield from _RecordReader(source, encoding, form).all(root)


class _RecordReader:
    def __init__(self, source: Source, encoding: str, form: str) -> None:
        self._source = source
        self._encoding = encoding
        self._form = form
        self._recoded = encoding != "utf-8"

    def all(self, root: str) -> Iterator[Found | Rejected | Note]:
        """Read all records; say so if there are none, or if the end of the file is missing."""
        source, piece, number = self._source, None, 0
        stream: Readable = (
            Recoded(source.stream, self._encoding) if self._recoded else source.stream
        )
        for number, piece in enumerate(pieces(stream), 1):
            if self._form and ELEMENTS[piece.name] != self._form:
                yield self._rejected("file", self._other_form(piece))
                return
            yield from self._one(f"record {number}", piece)
        if piece is None:
            yield self._rejected("file", _no_records(root))
        elif piece.content and not _closed(root, piece):
            why = (
                f"the file ends before its root element '{root}' is closed; records after this "
                "one may be missing"
            )
            yield Note(source.file, source.place("end of file"), why)

    def _one(self, record: str, piece: Piece) -> Iterator[Found | Rejected | Note]:
        alone = not self._source.within and not self._recoded
        position = f"{record}, byte {piece.offset}" if alone else record
        remarks: list[str] = []
        try:
            mark = self._mark(piece, remarks)
        except BadInputError as error:
            yield self._rejected(position, str(error))
            return
        yield Found(self._source.place(position), mark)
        for why in remarks:
            yield Note(self._source.file, self._source.place(position), why)

    def _mark(self, piece: Piece, remarks: list[str]) -> Mark:
        if piece.problem:
            raise BadInputError(piece.problem)
        if self._recoded and REPLACED in piece.content:
            problem = f"it holds bytes that are no {self._encoding}"
            raise BadInputError(problem)
        return _READERS[ELEMENTS[piece.name]](piece, remarks)

    def _rejected(self, position: str, why: str) -> Rejected:
        return Rejected(self._source.file, self._source.place(position), why)

    def _other_form(self, piece: Piece) -> str:
        return (
            f"its records are {ELEMENTS[piece.name]} ('{piece.name}'), not {self._form} as asked "
            "for; leave the format out to find it out"
        )


def _no_records(root: str) -> str:
    place = f"under its root element '{root}'" if root else "in it"
    return (
        f"no trade mark was found {place}; expected WIPO ST.66 "
        "('TradeMark'), ST.96 ('Trademark') or the USPTO's bulk files ('case-file')"
    )


def _closed(root: str, last: Piece) -> bool:
    """Tell whether the end of the document was seen, after its last record or as its end."""
    tag = root.encode()
    return b"</" + tag in last.after or last.content.startswith(b"<" + tag)
