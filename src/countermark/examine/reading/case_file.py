"""Reading `case.yaml`: every right field is kept, every wrong one is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from countermark.examine.reading.case import DATES, CaseFacts, Goods, Money, Party
from countermark.examine.reading.encoding import decode
from countermark.examine.reading.yaml_file import Document, Node, Place, Scalar, read_yaml
from countermark.findings import BadInputError, MissingPartError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from countermark.examine.reading.case_form import CaseForm

_LONGEST: Final = 1 << 20
_SHOWN: Final = 60
_KEYS: Final = {
    "goods": Goods,
    "parties": Party,
    "declared_value": Money,
}
_EXPECTED: Final = {
    "list_type": "a list",
    "dict_type": "fields with values below it",
    "model_type": "fields with values below it",
}


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What a case file says, and what is wrong with it."""

    facts: CaseFacts
    """The facts that could be read."""

    remarks: tuple[str, ...]
    """One sentence for each key that is not known and each value that is wrong."""


def read_case(content: bytes) -> CaseFile:
    r"""Read the facts of a case.

    Args:
        content: the bytes of `case.yaml`.

    Errors: `BadInputError` if it is no text, not YAML, longer than 1 MB or no list of fields;
        `MissingPartError` without pydantic.

    >>> found = read_case(b"territory: NO\ndates: {received: 2026-02-30}")
    >>> found.facts.territory.name
    'Norway'
    >>> print(found.remarks[0][:71])
    Line 2, dates.received: '2026-02-30' was given; expected a day that exi
    """
    if len(content) > _LONGEST:
        text = "It is longer than 1 MB; expected the fields of one case."
        raise BadInputError(text)
    decoded = decode(content)
    if decoded is None:
        text = "It is not text; expected YAML in UTF-8."
        raise BadInputError(text)
    document = read_yaml(decoded.text)
    if _is_empty(document.root):
        document.root = {}
    if not isinstance(document.root, dict):
        text = "It holds no fields; expected lines such as 'territory: DE'."
        raise BadInputError(text)
    _normalise(document.root)
    form, wrong = _validated(document)
    remarks = [
        *([f"Its encoding was guessed: {decoded.encoding}."] if decoded.guessed else []),
        *(text for _, text in sorted([*_doubts(document, form), *wrong])),
    ]
    return CaseFile(_facts(form), tuple(remarks))


def _doubts(document: Document, form: CaseForm) -> list[tuple[int, str]]:
    """Name the keys that stand twice and the dates that nothing here uses."""
    twice = [
        (line, f"Line {line}, {_name(place)}: this key stands twice; the first one was taken.")
        for place, line in document.duplicates
    ]
    unused = [("dates", name) for name in form.dates if name not in DATES]
    return twice + [
        (line, f"Line {line}, {_name(place)}: no clock uses this date{_hint(place[-1], DATES)}")
        for place in unused
        if (line := document.lines.get(place, 0))
    ]


def _normalise(root: dict[str, Node]) -> None:
    """Accept the short ways of writing: one item for a list, a number for an amount."""
    for key in ("goods", "parties"):
        if isinstance(root.get(key), dict):
            root[key] = [root[key]]
    value = root.get("declared_value")
    if isinstance(value, Scalar):
        amount, _, currency = value.text.strip().partition(" ")
        parts: dict[str, Node] = {"amount": Scalar(amount, quoted=False)}
        if currency:
            parts["currency"] = Scalar(currency.strip(), quoted=False)
        root["declared_value"] = parts
    if isinstance(root.get("quantities"), Scalar):
        root["quantities"] = {"items": root["quantities"]}
    consents = root.get("consents")
    if isinstance(consents, list) and all(isinstance(item, Scalar) for item in consents):
        root["consents"] = {str(item): Scalar("true", quoted=False) for item in consents}
    for key in [key for key, node in root.items() if _is_empty(node)]:
        del root[key]


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text in {"", "null", "~"}


def _validated(document: Document) -> tuple[CaseForm, list[tuple[int, str]]]:
    try:
        from pydantic import ValidationError  # noqa: PLC0415 - only where a case.yaml is read

        from countermark.examine.reading.case_form import CaseForm  # noqa: PLC0415 - the same
    except ImportError:
        text = (
            "pydantic, which checks case.yaml, is not installed: pip install 'countermark[report]'."
        )
        raise MissingPartError(text) from None
    remarks: list[tuple[int, str]] = []
    while True:
        try:
            return CaseForm.model_validate(document.root), remarks
        except ValidationError as errors:
            wrong = errors.errors(include_url=False)
        remarks.extend(_remark(document, error) for error in wrong)
        for error in reversed(wrong):
            _prune(document.root, error["loc"])


def _prune(node: Node, place: Place) -> None:
    """Take out the value at a place; the reversed order keeps the numbers in lists right."""
    for step in place[:-1]:
        node = node[step]  # type: ignore[index]
    del node[place[-1]]  # type: ignore[union-attr,arg-type]


def _remark(document: Document, error: ErrorDetails) -> tuple[int, str]:
    place = error["loc"]
    line = _line(document, place)
    start = f"Line {line}, {_name(place)}"
    if error["type"] == "extra_forbidden":
        hint = _hint(place[-1], _known(place))
        return line, f"{start}: this key is not known and was not used{hint}"
    given = error["input"]
    shown = f"'{given.text[:_SHOWN]}'" if isinstance(given, Scalar) else "something with parts"
    expected = _EXPECTED.get(error["type"], error["msg"])
    return line, f"{start}: {shown} was given; expected {expected}. This one is left unknown."


def _line(document: Document, place: Place) -> int:
    """Find the line of a place, or of what it stands in; one item may be written without a list."""
    candidates = (
        candidate
        for end in range(len(place), 0, -1)
        for candidate in (place[:end], (*place[:1], *place[2:end]))
    )
    return next(document.lines[item] for item in candidates if item in document.lines)


def _hint(given: str | int, known: Sequence[str]) -> str:
    close = get_close_matches(str(given).lower(), known, n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else "."


def _known(place: Place) -> list[str]:
    group = _KEYS.get(str(place[0])) if len(place) > 1 else CaseFacts
    return [item.name for item in fields(group)] if group else []


def _name(place: Place) -> str:
    name = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in place)
    return name.lstrip(".") or "the file"


def _facts(form: CaseForm) -> CaseFacts:
    values = {name: getattr(form, name) for name in type(form).model_fields}
    currency = values.pop("currency")
    value = form.declared_value
    values["declared_value"] = value and Money(
        amount=value.amount, currency=value.currency or currency
    )
    values["goods"] = tuple(_goods(dict(item), currency) for item in form.goods)
    values["parties"] = tuple(Party(**dict(item)) for item in form.parties)
    for key in ("dates", "quantities"):
        values[key] = {name: item for name, item in values[key].items() if item is not None}
    return CaseFacts(**values)


def _goods(values: dict[str, object], currency: str | None) -> Goods:
    for key in ("materials", "hp_codes"):
        values[key] = tuple(item for item in values[key] if item is not None)  # type: ignore[attr-defined]
    shares = values["composition"].items()  # type: ignore[attr-defined]
    values["composition"] = {name: share for name, share in shares if share is not None}
    values["currency"] = values["currency"] or currency
    return Goods(**values)  # type: ignore[arg-type]
