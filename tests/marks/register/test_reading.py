"""Reading files of marks in any format."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import BadInputError
from countermark.marks.register.reading import FORMS, Found, Note, Rejected, read_marks

SAMPLES = Path(__file__).parent / "samples"
BROKEN = (SAMPLES / "broken.xml").read_bytes()
RECORD = (
    "<TradeMark><RegistrationOfficeCode>EM</RegistrationOfficeCode><ApplicationNumber>{}"
    "</ApplicationNumber><WordMarkSpecification><MarkVerbalElementText>{}</MarkVerbalElementText>"
    "</WordMarkSpecification></TradeMark>"
)


def read(folder: Path, content: bytes, form: str = "") -> list[Found | Rejected | Note]:
    """Read the bytes of a file."""
    path = folder / "f"
    path.write_bytes(content)
    return list(read_marks(path, form))


def test_broken_records_are_reported_and_stop_nothing() -> None:
    """Each broken record is named by number, byte and reason; the good ones are read."""
    found = list(read_marks(SAMPLES / "broken.xml"))
    assert [one.mark.mark_id for one in found if isinstance(one, Found)] == ["EM1", "EM8"]
    rejected = [one for one in found if isinstance(one, Rejected)]
    reasons = ["mismatched", "not closed", "entities", "no application number", "Delete"]
    reasons += ["without words", "middle of this record"]
    assert [reason in one.why for reason, one in zip(reasons, rejected, strict=True)] == [True] * 7
    for one in rejected:
        record, byte = one.position.split(", byte ")
        assert record.startswith("record ")
        assert BROKEN[int(byte) :].startswith(b"<t:TradeMark")


@given(st.integers(0, 100), st.binary(min_size=1, max_size=8), st.integers(0, 40))
def test_whatever_breaks_one_record_leaves_the_others(at: int, junk: bytes, lost: int) -> None:
    """Bytes put into a record, or taken out of it, cost that record at most."""
    records = [RECORD.format(number, "ZETA").encode() for number in range(3)]
    at = 12 + at % (len(records[1]) - 12)
    broken = records[1][:at] + junk + records[1][at + lost :]
    with TemporaryDirectory() as folder:
        found = read(Path(folder), b"<a>" + records[0] + broken + b"\n" + records[2] + b"</a>")
    ids = [one.mark.mark_id for one in found if isinstance(one, Found)]
    assert {"EM0", "EM2"} <= set(ids)
    assert len(ids) == 3 or any(isinstance(one, Rejected) for one in found)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "iso-8859-2", "windows-1250"]
)
def test_xml_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    """A mark, a declaration or the place of zeros tells the letters."""
    declared = encoding.removesuffix("-sig").removesuffix("-le")
    text = f'<?xml version="1.0" encoding="{declared}"?><a>{RECORD.format(1, "ŽLUTÝ KŮŇ")}</a>'
    (found,) = read(tmp_path, text.encode(encoding))
    assert isinstance(found, Found)
    assert found.mark.text == "ŽLUTÝ KŮŇ"
    assert ("byte" in found.position) == (declared == "utf-8")


def test_bytes_that_do_not_fit_the_encoding_reject_their_record(tmp_path: Path) -> None:
    """A record with foreign bytes is rejected in UTF-8 and in a declared encoding alike."""
    for encoding, bad in (("utf-8", b"\xe4"), ("shift_jis", b"\x81")):
        start = f'<?xml version="1.0" encoding="{encoding}"?><a>'.encode()
        records = [RECORD.format(number, "ZETA").encode() for number in (1, 2)]
        content = start + records[0].replace(b"ZETA", b"ZETA" + bad + b" ") + records[1] + b"</a>"
        first, second = read(tmp_path, content)
        assert isinstance(first, Rejected)
        assert isinstance(second, Found)


def test_a_file_that_ends_between_records_is_told(tmp_path: Path) -> None:
    """If the root is not closed, records may be missing; if it is, nothing is said."""
    content = f"<a>{RECORD.format(1, 'ZETA')}"
    found = read(tmp_path, content.encode())
    assert isinstance(found[1], Note)
    assert found[1].to_json()["position"] == "end of file"
    assert len(read(tmp_path, f"{content}</a>".encode())) == 1
    assert len(read(tmp_path, RECORD.format(1, "ZETA").encode())) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "it is empty"),
        (b"<html><body/></html>", "root element 'html'"),
        (b"<html", "no trade mark was found in it"),
        (b"< html>", "not well-formed"),
        (b"<a><b>" * 10, "no trade mark was found"),
        (b"{}", "neither XML nor a CSV file"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "encoding 'klingon'"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "encoding is not known"),
    ],
)
def test_what_is_no_register_is_said_to_be_none(tmp_path: Path, content: bytes, says: str) -> None:
    """A file in no known format is rejected as a whole, with what was expected."""
    (found,) = read(tmp_path, content)
    assert isinstance(found, Rejected)
    assert says in found.why
    assert found.to_json() == {"file": found.file, "position": found.position, "why": found.why}


@pytest.mark.parametrize(
    ("name", "form"),
    [("st66.xml", "st66"), ("st96.xml", "st96"), ("uspto.xml", "uspto"), ("st66_tsdr.xml", "st66")],
)
def test_a_format_that_was_asked_for_is_held_to(name: str, form: str) -> None:
    """With its own format a file reads the same as without, with any other it is rejected."""
    path = SAMPLES / name
    assert list(read_marks(path, form)) == list(read_marks(path))
    for other in set(FORMS) - {form}:
        found = [one for one in read_marks(path, other) if not isinstance(one, Note)]
        assert [type(one) for one in found] == [Rejected]
        assert isinstance(found[0], Rejected)
        assert f"not {other} as asked for" in found[0].why


def test_csv_is_held_to_as_well(tmp_path: Path) -> None:
    """CSV asked for is read as CSV, and is not XML."""
    assert isinstance(read(tmp_path, b"mark_id,text\n1,A\n", "csv")[1], Found)
    (found,) = read(tmp_path, b"mark_id,text\n1,A\n", "st96")
    assert isinstance(found, Rejected)
    assert "no XML" in found.why


def test_a_format_or_a_file_that_is_none_stops_at_once(tmp_path: Path) -> None:
    """Before anything is read, a wrong format, a folder and a missing file are told."""
    with pytest.raises(BadInputError, match="format 'st36'"):
        read_marks(SAMPLES / "st66.xml", "st36")
    for path in (tmp_path, tmp_path / "none.xml"):
        with pytest.raises(BadInputError, match="cannot be read"):
            read_marks(path)


@pytest.mark.parametrize("form", ["st66", "csv"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, form: str) -> None:
    """Only what is in hand is kept of a file."""
    path = tmp_path / "f"
    filler = "clothing " * 4000
    with path.open("w") as stream:
        stream.write("<a>" if form == "st66" else "mark_id,text,goods\n")
        for number in range(500):
            record = RECORD.format(number, f"ZETA{number}").replace("</W", f"<x>{filler}</x></W")
            stream.write(record if form == "st66" else f"{number},ZETA{number},{filler}\n")
        stream.write("</a>" if form == "st66" else "")
    tracemalloc.start()
    count = sum(isinstance(one, Found) for one in read_marks(path, form))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 500
    assert peak < path.stat().st_size / 2
