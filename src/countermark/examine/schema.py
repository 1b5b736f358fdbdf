"""The JSON schema of `findings.json`, generated from the dataclasses that it is written from."""

from __future__ import annotations

import ast
import inspect
from dataclasses import fields
from datetime import date
from typing import Any, Final, get_type_hints

from pydantic import ConfigDict, Field, JsonValue, create_model

from countermark.examine.dossier import Dossier
from countermark.examine.measure import Measure
from countermark.examine.reading import NotExamined, Remark
from countermark.findings import (
    Certainty,
    Decision,
    Exhibit,
    Finding,
    Ground,
    Result,
    Source,
    Words,
)

_LEFT_OUT: Final[dict[type, set[str]]] = {Exhibit: {"path", "rows"}}
"""Where a file lies on the machine, and the rows that `words` repeat, are not written."""

_REPLACED: Final[dict[tuple[type, str], dict[str, Any]]] = {
    (Finding, "certainty"): {"result": Result | None, "certainty": float | None},
    (Finding, "data"): {"data": dict[str, JsonValue]},
    (Dossier, "territory"): {"territory": str | None},
}
"""Fields whose JSON is not simply their type's: by name and type in the JSON."""

_ADDED: Final[dict[type, dict[str, tuple[Any, str]]]] = {
    Dossier: {"countermark": (str, "The version of the program.")},
}

_NESTED: Final = (Words, Source, Ground, Decision, Exhibit, Finding, Measure, NotExamined, Remark)


def findings_schema() -> dict[str, Any]:
    """Generate the JSON schema of `findings.json` (JSON Schema 2020-12).

    Every field's description is the docstring that stands under it in the source.
    """
    models: dict[type, Any] = {}
    for kind in (*_NESTED, Dossier):
        models[kind] = create_model(
            kind.__name__,
            __config__=ConfigDict(extra="allow"),
            __doc__=(inspect.getdoc(kind) or "").split("\n\n")[0],
            **_fields(kind, models),
        )
    schema: dict[str, Any] = models[Dossier].model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _fields(kind: type, models: dict[type, Any]) -> dict[str, Any]:
    descriptions = _descriptions(kind)
    hints = get_type_hints(kind)
    found: dict[str, Any] = {}
    for field in fields(kind):
        if field.name in _LEFT_OUT.get(kind, ()):
            continue
        written = _REPLACED.get((kind, field.name), {field.name: hints[field.name]})
        for name, hint in written.items():
            text = _descriptions(Certainty).get(name) or descriptions[field.name]
            found[name] = (_translated(hint, models), Field(description=text))
    for name, (hint, text) in _ADDED.get(kind, {}).items():
        found[name] = (hint, Field(description=text))
    return found


def _translated(hint: Any, models: dict[type, Any]) -> Any:  # noqa: ANN401 - a type of any kind
    """Put the models in the place of the dataclasses, also inside tuples and unions."""
    if hint in models:
        return models[hint]
    arguments = getattr(hint, "__args__", None)
    if not arguments:
        return date if hint is date else hint
    inner = tuple(_translated(one, models) for one in arguments)
    if getattr(hint, "__origin__", None) is tuple:
        return list[inner[0]]  # type: ignore[valid-type]
    joined = inner[0]
    for one in inner[1:]:
        joined |= one
    return joined


def _descriptions(kind: type) -> dict[str, str]:
    """Read the docstrings that stand under a class's fields."""
    body = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - getsource of a class gives a class
    found = {}
    for field, text in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
        ):
            found[field.target.id] = inspect.cleandoc(str(text.value.value))
    return found
