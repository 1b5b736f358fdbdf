"""From exhibits to findings."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from countermark.findings import (
    Exhibit,
    ExhibitKind,
    Finding,
    Result,
    Status,
    Territory,
    Words,
    sha256_of,
)
from countermark.packs import PacksFacts, SqliteStore, examine

Draw = Callable[..., Image.Image]
START = "(01)09506003395637"
KNOWN = f"{START}(21)SER1A2B3(17)270331(10)LOT21"
UNKNOWN = f"{START}(21)NEVER(17)270331(10)NAR0074"


@pytest.fixture
def photo(tmp_path: Path) -> Callable[[Image.Image | bytes, str], Exhibit]:
    """Make an exhibit of an image."""

    def made(image: Image.Image | bytes, name: str) -> Exhibit:
        path = tmp_path / name
        if isinstance(image, bytes):
            path.write_bytes(image)
        else:
            image.save(path)
        return Exhibit(
            id=name[0], file=name, kind=ExhibitKind.IMAGE, sha256=sha256_of(path), path=path
        )

    return made


def text(words: str) -> Exhibit:
    """Make an exhibit of a listing."""
    return Exhibit(
        id="t",
        file="t.txt",
        kind=ExhibitKind.TEXT,
        sha256="0" * 64,
        path=Path("t.txt"),
        words=(Words(text=words),),
    )


def said(findings: list[Finding]) -> list[tuple[str, Status, Result | None]]:
    """List the first word of each question, with status and result."""
    return [(each.question.split()[0], each.status, each.certainty.result) for each in findings]


def test_known_pack_gives_a_fact_and_an_open_suspicion(
    draw: Draw, photo: Callable[..., Exhibit], store: SqliteStore, on: date
) -> None:
    """What the code says is a fact; that the store holds the pack does not clear it."""
    facts = PacksFacts(on=on, store=store, territory=Territory("DE"))
    findings = examine(facts, [photo(draw(KNOWN), "a.png")])
    assert said(findings) == [
        ("What", Status.FACT, None),
        ("Is", Status.SUSPECTED, Result.UNKNOWN),
    ]
    assert "not authenticity" in findings[1].answer
    assert findings[1].exhibits == ("a",)
    assert store.version in findings[1].data_version


def test_without_a_store_the_pack_is_said_not_to_be_verified(
    draw: Draw, photo: Callable[..., Exhibit], on: date
) -> None:
    """Nothing is assumed, and what is needed is named."""
    findings = examine(PacksFacts(on=on), [photo(draw(KNOWN), "a.png")])
    assert said(findings) == [("What", Status.FACT, None), ("Is", Status.FACT, Result.UNKNOWN)]
    assert "not verified" in findings[1].answer


def test_fitting_public_alert_is_a_suspicion_without_a_store(on: date) -> None:
    """A pack of a batch that the maker never made is suspected."""
    findings = examine(PacksFacts(on=on), [text(f"{START}(21)A(17)270331(10)LP6F832")])
    assert findings[1].status is Status.SUSPECTED
    assert "WHO alert N°2/2024" in [str(g.sources[0].title) for g in findings[1].grounds]


def test_alert_and_its_benign_cause_stand_in_the_answer(store: SqliteStore, on: date) -> None:
    """The answer names the alert, and the benign cause to exclude first."""
    findings = examine(PacksFacts(on=on, store=store), [text(UNKNOWN)])
    assert "alert A2: Batch not found" in findings[1].answer
    assert "Benign cause" in findings[1].answer


def test_code_that_cannot_be_looked_up_says_why(store: SqliteStore, on: date) -> None:
    """A lost separator leaves no serial number, and the answer says so."""
    findings = examine(
        PacksFacts(on=on, store=store), [text("01095060033956371727033110LOT2121SER1A2B3")]
    )
    assert "no alert" in findings[1].answer
    assert "swallowed" in findings[1].answer


def test_expired_pack_is_a_fact(on: date) -> None:
    """The date has passed, which nobody has to decide."""
    findings = examine(PacksFacts(on=on), [text(f"{START}(21)A(17)200131(10)L")])
    assert ("Has", Status.FACT, Result.YES) in said(findings)


def test_retail_code_is_a_fact_and_nothing_more(
    draw: Draw, photo: Callable[..., Exhibit], store: SqliteStore, on: date
) -> None:
    """An EAN on a label is no medicine's pack."""
    exhibit = photo(draw("5901234123457", zxingcpp.BarcodeFormat.EAN13), "a.png")
    assert said(examine(PacksFacts(on=on, store=store), [exhibit])) == [("What", Status.FACT, None)]


def test_serial_number_alone_makes_no_medicine(on: date, store: SqliteStore) -> None:
    """A product code with a serial number may be on any goods, unless the store knows it."""
    other = "(01)05901234123457(21)BAG1"
    assert len(examine(PacksFacts(on=on, store=store), [text(other)])) == 1
    assert len(examine(PacksFacts(on=on, store=store), [text(f"{START}(21)BAG1")])) == 2


def test_same_code_on_two_exhibits_is_one_finding(
    draw: Draw, photo: Callable[..., Exhibit], on: date
) -> None:
    """Front and back of one pack are not two packs."""
    exhibits = [photo(draw(KNOWN), "a.png"), photo(draw(KNOWN), "b.png")]
    findings = examine(PacksFacts(on=on), exhibits)
    assert [each.exhibits for each in findings] == [("a", "b")] * 2


def test_images_without_code_and_bad_images_are_named(
    photo: Callable[..., Exhibit], on: date
) -> None:
    """Neither is dropped in silence."""
    exhibits = [photo(Image.new("L", (50, 50), 255), "a.png"), photo(b"no image", "b.png")]
    findings = examine(PacksFacts(on=on), exhibits)
    assert said(findings) == [
        ("Which", Status.FACT, Result.UNKNOWN),
        ("On", Status.FACT, None),
    ]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (f"Scanned: {KNOWN}, and more.", 1),
        (f"{KNOWN} {UNKNOWN}", 2),
        ("]d2010950600339563721A", 1),
        ("Call 0109506003395637 for help (01) now", 0),
        ("", 0),
    ],
)
def test_only_plain_element_strings_in_texts_are_read(on: date, words: str, number: int) -> None:
    """A telephone number is no code."""
    findings = examine(PacksFacts(on=on), [text(words)])
    assert sum(each.question.startswith("What") for each in findings) == number


def test_cells_of_tables_are_read(on: date) -> None:
    """Element strings in a table count as those in a text."""
    exhibit = Exhibit(
        id="c",
        file="c.csv",
        kind=ExhibitKind.TABLE,
        sha256="0" * 64,
        path=Path("c.csv"),
        rows=({"code": KNOWN},),
    )
    assert len(examine(PacksFacts(on=on), [exhibit])) == 2


def test_public_alert_goes_before_the_benign_cause(store: SqliteStore, on: date) -> None:
    """A pack that fits a public alert says so first; the store's answer follows."""
    code = f"{START}(21)430834149057(17)270331(10)NAR0074"
    (finding,) = examine(PacksFacts(on=on, store=store), [text(code)])[1:]
    assert finding.answer.startswith("Suspected: the pack fits a public alert (WHO N°2/2024; ")
    assert "Benign cause" in finding.answer
    assert finding.certainty.result is None
