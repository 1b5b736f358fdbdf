"""The file of a run and its terms."""

from __future__ import annotations

from pathlib import Path

import pytest

from countermark.findings import BadInputError
from countermark.screening import StoppedError, Terms, terms_of_run
from countermark.screening.output import Output

TERMS: Terms = {"register version": "abc", "matches": 10}


def write(path: Path, *lines: bytes, resume: bool = False) -> None:
    """Add lines to a file."""
    with Output.opened(path, TERMS, resume=resume) as output:
        list(output.whole_lines())
        output.add(lines)


def test_terms_are_kept_beside_the_file(tmp_path: Path) -> None:
    """What was agreed at the beginning can be read again; without a run there is nothing."""
    out = tmp_path / "out.jsonl"
    assert terms_of_run(out) is None
    write(out, b"{}\n")
    assert terms_of_run(out) == TERMS
    assert {path.name for path in tmp_path.iterdir()} == {"out.jsonl", "out.jsonl.run"}


def test_an_existing_file_is_left_as_it_is(tmp_path: Path) -> None:
    """A file is never overwritten; where a run left it, the way to go on is named."""
    out = tmp_path / "out.jsonl"
    out.write_bytes(b"mine")
    with pytest.raises(BadInputError, match=r"exists already .*; give a new name\.$"):
        write(out)
    with pytest.raises(BadInputError, match=r"record .* is missing"):
        write(out, resume=True)
    assert out.read_bytes() == b"mine"
    out.unlink()
    write(out, b"{}\n")
    with pytest.raises(BadInputError, match="go on with it by --resume"):
        write(out)


def test_going_on_where_nothing_is_begins(tmp_path: Path) -> None:
    """A run that was never begun, or whose file was taken away, begins at the first item."""
    out = tmp_path / "out.jsonl"
    write(out, b"{1}\n", resume=True)
    out.unlink()
    write(out, b"{2}\n", resume=True)
    assert out.read_bytes() == b"{2}\n"


@pytest.mark.parametrize(
    "terms",
    [
        {"register version": "abd", "matches": 10},
        {"register version": "abc"},
        {**TERMS, "day": "2026-11-23"},
    ],
)
def test_other_terms_are_refused(terms: Terms, tmp_path: Path) -> None:
    """One file never holds answers on two terms; the one that differs is named with both values."""
    out = tmp_path / "out.jsonl"
    write(out, b"{}\n")
    says = r"begun with the (register version 'abc'|matches '10'|day 'None'), and now it is"
    with (
        pytest.raises(BadInputError, match=says),
        Output.opened(out, terms, resume=True),
    ):
        pass
    assert out.read_bytes() == b"{}\n"


@pytest.mark.parametrize("content", [b"my notes", b"[]", b'{"format": 99, "terms": {}}', b"\xff"])
def test_a_record_that_is_none_is_left_as_it_is(content: bytes, tmp_path: Path) -> None:
    """Something else in the place of the record is refused, not overwritten."""
    place = tmp_path / "out.jsonl.run"
    place.write_bytes(content)
    with pytest.raises(BadInputError, match="no record of a run"):
        write(tmp_path / "out.jsonl")
    assert place.read_bytes() == content


def test_a_file_has_one_writer(tmp_path: Path) -> None:
    """A second run at the same time is refused."""
    out = tmp_path / "out.jsonl"
    with Output.opened(out, TERMS, resume=False) as first:
        with pytest.raises(BadInputError, match="being written by another run"):
            write(out, resume=True)
        first.add([b"{}\n"])
    assert out.read_bytes() == b"{}\n"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A missing folder is said."""
    with pytest.raises(BadInputError, match="cannot be written: No such file"):
        write(tmp_path / "no" / "out.jsonl")


def test_a_full_disk_ends_the_run(tmp_path: Path) -> None:
    """Where the disk takes no more, the run stops with a sentence."""
    with (
        Output.opened(tmp_path / "out.jsonl", TERMS, resume=False),
        Path("/dev/full").open("r+b", buffering=0) as full,
        pytest.raises(StoppedError, match="cannot be written: No space left"),
    ):
        Output(Path("/dev/full"), full).add([b"{}\n"])


def test_lines_are_brought_onto_the_disk_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When some seconds have passed, and at the end, the system is asked to keep what it has."""
    synced: list[int] = []
    monkeypatch.setattr("countermark.screening.output.os.fsync", lambda _: synced.append(1))
    clock = iter([0.0, 1.0, 7.0, 7.0, 8.0])
    monkeypatch.setattr("countermark.screening.output.monotonic", lambda: next(clock))
    with Output.opened(tmp_path / "out.jsonl", TERMS, resume=False) as output:
        recorded = len(synced)
        counts = []
        for _ in range(3):
            output.add([b"{}\n"])
            counts.append(len(synced) - recorded)
    assert counts == [0, 1, 1]
    assert len(synced) - recorded == 2
