"""YAML as plain text values: nothing is constructed, guessed or repeated.

`NO` stays Norway, `0403` stays a tariff number, `2026-02-30` stays what somebody wrote: what a
value means is decided where it is known which fact it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import yaml

from countermark.findings import BadInputError, JsonValue

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST: Final = 30
_MOST_NODES: Final = 20_000
_NUMBER: Final = re.compile(r"[-+]?(0|[1-9][0-9]{0,15})(\.[0-9]+)?")
_WORDS: Final = {
    **dict.fromkeys(("null", "Null", "NULL", "~", "")),
    **dict.fromkeys(("true", "True", "TRUE", "yes", "Yes", "YES"), True),
    **dict.fromkeys(("false", "False", "FALSE", "no", "No"), False),
}


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as it is written."""

    text: str
    """The characters."""

    quoted: bool
    """Whether it stood in quotation marks or in a block, so that it can only be text."""

    def __str__(self) -> str:
        return self.text


Node: TypeAlias = "Scalar | list[Node] | dict[str, Node]"
Place: TypeAlias = tuple[str | int, ...]


@dataclass(slots=True)
class Document:
    """A YAML file as values, with what is odd about it."""

    root: Node
    """The values."""

    duplicates: list[tuple[Place, int]] = field(default_factory=list)
    """Keys that stand twice, with the line of the one that was left out."""

    lines: dict[Place, int] = field(default_factory=dict)
    """The line on which each key or list item stands."""


def read_yaml(text: str) -> Document:
    """Read one YAML document.

    Args:
        text: the whole file.

    Errors: `BadInputError` with the line number for wrong syntax, for more than 30 levels, for
        more than 20,000 values (aliases counted each time), and for an alias inside itself.

    >>> read_yaml("territory: NO").root
    {'territory': Scalar(text='NO', quoted=False)}
    """
    try:
        _check_depth(text)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        why = f"The YAML is wrong at line {line}: {error.problem}."
        raise BadInputError(why) from None
    except yaml.YAMLError as error:
        why = f"The YAML cannot be read: {str(error).splitlines()[0]}."
        raise BadInputError(why) from None
    document = Document({})
    if node is not None:
        document.root = _Walk(document).value(node, ())
    return document


def _check_depth(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            why = (
                f"Line {line} is nested more than {_DEEPEST} levels deep; "
                "expected the fields of a case."
            )
            raise BadInputError(why)


class _Walk:
    """Turns the nodes of one document into values, counting them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.seen = 0

    def value(self, node: yaml.Node, place: Place) -> Node:
        self.seen += 1
        if len(place) > _DEEPEST:
            why = (
                f"Line {node.start_mark.line + 1} is an alias inside itself; write the fields out."
            )
            raise BadInputError(why)
        if self.seen > _MOST_NODES:
            why = (
                f"The file holds more than {_MOST_NODES:,} values, aliases counted each time; "
                "expected the fields of one case."
            )
            raise BadInputError(why)
        self.document.lines[place] = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            return Scalar(node.value, quoted=node.style is not None and node.style != "")
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*place, at)) for at, item in enumerate(node.value)]
        return self._mapping(node, place)

    def _mapping(self, node: yaml.Node, place: Place) -> dict[str, Node]:
        values: dict[str, Node] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                line = key_node.start_mark.line + 1
                why = f"Line {line} has a list or a mapping as a key; expected a word."
                raise BadInputError(why)
            key = str(key_node.value)
            if key in values:
                self.document.duplicates.append(((*place, key), key_node.start_mark.line + 1))
                continue
            values[key] = self.value(value_node, (*place, key))
            self.document.lines[(*place, key)] = key_node.start_mark.line + 1
        return values


def as_given(node: Node) -> JsonValue:
    """Turn values into plain JSON values: numbers, true and false, else text.

    `yes` and `no` are true and false, but `NO` in capitals is text, for it may be Norway; days
    stay ISO texts, and figures that begin with 0 stay text, for they are codes.
    """
    if isinstance(node, list):
        return [as_given(item) for item in node]
    if isinstance(node, dict):
        return {key: as_given(item) for key, item in node.items()}
    if node.quoted:
        return node.text
    if _NUMBER.fullmatch(node.text):
        return float(node.text) if "." in node.text else int(node.text)
    return _WORDS.get(node.text, node.text)
