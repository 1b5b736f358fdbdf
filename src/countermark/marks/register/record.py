"""A mark as text: short, the same for the same content, and readable in years to come.

One line of JSON: the fields in a fixed order, empty where nothing is said, the empty ones at the
end left out. A later version may add fields at the end; older records then read as before.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from countermark.findings import BadInputError
from countermark.marks.register.mark import Designation, Kind, Mark

_FIELDS: Final = 20
_TEXT: Final = 1
_CLASSES: Final = 4
_READINGS: Final = 17
_EMPTY: Final = [""] * _FIELDS
_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_quoted: Final = json.encoder.encode_basestring
_decode: Final = json.JSONDecoder().raw_decode


class Words(NamedTuple):
    """What of a mark is searched."""

    text: str
    """The words of the mark."""

    classes: tuple[int, ...] = ()
    """Nice classes."""

    readings: tuple[str, ...] = ()
    """How the register writes the words in other letters."""


def written(mark: Mark) -> str:
    """Write a mark.

    Args:
        mark: the record.

    Returns: one line of JSON.

    >>> written(Mark(mark_id="018000001", text="Zetalon", classes=(25,)))
    '["018000001","Zetalon","","",[25]]'
    """
    cells = [
        mark.mark_id,
        mark.text,
        mark.owner,
        mark.office,
        mark.classes or "",
        "" if mark.kind is Kind.WORD else mark.kind.value,
        "" if mark.status == "unknown" else mark.status,
        _day_as_cell(mark.filed),
        _day_as_cell(mark.registered),
        _day_as_cell(mark.expires),
        mark.goods,
        mark.status_words,
        _day_as_cell(mark.status_on),
        _day_as_cell(mark.ended),
        mark.registration,
        mark.image,
        mark.vienna or "",
        mark.readings or "",
        mark.translations or "",
        tuple(map(_designation_as_cells, mark.designations)) or "",
    ]
    while cells and not cells[-1]:
        cells.pop()
    parts = [_quoted(cell) if isinstance(cell, str) else _listed(cell) for cell in cells]
    return f"[{','.join(parts)}]"


def read(content: str) -> Mark:
    """Read a mark that `written` wrote.

    Args:
        content: the line.

    Errors: `BadInputError` for anything else.
    """
    try:
        return _read(_decode(content)[0])
    except (AttributeError, KeyError, TypeError, ValueError):
        problem = (
            f"The record {str(content)[:60]!r} is damaged, or another program wrote it; import the "
            "marks again into a new register."
        )
        raise BadInputError(problem) from None


def words_in(content: str) -> Words:
    """Read only what is searched, which is much sooner done than reading the mark.

    Args:
        content: a line that `written` wrote just now.

    >>> words_in('["018000001","Zetalon","","",[25]]')
    Words(text='Zetalon', classes=(25,), readings=())
    """
    cells = _decode(content)[0]
    count = len(cells)
    return Words(
        cells[_TEXT] if count > _TEXT else "",
        tuple(cells[_CLASSES]) if count > _CLASSES else (),
        tuple(cells[_READINGS]) if count > _READINGS else (),
    )


def digest(content: str) -> bytes:
    """Name the content of a record: the 32 bytes of its SHA-256.

    Args:
        content: what `written` wrote.
    """
    return hashlib.sha256(content.encode()).digest()


def _read(cells: list[Any]) -> Mark:
    (
        mark_id, text, owner, office, classes, kind, status, filed, registered, expires, goods,
        status_words, status_on, ended, registration, image, vienna, readings, translations,
        designations,
    ) = cells + _EMPTY[len(cells):]  # fmt: skip
    return Mark(
        mark_id=mark_id,
        text=text,
        image=image,
        owner=owner,
        office=office,
        classes=tuple(map(int, classes)),
        goods=goods,
        status=status or "unknown",
        status_words=status_words,
        status_on=_day(status_on),
        filed=_day(filed),
        registered=_day(registered),
        expires=_day(expires),
        ended=_day(ended),
        kind=Kind(kind) if kind else Kind.WORD,
        registration=registration,
        vienna=tuple(vienna),
        readings=tuple(readings),
        translations=tuple(translations),
        designations=tuple(
            Designation(territory=territory, status=state, since=_day(since), until=_day(until))
            for territory, state, since, until in designations
        ),
    )


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _day_as_cell(day: date | None) -> str:
    return day.isoformat() if day else ""


def _designation_as_cells(one: Designation) -> tuple[str, ...]:
    return one.territory, one.status, _day_as_cell(one.since), _day_as_cell(one.until)


@lru_cache(maxsize=1 << 12)
def _listed(cell: tuple[object, ...]) -> str:
    """Write a list; the same few classes stand in most records."""
    return _encode(cell)
