"""What is known of a lot and what is open."""

from datetime import date

import pytest

from countermark.disposal import Answer, Goods, assess
from countermark.disposal.assessment import suspected_hp

TODAY = date(2026, 11, 23)


def answer(goods: Goods, test: str) -> Answer | None:
    """Find what a test has shown, none if it was not asked."""
    found = [one.answer for one in assess(goods, TODAY).questions if one.test == test]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("value", "expected"), [(59.9, Answer.CONFIRMED), (60.0, Answer.CLEAR), (75.0, Answer.CLEAR)]
)
def test_flash_points_below_sixty_count(value: float, expected: Answer) -> None:
    """A liquid is flammable below 60 °C, not at 60 °C."""
    lot = Goods(category="perfume", materials=("ethanol",), measured={"flash_point_c": value})
    assert answer(lot, "flash_point") is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(2999.0, Answer.CLEAR), (3000.0, Answer.CONFIRMED), (9000.0, Answer.CONFIRMED)],
)
def test_lead_counts_from_its_limit(value: float, expected: Answer) -> None:
    """Lead counts from 0.3 % on."""
    lot = Goods(category="plastics", materials=("pvc",), measured={"lead_mg_kg": value})
    assert answer(lot, "lead") is expected


def test_a_measurement_of_anything_is_heard() -> None:
    """A result counts even where neither material nor category asks for it."""
    lot = Goods(category="clothing", materials=("cotton",), measured={"mercury_mg_kg": 50})
    assert answer(lot, "mercury") is Answer.CONFIRMED
    assert "HP6" in suspected_hp(assess(lot, TODAY))


def test_a_trace_is_no_established_property() -> None:
    """1 mg/kg of mercury or 3 mg/kg of chromium VI is far below the limits of HP 6 and HP 7."""
    lot = Goods(category="bags", measured={"mercury_mg_kg": 2, "chromium_vi_mg_kg": 12})
    assert assess(lot, TODAY).hp == ()
    assert {"HP6", "HP7"} <= set(suspected_hp(assess(lot, TODAY)))


def test_a_named_identity_needs_no_test() -> None:
    """What is named as cytotoxic is cytotoxic."""
    assert answer(Goods(category="medicines", materials=("cytotoxic",)), "cytotoxic") is (
        Answer.CONFIRMED
    )


def test_a_named_amount_is_measured() -> None:
    """That there is lead does not say how much."""
    assert answer(Goods(category="other", materials=("lead",)), "lead") is Answer.OPEN


def test_known_hazards_do_not_clear_what_was_named() -> None:
    """A lot whose hazards are known but whose composition names mercury holds mercury."""
    lot = Goods(category="other", materials=("mercury",), hazard_known=True)
    assert answer(lot, "mercury") is Answer.CONFIRMED


def test_known_hazards_clear_what_is_only_usual() -> None:
    """Leather usually asks for chromium; if the hazards are known, it does not."""
    lot = Goods(category="bags", materials=("leather",), hazard_known=True)
    assert answer(lot, "chromium_vi") is Answer.CLEAR


def test_a_given_property_answers_the_test() -> None:
    """A lot that was established as flammable needs no flash point."""
    lot = Goods(category="perfume", materials=("ethanol",), hp_codes=("HP3",))
    assert answer(lot, "flash_point") is Answer.CONFIRMED


def test_a_full_composition_settles_what_to_look_for() -> None:
    """Steel parts need no search for airbags, parts of unknown make do."""
    assert answer(Goods(category="auto_parts", materials=("steel",)), "explosive") is None
    assert answer(Goods(category="auto_parts"), "explosive") is Answer.OPEN
    partly = Goods(category="auto_parts", materials=("steel", "unknown"))
    assert answer(partly, "explosive") is Answer.OPEN


def test_cells_are_looked_for_until_found() -> None:
    """Electronics are opened unless the cells are on the list."""
    assert answer(Goods(category="electronics", materials=("circuit_board",)), "contains_cells")
    known = Goods(category="electronics", materials=("circuit_board", "lithium_cells"))
    assert answer(known, "contains_cells") is None


def test_safety_as_a_product_is_more_than_no_hazard() -> None:
    """Known hazards clear clothes for a gift, not toys."""
    clothes = Goods(category="clothing", materials=("cotton",), hazard_known=True)
    toys = Goods(category="toys", materials=("wood",), hazard_known=True)
    assert answer(clothes, "product_safety") is Answer.CLEAR
    assert answer(toys, "product_safety") is Answer.OPEN


def test_suspicions_are_not_asserted() -> None:
    """Properties that only the composition suggests are suspected, measured ones are not."""
    open_lot = assess(Goods(category="perfume", materials=("ethanol",)), TODAY)
    assert open_lot.hp == ()
    assert suspected_hp(open_lot) == ("HP3",)
    measured = Goods(category="perfume", materials=("ethanol",), measured={"flash_point_c": 17})
    assert assess(measured, TODAY).hp == ("HP3",)
    assert suspected_hp(assess(measured, TODAY)) == ()
