"""Opening and refusing the database of a register."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from countermark.findings import BadInputError
from countermark.marks.register import database
from countermark.marks.register.importing import import_files
from countermark.marks.register.register import Register

NOBODY = 65534


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Write a file of two marks."""
    path = tmp_path / "marks.csv"
    path.write_text("mark_id,text\n1,ALPHA\n2,BETA\n", "utf-8")
    return path


@pytest.fixture
def register(source: Path, tmp_path: Path) -> Path:
    """Make a register of two marks."""
    import_files([source], tmp_path / "r")
    return tmp_path / "r"


def _other_folder(path: Path) -> None:
    path.mkdir()
    (path / "holiday.jpg").write_bytes(b"x")


def _other_database(path: Path) -> None:
    path.mkdir()
    with closing(sqlite3.connect(path / database.NAME)) as connection:
        connection.execute("CREATE TABLE other (x)")


def _older_register(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {0x434D524B}")
        connection.execute("CREATE TABLE marks (mark_id)")


def _plain_file(path: Path) -> None:
    path.write_text("hello", "utf-8")


def _newer_register(path: Path) -> None:
    path.mkdir()
    with closing(sqlite3.connect(path / database.NAME)) as connection:
        connection.execute(f"PRAGMA application_id = {0x434D524B}")
        connection.execute("PRAGMA user_version = 99")
        connection.execute("CREATE TABLE records (x)")


def _contents(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else path.iterdir()
    return {file.name: file.read_bytes() for file in files}


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_other_folder, "is no register"),
        (_other_database, "is no register"),
        (_plain_file, "is no register"),
        (_older_register, "made by an older version"),
        (_newer_register, "made by another version"),
    ],
)
def test_what_is_no_register_is_left_as_it_is(
    make: Callable[[Path], None], says: str, source: Path, tmp_path: Path
) -> None:
    """Neither opening nor importing touches something else; both say what it is."""
    path = tmp_path / "other"
    make(path)
    before = _contents(path)
    with pytest.raises(BadInputError, match=says):
        Register.open(path)
    with pytest.raises(BadInputError, match=says):
        import_files([source], path)
    assert _contents(path) == before


def test_where_nothing_is_opening_says_how_to_make_one(tmp_path: Path) -> None:
    """A path with nothing, and an empty folder, are no registers yet."""
    (tmp_path / "empty").mkdir()
    for name in ("nothing", "empty"):
        with pytest.raises(BadInputError, match="marks import"):
            Register.open(tmp_path / name)


def test_an_empty_folder_becomes_a_register(source: Path, tmp_path: Path) -> None:
    """A folder made beforehand may be used."""
    (tmp_path / "empty").mkdir()
    assert import_files([source], tmp_path / "empty").imported == 2


def test_a_name_that_the_system_refuses_is_said(source: Path, tmp_path: Path) -> None:
    """A path that is too long is bad input for opening and importing."""
    path = tmp_path / ("a" * 300)
    with pytest.raises(BadInputError, match="cannot be read"):
        Register.open(path)
    with pytest.raises(BadInputError, match="cannot be read"):
        import_files([source], path)


def test_a_register_below_a_file_cannot_be_made(source: Path) -> None:
    """The system's reason is given."""
    with pytest.raises(BadInputError, match="Not a directory"):
        import_files([source], source / "sub" / "r")


@pytest.mark.parametrize("size", [10, 2000, 9000])
def test_a_cut_database_is_damage(register: Path, source: Path, size: int) -> None:
    """A database that was cut is called damaged, and an import does not make it worse."""
    file = register / database.NAME
    os.truncate(file, size)
    before = file.read_bytes()
    for use in (lambda: Register.open(register), lambda: import_files([source], register)):
        with pytest.raises(BadInputError, match="damaged"):
            use()
    assert file.read_bytes() == before


def test_records_that_are_no_database_are_damage(register: Path) -> None:
    """Other bytes in place of the database are called damaged or another program's."""
    (register / database.NAME).write_bytes(b"x" * 5000)
    with pytest.raises(BadInputError, match="another program"):
        Register.open(register)


def test_a_register_without_its_list_cannot_be_used(register: Path) -> None:
    """A table that is missing is said."""
    with closing(sqlite3.connect(register / database.NAME)) as connection:
        connection.execute("DROP TABLE segments")
    with pytest.raises(BadInputError, match="no such table"):
        Register.open(register)


def test_a_second_import_waits_and_then_says_why(
    register: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another import runs, the second one is refused in a sentence."""
    monkeypatch.setattr(database, "_WAIT_SECONDS", 0)
    with (
        database.writing(register),
        pytest.raises(BadInputError, match="another import"),
    ):
        import_files([source], register)


def test_a_full_disk_leaves_the_register_as_it_was(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the database cannot grow, nothing of the import stays."""
    version = Register.open(register).version
    connected = database._connected  # noqa: SLF001 - the limit is set where it is opened

    def limited(file: Path, how: str) -> sqlite3.Connection:
        connection = connected(file, how)
        connection.execute("PRAGMA max_page_count = 1")
        return connection

    more = tmp_path / "more.csv"
    more.write_text("mark_id,text\n" + "".join(f"m{n},Z{n}\n" for n in range(999)), "utf-8")
    with monkeypatch.context() as full:
        full.setattr(database, "_connected", limited)
        with pytest.raises(BadInputError, match="disk is full"):
            import_files([more], register)
    assert Register.open(register).version == version
    assert import_files([more], register).imported == 999


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Give up the rights of the superuser, who may write everywhere."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def another_users(source: Path) -> Iterator[Path]:
    """Make a register that may be read, and not written."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "r")
        import_files([source], folder)
        Path(name).chmod(0o755)
        folder.chmod(0o555)
        for file in folder.iterdir():
            file.chmod(0o444)
        yield folder
        folder.chmod(0o755)


def test_a_register_that_may_only_be_read_is_read(another_users: Path) -> None:
    """A register on a share or a disc that cannot be written can be searched."""
    with _as_nobody(), Register.open(another_users) as opened:
        assert [mark.text for mark in opened.marks] == ["ALPHA", "BETA"]


def test_a_register_that_may_only_be_read_is_not_updated(another_users: Path) -> None:
    """An import into it is refused with the reason."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        source = Path(name, "m.csv")
        source.write_text("mark_id,text\n7,NEW\n", "utf-8")
        with _as_nobody(), pytest.raises(BadInputError, match="may not open or write"):
            import_files([source], another_users)


def test_a_register_that_may_not_be_read_is_said(another_users: Path) -> None:
    """Without the right to read, one sentence says so."""
    (another_users / database.NAME).chmod(0o000)
    with _as_nobody(), pytest.raises(BadInputError, match="may not open or write"):
        Register.open(another_users)
    another_users.chmod(0o000)
    with _as_nobody(), pytest.raises(BadInputError, match="cannot be read"):
        Register.open(another_users)


def test_files_that_nothing_names_are_swept(register: Path, source: Path) -> None:
    """What a crash left is taken away by the next import; other files are not touched."""
    left = [register / name for name in ("views-0123456789abcdef.bin", "meaning-00ff.tmp")]
    kept = register / "views-notes.bin"
    for file in (*left, kept):
        file.write_bytes(b"x")
    import_files([source], register)
    assert not any(file.exists() for file in left)
    assert kept.exists()
