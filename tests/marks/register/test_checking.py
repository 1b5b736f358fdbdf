"""Checking registers."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from countermark.findings import BadInputError
from countermark.marks.register import database
from countermark.marks.register.checking import check
from countermark.marks.register.importing import import_files
from countermark.marks.register.meanings import keep_meaning
from countermark.marks.register.register import Register
from countermark.marks.register.segment import Meaning


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Make a register with history, two segments, a dead position and a meaning."""
    source = tmp_path / "marks.csv"
    source.write_text("mark_id,text\n" + "".join(f"{n},MARK{n}\n" for n in range(40)), "utf-8")
    import_files([source], tmp_path / "r")
    source.write_text("mark_id,text\n3,OTHER\n", "utf-8")
    import_files([source], tmp_path / "r")
    with Register.open(tmp_path / "r") as opened:
        assert len(opened.segments) == 2
        meaning = Meaning("test 1", {"known": np.array([True])})
        keep_meaning(tmp_path / "r", opened.segments[1].name, meaning)
    return tmp_path / "r"


def test_a_register_as_it_was_written_is_whole(register: Path) -> None:
    """Marks and version are those of the register."""
    found = check(register)
    with Register.open(register) as opened:
        assert (found.marks, found.version) == (40, opened.version)
    assert found.damages == ()
    assert found.to_json()["whole"] is True


def _changed(sql: str) -> Callable[[Path], None]:
    def change(register: Path) -> None:
        with closing(sqlite3.connect(register / database.NAME)) as connection:
            connection.execute(sql)
            connection.commit()

    return change


def _flip(pattern: str) -> Callable[[Path], None]:
    def change(register: Path) -> None:
        file = min(register.glob(pattern))
        content = bytearray(file.read_bytes())
        content[-1] ^= 1
        file.write_bytes(content)

    return change


def _lose(register: Path) -> None:
    min(register.glob("views-*")).unlink()


def _cut(register: Path) -> None:
    os.truncate(min(register.glob("views-*")), 100)


def _spoil_pages(register: Path) -> None:
    file = register / database.NAME
    content = bytearray(file.read_bytes())
    with closing(sqlite3.connect(file)) as connection:
        page = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'records'"
        ).fetchone()[0]
    content[(page - 1) * 4096 : (page - 1) * 4096 + 200] = b"\xff" * 200
    file.write_bytes(content)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (_changed("UPDATE records SET content = '[\"7\",\"FORGED\"]' WHERE mark_id = '7'"),
         "record '7' is not what"),
        (_changed("UPDATE records SET content = 'x' WHERE mark_id = '7'"), "record '7' is not"),
        (_changed("UPDATE records SET content = x'ff' WHERE mark_id = '7'"), "record '7' is not"),
        (_changed("UPDATE records SET content = '[\"3\",\"OLD\"]' WHERE row = 4"),
         "record '3' is not"),
        (_changed("DELETE FROM records WHERE mark_id = '7'"), "records that stand (39"),
        (_changed("UPDATE state SET count = 41"), "last import (41"),
        (_changed("UPDATE segments SET alive = NULL"), "files of views do not belong"),
        (_spoil_pages, "database of records"),
        (_flip("views-*"), "is not what was written"),
        (_flip("meaning-*"), "is not what was written"),
        (_lose, "not there"),
        (_cut, "instead of"),
    ],
)  # fmt: skip
def test_damage_is_named(register: Path, damage: Callable[[Path], None], says: str) -> None:
    """Whatever was changed after it was written is found and named."""
    damage(register)
    found = check(register)
    assert any(says in one for one in found.damages), found.damages
    assert found.to_json()["whole"] is False


def test_what_is_no_register_cannot_be_checked(tmp_path: Path) -> None:
    """Nothing to check is bad input."""
    with pytest.raises(BadInputError, match="There is no register"):
        check(tmp_path / "nothing")
