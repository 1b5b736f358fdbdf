"""The words of an HTML page, found in one pass.

The standard library's parser needs minutes for two megabytes of broken markup (the time grows with
the square of the length), and an examined page may have been written to do harm.
"""

from __future__ import annotations

import html
import re
from typing import Final

_WITHIN: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
"""Tags that stand inside a line; every other tag begins a new one."""

_UNSEEN: Final = frozenset({"script", "style", "template", "noscript"})
_SAID: Final = frozenset({"alt", "title", "placeholder", "aria-label"})
_MARKUP: Final = re.compile(r"<(?:(!--)|[!?]|(/?)([a-zA-Z][a-zA-Z0-9-]{0,30}))")
_ATTRIBUTE: Final = re.compile(r"""([a-zA-Z-]{1,20})\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LONGEST_TAG: Final = 5_000


def words_of_page(text: str) -> str:
    r"""Give what a reader of a page would see or hear, without tags, scripts and comments.

    What is opened and never closed is kept as text, so that nothing is lost.

    >>> words_of_page("<p>Ni<b>ke</b> &amp; co<p>40 pairs<script>var x</script>")
    '\nNike & co\n40 pairs\n'
    """
    pieces: list[str] = []
    at = 0
    never: set[str] = set()
    while found := _MARKUP.search(text, at):
        pieces.append(_flat(text[at : found.start()]))
        tag = (found[3] or "").lower()
        end = _end(text, "-->" if found[1] else ">", found.end(), never)
        if end < 0:
            pieces.append(found[0])
            at = found.end()
            continue
        if tag:
            pieces.append(_around(tag, text[found.end() : min(end, found.end() + _LONGEST_TAG)]))
        at = end
        if tag in _UNSEEN and not found[2]:
            at = max(at, _end(text, f"</{tag}>", end, never))
    pieces.append(_flat(text[at:]))
    return "".join(pieces)


def _end(text: str, closing: str, start: int, never: set[str]) -> int:
    """Find where something ends; what is not there once is not looked for again."""
    if closing in never:
        return -1
    found = re.compile(re.escape(closing), re.IGNORECASE).search(text, start)
    if found is None:
        never.add(closing)
        return -1
    return found.end()


def _around(tag: str, inside: str) -> str:
    """Give the line break of a tag and what its attributes say."""
    said = [
        f"\n{_flat(double or single)}\n"
        for name, double, single in _ATTRIBUTE.findall(inside)
        if name.lower() in _SAID
    ]
    return ("" if tag in _WITHIN else "\n") + "".join(said)


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(text))
