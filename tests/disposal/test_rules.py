"""The dated rules, and where they apply."""

from datetime import date

import pytest

from countermark.disposal import treatments
from countermark.disposal.rules import Effect, Rules, named_for, operations
from countermark.findings import Territory

TODAY = date(2026, 11, 23)
ANY = frozenset({"category:clothing"})


def titles(effect: Effect, territory: Territory | None) -> set[str]:
    """Name the instruments of the rules of one effect in a place."""
    said = Rules(TODAY, territory).said(effect, ANY)
    return {source.title for ground in said for source in ground.sources}


@pytest.mark.parametrize(
    ("place", "union", "states"),
    [("DE", True, False), ("EU", True, False), ("US", False, True), ("JP", False, False)],
)
def test_rules_of_a_territory_stay_there(place: str, union: bool, states: bool) -> None:  # noqa: FBT001 - a table of expectations
    """Union rules apply in its members, those of the United States there."""
    found = titles(Effect.DECISION, Territory.of(place))
    assert ("Regulation (EU) No 608/2013" in found) is union
    assert ("19 U.S.C." in found) is states


def test_an_unknown_place_gets_the_treaty_only() -> None:
    """Where the place is not known, TRIPS speaks and no territory's own law."""
    found = titles(Effect.DECISION, None)
    assert "TRIPS Agreement" in found
    assert "19 U.S.C." not in found


def test_every_operation_of_a_treatment_exists() -> None:
    """Every treatment is an operation of Basel's Annex IV or one of the two kinds of re-use."""
    known = {*operations(), "reuse", "prepare_reuse"}
    assert {one.operation for one in treatments()} <= known
    assert len(operations()) == 28


def test_holding_accepts_everything() -> None:
    """No hazard speaks against safe storage."""
    hold = treatments()[-1]
    everything = frozenset(f"hazard:{one}" for one in ("explosive", "mercury", "unidentified"))
    assert hold.storage
    assert not Rules(TODAY, None).objections(hold, everything)


def test_the_hierarchy_is_kept() -> None:
    """Prevention stands before recycling, recycling before energy, energy before disposal."""
    steps = list(dict.fromkeys(one.step for one in treatments()))
    assert steps == [
        "prevention",
        "preparing for re-use",
        "recycling",
        "other recovery",
        "disposal",
        "storage",
    ]


def test_cytotoxics_need_high_temperature() -> None:
    """The table of methods names cytotoxics for high temperature and not for medium."""
    by_name = {one.name: one for one in treatments()}
    assert named_for(by_name["hazardous_incineration"], "cytotoxic")
    assert not named_for(by_name["incineration"], "cytotoxic")
