"""Whose sign is this? Registers of marks, and the marks that a sign is like.

>>> from countermark.marks import Query, demonstration, search
>>> register = demonstration()
>>> best = search(register, Query(text="GUCCl bags", classes=(18,)))[0]
>>> best.mark.text, best.relation.value, best.goods
('GUCCI', 'not_distinguishable', 1.0)
>>> print(best.why[0])
not_distinguishable: it differs only in letters or digits that look like the mark's, and adds \
descriptive words only (bags)
>>> search(register, Query(text="Шанель"))[0].mark.text
'CHANEL'
"""

from countermark.marks.examination import MarksFacts, data_version, examine
from countermark.marks.likeness.compare import Feature, Likeness, Relation, compare
from countermark.marks.nice import read_classes
from countermark.marks.register.csv_rows import COLUMNS, Reading, Remark, read_csv
from countermark.marks.register.mark import Kind, Mark
from countermark.marks.register.register import Imported, Register, demonstration, import_files
from countermark.marks.search.batch import BatchTerms, answer
from countermark.marks.search.query import Match, Query
from countermark.marks.search.query_file import QueryFile, Row
from countermark.marks.search.search import search
from countermark.marks.sign.sign import Sign

__all__ = [
    "COLUMNS",
    "BatchTerms",
    "Feature",
    "Imported",
    "Kind",
    "Likeness",
    "Mark",
    "MarksFacts",
    "Match",
    "Query",
    "QueryFile",
    "Reading",
    "Register",
    "Relation",
    "Remark",
    "Row",
    "Sign",
    "answer",
    "compare",
    "data_version",
    "demonstration",
    "examine",
    "import_files",
    "read_classes",
    "read_csv",
    "search",
]
