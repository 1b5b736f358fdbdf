"""The comparison by country and issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from countermark.law.judgments.collection import Collection, collection
from countermark.law.judgments.comparison import by_country_and_issue

Made = Callable[..., dict[str, object]]
Cases = Callable[..., Collection]


def test_a_judgment_on_two_issues_stands_in_two_groups(made: Made, cases: Cases) -> None:
    """The outcome is that on the issue: the court, or whose law."""
    issues = ["jurisdiction", "applicable_law"]
    known = cases(
        made("a", issues=issues, holding={"law": {"infringement": "AU"}}),
        made("b", issues=issues, holding={"jurisdiction": "no", "law": {"ownership": "FR"}}),
        made("c", country="FR", issues=["recognition"], holding={"recognised": "no"}),
        made("d", country="FR", issues=["applicable_law"]),
    )
    found = {
        (one.country, str(one.issue)): dict(one.outcomes) for one in by_country_and_issue(known)
    }
    assert found == {
        ("AU", "jurisdiction"): {"no": ("b",), "yes": ("a",)},
        ("AU", "applicable_law"): {"another law": ("b",), "law of the forum": ("a",)},
        ("FR", "recognition"): {"no": ("c",)},
        ("FR", "applicable_law"): {"not coded": ("d",)},
    }


def test_nothing_of_the_collection_is_lost() -> None:
    """Each judgment is counted once for each of its issues."""
    groups = by_country_and_issue(collection())
    counted = Counter(id_ for group in groups for ids in group.outcomes.values() for id_ in ids)
    assert counted == {one.id: len(one.issues) for one in collection()}
    assert sum(group.cases for group in groups) == counted.total()
