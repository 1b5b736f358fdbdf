"""Facts as people write them."""

from datetime import date
from pathlib import Path

import pytest

from countermark.disposal import State, facts_from, goods_from
from countermark.findings import BadInputError, Territory
from countermark.findings.document import read_given

TODAY = date(2026, 11, 23)


def written(tmp_path: Path, text: str | bytes) -> Path:
    """Put a facts file on the disk."""
    path = tmp_path / "facts.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    """Every key lands in its field."""
    text = """
category: perfume
description: eau de parfum, 50 ml
composition: [Ethanol, glass]
materials: fragrance
hazard_known: no
hp_codes: [hp 3]
ewc: 16 03 05*
state: Liquid
flash_point_c: 17
measured: {methanol_percent: 0.1, pressurised: unknown}
mass_kg: 120.5
quantity: 300
holder_consents: yes
evidence_until: 2027-01-31
on: 2026-11-01
territory: NO
"""
    reading = facts_from(read_given(written(tmp_path, text)), TODAY)
    lot = reading.facts.goods[0]
    assert reading.warnings == ()
    assert reading.facts.on == date(2026, 11, 1)
    assert reading.facts.territory == Territory("NO")
    assert lot.materials == ("ethanol", "glass", "fragrance")
    assert (lot.hazard_known, lot.holder_consents) == (False, True)
    assert (lot.hp_codes, lot.ewc, lot.state) == (("HP3",), "160305*", State.LIQUID)
    assert lot.measured == {"flash_point_c": 17.0, "methanol_percent": 0.1}
    assert (lot.mass_kg, lot.units) == (120.5, 300.0)
    assert lot.evidence_until == date(2027, 1, 31)


def test_today_counts_without_a_day() -> None:
    """Without `on`, the caller's day counts."""
    assert facts_from({"category": "paper"}, TODAY).facts.on == TODAY


def test_an_unknown_key_is_a_warning() -> None:
    """A key that nobody knows is named, with the nearest one."""
    _, warnings = goods_from({"category": "paper", "hazard_knwon": True, "colour": "red"})
    assert "Did you mean 'hazard_known'?" in warnings[0]
    assert warnings[1] == "The key 'colour' is not known and was not used."


def test_a_material_of_no_table_counts_as_unknown() -> None:
    """A slip in a material's name is said, and the lot must be identified first."""
    lot, warnings = goods_from({"category": "clothing", "composition": ["coton", "wool"]})
    assert lot.materials == ("unknown", "wool")
    assert "did you mean cotton" in warnings[0]
    assert "counts as unknown" in warnings[0]


def test_shares_may_stand_beside_the_materials() -> None:
    """A mapping from material to share is read for its materials."""
    lot, _ = goods_from({"category": "clothing", "composition": {"cotton": 0.8, "wool": 0.2}})
    assert lot.materials == ("cotton", "wool")


def test_keys_of_a_case_are_known() -> None:
    """The keys of goods in a case file give no warning."""
    lot, warnings = goods_from(
        {"category": "paper", "unit": "pieces", "value": 1, "currency": "EUR", "gross_mass_kg": "5"}
    )
    assert warnings == ()
    assert lot.mass_kg == 5.0


def test_the_category_may_come_from_the_tariff() -> None:
    """Without a category, the code of the Harmonized System gives one, and it is said."""
    lot, warnings = goods_from({"hs_code": 610910})
    assert lot.category == "clothing"
    assert "taken from HS 610910" in warnings[0]


def test_without_any_category_it_is_other() -> None:
    """Without both, the lot is `other`, and the list of categories is shown."""
    lot, warnings = goods_from({"hs_code": "9999"})
    assert lot.category == "other"
    assert "clothing, footwear" in warnings[0]


@pytest.mark.parametrize("word", ["unknown", "", None, "?"])
def test_unknown_stays_unknown(word: object) -> None:
    """Words for not knowing are not an answer."""
    lot, _ = goods_from({"category": "paper", "hazard_known": word, "evidence_until": word})
    assert lot.hazard_known is None
    assert lot.evidence_until is None


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"category": "clohing"}, "did you mean clothing"),
        ({"category": ["a"]}, "'category' is"),
        ({"composition": 5, "category": "paper"}, "expected a list of names"),
        ({"composition": [[1]], "category": "paper"}, "expected a list of names"),
        ({"hazard_known": "maybe"}, "expected true, false or unknown"),
        ({"mass_kg": -1}, "expected a number from 0 up"),
        ({"mass_kg": "12 kg"}, "without a unit"),
        ({"mass_kg": True}, "expected a number from 0 up"),
        ({"mass_kg": float("inf")}, "expected a number from 0 up"),
        ({"state": "plasma"}, "expected one of solid"),
        ({"on": "tomorrow"}, "expected a day"),
        ({"evidence_until": 5}, "expected a day"),
        ({"measured": 5}, "expected a mapping"),
        ({"measured": {"colour": 1}}, "which no test measures"),
        ({"measured": {"flash_point_c": "hot"}}, "expected a number"),
        ({"measured": {"contains_cells": 7}}, "expected true, false"),
        ({"ewc": "200135"}, "did you mean 200135"),
        ({"hp_codes": "HP99"}, "HP1 to HP15"),
        ({"territory": "XX"}, "territory 'XX' is not known"),
    ],
)
def test_bad_facts_get_a_sentence(facts: dict[str, object], words: str) -> None:
    """What cannot be used is named with what was expected."""
    with pytest.raises(BadInputError, match=words):
        facts_from(facts, TODAY)


def test_a_flash_point_may_be_below_zero() -> None:
    """Minus seventeen degrees is a flash point."""
    lot, _ = goods_from({"category": "perfume", "flash_point_c": -17})
    assert lot.measured == {"flash_point_c": -17.0}
