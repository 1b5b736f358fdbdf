"""From facts to labels."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.law.language.vocabulary import Kind
from countermark.law.meanings.facts import read_facts
from countermark.law.meanings.labels import Label
from countermark.law.meanings.rulebook import meanings
from countermark.law.meanings.standing import label, unused_decisions
from countermark.law.meanings.vocabulary import fact_names

TODAY = date(2026, 11, 23)
COPIED_BAG: dict[str, object] = {
    "right": "trademark",
    "registered_in": ["EU", "US"],
    "registered_for_goods": True,
    "sign_relation": "identical",
    "authorised_by_holder": False,
    "destination": "DE",
}
BY_KIND: dict[Kind, st.SearchStrategy[object]] = {
    Kind.TRUTH: st.sampled_from([True, False, "disputed"]),
    Kind.TERRITORY: st.sampled_from(["DE", "US", "BR", "EU", "disputed"]),
    Kind.TERRITORIES: st.lists(st.sampled_from(["EU", "US", "DE", "WO"]), max_size=2),
    Kind.PLACE: st.sampled_from(["nowhere", "CN", "EEA", "disputed"]),
    Kind.NUMBER: st.sampled_from([0, 49, 50, 100]),
    Kind.TEXT: st.sampled_from(["1", "5000"]),
}


def value_of(name: str) -> st.SearchStrategy[object]:
    """Draw something that may be said of a fact."""
    fact = fact_names()[name]
    if fact.kind is Kind.CHOICE:
        return st.sampled_from([*fact.choices, "disputed"])
    if fact.kind is Kind.MANY:
        return st.lists(st.sampled_from(fact.choices), max_size=2, unique=True)
    return BY_KIND[fact.kind]


SETTLED_FACTS = st.fixed_dictionaries({}, optional={name: value_of(name) for name in fact_names()})


def labels(facts: dict[str, object], on: date = TODAY) -> dict[str, Label]:
    """Label by regime."""
    return {one.regime: one for one in label(read_facts(facts), on=on)}


def statuses(facts: dict[str, object], on: date = TODAY) -> dict[str, str]:
    """Give the status by regime."""
    return {regime: str(one.status) for regime, one in labels(facts, on).items()}


def test_nothing_known_is_all_unknown_and_asked() -> None:
    """Without facts every label is unknown, and every encoded one asks for what it needs."""
    found = labels({})
    assert {str(one.status) for one in found.values()} == {"unknown"}
    assert all(one.missing_facts for one in found.values() if one.version is not None)


def test_a_copied_brand() -> None:
    """Identical sign, same goods, registered there, not authorised: suspected, not yet criminal."""
    found = statuses(COPIED_BAG)
    assert found["TRIPS.fn14a"] == found["EU608.2_5"] == found["EU608.2_7"] == "suspected"
    assert found["TRIPS.fn14b"] == found["EU608.2_6"] == "excluded"
    assert found["TRIPS.61"] == found["US.18USC2320"] == "unknown"


def test_commercial_scale_is_asked_for_even_if_the_quantity_is_known() -> None:
    """No number of pieces alone makes a commercial scale; the label asks and says why."""
    criminal = labels({**COPIED_BAG, "wilful": True, "quantity": 100000})["TRIPS.61"]
    assert str(criminal.status) == "unknown"
    assert "commercial_scale" in [fact.fact for fact in criminal.missing_facts]
    relative = [ground for ground in criminal.why if "relative" in ground.text]
    assert relative[0].sources[0].checked is False


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"quantity": 500000, "value": "2 million"}, "unknown"),
        ({"quantity": 500000, "commercial_scale": "below_usual"}, "excluded"),
        ({"quantity": 20, "commercial_scale": "usual"}, "suspected"),
        ({"commercial_scale": True}, "unknown"),
        ({"commercial_scale": "disputed"}, "unknown"),
    ],
)
def test_no_number_decides_on_commercial_scale(said: dict[str, object], status: str) -> None:
    """Only the comparison with the usual trade answers it, and a bare yes is no comparison."""
    assert statuses({**COPIED_BAG, "wilful": True, **said})["TRIPS.61"] == status


def test_the_missing_side_of_the_comparison_is_named() -> None:
    """Who gives only the case, or only the market, is told which side is missing."""
    sides = {"quantity": "one side", "usual_trade": "the other side"}
    for given_side, said in sides.items():
        why = labels({**COPIED_BAG, "wilful": True, given_side: "12"})["TRIPS.61"].why
        assert any(said in ground.text.casefold() for ground in why)
    both = labels({**COPIED_BAG, "wilful": True, "quantity": "12", "usual_trade": "10"})
    assert not any("side of the comparison" in one.text for one in both["TRIPS.61"].why)


@pytest.mark.parametrize("market", ["IN", "CN", "KE", "US"])
def test_a_local_meaning_is_excluded_elsewhere(market: str) -> None:
    """A State's own meaning of medicines speaks of its own market only."""
    facts = {"medicine": {"market": market, "misrepresents": ["source"], "found": ["substituted"]}}
    found = statuses({**facts})
    for regime, status in found.items():
        local = regime.split(".")
        if local[0] == "LOCAL" and regime not in {"LOCAL.KE.ACA.2", "LOCAL.IN.IPRR.2"}:
            assert (status == "excluded") is (local[1] != market or regime == "LOCAL.CN.DAL.98_3")


