"""Messages taken apart."""

import pytest

from countermark.packs.elements import split

PARTS = ["(01)09506003395637", "(21)A1", "(17)270300", "(10)LOT"]


@pytest.mark.parametrize(
    "text",
    [
        "010950600339563721A1\x1d1727030010LOT",
        "010950600339563721A1{GS}1727030010LOT",
        "]d2010950600339563721A1<GS>1727030010LOT",
        "\x1d010950600339563721A1\x1d17270300\x1d10LOT\x1d",
        " (01)09506003395637(21)A1(17)270300(10)LOT\n",
        "]C1(01)09506003395637(21)A1(17)270300(10)LOT",
    ],
)
def test_every_form_gives_the_same_fields(text: str) -> None:
    """Separators as character or as text, symbology identifiers and brackets mean the same."""
    message = split(text)
    assert [str(each) for each in message.elements] == PARTS
    assert message.problems == ()


def test_digital_link_is_read_as_text() -> None:
    """Path and query give fields; what is no application identifier in the query is left."""
    message = split("https://example.org/x/01/9506003395637/10/L%2F1/21/A1?17=270300&linkType=all")
    assert message.form == "digital-link"
    assert [str(each) for each in message.elements] == [
        "(01)09506003395637",
        "(10)L/1",
        "(21)A1",
        "(17)270300",
    ]


def test_link_without_a_key_is_plain() -> None:
    """An address that holds no GS1 key is no GS1 data."""
    assert split("https://example.org/shop/1").form == "plain"


def test_broken_link_path_is_named() -> None:
    """A key without value and an unknown part are both named."""
    message = split("https://example.org/01/09506003395637/05/A/21")
    assert [problem.code for problem in message.problems] == ["digital-link-path"] * 2


@pytest.mark.parametrize(
    "text", ["5901234123457", "]E05901234123457", "96385074", "]I109506003395637"]
)
def test_bare_number_is_a_product_code(text: str) -> None:
    """EAN, UPC and ITF-14 hold a product code without an application identifier."""
    message = split(text)
    assert message.form == "gtin"
    assert len(message.elements[0].value) == 14


def test_symbol_without_fnc1_is_plain() -> None:
    """A symbology identifier that does not stand for GS1 makes the data plain."""
    assert split("]d1010950600339563721A1").form == "plain"


def test_unknown_field_is_named_and_the_next_is_read() -> None:
    """Reading goes on behind the next separator."""
    message = split("0109506003395637{GS}05XX{GS}21A1")
    assert [str(each) for each in message.elements] == ["(01)09506003395637", "(21)A1"]
    assert [problem.code for problem in message.problems] == ["identifier-unknown"]


def test_unknown_number_in_brackets_belongs_to_a_free_text() -> None:
    """Behind a serial number, brackets with an unassigned number are part of it."""
    assert str(split("(01)09506003395637(21)A(05)B").elements[1]) == "(21)A(05)B"


def test_unknown_number_in_brackets_behind_a_fixed_field_is_named() -> None:
    """Behind a field of fixed length it is an unknown field."""
    message = split("(01)09506003395637(05)B(21)A")
    assert [problem.code for problem in message.problems] == ["identifier-unknown"]
    assert [each.code for each in message.elements] == ["01", "21"]


@pytest.mark.parametrize("text", ["http://[", "https://[::1/01/09506003395637", "]Q1http://a]b"])
def test_link_with_a_broken_host_is_plain_data(text: str) -> None:
    """Any QR code may hold such a link; it is no GS1 message and no crash."""
    message = split(text)
    assert (message.form, message.elements) == ("plain", ())
