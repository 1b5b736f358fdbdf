"""Search and facets."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from countermark.findings import BadInputError
from countermark.law.judgments.collection import Collection, collection
from countermark.law.judgments.facets import FACETS, chosen_facets, known_values
from countermark.law.judgments.search import Index, search

Made = Callable[..., dict[str, object]]
Cases = Callable[..., Collection]


@pytest.fixture
def three(made: Made, cases: Cases) -> Collection:
    """Three judgments that differ in every facet."""
    return cases(
        made("au-one", name="Hejduk v Energie", summary="Photographs were targeted at buyers."),
        made(
            "fr-two",
            name="Société Générale v Nobody",
            country="FR",
            rights=["copyright"],
            issues=["applicable_law"],
            date="2001-02-03",
            stage="interim",
            citation="C-441/13",
            holding={"jurisdiction": "no", "words": "The law of the place applies."},
            source={"title": "x", "checked": "false"},
        ),
        made(
            "us-three",
            country="US",
            rights=["eu_trademark", "patent"],
            issues=["recognition"],
            date="1995-01-01",
            stage="first_instance",
            holding={"jurisdiction": "limited", "words": "TODO"},
            summary="A judgment from abroad about an online shop for bags.",
            facts={"forum": "US-CA", "targeting_signs": ["prices in dollars"]},
        ),
    )


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("hejduk", ["au-one"]),
        ("HEJ", ["au-one"]),
        ("targeting", ["au-one"]),
        ("societe generale", ["fr-two"]),
        ("C-441/13", ["fr-two"]),
        ("patent", ["us-three"]),
        ('"online shop"', ["us-three"]),
        ('"shop online"', []),
        ('"onl"', []),
        ("dollars", ["us-three"]),
        ("hejduk dollars", []),
        ("TODO", []),
        ("eu-one OR fr-two", []),
        ("zzz", []),
    ],
)
def test_words_beginnings_stems_and_phrases_find(
    three: Collection, query: str, ids: list[str]
) -> None:
    """All words must be found; a phrase must stand as it is; case and accents do not matter."""
    assert [one.id for one in search(three, query).judgments] == ids


@pytest.mark.parametrize("query", ["trademark", "trade mark", "mark"])
def test_rights_are_found_by_their_other_names(three: Collection, query: str) -> None:
    """Marks of every kind are found, in one word or two."""
    assert {one.id for one in search(three, query).judgments} == {"au-one", "us-three"}


def test_no_words_list_everything(three: Collection) -> None:
    """An empty query, or one of signs only, lists all judgments."""
    for query in ("", "   ", '" - "', "*", "()"):
        assert len(search(three, query).judgments) == 3


def test_a_name_counts_more_than_the_text(made: Made, cases: Cases) -> None:
    """A judgment that is named so comes before one that mentions it."""
    known = cases(
        made("a", summary="The court follows Wintersteiger in all points."),
        made("b", name="Wintersteiger v Products"),
    )
    assert [one.id for one in search(known, "wintersteiger").judgments] == ["b", "a"]


def test_a_word_that_stands_nowhere_gets_a_hint(three: Collection) -> None:
    """The nearest word of the collection is named."""
    assert search(three, "hejdukk").hints == (
        "'hejdukk' stands in no judgment. Did you mean 'hejduk'?",
    )


@cache
def index() -> Index:
    """Index the collection once."""
    return Index(collection())


@given(st.text(st.characters(), max_size=30))
@example("0\0")
@example('"\ud800')
def test_no_query_breaks_the_search(query: str) -> None:
    """Whatever is asked for is taken as words, never as an order to the database."""
    assert len(index().search(query, {}).judgments) <= len(collection())


@given(st.data())
def test_a_choice_finds_exactly_the_judgments_that_have_the_value(data: st.DataObject) -> None:
    """For every facet and value, what is found has the value, and nothing that has it is left."""
    facet = data.draw(st.sampled_from(FACETS))
    value = data.draw(st.sampled_from(known_values(facet.name, collection())))
    found = index().search("", {facet.name: (value,)})
    assert {one.id for one in found.judgments} == {
        one.id for one in collection() if value in facet.values_of(one)
    }
    assert found.facets[facet.name][value] == len(found.judgments) > 0


@pytest.mark.parametrize(
    ("facet", "value", "ids"),
    [
        ("issue", "applicable_law", {"fr-two"}),
        ("right", "patent", {"us-three"}),
        ("country", "FR", {"fr-two"}),
        ("stage", "final", {"au-one"}),
        ("outcome", "limited", {"us-three"}),
        ("decade", "1990s", {"us-three"}),
        ("checked", "no", {"fr-two"}),
    ],
)
def test_every_facet_narrows(three: Collection, facet: str, value: str, ids: set[str]) -> None:
    """Each facet finds the judgments that have the value."""
    found = search(three, "", chosen_facets({facet: [value]}, three))
    assert {one.id for one in found.judgments} == ids


def test_facets_are_joined_by_and_values_by_or(three: Collection) -> None:
    """Two values of one facet widen, a second facet narrows."""
    two = search(three, "", {"country": ("FR", "US")})
    assert {one.id for one in two.judgments} == {"fr-two", "us-three"}
    one = search(three, "", {"country": ("FR", "US"), "stage": ("interim",)})
    assert [each.id for each in one.judgments] == ["fr-two"]


def test_counts_of_a_facet_ignore_its_own_choice(three: Collection) -> None:
    """Beside the chosen country the others keep their counts; other facets are narrowed."""
    facets = search(three, "", {"country": ("FR",)}).facets
    assert facets["country"] == {"AU": 1, "FR": 1, "US": 1}
    assert facets["right"] == {"copyright": 1}


def test_a_right_of_the_union_is_found_as_its_kind_too(three: Collection) -> None:
    """Who asks for marks finds EU trade marks; who asks for EU trade marks finds only these."""
    marks = search(three, "", {"right": ("trademark",)})
    assert {one.id for one in marks.judgments} == {"au-one", "us-three"}
    assert [one.id for one in search(three, "", {"right": ("eu_trademark",)}).judgments] == [
        "us-three"
    ]


def test_values_are_read_in_any_case_and_by_other_names(three: Collection) -> None:
    """Rights have other names, countries their English ones."""
    read = chosen_facets({"right": ["CTM", "Patent"], "country": ["france", "us"]}, three)
    assert read == {"right": ("eu_trademark", "patent"), "country": ("FR", "US")}


def test_an_unknown_value_is_refused_with_the_one_meant(three: Collection) -> None:
    """The message lists what judgments have, and what was probably meant."""
    with pytest.raises(BadInputError, match=r"'patnt' is no right .* Did you mean 'patent'\?"):
        chosen_facets({"right": ["patnt"]}, three)
