"""The report on the collection: by country and issue, and Christie's five findings recomputed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from countermark import __version__
from countermark.law.advice.advice import NOT_ADVICE
from countermark.law.evaluation.records import records
from countermark.law.evaluation.scoring import Asked, Score, figures, scores
from countermark.law.judgments.christie import NO_SAMPLE, STUDY, Count, asked, findings
from countermark.law.judgments.collection import Collection
from countermark.law.judgments.comparison import Group, by_country_and_issue
from countermark.law.judgments.facets import country_name
from countermark.law.judgments.judgment import CaseIssue
from countermark.law.judgments.page import in_words
from countermark.law.language.places import UPC
from countermark.law.provisions.rulebook import Rulebook

FINDINGS: Final = (
    "A local claimant sues a foreign defendant for a foreign act, local damage and a local right.",
    "Validity is not challenged, and there are no parallel proceedings.",
    "Injunction and damages are asked for, to be enforced locally.",
    "Jurisdiction is decided by targeting (trade marks) or by accessibility (copyright).",
    "Local law is applied without express consideration of another law.",
)
"""The five findings of the study, in words of our own."""

DEFINED: Final = (
    "Asked are the cases on such a right that the coding calls online. Local means in the country "
    "of the court asked (for a state of a federation its country, for the Unified Patent Court its "
    "contracting States); a case of the Court of Justice counts for the country of the court that "
    "referred it. Each statement is true, false or unknown on the coded facts; unknown is counted "
    "apart. Some facts are coded only where they mattered (other proceedings, enforcement, a law "
    "that was argued): there the usual case is unknown, and the share leans towards the unusual. "
    "Intervals are those of Wilson for 95 %."
)
"""How the findings were counted."""


EVALUATED: Final = (
    "The rules were written with these very cases in view, and many name them. So the figures say "
    "how consistently the rules restate the cases, not how well they would answer new ones. An "
    "honest “depends”, “unsettled” or “unknown” is an abstention: it counts against what is "
    "answered, never against what is right. “Always yes” is what saying yes to everything would "
    "reach."
)
"""What stands beside the evaluation."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, with its cells as words."""

    cells: tuple[str, ...]
    """The cells."""


@dataclass(frozen=True, slots=True)
class Country:
    """One country of the chart."""

    name: str
    """Its name."""

    counts: tuple[int, ...]
    """Cases for each issue, in the order of `Report.issues`."""

    cases: int
    """How many judgments there are; one may be about several issues."""


@dataclass(frozen=True, slots=True)
class Recomputed:
    """One finding, recomputed."""

    text: str
    """The finding."""

    rows: tuple[Line, ...]
    """Statement, met, share, interval, unknown, how it was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report, ready to be laid out."""

    title: str
    """The heading."""

    facts: tuple[tuple[str, str], ...]
    """What stands at the head."""

    no_sample: str
    """What stands beside every figure."""

    study: str
    """Credit to the study."""

    defined: str
    """How the findings were counted."""

    issues: tuple[str, ...]
    """The issues of the chart."""

    countries: tuple[Country, ...]
    """The chart."""

    most: int
    """The longest bar of the chart."""

    outcomes: tuple[Line, ...]
    """Country, issue, cases, outcome, ids."""

    findings: tuple[Recomputed, ...]
    """The five findings."""

    evaluation: tuple[Line, ...]
    """Asked, cases, answered, right, of these not yes, always yes."""

    evaluated: str
    """What stands beside the evaluation."""

    unchecked: tuple[Line, ...]
    """Id, name, citation of the judgments whose outcome nobody has compared with a source."""

    compared: tuple[Line, ...]
    """The same of those whose outcome was compared."""

    behind: tuple[Line, ...]
    """Finding, statement, met or not or unknown, how many cases, ids."""

    not_advice: str
    """What every page says."""

    made_with: str
    """Versions."""


