"""One lot, and what it refuses to hold."""

import pytest

from countermark.disposal import Goods
from countermark.findings import BadInputError


@pytest.mark.parametrize("mass", [-1.0, float("nan"), float("inf")])
def test_a_mass_is_a_number_from_zero_up(mass: float) -> None:
    """A mass below zero or beyond all numbers is refused."""
    with pytest.raises(BadInputError, match="mass in kg"):
        Goods(category="clothing", mass_kg=mass)


def test_a_lot_of_nothing_is_a_lot() -> None:
    """Zero kilograms are accepted."""
    assert Goods(category="clothing", mass_kg=0, units=0).mass_kg == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("category", "clothings"),
        ("materials", ("coton",)),
        ("hp_codes", ("HP99",)),
        ("ewc", "123456"),
    ],
)
def test_unknown_names_are_refused(field: str, value: object) -> None:
    """A category, material or code of no table is refused when the lot is made."""
    with pytest.raises(BadInputError):
        Goods(**{"category": "clothing", field: value})  # type: ignore[arg-type]
