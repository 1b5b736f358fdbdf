"""The facts of a dispute."""

from __future__ import annotations

from datetime import date

import pytest

from countermark.law.dispute.dispute import dispute_facts, presumptions, read_dispute
from countermark.law.language.logic import Truth
from countermark.law.language.places import Place
from countermark.law.language.values import Many, One


def test_what_is_not_said_is_unknown_or_presumed() -> None:
    """A fact that nobody gave is unknown; what a party would plead is presumed absent, with why."""
    dispute = read_dispute({})
    assert dispute.value("acts_in") is Truth.UNKNOWN
    assert dispute.value("appeared") is Truth.FALSE
    assert dispute.presumed("appeared")
    assert read_dispute({"appeared": True}).presumed("appeared") == ""


def test_nested_and_dotted_names_are_the_same() -> None:
    """A contract may be given nested or with dots."""
    nested = read_dispute({"contract": {"kind": "licence", "place": "BE"}})
    dotted = read_dispute({"contract.kind": "licence", "contract.place": "BE"})
    assert nested.given == dotted.given
    assert nested.value("contract.kind") == One("licence")


def test_the_contract_of_the_interface_is_understood() -> None:
    """All fields of the published interface are read without a complaint."""
    dispute = read_dispute(
        {
            "right_type": ["trademark"],
            "right_registered_in": ["DE"],
            "unitary_right": False,
            "defendant_domicile": ["AT"],
            "claimant_domicile": ["DE"],
            "forum": "DE",
            "acts_in": ["AT"],
            "damage_in": ["DE"],
            "online": True,
            "targeting_signs": [{"sign": "delivery", "direction": "+"}, "newspapers"],
            "validity_raised": "unknown",
            "contract": {"kind": "licence", "place": "AT"},
            "choice_of_court": {"state": "DE", "exclusive": True},
            "remedies": ["damages", "injunction"],
            "filed_on": "2026-05-01",
            "enforce_in": ["AT"],
        }
    )
    assert dispute.problems == ()
    assert dispute.filed_on == date(2026, 5, 1)
    assert len(dispute.signs) == 2


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("damages", {"damages"}),
        ("provisional cross-border injunction", {"interim", "injunction"}),
        ("declaration of non-infringement", {"declaration_non_infringement"}),
        ("surrender of registration", {"transfer"}),
        ("enforcement of US judgment", {"recognition"}),
        ("payment of levy", {"payment"}),
        ("something else altogether", {"other"}),
    ],
)
def test_remedies_are_read_as_people_write_them(words: str, meant: set[str]) -> None:
    """Words for what is asked for are understood; what is not known counts as other."""
    value = read_dispute({"remedies": [words]}).value("remedies")
    assert isinstance(value, Many)
    assert set(value.listed) == meant


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"forums": "DE"}, "Did you mean 'forum'?"),
        ({"forum": ["DE", "FR"]}, "expected one State"),
        ({"defendant_domicile": ["Atlantis"]}, "is no place"),
        ({"filed_on": "yesterday"}, "is no date"),
        ({"acts_in": {"DE": True}}, "expected States"),
        ({"online": "perhaps"}, "expected true, false"),
        ({"claim": "contract"}, "is no fact of a dispute"),
        ({"remedies": {"damages": True}}, "expected a list"),
        ({"targeting_signs": 3}, "expected a list of signs"),
        ({"targeting_signs": [{"sign": "smell"}]}, "expected one of"),
        ({"claimant_domicile": False}, "for Norway"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_rest_counts(
    given: dict[str, object], problem: str
) -> None:
    """A fact that cannot be used is named with what was expected; the others are kept."""
    dispute = read_dispute({"damage_in": ["FR"], **given})
    assert any(problem in one for one in dispute.problems), dispute.problems
    assert dispute.places("damage_in")[0] == Place("FR")


def test_contradictions_are_named() -> None:
    """Validity that is not raised but raised by a defence is disputed, and said so."""
    dispute = read_dispute({"validity_raised": False, "validity_by": "defence"})
    assert dispute.value("validity_raised") is Truth.DISPUTED
    assert "Correct one of the two" in dispute.problems[0]


def test_a_union_right_that_is_said_not_to_be_one_is_a_contradiction() -> None:
    """What the right is goes before a field that contradicts it, and the user hears of it."""
    dispute = read_dispute({"right_type": "eu_trademark", "unitary_right": False})
    assert "one for the whole Union" in dispute.problems[0]


def test_each_in_its_own_state_is_no_common_infringement() -> None:
    """Defendants who each acted at home did not commit the same infringement."""
    dispute = read_dispute({"acts_in": ["each defendant in own State"]})
    assert dispute.value("same_infringement") is Truth.FALSE


def test_a_fact_can_be_changed_and_taken_out() -> None:
    """A dispute with one fact changed keeps the others; unknown takes the fact out."""
    dispute = read_dispute({"forum": "DE", "online": True})
    assert dispute.having("online", Truth.FALSE).value("online") is Truth.FALSE
    assert "online" not in dispute.having("online", Truth.UNKNOWN).given
    assert dispute.having("online", Truth.UNKNOWN).places("forum")[0] == Place("DE")


@pytest.mark.parametrize(
    ("given", "day"),
    [
        (date(2026, 5, 1), date(2026, 5, 1)),
        (" 2026-05-01 ", date(2026, 5, 1)),
        ("unknown", None),
        (None, None),
        ("", None),
    ],
)
def test_the_day_of_filing_is_read_or_unknown(given: object, day: date | None) -> None:
    """A day may be a date or words; where it is not known there is none, and no complaint."""
    dispute = read_dispute({"filed_on": given})
    assert (dispute.filed_on, dispute.problems) == (day, ())


def test_a_sign_that_cannot_be_used_does_not_hide_the_others() -> None:
    """A single sign need not be a list; a bad one among several is named, the others count."""
    assert len(read_dispute({"targeting_signs": "delivery to Germany"}).signs) == 1
    dispute = read_dispute({"targeting_signs": [{"sign": "smell"}, "delivery to Germany"]})
    assert len(dispute.signs) == 1
    assert dispute.problems[0].endswith("It is not used.")


def test_a_fact_of_another_kind_has_no_truth_and_no_places() -> None:
    """A place has no truth; a truth names no place, and may be any."""
    dispute = read_dispute({"forum": "DE", "online": True})
    assert dispute.truth("forum") is Truth.UNKNOWN
    assert len(dispute.places("online")) == 0
    assert dispute.places("online").more


def test_no_establishment_at_all_can_be_said() -> None:
    """An empty list of establishments means none; an empty list of acts means not known."""
    dispute = read_dispute({"establishment_in": [], "acts_in": []})
    assert dispute.value("establishment_in") is not Truth.UNKNOWN
    assert len(dispute.places("establishment_in")) == 0
    assert dispute.value("acts_in") is Truth.UNKNOWN


def test_remedies_of_which_nothing_is_said_are_unknown() -> None:
    """An empty remedy is no remedy."""
    assert read_dispute({"remedies": [""]}).value("remedies") is Truth.UNKNOWN


def test_every_fact_has_a_question_and_a_reason() -> None:
    """Each fact that is asked for has a question, and says why it is asked."""
    for fact in dispute_facts().values():
        assert fact.question.endswith(("?", ".")), fact.name
        assert fact.worked_out or fact.why.endswith("."), fact.name


def test_what_is_worked_out_names_what_is_asked_instead() -> None:
    """For each fact that the program works out, a fact is named that people can be asked for."""
    names = dispute_facts()
    for fact in names.values():
        if fact.worked_out:
            assert fact.after in names, fact.name
            assert not names[fact.after].worked_out, fact.name


def test_presumptions_can_be_read() -> None:
    """Everything that is presumed is a value that the fact may have."""
    assert presumptions()["judgment.final"] is Truth.TRUE
