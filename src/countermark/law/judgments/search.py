"""Full-text search over the judgments, narrowed by facets.

Every word must be found, as it stands or as the beginning of a longer word, or by its English stem
("targeting" finds "targeted"); words in quotation marks must stand together. Ranking is the BM25 of
SQLite's FTS5 (S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework, 2009), with the
name, the citation and the court counting more than the text.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from countermark.findings.document import Plain
from countermark.law.dispute.dispute import dispute_facts
from countermark.law.judgments.collection import Collection
from countermark.law.judgments.facets import counts, matches
from countermark.law.judgments.judgment import Judgment
from countermark.law.language.vocabulary import did_you_mean

_COLUMNS: Final = {"name": 6.0, "citation": 6.0, "court": 3.0, "text": 1.0, "facts": 0.5}
"""What is indexed, and how much it counts."""

_TERM: Final = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)')
_LETTER: Final = re.compile(r"\w")
_TOKENIZERS: Final = {
    "as_written": "unicode61 remove_diacritics 2",
    "by_stem": "porter unicode61 remove_diacritics 2",
}
TO_DO: Final = "TODO"
"""What stands where nobody has written the words yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found."""

    query: str
    """The words that were asked for."""

    judgments: tuple[Judgment, ...]
    """The judgments, best first; by country and day if no words were given."""

    facets: Mapping[str, Mapping[str, int]]
    """For each facet its values and how many judgments each would leave."""

    hints: tuple[str, ...]
    """A sentence for each word that stands nowhere."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase of a query."""

    words: str
    """What was written, without quotation marks."""

    exact: bool
    """Whether it stood in quotation marks."""

    def expression(self) -> str:
        """Write it for FTS5, with everything in it taken as words."""
        quoted = '"' + self.words.replace('"', '""') + '"'
        return quoted if self.exact else f"{quoted}*"


def search(
    judgments: Collection, query: str, chosen: Mapping[str, Sequence[str]] | None = None
) -> Found:
    """Find judgments.

    Args:
        judgments: where to search.
        query: words and phrases in quotation marks; nothing lists all judgments.
        chosen: values by the facet's name, as `chosen_facets` gives them.
    """
    return Index(judgments).search(query, chosen or {})


def read_query(query: str) -> tuple[Term, ...]:
    """Take a query apart into words and phrases; what holds no letter and no digit is left out."""
    found = []
    # What cannot be written in a database, as NUL, parts words.
    written = query.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    for match in _TERM.finditer(written):
        phrase = match["phrase"]
        words = match["word"] if phrase is None else phrase
        if _LETTER.search(words):
            found.append(Term(words.strip(), exact=phrase is not None))
    return tuple(found)


class Index:
    """The judgments in two tables of FTS5: with the words as written, and with their stems."""

    def __init__(self, judgments: Collection) -> None:
        self._judgments = tuple(judgments)
        # The index is only read once it is built, so threads may share it.
        self._tables = sqlite3.connect(":memory:", check_same_thread=False)
        rows = [tuple(_indexed(one).values()) for one in judgments]
        places = ", ".join("?" for _ in _COLUMNS)
        for table, tokenizer in _TOKENIZERS.items():
            columns = ", ".join(_COLUMNS)
            self._tables.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5({columns}, tokenize='{tokenizer}')"
            )
            self._tables.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 - names of our own
        self._tables.execute("CREATE VIRTUAL TABLE words USING fts5vocab(as_written, row)")

    def search(self, query: str, chosen: Mapping[str, Sequence[str]]) -> Found:
        """Find judgments, as `search` does, in an index that is kept.

        Args:
            query: words and phrases.
            chosen: values by the facet's name.
        """
        terms = read_query(query)
        found = self._find(terms)
        hints = [] if found else [self._hint(term) for term in terms]
        return Found(
            query=query,
            judgments=tuple(one for one in found if matches(one, chosen)),
            facets=counts(found, chosen),
            hints=tuple(hint for hint in hints if hint),
        )

    def _find(self, terms: Sequence[Term]) -> tuple[Judgment, ...]:
        if not terms:
            return self._judgments
        scores = [self._scores(term) for term in terms]
        everywhere = set.intersection(*(set(one) for one in scores))
        ranked = sorted(everywhere, key=lambda row: (-sum(one[row] for one in scores), row))
        return tuple(self._judgments[row - 1] for row in ranked)

    def _scores(self, term: Term) -> dict[int, float]:
        # A stem may find fewer words than the beginning of one, and the other way round.
        found: dict[int, float] = {}
        for table in ("as_written",) if term.exact else _TOKENIZERS:
            weights = ", ".join(str(weight) for weight in _COLUMNS.values())
            rows = self._tables.execute(
                f"SELECT rowid, -bm25({table}, {weights}) FROM {table} WHERE {table} MATCH ?",  # noqa: S608 - names of our own
                (term.expression(),),
            )
            for row, score in rows:
                found[row] = max(found.get(row, 0.0), score)
        return found

    def _hint(self, term: Term) -> str:
        if self._scores(term):
            return ""
        known = tuple(row[0] for row in self._tables.execute("SELECT term FROM words"))
        return f"'{term.words}' stands in no judgment.{did_you_mean(term.words, known)}"


def _indexed(one: Judgment) -> dict[str, str]:
    rights = dispute_facts()["right_type"].also
    named = {*one.rights, *(right.rpartition("_")[2] for right in one.rights)}
    # "eu_trademark" is found by the other names of "trademark" too.
    other_names = [word for word, right in rights.items() if right in named]
    words = (one.summary, one.holding.words, one.note, *map(str, one.issues), *one.rights)
    return {
        "name": one.name,
        "citation": f"{one.id} {one.citation} {one.ecli}",
        "court": f"{one.court} {one.country}",
        "text": _spaced(word for word in (*words, *other_names) if word != TO_DO),
        "facts": _spaced((*one.holding.provisions, *_words_of(dict(one.facts)))),
    }


def _spaced(words: Iterable[str]) -> str:
    return " ".join(words).replace("_", " ")


def _words_of(plain: Plain, name: str = "") -> Iterator[str]:
    # The name of a fact says something only where the fact is true.
    if isinstance(plain, dict):
        for key, below in plain.items():
            yield from _words_of(below, key)
    elif isinstance(plain, list):
        for below in plain:
            yield from _words_of(below)
    elif plain in {"true", "false"}:
        yield name if plain == "true" else ""
    else:
        yield plain
