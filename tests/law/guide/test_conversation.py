"""The conversation: what is asked next, and that every answer can be taken back."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from countermark.findings import BadInputError
from countermark.law.advice.forum import forum_answer
from countermark.law.dispute.dispute import dispute_facts
from countermark.law.guide.conversation import Conversation, taken_up
from countermark.law.language.places import Place
from countermark.law.language.values import read_value
from countermark.law.language.vocabulary import Kind
from countermark.law.provisions.rulebook import Rulebook

TODAY: Final = date(2026, 11, 23)
ANSWERS: Final = {
    "right_type": ["copyright", "trade mark", "unknown"],
    "remedies": ["damages", "injunction, damages", "invalidity", "unknown"],
    "forum": ["AU"],
    "filed_on": ["2026-05-04", "today", "none"],
}
BY_KIND: Final = {
    Kind.TRUTH: ["yes", "no", "unknown", "disputed"],
    Kind.CHOICE: ["1", "2", "unknown"],
    Kind.STATE: ["AU", "NZ", "none", "unknown"],
    Kind.STATES: ["AU", "NZ", "AU, NZ", "none", "unknown"],
    Kind.TEXT: ["delivery to Australia"],
}
USED: Final = ("online", "damage_in", "validity_raised", "validity_by", "reciprocity")
"""Facts that the rules of the small book rest on and that nothing is presumed about."""


def start(book: Rulebook) -> Conversation:
    """Begin."""
    return Conversation(today=TODAY, using=book)


def walked(talk: Conversation, data: st.DataObject, steps: int = 40) -> Conversation:
    """Answer what is asked, until nothing is asked or some steps were gone."""
    for _ in range(steps):
        asked = talk.question
        if asked is None:
            return talk
        answers = ANSWERS.get(asked.name) or BY_KIND[asked.kind]
        talk = talk.answer(data.draw(st.sampled_from(answers), label=asked.name))
    return talk


def test_it_begins_with_what_everything_depends_on(book: Rulebook) -> None:
    """Right, register, relief, domicile, court and day are asked first, whatever the rules are."""
    talk = start(book)
    asked = []
    for answer in ("trademark", "AU", "damages", "US", "AU", "2026-05-04"):
        assert talk.question is not None
        asked.append(talk.question.name)
        talk = talk.answer(answer)
    expected = ["right_type", "right_registered_in", "remedies", "defendant_domicile", "forum"]
    assert asked == [*expected, "filed_on"]


def test_a_right_without_a_register_is_not_asked_for_one(book: Rulebook) -> None:
    """After copyright, and after an EU trade mark, the place of registration is not asked."""
    for right in ("copyright", "eu trademark"):
        question = start(book).answer(right).question
        assert question is not None
        assert question.name == "remedies"


def test_without_a_court_the_places_that_name_courts_are_asked(book: Rulebook) -> None:
    """Whoever wants to see all courts is asked where was acted and where damage arose."""
    talk = start(book).answer("copyright").answer("damages").answer("US").answer("all")
    assert talk.question is not None
    assert talk.question.name == "acts_in"
    assert not talk.dispute.places("forum")
    again = taken_up(talk.given(), today=TODAY, using=book)
    assert again.question == talk.question


def test_recognition_alone_asks_for_the_judgment(book: Rulebook) -> None:
    """If only recognition is asked for, the next questions are where from and where to."""
    talk = start(book).answer("copyright").answer("recognition")
    assert talk.question is not None
    assert talk.question.name == "judgment.origin"


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_back_undoes_an_answer(book: Rulebook, data: st.DataObject) -> None:
    """After any number of answers, one more and `back` leave everything as it was."""
    before = walked(start(book), data, steps=data.draw(st.integers(0, 8)))
    if before.question is None:
        return
    answers = ANSWERS.get(before.question.name) or BY_KIND[before.question.kind]
    for after in (before.answer(answers[0]), before.unknown(), before.skip()):
        assert after != before
        assert after.back() == before
        assert after.back().question == before.question


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_the_order_of_answers_does_not_change_the_advice(
    book: Rulebook, data: st.DataObject
) -> None:
    """The same facts in another order lead to the same advice."""
    talk = walked(start(book), data)
    given_facts = talk.given()
    order = data.draw(st.permutations(list(given_facts)))
    other = taken_up({name: given_facts[name] for name in order}, today=TODAY, using=book)
    assert other.advice().to_json() == talk.advice().to_json()


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_a_finished_conversation_leaves_nothing_that_could_change_the_court(
    book: Rulebook, data: st.DataObject
) -> None:
    """When nothing is asked any more, no value of a fact that was not asked for changes the answer.

    What nobody could tell stays open; every other fact that a rule of the book names is tried.
    """
    talk = walked(start(book), data)
    assert talk.question is None
    dispute = talk.dispute
    on = dispute.filed_on or TODAY
    now = forum_answer(dispute, Place("AU"), on, book)
    told = {one.fact for one in talk.known()}
    for name in USED:
        fact = dispute_facts()[name]
        if name in told or (fact.after and fact.after not in dispute.given):
            continue
        values = {Kind.TRUTH: ["true", "false"], Kind.CHOICE: fact.choices}.get(
            fact.kind, ["AU", "NZ", "none"]
        )
        for value in values:
            then = forum_answer(
                dispute.having(name, read_value(fact, value)), Place("AU"), on, book
            )
            assert (then.result, then.scope) == (now.result, now.scope), (name, value)


def test_an_answer_that_cannot_be_used_changes_nothing(book: Rulebook) -> None:
    """The error says what was expected, and the same question stands."""
    talk = start(book).answer("copyright").answer("damages")
    with pytest.raises(BadInputError, match="'Atlantis' is no place that is known here"):
        talk.answer("Atlantis")
    with pytest.raises(BadInputError, match="Nothing was given for 'defendant_domicile'"):
        talk.answer("  ")
    assert talk.question == dispute_facts()["defendant_domicile"]


def test_change_asks_again_and_keeps_the_rest(book: Rulebook) -> None:
    """A changed answer replaces the old one; taking it back restores the old one."""
    talk = start(book).answer("copyright").answer("damages").answer("US")
    changed = talk.change("right_type").answer("patent")
    assert changed.given()["right_type"] == ["patent"]
    assert changed.given()["defendant_domicile"] == talk.given()["defendant_domicile"]
    assert changed.back().given() == talk.given()
    assert talk.change("right_type").back() == talk


def test_change_of_something_unknown_names_what_was_meant(book: Rulebook) -> None:
    """A slip in the name of a fact is met with the nearest name."""
    with pytest.raises(BadInputError, match="Did you mean 'damage_in'"):
        start(book).change("damge_in")
    with pytest.raises(BadInputError, match="no fact that can be changed"):
        start(book).change("targeted")


def test_nothing_to_take_back_and_nothing_asked_are_said(book: Rulebook) -> None:
    """`back` at the start and an answer after the end are errors in plain words."""
    with pytest.raises(BadInputError, match="no answer to take back"):
        start(book).back()
    with pytest.raises(BadInputError, match="Nothing is asked any more"):
        start(book).finish().answer("yes")


def test_unknown_is_kept_and_skip_is_not(book: Rulebook) -> None:
    """The file says what nobody knows; what was skipped is asked again when it is taken up."""
    talk = start(book).unknown().answer("damages").skip()
    assert talk.given() == {"right_type": "unknown", "remedies": ["damages"]}
    again = taken_up(talk.given(), today=TODAY, using=book)
    assert again.question == dispute_facts()["defendant_domicile"]
    assert talk.question != again.question


def test_a_file_is_taken_up_nested_or_with_dots(book: Rulebook) -> None:
    """`contract: {kind: licence}` and `contract.kind: licence` are the same answer."""
    nested = taken_up({"contract": {"kind": "licence"}}, today=TODAY, using=book)
    dotted = taken_up({"contract.kind": "licence"}, today=TODAY, using=book)
    assert nested == dotted
    assert nested.given() == {"contract.kind": "licence"}


def test_disputed_is_recorded_and_not_asked_again(book: Rulebook) -> None:
    """What the parties dispute is a fact of the file, not a further question."""
    talk = taken_up(
        {"right_type": "copyright", "remedies": "damages", "defendant_domicile": "US",
         "forum": "AU", "filed_on": "2026-05-04"},
        today=TODAY, using=book,
    )  # fmt: skip
    assert talk.question is not None
    name = talk.question.name
    after = talk.disputed()
    assert after.given()[name] == "disputed"
    assert after.question is None or after.question.name != name


def test_unknown_signs_are_no_sign(book: Rulebook) -> None:
    """Whoever knows no sign of targeting leaves the file without signs."""
    talk = start(book).change("targeting_signs")
    for after in (talk.unknown(), talk.disputed(), talk.answer("don't know")):
        assert after.dispute.signs == ()
        assert after.given() == {}
    assert len(talk.answer("prices in euros; delivery to Austria").dispute.signs) == 2
