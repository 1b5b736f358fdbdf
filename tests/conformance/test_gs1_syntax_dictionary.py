"""The table of application identifiers is GS1's own, and the parser agrees with another one."""

from __future__ import annotations

import csv
import importlib.util
from datetime import date
from pathlib import Path

import pytest
from biip import ParseError
from biip.gs1_messages import GS1Message
from hypothesis import given
from hypothesis import strategies as st

from countermark.packs import check_digit, parse
from countermark.packs.identifiers import application_identifiers

ROOT = Path(__file__).parents[2]
DICTIONARY = ROOT.parent / "shared" / "bench" / "packs" / "gs1-syntax-dictionary.txt"
TABLE = ROOT / "src" / "countermark" / "packs" / "data" / "application_identifiers.csv"
ON = date.today()  # noqa: DTZ011 - the other parser takes the century from the clock
LETTERS = st.text("ABCDEFXYZ0123456789abc-_./", min_size=1, max_size=20)


@pytest.mark.skipif(not DICTIONARY.exists(), reason="GS1's syntax dictionary is not at hand")
def test_table_is_what_the_script_makes_of_the_dictionary() -> None:
    """Nothing was added to GS1's list, left out or changed."""
    script = ROOT / "scripts" / "make_application_identifiers.py"
    spec = importlib.util.spec_from_file_location("make_application_identifiers", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    content = DICTIONARY.read_bytes()
    made = module.entries(content.decode("utf-8"), module.version_of(content))
    with TABLE.open(encoding="utf-8", newline="") as stream:
        assert list(csv.DictReader(stream)) == made


@given(
    st.text("0123456789", min_size=13, max_size=13),
    LETTERS,
    LETTERS,
    st.integers(20, 60),
    st.integers(1, 13),
    st.integers(0, 31),
)
def test_parser_agrees_with_biip(  # noqa: PLR0913, PLR0917 - the parts of one message
    payload: str, serial: str, batch: str, year: int, month: int, day: int
) -> None:
    """Fields and dates are those that another implementation of the standard reads."""
    gtin = payload + check_digit(payload)
    digits = f"{year:02}{month:02}{day:02}"
    text = f"01{gtin}17{digits}21{serial}\x1d10{batch}"
    ours = parse(text, on=ON)
    try:
        theirs = GS1Message.parse(text)
    except ParseError:
        assert ours.expiry is None
        return
    fields = {each.ai.ai: each for each in theirs.element_strings}
    assert (ours.gtin, ours.serial, ours.batch) == tuple(
        fields[code].value for code in ("01", "21", "10")
    )
    assert ours.expiry == fields["17"].date


def test_parser_knows_every_identifier_that_biip_knows() -> None:
    """No field of the other implementation's list is missing here."""
    from biip.gs1_application_identifiers import (  # noqa: PLC0415 - its list is not public
        _GS1_APPLICATION_IDENTIFIERS,
    )

    assert set(_GS1_APPLICATION_IDENTIFIERS) <= set(application_identifiers())
