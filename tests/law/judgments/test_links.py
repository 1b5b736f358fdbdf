"""Links between judgments and with the rules."""

from __future__ import annotations

from collections.abc import Callable

from countermark.law.judgments.collection import Collection, collection
from countermark.law.judgments.links import links
from countermark.law.provisions.rulebook import Rulebook, rulebook

Made = Callable[..., dict[str, object]]
Cases = Callable[..., Collection]


def test_citations_lead_both_ways(made: Made, cases: Cases, book: Rulebook) -> None:
    """What cites a judgment is found from the judgment that is cited."""
    found = links(cases(made("au-one"), made("au-two", cites=["au-one"]), made("c")), book)
    assert found["au-two"].cites == ("au-one",)
    assert found["au-one"].cited_by == ("au-two",)
    assert found["c"].cites == found["c"].cited_by == found["c"].rules == ()


def test_rules_and_exceptions_that_name_a_judgment_are_listed(
    made: Made, cases: Cases, book: Rulebook
) -> None:
    """A rule names one judgment, an exception the other; cases outside are no mistake here."""
    found = links(cases(made("au-two")), book)
    assert found["au-two"].rules == ("xx.damage-offline",)
    both = links(cases(made("au-one")), book)
    assert both["au-one"].rules == ("xx.domicile",)


def test_in_the_collection_every_link_has_its_way_back() -> None:
    """Each citation of the real collection stands at both ends."""
    found = links(collection(), rulebook())
    ways = {(one, cited) for one, its in found.items() for cited in its.cites}
    back = {(citing, one) for one, its in found.items() for citing in its.cited_by}
    assert ways == back
