"""Looking into the data of a finding, whose shape only its engine promises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from countermark.findings import JsonValue


def mappings(value: JsonValue) -> list[Mapping[str, JsonValue]]:
    """List the mappings of a list; anything else counts as none.

    >>> mappings([{"a": 1}, 2]), mappings("text"), mappings(None)
    ([{'a': 1}], [], [])
    """
    return [one for one in _items(value) if isinstance(one, Mapping)]


def texts(value: JsonValue) -> list[str]:
    """List the items of a list as texts; anything else counts as none.

    >>> texts([25, "x"]), texts(None)
    (['25', 'x'], [])
    """
    return [text(one) for one in _items(value)]


def text(value: JsonValue) -> str:
    """Write a plain value as text, nothing as an empty one.

    >>> text(None), text(3)
    ('', '3')
    """
    return "" if value is None else str(value)


def _items(value: JsonValue) -> Sequence[JsonValue]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()
