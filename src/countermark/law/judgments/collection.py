"""The collection: one YAML file a case, validated when it is read.

The files stand in `judgments/collection/`; a folder of one's own can be read beside or instead.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from countermark.findings import BadInputError, Source
from countermark.findings.document import Part, parse_yaml
from countermark.law.dispute.dispute import dispute_facts, read_dispute
from countermark.law.judgments.citations import problems_of_ecli, problems_of_neutral
from countermark.law.judgments.judgment import (
    CaseIssue,
    Coding,
    Holding,
    Judgment,
    Recoding,
    Variant,
)
from countermark.law.language.entries import checked_entries, list_of, member, text_of, words
from countermark.law.language.vocabulary import did_you_mean

COLLECTION: Final = files("countermark.law") / "judgments" / "collection"
FORM: Final = ".form.yaml"
"""The ending of forms that are still to be completed; they are no judgments yet."""

_NEEDED: Final = ("id", "name", "court", "country", "date", "citation", "rights", "issues")
_ALSO: Final = ("facts", "holding", "summary", "source", "coding")
_ALLOWED: Final = (
    *_NEEDED,
    *_ALSO,
    *("ecli", "stage", "kind", "filed_on", "filed_on_basis", "note", "cites", "variants"),
)
_JURISDICTION: Final = ("yes", "no", "limited", "remanded", "referred", "not_decided")
_STAGES: Final = ("final", "preliminary_ruling", "interim", "first_instance", "pending_reference")
_KINDS: Final = ("ip_pil", "base_pil", "context_not_pil")


@dataclass(frozen=True, slots=True)
class Collection:
    """All judgments, by id."""

    judgments: tuple[Judgment, ...]
    """The judgments by country and day."""

    version: str
    """The first 12 hex digits of the SHA-256 over all files."""

    def __iter__(self) -> Iterator[Judgment]:
        return iter(self.judgments)

    def __len__(self) -> int:
        return len(self.judgments)

    def get(self, wanted: str) -> Judgment:
        """Give one judgment.

        Errors: `BadInputError` if there is none of this id.
        """
        for one in self.judgments:
            if one.id == wanted:
                return one
        hint = did_you_mean(wanted, tuple(one.id for one in self.judgments))
        text = f"No judgment '{wanted}' in the collection; list them with 'law judgments'.{hint}"
        raise BadInputError(text)


@cache
def collection() -> Collection:
    """Read the collection that comes with the program."""
    return read_collection(COLLECTION)


def read_collection(folder: Traversable, beside: Collection | None = None) -> Collection:
    """Read all judgments of a folder; forms that are still to be completed are not read.

    Args:
        folder: one YAML file a judgment.
        beside: judgments that those of the folder may cite, and must not repeat.

    Returns: the judgments of the folder alone.

    Errors: `BadInputError` that names everything that is wrong, with file and line.
    """
    found, problems, digest = [], [], hashlib.sha256()
    for file in _files(folder):
        content = file.read_bytes()
        digest.update(content)
        try:
            found.append(parse_judgment(file.name, content))
        except BadInputError as error:
            problems.append(str(error))
    others = tuple(beside or ())
    problems += _repeated((*others, *found))
    known = {one.id for one in (*others, *found)}
    problems += [
        f"{one.id}.yaml: 'cites: {cited}' is no judgment of the collection."
        for one in found
        for cited in one.cites
        if cited not in known
    ]
    if problems:
        raise BadInputError("\n".join(problems))
    found.sort(key=lambda one: (one.country, one.decided_on))
    return Collection(tuple(found), digest.hexdigest()[:12])


def joined(one: Collection, other: Collection) -> Collection:
    """Put two collections together; `read_collection` has seen to it that they do not overlap."""
    both = sorted((*one, *other), key=lambda each: (each.country, each.decided_on))
    return Collection(tuple(both), f"{one.version}+{other.version}")


def _repeated(judgments: tuple[Judgment, ...]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for one in judgments:
        for name in filter(None, (one.id, one.ecli)):
            if name in seen:
                yield f"{one.id}.yaml: {name} is there already, in {seen[name]}.yaml."
            seen[name] = one.id


def _files(folder: Traversable) -> list[Traversable]:
    if not folder.is_dir():
        text = f"There is no folder {folder}; give the folder that holds one file for each case."
        raise BadInputError(text)
    return sorted(
        (
            one
            for one in folder.iterdir()
            if one.name.endswith((".yaml", ".yml")) and not one.name.endswith(FORM)
        ),
        key=lambda one: one.name,
    )


def parse_judgment(file: str, content: bytes, *, named: bool = True) -> Judgment:
    """Read one judgment.

    Args:
        file: the name that messages show.
        content: the file's bytes.
        named: whether the file's name without its ending must be the judgment's id.

    Errors: `BadInputError` that names file and line, and what was expected.
    """
    part = parse_yaml(file, content)
    entries = checked_entries(part, needed=(*_NEEDED, *_ALSO), allowed=_ALLOWED)
    decided = entries["date"].day()
    if decided is None:
        text = "a judgment needs the day of its decision, as YYYY-MM-DD."
        raise entries["date"].error(text)
    if named:
        _check_name(entries["id"], file)
    _check_citations(entries, decided)
    rights = tuple(
        _choice(one, dispute_facts()["right_type"].choices) for one in entries["rights"].items()
    )
    judgment = Judgment(
        id=words(entries["id"]),
        name=words(entries["name"]),
        court=words(entries["court"]),
        country=words(entries["country"]),
        decided_on=decided,
        citation=words(entries["citation"]),
        ecli=text_of(entries, "ecli"),
        rights=rights,
        issues=tuple(member(one, CaseIssue) for one in entries["issues"].items()),
        stage=_choice(entries["stage"], _STAGES) if "stage" in entries else "final",
        kind=_choice(entries["kind"], _KINDS) if "kind" in entries else "ip_pil",
        facts={key: below.plain() for key, below in entries["facts"].mapping().items()},
        filed_on=entries["filed_on"].day() if "filed_on" in entries else None,
        filed_on_basis=text_of(entries, "filed_on_basis"),
        holding=_holding(entries["holding"]),
        summary=words(entries["summary"]),
        source=_source(entries["source"]),
        address=text_of(entries["source"].mapping(), "address"),
        note=text_of(entries, "note"),
        cites=tuple(one.text() for one in list_of(entries, "cites")),
        coding=_coding(entries["coding"], entries["source"]),
        variants=tuple(_variant(one) for one in list_of(entries, "variants")),
    )
    _check_facts(entries["facts"], judgment)
    return judgment


def _check_name(part: Part, file: str) -> None:
    wanted = file.rpartition("/")[2].rpartition(".")[0]
    if part.text() != wanted:
        text = f"the id is '{part.text()}', but the file is {file}; make them agree."
        raise part.error(text)


def _check_citations(entries: dict[str, Part], decided: date) -> None:
    if text_of(entries, "ecli"):
        country = entries["country"].text()
        ecli = entries["ecli"].text()
        wrong = problems_of_ecli(ecli, year=decided.year, country=country)
        if wrong:
            raise entries["ecli"].error(" ".join(wrong))
    wrong = problems_of_neutral(entries["citation"].text(), year=decided.year)
    if wrong:
        raise entries["citation"].error(" ".join(wrong))


def _check_facts(part: Part, judgment: Judgment) -> None:
    problems = read_dispute(judgment.dispute()).problems
    if problems:
        raise part.error(" ".join(problems))


def _holding(part: Part) -> Holding:
    needed = ("jurisdiction", "words")
    allowed = (*needed, "scope", "provisions", "law", "recognised")
    entries = checked_entries(part, needed=needed, allowed=allowed)
    law = entries["law"].mapping() if "law" in entries else {}
    return Holding(
        jurisdiction=_choice(entries["jurisdiction"], _JURISDICTION),
        scope=text_of(entries, "scope"),
        provisions=tuple(one.text() for one in list_of(entries, "provisions")),
        law={issue: one.text() for issue, one in law.items()},
        recognised=text_of(entries, "recognised"),
        words=words(entries["words"]),
    )


def _source(part: Part) -> Source:
    allowed = ("title", "address", "checked")
    entries = checked_entries(part, needed=("title", "checked"), allowed=allowed)
    return Source(title=words(entries["title"]), checked=entries["checked"].flag())


def _coding(part: Part, source: Part) -> Coding:
    needed = ("score", "determinable", "doubtful")
    entries = checked_entries(part, needed=needed, allowed=(*needed, "recoded"))
    return Coding(
        score=entries["score"].flag(),
        determinable=entries["determinable"].flag(),
        doubtful=entries["doubtful"].flag(),
        outcome_checked=source.mapping()["checked"].flag(),
        recoded=tuple(_recoding(one) for one in list_of(entries, "recoded")),
    )


def _recoding(part: Part) -> Recoding:
    needed = ("field", "was", "now", "why")
    entries = checked_entries(part, needed=needed, allowed=needed)
    return Recoding(
        field=words(entries["field"]),
        was=entries["was"].text(),
        now=entries["now"].text(),
        why=words(entries["why"]),
    )


def _variant(part: Part) -> Variant:
    needed = ("change", "expect", "why")
    entries = checked_entries(part, needed=needed, allowed=needed)
    return Variant(
        place=f"{part.file}, line {part.line}",
        change={key: one.plain() for key, one in entries["change"].mapping().items()},
        expect={key: one.text() for key, one in entries["expect"].mapping().items()},
        why=words(entries["why"]),
    )


def _choice(part: Part, allowed: tuple[str, ...]) -> str:
    if part.text() not in allowed:
        text = f"'{part.text()}' was given; expected one of {', '.join(allowed)}."
        raise part.error(text)
    return part.text()