def test_the_overrun_is_outside_the_regulation_and_open_elsewhere() -> None:
    """An authorised factory's surplus is excluded in the EU and US texts, open in TRIPS."""
    found = statuses({**COPIED_BAG, "overrun": True})
    assert found["EU608.2_5"] == found["US.18USC2320"] == "excluded"
    assert found["TRIPS.fn14a"] == "unknown"


def test_a_parallel_import_is_excluded_everywhere() -> None:
    """Goods first sold by the holder elsewhere get no label of the intellectual property field."""
    found = labels({**COPIED_BAG, "first_sale_area": "CN"})
    assert {str(found[regime].status) for regime in ("TRIPS.fn14a", "EU608.2_5", "TRIPS.61")} == {
        "excluded"
    }
    assert found["EU608.2_5"].why[0].sources[0].locator == "art. 1(5)"
    assert found["TRIPS.fn14a"].missing_facts == ()


def test_a_geographical_indication_is_known_to_the_regulation_only() -> None:
    """A protected name of origin is in art. 2(5) of the Regulation and not in footnote 14."""
    found = statuses({**COPIED_BAG, "right": "gi"})
    assert (found["EU608.2_5"], found["TRIPS.fn14a"]) == ("suspected", "excluded")


def test_a_stray_decision_is_said_to_be_unused() -> None:
    """A decision about an unknown meaning, or later than the day asked about, is not used."""
    decisions = [
        {"regime": "WHO.FALL", "by": "an agency", "on": "2026-01-01"},
        {"regime": "WHO.FAL", "by": "an agency", "on": "2027-01-01"},
    ]
    facts = read_facts({"decided": decisions})
    said = unused_decisions(facts, label(facts, on=TODAY), TODAY)
    assert "Did you mean 'WHO.FAL'?" in said[0]
    assert "after the day asked about" in said[1]
    assert str(labels({"decided": decisions})["WHO.FAL"].status) == "unknown"


@pytest.mark.parametrize("applies", [True, False])
def test_only_an_authority_decides(*, applies: bool) -> None:
    """With authority and day the label is decided, whichever way, and asks nothing more."""
    decided = {"regime": "WHO.FAL", "by": "an agency", "on": "2026-01-01", "applies": applies}
    found = labels({"decided": decided})["WHO.FAL"]
    assert str(found.status) == "decided"
    assert found.missing_facts == ()
    assert found.sentence() == (
        "Decided by an agency on 2026-01-01: falsified medical product (WHO, 2017) "
        f"{'applies' if applies else 'does not apply'}."
    )
    assert found.to_json()["decided"] == {
        "by": "an agency",
        "on": "2026-01-01",
        "applies": applies,
    }


