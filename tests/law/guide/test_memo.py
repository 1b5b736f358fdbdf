"""The memorandum: what a judge finds in it, and where."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from countermark.findings.document import Plain
from countermark.law.advice.advice import advise
from countermark.law.dispute.dispute import read_dispute
from countermark.law.guide.memo import Memo, left_unknown, memo
from countermark.law.guide.paper import Grid, Paper, Paragraph, Points, Reason, Reasons, Section
from countermark.law.guide.plain import lines_of
from countermark.law.guide.short_answers import short_answers
from countermark.law.provisions.rulebook import Rulebook

TODAY: Final = date(2026, 11, 23)
FACTS: Final[dict[str, Plain]] = {
    "right_type": ["copyright"],
    "defendant_domicile": ["NZ"],
    "forum": "AU",
    "damage_in": ["AU", "NZ"],
    "online": "true",
    "remedies": ["damages"],
    "validity_raised": "false",
    "filed_on": "2026-05-04",
}


def made(book: Rulebook, **facts: Plain) -> Memo:
    """Make a memorandum on the usual facts and some others."""
    given = {name: value for name, value in {**FACTS, **facts}.items() if value}
    dispute = read_dispute(given)
    advice = advise(dispute, today=TODAY, using=book)
    return memo(
        dispute,
        advice,
        made_on=TODAY,
        using=book,
        cases={"xx-first-case": "First v Case [2020] XX 1"},
        open_questions=advice.questions,
        asked=left_unknown(given),
    )


def section(paper: Paper, title: str) -> Section:
    """Find a part by its heading."""
    return next(one for one in paper.sections if one.title == title)


def rows(part: Section) -> list[tuple[str, ...]]:
    """List the rows of the tables of a part."""
    return [row for block in part.blocks if isinstance(block, Grid) for row in block.rows]


def reasons(part: Section) -> list[Reason]:
    """List the reasons in a part and below it."""
    own = [step for block in part.blocks if isinstance(block, Reasons) for step in block.steps]
    return own + [step for below in part.sections for step in reasons(below)]


def words(part: Section) -> str:
    """Join the sentences of a part."""
    found = []
    for block in part.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Points):
            found += block.items
    return "\n".join(found)


def test_its_parts_stand_in_the_order_of_a_file(book: Rulebook) -> None:
    """Facts, questions, short answers, then the reasons, what is open, and the sources."""
    titles = [one.title for one in made(book).paper().sections]
    assert titles == [
        "The facts as given",
        "The questions",
        "Short answers",
        "Jurisdiction",
        "Applicable law",
        "Recognition and enforcement",
        "What would change the answer",
        "What is still open",
        "Principles that bind nobody",
        "Sources",
    ]


def test_facts_are_given_disputed_unknown_or_taken_for_granted(book: Rulebook) -> None:
    """Each fact says how it stands; what was presumed is listed with its reason."""
    paper = made(book, online="disputed", claimant_domicile="unknown").paper()
    part = section(paper, "The facts as given")
    assert ("Done over the internet", "disputed", "disputed between the parties") in rows(part)
    assert ("Claimant domiciled in", "", "not known") in rows(part)
    assert ("Court asked", "Australia (AU)", "given") in rows(part)


def test_what_was_presumed_is_said(book: Rulebook) -> None:
    """A presumption on which an answer rests stands among the facts."""
    presumed = "Nothing was said of an agreement on a court."
    part = section(made(book).paper(), "The facts as given")
    assert presumed in words(part)
    agreed = made(book, **{"choice_of_court.state": "none"}).paper()
    assert presumed not in words(section(agreed, "The facts as given"))


def test_the_court_is_answered_with_its_reach_and_its_reasons(book: Rulebook) -> None:
    """The short answer names the reach; the reason names rule, version, facts and standing."""
    paper = made(book).paper()
    assert "for the damage in that State only" in words(section(paper, "Short answers"))
    step = next(one for one in reasons(section(paper, "Jurisdiction")) if "damage" in one.says)
    details = dict(step.details)
    assert step.mark == "applies"
    assert "Code of XX, art. 2 [XX:CODE:2], version of 2020-01-01" in details["Rule"]
    assert "not checked against the official text" in details["Rule"]
    assert "Damage in: AU, NZ" in details["Facts"]


def test_judgments_stand_with_their_names(book: Rulebook) -> None:
    """Where a rule rests on a judgment, its name is given, in the reason and among the sources."""
    paper = made(book, defendant_domicile=["AU"]).paper()
    cited = [dict(one.details).get("Judgments") for one in reasons(section(paper, "Jurisdiction"))]
    assert "First v Case [2020] XX 1" in cited
    assert "First v Case [2020] XX 1" in words(section(paper, "Sources"))


def test_unchecked_rules_are_listed_at_the_foot(book: Rulebook) -> None:
    """The foot lists exactly the rules used that were not compared with the text."""
    assert "Code of XX, art. 2 [XX:CODE:2]" in made(book).paper().close[0]
    checked = made(book, defendant_domicile=["AU"], damage_in=["AU"], online="false").paper()
    assert checked.close[0].startswith("Every provision that the answers rest on was compared")


def test_it_says_that_it_is_no_legal_advice_and_which_rules_made_it(book: Rulebook) -> None:
    """Head and foot carry the version of the rules and the warning."""
    paper = made(book).paper()
    assert "not legal advice" in paper.notice
    assert book.version in paper.close[-1]
    assert "not legal advice" in paper.close[-1]


def test_principles_stand_apart_and_are_called_what_they_are(book: Rulebook) -> None:
    """Soft law appears in its own part only, after a sentence that it binds no court."""
    paper = made(book).paper()
    assert "binds no court" in words(section(paper, "Principles that bind nobody"))
    elsewhere = [one for one in paper.sections if one.title != "Principles that bind nobody"]
    assert not any("scholar would" in step.says for part in elsewhere for step in reasons(part))
    assert all(
        one.title != "Principles that bind nobody" for one in made(book, online="").paper().sections
    )


def test_what_would_change_the_answer_is_said(book: Rulebook) -> None:
    """A fact that would open or close the court is named with the answer that it leads to."""
    part = section(made(book).paper(), "What would change the answer")
    assert ("Done over the internet", "no", "no") in rows(part)
    home = (
        "Defendant domiciled in",
        "AU",
        "yes, for the whole claim, wherever the damage occurred",
    )
    assert home in rows(part)


def test_what_is_open_is_asked_with_its_reason(book: Rulebook) -> None:
    """A question that could still change a result stands with the reason for it."""
    part = section(made(book, online="").paper(), "What is still open")
    assert any(question == "Was it done over the internet?" and why for question, why in rows(part))


def test_without_a_court_every_court_is_explained(book: Rulebook) -> None:
    """If none was asked, a closed court has its reasons too, and one without rules says so."""
    part = section(made(book, forum="", damage_in=["NZ"], acts_in=["AU"]).paper(), "Jurisdiction")
    assert [row[:2] for row in rows(part)] == [
        ("New Zealand (NZ)", "not encoded"),
        ("Australia (AU)", "no"),
    ]
    assert [one.title for one in part.sections] == ["Australia (AU)"]
    assert "Looked at, and not fulfilled:" in words(part.sections[0])


def test_a_dispute_without_any_fact_makes_a_memorandum(book: Rulebook) -> None:
    """Knowing nothing is no error: nothing is answered and everything is open."""
    dispute = read_dispute({})
    advice = advise(dispute, today=TODAY, using=book)
    found = memo(dispute, advice, made_on=TODAY, using=book, cases={}, open_questions=())
    assert "The facts point to no court yet." in words(section(found.paper(), "Short answers"))


def test_what_could_not_be_used_is_said(book: Rulebook) -> None:
    """A fact that was misspelled is not dropped in silence."""
    part = section(made(book, damages_in="AU").paper(), "The facts as given")
    assert "'damages_in' is no fact of a dispute" in words(part)


def test_several_defendants_are_looked_at_one_by_one(book: Rulebook) -> None:
    """Where the parts of a case have different answers, a table shows each."""
    paper = made(book, defendant_domicile=["AU", "NZ"]).paper()
    (court,) = section(paper, "Jurisdiction").sections
    shown = {row[0]: row[1] for row in rows(court)}
    assert shown == {
        "copyright, defendant domiciled in AU": "yes",
        "copyright, defendant domiciled in NZ": "limited",
    }


def test_the_short_answer_names_each_law_and_each_way_once(book: Rulebook) -> None:
    """Alike answers for two kinds of relief are one, and so is one law for two States."""
    found = made(book, remedies=["damages", "injunction"], reciprocity="true", enforce_in="NZ")
    court, law, recognition = short_answers(found.advice)
    assert (
        court
        == "Australia (AU): has jurisdiction within limits, for the damage in that State only."
    )
    assert law.startswith("On infringement: Australia (AU), New Zealand (NZ).")
    expected = "Recognised: money and injunction, Australia (AU) to New Zealand (NZ)."
    assert recognition == expected


def test_recognition_alone_is_no_question_of_courts(book: Rulebook) -> None:
    """If only recognition is asked for, the first answer says that no court is in question."""
    origin: dict[str, Plain] = {"judgment.origin": "AU", "enforce_in": "NZ"}
    found = made(
        book, remedies=["recognition"], forum="", defendant_domicile="", damage_in="", **origin
    )
    court, _, recognition = short_answers(found.advice)
    assert court.startswith("Only recognition is asked for")
    assert "Australia (AU) to New Zealand (NZ)" in recognition


@pytest.mark.parametrize("title", ["JURISDICTION", "SOURCES"])
def test_as_text_every_part_has_its_heading(book: Rulebook, title: str) -> None:
    """The terminal shows the same parts."""
    assert title in list(lines_of(made(book).paper()))
