"""What a register's words and codes mean: the state of a mark, the sort of sign it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from countermark.marks.register.mark import Kind
from countermark.marks.tables import table

_NO_FEATURE: Final = frozenset({"", "undefined", "unknown"})


@cache
def _statuses() -> dict[tuple[str, str], tuple[str, str]]:
    """Read `statuses.csv`: (office, code) or ("", words in small letters) to (status, words)."""
    return {
        (row["office"], row["code"] or row["words"].casefold()): (row["status"], row["words"])
        for row in table("statuses.csv").rows
    }


@cache
def _kinds() -> dict[tuple[str, str], Kind]:
    return {
        (row["office"], row["code"] or row["words"].casefold()): Kind(row["kind"])
        for row in table("mark_features.csv").rows
    }


def status_of(office: str, code: str, described: str = "") -> tuple[str, str]:
    """Tell a mark's state by the table `statuses.csv`.

    Args:
        office: WIPO ST.3 code; some offices have codes of their own.
        code: the state's code or words as the register writes them.
        described: what the register says about the code, if it does.

    Returns: one of the words of `Mark.status`, `unknown` for what is not in the table; and the
    register's own words, with the code before them.

    >>> status_of("US", "602")
    ('ended', '602: ABANDONED-FAILURE TO RESPOND OR LATE RESPONSE')
    >>> status_of("EM", "Registration cancellation pending")[0]
    'registered'
    >>> status_of("US", "999")
    ('unknown', '999')
    """
    known = _statuses().get((office, code))
    if known:
        words = described or known[1]
    else:
        read = (_statuses().get(("", said.casefold())) for said in (code, described))
        known = next(filter(None, read), ("unknown", ""))
        words = described
    same = not code or not words or code.casefold() == words.casefold()
    return known[0], (code or words) if same else f"{code}: {words}"


def kind_of(office: str, features: Sequence[str], *, words: bool, image: bool) -> Kind:
    """Tell what sort of sign a mark is by the table `mark_features.csv`.

    Args:
        office: WIPO ST.3 code; some offices have codes of their own.
        features: what the register calls it, in words or codes.
        words: whether it has words.
        image: whether it has a picture.

    Returns: the kind; `other` for a feature that is not in the table. Where the register says
    nothing, a mark with a picture is figurative, one with words only is a word mark.

    >>> kind_of("EM", ["Figurative"], words=True, image=True).value
    'figurative'
    """
    named = [feature for feature in features if feature.casefold() not in _NO_FEATURE]
    kinds = [_kind(office, feature) for feature in named]
    if not kinds:
        return Kind.FIGURATIVE if image else Kind.WORD if words else Kind.OTHER
    # A combined mark lists several features: the shape says most, then the picture.
    ranks = (Kind.SHAPE, Kind.FIGURATIVE, Kind.OTHER, Kind.WORD)
    return min(kinds, key=ranks.index)


def _kind(office: str, feature: str) -> Kind:
    kinds = _kinds()
    return kinds.get((office, feature)) or kinds.get(("", feature.casefold())) or Kind.OTHER
