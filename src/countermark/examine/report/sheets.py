"""The engines' answers as tables for readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from countermark.examine.data_of import mappings, text, texts
from countermark.findings import Finding, JsonValue

_MATCHES: Final = 5
_WHY: Final = 3
"""Matches and reasons that are shown; all of them are in findings.json."""

_Data = Mapping[str, JsonValue]


_NARROWEST: Final = 4
_WIDEST: Final = 80
"""Bounds of a column's weight, in letters, so that one long cell does not starve the others."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a finding; with a single column it is shown as a list."""

    caption: str
    """What it shows."""

    columns: tuple[str, ...]
    """The headings."""

    rows: tuple[tuple[str, ...], ...]
    """The cells, as many in each row as there are headings."""

    weights: tuple[int, ...] = field(init=False)
    """How wide the columns are beside each other."""

    def __post_init__(self) -> None:
        columns = zip(self.columns, *self.rows, strict=True)
        longest = (max(map(len, column)) for column in columns)
        weights = tuple(min(length, _WIDEST) + _NARROWEST for length in longest)
        object.__setattr__(self, "weights", weights)

    def each(self, change: Callable[[str], str]) -> Sheet:
        """Change the text of the caption and of every cell."""
        return Sheet(
            change(self.caption),
            self.columns,
            tuple(tuple(change(cell) for cell in row) for row in self.rows),
        )


def sheets_of(finding: Finding) -> tuple[Sheet, ...]:
    """Lay out the data of a finding; empty sheets are left out.

    Args:
        finding: an answer of any engine, with `data` in the form of the engine's contract.
    """
    made = _MAKERS[finding.engine](finding.data)
    return tuple(_without_empty_columns(sheet) for sheet in made if sheet.rows)


