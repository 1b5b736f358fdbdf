"""The way through: the example parcel, exhibit by exhibit, and folders that are odd."""

from datetime import date
from pathlib import Path

import pytest

from countermark.examine import Dossier, Request, examine_folder, provisional_reference
from countermark.examine.reading.folder import Unseen
from countermark.findings import BadInputError, Finding, Result, Status

ON = date(2026, 11, 23)


class Steps:
    """A progress that notes its steps."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.total = 0
        self.steps: list[str] = []

    def count(self, n: int) -> None:
        """Add steps to come."""
        self.total += n

    def step(self, text: str) -> None:
        """Note a step."""
        self.steps.append(text)


def examined(folder: Path) -> Dossier:
    """Examine a folder without register and store."""
    return examine_folder(Request(directory=folder, on=ON), Unseen())


def of(dossier: Dossier, engine: str) -> list[Finding]:
    """List the findings of one engine."""
    return [finding for finding in dossier.findings if finding.engine == engine]


def test_every_file_of_the_example_is_accounted_for(example: Dossier) -> None:
    """Four exhibits are examined; the torn photo and the unknown file are listed with a reason."""
    assert [exhibit.file for exhibit in example.exhibits] == [
        "consignment.csv",
        "label.jpg",
        "listing.txt",
        "pack.jpg",
    ]
    reasons = {item.file: item.why for item in example.not_examined}
    assert set(reasons) == {"torn.jpg", "tracker.bin"}
    assert "stops in the middle" in reasons["torn.jpg"]
    assert not example.remarks


def test_signs_of_the_example_are_recognised(example: Dossier) -> None:
    """Label, pack and listing: each sign leads to its mark, in the exhibit where it stands."""
    found = {
        (finding.exhibits[0], finding.data["sign"], finding.data["matches"][0]["text"])  # type: ignore[index,call-overload]
        for finding in of(example, "marks")
    }
    assert found == {
        ("e2", "adidas", "ADIDAS"),
        ("e3", "\u0430did\u0430s", "ADIDAS"),
        ("e3", "GUCCl", "GUCCI"),
        ("e3", "Rolex", "ROLEX"),
        ("e4", "OZEMPIC", "OZEMPIC"),
    }


def test_mixed_scripts_of_the_listing_are_a_ground(example: Dossier) -> None:
    """The Cyrillic letters in the listing's sign are named by their code point."""
    (finding,) = [f for f in of(example, "marks") if f.data["sign"] == "\u0430did\u0430s"]
    assert any("U+0430" in ground.text for ground in finding.grounds)


def test_pack_code_of_the_example_is_read_and_verified(example: Dossier) -> None:
    """The code photographed at an angle is read; store and public alert are both said."""
    code, verified = of(example, "packs")[:2]
    assert code.status is Status.FACT
    assert {name: code.data[name] for name in ("gtin", "serial", "batch", "expiry")} == {
        "gtin": "09521234543213",
        "serial": "430834149057",
        "batch": "NAR0074",
        "expiry": "2027-03-31",
    }
    assert verified.data["alert"] == "A3"
    assert "fits a public alert (WHO" in verified.answer


def test_law_of_the_example_rests_on_the_signs(example: Dossier) -> None:
    """An identical sign on goods of the registered kind, not authorised: suspected, by regime."""
    suspected = {
        label["regime"]  # type: ignore[index,call-overload]
        for finding in of(example, "law")
        for label in finding.data["labels"]  # type: ignore[union-attr]
        if label["status"] == "suspected"  # type: ignore[index,call-overload]
    }
    assert suspected == {"TRIPS.fn14a", "EU608.2_5", "EU608.2_7"}


def test_clocks_of_the_example_end_on_4_december(example: Dossier) -> None:
    """Ten working days after Friday 20 November 2026 end on Friday 4 December in Germany."""
    days = {finding.data["deadline"] for finding in of(example, "border")}
    assert days == {"2026-12-04"}


def test_disposal_of_the_example_asks_for_tests_first(example: Dossier) -> None:
    """Each line of goods has options and the tests that stand before them."""
    shoes, pens = of(example, "disposal")
    assert shoes.data["category"] == "footwear"
    assert pens.data["category"] == "medicines"
    assert shoes.data["tests"]
    assert pens.data["tests"]


def test_findings_are_numbered_and_none_is_decided(example: Dossier) -> None:
    """Findings are f1, f2 and so on; the machine decides nothing."""
    assert [finding.id for finding in example.findings] == [
        f"f{number}" for number in range(1, len(example.findings) + 1)
    ]
    assert Status.DECIDED not in {finding.status for finding in example.findings}


def test_report_says_what_it_could_not_see(example: Dossier) -> None:
    """The limits name logos, the demonstration register and look-alike letters in photos."""
    limits = " ".join(example.limits)
    for words in ("logos", "demonstration register", "Cyrillic"):
        assert words in limits


