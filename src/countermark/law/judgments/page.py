"""The page of a case: its facts and holding, the engine's answer beside it, and what is like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from countermark.findings.document import Plain
from countermark.law.advice.advice import NOT_ADVICE
from countermark.law.dispute.dispute import read_dispute
from countermark.law.judgments.collection import Collection
from countermark.law.judgments.facets import country_name
from countermark.law.judgments.judgment import Judgment, Recoding
from countermark.law.judgments.links import Links, links
from countermark.law.judgments.reproduction import Beside, beside
from countermark.law.judgments.search import TO_DO
from countermark.law.judgments.similar import Likeness, Similar
from countermark.law.provisions.rulebook import Rulebook

LIKE_IT: Final = 5
"""Similar judgments that a page shows."""

TO_BE_WRITTEN: Final = "Not written yet."
"""What stands where nobody has written the words of a case file yet."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Another judgment."""

    id: str
    """Its id."""

    name: str
    """The parties."""


@dataclass(frozen=True, slots=True)
class Variation:
    """The case with a fact changed."""

    change: str
    """The facts that are changed."""

    expect: str
    """What the answer must then be."""

    why: str
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """What a page shows, in words."""

    id: str
    """The judgment's id."""

    name: str
    """The parties."""

    head: tuple[tuple[str, str], ...]
    """Court, country, day, citations and the like: name and value."""

    summary: str
    """The case."""

    holding: str
    """What was held."""

    decided: tuple[tuple[str, str], ...]
    """The coding of the holding: name and value."""

    facts: tuple[tuple[str, str], ...]
    """The facts: name and value."""

    beside: tuple[Beside, ...]
    """The court's answers and those of the rules."""

    similar: tuple[Similar, ...]
    """The judgments most like it by their facts."""

    cites: tuple[Linked, ...]
    """What it cites."""

    cited_by: tuple[Linked, ...]
    """What cites it."""

    named_by: tuple[str, ...]
    """Ids of rules that name it."""

    source: str
    """Where the outcome can be read."""

    address: str
    """The address of that source, if it is one of the web; else empty."""

    checked: bool
    """Whether the outcome was compared with the source."""

    note: str
    """A word of caution."""

    coding: str
    """How it counts in the evaluation, in a sentence."""

    recoded: tuple[Recoding, ...]
    """Corrections of an earlier coding."""

    variants: tuple[Variation, ...]
    """The case with a fact changed."""

    not_advice: str = NOT_ADVICE
    """What every page says."""


def case_pages(
    wanted: Iterable[Judgment], judgments: Collection, *, using: Rulebook, today: date
) -> Iterator[CasePage]:
    """Make the pages of some judgments, one after the other.

    Args:
        wanted: the judgments.
        judgments: the collection that they are linked and compared with.
        using: the rules.
        today: used for the comparison where no day of filing is known.
    """
    linked = links(judgments, using)
    names = {one.id: one.name for one in judgments}
    likeness = Likeness(judgments)
    for one in wanted:
        likest = likeness.to(read_dispute(one.dispute()), today=today, but=one.id)
        yield _page(one, linked[one.id], names, beside(one, using=using), likest[:LIKE_IT])


def _page(
    one: Judgment,
    linked: Links,
    names: Mapping[str, str],
    answers: tuple[Beside, ...],
    likest: tuple[Similar, ...],
) -> CasePage:
    return CasePage(
        id=one.id,
        name=one.name,
        head=tuple((name, value) for name, value in _head(one) if value),
        summary=written(one.summary),
        holding=written(one.holding.words),
        decided=tuple((name, value) for name, value in _decided(one) if value),
        facts=tuple(_facts(one.facts)),
        beside=answers,
        similar=likest,
        cites=tuple(Linked(each, names.get(each, each)) for each in linked.cites),
        cited_by=tuple(Linked(each, names.get(each, each)) for each in linked.cited_by),
        named_by=linked.rules,
        source=one.source.title,
        address=one.address if one.address.startswith(("https://", "http://")) else "",
        checked=one.source.checked,
        note=one.note,
        coding=_coding(one),
        recoded=one.coding.recoded,
        variants=tuple(_variations(one)),
    )


def written(words: str) -> str:
    """Give words of a case file, or say that nobody has written them yet."""
    return TO_BE_WRITTEN if words == TO_DO else words


def _head(one: Judgment) -> Iterator[tuple[str, str]]:
    yield "Court", one.court
    yield "Country", country_name(one.country)
    yield "Decided", one.decided_on.isoformat()
    yield "Cited as", one.citation
    yield "ECLI", one.ecli
    yield "Stage", in_words(one.stage)
    yield "Rights", in_words(", ".join(one.rights))
    yield "About", in_words(", ".join(one.issues))
    basis = f" ({one.filed_on_basis})" if one.filed_on_basis else ""
    yield "Rules as of", f"{one.filed_on}{basis}" if one.filed_on else ""


def in_words(code: str) -> str:
    """Write a code of the coding as words.

    >>> in_words("forum_damage_only")
    'forum damage only'
    """
    return code.replace("_", " ")


def _decided(one: Judgment) -> Iterator[tuple[str, str]]:
    yield "Jurisdiction", in_words(one.holding.jurisdiction)
    yield "How far", in_words(one.holding.scope)
    yield "Provisions", ", ".join(one.holding.provisions)
    for issue, law in one.holding.law.items():
        yield f"Law of {in_words(issue)}", law
    yield "Recognised", in_words(one.holding.recognised)


def _facts(facts: Mapping[str, Plain], above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in facts.items():
        title = f"{above}{in_words(name)}"
        if isinstance(value, dict):
            yield from _facts(value, f"{title}: ")
        elif words := _fact(value):
            yield title, words


def _fact(value: Plain) -> str:
    if isinstance(value, list):
        return "; ".join(_fact(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{in_words(name)}: {_fact(below)}" for name, below in value.items())
    return {"true": "yes", "false": "no"}.get(value, in_words(value))


def _coding(one: Judgment) -> str:
    scored = "It is scored" if one.coding.score else "It is not scored"
    follows = (
        "its outcome follows from the coded facts"
        if one.coding.determinable
        else "its outcome does not follow from the coded facts alone"
    )
    doubt = "; the coding is doubtful" if one.coding.doubtful else ""
    return f"{scored} in the evaluation of the rules; {follows}{doubt}."


def _variations(one: Judgment) -> Iterator[Variation]:
    for variant in one.variants:
        change = "; ".join(f"{name}: {value}" for name, value in _facts(variant.change))
        expect = "; ".join(
            f"{in_words(name)}: {in_words(value)}" for name, value in variant.expect.items()
        )
        yield Variation(change, expect, variant.why)
