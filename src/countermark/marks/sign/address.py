"""Addresses as signs: domain names, links, e-mail, names of accounts, hashtags.

>>> found = read("https://www.guccibags.example/x?y")
>>> found.kind.value, found.signs
('url', ('gucci bags', 'guccibags', 'guccibags.example'))
>>> read("@gucci_bags_official").signs
('gucci bags official',)
>>> [(part.place.value, part.text) for part in read("nike.com.evil-shop.net").parts]
[('registered name', 'evil-shop'), ('sub-domain', 'nike.com')]
>>> read("Levi's Inc.") is None
True
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final
from urllib.parse import unquote

from countermark.marks.sign.descriptive import COPY, kind_of
from countermark.marks.sign.host import Host, host_of, put_right
from countermark.marks.sign.joined import split
from countermark.marks.sign.writing import clean
from countermark.marks.tables import table

LONGEST: Final = 2_000
"""More characters than this are no address."""

_MAY_BE: Final = re.compile(r"[.@#_:．。｡＠＃＿：]|dot", re.IGNORECASE)
_AROUND: Final = "<>()[]{}\"'“”„«»,;!?"
_LINK: Final = re.compile(r"(?:(https?|ftp)://)?([^/?#\s]+)([^?#\s]*)\S*", re.IGNORECASE)
_PORT: Final = re.compile(r":\d{0,5}$")
_FILE_ENDING: Final = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
_NOT_SHOWN: Final = re.compile(r"[\x00-*,/:-@\[-^`{-}\x7f\s。｡]")
_ACCOUNT: Final = re.compile(r"[^\x00-\x2c/:-@\[-^`{-\x7f\s]{2,100}")
_SHORTEST_NAME: Final = 3
_ENDINGS_OF_SHORT_NAMES: Final = frozenset({"com", "net", "org"})
_MOST_OF_A_PATH: Final = 2
_LONGEST_OF_A_PATH: Final = 60


class AddressKind(StrEnum):
    """What sort of address a text is."""

    DOMAIN = "domain"
    URL = "url"
    EMAIL = "e-mail"
    HANDLE = "handle"
    HASHTAG = "hashtag"


class Place(StrEnum):
    """Where in an address a part stands; each can carry a sign."""

    REGISTERED = "registered name"
    SUBDOMAIN = "sub-domain"
    ACCOUNT = "account"
    HASHTAG = "hashtag"
    MAILBOX = "mailbox"
    BEFORE_AT = "before the @"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an address that somebody chose."""

    place: Place
    """Where it stands."""

    text: str
    """The part, decoded, for instance `gucci-bags`."""

    words: tuple[str, ...]
    """Its words: parted by signs, capitals, and descriptive words at the ends."""

    guessed: bool
    """Whether words that were written as one have been parted."""

    @classmethod
    def of(cls, place: Place, text: str, named: str = "") -> Part:
        """Take a part apart.

        Args:
            place: where it stands.
            text: the part, decoded.
            named: what of it can carry a sign, where that is not all.
        """
        pieces = _pieces(named or text)
        words = tuple(word for piece in pieces for word in split(piece))
        return cls(place, text, words, guessed=len(words) > len(pieces))

    @property
    def descriptive(self) -> bool:
        """Tell whether nothing in it distinguishes."""
        return all(map(kind_of, self.words))

    def signs(self) -> Iterator[str]:
        """Give what to compare: the words; as one, where parting was a guess; without numbers."""
        yield " ".join(self.words)
        if self.guessed:
            yield " ".join(_pieces(self.text))
        yield " ".join(word for word in self.words if not word.isdigit())


@dataclass(frozen=True, slots=True)
class Address:
    """A text that is an address, and the signs it may carry."""

    kind: AddressKind
    """What sort of address it is."""

    decoded: str
    """The address in its own letters, without port, query and fragment."""

    parts: tuple[Part, ...]
    """What somebody chose, as it stands in law: the registered name first."""

    signs: tuple[str, ...]
    """What to compare with marks, the likeliest sign first, each once."""

    copy_words: tuple[str, ...]
    """Words by which the address itself says that the goods are a copy, such as replica."""

    remarks: tuple[str, ...]
    """What is to be known about it, in plain words."""


def read(text: str) -> Address | None:
    """Read a text that as a whole is an address; never raises.

    Args:
        text: anything; `hxxp`, `[.]` and full-width signs are understood.

    Returns: the address, or nothing where the text is none or carries no word.
    """
    return _read(text) if len(text) <= LONGEST and _MAY_BE.search(text) else None


@lru_cache(maxsize=1 << 12)
def _read(text: str) -> Address | None:
    whole = put_right(text).strip(_AROUND).strip().removeprefix("mailto:")
    if " " in whole or not any(map(str.isalpha, whole)):
        return None
    if whole.startswith("#"):
        return _account(AddressKind.HASHTAG, whole, whole[1:])
    if whole.startswith("@"):
        return _account(AddressKind.HANDLE, whole, whole[1:].partition("@")[0])
    found = _link(whole)
    if found is None and "_" in whole.strip("_"):
        return _account(AddressKind.HANDLE, whole, whole)
    return found


def _account(kind: AddressKind, whole: str, name: str) -> Address | None:
    place = Place.HASHTAG if kind is AddressKind.HASHTAG else Place.ACCOUNT
    part = Part.of(place, name)
    if not _ACCOUNT.fullmatch(name) or not part.words:
        return None
    return _address(kind, whole, [part])


