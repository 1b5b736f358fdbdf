"""Cutting a stream of XML into records."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.register import xml_records
from countermark.marks.register.xml_records import Piece, pieces

RECORDS = (
    b"<TradeMark>a</TradeMark>",
    b'<ns2:Trademark x="1">\n<b/>\n</ns2:Trademark >',
    b"<case-file><TradeMarkExt/><serial-number>1</serial-number></case-file>",
    b"<TradeMark a='b'/>",
    b"<TradeMark>c<!-- </TradeMark> <TradeMark> -->d</TradeMark>",
    b"<TradeMark><![CDATA[</TradeMark>]]></TradeMark>",
)
GAPS = (b"", b" \n", b"<!-- <TradeMark>no</TradeMark> -->", b"</TradeMark>", b"<TradeMarkDetails>")


class Slowly:
    """A stream that gives a few bytes at a time, whatever is asked for."""

    def __init__(self, content: bytes, size: int) -> None:
        self._stream = io.BytesIO(content)
        self._size = size

    def read(self, _: int, /) -> bytes:
        """Read a few bytes."""
        return self._stream.read(self._size)


def cut(content: bytes) -> list[Piece]:
    """Cut some bytes into records."""
    return list(pieces(io.BytesIO(content)))


@given(
    st.lists(st.tuples(st.sampled_from(GAPS), st.sampled_from(RECORDS)), max_size=6),
    st.sampled_from(GAPS),
    st.integers(1, 50),
)
def test_records_are_found_however_the_bytes_arrive(
    parts: list[tuple[bytes, bytes]], end: bytes, size: int
) -> None:
    """Every record is found with its place and what stands around it, nothing else is one."""
    content = b"".join(gap + record for gap, record in parts) + end
    found = list(pieces(Slowly(content, size)))
    assert [piece.content for piece in found] == [record for _, record in parts]
    assert [piece.before for piece in found] == [gap for gap, _ in parts]
    assert [piece.after for piece in found] == [gap for gap, _ in parts[1:]] + [end] * bool(parts)
    assert all(content.startswith(piece.content, piece.offset) for piece in found)
    assert not any(piece.problem for piece in found)


def test_a_plain_record_has_neither_comments_nor_sections() -> None:
    """Only in a plain record may parts be cut out by their tags."""
    assert [piece.plain for piece in cut(b"".join(RECORDS))] == [True] * 4 + [False] * 2


@pytest.mark.parametrize(
    ("content", "names", "says"),
    [
        (b"<TradeMark>a<TradeMark>b</TradeMark>", ["", "b"], "not closed before the next"),
        (b"<TradeMark>a</Trademark>", [""], "ends in the middle"),
        (b"<TradeMark ", [""], "ends in the middle"),
        (b"<TradeMark>a</TradeMark", [""], "ends in the middle"),
        (b"<TradeMark>a<!-- <TradeMark>b</TradeMark>", ["", "b"], "not closed"),
        (b"<TradeMark>a<![CDATA[ <TradeMark>b</TradeMark>", ["", "b"], "not closed"),
    ],
)
def test_a_record_without_end_is_reported(content: bytes, names: list[str], says: str) -> None:
    """The end that is missing is told, and the record after it is read."""
    found = cut(content)
    texts = [piece.content.partition(b">")[2].partition(b"<")[0].decode() for piece in found]
    assert texts == names
    assert says in found[0].problem


def test_a_comment_without_end_between_records_hides_nothing() -> None:
    """What stands behind an open comment outside of records is still read."""
    assert [piece.content for piece in cut(b"<!-- <TradeMark>a</TradeMark>")] == [RECORDS[0]]


def test_a_record_without_measure_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record longer than the limit is reported, and the next one is read."""
    monkeypatch.setattr(xml_records, "LONGEST", 1000)
    content = b"<TradeMark>" + b"x" * 5000 + b"</TradeMark>" + RECORDS[0]
    found = list(pieces(Slowly(content, 100)))
    assert "longer than" in found[0].problem
    assert [piece.content for piece in found[1:]] == [RECORDS[0]]


def test_a_comment_without_measure_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A comment longer than a record may be is searched for records like any other text."""
    monkeypatch.setattr(xml_records, "LONGEST", 1000)
    content = b"<!--" + b"x" * 5000 + RECORDS[0] + b"-->"
    assert [piece.content for piece in pieces(Slowly(content, 100))] == [RECORDS[0]]


def test_of_a_long_gap_the_end_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands between records is kept up to a limit, its end always."""
    monkeypatch.setattr(xml_records, "_LARGEST_GAP", 300)
    content = RECORDS[0] + b"y" * 5000 + b"<end/>" + RECORDS[0]
    first, second = pieces(Slowly(content, 50))
    assert first.after == second.before
    assert second.before.endswith(b"yy<end/>")
    assert len(second.before) < 1000
    assert content.startswith(second.content, second.offset)
