"""The USPTO's bulk files of trademark applications (`trademark-applications-daily`, `case-file`).

No such file was at hand when this was written: the names of elements and the meaning of codes are
those of the USPTO's Trademark Applications Daily XML documentation (version 2.0), as public code
and a record quoted in public show them.
"""

from __future__ import annotations

from typing import Final

from countermark.marks.register.entry import Entry, mark_in
from countermark.marks.register.fields import nice_class
from countermark.marks.register.mark import Mark
from countermark.marks.register.xml_records import Piece
from countermark.marks.register.xml_tree import Node, parse, without

_NOT_READ: Final = (b"case-file-event-statements", b"correspondent", b"foreign-applications")
_GOODS: Final = "GS"
_OVERFLOW: Final = "MK"
_PSEUDO: Final = "PM"
_TRANSLATION: Final = "TR"
_TRANSLITERATION: Final = "TLIT"
_YES: Final = "T"


def mark_of(piece: Piece, remarks: list[str]) -> Mark:
    """Read one record.

    Args:
        piece: an element `case-file`.
        remarks: where remarks on what was left out go.

    Errors: `BadInputError` if it is no record that names a mark.
    """
    record = parse(without(piece.content, _NOT_READ) if piece.plain else piece.content)
    header = next(iter(record.all("case-file-header")), Node("case-file-header", {}))
    said = _statements(record)
    words = [header.word("mark-identification"), *said.get(_OVERFLOW, ())]
    classes = _classes(record)
    entry = Entry(
        office="US",
        number=record.word("serial-number"),
        registration=_registration(record),
        words=[("", word) for word in words if word],
        features=_features(header),
        owners=_owners(record),
        classes=[number for numbers in classes.values() for number in numbers],
        goods=_goods(record, classes),
        status=header.word("status-code"),
        status_on=header.word("status-date"),
        filed=header.word("filing-date"),
        registered=header.word("registration-date"),
        ended=header.word("cancellation-date") or header.word("abandonment-date"),
        designs=record.words("design-searches", "design-search", "code"),
        transliterations=said.get(_TRANSLITERATION, ()),
        translations=said.get(_TRANSLATION, ()),
        alike=said.get(_PSEUDO, ()),
    )
    return mark_in(entry, remarks)


def _registration(record: Node) -> str:
    number = record.word("registration-number")
    return number if number.strip("0") else ""


def _statements(record: Node) -> dict[str, list[str]]:
    """Sort the statements by the beginning of their code; goods are read on their own."""
    kinds = (_TRANSLITERATION, _TRANSLATION, _PSEUDO, _OVERFLOW)
    found: dict[str, list[str]] = {}
    for one in record.all("case-file-statements", "case-file-statement"):
        code = one.word("type-code")
        kind = next((kind for kind in kinds if code.startswith(kind)), "")
        if kind and one.word("text"):
            found.setdefault(kind, []).append(one.word("text"))
    return found


def _features(header: Node) -> list[str]:
    if header.word("drawing-3d-current-in") == _YES:
        return ["3-D"]
    return [header.word("mark-drawing-code")[:1]]


def _classes(record: Node) -> dict[str, list[str]]:
    """List the international classes by primary class, which is a national one in old records."""
    found: dict[str, list[str]] = {}
    for one in record.all("classifications", "classification"):
        numbers = one.words("international-code")
        found.setdefault(one.word("primary-code") or "".join(numbers[:1]), []).extend(numbers)
    return found


def _goods(record: Node, classes: dict[str, list[str]]) -> list[tuple[int, str]]:
    terms = []
    for one in record.all("case-file-statements", "case-file-statement"):
        code = one.word("type-code")
        if code.startswith(_GOODS):
            numbers = {nice_class(number) for number in classes.get(code[2:5], ())}
            terms.append((numbers.pop() if len(numbers) == 1 else 0, one.word("text")))
    return terms


def _owners(record: Node) -> list[str]:
    """Name the last ones of those who held it one after the other (the highest party type)."""
    owners = record.all("case-file-owners", "case-file-owner")
    stages = [one.word("party-type") for one in owners]
    # Type 70 is the correspondent of old records.
    latest = max((stage for stage in stages if stage < "70"), default="")
    return [one.word("party-name") for one, at in zip(owners, stages, strict=True) if at == latest]
