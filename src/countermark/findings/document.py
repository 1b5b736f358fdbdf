"""YAML that remembers its lines, so that a mistake can be pointed at.

Every scalar is read as the words that stand there: `NO` stays Norway, a date stays a text until
somebody asks for a date.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, TypeAlias

import yaml

from countermark.findings.errors import BadInputError

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""What a document holds once its lines are no longer needed."""

LARGEST: Final = 1_000_000
"""Bytes; a file of facts or a rule is a few pages."""

_DEEPEST: Final = 100
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


@dataclass(frozen=True, slots=True)
class Part:
    """One node of a YAML document and the place where it stands.

    >>> parse_yaml("rule.yaml", b"id: TRIPS.fn14a").mapping()["id"].text()
    'TRIPS.fn14a'
    """

    file: str
    """The file's name, as messages show it."""

    node: yaml.Node
    """What stands there."""

    @property
    def line(self) -> int:
        """The line on which it begins, counted from 1."""
        return int(self.node.start_mark.line) + 1

    def error(self, text: str) -> BadInputError:
        """Make an error that names file and line."""
        return BadInputError(f"{self.file}, line {self.line}: {text}")

    def mapping(self) -> dict[str, Part]:
        """Read `key: value` lines.

        Errors: `BadInputError` if something else stands there or a key stands twice.
        """
        if not isinstance(self.node, yaml.MappingNode):
            text = "lines of the form 'name: value' were expected here."
            raise self.error(text)
        parts: dict[str, Part] = {}
        for key_node, value_node in self.node.value:
            key = Part(self.file, key_node)
            if key.text() in parts:
                text = f"'{key.text()}' is given twice; keep one of the two."
                raise key.error(text)
            parts[key.text()] = Part(self.file, value_node)
        return parts

    def items(self) -> tuple[Part, ...]:
        """Read a list; a single value counts as a list of one, nothing as an empty list."""
        if isinstance(self.node, yaml.SequenceNode):
            return tuple(Part(self.file, node) for node in self.node.value)
        return () if self.empty else (self,)

    def text(self) -> str:
        """Read words.

        Errors: `BadInputError` if a list or `name: value` lines stand there.
        """
        if not isinstance(self.node, yaml.ScalarNode):
            text = "a single value was expected here, not a list or further 'name: value' lines."
            raise self.error(text)
        return str(self.node.value).strip()

    @property
    def is_mapping(self) -> bool:
        """Whether lines of the form `name: value` stand there."""
        return isinstance(self.node, yaml.MappingNode)

    @property
    def empty(self) -> bool:
        """Whether nothing stands there."""
        return isinstance(self.node, yaml.ScalarNode) and _is_nothing(self.node)

    def flag(self) -> bool:
        """Read true or false."""
        if self.text() not in {"true", "false"}:
            text = f"'{self.text()}' was given; expected true or false."
            raise self.error(text)
        return self.text() == "true"

    def day(self) -> date | None:
        """Read a date, or nothing."""
        if self.empty:
            return None
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            text = f"'{self.text()}' is no date; expected YYYY-MM-DD or nothing."
            raise self.error(text) from None

    def plain(self) -> Plain:
        """Read everything below as words, lists and mappings; nothing becomes an empty text."""
        if isinstance(self.node, yaml.MappingNode):
            return {key: part.plain() for key, part in self.mapping().items()}
        if isinstance(self.node, yaml.SequenceNode):
            return [part.plain() for part in self.items()]
        return "" if self.empty else self.text()


def _is_nothing(node: yaml.ScalarNode) -> bool:
    return not node.style and node.value in {"", "~", "null", "Null", "NULL"}


def parse_yaml(file: str, content: bytes) -> Part:
    """Read one YAML document.

    Args:
        file: the name that messages show.
        content: the bytes, in UTF-8 or in UTF-16 with a byte order mark.

    Errors: `BadInputError` that names the line, for another encoding, broken YAML, nothing at all,
    anchors, very deep nesting or more than a million bytes.
    """
    if len(content) > LARGEST:
        text = f"{file} is too long; expected at most {LARGEST} bytes. Is it the right file?"
        raise BadInputError(text)
    words = _decoded(file, content)
    try:
        _check_shape(file, words)
        node = yaml.compose(words, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise BadInputError(_what_is_wrong(file, error)) from None
    if node is None:
        text = f"{file} holds nothing; expected lines of the form 'name: value'."
        raise BadInputError(text)
    return Part(file, node)


def read_given(path: Path) -> dict[str, Plain]:
    """Read a YAML file of facts, one `name: value` a line; every value is the words written there.

    Args:
        path: the file, in UTF-8 or in UTF-16 with a byte order mark.

    Errors: `BadInputError` that names file and line if it cannot be read or holds no facts by name.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        text = f"The file {path} cannot be read ({error.strerror}); give a YAML file of facts."
        raise BadInputError(text) from None
    given = parse_yaml(path.name, content).plain()
    if not isinstance(given, dict):
        text = f"The file {path} holds no facts by name; write one a line, as 'territory: DE'."
        raise BadInputError(text)
    return given


def _decoded(file: str, content: bytes) -> str:
    utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        text = f"{file}, line {line}: this is not UTF-8; save the file again as UTF-8."
        raise BadInputError(text) from None


def _check_shape(file: str, words: str) -> None:
    depth = 0
    for event in yaml.parse(words, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 0
            text = f"{file}, line {line}: '*{event.anchor}' is not used here; write the value out."
            raise BadInputError(text)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            text = f"{file} is nested more than {_DEEPEST} deep. Is it the right file?"
            raise BadInputError(text)


def _what_is_wrong(file: str, error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    place = f"{file}, line {mark.line + 1}" if mark else file
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
    return (
        f"{place}: this cannot be read as YAML ({problem}); check indentation, quotes and that "
        "every name is followed by a colon and a space."
    )
