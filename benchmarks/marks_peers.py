"""Ways of finding a mark, side by side: this program, rapidfuzz, chktm."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from anyascii import anyascii
from rapidfuzz import process
from rapidfuzz.distance import Indel

from benchmarks.marks_material import Names
from countermark.findings import BadInputError
from countermark.marks import Query, Register, search

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH: Final = 20
"""How many queries `process.cdist` gets at once."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A sign, and the class that is searched; 0 for all."""

    sign: str
    """What is asked."""

    number: int = 0
    """Nice class, or 0."""


class Finder(ABC):
    """A way of finding marks."""

    title: str
    """What tables call it."""

    @abstractmethod
    def find(self, asked: Sequence[Asked], top: int) -> Iterator[list[str]]:
        """Give the texts found for each sign, best first.

        Args:
            asked: the signs.
            top: how many texts at most.
        """


@dataclass(frozen=True)
class Countermark(Finder):
    """This program."""

    register: Register
    title: str = "countermark"
    written: bool = False
    """Whether every answer is also written out, with its reasons."""

    def find(self, asked: Sequence[Asked], top: int) -> Iterator[list[str]]:
        """Search; a sign that is refused finds nothing."""
        for one in asked:
            try:
                query = Query(
                    text=one.sign,
                    classes=(one.number,) if one.number else (),
                    only_classes=bool(one.number),
                    top=top,
                )
                found = search(self.register, query)
                if self.written:
                    json.dumps([match.to_json() for match in found])
                yield [match.mark.text for match in found]
            except BadInputError:
                yield []


@dataclass(frozen=True)
class Scan(Finder):
    """rapidfuzz's `process.cdist` with Indel over every name."""

    names: Names
    plain: bool = False
    """Whether every letter is first written in ASCII (anyascii)."""

    @property
    def title(self) -> str:  # type: ignore[override]
        """What tables call it."""
        return "anyascii, Indel" if self.plain else "Indel"

    def form(self, text: str) -> str:
        """Give the form that is compared."""
        return (anyascii(text) if self.plain else text).casefold()

    @cached_property
    def forms(self) -> list[str]:
        """The forms of all names."""
        return [self.form(text) for text in self.names.texts]

    @cached_property
    def _places(self) -> dict[int, NDArray[np.int64]]:
        classes = np.array(self.names.classes)
        every = {0: np.arange(len(classes))}
        return every | {int(number): np.flatnonzero(classes == number) for number in set(classes)}

    def find(self, asked: Sequence[Asked], top: int) -> Iterator[list[str]]:
        """Compare with every name, of equals the first in the register's order."""
        for start in range(0, len(asked), BATCH):
            batch = asked[start : start + BATCH]
            for one, scores in zip(batch, self._scores(batch), strict=True):
                places = self._places[one.number]
                yield [self.names.texts[place] for place in places[best(scores[places], top)]]

    def _scores(self, asked: Sequence[Asked]) -> NDArray[np.float32]:
        forms = [self.form(one.sign) for one in asked]
        found: NDArray[np.float32] = process.cdist(
            forms, self.forms, scorer=Indel.normalized_similarity, workers=1
        )
        return found


@dataclass(frozen=True)
class Chktm(Finder):
    """chktm from PyPI, as its own import stores marks and its own search finds them."""

    connection: Any
    title: str = "chktm"

    @classmethod
    def of(cls, names: Names, folder: Path) -> Chktm:
        """Store names as living word marks in chktm's database.

        Args:
            names: what is stored.
            folder: where its file lies.
        """
        schema, ingest = import_module("chktm.schema"), import_module("chktm.ingest")
        connection = schema.init_db(folder / "chktm.sqlite")
        marks = [
            (f"{place:08d}", None, text, schema.normalize(text), schema.phonetic_code(text),
             "700", 1, None, None, "4000", None, None)
            for place, text in enumerate(names.texts)
        ]  # fmt: skip
        classes = [(f"{place:08d}", number) for place, number in enumerate(names.classes)]
        with schema.bulk_ingest_mode(connection):
            ingest._flush(connection, marks, classes)  # noqa: SLF001 - its own way of storing
        return cls(connection)

    def find(self, asked: Sequence[Asked], top: int) -> Iterator[list[str]]:
        """Search; marks of the class come first in its own order, others after them."""
        find = import_module("chktm.search").search
        for one in asked:
            classes = [one.number] if one.number else None
            results = find(self.connection, [one.sign], classes=classes).term_results
            matches = [match for result in results for match in result.matches]
            kept = [
                match.wordmark for match in matches if not one.number or one.number in match.classes
            ]
            yield kept[:top]


def has_chktm() -> bool:
    """Tell whether chktm is installed."""
    return find_spec("chktm") is not None


def best(scores: NDArray[np.float32], top: int) -> NDArray[np.int64]:
    """Name the places of the highest scores, best first, of equals the first place.

    Args:
        scores: one for each place.
        top: how many places at most.
    """
    if len(scores) > top:
        bar = np.partition(scores, -top)[-top]
        places = np.flatnonzero(scores >= bar)
    else:
        places = np.arange(len(scores))
    return places[np.argsort(-scores[places], kind="stable")][:top]
