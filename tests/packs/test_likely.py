"""Likely other readings of faulty messages."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.packs import Identity, PackCode, parse

GTIN = "09506003395637"
MEANT = Identity(gtin=GTIN, serial="SER", batch="LOT", expiry=date(2027, 3, 31))
LETTERS = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (f"01{GTIN}1727033110LOT21SER", "separator-lost"),
        (f"01{GTIN}21SER1727033110LOT", "separator-lost"),
        (f"01{GTIN}1727033121SER10LOT", "separator-lost"),
        (f"01{GTIN}1727033110LOT{{GS}}21SER01{GTIN}", "glued-code"),
        (f"01{GTIN}1727033110LOT{{GS}}21SER{GTIN[1:]}", "glued-code"),
        (f"01{GTIN}21SER(17)270331(10)LOT", "parentheses-in-value"),
        (f"]d101{GTIN}1727033110LOT{{GS}}21SER", "not-marked-gs1"),
        (f"]d1(01){GTIN}(17)270331(10)LOT(21)SER", "not-marked-gs1"),
        (")!)(%)^))##(%^#&!&@&)##!!)LOT\x1d@!SER", "keyboard-layout"),
        ('à&àç(à-àà""ç(-"è&èéèà""&&àLOT\x1dé&SER', "keyboard-layout"),
    ],
)
def test_benign_cause_is_found_with_its_reading(on: date, text: str, cause: str) -> None:
    """Each slip that users report gives the reading that was meant, and a problem of its name."""
    code = parse(text, on=on)
    assert next(each.identity for each in code.readings if each.cause == cause) == MEANT
    assert cause in {problem.code for problem in code.problems}


def test_date_written_day_first_is_offered(read: Callable[[str], PackCode]) -> None:
    """A date that is none as YYMMDD is offered as DDMMYY."""
    code = read(f"(01){GTIN}(21)SER(17)150631(10)LOT")
    assert [(each.cause, each.identity.expiry) for each in code.readings] == [
        ("expiry-day-first", date(2031, 6, 15))
    ]


def test_sound_code_has_no_other_reading(read: Callable[[str], PackCode]) -> None:
    """A serial number that holds the digits of another field is left alone."""
    assert read(f"01{GTIN}21A10B17270331{{GS}}1727033110LOT").readings == ()


def test_digits_that_mean_nothing_give_no_reading(read: Callable[[str], PackCode]) -> None:
    """Data that are GS1 under no layout of a keyboard stay as they are."""
    assert read("!@#").readings == ()


@given(LETTERS, LETTERS)
def test_lost_separator_is_always_undone(batch: str, serial: str) -> None:
    """Whatever letters batch and serial number hold, the meant reading is among those offered."""
    code = parse(f"01{GTIN}1727033110{batch}21{serial}", on=date(2026, 11, 23))
    offered = [(each.identity.batch, each.identity.serial) for each in code.readings]
    assert (batch, serial) in offered


@given(st.text(max_size=200))
def test_no_text_breaks_the_parser(text: str) -> None:
    """Any text that is not blank is answered without an error."""
    if text.strip():
        assert parse(text, on=date(2026, 11, 23)).symbology == "text"
