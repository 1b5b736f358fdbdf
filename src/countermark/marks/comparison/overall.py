"""The comparison as a whole: score, relation, and what follows from neither."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from countermark.marks.comparison.section import Grid, Section, law
from countermark.marks.likeness.compare import Likeness, Relation

_MEANS: Final = {
    Relation.IDENTICAL: "the sign is identical with the mark",
    Relation.NOT_DISTINGUISHABLE: (
        "the sign cannot be told from the mark in its essential aspects, the words of TRIPS "
        "art. 51 fn 14(a); the footnote asks more than that"
    ),
    Relation.SIMILAR: "the signs are similar",
    Relation.WEAK: "the likeness is weak",
}
_SHORT: Final = {
    Relation.IDENTICAL: "identical",
    Relation.NOT_DISTINGUISHABLE: "not distinguishable in essential aspects",
    Relation.SIMILAR: "similar",
    Relation.WEAK: "a weak likeness only",
}
_NO_PROBABILITY: Final = (
    "The score only orders marks by likeness, goods left aside. It is no probability of confusion, "
    "and none is shown: on decided pairs neither this score nor a model taught by them told the "
    "outcomes apart well enough for every authority (area under the curve .65; .5 is chance)."
)


def short(relation: Relation, numbers: Mapping[str, float | None]) -> str:
    """Say in one line how the sign stands to the mark.

    Args:
        relation: how the sign stands to the mark.
        numbers: how alike they are in each way, from 0 to 1; nothing where not compared.
    """
    said = (
        f"{name} {'not compared' if value is None else f'{value:.2f}'}"
        for name, value in numbers.items()
    )
    return (
        f"Suspected: {_SHORT[relation]} ({', '.join(said)}, each of 1). No authority has decided."
    )


def section(likeness: Likeness) -> Section:
    """Write what the score is made of, and how the sign stands to the mark.

    Args:
        likeness: how alike they are.
    """
    statements = (
        f"Relation: {_MEANS[likeness.relation]}. Ground: {likeness.ground}.",
        f"Score of the signs: {likeness.score:.2f} of 1.",
        _NO_PROBABILITY,
    )
    rows = tuple(
        (
            feature.name,
            f"{feature.weight:.2f}",
            feature.ours,
            feature.theirs,
            f"{feature.value:.2f}",
        )
        for feature in likeness.features
    )
    head = ("what", "weight", "sign", "mark", "alike")
    grid = Grid("What the score is made of", head, rows)
    return Section("As a whole", statements, grid=grid, grounds=law("overall"))
