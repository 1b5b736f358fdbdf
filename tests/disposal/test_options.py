"""Which ways are open for a lot, in worked cases and as laws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.disposal import (
    Goods,
    Ladder,
    categories,
    facts_from,
    materials,
    options,
    treatments,
)
from countermark.disposal.codes import hp_rows, in_force
from countermark.disposal.rules import Rules

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "cases.yaml").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 23)

_SPEC = spec_from_file_location("disposal_strategies", HERE / "strategies.py")
assert _SPEC is not None
assert _SPEC.loader is not None
strategies = module_from_spec(_SPEC)
_SPEC.loader.exec_module(strategies)


def ladder_of(facts: dict[str, Any]) -> Ladder:
    """Answer the facts of a worked case."""
    read = facts_from(facts, TODAY).facts
    return options(read.goods[0], read.on, read.territory)


def allowed(ladder: Ladder) -> set[str]:
    """Name the treatments that are open."""
    return {one.treatment.name for one in ladder.options if one.allowed}


@pytest.fixture(params=CASES, ids=lambda case: str(case["name"]))
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    """One worked case."""
    found: dict[str, Any] = request.param
    return found


def test_open_ways_of_the_worked_cases(case: dict[str, Any]) -> None:
    """Every way that the case calls open is open, and no other named one is."""
    ladder = ladder_of(case["facts"])
    closed = set(case.get("refused", [])) | set(case.get("waits", {}))
    assert set(case.get("allowed", [])) <= allowed(ladder)
    assert not closed & allowed(ladder)


def test_refusals_of_the_worked_cases_do_not_wait(case: dict[str, Any]) -> None:
    """A way that the case refuses is not said to depend on a test."""
    for option in ladder_of(case["facts"]).options:
        if option.treatment.name in case.get("refused", []):
            assert not option.tests


def test_deciding_tests_of_the_worked_cases(case: dict[str, Any]) -> None:
    """A way that waits names exactly the tests that decide it."""
    found = {
        one.treatment.name: {test.test for test in one.tests}
        for one in ladder_of(case["facts"]).options
    }
    for treatment, tests in case.get("waits", {}).items():
        assert found[treatment] == set(tests)


def test_codes_of_the_worked_cases(case: dict[str, Any]) -> None:
    """Waste codes, Basel codes, properties and parts are those of the case."""
    codes = ladder_of(case["facts"]).options[-1].codes
    expected = {
        "ewc": codes.ewc_candidates,
        "basel": codes.basel_candidates,
        "hp": codes.hp,
        "parts": codes.parts,
    }
    for key, found in expected.items():
        if key in case:
            assert list(found) == case[key]
    assert set(case.get("hp_suspected", [])) <= set(codes.hp_suspected)


def test_recycling_codes_of_the_worked_cases(case: dict[str, Any]) -> None:
    """A code that holds for recycling only stands at the recycling option."""
    if "basel_recycling" in case:
        ladder = ladder_of(case["facts"])
        recycled = next(one for one in ladder.options if one.treatment.operation == "R3")
        assert list(recycled.codes.basel_candidates) == case["basel_recycling"]


def test_prohibitions_of_the_worked_cases(case: dict[str, Any]) -> None:
    """What the case says is never done is among the prohibitions."""
    texts = " ".join(one.text for one in ladder_of(case["facts"]).never)
    for words in case.get("never", []):
        assert words in texts


def test_the_worked_cases_cover_every_category() -> None:
    """No category is without a worked case, and each says why."""
    assert {one["facts"]["category"] for one in CASES} == set(categories().rows)
    assert all(one["reason"] and one["support"] for one in CASES)


@settings(deadline=None, max_examples=60)
@given(strategies.GOODS, strategies.DAYS)
def test_there_is_always_a_way(goods: Goods, on: date) -> None:
    """Every lot can at least be held, and every closed way says why."""
    ladder = options(goods, on)
    assert "hold" in allowed(ladder)
    assert all(one.why for one in ladder.options)


@settings(deadline=None, max_examples=60)
@given(strategies.GOODS, strategies.DAYS, st.sampled_from(sorted(hp_rows())))
def test_one_more_property_opens_nothing(goods: Goods, on: date, code: str) -> None:
    """A hazardous property that is added never opens a way that was closed."""
    more = replace(goods, hp_codes=(*goods.hp_codes, code))
    assert allowed(options(more, on)) - allowed(options(goods, on)) <= _made_for_hazards()


@settings(deadline=None, max_examples=60)
@given(
    strategies.GOODS,
    strategies.DAYS,
    st.sampled_from(["mercury", "asbestos", "aerosol", "unknown", "airbag", "cytotoxic", "lead"]),
)
def test_one_more_dangerous_material_opens_nothing(goods: Goods, on: date, name: str) -> None:
    """A dangerous material never opens a way that was listed and closed."""
    stated = replace(goods, materials=goods.materials or _assumed(goods))
    more = replace(stated, materials=(*stated.materials, name))
    before, after = options(stated, on), options(more, on)
    listed = {one.treatment.name for one in before.options}
    assert (allowed(after) & listed) <= allowed(before)


@settings(deadline=None, max_examples=50)
@given(strategies.GOODS, strategies.DAYS)
def test_not_knowing_opens_nothing(goods: Goods, on: date) -> None:
    """Saying that the hazard is unknown never opens a way."""
    known = replace(goods, hazard_known=True)
    unknown = replace(goods, hazard_known=False)
    assert allowed(options(unknown, on)) <= allowed(options(known, on))


@settings(deadline=None, max_examples=50)
@given(strategies.GOODS, strategies.DAYS)
def test_unknown_hazard_leaves_what_cannot_be_undone_closed(goods: Goods, on: date) -> None:
    """With an unknown hazard and nothing identified, no irreversible way is open."""
    unknown = replace(goods, hazard_known=False)
    ladder = options(unknown, on)
    assert not any(one.allowed and one.treatment.irreversible for one in ladder.options)


@settings(deadline=None, max_examples=50)
@given(strategies.GOODS, strategies.DAYS)
def test_a_prohibition_always_wins(goods: Goods, on: date) -> None:
    """No way is open to which a rule objects, whatever the open tests show."""
    ladder = options(goods, on)
    rules = Rules(on, None)
    own = [one for one in ladder.options if not one.treatment.stream]
    for option in own:
        for trait in [one.trait for one in ladder.assessment.open]:
            against = rules.objections(option.treatment, ladder.assessment.scenario(trait))
            assert not (option.allowed and against)


@settings(deadline=None, max_examples=50)
@given(strategies.GOODS, strategies.DAYS)
def test_every_code_is_in_its_table_and_in_force(goods: Goods, on: date) -> None:
    """No code is written that is not in force on the day."""
    for option in options(goods, on).options:
        codes = option.codes
        assert all(in_force("ewc", one, on) for one in (*codes.ewc_candidates, *codes.parts))
        assert all(in_force("basel", one, on) for one in codes.basel_candidates)
        assert {*codes.hp, *codes.hp_suspected} <= set(hp_rows())


@settings(deadline=None, max_examples=30)
@given(strategies.GOODS, strategies.DAYS)
def test_the_ladder_is_ordered_and_repeatable(goods: Goods, on: date) -> None:
    """The options stand in the order of the hierarchy, and the same facts give the same answer."""
    ladder = options(goods, on)
    ranks = [one.treatment.rank for one in ladder.options]
    assert ranks == sorted(ranks)
    assert options(replace(goods), on) == ladder


@settings(deadline=None, max_examples=50)
@given(strategies.GOODS, strategies.DAYS)
def test_clear_tests_open_what_waits(goods: Goods, on: date) -> None:
    """A way that waits would be open if the tests it names were clear."""
    ladder = options(goods, on)
    for option in ladder.options:
        if option.tests:
            assert not option.allowed
            assert option.after_tests[0].allowed
            assert not all(one.allowed for one in option.after_tests)


def test_evidence_gives_the_first_free_day() -> None:
    """What is kept as evidence may be done with from the next day on."""
    lot = Goods(category="paper", materials=("paper",), evidence_until=date(2027, 1, 31))
    held = options(lot, date(2027, 1, 31))
    assert {one.not_before for one in held.options} == {date(2027, 2, 1), None}
    assert "paper_recycling" in allowed(options(lot, date(2027, 2, 1)))


def test_a_given_code_comes_first_and_is_questioned() -> None:
    """A code that was given is used, and a note says that it does not fit a known hazard."""
    lot = Goods(category="clothing", materials=("cotton",), ewc="200110", hp_codes=("HP3",))
    ladder = options(lot, TODAY)
    assert ladder.options[-1].codes.ewc_candidates == ("200110", "160305*")
    assert "a hazard is known" in " ".join(ladder.notes)


def test_a_given_code_is_questioned_while_tests_are_open() -> None:
    """A harmless code is questioned while a test is open."""
    lot = Goods(category="bags", materials=("leather",), ewc="200199")
    assert "tests are open" in " ".join(options(lot, TODAY).notes)


def test_a_hazardous_code_is_taken_as_given() -> None:
    """A hazardous code needs no note."""
    lot = Goods(category="bags", materials=("leather",), ewc="160305*")
    assert options(lot, TODAY).notes == ()


def test_a_code_out_of_force_is_not_used() -> None:
    """An entry that the list of waste has lost is named in a note and not used."""
    lot = Goods(category="batteries", materials=("alkaline_cells",), ewc="160604")
    ladder = options(lot, date(2026, 12, 9))
    assert ladder.options[-1].codes.ewc == "200142*"
    assert "not in force" in ladder.notes[0]


def test_liquid_medicine_needs_the_plants_word() -> None:
    """Where the table of methods does not name the form, the plant must agree."""
    lot = facts_from(
        {"category": "medicines", "composition": ["tablets"], "state": "liquid"}, TODAY
    ).facts.goods[0]
    burnt = [
        one for one in options(lot, TODAY).options if one.treatment.name == "hazardous_incineration"
    ]
    assert "the plant must agree" in burnt[0].conditions[-1].text


def test_the_assumed_composition_is_said() -> None:
    """Where the composition is not given, a note says what was assumed."""
    assert "assumed" in options(Goods(category="footwear"), TODAY).notes[0]


def _assumed(goods: Goods) -> tuple[str, ...]:
    return options(goods, TODAY).assessment.materials


def _made_for_hazards() -> set[str]:
    """Name the treatments that exist for a hazard and are not listed without it."""
    return {
        one.name for one in treatments() if all(part.startswith("hazard:") for part in one.suits)
    }


@pytest.mark.parametrize("category", ["clothing", "pesticides"])
def test_every_known_material_has_a_way_out(category: str) -> None:
    """Storing is no end: some other way is open, or a test would open one."""
    nowhere = set()
    for name in materials().rows:
        lot = Goods(category=category, materials=(name,), hazard_known=True)
        ways = options(lot, TODAY).options
        if not any(one.tests or (one.allowed and not one.treatment.storage) for one in ways):
            nowhere.add(name)
    # A landfill, the only place for asbestos, takes no pesticide.
    assert nowhere <= {"asbestos"}
    assert category == "pesticides" or not nowhere
