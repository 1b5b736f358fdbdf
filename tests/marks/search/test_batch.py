"""Batches of searches."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from countermark.findings import BadInputError
from countermark.marks import (
    Query,
    answers,
    demonstration,
    read_queries,
    search,
    write_answers,
)

DAY = date(2026, 11, 23)


def test_answers_are_those_of_single_searches(tmp_path: Path) -> None:
    """Each line holds what `search` answers, in the order of the file; bad rows say why."""
    path, out = tmp_path / "q.csv", tmp_path / "out.jsonl"
    path.write_text(
        "query_id,text,classes,territory\nb,Nlke,25,\na,rolex outlet,,\nc,,,\nd,x,99,\ne,x,,QQ\n"
        "f,x,,,too much\n",
        "utf-8",
    )
    assert write_answers(out, answers(demonstration(), read_queries(path, top=3, on=DAY))) == 6
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [line["query_id"] for line in lines] == ["b", "a", "c", "d", "e", "f"]
    query = Query(text="Nlke", classes=(25,), only_classes=True, on=DAY, top=3)
    single = [match.to_json() for match in search(demonstration(), query)]
    assert lines[0]["matches"] == json.loads(json.dumps(single))
    assert all("problem" in line for line in lines[2:])


def test_an_existing_file_is_left_as_it_is(tmp_path: Path) -> None:
    """An answer file is never overwritten."""
    out = tmp_path / "out.jsonl"
    out.write_text("mine", "utf-8")
    with pytest.raises(BadInputError, match="exists already"):
        write_answers(out, iter(()))
    assert out.read_text("utf-8") == "mine"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A missing folder is said."""
    with pytest.raises(BadInputError, match="cannot be written"):
        write_answers(tmp_path / "no" / "out.jsonl", iter(()))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"id;text\n", "has the columns"),
        (b"", "has the columns"),
        (b"\xff\xfea", "cannot be read"),
        (b"query_id,text\n1," + b"x" * 140_000, "cannot be split"),
    ],
)
def test_files_that_are_no_queries_are_refused(tmp_path: Path, content: bytes, says: str) -> None:
    """What is wrong with the file as a whole is bad input."""
    path = tmp_path / "q.csv"
    path.write_bytes(content)
    with pytest.raises(BadInputError, match=says):
        read_queries(path, top=1, on=DAY)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(BadInputError, match="cannot be read"):
        read_queries(tmp_path / "gone.csv", top=1, on=DAY)
