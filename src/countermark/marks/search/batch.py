"""Many signs at once: each row of a file of queries answered just as a single search is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from countermark.findings import BadInputError, JsonValue, Territory
from countermark.marks.nice import read_classes
from countermark.marks.register.register import Register
from countermark.marks.register.segment import KNOWN
from countermark.marks.search.query import Query
from countermark.marks.search.query_file import Row
from countermark.marks.search.search import search


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchTerms:
    """What holds for all queries of a batch.

    Errors: `BadInputError` for `top` under 1.
    """

    on: date
    """The day asked about."""

    top: int = 10
    """How many matches each query gets at most."""

    def __post_init__(self) -> None:
        if self.top < 1:
            problem = f"The number of matches is {self.top}; expected 1 or more."
            raise BadInputError(problem)


def query_of(row: Row, terms: BatchTerms) -> Query:
    """Make the query that a row asks; its classes filter.

    Args:
        row: a row that could be read.
        terms: what holds for the whole batch.

    Errors: `BadInputError` for classes or a territory that are not known.

    >>> query_of(Row("q1", "Nlke", "25;18"), BatchTerms(on=date(2026, 11, 23))).classes
    (18, 25)
    """
    classes = read_classes(row.classes)
    return Query(
        text=row.text,
        classes=classes,
        only_classes=bool(classes),
        territory=Territory.of(row.territory) if row.territory else None,
        on=terms.on,
        top=terms.top,
    )


def meanings_known(register: Register) -> str:
    """Tell how many marks have a meaning that is worked out: answers depend on it.

    Args:
        register: where to look; its version does not tell, since meanings are worked out later.

    Returns: the number and the form of the meanings, or `none`.
    """
    known: Counter[str] = Counter()
    for segment in register.segments:
        if segment.meaning:
            standing = segment.meaning.arrays[KNOWN] & segment.standing()
            known[segment.meaning.form] += int(standing.sum())
    return ", ".join(f"{count} ({form})" for form, count in sorted(known.items())) or "none"


def answer(register: Register, row: Row, terms: BatchTerms) -> dict[str, JsonValue]:
    """Answer one row of a file of queries.

    Args:
        register: where to look.
        row: what is asked.
        terms: what holds for the whole batch.

    Returns: `matches`, best first, and `problem` with the reason where the row cannot be asked.
    """
    problem = row.problem
    try:
        found = [] if problem else search(register, query_of(row, terms))
    except BadInputError as error:
        problem = str(error)
    if problem:
        return {"matches": [], "problem": problem}
    return {"matches": [match.to_json() for match in found]}
