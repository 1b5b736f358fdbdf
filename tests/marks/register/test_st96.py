"""Trade marks in WIPO ST.96."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from countermark.findings import BadInputError
from countermark.marks.register.mark import Designation, Kind, Mark
from countermark.marks.register.reading import Found, read_marks
from countermark.marks.register.st96 import mark_of
from countermark.marks.register.xml_records import Piece

SAMPLES = Path(__file__).parent / "samples"


def marks(name: str) -> list[Mark]:
    """Read the marks of a sample."""
    return [one.mark for one in read_marks(SAMPLES / name) if isinstance(one, Found)]


def read(inside: str) -> Mark:
    """Read one record of an office."""
    number = "<ApplicationNumber><IPOfficeCode>cz</IPOfficeCode>1</ApplicationNumber>"
    content = f"<t:Trademark>{number}{inside}</t:Trademark>".encode()
    return mark_of(Piece(0, "Trademark", content, b"", b"", "", plain=True), [])


ORGANIZATION = "<OrganizationName>{}</OrganizationName>"
SIGN = "<MarkRepresentation>{}</MarkRepresentation>"
PICTURE = SIGN.format("<MarkFeatureCategory>Figurative</MarkFeatureCategory>")


def test_a_record_of_the_uspto_is_read_in_full() -> None:
    """Last holders, the Nice class beside the national one, quoted words, no name of no image."""
    assert marks("st96_tsdr.xml") == [
        Mark(
            mark_id="US90000001",
            text="ZETA SOL",
            owner="Zetalon America, Inc.; Ada Zeta",
            office="US",
            classes=(22,),
            goods="22: Ropes",
            status="ended",
            status_words="710: Registration cancelled under section 8.",
            status_on=date(2026, 10, 9),
            filed=date(2019, 5, 9),
            registered=date(2020, 3, 23),
            kind=Kind.FIGURATIVE,
            registration="9900001",
            vienna=("261121",),
            readings=("ZE TA",),
            translations=("SUN",),
        )
    ]


def test_another_office_s_record_is_read_in_full() -> None:
    """An ST.13 number, Vienna codes, goods in the application's language, a national end."""
    assert marks("st96.xml") == [
        Mark(
            mark_id="CA500000009000001",
            text="LE ZÉTA",
            image="zeta.png",
            owner="Zétalon Ltée",
            office="CA",
            classes=(3, 5),
            goods="3: savons; parfums. 5: plasters",
            status="ended",
            status_words="12: Abandoned",
            filed=date(2018, 1, 2),
            ended=date(2020, 5, 6),
            kind=Kind.SHAPE,
            vienna=("27.05.01",),
            translations=("THE ZETA",),
            designations=(Designation(territory="FR"),),
        )
    ]


def test_the_same_mark_has_one_name_in_both_standards() -> None:
    """A newer record in ST.96 takes the place of an older one in ST.66."""
    assert marks("st96_tsdr.xml")[0].mark_id == marks("st66_tsdr.xml")[0].mark_id


def test_the_office_may_stand_with_the_number() -> None:
    """Without a register's office the one of the application counts."""
    assert read(PICTURE).mark_id == "CZ1"


def test_significant_words_stand_in_for_the_words() -> None:
    """Words are read where they stand in the representation; significant ones if no others do."""
    sign = (
        "<WordMarkSpecification><MarkVerbalElementText/>"
        "<MarkSignificantVerbalElementText>ZETA</MarkSignificantVerbalElementText>"
        "</WordMarkSpecification>"
    )
    assert read(SIGN.format(sign)).text == "ZETA"


def test_a_record_that_the_office_deleted_is_none() -> None:
    """A deletion is reported, for nothing is taken out of a register here."""
    content = b'<Trademark com:operationCategory="Delete"><!-- --></Trademark>'
    with pytest.raises(BadInputError, match="took this record out"):
        mark_of(Piece(0, "Trademark", content, b"", b"", ""), [])


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("<EntityName>Zeta a.s.</EntityName>", "Zeta a.s."),
        (
            ORGANIZATION.format("<OrganizationStandardName>Zeta</OrganizationStandardName>"),
            "Zeta",
        ),
        ("<PersonName><PersonFullName>Ada Zeta</PersonFullName></PersonName>", "Ada Zeta"),
        ("<PersonName/>", "Legal Zeta"),
    ],
)
@pytest.mark.parametrize("contact", ["Contact", "PublicationContact"])
def test_a_holder_is_named_as_the_office_names_it(name: str, owner: str, contact: str) -> None:
    """Undertakings, people, and the legal entity where there is no other name."""
    holder = (
        f"<HolderBag><Holder><LegalEntityName>Legal Zeta</LegalEntityName>"
        f"<{contact}><Name>{name}</Name></{contact}></Holder></HolderBag>"
    )
    assert read(PICTURE + holder).owner == owner


def test_goods_whose_class_is_not_clear_have_none() -> None:
    """In a bag of several classes a description of another number belongs to none of them."""
    kinds = "".join(
        "<GoodsServicesClassification><ClassificationKindCode>Nice</ClassificationKindCode>"
        f"<ClassNumber>{number}</ClassNumber></GoodsServicesClassification>"
        for number in (9, 42)
    )
    text = "<GoodsServicesDescriptionText>ropes</GoodsServicesDescriptionText>"
    described = f"<ClassDescription><ClassNumber>7</ClassNumber>{text}</ClassDescription>"
    mark = read(
        f"{PICTURE}<GoodsServicesBag><GoodsServices>"
        f"<GoodsServicesClassificationBag>{kinds}</GoodsServicesClassificationBag>"
        f"<ClassDescriptionBag>{described}</ClassDescriptionBag></GoodsServices></GoodsServicesBag>"
    )
    assert (mark.classes, mark.goods) == ((9, 42), "ropes")


def test_features_are_found_where_offices_put_them() -> None:
    """Canada writes the feature in its own part of the record."""
    feature = "<MarkFeatureCategory>Sound</MarkFeatureCategory>"
    bag = f"<MarkFeatureCategoryBag>{feature}</MarkFeatureCategoryBag>"
    mark = read(f"<NationalTrademarkInformation>{bag}</NationalTrademarkInformation>")
    assert mark.kind is Kind.OTHER
