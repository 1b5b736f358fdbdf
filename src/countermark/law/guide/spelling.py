"""Answers as people type them, turned into what a file about a dispute holds.

>>> from countermark.law.dispute.dispute import dispute_facts
>>> read_answer(dispute_facts()["online"], "Yes!", date(2026, 11, 23))
'true'
>>> read_answer(dispute_facts()["damage_in"], "uk and Belgium", date(2026, 11, 23))
['GB', 'Belgium']
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from countermark.findings import BadInputError
from countermark.findings.document import Plain
from countermark.law.language.vocabulary import FactName, Kind

UNKNOWN: Final = "unknown"
"""What a file holds for a fact that nobody knows."""

DISPUTED: Final = "disputed"
"""What a file holds for a fact that one party asserts and the other denies."""

NOT_KNOWN: Final = frozenset(
    {"unknown", "not known", "don't know", "dont know", "do not know", "no idea", "nobody knows"}
)
"""Spellings of `unknown`."""

CONTESTED: Final = frozenset({"disputed", "contested", "denied", "in dispute"})
"""Spellings of `disputed`."""

_YES: Final = frozenset({"yes", "y", "yes it is", "true", "yeah", "yep", "it is", "correct"})
_NO: Final = frozenset({"no", "n", "false", "nope", "it is not", "not at all"})
_NONE: Final = frozenset({"none", "nowhere", "nobody", "nothing", "no", "not agreed"})
_PLACES: Final = {
    "uk": "GB",
    "u.k.": "GB",
    "great britain": "GB",
    "britain": "GB",
    "england": "GB",
    "england and wales": "GB",
    "usa": "US",
    "u.s.": "US",
    "u.s.a.": "US",
    "america": "US",
    "holland": "NL",
    "korea": "KR",
    "south korea": "KR",
    "benelux": "BX",
    "european union": "EU",
    "unified patent court": "UPC",
}
_CODE: Final = re.compile(r"[a-z]{2}(-[a-z0-9]{1,3})?|upc", re.IGNORECASE)
_DAYS: Final = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y")
_BETWEEN: Final = re.compile(r"\s*(?:[,;]|\band\b)\s*")


def read_answer(fact: FactName, text: str, today: date) -> Plain:
    """Turn an answer into what a file about a dispute holds.

    Args:
        fact: what was asked.
        text: what was typed; not empty.
        today: the day meant by `today`.

    Errors: `BadInputError` for what is no day; other values are looked at by the reader of
        disputes, which knows what each fact may be.
    """
    words = " ".join(text.split()).strip(" .!")
    small = words.casefold().replace("’", "'")
    if small in NOT_KNOWN:
        return UNKNOWN
    if small in CONTESTED:
        return DISPUTED
    if fact.name == "filed_on":
        return _day(small, today)
    if fact.name == "targeting_signs":
        return [part.strip() for part in re.split(r"[;,]", words) if part.strip()]
    return _BY_KIND.get(fact.kind, _as_it_is)(fact, words)


def _truth(fact: FactName, words: str) -> Plain:  # noqa: ARG001 - as the other readers
    small = words.casefold()
    if small in _YES:
        return "true"
    return "false" if small in _NO else words


def _choice(fact: FactName, words: str) -> Plain:
    return _chosen(fact, words)


def _many(fact: FactName, words: str) -> Plain:
    return [_chosen(fact, part) for part in _BETWEEN.split(words) if part]


def _chosen(fact: FactName, words: str) -> str:
    """Understand a number of the list, another spelling, a plural, or the beginning of a word."""
    if words.isdecimal() and 1 <= int(words) <= len(fact.choices):
        return fact.choices[int(words) - 1]
    key = _squeezed(words)
    known = {_squeezed(spelling): choice for spelling, choice in fact.also.items()}
    known |= {_squeezed(choice): choice for choice in fact.choices}
    for spelling in (key, key.removesuffix("s")):
        if spelling in known:
            return known[spelling]
    begun = {choice for spelling, choice in known.items() if spelling.startswith(key)}
    return begun.pop() if len(begun) == 1 else words


def _squeezed(words: str) -> str:
    """Take out what people write between the parts of a word: `EU trade-mark`, `eu_trademark`."""
    return re.sub(r"[\s_-]+", "", words.casefold())


def _states(fact: FactName, words: str) -> Plain:
    # NO in capitals is Norway; `no` in small letters means none.
    if words != "NO" and words.casefold() in _NONE:
        return "none"
    if words.casefold() in _PLACES:
        return _place(words)
    places: list[Plain] = [_place(part) for part in _BETWEEN.split(words) if part]
    return places[0] if fact.kind is Kind.STATE and len(places) == 1 else places


def _place(words: str) -> str:
    small = words.casefold()
    if small in _PLACES:
        return _PLACES[small]
    return words.upper() if _CODE.fullmatch(words) else words


def _as_it_is(fact: FactName, words: str) -> Plain:  # noqa: ARG001 - as the other readers
    return words


def _day(words: str, today: date) -> str:
    if words in {"today", "now"}:
        return today.isoformat()
    if words in _NONE | {"not yet"}:
        return UNKNOWN
    for form in _DAYS:
        try:
            return datetime.strptime(words, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    text = f"'{words}' is no day that I can read; write it as 2026-05-03, 3 May 2026 or today."
    raise BadInputError(text)


_BY_KIND: Final = {
    Kind.TRUTH: _truth,
    Kind.CHOICE: _choice,
    Kind.MANY: _many,
    Kind.STATE: _states,
    Kind.STATES: _states,
}
