"""Encodings of registers' files."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from countermark.findings import BadInputError
from countermark.marks.register.archive import Source, sources
from countermark.marks.register.encoding import Recoded, csv_encoding, xml_encoding

RUSSIAN = "mark_id,text\n1,Московский мармелад и пряник\n2,Красная шапочка\n3,Белочка\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"a,b\n", "utf-8"),
        ("Škoda".encode(), "utf-8"),
        ("Škoda".encode()[:-3] + "可".encode()[:2], "utf-8"),
        (("Škoda žlutá řepa " * 3).encode() + b"\xe4", "utf-8"),
        (codecs.BOM_UTF8 + b"a", "utf-8-sig"),
        ("a".encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + "a".encode("utf-16-be"), "utf-16"),
        ("Kärcher, Müller".encode("cp1252"), "cp1252"),
        (RUSSIAN.encode("cp1251"), "cp1251"),
    ],
)
def test_a_csv_file_s_letters_tell_its_encoding(head: bytes, expected: str) -> None:
    """Marks, then UTF-8 even with one bad byte, then Western letters, then what the letters say."""
    encoding, guess = csv_encoding(head)
    assert encoding == expected
    assert (expected in guess) == expected.startswith("cp")


def test_bytes_that_are_no_text_have_no_encoding() -> None:
    """Bytes with zeros and no mark are no text that is known."""
    with pytest.raises(BadInputError, match="encoding is not known"):
        csv_encoding(b"a\x00b\x00")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"<a/>", "utf-8"),
        (codecs.BOM_UTF8 + b"<a/>", "utf-8"),
        (b'<?xml version="1.0" encoding="US-ASCII"?>', "utf-8"),
        (b"<?xml version='1.0' encoding='windows-1252'?>", "cp1252"),
        (b'<?xml version="1.0" encoding="Shift_JIS"?>', "shift_jis"),
        ('<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16"), "utf-16"),
        ('<?xml version="1.0"?>'.encode("utf-16-le"), "utf-16-le"),
        (b'<?xml version="1.0" encoding="UTF-16"?>', "utf-8"),
    ],
)
def test_an_xml_file_says_its_encoding(head: bytes, expected: str) -> None:
    """A mark decides, then the declaration; a file that can be read by bytes is not wide."""
    assert xml_encoding(head) == expected


@pytest.mark.parametrize("name", ["klingon", "rot13", "zlib", "utf-7", "idna", "unicode_escape"])
def test_an_encoding_that_is_none_of_text_is_refused(name: str) -> None:
    """Names of codecs that do other things than stand for letters are not known here."""
    with pytest.raises(BadInputError, match=name):
        xml_encoding(f'<?xml version="1.0" encoding="{name}"?>'.encode())


def test_a_stream_is_recoded_letter_by_letter(tmp_path: Path) -> None:
    """Letters of several bytes survive wherever the stream is cut, and a cut end is shown."""
    text = "可口可乐" * 300_000
    path = tmp_path / "a.xml"
    path.write_bytes(text.encode("utf-16")[:-1])
    source = next(iter(opened := sources(path)))
    assert isinstance(source, Source)
    recoded = Recoded(source.stream, "utf-16")
    parts = list(iter(lambda: recoded.read(1000), b""))
    assert b"".join(parts).decode() == text[:-1] + "\ufffd"
    assert list(opened) == []
