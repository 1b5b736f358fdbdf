"""Facts as they come from files and forms."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from countermark.border import BorderFacts, read_facts
from countermark.findings import BadInputError


def test_text_and_values_are_read_alike() -> None:
    """A YAML file read as text and a mapping with Python's values give the same facts."""
    text, _ = read_facts(
        {"territory": "de", "event": "Suspended", "on": "2026-11-23", "perishable": "No"}
    )
    # YAML 1.1 makes a truth value of the bare key `on`.
    values, _ = read_facts(
        {"territory": "DE", "event": "suspended", True: date(2026, 11, 23), "perishable": False}
    )
    assert text == values
    assert text == BorderFacts(
        territory="DE", event="suspended", on=date(2026, 11, 23), perishable=False
    )


@pytest.mark.parametrize("word", ["unknown", "", None, "null", "?"])
def test_unknown_stays_unknown(word: str | None) -> None:
    """None of the words for not knowing is taken for no."""
    facts, warnings = read_facts(
        {"perishable": word, "units": word, "on": word, "region": word, "dates": word}
    )
    assert facts == BorderFacts()
    assert warnings == ()


def test_a_misspelt_fact_is_named_with_its_neighbour() -> None:
    """A name that is not known is left aside with a warning."""
    _, warnings = read_facts({"exofficio": "yes", "colour": "red"})
    assert "did you mean 'ex_officio'?" in warnings[0]
    assert warnings[1] == "The fact 'colour' is not known and was left aside."


@pytest.mark.parametrize(
    ("fact", "value", "says"),
    [
        ("on", "2026-02-30", "does not exist"),
        ("on", "30.2.2026", "expected YYYY-MM-DD"),
        ("on", "20260230", "expected YYYY-MM-DD"),
        ("on", datetime(2026, 2, 3, tzinfo=UTC), "expected YYYY-MM-DD"),
        ("perishable", "maybe", "expected true, false or unknown"),
        ("units", "three", "expected a number"),
        ("gross_mass_kg", "-1", "expected a number"),
        ("gross_mass_kg", "nan", "expected a number"),
        ("transport", "ship", "expected postal, express or other"),
        ("territory", ["DE"], "expected one word"),
        ("territory", False, "in YAML, write it in quotes"),
        ("dates", "2026-01-01", "expected days by event"),
        ("dates", {"suspended": "soon"}, "'dates: suspended' is 'soon'"),
        ("consents", "perhaps", "expected true, false or unknown"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    fact: str, value: object, says: str
) -> None:
    """The sentence names the fact and what was expected."""
    with pytest.raises(BadInputError, match=says):
        read_facts({fact: value})


@pytest.mark.parametrize(
    ("consents", "declarant", "right_holder"),
    [
        ({"declarant": "no", "right_holder": "yes"}, False, True),
        ({"declarant": "unknown"}, None, None),
        (["right_holder"], None, True),
        ("yes", True, None),
        (None, None, None),
    ],
)
def test_consents_are_read_by_role(
    consents: object, *, declarant: bool | None, right_holder: bool | None
) -> None:
    """By role, as a list of those who agree, or one answer for the declarant."""
    facts, _ = read_facts({"consents": consents})
    assert (facts.declarant_consents, facts.right_holder_consents) == (declarant, right_holder)


def test_an_unknown_role_is_warned_about() -> None:
    """A role that is misspelt is not dropped in silence."""
    _, warnings = read_facts({"consents": {"declarent": "no"}})
    assert "did you mean 'declarant'?" in warnings[0]


def test_dates_are_read_by_event() -> None:
    """Days that are unknown are left out."""
    facts, _ = read_facts({"dates": {"suspended": "2026-11-23", "received": None}})
    assert facts.dates == {"suspended": date(2026, 11, 23)}
