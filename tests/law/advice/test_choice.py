"""Which law: what the forum's own rules point to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from countermark.law.advice.answer import LawAnswer
from countermark.law.advice.choice import laws
from countermark.law.dispute.dispute import read_dispute
from countermark.law.language.places import Place
from countermark.law.provisions.rulebook import Rulebook

TODAY = date(2026, 11, 23)
Book = Callable[..., Rulebook]


def rule(name: str, when: str, effect: str, **more: str) -> str:
    """Write one rule on the law that applies."""
    lines = [f"- id: xx.{name}", "issue: law", f'provisions: ["XX:CODE:{name}"]']
    lines += ['source: {title: Code of XX, locator: "", version: "", checked: true}']
    lines += [f"when: {when}", f"effect: {effect}", f"says: Rule {name}."]
    lines += [f"{key}: {value}" for key, value in more.items()]
    return "\n  ".join(lines) + "\n"


def asked(using: Rulebook, issue: str, **facts: object) -> list[LawAnswer]:
    """Ask an Australian court for the law of one issue."""
    given = {"right_type": "copyright", "remedies": ["damages"], **facts}
    found = laws(read_dispute(given), Place("AU"), TODAY, using)
    return [one for one in found if one.issue == issue]


PROTECTION = rule("1", "forum is AU", "{of: infringement, law: protection_claimed_in}")
FORUM = rule("2", "forum is AU", "{of: infringement, law: forum}")


def test_a_place_of_the_facts_names_the_law(book: Book) -> None:
    """The law of the State for which protection is claimed is named by its code."""
    (found,) = asked(book(PROTECTION), "infringement", damage_in=["NZ"])
    assert (found.law, found.result, found.provisions) == ("NZ", "yes", ("XX:CODE:1",))


def test_several_places_are_several_laws(book: Book) -> None:
    """Protection in two States means two laws, each for its State."""
    (found,) = asked(book(PROTECTION), "infringement", damage_in=["NZ", "FJ"])
    assert found.law == "NZ, FJ"


def test_a_place_that_is_unknown_is_asked_for(book: Book) -> None:
    """Where the place that names the law is not known, the answer depends on it."""
    (found,) = asked(book(PROTECTION), "infringement")
    assert (found.result, found.depends_on) == ("depends_on", ("protection_claimed_in",))


def test_rules_that_name_two_laws_are_unsettled(book: Book) -> None:
    """Two rules that name different laws, neither before the other, leave the law unsettled."""
    (found,) = asked(book(PROTECTION, FORUM), "infringement", damage_in=["NZ"])
    assert (found.law, found.result) == ("AU, NZ", "unsettled")


def test_a_rule_may_go_before_another(book: Book) -> None:
    """Where one rule overrides the other, its law alone is named."""
    first = FORUM.replace("says: Rule 2.", "says: Rule 2.\n  overrides: [xx.1]")
    (found,) = asked(book(PROTECTION, first), "infringement", damage_in=["NZ"])
    assert (found.law, found.result) == ("AU", "yes")


def test_no_rule_is_unknown(book: Book) -> None:
    """An issue on which no rule speaks is unknown."""
    (found,) = asked(book(PROTECTION), "remedies", damage_in=["NZ"])
    assert (found.law, found.result) == ("", "unknown")


def test_a_rule_that_waits_for_a_fact_leaves_it_open(book: Book) -> None:
    """A rule whose condition is not known gives depends on with the fact it waits for."""
    (found,) = asked(
        book(rule("1", "online is true", "{of: infringement, law: forum}")), "infringement"
    )
    assert (found.result, found.depends_on) == ("depends_on", ("online",))


def test_contested_law_is_said_to_be_so(book: Book) -> None:
    """A contested rule names its law and says that this is not settled."""
    (found,) = asked(
        book(rule("1", "forum is AU", "{of: infringement, law: forum}", status="contested")),
        "infringement",
    )
    assert (found.law, found.result) == ("AU", "unsettled")


def test_an_instrument_may_be_the_law(book: Book) -> None:
    """A rule may point to an instrument of uniform law instead of a State."""
    effect = '{of: infringement, law: "EU:2017/1001"}'
    (found,) = asked(book(rule("1", "forum is AU", effect)), "infringement")
    assert found.law == "EU:2017/1001"


def test_who_owns_the_right_is_aside_unless_asked_or_answered(book: Book) -> None:
    """In an infringement the law of ownership stands only where a rule names it."""
    owner = rule("o", "forum is AU", "{of: ownership, law: forum}")
    assert asked(book(PROTECTION), "ownership", damage_in=["NZ"]) == []
    (found,) = asked(book(PROTECTION, owner), "ownership", damage_in=["NZ"])
    assert found.law == "AU"
    (found,) = asked(book(PROTECTION), "ownership", remedies=["transfer"])
    assert found.result == "unknown"


@pytest.mark.parametrize(
    ("facts", "issues"),
    [
        ({"remedies": ["damages"]}, {"infringement", "remedies"}),
        ({"remedies": ["transfer"]}, {"ownership"}),
        ({"remedies": ["invalidity"]}, {"validity"}),
        (
            {"remedies": ["damages"], "validity_raised": True},
            {"infringement", "remedies", "validity"},
        ),
        (
            {"remedies": ["payment"], "contract": {"kind": "licence"}},
            {"contract"},
        ),
    ],
)
def test_only_issues_that_the_dispute_raises_are_answered(
    book: Book, facts: dict[str, object], issues: set[str]
) -> None:
    """What is asked for decides which issues need a law at all."""
    given = {"right_type": "patent", "right_registered_in": "AU", **facts}
    found = laws(read_dispute(given), Place("AU"), TODAY, book(PROTECTION))
    assert {one.issue for one in found} == issues
