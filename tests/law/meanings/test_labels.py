"""A label, and the questions that several labels share."""

from __future__ import annotations

from datetime import date

from countermark.law.meanings.facts import read_facts
from countermark.law.meanings.labels import questions
from countermark.law.meanings.standing import label

TODAY = date(2026, 11, 23)


def test_at_first_only_the_two_gates_are_asked() -> None:
    """Of somebody who knows nothing, only the right and whether it is a medicine are asked."""
    asked = questions(label(read_facts({}), on=TODAY))
    assert [fact.fact for fact in asked] == ["medicine", "right"]


def test_each_question_comes_once_and_the_weightiest_first() -> None:
    """Questions are not repeated, and what bears on most labels comes first."""
    labels = label(read_facts({"right": "copyright", "medicine": False}), on=TODAY)
    asked = [fact.fact for fact in questions(labels)]
    weight = {
        name: sum(name in {fact.fact for fact in one.missing_facts} for one in labels)
        for name in asked
    }
    assert len(asked) == len(set(asked))
    assert [weight[name] for name in asked] == sorted(weight.values(), reverse=True)


def test_nothing_is_asked_about_what_is_certain() -> None:
    """No right and no medicine leave nothing to ask."""
    assert questions(label(read_facts({"right": "none", "medicine": False}), on=TODAY)) == ()


def test_a_label_is_written_in_the_form_of_the_contract() -> None:
    """Regime, label, status, reasons with sources, missing facts, and the source of the meaning."""
    given = {"medicine": {"authorised_in_market": False}}
    (found,) = [one for one in label(read_facts(given), on=TODAY) if one.regime == "WHO.UR"]
    written = found.to_json()
    assert written["regime"] == "WHO.UR"
    assert written["field"] == "medicine_safety"
    assert written["status"] == "suspected"
    assert written["source"] == {
        "title": "World Health Assembly, A70/23 and decision WHA70(21)",
        "locator": "unregistered/unlicensed",
        "version": "2017",
        "checked": False,
    }
    assert written["missing_facts"] == [
        {
            "fact": "medicine.permitted_otherwise",
            "question": "Is it permitted there without an authorisation "
            "(personal import, named patient, emergency)?",
            "disputed": False,
        }
    ]
    assert written["in_force"] == {"from": "2017-05-31", "to": None, "checked": False}
    assert written["facts_used"] == {"medicine": "true", "medicine.authorised_in_market": "false"}
    assert written["decided"] is None