def _link(whole: str) -> Address | None:
    found = _LINK.fullmatch(whole)
    if not found:
        return None
    scheme, authority, path = (found[1] or "").lower(), found[2], found[3]
    user, _, host_name = authority.rpartition("@")
    host = host_of(_PORT.sub("", host_name))
    if not host or not (scheme or _is_plausible(host, path)):
        return None
    user = _shown(user.partition(":")[0])
    segments = [shown for segment in path.split("/") if (shown := _shown(segment))]
    kind = AddressKind.URL if scheme or segments else AddressKind.DOMAIN
    if user and kind is AddressKind.DOMAIN:
        kind = AddressKind.EMAIL
    start = f"{scheme}://" if scheme else ""
    decoded = "/".join((start + (f"{user}@" if user else "") + host.text, *segments))
    parts = _parts(host, user, segments, kind)
    return _address(kind, decoded, parts, host) if parts else None


def _is_plausible(host: Host, path: str) -> bool:
    """Tell a bare domain name from words with dots, such as Dr.Green or I.AM."""
    if not host.known:
        return host.labels[:1] == ("www",)
    if host.remarks:
        return True
    short = len(host.name) < _SHORTEST_NAME and host.ending not in _ENDINGS_OF_SHORT_NAMES
    return bool(path) or not short


def _parts(host: Host, user: str, segments: list[str], kind: AddressKind) -> list[Part]:
    below = ".".join(label for label in host.labels if label.lower() != "www")
    parts = [
        Part.of(Place.REGISTERED, host.name),
        Part.of(Place.SUBDOMAIN, below, _without_ending(below)),
        Part.of(
            Place.MAILBOX if kind is AddressKind.EMAIL else Place.BEFORE_AT,
            user,
            _without_ending(user),
        ),
        *(
            Part.of(Place.PATH, segment, _FILE_ENDING.sub("", segment))
            for segment in _names_of_path(host, segments)
        ),
    ]
    return [part for part in parts if part.words]


def _names_of_path(host: Host, segments: list[str]) -> list[str]:
    """Pick the segments that may be a name; on a platform the one after its route."""
    place, route = _platforms().get(host.registered.lower(), ("", frozenset()))
    if place == Place.PATH:
        segments = segments[1:] if segments and segments[0].lower() in route else segments
        return segments[:1]
    return [segment for segment in segments if _may_name(segment)][:_MOST_OF_A_PATH]


def _without_ending(text: str) -> str:
    inner = _host_like(text)
    return ".".join((*inner.labels, inner.name)) if inner else text


def _host_like(text: str) -> Host | None:
    """Find the address that a part is written like: nike.com in nike.com.evil-shop.net."""
    inner = host_of(text)
    return inner if inner and inner.known else None


def _may_name(segment: str) -> bool:
    letters = sum(map(str.isalpha, segment))
    return letters >= _SHORTEST_NAME and len(segment) <= _LONGEST_OF_A_PATH


def _address(
    kind: AddressKind, decoded: str, parts: list[Part], host: Host | None = None
) -> Address:
    ordered = sorted(parts, key=lambda part: _rank(part, host))
    telling = [part for part in ordered if not part.descriptive] or ordered
    signs = [sign for part in telling for sign in part.signs()]
    if host and any(part.place is Place.REGISTERED for part in parts):
        signs.append(host.registered)
    words = (word for part in parts for word in part.words)
    copies = tuple(dict.fromkeys(word for word in words if kind_of(word) == COPY))
    return Address(
        kind=kind,
        decoded=decoded,
        parts=tuple(parts),
        signs=tuple(dict.fromkeys(filter(None, signs))),
        copy_words=copies,
        remarks=tuple(_remarks(parts, host, copies)),
    )


def _rank(part: Part, host: Host | None) -> tuple[bool, bool]:
    """Put last what only describes; first what is more telling than the registered name."""
    if host is None:
        return (False, False)
    place, _ = _platforms().get(host.registered.lower(), ("", frozenset()))
    misleads = part.place is Place.SUBDOMAIN and _host_like(part.text) is not None
    first = misleads or part.place in {place, Place.BEFORE_AT}
    return (part.descriptive, not first)


def _remarks(parts: list[Part], host: Host | None, copies: tuple[str, ...]) -> Iterator[str]:
    if host:
        yield from host.remarks
        if not host.known:
            yield f"the ending '{host.ending}' is not in the Public Suffix List"
        if inner := _host_like(".".join(host.labels)):
            yield f"the sub-domain is written like an address of its own ({inner.registered})"
            yield f"what was registered is {host.registered}"
        place, _ = _platforms().get(host.registered.lower(), ("", frozenset()))
        if place:
            yield f"{host.registered} lends its address to others: the {place} carries the name"
    if any(part.place is Place.BEFORE_AT for part in parts) and host:
        yield f"what stands before the @ is not the address, which is {host.registered}"
    if copies:
        yield f"its own words say that it is a copy ({', '.join(copies)})"


def _shown(text: str) -> str:
    """Decode a mailbox or a segment of a path; what would read as a part of its own is a hyphen."""
    return _NOT_SHOWN.sub("-", clean(unquote(text, errors="ignore")))


def _pieces(text: str) -> list[str]:
    return "".join(char if _in_word(char) else " " for char in text).split()


@lru_cache(maxsize=1 << 14)
def _in_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNM"


@cache
def _platforms() -> dict[str, tuple[str, frozenset[str]]]:
    """Read on which platforms an account, a sub-domain or a mailbox carries the name."""
    return {
        row["domain"]: (row["place"], frozenset(filter(None, row["route"].split(";"))))
        for row in table("platforms.csv").rows
    }
