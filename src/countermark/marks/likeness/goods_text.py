"""Goods and services in words: a description taken apart into its terms.

>>> for term in terms("25: clothing, namely shirts; footwear. 18: bags", (18, 25)):
...     print(term)
clothing, namely shirts (class 25)
footwear (class 25)
bags (class 18)
>>> [str(term) for term in terms("handbags and watches, not smart", ())]
['handbags and watches, not smart']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_CLASS: Final = re.compile(
    r"(?:^|[.;；\n])\s*(?:class\s*)?(0?[1-9]|[1-3][0-9]|4[0-5])\s*[:：]", re.IGNORECASE
)
_ENDS: Final = re.compile(r"[;；؛\n]")
_COMMAS: Final = re.compile(r"[,，、،]")
_GOES_ON: Final = re.compile(
    r"\s*(?:not|non|no|except|excluding|excepting|excluded|other|others|namely|including|included|"
    r"includes|in particular|particularly|especially|such|being|i\.?e|e\.?g|for|of|with|without|"
    r"in|on|by|as|all|adapted|intended|used|made)\b",
    re.IGNORECASE,
)
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Term:
    """One kind of goods or services."""

    text: str
    """In the words of the list it comes from."""

    classes: tuple[int, ...]
    """The Nice class it stands in; several, or none, where the list does not tell which."""

    def __str__(self) -> str:
        if not self.classes:
            return self.text
        said = "class" if len(self.classes) == 1 else "classes"
        return f"{self.text} ({said} {', '.join(map(str, self.classes))})"


@lru_cache(maxsize=1 << 12)
def terms(goods: str, classes: tuple[int, ...]) -> tuple[Term, ...]:
    """Take a description apart.

    Terms end at a semicolon; in a list without one they end at commas, except where the next words
    go on with the same term ("fish, not live") or the comma stands in brackets.

    Args:
        goods: such as "25: clothing; footwear. 18: bags", or without classes.
        classes: the Nice classes that it is known to belong to.

    Returns: each term once, in the order of the description.
    """
    found: dict[str, Term] = {}
    for numbers, listed in _lists(goods, classes):
        for text in _terms(listed):
            found.setdefault(f"{numbers} {text.lower()}", Term(text, numbers))
    return tuple(found.values())


def _lists(goods: str, classes: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], str]]:
    """Split at the numbers of classes."""
    before, *rest = _CLASS.split(goods)
    yield classes, before
    for number, listed in zip(rest[::2], rest[1::2], strict=True):
        yield (int(number),), listed


def _terms(listed: str) -> Iterator[str]:
    parts = _ENDS.split(listed)
    if len(parts) == 1:
        parts = _at_commas(listed)
    for part in parts:
        text = " ".join(part.split()).strip(" .,:-–—•*")
        if len(text) >= _LEAST or (text and not text.isascii()):
            yield text


def _at_commas(listed: str) -> list[str]:
    parts, start = [], 0
    for comma in _COMMAS.finditer(listed):
        before = listed[start : comma.start()]
        inside = sum(map(before.count, "([{")) > sum(map(before.count, ")]}"))
        if not inside and not _GOES_ON.match(listed, comma.end()):
            parts.append(before)
            start = comma.end()
    return [*parts, listed[start:]]