def test_the_day_chooses_the_version() -> None:
    """Before the Regulation applied, it gives no label; nothing is said to be excluded by it."""
    before = labels(COPIED_BAG, date(2013, 12, 31))["EU608.2_5"]
    assert str(before.status) == "unknown"
    assert before.why[0].text == (
        "No version of this meaning that was in force on 2013-12-31 is encoded."
    )
    assert statuses(COPIED_BAG, date(2014, 1, 1))["EU608.2_5"] == "suspected"


def test_an_everyday_word_becomes_the_question() -> None:
    """Who says 'replica' is asked what it is a replica of, in every label that needs it."""
    found = labels({**COPIED_BAG, "sign_relation": "replica"})["TRIPS.fn14a"]
    asked = {fact.fact: fact.question for fact in found.missing_facts}
    assert asked["sign_relation"].startswith("Said was 'replica', which is no legal term here.")


def test_a_dispute_is_named() -> None:
    """A disputed fact leaves the label unknown and is named as disputed."""
    found = labels({**COPIED_BAG, "authorised_by_holder": "disputed"})["TRIPS.fn14a"]
    assert str(found.status) == "unknown"
    assert ("authorised_by_holder", True) in [(f.fact, f.disputed) for f in found.missing_facts]
    assert any(ground.text.startswith("Disputed whether: ") for ground in found.why)


def test_what_was_taken_from_another_fact_is_said() -> None:
    """A reason that rests on a fact nobody gave says what it follows from."""
    why = labels(COPIED_BAG)["EU608.2_5"].why
    assert any("'found_in' was not given; it follows from 'destination'" in g.text for g in why)


@settings(max_examples=200)
@given(SETTLED_FACTS, st.data())
def test_only_what_was_asked_for_changes_a_label(
    facts: dict[str, object], data: st.DataObject
) -> None:
    """Learning one more fact changes a status only if that label had asked for it."""
    before = read_facts(facts)
    name = data.draw(st.sampled_from([n for n in fact_names() if n not in before.given] or [""]))
    if not name:
        return
    after = read_facts({**facts, name: data.draw(value_of(name))})
    new = set(after.given) - set(before.given)
    for old, now in zip(label(before, on=TODAY), label(after, on=TODAY), strict=True):
        if old.status is not now.status:
            assert new & {fact.fact for fact in old.missing_facts}, (old.regime, new)


@settings(max_examples=100)
@given(SETTLED_FACTS, st.data())
def test_what_is_excluded_stays_excluded(facts: dict[str, object], data: st.DataObject) -> None:
    """Learning facts that were unknown never brings an excluded label back."""
    before = read_facts(facts)
    more = data.draw(SETTLED_FACTS)
    added = {name: value for name, value in more.items() if name not in before.given}
    later = dict(
        zip(
            (one.regime for one in label(before, on=TODAY)),
            label(read_facts({**facts, **added}), on=TODAY),
            strict=True,
        )
    )
    for one in label(before, on=TODAY):
        if one.status == "excluded":
            assert str(later[one.regime].status) == "excluded"


@settings(max_examples=60)
@given(SETTLED_FACTS, st.data())
def test_answering_every_question_leads_to_an_end(
    facts: dict[str, object], data: st.DataObject
) -> None:
    """Once everything asked for is answered, a label is suspected or excluded, or open in law."""
    answered = dict(facts)
    for _ in range(4):
        asked = {f.fact for one in label(read_facts(answered), on=TODAY) for f in one.missing_facts}
        for name in sorted(asked):
            yes_or_no = value_of(name).filter(lambda value: value not in ("disputed", ["WO"], "EU"))
            answered[name] = data.draw(yes_or_no)
            if name == "registered_in":
                answered[name] = data.draw(st.sampled_from([["EU"], ["US"], []]))
    for one in label(read_facts(answered), on=TODAY):
        if one.status == "unknown" and one.version is not None:
            assert any(ground.text.startswith("Open in law: ") for ground in one.why)


