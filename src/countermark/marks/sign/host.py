"""Host names: brackets and full-width dots put right, punycode read, the registered part found.

>>> host = host_of("nike.com.evil-shop.net")
>>> host.name, host.ending, host.labels
('evil-shop', 'net', ('nike', 'com'))
>>> host_of("xn--80ak6aa92e.com").name
'аррӏе'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from countermark.findings import Source
from countermark.marks.sign.writing import clean

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_DEFANGED_DOT: Final = re.compile(r"\s?[\[({](?:\.|dot)[\])}]\s?", re.IGNORECASE)
_DEFANGED_AT: Final = re.compile(r"\s?[\[({](?:@|at)[\])}]\s?", re.IGNORECASE)
_DEFANGED_SCHEME: Final = re.compile(r"^h(?:xx|\*\*|tt)p(s?)(?:\[:\]|:)//", re.IGNORECASE)
_OTHER_DOTS: Final = str.maketrans("。｡", "..")
_LABEL: Final = re.compile(r"[^\x00-,./:-@\[-^`{-\x7f\s。｡]{1,63}")
_PUNYCODE: Final = "xn--"


@dataclass(frozen=True, slots=True)
class Host:
    """A host name, taken apart by who could choose which part."""

    name: str
    """What was registered, without its ending, decoded."""

    ending: str
    """The public suffix under which it was registered, for instance `co.uk`."""

    known: bool
    """Whether the ending is in the Public Suffix List."""

    labels: tuple[str, ...]
    """The sub-domain's labels, decoded, from left to right."""

    remarks: tuple[str, ...]
    """What punycode was read, and what could not be."""

    @property
    def registered(self) -> str:
        """Write the registered name with its ending."""
        return f"{self.name}.{self.ending}"

    @property
    def text(self) -> str:
        """Write the whole host name, decoded."""
        return ".".join((*self.labels, self.registered))


def put_right(text: str) -> str:
    """Undo what keeps an address from being clicked: hxxp, [.], full-width and Chinese dots.

    Args:
        text: an address as it was written.

    >>> put_right("hxxps://gucci[.]com"), put_right("gucci．com")
    ('https://gucci.com', 'gucci.com')
    """
    text = clean(text).translate(_OTHER_DOTS)
    text = _DEFANGED_AT.sub("@", _DEFANGED_DOT.sub(".", text))
    return _DEFANGED_SCHEME.sub(r"http\1://", text)


def host_of(text: str) -> Host | None:
    """Take a host name apart, or nothing where it is none.

    Args:
        text: labels with dots between them; punycode (RFC 5891) is decoded label by label.

    Returns: the parts. An ending that the Public Suffix List does not have is its last label.
    """
    written = text.removesuffix(".").split(".")
    if len(written) == 1 or not all(map(_LABEL.fullmatch, written)):
        return None
    ending = _suffixes().publicsuffix(".".join(written), accept_unknown=False)
    size = ending.count(".") + 1 if ending else 1
    if size >= len(written) or written[-1].isdigit():
        return None
    decoded = [decoded_label(label) for label in written]
    labels = [label for label, _ in decoded]
    return Host(
        name=labels[-size - 1],
        ending=".".join(labels[-size:]).lower(),
        known=bool(ending),
        labels=tuple(labels[: -size - 1]),
        remarks=tuple(dict.fromkeys(remark for _, remark in decoded if remark)),
    )


def decoded_label(label: str) -> tuple[str, str]:
    """Decode one label of a host name; decoding twice is the same as once.

    Args:
        label: a label, perhaps in punycode.

    Returns: the label in its own letters, and a remark if it was or should have been punycode.
    """
    if not label.lower().startswith(_PUNYCODE) or not label.isascii():
        return label, ""
    import idna  # noqa: PLC0415 - only punycode needs it

    try:
        text = idna.decode(label)
    except UnicodeError:
        text = _loosely_decoded(label)
        if not text:
            return label, f"'{label}' begins like punycode but is none, and was read as written"
        return text, f"'{label}' is punycode for '{text}', which IDNA 2008 does not allow"
    return text, f"'{label}' is punycode for '{text}'"


def _loosely_decoded(label: str) -> str:
    """Decode signs that IDNA 2008 no longer allows, such as emoji; nothing where it is no label."""
    try:
        text = clean(label[len(_PUNYCODE) :].encode("ascii").decode("punycode"))
    except UnicodeError:
        return ""
    return text if not text.isascii() and _LABEL.fullmatch(text) else ""


def suffix_source() -> Source:
    """Name the list by which the registered part of a host name is found."""
    from importlib.metadata import version  # noqa: PLC0415 - starting stays quick

    return Source(
        title="Public Suffix List (Mozilla), as the package publicsuffixlist carries it",
        locator="ICANN section",
        version=version("publicsuffixlist"),
        checked=False,
    )


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 - only addresses need it

    return PublicSuffixList(only_icann=True)
