"""The parts of a dispute, and the facts worked out for each."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.law.dispute.dispute import Dispute, read_dispute
from countermark.law.dispute.parts import Part, PartFacts, part_facts, parts, targeting_of
from countermark.law.language.logic import Truth
from countermark.law.language.places import Place, Places
from countermark.law.language.values import One, Value

TODAY = date(2026, 11, 23)
DE, AT, FR = Place("DE"), Place("AT"), Place("FR")


def first_facts(given: dict[str, object], forum: Place | None = DE) -> PartFacts:
    """Work out the facts of the first part."""
    dispute = read_dispute(given)
    assert dispute.problems == ()
    return part_facts(dispute, parts(dispute)[0], forum, TODAY)


def named(**facts: object) -> list[tuple[str, str, str]]:
    """List the parts of a dispute by defendant, right and place of registration."""
    return [
        (str(one.defendant or ""), one.right, str(one.registered_in or ""))
        for one in parts(read_dispute(facts))
    ]


def test_a_dispute_of_which_nothing_is_known_has_one_part() -> None:
    """Where nothing was said there is one part, of which nothing is known either."""
    assert parts(read_dispute({})) == (Part(None, "", None),)
    assert Part(None, "", None).words() == "right not named"


def test_each_defendant_right_and_place_is_a_part() -> None:
    """Two defendants and a right registered in two States make four parts."""
    assert named(
        right_type="patent", right_registered_in=["DE", "FR"], defendant_domicile=["AT", "CH"]
    ) == [
        ("AT", "patent", "DE"),
        ("AT", "patent", "FR"),
        ("CH", "patent", "DE"),
        ("CH", "patent", "FR"),
    ]


def test_a_right_of_the_union_is_one_part_beside_national_ones() -> None:
    """A mark of the Union has the Union as its place; national marks keep theirs."""
    assert named(right_type=["eu_trademark", "trademark"], right_registered_in=["EU", "DE"]) == [
        ("", "eu_trademark", "EU"),
        ("", "trademark", "DE"),
    ]


def test_places_of_a_right_that_is_not_named_are_parts() -> None:
    """Where the right is unknown, the places of registration still count."""
    assert named(right_registered_in=["DE", "FR"]) == [("", "", "DE"), ("", "", "FR")]


def test_a_right_without_registration_has_no_place() -> None:
    """Copyright needs no register, whatever else is registered."""
    assert named(right_type=["copyright", "trademark"], right_registered_in="DE") == [
        ("", "copyright", ""),
        ("", "trademark", "DE"),
    ]


def test_a_right_that_is_excluded_is_no_part() -> None:
    """A right that is said not to be relied on is left out; a disputed one stays."""
    found = named(right_type={"copyright": False, "design": "disputed"}, right_registered_in="DE")
    assert found == [("", "design", "DE")]
    assert named(right_type=[]) == [("", "", "")]


def test_a_claim_under_a_contract_stands_once() -> None:
    """Payment asked under a licence is one part; the licensed right is no claim of its own."""
    facts = {"right_type": ["contract", "patent"], "right_registered_in": "DE"}
    assert named(**facts, remedies="payment") == [("", "contract", "")]
    assert named(**facts, remedies="injunction") == [("", "contract", ""), ("", "patent", "DE")]


STATES = st.lists(st.sampled_from(["DE", "AT", "FR", "CH", "US-CA"]), unique=True, max_size=4)
RIGHTS = st.lists(
    st.sampled_from(["trademark", "patent", "design", "copyright", "eu_trademark"]),
    unique=True,
    min_size=1,
    max_size=3,
)


@given(defendants=STATES, rights=RIGHTS, places=STATES)
def test_parts_cover_every_defendant_and_right_once(
    defendants: list[str], rights: list[str], places: list[str]
) -> None:
    """Every defendant meets every right, every national right every place, and nothing twice."""
    found = named(right_type=rights, right_registered_in=places, defendant_domicile=defendants)
    expected = {
        (defendant, right, place)
        for defendant in defendants or [""]
        for right in rights
        for place in (
            ["EU"] if right == "eu_trademark" else [""] if right == "copyright" else places or [""]
        )
    }
    assert sorted(found) == sorted(expected)


@given(defendants=STATES, rights=RIGHTS, places=STATES, random=st.randoms())
def test_the_order_of_a_file_changes_no_part(
    defendants: list[str], rights: list[str], places: list[str], random: object
) -> None:
    """The same facts in another order, keys and lists alike, give the same parts."""
    facts = {
        "right_type": rights,
        "right_registered_in": places,
        "defendant_domicile": defendants,
        "online": True,
    }
    mixed = {}
    for name in sorted(facts, key=lambda _: random.random()):  # type: ignore[attr-defined]
        value = facts[name]
        mixed[name] = value[::-1] if isinstance(value, list) else value
    one, other = (
        {part: part_facts(each, part, DE, TODAY).known for part in parts(each)}
        for each in (read_dispute(facts), read_dispute(mixed))
    )
    assert one == other


@pytest.mark.parametrize(
    ("facts", "name", "value"),
    [
        ({"right_type": "patent"}, "registered", Truth.TRUE),
        ({"right_type": "copyright"}, "registered", Truth.FALSE),
        ({}, "registered", Truth.UNKNOWN),
        ({"right_type": "eu_design"}, "unitary", Truth.TRUE),
        ({"right_type": "design", "unitary_right": True}, "unitary", Truth.TRUE),
        ({"unitary_right": True}, "unitary", Truth.TRUE),
        ({"right_type": "copyright"}, "registered_in", Places()),
        ({"right_type": "patent"}, "registered_in", Truth.UNKNOWN),
        ({"right_type": "patent", "right_registered_in": "FR"}, "registered_in", Places((FR,))),
        ({"defendant_domicile": "AT"}, "defendant", Places((AT,))),
        ({}, "defendant", Truth.UNKNOWN),
        ({"remedies": ["interim"]}, "interim", Truth.TRUE),
        ({"remedies": ["interim", "injunction"]}, "interim", Truth.TRUE),
        ({"remedies": ["interim", "damages"]}, "interim", Truth.FALSE),
        ({"remedies": ["injunction"]}, "interim", Truth.FALSE),
        ({}, "interim", Truth.UNKNOWN),
        ({"right_type": "patent"}, "claim", One("infringement")),
        ({"defendant_domicile": ["AT", "FR"]}, "several_defendants", Truth.TRUE),
        ({"defendant_domicile": "multiple"}, "several_defendants", Truth.TRUE),
        ({"defendant_domicile": "AT"}, "several_defendants", Truth.FALSE),
        ({"defendant_domicile": ["AT", "DE"]}, "other_defendant_in_forum", Truth.TRUE),
        ({"defendant_domicile": ["DE", "AT"]}, "other_defendant_in_forum", Truth.FALSE),
        ({"online": True}, "accessible", Truth.TRUE),
        ({}, "accessible", Truth.UNKNOWN),
        ({"protection_claimed_in": "FR"}, "protection_claimed_in", Places((FR,))),
        (
            {"right_type": "patent", "right_registered_in": "FR", "damage_in": "AT"},
            "protection_claimed_in",
            Places((FR,)),
        ),
        (
            {"right_type": "copyright", "damage_in": "AT", "acts_in": "FR"},
            "protection_claimed_in",
            Places((AT,)),
        ),
        ({"right_type": "copyright", "acts_in": "FR"}, "protection_claimed_in", Places((FR,))),
    ],
)
def test_what_is_worked_out_for_a_part(facts: dict[str, object], name: str, value: Value) -> None:
    """Each fact that nobody is asked for follows from those that were given."""
    assert first_facts(facts).value(name) == value


def test_acts_of_each_at_home_are_acts_in_that_defendants_state() -> None:
    """Where each defendant acted in its own State, the part names that State."""
    facts: dict[str, object] = {
        "acts_in": ["each defendant in own State", "FR"],
        "defendant_domicile": "AT",
    }
    assert first_facts(facts).value("acts_in") == Places((AT, FR))
    unnamed = first_facts({"acts_in": "each defendant in own State"}).value("acts_in")
    assert isinstance(unnamed, Places)
    assert unnamed[0].code == ""


def test_without_a_forum_nothing_of_the_forum_is_known() -> None:
    """Facts about the forum are worked out before a forum only."""
    found = first_facts({"online": True, "targeting_signs": ["delivery to Germany"]}, None)
    assert "targeted" not in found.known
    assert "forum" not in found.known


def test_shutting_out_a_state_makes_the_content_unreachable_there() -> None:
    """An offer that excludes the forum's buyers is not accessible, although it is online."""
    signs = [{"sign": "exclusion", "direction": "-", "state": "DE"}]
    assert (
        first_facts({"online": True, "targeting_signs": signs}, DE).value("accessible")
        is Truth.FALSE
    )
    assert (
        first_facts({"online": True, "targeting_signs": signs}, AT).value("accessible")
        is Truth.TRUE
    )


