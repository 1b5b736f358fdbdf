"""What kind of claim a dispute is."""

from __future__ import annotations

import pytest

from countermark.law.dispute.characterisation import CONTRACTS, REGISTERED, claim_for
from countermark.law.dispute.dispute import UNITARY, dispute_facts, read_dispute
from countermark.law.language.logic import Truth
from countermark.law.language.values import One


@pytest.mark.parametrize(
    ("right", "facts", "claim"),
    [
        ("patent", {}, "infringement"),
        ("patent", {"remedies": ["damages", "injunction"]}, "infringement"),
        ("patent", {"remedies": "recognition"}, "recognition"),
        ("patent", {"remedies": ["recognition", "damages"]}, "infringement"),
        ("copyright_levy", {"remedies": "payment"}, "levy"),
        ("patent", {"remedies": "declaration_non_infringement"}, "declaration_non_infringement"),
        ("", {"remedies": "declaration_non_infringement"}, "declaration_non_infringement"),
        ("patent", {"remedies": "invalidity"}, "validity"),
        ("patent", {"remedies": ["invalidity", "damages"]}, "infringement"),
        ("patent", {"remedies": "transfer"}, "ownership"),
        ("domain_name", {"remedies": "transfer"}, "infringement"),
        ("contract", {}, "contract"),
        ("patent_licence", {"remedies": "damages"}, "contract"),
        ("patent", {"contract.kind": "licence", "remedies": "payment"}, "contract"),
        ("patent", {"contract.kind": "licence", "remedies": "injunction"}, "infringement"),
        ("patent", {"contract.kind": "absent", "remedies": "payment"}, "infringement"),
        ("patent", {"contract.kind": "licence"}, "infringement"),
        ("patent", {"right_type": ["patent", "contract"], "remedies": "payment"}, "contract"),
        ("unfair_competition", {"remedies": "damages"}, "tort"),
        ("trade_secret", {}, "tort"),
    ],
)
def test_the_claim_follows_from_right_remedies_and_contract(
    right: str, facts: dict[str, object], claim: str
) -> None:
    """What is asked for decides first, then a contract, then the right."""
    assert claim_for(right, read_dispute(facts)) == One(claim)


def test_without_right_and_remedies_the_claim_is_unknown() -> None:
    """Nothing is presumed about a claim of which nothing was said."""
    assert claim_for("", read_dispute({})) is Truth.UNKNOWN
    assert claim_for("", read_dispute({"remedies": "damages"})) is Truth.UNKNOWN


def test_every_right_of_the_vocabulary_has_a_claim_that_rules_may_name() -> None:
    """For each right that a file may name, the claim is a word that conditions know."""
    names = dispute_facts()
    for right in names["right_type"].choices:
        claim = claim_for(right, read_dispute({}))
        assert isinstance(claim, One), right
        assert claim.text in names["claim"].choices, right


def test_kinds_of_rights_are_words_of_the_vocabulary() -> None:
    """Registered rights, unitary rights and contracts are rights that a file may name."""
    assert set(dispute_facts()["right_type"].choices) >= REGISTERED | UNITARY | CONTRACTS
    assert UNITARY <= REGISTERED
    assert not CONTRACTS & REGISTERED
