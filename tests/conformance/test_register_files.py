"""Files that offices published are read completely; what they hold is counted independently."""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from countermark.marks.register.mark import Mark
from countermark.marks.register.reading import Found, read_marks

BENCH = Path(__file__).parents[2].parent / "shared" / "bench" / "marks"
EUIPO = BENCH / "euipo_st66_sample.zip"
TSDR = (
    "uspto_tsdr_sn76044902-ST66.xml",
    "uspto_tsdr_sn76044902-ST96.xml",
    "uspto_tsdr_rn2178784-ST-962.2.1.xml",
)

pytestmark = pytest.mark.skipif(not EUIPO.exists(), reason="the offices' files are not at hand")


def one_mark(path: Path) -> Mark:
    """Read the only mark of a file."""
    (found,) = read_marks(path)
    assert isinstance(found, Found)
    return found.mark


def under(element: ET.Element, path: str) -> list[ET.Element]:
    """List the elements at a path in any namespace."""
    return element.findall("/".join(f"{{*}}{name}" for name in path.split("/")))


def words(element: ET.Element, path: str) -> list[str]:
    """List the words at a path in any namespace, the empty ones left out."""
    found = ("".join(one.itertext()).strip() for one in under(element, path))
    return [text for text in found if text]


def day(text: list[str]) -> date | None:
    """Read the first day, whatever zone stands behind it."""
    return date.fromisoformat(text[0][:10]) if text else None


def records() -> Iterator[tuple[ET.Element, Mark]]:
    """Pair every record of the EUIPO's sample with the mark that was read from it."""
    found = list(read_marks(EUIPO))
    assert all(isinstance(one, Found) for one in found)
    with zipfile.ZipFile(EUIPO) as archive:
        for name, one in zip(archive.namelist(), found, strict=True):
            assert isinstance(one, Found)
            assert one.position == f"{name} in {EUIPO.name}, record 1"
            (record,) = ET.fromstring(archive.read(name)).iter(  # noqa: S314 - files at hand
                "{http://euipo.europa.eu/trademark/data}TradeMark"
            )
            yield record, one.mark


def expected_goods(record: ET.Element) -> list[str]:
    """List the goods of each class in English, else in the application's language."""
    language = words(record, "ApplicationLanguageCode")[0]
    path = "GoodsServicesDetails/GoodsServices/ClassDescriptionDetails/ClassDescription"
    found = []
    for described in under(record, path):
        by_language = {
            one.attrib["languageCode"]: " ".join((one.text or "").split())
            for one in under(described, "GoodsServicesDescription")
        }
        found.append(by_language.get("en") or by_language.get(language, ""))
    return [text.strip(" .;") for text in found]


def test_every_record_of_the_euipo_is_read_completely() -> None:
    """All 331 files give a mark each, with the words, numbers, days and codes that they hold."""
    count = 0
    for record, mark in records():
        count += 1
        assert mark.mark_id == "EM" + words(record, "ApplicationNumber")[0]
        assert [mark.text] == [
            " ".join(text.split())
            for text in words(record, "WordMarkSpecification/MarkVerbalElementText")
        ] or (not mark.text and mark.kind.value == "figurative")
        assert [mark.kind.value] == [text.lower() for text in words(record, "MarkFeature")]
        assert [mark.status_words] == words(record, "MarkCurrentStatusCode")
        assert mark.status != "unknown"
        assert mark.status_on == day(words(record, "MarkCurrentStatusDate"))
        assert mark.filed == day(words(record, "ApplicationDate"))
        assert mark.registered == day(words(record, "RegistrationDate"))
        assert mark.expires == day(words(record, "ExpiryDate"))
        holders = words(record, "ApplicantDetails/ApplicantKey/Identifier")
        assert mark.owner == "; ".join(f"applicant {number} of EM" for number in holders)
        assert mark.image == "".join(
            uri.removeprefix("file://")
            for uri in words(record, "MarkImageDetails/MarkImage/MarkImageURI")
        )
    assert count == 331


def test_every_class_and_code_of_the_euipo_is_there() -> None:
    """Of 705 classes with their goods and 574 codes of figures none is missing."""
    classes = codes = 0
    image = "MarkImageDetails/MarkImage/MarkImageCategory/CategoryCodeDetails/CategoryCode"
    goods = (
        "GoodsServicesDetails/GoodsServices/ClassDescriptionDetails/ClassDescription/ClassNumber"
    )
    for record, mark in records():
        numbers = words(record, goods)
        classes += len(numbers)
        assert mark.classes == tuple(sorted(map(int, numbers)))
        written = [
            f"{number}: {text}"
            for number, text in zip(numbers, expected_goods(record), strict=True)
        ]
        assert mark.goods == ". ".join(written)
        figures = words(record, image)
        codes += len(figures)
        assert mark.vienna == tuple(figures)
    assert (classes, codes) == (705, 574)


def test_records_of_the_uspto_hold_their_last_owner_and_goods() -> None:
    """The three records of TSDR are read in both standards."""
    marks = [one_mark(BENCH / name) for name in TSDR]
    assert [mark.mark_id for mark in marks] == ["US76044902", "US76044902", "US74631225"]
    assert [mark.text for mark in marks] == ["PYTHON", "PYTHON", "JAVA"]
    assert [mark.registration for mark in marks] == ["2824281", "2824281", "2178784"]
    assert [mark.status for mark in marks] == ["registered"] * 3
    assert [mark.classes for mark in marks] == [(9, 42), (9, 42), (9,)]
    for name, mark in zip(TSDR, marks, strict=True):
        root = ET.parse(BENCH / name).getroot()  # noqa: S314 - files at hand
        described = [
            text
            for tag in ("GoodsServicesDescription", "GoodsServicesDescriptionText")
            for one in root.iter(f"{root.tag.partition('}')[0]}}}{tag}")
            if (text := (one.text or "").strip())
        ]
        numbers = mark.classes
        assert mark.goods == ". ".join(
            f"{number}: {text}" for number, text in zip(numbers, described, strict=True)
        )
        assert mark.filed == day(
            [one.text or "" for one in root.iter() if one.tag.endswith("}ApplicationDate")]
        )
    assert [mark.owner for mark in marks] == ["PYTHON SOFTWARE FOUNDATION"] * 2 + [
        "Oracle America, Inc."
    ]
