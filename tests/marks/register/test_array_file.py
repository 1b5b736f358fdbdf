"""Files of arrays."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as some

from countermark.findings import BadInputError
from countermark.marks.register.array_file import (
    ArrayFile,
    GoneError,
    is_whole,
    map_arrays,
    write_arrays,
)

KINDS = [np.uint8, np.int32, np.uint64, np.float32, np.bool_]
arrays = st.dictionaries(
    st.text("abc_", min_size=1, max_size=5),
    st.sampled_from(KINDS).flatmap(
        lambda kind: some.arrays(kind, some.array_shapes(max_dims=2, min_side=0, max_side=9))
    ),
    max_size=4,
)


@given(arrays)
def test_arrays_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, given_arrays: dict[str, np.ndarray]
) -> None:
    """Names, types, shapes and values are kept, empty arrays too; nothing unfinished is left."""
    folder = tmp_path_factory.mktemp("arrays")
    file = write_arrays(folder, "views", "form 1", given_arrays)
    found = map_arrays(folder, file, "form 1")
    assert list(found) == list(given_arrays)
    for name, array in given_arrays.items():
        np.testing.assert_array_equal(found[name], array)
        assert found[name].dtype == array.dtype
    assert [entry.name for entry in folder.iterdir()] == [file.name]


@pytest.fixture
def file(tmp_path: Path) -> ArrayFile:
    """Write a file of two arrays, one of them with gaps in memory."""
    return write_arrays(
        tmp_path, "views", "form 1", {"a": np.arange(20)[::2], "b": np.ones((3, 7), np.uint8)}
    )


def test_arrays_begin_at_multiples_of_64_bytes_and_cannot_be_written(
    tmp_path: Path, file: ArrayFile
) -> None:
    """A mapped array is aligned for wide instructions and read-only."""
    for array in map_arrays(tmp_path, file, "form 1").values():
        assert array.ctypes.data % 64 == 0
        assert not array.flags.writeable


def test_the_name_tells_the_content(tmp_path: Path, file: ArrayFile) -> None:
    """Size and SHA-256 are those of the file; the name begins the SHA-256."""
    content = (tmp_path / file.name).read_bytes()
    assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert file.name == f"views-{file.sha256[:16]}.bin"
    assert is_whole(tmp_path / file.name, file)


@pytest.mark.parametrize("size", [0, 1, 20, 300])
def test_a_cut_file_is_noticed(tmp_path: Path, file: ArrayFile, size: int) -> None:
    """A file that is shorter than its list says is called damaged, and not mapped."""
    os.truncate(tmp_path / file.name, size)
    with pytest.raises(BadInputError, match="instead of"):
        map_arrays(tmp_path, file, "form 1")


@pytest.mark.parametrize(("at", "byte"), [(0, b"X"), (8, b"\xff"), (16, b"?"), (40, b"\xff")])
def test_a_broken_heading_is_noticed(tmp_path: Path, file: ArrayFile, at: int, byte: bytes) -> None:
    """Wrong magic, a wrong length and a heading that is no JSON are called damaged."""
    with (tmp_path / file.name).open("r+b") as stream:
        stream.seek(at)
        stream.write(byte)
    with pytest.raises(BadInputError, match="damaged"):
        map_arrays(tmp_path, file, "form 1")
    assert not is_whole(tmp_path / file.name, file)


def test_arrays_that_reach_beyond_the_file_are_noticed(tmp_path: Path, file: ArrayFile) -> None:
    """A heading that names more than there is is called damaged."""
    path = tmp_path / file.name
    path.write_bytes(path.read_bytes().replace(b"[3, 7]", b"[3,7e]").replace(b"[10]", b"[99]"))
    with pytest.raises(BadInputError, match="damaged"):
        map_arrays(tmp_path, file, "form 1")


def test_another_form_is_another_version(tmp_path: Path, file: ArrayFile) -> None:
    """Arrays in another form are refused with what to do."""
    with pytest.raises(BadInputError, match=r"another version .* import the marks again"):
        map_arrays(tmp_path, file, "form 2")


def test_a_file_that_is_gone_is_told_apart(tmp_path: Path, file: ArrayFile) -> None:
    """A missing file has an error of its own, because it may have been merged just now."""
    (tmp_path / file.name).unlink()
    with pytest.raises(GoneError, match="not there"):
        map_arrays(tmp_path, file, "form 1")


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, file: ArrayFile) -> None:
    """What the system refuses is one sentence."""
    (tmp_path / file.name).unlink()
    (tmp_path / file.name).mkdir()
    with pytest.raises(BadInputError, match="cannot be read"):
        map_arrays(tmp_path, file, "form 1")


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing fails, the unfinished file is taken away."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_arrays(tmp_path, "views", "form 1", {"a": np.arange(3)})
    assert list(tmp_path.iterdir()) == []
