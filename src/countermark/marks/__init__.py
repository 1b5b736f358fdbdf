"""Whose sign is this? Registers of marks, and the marks that a sign is like.

>>> from countermark.marks import Query, demonstration, search
>>> register = demonstration()
>>> best = search(register, Query(text="GUCCl bags", classes=(18,)))[0]
>>> best.mark.text, best.relation.value
('GUCCI', 'not_distinguishable')
>>> print(best.why[0])
not_distinguishable: it differs only in letters or digits that look like the mark's, and adds \
descriptive words only (bags)
>>> search(register, Query(text="Шанель"))[0].mark.text
'CHANEL'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from countermark.marks.likeness.compare import Feature, Likeness, Relation, compare
from countermark.marks.nice import read_classes
from countermark.marks.register.mark import Kind, Mark
from countermark.marks.register.register import Register, demonstration
from countermark.marks.search.matching import Match
from countermark.marks.search.query import Query
from countermark.marks.search.search import search
from countermark.marks.sign.sign import Sign

if TYPE_CHECKING:
    from countermark.marks.examination import MarksFacts, data_version, examine
    from countermark.marks.register.csv_rows import COLUMNS
    from countermark.marks.register.importing import Imported, import_files
    from countermark.marks.register.reading import Found, Note, Rejected, read_marks
    from countermark.marks.search.batch import BatchTerms, answer, meanings_known
    from countermark.marks.search.query_file import QueryFile, Row

__all__ = [
    "COLUMNS",
    "BatchTerms",
    "Feature",
    "Found",
    "Imported",
    "Kind",
    "Likeness",
    "Mark",
    "MarksFacts",
    "Match",
    "Note",
    "Query",
    "QueryFile",
    "Register",
    "Rejected",
    "Relation",
    "Row",
    "Sign",
    "answer",
    "compare",
    "data_version",
    "demonstration",
    "examine",
    "import_files",
    "meanings_known",
    "read_classes",
    "read_marks",
    "search",
]

# What a single search does not need is imported when it is first asked for: starting stays quick.
_LATER: Final = {
    "BatchTerms": "search.batch",
    "COLUMNS": "register.csv_rows",
    "Found": "register.reading",
    "Imported": "register.importing",
    "MarksFacts": "examination",
    "Note": "register.reading",
    "QueryFile": "search.query_file",
    "Rejected": "register.reading",
    "Row": "search.query_file",
    "answer": "search.batch",
    "data_version": "examination",
    "examine": "examination",
    "import_files": "register.importing",
    "meanings_known": "search.batch",
    "read_marks": "register.reading",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        problem = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(problem)
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
