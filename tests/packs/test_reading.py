"""Codes from image files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PIL import Image

from countermark.packs import read_file


def test_bad_file_is_an_answer(tmp_path: Path, on: date) -> None:
    """A file that is no image has no codes and says why."""
    (tmp_path / "a.png").write_bytes(b"hello")
    answer = read_file(tmp_path / "a.png", on=on).to_json()
    assert answer["found"] == []
    assert "no image" in str(answer["problem"])


def test_good_file_has_no_problem(
    tmp_path: Path, on: date, draw: Callable[..., Image.Image]
) -> None:
    """The code and its file are named, and there is no field for problems."""
    draw("(01)09506003395637(21)A").save(tmp_path / "a.png")
    answer = read_file(tmp_path / "a.png", on=on)
    assert [code.serial for code in answer.found] == ["A"]
    assert set(answer.to_json()) == {"file", "found"}
