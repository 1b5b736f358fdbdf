"""Decided cases to score the rules on: the collection, or a file of one case a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from countermark.findings import BadInputError
from countermark.law.judgments.collection import Collection, collection
from countermark.law.judgments.judgment import Judgment

_INSTRUMENTS: Final = (
    ("Brussels Convention", "BRUSSELS:1968"),
    ("Brussels I bis", "EU:2012/1215"),
    ("Reg 1215/2012", "EU:2012/1215"),
    ("Reg 44/2001", "EU:2001/44"),
    ("EUTMR", "EU:2017/1001"),
    ("Reg 207/2009", "EU:2009/207"),
    ("Reg 40/94", "EU:1994/40"),
    ("Reg 6/2002", "EU:2002/6"),
    ("Rome II", "EU:2007/864"),
    ("Rome I", "EU:2008/593"),
    ("UPCA", "UPCA"),
    ("ZPO", "DE:ZPO"),
    ("Code de procedure civile", "FR:CPC"),
    ("Fed. R. Civ. P.", "US:FRCP"),
    ("CPR PD 6B para", "GB:PD6B"),
    ("CCP", "JP:CCP"),
)
_ARTICLE: Final = re.compile(r"(?<![\w/])(\d+[a-z]?(?:-\d+)?(?:\([0-9a-z]+\))*)(?![\w/])")
_RIGHTS_ALSO: Final = {"community_design": "eu_design", "parasitism": "unfair_competition"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One decided case, as it is scored."""

    id: str
    """Its id."""

    country: str
    """The country or union of the court."""

    dispute: Mapping[str, object]
    """The facts, as a file about a dispute holds them."""

    issues: frozenset[str]
    """What it is about."""

    jurisdiction: str
    """What the court decided on its jurisdiction; empty if nothing."""

    scope: str
    """How far; empty if that was not decided."""

    provisions: tuple[str, ...]
    """Provisions that decided, as far as they could be read."""

    law: Mapping[str, str]
    """Issue of law and the law applied."""

    recognised: str
    """Whether a judgment was recognised; empty if that was not decided."""

    scored: bool
    """Whether it counts."""

    determinable: bool
    """Whether its outcome follows from the facts that are coded."""


def records(path: Path | None = None) -> tuple[Record, ...]:
    """Read decided cases.

    Args:
        path: a file with one JSON object a line; the collection if there is none.

    Errors: `BadInputError` that names the line that cannot be read.
    """
    known = collection()
    if path is None:
        return tuple(_of_judgment(one) for one in known)
    return tuple(_lines(path, known))


def _of_judgment(one: Judgment) -> Record:
    return Record(
        id=one.id,
        country=one.country,
        dispute=one.dispute(),
        issues=frozenset(one.issues),
        jurisdiction=one.holding.jurisdiction,
        scope=one.holding.scope,
        provisions=one.holding.provisions,
        law=one.holding.law,
        recognised=one.holding.recognised,
        scored=one.coding.score,
        determinable=one.coding.determinable,
    )


def _lines(path: Path, known: Collection) -> Iterator[Record]:
    laws = {one.id: one.holding.law for one in known}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        text = f"{path} cannot be read ({error.strerror}); give a file with one case a line."
        raise BadInputError(text) from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _of_line(f"{path.name}, line {number}", line, laws)


def _of_line(place: str, line: str, laws: Mapping[str, Mapping[str, str]]) -> Record:
    try:
        given = json.loads(line)
        holding, facts = given["holding"], dict(given["facts"])
        rights = [_RIGHTS_ALSO.get(right, right) for right in given["right_type"]]
        return Record(
            id=str(given["id"]),
            country=str(given["country_region"]),
            dispute={**facts, "right_type": rights, "filed_on": given.get("filed_on")},
            issues=frozenset(given["issues"]),
            jurisdiction=str(holding.get("result") or holding.get("jurisdiction") or ""),
            scope=str(holding.get("scope_code") or ""),
            provisions=read_provisions(holding.get("provision") or ()),
            law=laws.get(str(given["id"]), {}),
            recognised=str(holding.get("recognised") or ""),
            scored=bool(given.get("score", True)),
            determinable=bool(given.get("determinable", False)),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        text = (
            f"{place}: {type(error).__name__} {error}; expected one JSON object with id, "
            "country_region, right_type, facts, issues and holding."
        )
        raise BadInputError(text) from None


def read_provisions(citations: object) -> tuple[str, ...]:
    """Read citations as people write them.

    Args:
        citations: a list of texts.

    Returns: the provisions whose instrument is known.

    >>> read_provisions(["Reg 44/2001 arts 6(1), 31 (= Brussels I bis art 8(1))"])
    ('EU:2001/44:6(1)', 'EU:2001/44:31', 'EU:2012/1215:8(1)')
    """
    texts = citations if isinstance(citations, list | tuple) else ()
    return tuple(dict.fromkeys(one for text in texts for one in _read(str(text))))


def _read(text: str) -> Iterator[str]:
    found: list[tuple[int, int, str]] = []
    for name, code in _INSTRUMENTS:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?! I\b)(?:[^\d]*?\d{{4}}/\d+)?", text):
            if not any(start <= match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), code))
    found.sort()
    for index, (_, end, code) in enumerate(found):
        until = found[index + 1][0] if index + 1 < len(found) else len(text)
        for article in _ARTICLE.findall(text[end:until]):
            yield f"{code}:{article}"
