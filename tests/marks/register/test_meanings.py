"""Adding meanings to a register."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from countermark.findings import BadInputError
from countermark.marks.register.importing import import_files
from countermark.marks.register.meanings import keep_meaning
from countermark.marks.register.register import Register
from countermark.marks.register.segment import Meaning


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Make a register of two marks."""
    source = tmp_path / "marks.csv"
    source.write_text("mark_id,text\n1,SUN\n2,EL SOL\n", "utf-8")
    import_files([source], tmp_path / "r")
    return tmp_path / "r"


def meaning(known: tuple[bool, ...]) -> Meaning:
    """Make a meaning of one number for each position."""
    return Meaning("test 1", {"value": np.arange(len(known)), "known": np.array(known)})


def test_a_meaning_is_there_when_the_register_is_opened_again(register: Path) -> None:
    """It may be replaced by a more complete one; the version of the marks stays."""
    with Register.open(register) as before:
        name = before.segments[0].name
        assert before.segments[0].meaning is None
    for known in ((True, False), (True, True)):
        assert keep_meaning(register, name, meaning(known))
        with Register.open(register) as opened:
            found = opened.segments[0].meaning
            assert found is not None
            assert (found.form, tuple(found.arrays["known"])) == ("test 1", known)
            assert opened.version == before.version
    assert len(list(register.glob("meaning-*"))) == 1


def test_a_segment_that_was_merged_away_is_told(register: Path) -> None:
    """A meaning for a segment that is no longer there is not kept."""
    assert not keep_meaning(register, "views-0123.bin", meaning((True,)))
    assert not list(register.glob("meaning-*"))


@pytest.mark.parametrize(
    "wrong", [meaning((True,)), Meaning("test 1", {"value": np.arange(2)}), Meaning("test 1", {})]
)
def test_a_meaning_of_other_positions_is_refused(register: Path, wrong: Meaning) -> None:
    """Each array has an entry for each position, and `known` is among them."""
    with Register.open(register) as opened:
        name = opened.segments[0].name
    with pytest.raises(ValueError, match="2 entries"):
        keep_meaning(register, name, wrong)


def test_a_register_that_is_none_is_refused(tmp_path: Path) -> None:
    """Nothing is written into something else."""
    (tmp_path / "file").touch()
    with pytest.raises(BadInputError, match="no register"):
        keep_meaning(tmp_path / "file", "views-0123.bin", meaning((True,)))
