"""The words of HTML pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.examine.reading.page import words_of_page


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("Ni<b>ke</b>", "Nike"),
        ("a<br>b<BR/>c", "a b c"),
        ("a<!-- <p>no</p> -->b", "ab"),
        ("<!DOCTYPE html><?xml x?>a", "a"),
        ("a<script>if (1<2) x()</SCRIPT>b", "a b"),
        ("<img ALT='red &amp; blue'>", "red & blue"),
        ('<a href="http://example.org/" title="see">more</a>', "see more"),
        ("5 < 6 &lt; 7", "5 < 6 < 7"),
    ],
)
def test_what_a_visitor_sees_is_kept(page: str, words: str) -> None:
    """Tags, comments, scripts and addresses are left out."""
    assert " ".join(words_of_page(page).split()) == words


@pytest.mark.parametrize("page", ["a<!-- b", "a<script>b", "a<p b", "a<![x[ b", "a</ b"])
def test_what_is_never_closed_is_kept(page: str) -> None:
    """Evidence must not vanish behind broken markup."""
    words = words_of_page(page)
    assert words.startswith("a")
    assert words.endswith("b")


@pytest.mark.parametrize("piece", ["<", "<!--", "<a ", "<script>", "</", '<a x="', "<![CDATA["])
def test_two_megabytes_of_broken_markup_are_read_at_once(piece: str) -> None:
    """A page made to keep the reader busy gets an answer; with the time squared it would not."""
    text = piece * (2_000_000 // len(piece))
    assert len(words_of_page(text)) > 0


@given(st.text("ab <>/!-p'\"=&;#", max_size=80))
def test_no_page_is_an_error(page: str) -> None:
    """Every letter that stands before the first tag is kept."""
    plain = page.partition("<")[0].partition("&")[0]
    assert " ".join(words_of_page(page).split()).startswith(" ".join(plain.split()))
