"""Pages to read: own words, credit, and a case that the rules decide."""

from __future__ import annotations

from datetime import date

import pytest

from countermark.findings import BadInputError
from countermark.law.dispute.dispute import read_dispute
from countermark.law.guide.chapters import CHAPTERS, chapter, chapter_paper
from countermark.law.guide.paper import Grid, Paper, Paragraph, Points, Section
from countermark.law.provisions.rulebook import Rulebook

TODAY = date(2026, 11, 23)


def _page(name: str, book: Rulebook) -> Paper:
    return chapter_paper(chapter(name), using=book, cases={}, today=TODAY)


def _text(part: Section) -> str:
    return " ".join(block.text for block in part.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_is_500_to_900_words_long(name: str) -> None:
    """A judge reads a chapter in five minutes."""
    words = " ".join(_text(part) for part in chapter(name).sections).split()
    assert 500 <= len(words) <= 900


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_facts_of_a_case_can_all_be_used(name: str) -> None:
    """No fact of a chapter's case is misspelled, and it has a day of filing."""
    dispute = read_dispute(chapter(name).facts)
    assert dispute.problems == ()
    assert dispute.filed_on


@pytest.mark.parametrize("name", CHAPTERS)
def test_each_page_credits_the_guide_and_disclaims(name: str, book: Rulebook) -> None:
    """Authors, publishers, licence, what was changed, and that nobody endorses it."""
    credit = _text(_page(name, book).sections[-1])
    for needed in ("Bennett", "Granata", "WIPO and HCCH 2019", "CC BY 3.0 IGO"):
        assert needed in credit
    assert "not its text" in credit
    assert "endorsed" in credit


@pytest.mark.parametrize("name", CHAPTERS)
def test_each_page_has_a_case_with_facts_and_answers(name: str, book: Rulebook) -> None:
    """The case stands after the text, with its facts as a table and what the rules answer."""
    case = _page(name, book).sections[-2]
    assert case.title.startswith("A case to try: ")
    assert any(isinstance(block, Grid) and block.rows for block in case.blocks)
    (answers,) = [block for block in case.blocks if isinstance(block, Points)]
    assert all(answer.endswith(".") for answer in answers.items)


def test_the_answer_follows_the_rules(book: Rulebook) -> None:
    """With rules that know Australia its court is answered; without any rule nothing is."""

    def answers(using: Rulebook) -> str:
        case = _page("jurisdiction", using).sections[-2]
        (points,) = [block for block in case.blocks if isinstance(block, Points)]
        return points.items[0]

    assert "Australia (AU): has jurisdiction" in answers(book)
    assert "has jurisdiction" not in answers(Rulebook((), "none"))


def test_a_chapter_may_be_named_with_spaces_and_a_slip_is_explained() -> None:
    """`applicable law` is found; `aplicable` is met with the name that was meant."""
    assert chapter("Applicable law").name == "applicable_law"
    with pytest.raises(BadInputError, match="Did you mean 'jurisdiction'"):
        chapter("juristiction")
