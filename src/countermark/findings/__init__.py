"""The shared vocabulary: exhibits go in, findings with grounds and sources come out.

>>> from countermark.findings import Finding, Ground, Source, Status
>>> trips = Source(title="TRIPS Agreement", locator="art. 55", version="1994", checked=True)
>>> Finding(
...     engine="border",
...     question="By when must proceedings begin?",
...     answer="By 2026-12-07.",
...     grounds=(Ground("10 working days after notice of the suspension.", (trips,)),),
...     engine_version="0.1.0",
...     data_version="",
...     status=Status.FACT,
... ).to_json()["status"]
<Status.FACT: 'fact'>
"""

from countermark.findings.certainty import Certainty, Result, Status
from countermark.findings.errors import BadInputError, MissingPartError
from countermark.findings.exhibit import Exhibit, ExhibitKind, Words, sha256_of
from countermark.findings.finding import Decision, Finding, JsonValue
from countermark.findings.source import NOT_CHECKED, Ground, Source
from countermark.findings.table import Row, Table, parse_table, read_columns, read_table
from countermark.findings.territory import Territory

__all__ = [
    "NOT_CHECKED",
    "BadInputError",
    "Certainty",
    "Decision",
    "Exhibit",
    "ExhibitKind",
    "Finding",
    "Ground",
    "JsonValue",
    "MissingPartError",
    "Result",
    "Row",
    "Source",
    "Status",
    "Table",
    "Territory",
    "Words",
    "parse_table",
    "read_columns",
    "read_table",
    "sha256_of",
]
