"""Pages: one case, the index, the report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from countermark.law.judgments.collection import Collection, collection
from countermark.law.judgments.index import index_of
from countermark.law.judgments.page import TO_BE_WRITTEN, CasePage, case_pages
from countermark.law.judgments.report import FINDINGS, Report, report
from countermark.law.provisions.rulebook import Rulebook

TODAY = date(2026, 11, 23)
Made = Callable[..., dict[str, object]]
Cases = Callable[..., Collection]


@pytest.fixture
def page(made: Made, cases: Cases, book: Rulebook) -> Callable[..., CasePage]:
    """Make the page of one of two judgments."""

    def make(**more: object) -> CasePage:
        known = cases(made(**more), made("au-two", name="Two v Three", cites=["au-one"]))
        return next(case_pages([known.get("au-one")], known, using=book, today=TODAY))

    return make


def test_a_page_shows_facts_holding_answer_and_links(page: Callable[..., CasePage]) -> None:
    """What a reader asks of a case stands on its page, in words."""
    found = page(facts={"contract": {"kind": "licence"}})
    assert ("defendant domicile", "AU") in found.facts
    assert ("online", "yes") in found.facts
    assert ("contract: kind", "licence") in found.facts
    assert found.holding == "The court of the domicile may hear it."
    assert [one.rules_say for one in found.beside] == ["yes"]
    assert [(one.id, one.name) for one in found.cited_by] == [("au-two", "Two v Three")]
    assert found.named_by == ("xx.domicile",)
    assert [one.judgment.id for one in found.similar] == ["au-two"]
    assert "not legal advice" in found.not_advice


def test_words_that_nobody_wrote_are_said_to_be_missing(page: Callable[..., CasePage]) -> None:
    """A page never shows the word TODO as if it were a summary."""
    found = page(summary="TODO", holding={"words": "TODO"})
    assert (found.summary, found.holding) == (TO_BE_WRITTEN, TO_BE_WRITTEN)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_only_addresses_of_the_web_are_linked(
    address: str, shown: str, page: Callable[..., CasePage]
) -> None:
    """A source's address cannot carry a script into a page."""
    source = {"title": "x", "checked": "false", "address": address}
    assert page(source=source).address == shown


def test_corrections_and_variants_stand_on_the_page(page: Callable[..., CasePage]) -> None:
    """What was coded anew is said openly, and what a changed fact would lead to."""
    recoded = [{"field": "scope", "was": "x", "now": "y", "why": "read again"}]
    variants = [{"change": {"online": "false"}, "expect": {"result": "yes"}, "why": "domicile"}]
    found = page(coding={"recoded": recoded}, variants=variants)
    assert [(one.was, one.now) for one in found.recoded] == [("x", "y")]
    assert [(one.change, one.expect) for one in found.variants] == [("online: no", "result: yes")]


def test_the_index_has_every_judgment_with_its_values() -> None:
    """Each entry carries the token of each value that can be chosen, and the counts are right."""
    found = index_of(collection())
    assert len(found.entries) == len(collection())
    for facet in found.facets:
        for value in facet.values:
            having = [one for one in found.entries if value.token in one.tokens]
            assert len(having) == value.count


def test_tokens_of_the_index_are_names_that_css_takes() -> None:
    """No value of a facet can break the page's style."""
    tokens = {value.token for facet in index_of(collection()).facets for value in facet.values}
    assert all(token.replace("-", "").replace("_", "").isalnum() for token in tokens)


@pytest.fixture
def made_report(made: Made, cases: Cases, book: Rulebook) -> Report:
    """Make the report on three judgments."""
    known = cases(
        made("a", issues=["jurisdiction", "applicable_law"]),
        made("b", country="FR", source={"title": "x", "checked": "false"}),
        made("c", country="UPC"),
    )
    return report(known, using=book, today=TODAY)


def test_the_report_says_that_the_collection_is_no_sample(made_report: Report) -> None:
    """The word of caution, the study and its five findings stand there."""
    assert "no sample" in made_report.no_sample
    assert "Christie" in made_report.study
    assert "written with these very cases in view" in made_report.evaluated
    assert [one.text[3:] for one in made_report.findings] == list(FINDINGS)


def test_the_report_counts_by_country_and_names_the_unchecked(made_report: Report) -> None:
    """The chart, the outcomes with their cases, and what nobody has checked."""
    chart = {one.name: (one.counts, one.cases) for one in made_report.countries}
    assert chart["Australia"] == ((1, 1, 0, 0), 1)
    assert chart["Unified Patent Court"] == ((1, 0, 0, 0), 1)
    assert made_report.most == 2
    assert ("France", "jurisdiction", "yes", "1", "b") in [
        line.cells for line in made_report.outcomes
    ]
    assert [line.cells[0] for line in made_report.unchecked] == ["b"]
    assert {line.cells[0] for line in made_report.compared} == {"a", "c"}


def test_every_count_of_the_report_names_its_cases(made_report: Report) -> None:
    """For each statement the annex lists as many cases as are counted."""
    for number, finding in enumerate(made_report.findings, 1):
        for row in finding.rows:
            behind = [
                one.cells
                for one in made_report.behind
                if one.cells[:2] == (str(number), row.cells[0])
            ]
            told = {cells[2]: int(cells[3]) for cells in behind}
            met, known = row.cells[1].split(" of ")
            assert told.get("yes", 0) == int(met)
            assert told.get("yes", 0) + told.get("no", 0) == int(known)
            assert told.get("unknown", 0) == int(row.cells[4])
            assert all(len(cells[4].split(", ")) == int(cells[3]) for cells in behind)
