"""A record of XML as a small tree, read by expat alone with nothing that XML could do beyond that.

No document type is read, no entity but XML's own five is replaced, nothing is fetched; depth and
the number of elements are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from xml.parsers import expat

from countermark.findings import BadInputError

DEEPEST: Final = 64
"""How deep elements may be nested in a record."""

MOST: Final = 100_000
"""How many elements a record may have."""

_PORTION: Final = 4096
_TAG: Final = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?)")
_INLINE: Final = frozenset({"b", "i", "u", "sub", "sup", "br", "B", "I", "U", "Sub", "Sup", "Br"})
"""Elements of print within a text; the words in them belong to the text."""


class Node:
    """An element without its prefix: what stands in it, what stands below it."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.text = ""
        self.children: dict[str, list[Node]] = {}

    def attribute(self, name: str) -> str:
        """Tell the value of an attribute, with whatever prefix; empty if there is none."""
        found = self.attributes.get(name)
        if found is not None:
            return found
        keys = (key for key in self.attributes if key.endswith(f":{name}"))
        return self.attributes.get(next(keys, ""), "")

    def all(self, *path: str) -> list[Node]:
        """List the elements at a path of names below this one, in the document's order."""
        found = [self]
        for name in path:
            found = [child for node in found for child in node.children.get(name, ())]
        return found

    def words(self, *path: str) -> list[str]:
        """List what is written in the elements at a path, the empty ones left out."""
        return [node.text for node in self.all(*path) if node.text]

    def word(self, *path: str) -> str:
        """Tell what is written in the first element at a path that has words in it."""
        nodes = self.children.get(path[0], ()) if len(path) == 1 else self.all(*path)
        for node in nodes:
            if node.text:
                return node.text
        return ""


class _Builder:
    """Takes what expat says; written for speed, for it is called for every tag of a register."""

    def __init__(self) -> None:
        self.top = Node("", {})
        self._node = self.top
        self._above: list[Node] = []
        self._left = MOST
        self.texts: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if name in _INLINE:
            return
        if self.texts:
            self._keep_text()
        self._left -= 1
        if len(self._above) >= DEEPEST or self._left < 0:
            problem = f"it has elements nested over {DEEPEST} deep, or more than {MOST} of them"
            raise BadInputError(problem)
        node = Node(name, attributes)
        above = self._node
        self._above.append(above)
        if name in above.children:
            above.children[name].append(node)
        else:
            above.children[name] = [node]
        self._node = node

    def end(self, name: str) -> None:
        if name != self._node.name and name.rpartition(":")[2] in _INLINE:
            return
        if self.texts:
            self._keep_text()
        self._node = self._above.pop()

    def _keep_text(self) -> None:
        text = "".join(self.texts).strip()
        if text:
            node = self._node
            node.text = f"{node.text} {text}" if node.text else text
        self.texts.clear()


def parse(content: bytes) -> Node:
    """Read one element.

    Args:
        content: the element in UTF-8; prefixes need not be declared.

    Errors: `BadInputError` if it is not well-formed, uses an entity, or is too deep or too large.

    >>> parse(b"<a:Mark><a:Words>Zeta &amp; <b>Lon</b></a:Words></a:Mark>").word("Words")
    'Zeta & Lon'
    """
    builder = _Builder()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.texts.append
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat's own interface
    except expat.ExpatError as error:
        raise BadInputError(_said(error)) from None
    return next(iter(builder.top.children.values()))[0]


def _said(error: expat.ExpatError) -> str:
    message = expat.ErrorString(error.code) or "not well-formed"
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]:
        return "it uses an entity that XML itself does not define; entities are not replaced"
    return f"it is not well-formed XML ({message})"


class _RootSeenError(Exception):
    """Ends the reading of a prolog."""


def prolog(head: bytes) -> tuple[str, bool]:
    """Tell the name of a document's root element, and whether a document type is declared.

    The declaration is neither followed nor applied to anything.

    Args:
        head: the document's beginning in UTF-8.

    Returns: the name with its prefix, empty if the beginning is too short to tell; and whether.

    Errors: `BadInputError` if it is no XML.

    >>> prolog(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a><d/>")
    ('a', True)
    """
    root: list[str] = []
    types: list[str] = []

    def seen(name: str, _: dict[str, str]) -> None:
        root.append(name)
        raise _RootSeenError

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = seen
    parser.StartDoctypeDeclHandler = lambda name, *_: types.append(name)
    try:
        for at in range(0, len(head), _PORTION):
            parser.Parse(head[at : at + _PORTION], False)  # noqa: FBT003 - expat's own interface
    except _RootSeenError:
        pass
    except expat.ExpatError as error:
        raise BadInputError(_said(error)) from None
    return "".join(root), bool(types)


def prefix_of(content: bytes) -> bytes:
    """Tell the prefix of an element with its colon, empty if it has none.

    >>> prefix_of(b"<ns2:Trademark><ns1:b/></ns2:Trademark>")
    b'ns2:'
    """
    name = _TAG.match(content)
    return name[1] if name else b""


def without(content: bytes, elements: Iterable[bytes]) -> bytes:
    """Leave elements out of a record before it is read, with all that is in them.

    Args:
        content: a record without comments or CDATA sections.
        elements: their names, without the prefix that they have in common with the record; none
            of them contains itself.

    >>> without(b"<r><a>1<b/></a><c/></r>", [b"a"])
    b'<r><c/></r>'
    """
    prefix = prefix_of(content)
    for element in elements:
        start_tag, end_tag = b"<" + prefix + element + b">", b"</" + prefix + element + b">"
        while (start := content.find(start_tag)) >= 0:
            end = content.find(end_tag, start)
            if end < 0:
                break
            content = content[:start] + content[end + len(end_tag) :]
    return content
