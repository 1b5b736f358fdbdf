"""The streams of files, of gzip files and of the members of ZIP archives."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from countermark.marks.register.archive import Source
from countermark.marks.register.archive import sources as opened
from countermark.marks.register.found import Found, Note, Rejected
from countermark.marks.register.reading import read_marks

CSV = "mark_id,text\n1,ZETA\n2,\n"


def archive(path: Path, members: dict[str, bytes]) -> Path:
    """Write a ZIP archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as found:
        for name, content in members.items():
            found.writestr(name, content)
    return path


def places(path: Path) -> list[str]:
    """List the places of what was found, notes left out."""
    return [one.position for one in read_marks(path) if not isinstance(one, Note)]


def test_a_member_s_records_are_named_with_it(tmp_path: Path) -> None:
    """All XML and CSV files of an archive are read, in folders too, and others are counted."""
    record = b"<TradeMark><RegistrationOfficeCode>EM</RegistrationOfficeCode></TradeMark>"
    members = {"a.csv": CSV.encode(), "b/": b"", "b/c.XML": record, "d.jpg": b"", "e.pdf": b""}
    path = archive(tmp_path / "x.zip", members)
    assert places(path) == [
        "a.csv in x.zip, line 2",
        "a.csv in x.zip, line 3",
        "b/c.XML in x.zip, record 1",
    ]
    notes = [one.why for one in read_marks(path) if isinstance(one, Note)]
    assert notes[-1] == "2 members are neither XML nor CSV and were not read, first 'd.jpg'"


def test_a_gzip_file_is_read(tmp_path: Path) -> None:
    """What a gzip file holds is read like the file itself."""
    path = tmp_path / "x.csv.gz"
    path.write_bytes(gzip.compress(CSV.encode()))
    assert places(path) == ["line 2", "line 3"]


def test_an_empty_archive_holds_nothing(tmp_path: Path) -> None:
    """An archive without members is no damage."""
    assert list(read_marks(archive(tmp_path / "x.zip", {}))) == []


@pytest.mark.parametrize("name", ["inner.zip", "inner.xml", "inner.tar"])
def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path, name: str) -> None:
    """Whether its name or its content tells, an inner archive is rejected; the rest is read."""
    inner = archive(tmp_path / "inner.zip", {"a.csv": CSV.encode()}).read_bytes()
    path = archive(tmp_path / "x.zip", {name: inner, "b.csv": CSV.encode()})
    first, *rest = [one for one in read_marks(path) if not isinstance(one, Note)]
    assert isinstance(first, Rejected)
    assert "inside an archive" in first.why
    assert name in first.position
    assert len(rest) == 2


def test_an_archive_in_a_gzip_file_is_not_opened(tmp_path: Path) -> None:
    """A gzip file in a gzip file is rejected."""
    path = tmp_path / "x.gz"
    path.write_bytes(gzip.compress(gzip.compress(CSV.encode())))
    assert places(path) == ["file"]


def flagged(path: Path, flag: int, method: int) -> None:
    """Write another flag and method of compression into the headers of the first member."""
    content = bytearray(path.read_bytes())
    directory = content.index(b"PK\x01\x02")
    for at in (6, directory + 8):
        content[at] |= flag
    for at in (8, directory + 10):
        content[at] = method
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("flag", "method", "says"), [(1, 8, "encrypted"), (0, 97, "cannot be opened")]
)
def test_a_member_that_cannot_be_opened_is_reported(
    tmp_path: Path, flag: int, method: int, says: str
) -> None:
    """An encrypted or strangely compressed member is rejected, and the others are read."""
    path = archive(tmp_path / "x.zip", {"a.csv": CSV.encode(), "b.csv": CSV.encode()})
    flagged(path, flag, method)
    found = [one for one in read_marks(path) if not isinstance(one, Note)]
    assert isinstance(found[0], Rejected)
    assert says in found[0].why
    assert found[0].position == "a.csv in x.zip"
    assert [one.position for one in found[1:]] == [
        "b.csv in x.zip, line 2",
        "b.csv in x.zip, line 3",
    ]


def test_a_cut_archive_is_rejected(tmp_path: Path) -> None:
    """An archive without its end is damaged as a whole."""
    path = archive(tmp_path / "x.zip", {"a.csv": CSV.encode()})
    path.write_bytes(path.read_bytes()[:-30])
    assert places(path) == ["file"]


def test_a_damaged_member_is_reported_where_it_breaks(tmp_path: Path) -> None:
    """A member with a wrong sum is reported, and the members after it are read."""
    path = archive(tmp_path / "x.zip", {"a.csv": CSV.encode(), "b.csv": CSV.encode()})
    content = bytearray(path.read_bytes())
    directory = content.index(b"PK\x01\x02")
    content[directory + 16] ^= 1
    path.write_bytes(content)
    found = places(path)
    assert found[-1] == "b.csv in x.zip, line 3"
    assert found[0] == "a.csv in x.zip, end of file"


def test_a_cut_gzip_file_is_read_up_to_the_cut(tmp_path: Path) -> None:
    """What stands before the cut is read, and the cut is reported."""
    path = tmp_path / "x.csv.gz"
    rows = "".join(f"{number},{'ZETA ' * 20}{number * 7919 % 1000}\n" for number in range(30_000))
    path.write_bytes(gzip.compress(f"mark_id,text\n{rows}".encode())[:-1000])
    found = list(read_marks(path))
    assert isinstance(found[-1], Rejected)
    assert "cut or damaged" in found[-1].why
    assert found[-1].position == "end of file"
    assert sum(isinstance(one, Found) for one in found) > 10_000


def test_what_grows_beyond_measure_is_not_read_to_its_end(tmp_path: Path) -> None:
    """Reading stops where far more comes out of an archive than a register's file holds."""
    path = archive(tmp_path / "x.zip", {"a.xml": b"<a>" + b" " * (80 << 20), "b.csv": CSV.encode()})
    found = list(read_marks(path))
    assert len(found) == 1
    assert isinstance(found[0], Rejected)
    assert "more than 64 MiB" in found[0].why


def test_names_of_members_are_shown_without_signs_that_nobody_sees(tmp_path: Path) -> None:
    """A member's name cannot write on the terminal."""
    path = archive(tmp_path / "x.zip", {"a\x1b[31m.csv": CSV.encode()})
    assert places(path)[0] == "a?[31m.csv in x.zip, line 2"


def test_the_beginning_of_a_stream_can_be_looked_at_before_it_is_read(tmp_path: Path) -> None:
    """Looking at the head takes nothing away from what is read."""
    path = tmp_path / "x"
    path.write_bytes(b"abc" * 500_000)
    (source,) = opened(path)
    assert isinstance(source, Source)
    assert source.stream.head == (b"abc" * 500_000)[: 1 << 20]
