"""Registers and imports."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from countermark.findings import BadInputError
from countermark.marks.register.register import Register, demonstration, import_files
from countermark.marks.sign.writing import scripts_of

HEADER = "mark_id,text,owner,office,classes,expires\n"


@pytest.fixture
def csv_file(tmp_path: Path) -> Path:
    """Write a file of two marks and one bad row."""
    path = tmp_path / "marks.csv"
    path.write_text(HEADER + "2,ZETA,Z,US,25,2030-01-01\n1,ALPHA,A,EM,,\n3,BAD,A,EM,99,\n", "utf-8")
    return path


def test_an_import_makes_what_is_missing(csv_file: Path, tmp_path: Path) -> None:
    """Folders and file are made; good rows go in, bad rows are reported."""
    path = tmp_path / "new" / "r.register"
    done = import_files([csv_file], path)
    assert (done.read, done.imported, len(done.rejected)) == (3, 2, 1)
    assert [mark.text for mark in Register.open(path).marks] == ["ALPHA", "ZETA"]


def test_importing_twice_changes_nothing(csv_file: Path, tmp_path: Path) -> None:
    """The second import finds everything unchanged and leaves the version as it is."""
    path = tmp_path / "r"
    import_files([csv_file], path)
    version = Register.open(path).version
    done = import_files([csv_file, csv_file], path)
    assert (done.imported, done.unchanged, done.replaced) == (0, 4, 0)
    assert Register.open(path).version == version


def test_a_newer_record_replaces_the_older(csv_file: Path, tmp_path: Path) -> None:
    """The same id with other content is replaced, and the version changes."""
    path, newer = tmp_path / "r", tmp_path / "newer.csv"
    import_files([csv_file], path)
    version = Register.open(path).version
    newer.write_text(HEADER + "2,ZETA,New Owner,US,25,2031-01-01\n", "utf-8")
    assert import_files([newer], path).replaced == 1
    opened = Register.open(path)
    assert (opened.marks[1].owner, opened.version == version) == ("New Owner", False)


def test_the_version_does_not_depend_on_the_order_of_files(csv_file: Path, tmp_path: Path) -> None:
    """Two registers of one content have one version."""
    other = tmp_path / "other.csv"
    other.write_text(HEADER + "9,OMEGA,O,US,14,\n", "utf-8")
    import_files([csv_file, other], tmp_path / "a")
    import_files([other], tmp_path / "b")
    import_files([csv_file], tmp_path / "b")
    assert Register.open(tmp_path / "a").version == Register.open(tmp_path / "b").version


@pytest.mark.parametrize("content", [b"hello", b"SQLite format 3\0 broken"])
def test_a_file_that_is_no_register_is_left_as_it_is(
    content: bytes, csv_file: Path, tmp_path: Path
) -> None:
    """Other files are refused with a sentence and keep their bytes."""
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(BadInputError, match="no register"):
        import_files([csv_file], path)
    assert path.read_bytes() == content


def test_a_foreign_database_is_left_as_it_is(csv_file: Path, tmp_path: Path) -> None:
    """A database of another program is refused too."""
    path = tmp_path / "foreign.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (x)")
    before = path.read_bytes()
    with pytest.raises(BadInputError, match="no register"):
        import_files([csv_file], path)
    assert path.read_bytes() == before


def test_a_folder_is_no_register(csv_file: Path, tmp_path: Path) -> None:
    """A folder is refused."""
    with pytest.raises(BadInputError, match="no register"):
        import_files([csv_file], tmp_path)


def test_a_missing_or_empty_register_cannot_be_opened(tmp_path: Path) -> None:
    """Opening says how to make one."""
    (tmp_path / "empty").touch()
    for name in ("nothing", "empty"):
        with pytest.raises(BadInputError, match="marks import"):
            Register.open(tmp_path / name)


def test_an_empty_file_becomes_a_register(csv_file: Path, tmp_path: Path) -> None:
    """A file made beforehand without content may be used."""
    (tmp_path / "empty").touch()
    assert import_files([csv_file], tmp_path / "empty").imported == 2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there is bad input, and no register is made."""
    with pytest.raises(BadInputError, match=r"gone\.csv"):
        import_files([tmp_path / "gone.csv"], tmp_path / "r")
    assert not (tmp_path / "r").exists()


def test_a_folder_that_cannot_be_made_is_named(csv_file: Path) -> None:
    """A register below a file cannot be made."""
    with pytest.raises(BadInputError, match="cannot be made"):
        import_files([csv_file], csv_file / "sub" / "r")


def test_a_locked_away_database_is_reported(csv_file: Path, tmp_path: Path) -> None:
    """A register without its table is reported as unusable."""
    path = tmp_path / "r"
    import_files([csv_file], path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE marks")
    with pytest.raises(BadInputError, match="cannot be used"):
        Register.open(path)


def test_the_demonstration_register_is_wide() -> None:
    """It has many marks in at least eight scripts, unchecked and without dates."""
    marks = demonstration().marks
    scripts = frozenset[str]().union(*(scripts_of(mark.text) for mark in marks))
    assert len(marks) >= 400
    assert len(scripts) >= 10
    assert {mark.status for mark in marks} == {"unknown"}
    assert not any(mark.filed or mark.registered or mark.expires for mark in marks)


@pytest.mark.parametrize(
    "damage", ["classes = 'x'", "filed = 'never'", "kind = 'zzz'", "text = NULL", "owner = X'00'"]
)
def test_a_damaged_record_is_named(csv_file: Path, tmp_path: Path, damage: str) -> None:
    """A record that this program cannot have written is refused in one sentence."""
    path = tmp_path / "r"
    import_files([csv_file], path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE marks SET {damage} WHERE mark_id = '1'")  # noqa: S608 - own text
        connection.commit()
    with pytest.raises(BadInputError, match="record '1' is damaged"):
        Register.open(path)


def test_a_path_that_cannot_be_read_is_said(csv_file: Path, tmp_path: Path) -> None:
    """A name that the system refuses is bad input for searches and for imports."""
    path = tmp_path / ("a" * 300)
    with pytest.raises(BadInputError, match="cannot be read"):
        Register.open(path)
    with pytest.raises(BadInputError, match="cannot be read"):
        import_files([csv_file], path)
