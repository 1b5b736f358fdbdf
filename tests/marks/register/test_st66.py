"""Trade marks in WIPO ST.66."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from countermark.findings import BadInputError
from countermark.marks.register.mark import Designation, Kind, Mark
from countermark.marks.register.reading import Found, Note, read_marks
from countermark.marks.register.st66 import mark_of
from countermark.marks.register.xml_records import Piece

SAMPLES = Path(__file__).parent / "samples"


def marks(name: str) -> list[Mark]:
    """Read the marks of a sample."""
    return [one.mark for one in read_marks(SAMPLES / name) if isinstance(one, Found)]


def read(inside: str, *, before: str = "", after: str = "", plain: bool = True) -> Mark:
    """Read one record of the Finnish office."""
    office = "<RegistrationOfficeCode>FI</RegistrationOfficeCode>"
    content = f"<TradeMark>{office}<ApplicationNumber>1</ApplicationNumber>{inside}</TradeMark>"
    return mark_of(
        Piece(0, "TradeMark", content.encode(), before.encode(), after.encode(), "", plain=plain),
        [],
    )


def goods(*classes: str) -> str:
    """Write the goods of classes."""
    described = "".join(f"<ClassDescription>{one}</ClassDescription>" for one in classes)
    inner = f"<ClassDescriptionDetails>{described}</ClassDescriptionDetails>"
    return f"<GoodsServicesDetails><GoodsServices>{inner}</GoodsServices></GoodsServicesDetails>"


def words(language: str, text: str) -> str:
    """Write goods in a language."""
    return f'<GoodsServicesDescription languageCode="{language}">{text}</GoodsServicesDescription>'


PICTURE = "<MarkFeature>Figurative</MarkFeature>"


def test_an_office_s_record_is_read_in_full() -> None:
    """Every field arrives; earlier marks of oppositions and other languages stay outside."""
    assert marks("st66.xml")[0] == Mark(
        mark_id="EM019000001",
        text="ZETALON & Söhne seit 1901",
        image="019/000/000777.JPG",
        owner="applicant 4711 of EM",
        office="EM",
        classes=(18, 25),
        goods="25: Clothing; footwear. 18: Taschen",
        status="registered",
        status_words="Registration cancellation pending",
        status_on=date(2025, 3, 4),
        filed=date(2024, 2, 29),
        registered=date(2024, 6, 1),
        expires=date(2034, 2, 28),
        kind=Kind.FIGURATIVE,
        vienna=("26.04.05", "27.05.01"),
        readings=("ZE TA LON",),
        translations=("Zetalon and sons",),
    )


def test_an_international_registration_names_where_it_was_extended_to() -> None:
    """Designations, holders and the end are read; a day that is none is noted, not the record."""
    mark = marks("st66.xml")[1]
    assert (mark.mark_id, mark.text, mark.kind) == ("WO1900001", "", Kind.FIGURATIVE)
    assert mark.designations == (Designation(territory="EU"), Designation(territory="JP"))
    assert mark.owner == "Ada Zeta; Zetalon SARL"
    assert (mark.status, mark.ended, mark.expires) == ("ended", date(2024, 1, 10), None)
    notes = [one.why for one in read_marks(SAMPLES / "st66.xml") if isinstance(one, Note)]
    assert ["expires" in notes[0], "JAPAN" in notes[1], len(notes)] == [True, True, 2]


def test_a_record_of_the_uspto_has_its_holder_behind_it() -> None:
    """The last holder is taken, sentences are taken apart, a class that is none is noted."""
    assert marks("st66_tsdr.xml") == [
        Mark(
            mark_id="US90000001",
            text="ZETA SOL",
            owner="ZETALON USA, INC.",
            office="US",
            classes=(9,),
            goods="Certified programs. 9: Computer programs",
            status="registered",
            status_words="702: A declaration has been accepted.",
            status_on=date(2024, 9, 8),
            filed=date(2019, 5, 9),
            registered=date(2020, 3, 23),
            registration="9900001",
            translations=("sun",),
        )
    ]


@pytest.mark.parametrize(
    ("descriptions", "expected"),
    [
        ([("de", "Schuhe"), ("en", "shoes"), ("fi", "kengät")], "25: shoes"),
        ([("de", "Schuhe"), ("fi", "kengät")], "25: kengät"),
        ([("de", "Schuhe"), ("EN", "shoes")], "25: shoes"),
        ([("de", "Schuhe"), ("sv", "skor")], "25: Schuhe"),
        ([("de", "Schuhe"), ("en", "")], "25: Schuhe"),
        ([("de", "Schuhe"), ("en", "<b>shoes</b>")], "25: shoes"),
    ],
)
@pytest.mark.parametrize("plain", [True, False])
def test_goods_are_read_in_english_or_else_in_the_application_s_language(
    descriptions: list[tuple[str, str]],
    expected: str,
    plain: bool,  # noqa: FBT001 - a case
) -> None:
    """The same language is taken whether others were left out before or not."""
    described = "".join(words(language, text) for language, text in descriptions)
    one = f"<ClassNumber>25</ClassNumber>{described}"
    language = "<ApplicationLanguageCode>fi</ApplicationLanguageCode>"
    assert read(PICTURE + language + goods(one), plain=plain).goods == expected


def test_each_class_has_goods_in_one_language() -> None:
    """Where English is missing in one class only, nothing of the others is lost."""
    first = f"<ClassNumber>3</ClassNumber>{words('en', 'soap')}{words('de', 'Seife')}"
    second = f"<ClassNumber>5</ClassNumber>{words('de', 'Pflaster')}"
    assert read(PICTURE + goods(first, second)).goods == "3: soap. 5: Pflaster"


def test_a_record_that_the_office_deleted_is_none() -> None:
    """A deletion is reported, for nothing is taken out of a register here."""
    content = b'<TradeMark operationCode="Delete"/>'
    with pytest.raises(BadInputError, match="took this record out"):
        mark_of(Piece(0, "TradeMark", content, b"", b"", "", plain=True), [])


APPLICANT = (
    "<ApplicantDetails><Applicant><ApplicantName><FullName>Zeta Oy</FullName></ApplicantName>"
    "</Applicant></ApplicantDetails>"
)


@pytest.mark.parametrize(
    ("before", "after", "owner"),
    [
        ("<TransactionData>", f"</TradeMarkDetails>{APPLICANT}</TransactionData>", "Zeta Oy"),
        ("", f"</TradeMarkDetails>{APPLICANT}</TransactionData>", ""),
        ("<TransactionData>", f"</TransactionData><TransactionData>{APPLICANT}", ""),
    ],
)
def test_applicants_behind_a_record_belong_to_it_if_it_stands_alone(
    before: str, after: str, owner: str
) -> None:
    """Applicants of another transaction, or of several records, are nobody's."""
    assert read(PICTURE, before=before, after=after).owner == owner


def test_applicants_in_the_record_come_first() -> None:
    """A record that names its applicants needs none from behind it."""
    lines = (
        "<FreeFormatNameLine>Zeta</FreeFormatNameLine><FreeFormatNameLine>AB</FreeFormatNameLine>"
    )
    free = (
        f"<FreeFormatName><FreeFormatNameDetails>{lines}</FreeFormatNameDetails></FreeFormatName>"
    )
    book = f"<FormattedNameAddress><Name>{free}</Name></FormattedNameAddress>"
    inside = f"<Applicant><ApplicantAddressBook>{book}</ApplicantAddressBook></Applicant>"
    found = read(
        f"{PICTURE}<ApplicantDetails>{inside}</ApplicantDetails>",
        before="<TransactionData>",
        after=APPLICANT,
    )
    assert found.owner == "Zeta, AB"
