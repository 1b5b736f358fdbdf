"""An entry of an office's register in the office's own words, and the mark that it records.

Each format only says where its words stand; what they mean is told in one place, here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from countermark.findings import BadInputError
from countermark.marks.register.fields import (
    day,
    designations,
    goods_text,
    meanings_in,
    nice_classes,
    number_of,
    once,
    readings_in,
)
from countermark.marks.register.mark import Kind, Mark
from countermark.marks.register.states import kind_of, status_of

_WRITES_SENTENCES: Final = "US"
"""The office that puts transliterations and translations into sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an office's record says, as written there; empty where it says nothing."""

    office: str
    """WIPO ST.3 code."""

    number: str
    """The application's number."""

    registration: str = ""
    """The registration's number."""

    words: Sequence[tuple[str, str]] = ()
    """The sign's words, each with the code of its language, if one is given."""

    features: Sequence[str] = ()
    """What sort of sign it is, in words or codes."""

    images: Sequence[str] = ()
    """Names of its pictures' files; empty ones for pictures without a name."""

    owners: Sequence[str] = ()
    """Who holds it."""

    classes: Sequence[str] = ()
    """Numbers of classes."""

    goods: Sequence[tuple[int, str]] = ()
    """Goods and services with their class, 0 if it is not told."""

    status: str = ""
    """The state, in words or as a code."""

    status_described: str = ""
    """What the register says about that code."""

    status_on: str = ""
    filed: str = ""
    registered: str = ""
    expires: str = ""
    ended: str = ""

    designs: Sequence[str] = ()
    """Codes of figurative elements."""

    transliterations: Sequence[str] = ()
    """How the words read in other letters: words or sentences."""

    translations: Sequence[str] = ()
    """What the words mean: words or sentences."""

    alike: Sequence[str] = ()
    """Words that the office searches by besides the sign's own (pseudo marks)."""

    designated: Sequence[str] = ()
    """Codes of territories it was extended to."""


def mark_in(entry: Entry, remarks: list[str]) -> Mark:
    """Tell the mark that an entry records.

    Args:
        entry: the office's words.
        remarks: where remarks on what was left out go.

    Errors: `BadInputError` if it does not name a mark.
    """
    text, versions = _sign(entry.words)
    status, status_words = status_of(entry.office, entry.status, entry.status_described)
    plain = entry.office != _WRITES_SENTENCES
    readings = [word for said in entry.transliterations for word in readings_in(said, plain=plain)]
    meanings = [word for said in entry.translations for word in meanings_in(said, plain=plain)]
    meanings += [word for said in entry.transliterations for word in meanings_in(said, plain=False)]
    mark = Mark(
        mark_id=number_of(entry.office, entry.number or _by_registration(entry)),
        text=text,
        image="; ".join(once(entry.images)),
        owner="; ".join(once(entry.owners)),
        office=entry.office,
        classes=nice_classes(entry.classes, remarks),
        goods=goods_text(entry.goods),
        status=status,
        status_words=status_words,
        status_on=day("status", entry.status_on, remarks),
        filed=day("filed", entry.filed, remarks),
        registered=day("registered", entry.registered, remarks),
        expires=day("expires", entry.expires, remarks),
        ended=day("ended", entry.ended, remarks),
        kind=kind_of(entry.office, entry.features, words=bool(text), image=bool(entry.images)),
        registration="" if entry.registration == entry.number else entry.registration,
        vienna=once(entry.designs),
        readings=once([*readings, *entry.alike]),
        translations=once([*versions, *meanings]),
        designations=designations(entry.designated, remarks),
    )
    return _checked(mark, remarks)


def _sign(words: Sequence[tuple[str, str]]) -> tuple[str, list[str]]:
    """Join the words of a sign; what stands beside them in other languages says what they mean."""
    first = words[0][0] if words else ""
    own = once(" ".join(text.split()) for language, text in words if language in {"", first})
    others = [" ".join(text.split()) for language, text in words if language not in {"", first}]
    return " ".join(own), others


def _by_registration(entry: Entry) -> str:
    return f"R{entry.registration}" if entry.registration else ""


def _checked(mark: Mark, remarks: list[str]) -> Mark:
    if not mark.text and mark.kind is Kind.WORD:
        problem = "it is a word mark without words; expected words, or another kind of mark"
        raise BadInputError(problem)
    days = [one for one in (mark.filed, mark.registered, mark.expires) if one]
    if days != sorted(days):
        shown = ", ".join(map(str, days))
        remarks.append(f"its days (filed, registered, expires: {shown}) do not follow each other")
    return mark
