"""Host names."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from countermark.marks.sign.host import decoded_label, host_of, put_right, suffix_source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gucci.co.uk", ("gucci", "co.uk", True, ())),
        ("a.b.gucci.com.", ("gucci", "com", True, ("a", "b"))),
        ("gucci.example", ("gucci", "example", False, ())),
        ("gucci.中国", ("gucci", "中国", True, ())),
        ("gucci.xn--fiqs8s", ("gucci", "中国", True, ())),
        ("www.gucci.myshopify.com", ("myshopify", "com", True, ("www", "gucci"))),
    ],
)
def test_hosts_are_taken_apart(text: str, expected: tuple[str, str, bool, tuple[str, ...]]) -> None:
    """The registered name stands before the public suffix, the sub-domain before it."""
    host = host_of(text)
    assert host is not None
    assert (host.name, host.ending, host.known, host.labels) == expected
    assert host.registered == f"{host.name}.{host.ending}"


@pytest.mark.parametrize(
    "text",
    ["", "com", "co.uk", ".com", "a..com", "a b.com", "1.2.3.4", "a/b.com", "x" * 64 + ".de"],
)
def test_other_texts_are_no_hosts(text: str) -> None:
    """Endings alone, empty labels, numbers and other signs are no host name."""
    assert host_of(text) is None


@pytest.mark.parametrize(
    ("label", "text", "says"),
    [
        ("gucci", "gucci", ""),
        ("xn--80ak6aa92e", "аррӏе", "is punycode for 'аррӏе'"),
        ("xn--i-7iq", "i❤", "IDNA 2008 does not allow"),
        ("xn--abc-", "xn--abc-", "is none"),
        ("xn--99999999", "xn--99999999", "is none"),
        ("xn--", "xn--", "is none"),
    ],
)
def test_punycode_is_read_or_refused_plainly(label: str, text: str, says: str) -> None:
    """Right punycode is decoded, doubtful punycode with a word, wrong punycode left as it is."""
    decoded, remark = decoded_label(label)
    assert decoded == text
    assert says in remark


@given(st.from_regex(r"xn--[a-z0-9-]{0,20}", fullmatch=True) | st.text(max_size=20))
@example("xn--xn--abc--")
def test_decoding_a_label_twice_is_decoding_it_once(label: str) -> None:
    """What was decoded is no punycode any more, or is left for good."""
    once, _ = decoded_label(label)
    assert decoded_label(once)[0] == once


@given(st.text())
def test_putting_right_twice_is_putting_right_once(text: str) -> None:
    """Nothing is left to put right."""
    assert put_right(put_right(text)) == put_right(text)


def test_the_list_is_named() -> None:
    """The list of endings is cited with its version, as not checked."""
    assert suffix_source().version
    assert not suffix_source().checked