@settings(max_examples=100)
@given(SETTLED_FACTS, st.sampled_from(["patent", "spc", "plant_variety", "utility_model"]))
def test_a_patent_claim_never_makes_a_counterfeit(facts: dict[str, object], right: str) -> None:
    """With a patent or the like alone, only art. 2(7) of the Regulation can be suspected."""
    found = labels({**facts, "right": right})
    suspected = {
        one.regime
        for one in found.values()
        if one.field == "intellectual_property" and one.status == "suspected"
    }
    assert suspected <= {"EU608.2_7"}


@settings(max_examples=100)
@given(SETTLED_FACTS, SETTLED_FACTS)
def test_the_two_fields_do_not_touch(facts: dict[str, object], others: dict[str, object]) -> None:
    """Facts about rights never move a label of medicine safety, and the other way round.

    The counterfeit drug and device of the United States are the exception by their own wording:
    they ask for another's mark.
    """
    rights = {n: v for n, v in others.items() if not n.startswith("medicine")}
    medicine = {n: v for n, v in facts.items() if n.startswith("medicine")}
    alone, together = labels(medicine), labels({**medicine, **rights})
    for regime, one in alone.items():
        if one.field == "medicine_safety" and not regime.startswith("US.FDCA.321"):
            assert together[regime].status is one.status
    without = labels(rights)
    for regime, one in without.items():
        if one.field == "intellectual_property":
            assert together[regime].status is one.status


@settings(max_examples=100)
@given(SETTLED_FACTS)
def test_a_lawful_generic_is_none_of_the_three(facts: dict[str, object]) -> None:
    """An authorised generic within specification gets none of these labels."""
    rights = {n: v for n, v in facts.items() if not n.startswith("medicine")}
    generic = {"generic": True, "authorised_in_market": True, "in_specification": True}
    found = statuses({**rights, "medicine": generic})
    assert {
        found[r] for r in ("WHO.SS", "WHO.UR", "WHO.FAL", "EU2001_83.1_33", "MEDICRIME.4j")
    } == {"excluded"}


@settings(max_examples=100)
@given(SETTLED_FACTS, st.randoms())
def test_the_order_of_facts_does_not_count(facts: dict[str, object], random: object) -> None:
    """The same facts in another order give the same labels."""
    mixed = sorted(facts.items(), key=lambda _: random.random())  # type: ignore[attr-defined]
    assert labels(dict(mixed)) == labels(facts)


VERDICT = re.compile(
    r"\b(is|are|was) (a |an )?(fake|counterfeit|pirated|falsified|substandard)\b", re.IGNORECASE
)
TERM = re.compile(r"\b(fake|counterfeit\w*|pirated|piracy|falsified)\b", re.IGNORECASE)


@settings(max_examples=100)
@given(SETTLED_FACTS)
def test_no_verdict_is_ever_spoken(facts: dict[str, object]) -> None:
    """No label, reason or question calls an item anything without suspicion and regime."""
    for one in labels(facts).values():
        spoken = [
            one.sentence(),
            *(g.text for g in one.why),
            *(f.question for f in one.missing_facts),
        ]
        assert not [text for text in spoken if VERDICT.search(text)]
        assert one.sentence().startswith(("Suspected: ", "Excluded: ", "Unknown: "))
        assert re.search(r"\(.*\d.*\)\.$", one.sentence())


def test_no_text_of_a_rule_uses_a_term_as_a_verdict() -> None:
    """In the rules' own texts the terms stand only beside their article, footnote or regime."""
    anchor = re.compile(r"footnote|art\.|WHO\.|judgment|matter of national law", re.IGNORECASE)
    texts = [
        text
        for rule in meanings().rules
        for text in (
            *(t for e in rule.elements for t in (e.met, e.unmet, e.presumed)),
            *(e.because for e in (*rule.exclusions, *rule.unsettled)),
            *(remark.text for remark in rule.remarks),
        )
    ]
    assert [text for text in texts if TERM.search(text) and not anchor.search(text)] == []
