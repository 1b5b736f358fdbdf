"""Segments in memory and on disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import BadInputError
from countermark.marks.register.segment import (
    Meaning,
    Segment,
    as_bits,
    map_segment,
    merged_meaning,
    write_segment,
)


def segment(*rows: int, meaning: Meaning | None = None) -> Segment:
    """Make a segment of some rows."""
    return Segment({"a": np.arange(len(rows))}, np.array(rows, np.int64), meaning=meaning)


def meaning(*values: int, form: str = "meaning 1") -> Meaning:
    """Make a meaning of two numbers for each position."""
    vectors = np.array([[value, value] for value in values], np.int8)
    return Meaning(form, {"vectors": vectors, "known": np.ones(len(values), np.bool_)})


@given(st.sets(st.integers(1, 30), min_size=1), st.sets(st.integers(1, 30)))
def test_replaced_rows_stand_no_more(rows: set[int], dead: set[int]) -> None:
    """What was replaced is not alive; the rest is, and without the dead nothing changes."""
    found = segment(*sorted(rows)).without(np.array(sorted(dead), np.int64))
    assert set(found.rows[found.standing()].tolist()) == rows - dead
    assert found.living == len(rows - dead)
    assert (found.alive is None) == (not rows & dead)


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_a_segment_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, alive: list[bool]
) -> None:
    """Arrays, rows, dead positions and meanings are the same after writing and mapping."""
    folder = tmp_path_factory.mktemp("register")
    given_one = segment(*range(5, 5 + len(alive)), meaning=meaning(*range(len(alive))))
    listed = replace(write_segment(folder, given_one), alive=as_bits(np.array(alive)))
    found = map_segment(folder, listed)
    assert found.rows.tolist() == given_one.rows.tolist()
    assert found.standing().tolist() == alive
    assert found.arrays["a"].tolist() == given_one.arrays["a"].tolist()
    assert found.meaning is not None
    assert found.meaning.form == "meaning 1"
    assert found.meaning.arrays["vectors"].tolist() == [[n, n] for n in range(len(alive))]
    assert found.name == listed.views.name


def test_a_segment_without_meaning_has_none(tmp_path: Path) -> None:
    """A register that was not enriched has no meanings, and all positions stand."""
    found = map_segment(tmp_path, write_segment(tmp_path, segment(1, 2)))
    assert (found.meaning, found.alive, found.living) == (None, None, 2)


@pytest.mark.parametrize("wrong", [{"positions": 3}, {"alive": b"\xff\xff"}])
def test_a_list_that_does_not_belong_to_the_file_is_damage(
    tmp_path: Path, wrong: dict[str, int]
) -> None:
    """Another number of positions, or of bits, is refused."""
    listed = write_segment(tmp_path, segment(1, 2))
    with pytest.raises(BadInputError, match="damaged"):
        map_segment(tmp_path, replace(listed, **wrong))  # type: ignore[arg-type]


def test_merged_meanings_keep_what_is_known() -> None:
    """Dead positions go, positions that were never worked out are marked as not known."""
    first = segment(1, 2, 3, meaning=meaning(1, 2, 3)).without(np.array([2]))
    merged = merged_meaning([first, segment(4, 5)])
    assert merged is not None
    assert merged.arrays["known"].tolist() == [True, True, False, False]
    assert merged.arrays["vectors"][:, 0].tolist() == [1, 3, 0, 0]


def test_merged_meanings_of_another_form_are_not_known() -> None:
    """Meanings worked out in another way cannot be compared with the newer ones."""
    old = segment(1, meaning=meaning(1, form="meaning 0"))
    merged = merged_meaning([old, segment(2, meaning=meaning(2))])
    assert merged is not None
    assert (merged.form, merged.arrays["known"].tolist()) == ("meaning 1", [False, True])
    assert merged_meaning([segment(1), segment(2)]) is None
