"""Recognition: origin, destination and relief."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from countermark.law.advice.answer import RecognitionAnswer
from countermark.law.advice.recognition import recognitions
from countermark.law.dispute.dispute import read_dispute
from countermark.law.language.places import Place
from countermark.law.provisions.rulebook import Rulebook

TODAY = date(2026, 11, 23)
AU = Place("AU")
Book = Callable[..., Rulebook]


def rule(name: str, when: str, outcome: str, **more: str) -> str:
    """Write one rule on recognition."""
    lines = [f"- id: xx.{name}", "issue: recognition", f'provisions: ["XX:CODE:{name}"]']
    lines += ['source: {title: Code of XX, locator: "", version: "", checked: true}']
    lines += [f"when: {when}", f"effect: {{outcome: {outcome}}}", f"says: Rule {name}."]
    lines += [f"{key}: {value}" for key, value in more.items()]
    return "\n  ".join(lines) + "\n"


def asked(using: Rulebook, **facts: object) -> tuple[RecognitionAnswer, ...]:
    """Ask where a judgment of an Australian court is recognised."""
    given = {"right_type": "copyright", "enforce_in": "NZ", "remedies": ["damages"], **facts}
    return recognitions(read_dispute(given), (AU,), TODAY, using)


MONEY = rule("1", "{all: [destination is NZ, relief is money]}", "yes")
POLICY = rule("2", "judgment.public_policy is true", "no", overrides="[xx.1]")


def test_a_rule_that_fits_says_yes(book: Book) -> None:
    """A judgment for money is recognised where a rule says so."""
    (found,) = asked(book(MONEY, POLICY))
    assert (found.origin, found.destination, found.relief) == ("AU", "NZ", "money")
    assert (found.result, found.provisions) == ("yes", ("XX:CODE:1",))


def test_a_ground_of_refusal_goes_first(book: Book) -> None:
    """A ground of refusal that is made out means no."""
    (found,) = asked(book(MONEY, POLICY), judgment={"public_policy": True})
    assert (found.result, found.provisions) == ("no", ("XX:CODE:2",))


def test_a_disputed_ground_of_refusal_leaves_it_open(book: Book) -> None:
    """While a ground of refusal is disputed, recognition depends on it."""
    (found,) = asked(book(MONEY, POLICY), judgment={"public_policy": "disputed"})
    assert (found.result, found.depends_on) == ("depends_on", ("judgment.public_policy",))


def test_contradicting_rules_are_unsettled(book: Book) -> None:
    """A yes and a no without an override are no answer."""
    no = POLICY.replace("\n  overrides: [xx.1]", "")
    (found,) = asked(book(MONEY, no), judgment={"public_policy": True})
    assert found.result == "unsettled"


def test_relief_without_a_rule_is_unknown(book: Book) -> None:
    """Where no rule speaks of orders, whether they are recognised is unknown."""
    results = {one.relief: one.result for one in asked(book(MONEY), remedies=["injunction"])}
    assert results == {"injunction": "unknown"}


def test_the_matrix_holds_what_is_asked(book: Book) -> None:
    """Each kind of relief that is asked for, and validity if it is raised, has its line."""
    found = asked(book(MONEY), remedies=["damages", "injunction"], validity_raised=True)
    assert {one.relief for one in found} == {"money", "injunction", "validity"}


def test_without_a_destination_the_defendants_state_and_property_are_taken(book: Book) -> None:
    """A judgment is worth something where the defendant lives or has property."""
    facts = {"defendant_domicile": ["JP", "AU"], "property_in": ["FJ"]}
    found = recognitions(read_dispute(facts), (AU,), TODAY, book(MONEY))
    assert {one.destination for one in found} == {"JP", "FJ"}


def test_an_action_for_recognition_names_its_own_origin(book: Book) -> None:
    """Where recognition is what is asked, the forum is the destination; the origin is given."""
    facts = {"remedies": ["recognition"], "forum": "NZ", "judgment": {"origin": "US"}}
    found = recognitions(read_dispute(facts), (Place("NZ"),), TODAY, book(MONEY))
    assert {(one.origin, one.destination) for one in found} == {("US", "NZ")}


def test_contested_recognition_is_unsettled(book: Book) -> None:
    """A contested rule on recognition gives unsettled."""
    (found,) = asked(book(rule("1", "destination is NZ", "yes", status="contested")))
    assert found.result == "unsettled"


def test_a_judgment_against_several_counts_where_it_stands_worst(book: Book) -> None:
    """Whichever defendant is named first, recognition waits for the one of whom less is known."""
    home = rule("1", "defendant is origin", "yes")
    for defendants in (["AU", "JP"], ["JP", "AU"]):
        (found,) = asked(book(home), defendant_domicile=defendants)
        assert found.result == "unknown"
    (found,) = asked(book(home), defendant_domicile="AU")
    assert found.result == "yes"
