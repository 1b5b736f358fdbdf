"""Records of XML as small trees."""

from __future__ import annotations

import pytest

from countermark.findings import BadInputError
from countermark.marks.register.xml_tree import DEEPEST, MOST, parse, prolog, without


def test_a_path_leads_to_words() -> None:
    """Elements are found by their names at every step, prefixes aside, in the document's order."""
    record = parse(b"<r><a:p><c> 1 </c></a:p><p><c/><x:c>2</x:c></p><d><c>3</c></d></r>")
    assert record.words("p", "c") == ["1", "2"]
    assert record.word("p", "c") == "1"
    assert record.word("nothing") == record.word("p") == ""
    assert [node.name for node in record.all("d")] == ["d"]


def test_words_around_elements_are_kept_together() -> None:
    """Elements of print belong to the text; text around other elements is joined."""
    record = parse(b"<r><a>one <B>two</B>, three</a><p>four<c>x</c> five</p></r>")
    assert record.word("a") == "one two, three"
    assert record.word("p") == "four five"


def test_attributes_are_found_with_any_prefix() -> None:
    """An attribute's prefix does not matter; one that is missing is empty."""
    node = parse(b'<r com:languageCode="fr" x="y"/>')
    assert (node.attribute("languageCode"), node.attribute("x")) == ("fr", "y")
    assert node.attribute("z") == ""


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<r><a></r>", "mismatched tag"),
        (b"<r>\xff</r>", "not well-formed"),
        (b"<r>&lol;</r>", "entities are not replaced"),
        (b"<r><!DOCTYPE r [<!ENTITY a 'b'>]><x/></r>", "not well-formed"),
        (b"", "no element found"),
        (b"<a>" * (DEEPEST + 2), "nested over"),
        (b"<r>" + b"<a/>" * (MOST + 1) + b"</r>", "more than"),
    ],
)
def test_what_is_no_bounded_xml_is_refused(content: bytes, says: str) -> None:
    """Broken, deep and large elements are refused, and so is every entity but XML's own."""
    with pytest.raises(BadInputError, match=says):
        parse(content)


def test_xml_s_own_entities_are_read() -> None:
    """The five entities of XML and numbers of characters are replaced."""
    assert parse(b"<r>&lt;&amp;&#x17D;</r>").text == "<&Ž"


def test_a_prolog_is_looked_at_and_not_applied() -> None:
    """The root's name is told, and that types are declared; entities stay undefined."""
    lots = b"<!ENTITY a '" + b"x" * 10_000 + b"'>"
    assert prolog(b"<!DOCTYPE t [" + lots + b"]><t:r>&a;") == ("t:r", True)
    assert prolog(b'<?xml version="1.0"?><!-- only -->') == ("", False)
    with pytest.raises(BadInputError, match="not well-formed"):
        prolog(b"< html>")


def test_elements_are_left_out_with_what_is_in_them() -> None:
    """All elements of a name are cut out; one without end is left for the parser to judge."""
    content = b"<t:r><t:a>1</t:a><t:b/><t:a><t:b>2</t:b></t:a><a>3</a></t:r>"
    assert without(content, [b"a"]) == b"<t:r><t:b/><a>3</a></t:r>"
    assert without(b"<r><a>1</r>", [b"a"]) == b"<r><a>1</r>"
