"""Which encoding the bytes of a register's file are in: CSV by its letters, XML by what it says."""

from __future__ import annotations

import codecs
import re
from typing import Final

from countermark.findings import BadInputError
from countermark.marks.register.archive import Stream

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE: Final = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
_DECLARED: Final = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")
_ALLOWED: Final = re.compile(
    r"ascii|utf-8(-sig)?|utf-16(-[bl]e)?|iso8859-\d+|cp\d+|koi8-[a-z]|mac-[a-z]+|tis-620|"
    r"gb2312|gbk|gb18030|big5(hkscs)?|euc_[a-z0-9_]+|shift_jis[a-z0-9_]*|johab|hz|ptcp154"
)
_LONE: Final = re.compile("[\udc80-\udcff]")
_MOST_FOREIGN: Final = 1 / 3
_FEW: Final = 0.2
_SAMPLE: Final = 65_536

REPLACED: Final = "\ufffd".encode()
"""What stands in a recoded stream where bytes did not fit the encoding."""


def csv_encoding(head: bytes) -> tuple[str, str]:
    r"""Tell the encoding of a CSV file from its beginning.

    A byte order mark decides; then UTF-8, also with a few bytes that are none, so that one broken
    row does not change how all others are read; then Windows-1252 if most letters are plain ones;
    then what the letters speak for.

    Args:
        head: the first bytes, up to a million.

    Returns: the codec's name, and a remark where the encoding was a guess.

    Errors: `BadInputError` if the bytes fit none.

    >>> csv_encoding("mark_id,text\n1,Kärcher\n".encode("cp1252"))
    ('cp1252', 'it is not UTF-8; it was read as Windows-1252 (cp1252)')
    """
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), "")
    if marked or _mostly_utf8(head):
        return marked or "utf-8", ""
    if b"\x00" not in head:
        if _western(head):
            return "cp1252", "it is not UTF-8; it was read as Windows-1252 (cp1252)"
        if guess := _by_letters(head):
            return guess, f"it is not UTF-8; by its letters it was read as {guess}"
    problem = "its encoding is not known; expected UTF-8, UTF-16 with a mark, or Windows-1252"
    raise BadInputError(problem)


def _mostly_utf8(head: bytes) -> bool:
    if b"\x00" in head:
        return False
    text = head.decode("utf-8", "surrogateescape")
    broken = len(_LONE.findall(text))
    foreign = len(text) - len(text.encode("ascii", "ignore")) - broken
    # The head may end within a character of up to four bytes.
    at_end = len(_LONE.findall(text[-3:]))
    return broken - at_end <= _FEW * foreign


def _western(head: bytes) -> bool:
    try:
        text = head.decode("cp1252")
    except UnicodeDecodeError:
        return False
    letters = sum(map(str.isalpha, text))
    plain = sum(map(str.isalpha, text.encode("ascii", "ignore").decode("ascii")))
    return letters - plain <= _MOST_FOREIGN * letters


def _by_letters(head: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for files nothing else reads

    best = from_bytes(head[:_SAMPLE]).best()
    return best.encoding if best else ""


def xml_encoding(head: bytes) -> str:
    """Tell the encoding of an XML file from its byte order mark or its declaration.

    Args:
        head: its first bytes.

    Returns: a codec's name, `utf-8` if the file says nothing.

    Errors: `BadInputError` if it names an encoding that is not known.

    >>> xml_encoding(b'<?xml version="1.0" encoding="ISO-8859-2"?>')
    'iso8859-2'
    """
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), "")
    wide = next((name for start, name in _WIDE if head.startswith(start)), "")
    if marked or wide:
        return (marked or wide).removesuffix("-sig")
    declared = _DECLARED.match(head)
    if not declared:
        return "utf-8"
    name = declared[1].decode("ascii")
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        codec = ""
    if not _ALLOWED.fullmatch(codec):
        problem = f"its encoding '{name}' is not known; expected UTF-8 or another in common use"
        raise BadInputError(problem)
    # A declaration that could be read byte by byte cannot be in a wide encoding.
    return "utf-8" if codec.startswith(("utf-16", "ascii", "utf-8")) else codec


class Recoded:
    """A stream of bytes in any encoding, read as UTF-8.

    Args:
        stream: the bytes.
        encoding: a name that `xml_encoding` returned.
    """

    def __init__(self, stream: Stream, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")

    def read(self, size: int, /) -> bytes:
        """Read about `size` bytes; none at the end."""
        while data := self._stream.read(size):
            if text := self._decoder.decode(data):
                return text.encode()
        return self._decoder.decode(b"", final=True).encode()
