"""What kind of claim it is: infringement, contract, ownership, validity or something else.

The first question of every court; it decides which rules are looked at at all. Only what is
asked for, the right and a contract between the parties count, not what the claim is called.
"""

from __future__ import annotations

from typing import Final

from countermark.law.dispute.dispute import Dispute
from countermark.law.language.logic import Truth
from countermark.law.language.values import Many, One, Value

REGISTERED: Final = frozenset(
    {
        "trademark",
        "eu_trademark",
        "benelux_trademark",
        "patent",
        "unitary_patent",
        "utility_model",
        "design",
        "eu_design",
        "plant_variety",
        "gi",
    }
)
"""Rights that arise by registration or deposit."""

CONTRACTS: Final = frozenset({"patent_licence", "contract", "consumer_contract"})
"""What is relied on where a claim rests on a contract about a right."""

_TORT: Final = frozenset(
    {
        "none",
        "personality",
        "disparagement",
        "unfair_competition",
        "competition",
        "selective_distribution",
        "trade_secret",
    }
)
_OF_A_CONTRACT: Final = frozenset({"payment", "other"})
_OF_OWNERSHIP: Final = frozenset({"transfer"})


def claim_for(right: str, dispute: Dispute) -> Value:
    """Say what kind of claim a dispute about a right is.

    Args:
        right: the right of the part; empty if it is unknown.
        dispute: the dispute's facts.

    Returns: one of the claims of the vocabulary, or unknown.
    """
    asked = _asked(dispute)
    for claim, fits in (
        ("recognition", asked == {"recognition"}),
        ("levy", right == "copyright_levy"),
        ("declaration_non_infringement", "declaration_non_infringement" in asked),
        ("validity", bool(asked) and asked <= {"invalidity"}),
        ("ownership", right != "domain_name" and bool(asked) and asked <= _OF_OWNERSHIP),
        ("contract", right in CONTRACTS or _under_a_contract(asked, dispute)),
        ("tort", right in _TORT),
        ("infringement", bool(right)),
    ):
        if fits:
            return One(claim)
    return Truth.UNKNOWN


def _asked(dispute: Dispute) -> set[str]:
    value = dispute.value("remedies")
    if not isinstance(value, Many):
        return set()
    return {word for word, truth in value.listed.items() if truth is Truth.TRUE}


def _under_a_contract(asked: set[str], dispute: Dispute) -> bool:
    kind, rights = dispute.value("contract.kind"), dispute.value("right_type")
    by_right = isinstance(rights, Many) and any(
        rights.truth_of(right) is Truth.TRUE for right in CONTRACTS
    )
    agreed = isinstance(kind, One) and kind.text != "absent"
    return (agreed or by_right) and bool(asked) and asked <= _OF_A_CONTRACT