def _without_empty_columns(sheet: Sheet) -> Sheet:
    kept = [at for at in range(len(sheet.columns)) if any(row[at] for row in sheet.rows)]
    return Sheet(
        sheet.caption,
        tuple(sheet.columns[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in sheet.rows),
    )


def _marks(data: _Data) -> Iterator[Sheet]:
    matches = mappings(data.get("matches"))[:_MATCHES]
    sign = text(data.get("sign"))
    yield Sheet(
        caption=f"Marks that '{sign}' is most like, best first",
        columns=("Mark", "Owner", "Office", "Classes", "Relation", "Score"),
        rows=tuple(
            (
                text(match.get("text")),
                text(match.get("owner")),
                text(match.get("office")),
                ", ".join(texts(match.get("classes"))),
                text(match.get("relation")).replace("_", " "),
                f"{float(str(match.get('score'))):.2f}",
            )
            for match in matches
        ),
    )
    if matches:
        yield Sheet(
            caption="Why the first one",
            columns=("Reason",),
            rows=tuple((why.replace("_", " "),) for why in texts(matches[0].get("why"))[:_WHY]),
        )


_FIELDS: Final = {
    "gtin": "Product code (GTIN)",
    "serial": "Serial number",
    "batch": "Batch",
    "expiry": "Expiry",
}


def _packs(data: _Data) -> Iterator[Sheet]:
    if "symbology" in data:
        yield from _code(data)
        return
    yield Sheet(
        caption="Explanations, the harmless ones first",
        columns=("Exclude first",),
        rows=tuple((cause,) for cause in texts(data.get("benign_causes"))),
    )
    yield Sheet(
        caption="Public alerts",
        columns=("Issuer", "Alert", "Product", "What it says"),
        rows=tuple(
            tuple(text(alert.get(name)) for name in ("issuer", "alert", "product", "text"))
            for alert in mappings(data.get("public_alerts"))
        ),
    )
    yield _labels(data)


def _code(data: _Data) -> Iterator[Sheet]:
    fields = [(label, text(data.get(name))) for name, label in _FIELDS.items() if data.get(name)]
    other = data.get("other")
    if isinstance(other, Mapping):
        fields += [(f"({key})", text(value)) for key, value in other.items()]
    yield Sheet("What the code says", ("Field", "Value"), tuple(fields))
    yield Sheet(
        caption="What is wrong with the code",
        columns=("Problem",),
        rows=tuple((text(problem.get("text")),) for problem in mappings(data.get("problems"))),
    )


def _labels(data: _Data) -> Sheet:
    return Sheet(
        caption="Legal meanings, each for its own regime",
        columns=("Regime", "Meaning", "Status", "Why, or what is missing"),
        rows=tuple(
            (
                text(label.get("regime")),
                text(label.get("label")),
                text(label.get("status")),
                _why(label),
            )
            for label in mappings(data.get("labels"))
        ),
    )


def _why(label: _Data) -> str:
    missing = [text(fact.get("fact")) for fact in mappings(label.get("missing_facts"))]
    if missing:
        return f"not known: {', '.join(missing).replace('_', ' ').replace('.', ': ')}"
    grounds = [text(ground.get("text")) for ground in mappings(label.get("why"))]
    return " ".join(grounds) or text(label.get("why"))


def _law(data: _Data) -> Iterator[Sheet]:
    yield Sheet(
        caption="To be asked, what bears on most answers first",
        columns=("Question",),
        rows=tuple((text(one.get("question")),) for one in mappings(data.get("questions"))),
    )
    yield _labels(data)


def _border(data: _Data) -> Iterator[Sheet]:
    asked = [name.replace("_", " ") for name in texts(data.get("depends_on"))]
    yield Sheet("Not known, and it may change the day", ("Fact",), tuple((name,) for name in asked))


_CODES: Final = {
    "ewc_candidates": "Waste code (EU list of waste)",
    "hp": "Hazardous properties established",
    "hp_suspected": "Hazardous properties suspected",
    "basel_candidates": "Basel Convention",
}


def _codes(data: _Data) -> Sheet:
    """Show the codes of the lot as it stands; every option has the same ones."""
    options = mappings(data.get("options"))
    codes = options[-1].get("codes") if options else None
    known = codes if isinstance(codes, Mapping) else {}
    return Sheet(
        caption="Codes, a proposal that nobody has compared with the official text",
        columns=("Code", "Value"),
        rows=tuple(
            (
                label,
                " or ".join(texts(known[name]))
                if name.startswith(("ewc", "basel"))
                else ", ".join(texts(known[name])),
            )
            for name, label in _CODES.items()
            if known.get(name)
        ),
    )


def _disposal(data: _Data) -> Iterator[Sheet]:
    yield _codes(data)
    yield Sheet(
        caption="Ways of disposal in the order of the waste hierarchy",
        columns=("Operation", "Way", "Now?", "Why"),
        rows=tuple(
            (
                text(option.get("operation")).replace("_", " "),
                text(option.get("label")),
                _now(option),
                _reason(option),
            )
            for option in mappings(data.get("options"))
        ),
    )
    yield Sheet(
        caption="Test or ask first",
        columns=("Test", "Counts"),
        rows=tuple(
            (text(test.get("label")), text(test.get("counts")))
            for test in mappings(data.get("tests"))
        ),
    )
    yield Sheet(
        caption="Never",
        columns=("Never",),
        rows=tuple((text(ground.get("text")),) for ground in mappings(data.get("never"))),
    )


def _now(option: _Data) -> str:
    if option.get("allowed"):
        return "possible"
    return "after tests" if option.get("tests") else "no"


def _reason(option: _Data) -> str:
    conditions = texts(option.get("conditions")) if option.get("allowed") else []
    return " ".join([text(option.get("why")), *conditions]).strip()


_MAKERS: Final[Mapping[str, Callable[[_Data], Iterator[Sheet]]]] = {
    "marks": _marks,
    "packs": _packs,
    "law": _law,
    "border": _border,
    "disposal": _disposal,
}
