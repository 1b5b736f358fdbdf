"""Addresses as signs."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from countermark.marks.sign.address import LONGEST, AddressKind, Place, read
from countermark.marks.sign.descriptive import kind_of

ADDRESS_LIKE = st.text("abcäГ耐.-_@#/:%[]xn0 ．。\u202e", max_size=40) | st.from_regex(
    r"(https?://|@|#|www\.)?[a-z0-9_.@-]{1,20}(\.com|\.shop|\.co\.uk|/[a-z%0-9]{1,8})?",
    fullmatch=True,
)


@pytest.mark.parametrize(
    ("text", "kind", "signs"),
    [
        ("rolex-outlet.shop", "domain", ("rolex outlet", "rolex-outlet.shop")),
        (
            "https://www.gucci-bags.example/x?y",
            "url",
            ("gucci bags", "gucci-bags.example"),
        ),
        ("@gucci_bags_official", "handle", ("gucci bags official",)),
        ("#rolexreplica", "hashtag", ("rolex replica", "rolexreplica")),
        ("info@gucci-outlet.shop", "e-mail", ("gucci outlet", "gucci-outlet.shop")),
        ("gucci_bags_store88", "handle", ("gucci bags store 88", "gucci bags store88")),
        ("gucci．com", "domain", ("gucci", "gucci.com")),
        ("gucci。com", "domain", ("gucci", "gucci.com")),
        ("gucci[.]com", "domain", ("gucci", "gucci.com")),
        ("gucci (dot) com", "domain", ("gucci", "gucci.com")),
        ("ＧＵＣＣＩ．ＣＯＭ", "domain", ("GUCCI", "GUCCI.com")),
        ("hxxps://gucci[.]co[.]uk:8080/", "url", ("gucci", "gucci.co.uk")),
        ("купить-часы-rolex.рф", "domain", ("купить часы rolex", "купить-часы-rolex.рф")),
        ("耐克官方旗舰店.中国", "domain", ("耐克 官方旗舰店", "耐克官方旗舰店")),
        ("@gucci@mastodon.example", "handle", ("gucci",)),
        ("mailto:sales@rolex.watch", "e-mail", ("rolex", "rolex.watch")),
        ("hp.com", "domain", ("hp", "hp.com")),
        ("cheap-bags.com", "domain", ("cheap bags", "cheap-bags.com")),
    ],
)
def test_addresses_are_read(text: str, kind: str, signs: tuple[str, ...]) -> None:
    """Each sort of address gives its signs, the likeliest first."""
    found = read(text)
    assert found is not None
    assert found.kind == AddressKind(kind)
    assert found.signs[: len(signs)] == signs


@pytest.mark.parametrize(
    "text",
    [
        "GUCCI",
        "Levi's Inc.",
        "S.A.",
        "M.A.C",
        "Co.Ltd",
        "P.I.C. Co.",
        "I.AM",
        "will.i.am",
        "Dr.Green",
        "No.5",
        "Coca.Cola",
        "node.js",
        "nike..com",
        "gucci.example",
        "@",
        "#1",
        "_",
        "@@",
        "http://1.2.3.4/gucci",
        "https://",
        "https:// gucci.com",
        "http://☎.☎",
        "a.com " * LONGEST,
    ],
)
def test_other_texts_are_no_addresses(text: str) -> None:
    """Initials, legal forms, numbers and broken addresses are left to be read as words."""
    assert read(text) is None


def test_registered_name_and_sub_domain_are_told_apart() -> None:
    """What was registered is named, and the sub-domain that misleads is compared first."""
    found = read("nike.com.evil-shop.net")
    assert found is not None
    assert [(part.place, part.text, part.words) for part in found.parts] == [
        (Place.REGISTERED, "evil-shop", ("evil", "shop")),
        (Place.SUBDOMAIN, "nike.com", ("nike",)),
    ]
    assert found.signs == ("nike", "evil shop", "evil-shop.net")
    assert "what was registered is evil-shop.net" in found.remarks


def test_what_stands_before_the_at_is_told() -> None:
    """A link whose user part looks like an address is told from the address it leads to."""
    found = read("https://nike.com:x@evil.net/login")
    assert found is not None
    assert found.signs[:2] == ("nike", "evil")
    assert any("evil.net" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("https://www.instagram.com/gucci_bags/?hl=en", "gucci bags"),
        ("etsy.com/shop/RolexReplica", "Rolex Replica"),
        ("gucci-bags.myshopify.com", "gucci bags"),
        ("gucci.outlet@gmail.com", "gucci outlet"),
        ("shop.adidas.com", "adidas"),
        ("https://evil.com/new%20gucci-bags.html", "evil"),
    ],
)
def test_platforms_lend_their_address(text: str, first: str) -> None:
    """On a platform the account, shop or mailbox is compared before the platform's own name."""
    found = read(text)
    assert found is not None
    assert found.signs[0] == first


def test_paths_carry_signs_too() -> None:
    """A name in a path is decoded and compared after the registered name."""
    found = read("https://evil.com/12/g%75cci-bags.html/a/rolex/omega")
    assert found is not None
    assert [part.text for part in found.parts] == ["evil", "gucci-bags.html", "rolex"]
    assert "gucci bags" in found.signs


def test_punycode_is_decoded_and_said() -> None:
    """The letters behind punycode are compared, and the remark shows both writings."""
    found = read("xn--80ak6aa92e.com")
    assert found is not None
    assert found.signs[0] == "аррӏе"
    assert found.remarks == ("'xn--80ak6aa92e' is punycode for 'аррӏе'",)


def test_an_unknown_ending_is_said() -> None:
    """A link with an ending that is not in the list is read, with a word about it."""
    found = read("www.gucci.example")
    assert found is not None
    assert found.remarks == ("the ending 'example' is not in the Public Suffix List",)


def test_words_that_say_copy_are_noted() -> None:
    """Replica describes, so that it weighs little; that the seller says so is told."""
    found = read("rolexreplicawatches.shop")
    assert found is not None
    assert found.signs[0] == "rolex replica watches"
    assert found.copy_words == ("replica",)
    assert kind_of("replica") == "copy"


@given(st.text() | ADDRESS_LIKE)
@example("xn--.com")
@example("https://[::1]/x")
@example("@" + "a" * 10_000)
@example("http://xn--a-ﬃ.com/%ff%00")
@example("\ud800.com")
def test_reading_never_fails(text: str) -> None:
    """Whatever the text is, it is read or left, and signs that are found can be compared."""
    found = read(text)
    assert found is None or all(any(map(str.isalnum, sign)) for sign in found.signs)


@given(ADDRESS_LIKE)
def test_words_consist_of_the_address_alone(text: str) -> None:
    """Each word stands in the decoded address, in letters, marks and digits."""
    found = read(text)
    for part in found.parts if found else ():
        for word in part.words:
            assert found is not None
            assert word in found.decoded
            assert all(unicodedata.category(char)[0] in "LMN" for char in word)


@given(ADDRESS_LIKE)
@example("https://a.com/%2541")
@example("https://a.com/%5B.%5Dx")
@example("xn--a.b.com")
def test_decoding_twice_is_decoding_once(text: str) -> None:
    """A decoded address reads as itself, with the same signs."""
    found = read(text)
    if found:
        again = read(found.decoded)
        assert again is not None
        assert (again.decoded, again.signs) == (found.decoded, found.signs)
