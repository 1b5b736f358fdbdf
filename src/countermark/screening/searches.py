"""A batch of searches: the rows of a file of queries, each beside a whole register."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from countermark import __version__
from countermark.findings import BadInputError
from countermark.marks import answer, data_version, meanings_known
from countermark.screening.runner import Job, LineForm

if TYPE_CHECKING:
    from countermark.findings import JsonValue
    from countermark.marks import BatchTerms, QueryFile, Register, Row
    from countermark.screening.pool import Work


def searches(queries: QueryFile, register: Register, terms: BatchTerms) -> Job[Row]:
    """Make the job of answering a file of queries from a register.

    Args:
        queries: the file.
        register: where to look; each worker opens it again and refuses another version.
        terms: what holds for all queries.
    """
    meanings = meanings_known(register)
    return Job(
        items=queries.rows,
        prepare=partial(_prepared, register, meanings, terms),
        form=LineForm(key="query_id", name=attrgetter("query_id"), failed={"matches": []}),
        terms={
            "program": f"countermark {__version__}",
            "data": data_version(register),
            "file of queries (SHA-256)": queries.sha256,
            "day asked about": terms.on.isoformat(),
            "number of matches at most": terms.top,
        },
    )


def _prepared(
    register: Register, meanings: str, terms: BatchTerms
) -> Work[Row, dict[str, JsonValue]]:
    if (now := meanings_known(register)) != meanings:
        problem = (
            f"The register was enriched while the batch began (marks with a meaning: {meanings} "
            f"became {now}); start the batch again."
        )
        raise BadInputError(problem)
    return partial(_answered, register, terms)


def _answered(register: Register, terms: BatchTerms, row: Row) -> dict[str, JsonValue]:
    return answer(register, row, terms)
