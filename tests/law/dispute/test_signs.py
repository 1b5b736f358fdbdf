"""Signs of targeting: read from free words before one State, and weighed as a band."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.findings import BadInputError
from countermark.findings.document import parse_yaml
from countermark.law.dispute.dispute import read_dispute
from countermark.law.dispute.parts import targeting_of
from countermark.law.dispute.sign_kinds import (
    Direction,
    Weight,
    kinds,
    known_sign,
    known_signs,
    systems_of,
)
from countermark.law.dispute.sign_words import read_words, state_words_table
from countermark.law.dispute.signs import Band, Sign, Targeting, read_sign, weigh
from countermark.law.language.logic import Truth
from countermark.law.language.places import Place
from countermark.law.provisions.rulebook import RULES

CASES = Path(__file__).parents[3] / "src/countermark/law/judgments/collection"
CONTRACT = (
    "currency language delivery domain_ending advertising sales local_contact local_partner "
    "payment exclusion audience_share other"
)
BANDS = [Band.NOT, Band.ARGUABLE, Band.TARGETED]


def _read(words: str, forum: str) -> set[str]:
    return {f"{one.known.id} {one.direction}" for one in read_words(words, Place(forum))}


def _band(given: Iterable[object], forum: str) -> Band:
    return weigh([read_sign(one) for one in given], Place(forum)).band


@pytest.mark.parametrize(
    ("words", "forum", "expected"),
    [
        ("German-language pages", "DE", {"language +"}),
        ("German-language pages", "AT", {"language +"}),
        ("German-language pages", "US", {"language -"}),
        ("site in Polish", "PL", {"language +"}),
        ("prices in pesetas", "US", {"currency -"}),
        ("prices in pesetas", "ES", {"currency +"}),
        ("prices in £", "GB", {"currency +"}),
        ("priced in Canadian dollars", "CA-ON", {"currency +"}),
        (".dk domain", "DE", {"domain_ending -"}),
        (".dk domain", "DK", {"domain_ending +"}),
        ("a shop under .co.uk", "GB", {"domain_ending +"}),
        ("shop.eu", "FI", {"domain_ending +"}),
        ("English version", "US", {"language.world +"}),
        ("English version", "IT", {"language.world -"}),
        ("no geoblocking", "US", {"exclusion.none +"}),
        ("geoblocking removed for Americas", "US", {"exclusion.lifted +"}),
        ("geoblocking removed for Americas", "JP", {"exclusion.lifted 0"}),
        ("Canada-only filter easily circumvented", "US", {"exclusion.ineffective +"}),
        ("Canada-only filter", "US", {"exclusion -"}),
        ("users from Norway are blocked from the shop", "NO", {"exclusion -", "audience_share 0"}),
        ("shipping within Spain only", "US", {"delivery -"}),
        ("does not ship to Ireland", "IE", {"delivery -"}),
        ("we deliver to Sweden and Norway", "NO", {"delivery +"}),
        ("we deliver to Sweden, Norway and Iceland", "NO", {"delivery +"}),
        ("we deliver to Sweden, Finland and Iceland", "NO", {"delivery 0"}),
        ("delivery to Norway", "NO", {"delivery +"}),
        ("phone number in South Africa", "GB", {"local_contact -"}),
        ("sales to US customers", "US-TX", {"sales +"}),
        ("ask us for sales figures", "US", {"sales 0"}),
        ("test purchases from Australia", "AU", {"sales.trap 0"}),
        ("not aimed at French consumers", "FR", {"directed -"}),
        ("aimed at Belgium", "FR", {"directed -"}),
        ("addressed to the world", "AU", {"directed -"}),
        ("ships worldwide", "AU", {"delivery.worldwide +"}),
        ("FDA registration number", "US", {"local_contact +"}),
        ("U.S. distributors", "US", {"local_partner +"}),
        ("Swiss payment methods", "CH", {"payment +"}),
        ("visible in Korea", "KR", {"accessible +"}),
        ("the seller refused to ship to Norway", "NO", {"delivery -"}),
        ("the shop blocks buyers from Peru", "PE", {"exclusion -", "sales 0"}),
        ("prices shown in euros", "FR", {"currency +"}),
        ("a warehouse in France", "FR", {"local_partner +"}),
    ],
)
def test_words_are_read_before_one_state(words: str, forum: str, expected: set[str]) -> None:
    """The same words speak for one State and against another, or say nothing of it."""
    assert _read(words, forum) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "meta tag on a .com site (does not count)",
            {"advertising.natural 0", "domain_ending.generic 0"},
        ),
        ("(contra) Danish phone number", {"local_contact -"}),
        ("Danish phone number (contra)", {"local_contact -"}),
        ("is the shop aimed at Denmark?", set()),
        ("sales to Denmark would be needed, must be shown", {"sales +"}),
        ("needs sales to Denmark", set()),
        ("3,000 customers in Denmark, prices in kroner", {"sales +", "currency +"}),
        ("customers of the forum", {"sales +"}),
        ("something else altogether", set()),
    ],
)
def test_remarks_questions_and_requirements(words: str, expected: set[str]) -> None:
    """A remark in brackets turns a sign or takes its weight; a question or requirement is none."""
    assert _read(words, "DK") == expected


@pytest.mark.parametrize(
    ("signs", "forum", "expected"),
    [
        ([], "DE", Band.UNKNOWN),
        (["nothing that is known"], "DE", Band.UNKNOWN),
        (["accessible in Germany"], "DE", Band.NOT),
        (["delivery to Germany"], "DE", Band.TARGETED),
        (["delivery to Germany", "does not ship to Germany"], "DE", Band.ARGUABLE),
        (["delivery to Germany", "delivery within Spain only"], "DE", Band.TARGETED),
        (["German version", "French version", "prices in euros"], "DE", Band.TARGETED),
        (["customers in Germany", "does not ship to Germany"], "DE", Band.ARGUABLE),
        (["German-language pages"], "DE", Band.ARGUABLE),
        (["German-language pages", "prices in Swiss francs"], "DE", Band.ARGUABLE),
        (["German-language pages", "geoblocked in Germany"], "DE", Band.NOT),
        (["German-language pages", "German telephone number"], "DE", Band.TARGETED),
        (["German-language pages", "German version"], "DE", Band.ARGUABLE),
        (["German telephone number", "German visitors", "no geoblocking"], "DE", Band.TARGETED),
        (["German visitors", "no geoblocking", "German servers"], "DE", Band.NOT),
        (["prices in yen", "Japanese-language website"], "US", Band.NOT),
        (["English version"], "US", Band.NOT),
    ],
)
def test_the_band_follows_the_stated_rules(signs: list[str], forum: str, expected: Band) -> None:
    """Strong ones alone, medium ones by two kinds, weak ones never; what speaks against counts."""
    assert _band(signs, forum) is expected


def test_a_wide_language_says_less_than_another() -> None:
    """English pages say little before American courts; Dutch pages say more before Dutch."""
    (english,) = weigh([read_sign("English-language site")], Place("US")).signs
    (dutch,) = weigh([read_sign("Dutch-language site")], Place("NL")).signs
    assert (english.weight, dutch.weight) == (Weight.WEAK, Weight.MEDIUM)


def test_courts_weigh_visitors_differently() -> None:
    """A share of visitors is of medium weight before British courts and weak before American."""
    weights = {
        code: weigh([read_sign("a fifth of the visitors from the forum")], Place(code))
        .signs[0]
        .weight
        for code in ("GB", "US-AZ", "DE")
    }
    assert weights == {"GB": Weight.MEDIUM, "US-AZ": Weight.WEAK, "DE": Weight.WEAK}


def test_explicit_signs_count_as_given() -> None:
    """A kind and a direction that a user gives are not read again from the words."""
    towards = {"sign": "delivery", "direction": "+", "words": "prices in pesetas"}
    assert _band([towards], "US") is Band.TARGETED
    assert _band([{**towards, "direction": "-"}], "US") is Band.NOT
    assert _band([{"sign": "other", "direction": "+"}], "US") is Band.NOT
    assert _band([{"sign": "currency"}, {"sign": "payment"}], "US") is Band.TARGETED


def test_a_sign_of_one_state_is_not_weighed_before_another() -> None:
    """Signs with a State, and those of the forum asked, stay there; named States are read anew."""
    signs = [
        {"sign": "delivery", "direction": "+", "state": "us"},
        "customers of the forum",
        "accessible",
        "Polish-language pages",
    ]
    dispute = read_dispute({"forum": "DE", "targeting_signs": signs})
    found = {code: targeting_of(dispute, Place(code)) for code in ("DE", "US-CA", "PL")}
    assert [sign.name for sign in found["DE"].signs] == ["sales", "accessible", "language"]
    assert [(sign.name, sign.direction) for sign in found["US-CA"].signs] == [
        ("delivery", "+"),
        ("language", "-"),
    ]
    assert [(sign.name, sign.direction) for sign in found["PL"].signs] == [("language", "+")]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"sign": "curency"}, "Did you mean 'currency'?"),
        ({"sign": "currency", "direction": "up"}, "expected + or -"),
        ("  ", "an empty sign"),
    ],
)
def test_a_sign_that_cannot_be_read_is_told(given: object, said: str) -> None:
    """What was expected is said, and the other signs still count."""
    with pytest.raises(BadInputError, match=r".") as caught:
        read_sign(given)
    assert said in str(caught.value)


def test_bands_become_truths() -> None:
    """What is arguable is disputed, and what nobody has spoken of stays unknown."""
    assert [band.truth() for band in Band] == [
        Truth.TRUE,
        Truth.DISPUTED,
        Truth.FALSE,
        Truth.UNKNOWN,
    ]


def test_the_answer_names_its_cases() -> None:
    """Each sign is written with direction, weight and judgments, those of the own system first."""
    found = weigh([read_sign("Japanese-language pages")], Place("US"))
    written = json.loads(json.dumps(found.to_json()))
    (sign,) = written["signs"]
    assert (written["band"], sign["direction"], sign["weight"]) == ("not", "-", "medium")
    assert sign["words"] == "Japanese-language pages"
    assert found.cases()[:2] == ("us-mcbee-delica", "us-toys-r-us")


SIGNS = st.builds(
    Sign,
    words=st.just("given"),
    name=st.sampled_from(kinds()),
    direction=st.sampled_from([Direction.TOWARDS, Direction.AGAINST]),
)
FORUMS = st.sampled_from(["DE", "GB", "US-NY", "IN", "JP"])


@given(st.lists(SIGNS, max_size=6), SIGNS, FORUMS)
def test_a_further_sign_never_turns_the_band_the_wrong_way(
    signs: list[Sign], more: Sign, forum: str
) -> None:
    """What speaks for a State never lowers its band, and what speaks against never raises it."""
    before, after = (weigh(each, Place(forum)).band for each in (signs, [*signs, more]))
    if Band.UNKNOWN not in {before, after}:
        change = BANDS.index(after) - BANDS.index(before)
        assert change >= 0 if more.direction is Direction.TOWARDS else change <= 0


@given(st.lists(SIGNS, max_size=6), st.randoms(), FORUMS)
def test_order_and_repetition_change_nothing(signs: list[Sign], chance: object, forum: str) -> None:
    """The band is the same in any order, and a sign said twice counts once."""
    again = [*signs, *signs]
    chance.shuffle(again)  # type: ignore[attr-defined]
    assert weigh(again, Place(forum)).band is weigh(signs, Place(forum)).band


@given(st.text(max_size=60), FORUMS)
def test_any_words_are_read(words: str, forum: str) -> None:
    """No words break the reading, and none alone are stronger than the bands allow."""
    found = weigh([Sign(words=words)], Place(forum))
    assert isinstance(found, Targeting)
    assert found.signs or not words.strip() or found.band is Band.UNKNOWN


def test_the_kinds_of_the_contract_are_there() -> None:
    """Every kind that files may name has a plain entry with a weight; accessibility has none."""
    assert set(kinds()) | {"other"} == {*CONTRACT.split(), "directed", "accessible"}
    for name in set(kinds()) - {"other", "accessible"}:
        assert known_signs()[name].towards is not Weight.NONE
    assert known_signs()["accessible"].towards is Weight.NONE


@pytest.mark.parametrize("sign", known_signs().values(), ids=lambda sign: sign.id)
def test_every_row_has_its_source_and_its_cases_are_in_the_collection(sign: object) -> None:
    """A kind rests on a source, and each judgment that weighed it can be read in the collection."""
    assert sign.source.title.strip()  # type: ignore[attr-defined]
    assert sign.patterns  # type: ignore[attr-defined]
    for one in sign.weighed:  # type: ignore[attr-defined]
        file = CASES / f"{one.case}.yaml"
        assert file.is_file(), one.case


def test_capitals_in_the_list_are_labels() -> None:
    """A word in capitals is a label that the reader knows; other words are in small letters."""
    parts = {p for sign in known_signs().values() for words in sign.patterns for p in words}
    labels = {"PLACE", "LANGUAGE", "WORLDLANGUAGE", "CURRENCY", "DOMAIN", "GENERIC", "INSTITUTION"}
    assert {part for part in parts if part.isupper()} <= labels
    assert {part for part in parts if not part.isupper() and part != part.casefold()} == set()


def test_a_row_without_source_is_refused() -> None:
    """The house rule is kept by the reader itself: no source, no row."""
    content = (RULES / "vocabulary" / "signs.yaml").read_text()
    first = content[content.index("- sign") :].split("\n- sign")[0]
    bare = "\n".join(line for line in first.splitlines() if "source:" not in line)
    (sound,), (part,) = (parse_yaml("signs.yaml", text.encode()).items() for text in (first, bare))
    assert known_sign(sound).source.title
    with pytest.raises(BadInputError, match="source is missing"):
        known_sign(part)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("alone: towards", "alone: forwards", "expected towards, against or nothing"),
        ("system: US", "system: XX", "is no legal system here"),
        ("towards: strong", "towards: heavy", "expected one of strong"),
        ('way: "+"', 'way: "?"', "expected one of"),
    ],
)
def test_a_row_that_is_wrong_names_its_line(old: str, new: str, said: str) -> None:
    """Somebody who corrects the list is told where and what was expected."""
    content = (RULES / "vocabulary" / "signs.yaml").read_text()
    first = content[content.index("- sign") :].split("\n- sign")[0]
    assert old in first
    (part,) = parse_yaml("signs.yaml", first.replace(old, new).encode()).items()
    with pytest.raises(BadInputError, match=r"signs\.yaml, line \d+") as caught:
        known_sign(part)
    assert said in str(caught.value)


AIMED = [
    "be-ca-brussels-copiepresse",
    "cjeu-c-172-18",
    "cjeu-c-173-11",
    "cjeu-c-324-09",
    "cjeu-c-5-11",
    "cjeu-c-98-13",
    "cjeu-c-104-22",
    "de-bgh-i-zr-131-12",
    "de-lg-frankfurt-2-03-o-494-14",
    "fr-ca-paris-08-13423",
    "fr-tgi-paris-yahoo-2000",
    "uk-2013-ewhc-379",
    "uk-2014-omnibill",
    "uk-2017-ewca-1834",
    "uk-2018-ewca-2211",
    "us-ayla",
    "us-calder",
    "us-icravetv",
    "us-lang-van-vng",
    "us-mavrix-brand",
    "us-plixer",
    "us-spanski",
    "us-umg-kurbanov",
    "us-will-co-lee",
    "us-zippo",
]
AIMED_BUT_ARGUABLE = ["fr-cass-ebay-dior-2012", "in-2022-tata-hakunamatata", "jp-2005-mmo"]
NOT_AIMED = [
    "au-2005-fca-471",
    "cjeu-c-441-13",
    "uk-2001-800-flowers",
    "us-ama-wanat",
    "us-mcbee-delica",
]
NOT_ENOUGH = ["fr-cass-10-12272", "in-2009-banyan", "us-toys-r-us"]
NOT_AIMED_BUT_ARGUABLE = ["de-bgh-i-zr-163-02", "uk-2000-euromarket"]
DECIDED = {
    **dict.fromkeys(AIMED, Band.TARGETED),
    **dict.fromkeys((*NOT_AIMED, *NOT_ENOUGH), Band.NOT),
    **dict.fromkeys((*AIMED_BUT_ARGUABLE, *NOT_AIMED_BUT_ARGUABLE), Band.ARGUABLE),
}


@pytest.mark.parametrize(("case", "band"), DECIDED.items())
def test_the_signs_of_decided_cases(case: str, band: Band) -> None:
    """Where a court asked whether a State was aimed at, the band never says the opposite.

    The words of the list were chosen with these cases in view: this guards, it does not measure.
    """
    file = CASES / f"{case}.yaml"
    facts = parse_yaml(file.name, file.read_bytes()).mapping()["facts"].mapping()
    signs = [read_sign(part.plain()) for part in facts["targeting_signs"].items()]
    forum = Place(facts["forum"].text())
    assert weigh(signs, forum).band is band


def test_words_of_states_name_known_states_once() -> None:
    """No word stands twice for the same State and kind, and each has a source."""
    rows = [(row["state"], row["kind"], row["word"]) for row in state_words_table().rows]
    assert len(rows) == len(set(rows))
    assert all(row.source.title and Place(row["state"]).code for row in state_words_table().rows)


def test_systems_of_a_state() -> None:
    """A Member State has its own law and the Union's; others only their own."""
    assert (systems_of("FR"), systems_of("GB"), systems_of("US-ME")) == (
        ("FR", "EU"),
        ("GB",),
        ("US",),
    )
