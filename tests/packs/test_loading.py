"""Packs from CSV into a store."""

from datetime import date
from pathlib import Path

import pytest

from countermark.findings import BadInputError
from countermark.packs import SqliteStore, load

HEADER = "gtin,serial,batch,expiry,state,market,product,holder\n"
GOOD = "09506003395637,A,L,2027-03-31,active,DE,Demopill,Demo holder\n"


@pytest.fixture
def empty(tmp_path: Path) -> SqliteStore:
    """A store without packs."""
    return SqliteStore(tmp_path / "empty.sqlite", create=True)


def file(tmp_path: Path, text: str) -> Path:
    """Write a file of packs."""
    path = tmp_path / "in.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_loading_twice_changes_nothing(store: SqliteStore, packs_csv: Path, on: date) -> None:
    """The second time every pack is unchanged, and so is the version."""
    before = store.version
    loaded = load(packs_csv, store, on=on)
    assert (loaded.read, loaded.unchanged, loaded.imported, loaded.replaced) == (7, 7, 0, 0)
    assert loaded.version == before


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("09506003395638,A,L,2027-03-31,active,,,\n", "check digit 7"),
        ("95060O3395637,A,L,2027-03-31,active,,,\n", "8, 12, 13 or 14 digits"),
        ("09506003395637,,L,2027-03-31,active,,,\n", "The serial ''"),
        (f"09506003395637,A,{'L' * 21},2027-03-31,active,,,\n", "1 to 20"),
        ("09506003395637,A,L,31.03.2027,active,,,\n", "YYYY-MM-DD or YYMMDD"),
        ("09506003395637,A,L,2027-03-31,sold,,,\n", "expected one of active"),
        ("09506003395637,A,L,2027-03-31,active,XX,,\n", "XX"),
        ("09506003395637,A,L,2027-03-31\n", "more or fewer cells"),
    ],
)
def test_bad_line_is_rejected_and_stops_nothing(
    tmp_path: Path, empty: SqliteStore, on: date, line: str, why: str
) -> None:
    """A bad line is listed with its position and reason; the good one behind it is loaded."""
    loaded = load(file(tmp_path, HEADER + line + GOOD), empty, on=on)
    assert (loaded.read, loaded.imported) == (2, 1)
    assert loaded.rejected[0].position == 2
    assert why in loaded.rejected[0].why


def test_short_gtin_and_gs1_date_are_understood(
    tmp_path: Path, empty: SqliteStore, on: date
) -> None:
    """A GTIN-13 and YYMM00 are written out in the store; unknown columns are named."""
    text = "GTIN,serial,batch,expiry,state,note\n9506003395637,A,L,270200,Active,x\n"
    loaded = load(file(tmp_path, text), empty, on=on)
    assert loaded.not_used == ("note",)
    pack = empty.pack("09506003395637", "A")
    assert pack is not None
    assert (pack.expiry, pack.state, pack.market) == (date(2027, 2, 28), "active", ())


@pytest.mark.parametrize("text", ["", "gtin,serial\n", "a;b;c\n"])
def test_missing_columns_are_named(tmp_path: Path, empty: SqliteStore, on: date, text: str) -> None:
    """A file without the columns is refused as a whole."""
    with pytest.raises(BadInputError, match="lacks the columns"):
        load(file(tmp_path, text), empty, on=on)


def test_wrong_encoding_loads_nothing(tmp_path: Path, empty: SqliteStore, on: date) -> None:
    """A file that is not UTF-8 is refused, and packs before the fault are not kept."""
    path = tmp_path / "latin.csv"
    path.write_bytes((HEADER + GOOD + GOOD.replace("Demopill", "Pille für")).encode("latin-1"))
    with pytest.raises(BadInputError, match="UTF-8"):
        load(path, empty, on=on)
    assert empty.pack("09506003395637", "A") is None


def test_rejected_lines_name_their_file(tmp_path: Path, empty: SqliteStore, on: date) -> None:
    """The JSON form lists file, position and reason of each rejected line."""
    loaded = load(file(tmp_path, HEADER + "1,A,L,270331,active,,,\n"), empty, on=on)
    answer = loaded.to_json("in.csv")
    assert answer["rejected"] == [
        {
            "file": "in.csv",
            "position": 2,
            "why": "The gtin '1' was given; expected 8, 12, 13 or 14 digits.",
        }
    ]
