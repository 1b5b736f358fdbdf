"""Many signs at once: a CSV file of queries in, one line of JSON per query out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from countermark.findings import BadInputError, JsonValue, Territory
from countermark.marks.nice import read_classes
from countermark.marks.register.csv_rows import decode
from countermark.marks.register.register import Register
from countermark.marks.search.query import Query
from countermark.marks.search.search import search
from countermark.marks.sign.sign import readable

COLUMNS: Final = ("query_id", "text", "classes", "territory")
"""The columns of a file of queries; the last two may be empty or missing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One row of a file of queries."""

    query_id: str
    """Its name, repeated in the answer."""

    query: Query | None
    """What is asked, or nothing if the row cannot be asked."""

    problem: str = ""
    """Why the row cannot be asked."""


def read_queries(path: Path, *, top: int, on: date) -> list[Asked]:
    """Read a file of queries.

    Args:
        path: a CSV file with the columns `query_id,text,classes,territory`.
        top: how many matches each query gets at most.
        on: the day asked about.

    Returns: every row in the file's order, also those that cannot be asked.

    Errors: `BadInputError` if the file cannot be read or lacks `query_id` or `text`.
    """
    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        problem = f"The file '{path}' cannot be read: {error.strerror}; give a CSV of queries."
        raise BadInputError(problem) from None
    except BadInputError as error:
        problem = f"The file '{path}' cannot be read: {error}."
        raise BadInputError(problem) from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
    if not {"query_id", "text"} <= set(reader.fieldnames):
        problem = (
            f"The file '{path}' has the columns '{','.join(reader.fieldnames)[:80]}'; expected "
            f"{', '.join(COLUMNS)}, of which the last two may be missing."
        )
        raise BadInputError(problem)
    try:
        return [_asked(row, top, on) for row in reader]
    except csv.Error as error:
        place = f"near line {reader.line_num}"
        problem = f"The file '{path}' cannot be split into cells {place}: {error}."
        raise BadInputError(problem) from None


def _asked(row: dict[str | None, str | list[str] | None], top: int, on: date) -> Asked:
    cells = {name: str(row.get(name) or "").strip() for name in COLUMNS}
    if None in row:
        return Asked(cells["query_id"], None, "The row has more cells than the header.")
    try:
        classes = read_classes(cells["classes"])
        territory = Territory.of(cells["territory"]) if cells["territory"] else None
        query = Query(
            text=readable(cells["text"]),
            classes=classes,
            only_classes=bool(classes),
            territory=territory,
            on=on,
            top=top,
        )
    except BadInputError as error:
        return Asked(cells["query_id"], None, str(error))
    return Asked(cells["query_id"], query)


def answers(register: Register, asked: list[Asked]) -> Iterator[dict[str, JsonValue]]:
    """Answer queries one after the other, each just as `search` does.

    Args:
        register: where to look.
        asked: the queries.

    Returns: one object per query, in the same order; one that cannot be asked says so in
        `problem`.
    """
    for one in asked:
        found = search(register, one.query) if one.query else []
        answer: dict[str, JsonValue] = {
            "query_id": one.query_id,
            "matches": [match.to_json() for match in found],
        }
        yield answer if one.query else answer | {"problem": one.problem}


def write_answers(path: Path, lines: Iterator[dict[str, JsonValue]]) -> int:
    """Write answers to a new file, one line of JSON each.

    Args:
        path: a file that does not exist.
        lines: the answers.

    Returns: how many lines were written.

    Errors: `BadInputError` if the file exists or cannot be made.
    """
    try:
        with path.open("x", encoding="utf-8") as stream:
            return sum(
                bool(stream.write(json.dumps(one, ensure_ascii=False) + "\n")) for one in lines
            )
    except FileExistsError:
        problem = f"The file '{path}' exists already and was left as it is; give a new name."
        raise BadInputError(problem) from None
    except OSError as error:
        problem = f"The file '{path}' cannot be written: {error.strerror}."
        raise BadInputError(problem) from None