def report(judgments: Collection, *, using: Rulebook, today: date) -> Report:
    """Make the report.

    Args:
        judgments: the collection.
        using: the rules that are scored on it.
        today: the day of the report, and of cases without a day of filing.
    """
    groups = by_country_and_issue(judgments)
    pool = asked(judgments)
    counted = findings(pool)
    countries = tuple(_countries(judgments, groups))
    versions = f"judgments {judgments.version}, rules {using.version}"
    return Report(
        title="Judgments compared",
        facts=(
            ("Made on", today.isoformat()),
            ("Judgments", f"{len(judgments)}, of the courts of {_courts(judgments)}"),
            ("Asked for the five findings", f"{len(pool)} on such a right, online"),
        ),
        no_sample=NO_SAMPLE,
        study=STUDY,
        defined=DEFINED,
        issues=tuple(in_words(issue) for issue in CaseIssue),
        countries=countries,
        most=max((sum(one.counts) for one in countries), default=1),
        outcomes=tuple(_outcomes(groups)),
        findings=tuple(_findings(counted)),
        evaluation=tuple(_evaluation(judgments, using, today)),
        evaluated=EVALUATED,
        unchecked=tuple(_cited(judgments, checked=False)),
        compared=tuple(_cited(judgments, checked=True)),
        behind=tuple(_behind(counted)),
        not_advice=NOT_ADVICE,
        made_with=f"Countermark {__version__}; {versions}.",
    )


def _courts(judgments: Collection) -> str:
    codes = {one.country for one in judgments}
    common = sorted(country_name(code) for code in codes & {"EU", UPC})
    return " and ".join(
        [f"{len(codes - {'EU', UPC})} countries", *(f"the {one}" for one in common)]
    )


def _countries(judgments: Collection, groups: Sequence[Group]) -> Iterator[Country]:
    cases = Counter(one.country for one in judgments)
    counted = {(group.country, group.issue): group.cases for group in groups}
    for country in dict.fromkeys(group.country for group in groups):
        counts = tuple(counted.get((country, issue), 0) for issue in CaseIssue)
        yield Country(country_name(country), counts, cases[country])


def _outcomes(groups: Sequence[Group]) -> Iterator[Line]:
    for group in groups:
        for outcome, ids in group.outcomes.items():
            yield Line(
                (
                    country_name(group.country),
                    in_words(group.issue),
                    in_words(outcome),
                    str(len(ids)),
                    ", ".join(ids),
                )
            )


def _findings(counts: Sequence[Count]) -> Iterator[Recomputed]:
    for number, text in enumerate(FINDINGS, 1):
        here = [one for one in counts if one.statement.finding == number]
        yield Recomputed(text=f"{number}. {text}", rows=tuple(_count(one) for one in here))


def _behind(counts: Sequence[Count]) -> Iterator[Line]:
    for one in counts:
        finding, text = str(one.statement.finding), one.statement.text
        for answer, ids in (("yes", one.met), ("no", one.not_met), ("unknown", one.unknown)):
            if ids:
                yield Line((finding, text, answer, str(len(ids)), ", ".join(ids)))


def _cited(judgments: Collection, *, checked: bool) -> Iterator[Line]:
    for one in judgments:
        if one.source.checked == checked:
            yield Line((one.id, one.name, one.citation))


def _count(one: Count) -> Line:
    share = percent(len(one.met) / one.known) if one.known else "-"
    between = "-"
    if one.interval:
        low, high = one.interval
        between = f"{percent(low)} to {percent(high)}"
    met = f"{len(one.met)} of {one.known}"
    return Line(
        (one.statement.text, met, share, between, str(len(one.unknown)), one.statement.defined)
    )


def percent(share: float | None) -> str:
    """Write a share for people; a dash if there is none.

    >>> percent(0.5)
    '50 %'
    """
    return "-" if share is None else f"{share:.0%}".replace("%", " %")


def _evaluation(judgments: Collection, using: Rulebook, today: date) -> Iterator[Line]:
    known = {one.id for one in judgments}
    given = scores([one for one in records() if one.id in known], today=today, using=using)
    for title, pool in (
        ("outcome follows from the coded facts", [one for one in given if one.determinable]),
        ("all scored", list(given)),
    ):
        for each in Asked:
            some = [one for one in pool if one.asked is each]
            if some:
                yield _figures(f"{each}, {title}", some)


def _figures(title: str, some: Sequence[Score]) -> Line:
    one = figures(some)
    return Line(
        (
            title,
            str(one.cases),
            f"{one.answered} ({percent(one.coverage)})",
            f"{one.right} ({percent(one.accuracy)})",
            f"{one.other_right} of {one.other_answered}",
            percent(one.always_yes / one.cases),
        )
    )
