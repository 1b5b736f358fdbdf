"""Findings for the lots of a case."""

from datetime import date

import pytest

from countermark.disposal import DisposalFacts, Goods, data_version, examine
from countermark.findings import Finding, Result, Status, Territory

TODAY = date(2026, 11, 23)


def finding(**lot: object) -> Finding:
    """Examine one lot in Germany."""
    goods = Goods(**lot)  # type: ignore[arg-type]
    facts = DisposalFacts(goods=(goods,), on=TODAY, territory=Territory("DE"))
    return examine(facts, [])[0]


@pytest.mark.parametrize(
    ("lot", "result"),
    [
        ({"category": "labels", "materials": ("paper",)}, Result.YES),
        ({"category": "perfume", "materials": ("ethanol",)}, Result.LIMITED),
        ({"category": "other"}, Result.DEPENDS_ON),
        ({"category": "paper", "evidence_until": date(2027, 1, 1)}, Result.DEPENDS_ON),
        (
            {"category": "other", "materials": ("asbestos", "fireworks"), "hazard_known": True},
            Result.NO,
        ),
    ],
)
def test_the_result_follows_the_ladder(lot: dict[str, object], result: Result) -> None:
    """Yes, limited, depends on tests, or no way at all."""
    assert finding(**lot).certainty.result is result


def test_an_option_is_never_a_fact() -> None:
    """The goods' infringement and their disposal are for an authority to decide."""
    found = finding(category="clothing", materials=("cotton",))
    assert found.status is Status.SUSPECTED
    assert found.answer.startswith("Clothing: once an authority has decided so, or the consents")


def test_whose_decision_it_needs_is_among_the_grounds() -> None:
    """TRIPS and, in the Union, the customs regulation stand among the sources."""
    found = finding(category="clothing", materials=("cotton",))
    cited = {(one.title, one.locator) for ground in found.grounds for one in ground.sources}
    assert ("TRIPS Agreement", "art. 46") in cited
    assert ("TRIPS Agreement", "art. 59") in cited
    assert ("Regulation (EU) No 608/2013", "art. 23(1)") in cited


def test_a_lot_that_waits_says_for_what() -> None:
    """The answer for an unknown lot is to hold it and what to test."""
    assert (
        "Goods not described: hold it in safe storage and test first: Identify"
        in finding(category="other").answer
    )


def test_a_lot_that_nobody_takes_is_sent_to_a_specialist() -> None:
    """Where neither a way nor a test is left, the answer says so."""
    found = finding(category="other", materials=("asbestos", "fireworks"), hazard_known=True)
    assert "no listed way" in found.answer


def test_evidence_is_kept() -> None:
    """The answer for evidence names the first free day."""
    found = finding(category="paper", evidence_until=date(2027, 1, 1))
    assert "before 2027-01-02" in found.answer


def test_one_way_is_not_called_others() -> None:
    """With one open way the answer names no others."""
    assert "further down" not in finding(category="pesticides").answer


def test_one_finding_for_each_lot() -> None:
    """The findings follow the lots, with their descriptions."""
    lots = (Goods(category="clothing", description="T-shirts"), Goods(category="auto_parts"))
    first, second = examine(DisposalFacts(goods=lots, on=TODAY), [])
    assert "lot 1 (T-shirts)" in first.question
    assert "lot 2 (auto parts)" in second.question


def test_the_data_version_names_the_tables() -> None:
    """The version of all tables together is stable and short."""
    assert data_version() == data_version()
    assert len(data_version()) == len("tables ") + 12
