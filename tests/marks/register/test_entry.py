"""Entries of offices' registers and the marks that they record."""

from __future__ import annotations

import pytest

from countermark.findings import BadInputError
from countermark.marks.register.entry import Entry, mark_in


def test_an_entry_needs_a_number_or_a_registration() -> None:
    """A record without an application's number is named by its registration, marked as such."""
    mark = mark_in(Entry(office="SE", number="", registration="62281", words=[("", "ZETA")]), [])
    assert (mark.mark_id, mark.registration) == ("SER62281", "62281")
    with pytest.raises(BadInputError, match="no application number"):
        mark_in(Entry(office="SE", number="", words=[("", "ZETA")]), [])


def test_a_registration_of_the_same_number_is_not_repeated() -> None:
    """Where application and registration have one number, the mark's name tells it."""
    mark = mark_in(Entry(office="NZ", number="7", registration="7", words=[("", "ZETA")]), [])
    assert (mark.mark_id, mark.registration) == ("NZ7", "")


def test_words_in_other_languages_say_what_the_first_mean() -> None:
    """Parts of one language are the sign; another language's words are a translation."""
    words = [("fr", "LE"), ("en", "THE  ZETA"), ("fr", "ZÊTA"), ("fr", "LE")]
    mark = mark_in(Entry(office="CA", number="1", words=words), [])
    assert (mark.text, mark.translations) == ("LE ZÊTA", ("THE ZETA",))


def test_days_out_of_order_are_kept_with_a_remark() -> None:
    """The register's days are not judged, but the owner is told."""
    remarks: list[str] = []
    entry = Entry(
        office="EM", number="1", words=[("", "A")], filed="2020-01-02", registered="2019-01-01"
    )
    assert mark_in(entry, remarks).registered is not None
    assert "do not follow" in remarks[0]


def test_a_word_mark_has_words() -> None:
    """A word mark without words is none; a picture without words is a mark."""
    with pytest.raises(BadInputError, match="without words"):
        mark_in(Entry(office="EM", number="1", features=["Word"]), [])
    assert mark_in(Entry(office="EM", number="1", images=[""]), []).text == ""
