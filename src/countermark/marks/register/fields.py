"""Fields that the offices' formats have in common: days, classes, goods, numbers, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from countermark.findings import BadInputError
from countermark.marks.register.mark import Designation

_DAY: Final = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T[\d:.]*)?(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII)
_NO_DAY: Final = re.compile(r"[0\-]*")
_CLASS: Final = re.compile(r"0*([1-9]|[1-3][0-9]|4[0-5])", re.ASCII)
_CODE: Final = re.compile(r"[A-Z]{2}")
_BETWEEN_CLASSES: Final = re.compile(r"\.\s+(?=\d{1,2}: )")
_BEGINS_LIKE_CLASS: Final = re.compile(r"^(\d{1,2}): ")
_BROKEN: Final = ("\n", "\t", "\r", "  ")
_SAME_PLACES: Final = {"EM": "EU"}
_QUOTED: Final = r"[\"“”']+([^\"“”]+?)[\"“”']+"
_READ_AS: Final = re.compile(
    rf"transliterat\w*\s+(?:in)?to\s+{_QUOTED}(?=[\s.,;]|$)", re.IGNORECASE
)
_MEANS: Final = re.compile(
    rf"(?:\bmeans?|translat\w*(?:\s+\S.*?)?\s+(?:is|as|to))\s+{_QUOTED}(?=[\s.,;]|$)",
    re.IGNORECASE,
)


def day(name: str, text: str, remarks: list[str]) -> date | None:
    """Read a day; one that is none is left out with a remark.

    Args:
        name: what the day is, for the remark.
        text: `2000-05-09`, `20000509`, with a time or a time zone after it or not. The zone does
            not move the day: it is the office's own.
        remarks: where the remark goes.

    >>> day("filed", "2000-05-09-04:00", [])
    datetime.date(2000, 5, 9)
    """
    if _NO_DAY.fullmatch(text):
        return None
    found = _day(text)
    if found is None:
        remarks.append(f"the day '{text[:40]}' ({name}) is no date; it was left out")
    return found


@lru_cache(maxsize=1 << 16)
def _day(text: str) -> date | None:
    match = _DAY.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def nice_classes(numbers: Iterable[str], remarks: list[str]) -> tuple[int, ...]:
    """Read Nice classes; what is none is left out with a remark.

    Args:
        numbers: as the register writes them, with zeros before them or not.
        remarks: where the remarks go.

    >>> nice_classes(["042", "9", "009"], [])
    (9, 42)
    """
    found = {number: nice_class(number) for number in numbers}
    remarks.extend(
        f"the class '{number[:20]}' is no Nice class; it was left out"
        for number, known in found.items()
        if not known
    )
    return tuple(sorted({known for known in found.values() if known}))


@lru_cache(maxsize=1 << 10)
def nice_class(number: str) -> int:
    """Read one Nice class, 0 for anything else."""
    match = _CLASS.fullmatch(number)
    return int(match[1]) if match else 0


def goods_text(terms: Iterable[tuple[int, str]]) -> str:
    """Write goods and services so that they can be told apart by class again.

    Args:
        terms: the class, 0 if the register does not tell it, and the words.

    Returns: `25: clothing; footwear. 18: bags`: classes in the register's order, each once; what
    has no class comes first, without a number. `. N: ` separates classes and stands nowhere else.

    >>> goods_text([(25, "clothing; footwear."), (18, "bags"), (25, "hats")])
    '25: clothing; footwear; hats. 18: bags'
    """
    by_class: dict[int, list[str]] = {}
    for number, words in terms:
        line = " ".join(words.split()) if any(map(words.__contains__, _BROKEN)) else words
        if kept := _BETWEEN_CLASSES.sub("; ", line).strip(" .;"):
            by_class.setdefault(number, []).append(kept)
    parts = {number: "; ".join(dict.fromkeys(words)) for number, words in by_class.items()}
    unclassed = [_BEGINS_LIKE_CLASS.sub(r"\1; ", parts.pop(0))] if 0 in parts else []
    return ". ".join([*unclassed, *(f"{number}: {words}" for number, words in parts.items())])


def number_of(office: str, number: str) -> str:
    """Name a record by its office and its number there: `EM018222197`, `US76044902`.

    Errors: `BadInputError` if one of the two is missing.
    """
    if not _CODE.fullmatch(office) or not number:
        lacks = f"no application number (office '{office}')" if number == "" else "no office"
        problem = f"it has {lacks}; a record is named by its office and its application number"
        raise BadInputError(problem)
    return office + "".join(number.split())


def designations(codes: Iterable[str], remarks: list[str]) -> tuple[Designation, ...]:
    """List the territories a mark was extended to; what is no code is left out with a remark."""
    found = dict.fromkeys(code.upper() for code in codes)
    remarks.extend(
        f"the designated territory '{code[:20]}' is no code of two letters; it was left out"
        for code in found
        if not _CODE.fullmatch(code)
    )
    return tuple(
        Designation(territory=_SAME_PLACES.get(code, code))
        for code in found
        if _CODE.fullmatch(code)
    )


def readings_in(text: str, *, plain: bool) -> list[str]:
    """Take the transliteration out of what a register says about it.

    Args:
        text: the words themselves, or a sentence such as `The non-Latin characters in the mark
            transliterate to "X" and this means "Y" in English.`
        plain: whether the register writes the words themselves, if it is no such sentence.

    >>> readings_in('The characters transliterate to "ZE TA" and this means "sun".', plain=False)
    ['ZE TA']
    """
    return _READ_AS.findall(text) or ([text] if plain and text else [])


def meanings_in(text: str, *, plain: bool) -> list[str]:
    """Take the translation out of what a register says about it.

    Args:
        text: the words themselves, or a sentence such as `The English translation of "SOL" in the
            mark is "sun".`
        plain: whether the register writes the words themselves, if it is no such sentence.

    >>> meanings_in('The English translation of "SOL" in the mark is "sun".', plain=False)
    ['sun']
    """
    return _MEANS.findall(text) or ([text] if plain and text else [])


def once(values: Iterable[str]) -> tuple[str, ...]:
    """List values that are not empty, each once, in their order."""
    return tuple(dict.fromkeys(filter(None, values)))
