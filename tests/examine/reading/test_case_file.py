"""Reading the facts of a case."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.examine.reading.case import CaseFacts, Goods, Money, Party
from countermark.examine.reading.case_file import read_case
from countermark.findings import BadInputError, MissingPartError, Territory

_WHOLE = """
reference: CM-2026-000123
territory: NO
region: NO-03
regime: eu
origin: cn
destination: DE
goods:
  - {category: Auto parts, description: Brake pads, brand: Brakezz, hs_code: 8708.30, quantity: 40,
     unit: pieces, gross_mass_kg: 12.5, value: 400, origin: hk, materials: [steel, rubber],
     composition: {steel: 0.8, rubber: 0.2}, perishable: no, hazard_known: yes,
     hp_codes: [HP4, hp 15], ewc: 16 01 12, facts: {coated: true}}
dates: {detention_notified: 2026-11-20, received: 2026-11-18T10:00:00Z, purchased: unknown}
perishable: false
small_consignment: unknown
ex_officio: "yes"
consents: [declarant]
units: 40
gross_mass_kg: 12.5
parties: {role: consignee, name: N. N., country: DE}
declared_value: 400 eur
currency: USD
quantities: 40
dispute: {forum: NO, online: yes, filed_on: 2026-11-20}
law: {right: trademark, wilful: unknown}
medicine: {generic: false}
border: {transport: express, opted_in: true}
"""


def test_every_field_is_read() -> None:
    """The facts come out with their types, short ways of writing included."""
    found = read_case(_WHOLE.encode())
    assert found.remarks == ()
    assert found.facts == CaseFacts(
        reference="CM-2026-000123",
        territory=Territory("NO"),
        region="NO-03",
        regime="EU",
        origin=Territory("CN"),
        destination=Territory("DE"),
        goods=(
            Goods(
                category="auto_parts",
                description="Brake pads",
                brand="Brakezz",
                hs_code="870830",
                quantity=40,
                unit="pieces",
                gross_mass_kg=12.5,
                value=400,
                currency="USD",
                origin=Territory("HK"),
                materials=("steel", "rubber"),
                composition={"steel": 0.8, "rubber": 0.2},
                perishable=False,
                hazard_known=True,
                hp_codes=("HP4", "HP15"),
                ewc="160112",
                facts={"coated": True},
            ),
        ),
        dates={"detention_notified": date(2026, 11, 20), "received": date(2026, 11, 18)},
        perishable=False,
        ex_officio=True,
        consents={"declarant": True},
        units=40,
        gross_mass_kg=12.5,
        parties=(Party(role="consignee", name="N. N.", country=Territory("DE")),),
        declared_value=Money(amount=400, currency="EUR"),
        quantities={"items": 40},
        dispute={"forum": "NO", "online": True, "filed_on": "2026-11-20"},
        law={"right": "trademark", "wilful": "unknown"},
        medicine={"generic": False},
        border={"transport": "express", "opted_in": True},
    )


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("dates: {received: 2026-02-30}", "'2026-02-30' was given; expected a day that exists"),
        ("dates: {received: 30.11.2026}", "'30.11.2026' was given; expected a day as YYYY-MM-DD"),
        ("territory: XX", "territory: 'XX' was given; expected two letters of ISO 3166-1"),
        ("origin: [CN]", "origin: something with parts was given; expected two letters"),
        ("goods: {origin: [CN]}", "goods[1].origin: something with parts was given"),
        ("regime: Mars", "expected one of TRIPS, EU, FR, US, CN, OAPI, IN"),
        ("units: -5", "units: '-5' was given; expected a number of 0 or more"),
        ("units: many", "units: 'many' was given; expected a number of 0 or more"),
        ("units: 12 kg", "'12 kg' was given; expected a number of 0 or more, with a point"),
        (f"units: {'9' * 400}", "expected a number of 0 or more"),
        ("perishable: maybe", "'maybe' was given; expected true, false or unknown"),
        ("reference: [1]", "reference: something with parts was given; expected a text"),
        ("currency: euro", "expected three letters of ISO 4217"),
        ("law: foo", "law: 'foo' was given; expected fields with values below it"),
        ("goods: shoes", "goods: 'shoes' was given; expected a list"),
        ("goods: [shoes]", "goods[1]: 'shoes' was given; expected fields with values"),
        ("dates: today", "dates: 'today' was given; expected fields with values below it"),
        ("goods: {category: shoe}", "goods[1].category: 'shoe' was given; expected one of cloth"),
        ("goods: {hs_code: 64}", "expected 4 to 12 digits of the Harmonized System"),
        ("goods: {ewc: 1601}", "expected six digits of the list of waste"),
        ("goods: {hp_codes: [HP16]}", "goods[1].hp_codes[1]: 'HP16' was given; expected HP1 to"),
        ("goods: {composition: {steel: 80}}", "expected a share of the mass from 0 to 1"),
        ("declared_value: lots EUR", "declared_value.amount: 'lots' was given; expected a number"),
    ],
)
def test_a_wrong_value_is_named_and_the_rest_is_kept(line: str, remark: str) -> None:
    """The key, what was given and what was expected; only that one is unknown."""
    found = read_case(
        f"reference: R1\n{line}".encode() if "reference" not in line else line.encode()
    )
    assert len(found.remarks) == 1
    assert remark in found.remarks[0]
    assert found.remarks[0].endswith("This one is left unknown.")
    assert found.remarks[0].startswith(("Line 2, ", "Line 1, reference"))
    assert found.facts.reference == (None if "reference" in line else "R1")


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("teritory: DE", "Line 1, teritory: this key is not known and was not used; did you mean "),
        ("xyzzy: 1", "Line 1, xyzzy: this key is not known and was not used."),
        ("goods: {hscode: 1}", "goods[1].hscode: this key is not known and was not used; did you "),
        ("parties: {rôle: x}", "did you mean 'role'?"),
        ("dates: {recieved: 2026-01-01}", "no clock uses this date; did you mean 'received'?"),
        ("origin: CN\norigin: DE", "Line 2, origin: this key stands twice; the first one was"),
    ],
)
def test_an_unknown_key_gets_a_remark_and_a_hint(line: str, remark: str) -> None:
    """A slip of the pen is never an error."""
    (found,) = read_case(line.encode()).remarks
    assert remark in found


def test_several_wrong_items_of_a_list_are_all_left_out() -> None:
    """Taking out one item does not shift what is meant by the next."""
    found = read_case(b"goods: [a, {quantity: 1}, b, {quantity: x, unit: kg}]")
    assert [(item.quantity, item.unit) for item in found.facts.goods] == [(1, None), (None, "kg")]
    assert len(found.remarks) == 3


def test_what_is_called_unknown_is_unknown() -> None:
    """In whatever field the word stands; in quotation marks it is a text."""
    fields = ["territory", "regime", "units", "perishable", "ex_officio", "region"]
    found = read_case("\n".join(f"{field}: unknown" for field in fields).encode())
    assert (found.facts, found.remarks) == (CaseFacts(), ())
    goods = "{category: unknown, hs_code: unknown, ewc: unknown, hp_codes: [unknown], currency: ~}"
    assert read_case(f"goods: {goods}".encode()).facts.goods == (Goods(),)
    assert read_case(b"reference: 'unknown'").facts.reference == "unknown"


def test_empty_keys_are_unknown_and_no_error() -> None:
    """A form may be filled in only partly."""
    assert read_case(b"goods:\ndates: null\nterritory: ~\nreference: ''").remarks == ()


@pytest.mark.parametrize("content", [b"", b"# only a comment", b"---\n", b"null"])
def test_an_empty_file_says_nothing(content: bytes) -> None:
    """Nothing is known then, and nothing is wrong."""
    assert read_case(content).facts == CaseFacts()


def test_a_guessed_encoding_is_said() -> None:
    """A name in an old encoding is read, with a remark."""
    found = read_case("parties: {name: Größe für Männer}".encode("cp1252"))
    assert found.facts.parties[0].name == "Größe für Männer"
    assert found.remarks == ("Its encoding was guessed: cp1252.",)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"- a\n- b", "It holds no fields"),
        (b"\x00\x01\x02", "It is not text"),
        (b"#" * (1 << 20) + b"##", "It is longer than 1 MB"),
    ],
)
def test_what_is_no_case_file_is_bad_input(content: bytes, why: str) -> None:
    """One sentence says what was expected."""
    with pytest.raises(BadInputError, match=why):
        read_case(content)


def test_without_pydantic_the_missing_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bare install says how to get it."""
    monkeypatch.setitem(sys.modules, "pydantic", None)
    with pytest.raises(MissingPartError, match=r"pip install 'countermark\[report\]'"):
        read_case(b"territory: DE")


_VALUES = st.recursive(
    st.sampled_from(["1", "-1", "NO", "yes", "2026-02-30", "2026-01-01", "''", "~", "x y", "HP1"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(
            st.sampled_from(["category", "name", "amount", "received", "quantity"]),
            inner,
            max_size=3,
        ).map(lambda items: "{" + ", ".join(f"{key}: {item}" for key, item in items.items()) + "}")
    ),
    max_leaves=6,
)
_KEYS = st.sampled_from([*CaseFacts.__slots__, "unheard_of"])


@given(st.dictionaries(_KEYS, _VALUES, max_size=4))
def test_no_value_is_ever_an_error(values: dict[str, str]) -> None:
    """Any values under any keys give facts and remarks, and the reference survives the rest."""
    lines = [f"{key}: {value}" for key, value in values.items() if key != "reference"]
    found = read_case("\n".join([*lines, "reference: R1"]).encode())
    assert found.facts.reference == "R1"
    assert all(remark.startswith("Line ") for remark in found.remarks)
