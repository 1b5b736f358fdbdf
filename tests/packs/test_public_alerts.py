"""Public alerts."""

import pytest

from countermark.packs import Identity, alerts_for


def fits(batch: str, serial: str | None = None, product: str = "") -> list[tuple[str, str]]:
    """List the fits of a pack with their alerts."""
    identity = Identity(gtin="09506003395637", serial=serial, batch=batch)
    return [(each.fit, each.row["alert"]) for each in alerts_for(identity, product=product)]


def test_serial_with_the_prefix_fits() -> None:
    """An alert for serial numbers with one prefix fits exactly those."""
    assert fits("PAR0362", "51746517999") == [("fits", "April 2025")]
    assert fits("PAR0362", "61746517999") == [("batch", "April 2025")]


def test_batch_and_serial_must_both_be_those_of_the_alert() -> None:
    """A pair of batch and serial number fits only as a pair."""
    assert [fit for fit, _ in fits("NAR0074", "430834149057")] == ["fits", "fits"]
    assert [fit for fit, _ in fits("NAR0074", "1")] == ["batch", "batch"]
    assert [fit for fit, _ in fits("NAR0074")] == ["batch", "batch"]


def test_genuine_batch_neither_clears_nor_condemns() -> None:
    """A genuine batch that was copied is only a fit of the batch, and says so."""
    (alert,) = alerts_for(Identity(batch="MP5E511", serial="1"))
    assert alert.fit == "batch"
    assert "neither clears nor condemns" in alert.text


@pytest.mark.parametrize("batch", ["MP53511", "MP5E51", "MP5E5112", "XMP5E511"])
def test_batch_one_character_away_is_a_hint(batch: str) -> None:
    """A replaced, lost or added character gives a hint only."""
    assert fits(batch) == [("near", "N°2/2024")]


@pytest.mark.parametrize("batch", ["MP5E", "MP53512", "", "MP5E51234"])
def test_other_batches_fit_nothing(batch: str) -> None:
    """Two characters away is another batch."""
    assert fits(batch) == []


def test_unknown_and_substandard_batches_fit() -> None:
    """A batch unknown to the maker and a substandard batch fit by themselves."""
    assert fits("LP6F832") == [("fits", "N°2/2024")]
    assert fits("AUG22A06") == [("fits", "N°7/2022")]


def test_product_of_the_same_name_is_the_weakest_fit() -> None:
    """The first word of a product's name ties it to alerts about products of that name."""
    found = fits("LP6F832", product="Ozempic 1 mg")
    assert found[0] == ("fits", "N°2/2024")
    assert {fit for fit, _ in found[1:]} == {"product"}
    assert fits("ZZ", product="Syr. of figs") == []