def test_without_case_yaml_much_is_asked_for(tmp_path: Path) -> None:
    """A single listing is enough to be examined; what is not known is said to be unknown."""
    (tmp_path / "offer.txt").write_text("Nlke shoes, brand new", encoding="utf-8")
    dossier = examined(tmp_path)
    assert dossier.provisional
    assert dossier.reference == provisional_reference(dossier.exhibits)
    assert of(dossier, "border")[0].certainty.result is Result.UNKNOWN
    assert not of(dossier, "disposal")
    assert "No goods were named" in " ".join(dossier.limits)
    assert "No store of packs" in " ".join(dossier.limits)


def test_reference_does_not_depend_on_names_or_order(tmp_path: Path) -> None:
    """The same exhibits under other names get the same provisional reference."""
    references = set()
    for names in (("a.txt", "b.txt"), ("z.txt", "c.txt")):
        folder = tmp_path / names[0]
        folder.mkdir()
        for name, text in zip(names, ("one", "two"), strict=True):
            (folder / name).write_text(text, encoding="utf-8")
        references.add(examined(folder).reference)
    assert len(references) == 1


def test_goods_are_taken_from_tables_where_case_yaml_names_none(tmp_path: Path) -> None:
    """A consignment table alone is enough to ask for ways of disposal."""
    table = "description,hs_code,quantity\nCotton T-shirts,610910,40\nPerfume,330300,12\n"
    (tmp_path / "lines.csv").write_text(table, encoding="utf-8")
    found = of(examined(tmp_path), "disposal")
    assert [finding.data["category"] for finding in found] == ["clothing", "perfume"]


def test_facts_that_one_engine_cannot_use_do_not_stop_the_others(tmp_path: Path) -> None:
    """A region that does not exist is remarked on; signs are still searched."""
    (tmp_path / "offer.txt").write_text("Nlke shoes", encoding="utf-8")
    case = "territory: DE\nregion: ATLANTIS\ndates: {detention_notified: 2026-11-20}\n"
    (tmp_path / "case.yaml").write_text(case, encoding="utf-8")
    dossier = examined(tmp_path)
    assert of(dossier, "marks")
    (remark,) = dossier.remarks
    assert "'border' could not answer" in remark.text
    assert "ATLANTIS" in remark.text


def test_small_consignment_is_settled_by_facts_of_the_case(tmp_path: Path) -> None:
    """Facts under `border` reach the clocks: an express parcel of two units runs under art. 26."""
    (tmp_path / "offer.txt").write_text("Nlke shoes", encoding="utf-8")
    case = (
        "territory: DE\nperishable: false\nunits: 2\n"
        "dates: {small_consignment_notified: 2026-11-20}\n"
        "border: {transport: express, opted_in: true, counterfeit_or_pirated: true}\n"
    )
    (tmp_path / "case.yaml").write_text(case, encoding="utf-8")
    (clock,) = of(examined(tmp_path), "border")
    assert clock.data["basis"] == "EU:2013/608:26(4)"
    assert clock.data["deadline"] == "2026-12-04"


def test_law_facts_that_are_no_facts_are_remarked_on(tmp_path: Path) -> None:
    """A word that is no fact of law is remarked on; the meanings are still compared."""
    (tmp_path / "offer.txt").write_text("Nlke shoes", encoding="utf-8")
    (tmp_path / "case.yaml").write_text("law: {fake: true}\n", encoding="utf-8")
    dossier = examined(tmp_path)
    assert of(dossier, "law")
    assert any("'fake' is an everyday word" in remark.text for remark in dossier.remarks)


def test_goods_that_disposal_cannot_use_are_remarked_on(tmp_path: Path) -> None:
    """A waste code that does not exist is remarked on; the other goods are still asked about."""
    table = "description,category,ewc\nShirts,clothing,999999\nShoes,footwear,\n"
    (tmp_path / "lines.csv").write_text(table, encoding="utf-8")
    dossier = examined(tmp_path)
    assert [f.data["category"] for f in of(dossier, "disposal")] == ["footwear"]
    assert any("999999" in remark.text for remark in dossier.remarks)


@pytest.mark.parametrize("name", ["register", "store"])
def test_file_of_another_kind_is_refused(tmp_path: Path, name: str) -> None:
    """A register or a store that is none is bad input, before anything is read."""
    (tmp_path / "offer.txt").write_text("Nlke shoes", encoding="utf-8")
    wrong = tmp_path / "offer.txt"
    paths = {name: wrong}
    with pytest.raises(BadInputError, match=r"offer\.txt"):
        examine_folder(Request(directory=tmp_path, on=ON, **paths), Unseen())


def test_progress_counts_every_step(tmp_path: Path) -> None:
    """As many steps are taken as were counted, so that a bar ends at its end."""
    (tmp_path / "offer.txt").write_text("Nlke shoes", encoding="utf-8")
    steps = Steps()
    examine_folder(Request(directory=tmp_path, on=ON), steps)
    assert steps.total == len(steps.steps)
