"""The store of known packs."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from countermark.findings import BadInputError
from countermark.packs import SqliteStore, StoredPack

PACK = StoredPack(
    gtin="09506003395637", serial="A", batch="L", expiry=date(2027, 3, 31), state="active"
)
OTHER = replace(PACK, serial="B", market=("DE", "AT"), product="Demopill", holder="Demo holder")


def test_packs_come_back_as_they_went_in(tmp_path: Path) -> None:
    """Every field is kept, over closing and opening."""
    with SqliteStore(tmp_path / "s", create=True) as store:
        assert list(store.put([PACK, OTHER])) == ["imported", "imported"]
    with SqliteStore(tmp_path / "s") as store:
        assert [store.pack(PACK.gtin, serial) for serial in "AB"] == [PACK, OTHER]
        assert store.pack(PACK.gtin, "a") is None
        assert store.packs_in_any_case(PACK.gtin, "a") == (PACK,)
        assert (store.knows_batch(PACK.gtin, "L"), store.knows_batch(PACK.gtin, "l")) == (
            True,
            False,
        )
        assert store.name == "s"


def test_version_depends_on_the_content_only(tmp_path: Path) -> None:
    """The same packs give the same version in any order, and after a change and its undoing."""
    with (
        SqliteStore(tmp_path / "1", create=True) as one,
        SqliteStore(tmp_path / "2", create=True) as two,
    ):
        empty = one.version
        list(one.put([PACK, OTHER]))
        list(two.put([OTHER, PACK]))
        assert one.version == two.version != empty
        assert list(two.put([replace(PACK, state="supplied")])) == ["replaced"]
        assert one.version != two.version
        assert list(two.put([PACK, OTHER])) == ["replaced", "unchanged"]
        assert one.version == two.version


def test_interrupted_loading_changes_nothing(tmp_path: Path) -> None:
    """If the packs stop with an error, none of them is kept."""

    def broken() -> list[StoredPack]:
        raise RuntimeError

    with SqliteStore(tmp_path / "s", create=True) as store:
        before = store.version
        with pytest.raises(RuntimeError):
            list(
                store.put(
                    pack
                    for packs in ([PACK], broken)
                    for pack in (packs() if callable(packs) else packs)
                )
            )
        assert store.version == before
        assert store.pack(PACK.gtin, PACK.serial) is None


def test_product_is_named_for_a_known_code_only(tmp_path: Path) -> None:
    """An unnamed product is empty, an unknown one is nothing."""
    with SqliteStore(tmp_path / "s", create=True) as store:
        list(store.put([PACK]))
        assert store.product_of(PACK.gtin) == ""
        assert store.product_of("00000000000000") is None


def test_missing_store_is_refused(tmp_path: Path) -> None:
    """A store is made only when asked for."""
    with pytest.raises(BadInputError, match="no store at"):
        SqliteStore(tmp_path / "s")
    assert not (tmp_path / "s").exists()


def test_folder_that_is_missing_is_refused(tmp_path: Path) -> None:
    """A store cannot be made where there is no folder."""
    with pytest.raises(BadInputError, match="cannot be opened"):
        SqliteStore(tmp_path / "none" / "s", create=True)


@pytest.mark.parametrize("content", [b"gtin,serial\n", b"SQLite format 3\x00 and nonsense"])
def test_file_that_is_no_store_is_left_undamaged(tmp_path: Path, content: bytes) -> None:
    """A stranger's file is refused, and keeps its bytes."""
    path = tmp_path / "notes"
    path.write_bytes(content)
    with pytest.raises(BadInputError, match="notes"):
        SqliteStore(path, create=True)
    assert path.read_bytes() == content


def test_other_database_is_left_undamaged(tmp_path: Path) -> None:
    """A SQLite file of another program is refused, and keeps its bytes."""
    path = tmp_path / "other.sqlite"
    database = sqlite3.connect(path)
    database.execute("create table t (x)")
    database.close()
    before = path.read_bytes()
    with pytest.raises(BadInputError, match="no store of packs"):
        SqliteStore(path, create=True)
    assert path.read_bytes() == before


def _spoil(path: Path, command: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(command)
        database.commit()


@pytest.mark.parametrize(
    "command",
    [
        "drop table pack",
        "update pack set expiry = 'soon'",
        "update pack set state = 'odd'",
        "update pack set expiry = x'00'",
    ],
)
def test_damaged_store_is_bad_input(tmp_path: Path, command: str) -> None:
    """A store that somebody changed by hand gives one sentence when it is asked."""
    with SqliteStore(tmp_path / "s", create=True) as store:
        list(store.put([PACK]))
    _spoil(tmp_path / "s", command)
    with (
        SqliteStore(tmp_path / "s") as store,
        pytest.raises(BadInputError, match="damaged, locked or cannot be written"),
    ):
        store.pack(PACK.gtin, PACK.serial)


@pytest.mark.parametrize("command", ["delete from content", "update content set version = 'odd'"])
def test_store_without_its_sum_is_bad_input(tmp_path: Path, command: str) -> None:
    """The version of the content is never made up."""
    with SqliteStore(tmp_path / "s", create=True) as store:
        list(store.put([PACK]))
    _spoil(tmp_path / "s", command)
    with SqliteStore(tmp_path / "s") as store, pytest.raises(BadInputError, match="damaged"):
        list(store.put([OTHER]))


def test_store_being_written_is_bad_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that waits in vain for another one says so."""
    monkeypatch.setattr("countermark.packs.store._PATIENCE", 0.0)
    with SqliteStore(tmp_path / "s", create=True) as store:
        with closing(sqlite3.connect(tmp_path / "s")) as other:
            other.execute("begin immediate")
            with pytest.raises(BadInputError, match="locked"):
                list(store.put([PACK]))
        assert list(store.put([PACK])) == ["imported"]


def test_two_programs_load_at_the_same_time(tmp_path: Path) -> None:
    """Nothing is lost, and the version is that of all the packs together."""
    packs = [replace(PACK, serial=f"S{number}") for number in range(400)]

    def put(start: int) -> None:
        for number in range(start, 400, 4):
            with SqliteStore(tmp_path / "s", create=True) as store:
                list(store.put([packs[number]]))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(put, range(4)))
    with SqliteStore(tmp_path / "1", create=True) as alone:
        list(alone.put(packs))
        wanted = alone.version
    with SqliteStore(tmp_path / "s") as store:
        assert store.version == wanted


def test_bytes_that_are_no_text_match_nothing(tmp_path: Path) -> None:
    """A serial number with a byte that is no UTF-8 is looked up and not found."""
    with SqliteStore(tmp_path / "s", create=True) as store:
        list(store.put([replace(PACK, serial="A?")]))
        assert store.pack(PACK.gtin, "A\udcff") is None


def test_path_that_cannot_be_is_bad_input(tmp_path: Path) -> None:
    """A name that the system refuses gives one sentence."""
    with pytest.raises(BadInputError, match="give another path"):
        SqliteStore(tmp_path / ("a" * 5000))
