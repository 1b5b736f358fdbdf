"""What a code says."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import BadInputError
from countermark.packs import PackCode, check_digit, parse
from countermark.packs.identifiers import CSET_82

TEXTS = st.text(sorted(CSET_82 - set("()")), min_size=1, max_size=20)
ON = date(2026, 11, 23)


@given(
    payload=st.text("0123456789", min_size=13, max_size=13),
    serial=TEXTS,
    batch=TEXTS,
    expiry=st.dates(date(2020, 1, 1), date(2070, 12, 31)),
)
def test_every_valid_pack_survives(payload: str, serial: str, batch: str, expiry: date) -> None:
    """Whatever valid fields are put together come out again, without a problem."""
    gtin = payload + check_digit(payload)
    code = parse(f"]d201{gtin}21{serial}\x1d17{expiry:%y%m%d}10{batch}", on=ON)
    assert (code.gtin, code.serial, code.batch, code.expiry) == (gtin, serial, batch, expiry)
    assert code.gs1
    assert code.problems == ()


def test_contract_of_the_command_line(read: Callable[[str], PackCode]) -> None:
    """The JSON form has the fields that users rely on."""
    answer = read("(01)09506003395637(21)A(17)270300(10)L(710)12345678").to_json()
    assert {
        "symbology": "text",
        "gs1": True,
        "gtin": "09506003395637",
        "serial": "A",
        "batch": "L",
        "expiry": "2027-03-31",
        "other": {"710": "12345678"},
        "problems": [],
    }.items() <= answer.items()


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_is_bad_input(text: str) -> None:
    """A string without any data is refused with a sentence."""
    with pytest.raises(BadInputError, match="empty string"):
        parse(text, on=ON)


def test_iso_15434_is_named() -> None:
    """The form of PPN codes is recognised and said not to be read."""
    code = parse("]d1[)>\x1e06\x1d9N111234567842", on=ON, symbology="datamatrix")
    assert not code.gs1
    assert "ISO/IEC 15434" in code.problems[0].text


def test_plain_datamatrix_says_why_it_is_not_gs1() -> None:
    """A DataMatrix without FNC1 is no GS1 code."""
    code = parse("]d1HELLO", on=ON, symbology="datamatrix")
    assert (code.gs1, [problem.code for problem in code.problems]) == (False, ["not-gs1"])


def test_plain_qr_code_has_no_problem() -> None:
    """A QR code may hold anything."""
    assert parse("]Q1HELLO", on=ON, symbology="qrcode").problems == ()


def test_retail_code_is_not_a_single_pack(read: Callable[[str], PackCode]) -> None:
    """An EAN says which goods these are, not which pack, and lacks nothing."""
    code = read("5901234123457")
    assert (code.may_mark_a_pack, code.looks_like_a_medicine, code.problems) == (False, False, ())


def test_national_number_marks_a_medicine(read: Callable[[str], PackCode]) -> None:
    """A national healthcare number is only put on medicines."""
    code = read("(01)09506003395637(712)1234567")
    assert code.may_mark_a_pack
    assert code.looks_like_a_medicine