def test_a_sign_counts_before_the_forum_it_concerns() -> None:
    """A sign with a State counts there alone; one without counts before the court asked."""
    dispute = read_dispute(
        {
            "forum": "DE",
            "targeting_signs": [
                {"sign": "delivery", "direction": "+", "state": "FR"},
                {"sign": "sales", "direction": "+"},
            ],
        }
    )

    def before(forum: Place) -> list[str]:
        return [sign.name for sign in targeting_of(dispute, forum).signs]

    assert (before(DE), before(FR), before(AT)) == (["sales"], ["delivery"], [])


def test_further_facts_go_before_those_of_the_dispute() -> None:
    """What was worked out hides what was given; everything else is asked of the dispute."""
    found = first_facts({"online": True, "validity_raised": False}).having(online=Truth.FALSE)
    assert found.value("online") is Truth.FALSE
    assert found.value("validity_raised") is Truth.FALSE
    assert found.value("forum") == Places((DE,))


NAMES = st.sampled_from(["online", "validity_raised", "same_infringement", "reciprocity"])
TRUTHS = st.sampled_from(list(Truth))
DISPUTES = st.dictionaries(NAMES, st.sampled_from([True, False, "disputed"])).map(read_dispute)


@given(DISPUTES, NAMES, TRUTHS)
def test_a_changed_fact_is_what_it_was_changed_to(
    dispute: Dispute, name: str, value: Truth
) -> None:
    """Changing a fact changes that one alone, and changing it again forgets the first change."""
    changed = dispute.having(name, value)
    assert changed.value(name) is value
    rest = {key: kept for key, kept in dispute.given.items() if key != name}
    assert {key: kept for key, kept in changed.given.items() if key != name} == rest
    assert changed.having(name, dispute.value(name)) == dispute


@given(DISPUTES, NAMES, NAMES, TRUTHS, TRUTHS)
def test_changes_of_two_facts_do_not_depend_on_their_order(
    dispute: Dispute, one: str, other: str, first: Truth, second: Truth
) -> None:
    """Two different facts may be changed in either order."""
    if one != other:
        left = dispute.having(one, first).having(other, second)
        right = dispute.having(other, second).having(one, first)
        assert left.given == right.given
