"""The USPTO's bulk files of applications."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from countermark.marks.register.mark import Kind, Mark
from countermark.marks.register.reading import Found, Rejected, read_marks
from countermark.marks.register.uspto import mark_of
from countermark.marks.register.xml_records import Piece

NICE = "<international-code>{}</international-code>"
SAMPLE = Path(__file__).parent / "samples" / "uspto.xml"


def marks() -> list[Mark]:
    """Read the marks of the sample."""
    return [one.mark for one in read_marks(SAMPLE) if isinstance(one, Found)]


def read(inside: str) -> Mark:
    """Read one case file that says no more than needed."""
    header = "<case-file-header><mark-drawing-code>4000</mark-drawing-code>{}</case-file-header>"
    words = header.format("<mark-identification>ZETA</mark-identification>")
    content = f"<case-file><serial-number>9</serial-number>{words}{inside}</case-file>"
    return mark_of(Piece(0, "case-file", content.encode(), b"", b"", ""), [])


def test_an_old_registration_is_read_in_full() -> None:
    """National classes become international ones, statements are told apart by their codes."""
    assert marks()[0] == Mark(
        mark_id="US71000001",
        text="ZETALON AND SONS",
        owner="THIRD ZETALON, INC.; ZETA, ADA",
        office="US",
        classes=(22,),
        goods="NETS. 22: CORDS, [ TWINES, ] AND ROPES",
        status="ended",
        status_words="900: EXPIRED",
        status_on=date(2013, 12, 14),
        filed=date(1924, 4, 7),
        registered=date(1925, 5, 27),
        kind=Kind.FIGURATIVE,
        registration="0090001",
        vienna=("020119",),
        readings=("DZITA", "ZETA LONE"),
        translations=("SEEK",),
    )


def test_an_abandoned_design_without_words_is_a_mark() -> None:
    """A drawing needs no words; zeros are no registration; the end is the day of abandonment."""
    mark = marks()[1]
    assert (mark.text, mark.kind, mark.registration) == ("", Kind.FIGURATIVE, "")
    assert (mark.status, mark.ended) == ("ended", date(2023, 4, 4))


def test_a_shape_and_a_code_that_is_not_known() -> None:
    """The flag of three dimensions decides; a code that is not in the table stays as it is."""
    mark = marks()[2]
    assert (mark.kind, mark.status, mark.status_words) == (Kind.SHAPE, "unknown", "999")


def test_an_entity_of_the_declaration_is_not_replaced() -> None:
    """What a document type defines is not put into a record."""
    assert [one.position for one in read_marks(SAMPLE) if isinstance(one, Rejected)] == [
        "record 4, byte 3217"
    ]


@pytest.mark.parametrize(
    ("classification", "expected"),
    [
        (f"{NICE.format('009')}<primary-code>009</primary-code>", "9: x"),
        (NICE.format("009"), "9: x"),
        (
            f"{NICE.format('009')}{NICE.format('042')}<primary-code>009</primary-code>",
            "x",
        ),
    ],
)
def test_goods_have_the_one_class_of_their_code(classification: str, expected: str) -> None:
    """Where a primary class stands for several international ones, the goods have none."""
    statement = "<type-code>GS0091</type-code><text>x</text>"
    mark = read(
        f"<classifications><classification>{classification}</classification></classifications>"
        f"<case-file-statements><case-file-statement>{statement}</case-file-statement>"
        "</case-file-statements>"
    )
    assert mark.goods == expected


def test_a_case_file_without_a_header_names_no_mark() -> None:
    """A record without header, and so without words, is rejected."""
    content = b"<case-file><serial-number>1</serial-number></case-file>"
    mark = mark_of(Piece(0, "case-file", content, b"", b"", "", plain=True), [])
    assert mark.kind is Kind.OTHER
