"""What can be said of one fact."""

from __future__ import annotations

from datetime import date

import pytest

from countermark.findings import BadInputError
from countermark.law.language.logic import Truth
from countermark.law.language.values import Many, One, Value, read_value, shown
from countermark.law.meanings.vocabulary import fact_names


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("wilful", True, Truth.TRUE),
        ("wilful", "No", Truth.FALSE),
        ("wilful", "intentional", Truth.TRUE),
        ("wilful", None, Truth.UNKNOWN),
        ("wilful", "disputed", Truth.DISPUTED),
        ("sign_relation", "Not distinguishable", One("not_distinguishable")),
        ("sign_relation", "unknown", Truth.UNKNOWN),
        ("destination", " no ", One("NO")),
        ("first_sale_area", "EEA", One("EEA")),
        ("first_sale_area", "none", One("nowhere")),
        ("medicine.lab.api_percent", "12.5 %", One("12.5")),
        ("medicine.lab.api_percent", 48, One("48.0")),
        ("quantity", 5000, One("5000")),
        ("quantity", date(2026, 1, 2), One("2026-01-02")),
        ("right", "trade mark", Many({"trademark": Truth.TRUE}, Truth.FALSE)),
        ("right", "none", Many({}, Truth.FALSE)),
        ("right", ["design", "unknown"], Many({"design": Truth.TRUE}, Truth.UNKNOWN)),
        ("registered_in", "DE; FR", Many({"DE": Truth.TRUE, "FR": Truth.TRUE}, Truth.FALSE)),
        ("registered_in", "disputed", Truth.DISPUTED),
        ("registered_in", ["NO"], Many({"NO": Truth.TRUE}, Truth.FALSE)),
        ("registered_in", "NO", Many({"NO": Truth.TRUE}, Truth.FALSE)),
        ("registered_in", {"DE": "disputed"}, Many({"DE": Truth.DISPUTED}, Truth.UNKNOWN)),
        ("medicine.misrepresents", True, Many({}, Truth.UNKNOWN, some=True)),
        ("medicine.misrepresents", False, Many({}, Truth.FALSE)),
        ("medicine.misrepresents", "no", Many({}, Truth.FALSE)),
        ("medicine.misrepresents", [], Many({}, Truth.FALSE)),
        ("medicine.misrepresents", ["none"], Many({}, Truth.FALSE)),
    ],
)
def test_values_are_read_by_their_kind(name: str, given: object, expected: Value) -> None:
    """Words, plain values, lists and mappings become values of the fact's kind."""
    assert read_value(fact_names()[name], given) == expected


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("wilful", "perhaps", "expected true, false, unknown or disputed"),
        ("wilful", ["true"], "expected one value, not a list"),
        ("wilful", {"a": 1}, "expected one value"),
        ("sign_relation", "identicle", "Did you mean 'identical'?"),
        ("destination", "XX", "expected two letters"),
        ("destination", False, 'for Norway write "NO"'),
        ("medicine.lab.api_percent", "many", "expected a number"),
        ("medicine.lab.api_percent", "nan", "expected a number"),
        ("right", [["trademark"]], "expected a single word"),
        ("medicine.misrepresents", {"identity": "perhaps"}, "identity: perhaps"),
    ],
)
def test_a_wrong_value_says_what_was_expected(name: str, given: object, said: str) -> None:
    """What does not fit is refused with what was given and what was expected."""
    with pytest.raises(BadInputError) as caught:
        read_value(fact_names()[name], given)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (One("DE"), "DE"),
        (Truth.DISPUTED, "disputed"),
        (
            Many({"a": Truth.TRUE, "b": Truth.DISPUTED, "c": Truth.FALSE}, Truth.FALSE),
            "a, b (disputed)",
        ),
        (Many({}, Truth.FALSE), "none"),
        (Many({"a": Truth.TRUE}, Truth.UNKNOWN), "a, others unknown"),
        (Many({}, Truth.UNKNOWN, some=True), "something, not said what"),
    ],
)
def test_values_are_shown_in_words(value: Value, words: str) -> None:
    """A value is written so that a reader sees what is open."""
    assert shown(value) == words
