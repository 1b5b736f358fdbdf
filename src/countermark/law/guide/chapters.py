"""Pages to read, one a chapter, each with a case that the engine decides when the page is made.

The text stands in `data/<chapter>.yaml`, the facts of its case in `data/<chapter>_case.yaml`. No
answer is written down anywhere, so a page can never disagree with the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from countermark.findings import BadInputError
from countermark.findings.document import Part, Plain, parse_yaml
from countermark.law.advice.advice import NOT_ADVICE, advise
from countermark.law.dispute.dispute import read_dispute
from countermark.law.guide.memo import Memo, memo
from countermark.law.guide.paper import Block, Paper, Paragraph, Points, Section
from countermark.law.guide.short_answers import short_answers
from countermark.law.language.vocabulary import did_you_mean
from countermark.law.provisions.rulebook import Rulebook

CHAPTERS: Final = ("framework", "jurisdiction", "applicable_law", "recognition", "cooperation")
"""The chapters in the order of the guide that they follow."""

_DATA: Final = files(__package__) / "data"
_ANSWERED_IN: Final = {
    "forum": "Jurisdiction",
    "law": "Applicable law",
    "recognition": "Recognition and enforcement",
}
"""For what a case asks: the part of a memorandum that answers it."""

_ANSWERS: Final = {"forum": slice(0, 1), "law": slice(0, 2), "recognition": slice(2, 3)}
"""For what a case asks: which of the short answers on court, law and recognition are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One page to read."""

    name: str
    """Its name on the command line."""

    title: str
    """Its title."""

    before: str
    """What it is about, in a few words."""

    sections: tuple[Section, ...]
    """The text."""

    case_title: str
    """The name of its case."""

    told: str
    """The case as it is told."""

    asks: str
    """What is asked of the engine: forum, law or recognition."""

    facts: Mapping[str, Plain]
    """The facts of the case, as in a file about a dispute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What the licence of the guide asks for."""

    guide: str
    """Authors, title, publishers and year."""

    licence: str
    """Its licence."""

    changes: str
    """What these pages took and what they did not."""

    disclaimer: str
    """That nobody endorses them."""


@cache
def credit() -> Credit:
    """Read the credit to the guide."""
    entry = _read("credit.yaml")
    return Credit(**{key: part.text() for key, part in entry.items()})


@cache
def chapter(name: str) -> Chapter:
    """Read a chapter.

    Args:
        name: one of `CHAPTERS`; spaces and hyphens count as underscores.

    Errors: `BadInputError` if there is no such chapter.
    """
    wanted = name.strip().casefold().replace(" ", "_").replace("-", "_")
    if wanted not in CHAPTERS:
        hint = did_you_mean(wanted, CHAPTERS)
        text = f"'{name}' is no chapter; expected one of {', '.join(CHAPTERS)}.{hint}"
        raise BadInputError(text)
    entry = _read(f"{wanted}.yaml")
    case = entry["case"].mapping()
    return Chapter(
        name=wanted,
        title=entry["title"].text(),
        before=entry["before"].text(),
        sections=tuple(_section(part) for part in entry["sections"].items()),
        case_title=case["title"].text(),
        told=case["told"].text(),
        asks=case["asks"].text(),
        facts={key: part.plain() for key, part in _read(f"{wanted}_case.yaml").items()},
    )


def chapter_paper(one: Chapter, *, using: Rulebook, cases: Mapping[str, str], today: date) -> Paper:
    """Lay out a chapter, its case decided by the rules as they stand.

    Args:
        one: the chapter.
        using: the rules.
        cases: names of the judgments, by id.
        today: the day on which the page is made.
    """
    found = _decided(one, using, cases, today)
    return Paper(
        title=one.title,
        kind="Countermark · courts, laws and judgments in intellectual property",
        head=(("About", one.before), ("Rules", f"version {using.version}")),
        notice=f"Pages to read, not the text of the guide whose order they follow. {NOT_ADVICE}",
        sections=(*one.sections, _case(one, found), _credit()),
        close=tuple(found.paper().close),
    )


def _decided(one: Chapter, using: Rulebook, cases: Mapping[str, str], today: date) -> Memo:
    dispute = read_dispute(one.facts)
    advice = advise(dispute, today=today, using=using)
    return memo(
        dispute, advice, made_on=today, using=using, cases=cases, open_questions=advice.questions
    )


def _case(one: Chapter, found: Memo) -> Section:
    parts = {section.title: section for section in found.paper().sections}
    answered = parts[_ANSWERED_IN[one.asks]]
    blocks: tuple[Block, ...] = (
        Paragraph(one.told),
        *parts["The facts as given"].blocks[:1],
        Paragraph("What the engine answers, worked out when this page was made:"),
        Points(tuple(short_answers(found.advice))[_ANSWERS[one.asks]]),
    )
    why = replace(answered, title=f"Why: {answered.title.lower()}")
    return Section(f"A case to try: {one.case_title}", blocks, (why,))


def _credit() -> Section:
    known = credit()
    return Section(
        "Credit",
        (
            Paragraph(f"After: {known.guide}. Licence of the guide: {known.licence}."),
            Paragraph(known.changes),
            Paragraph(known.disclaimer),
        ),
    )


def _read(name: str) -> dict[str, Part]:
    return parse_yaml(name, (_DATA / name).read_bytes()).mapping()


def _section(part: Part) -> Section:
    entry = part.mapping()
    return Section(entry["title"].text(), tuple(_paragraphs(entry["text"])))


def _paragraphs(part: Part) -> Iterator[Block]:
    return (Paragraph(words.text()) for words in part.items())
