"""Decided pairs: what authorities held of signs that differ in the same way.

No probability follows from them. Authorities weigh the same difference differently, and decided
pairs are the doubtful ones: what was plain was not litigated to a judgment.

>>> from countermark.marks.sign.sign import Sign
>>> found = nearest(Sign.of("BUDMAN"), Sign.of_mark("BUD"), goods=GoodsRelation.IDENTICAL, top=1)[0]
>>> found.pair.earlier, found.pair.contested, found.pair.held
('BUD', 'BUDMEN', 'confusion found')
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from statistics import mean, pstdev
from typing import Final

from rapidfuzz.distance import Indel, Postfix, Prefix

from countermark.findings import Row, Source
from countermark.marks.likeness.compare import compare
from countermark.marks.sign.sign import Sign
from countermark.marks.sign.writing import look
from countermark.marks.tables import table

AUTHORITIES_DIFFER: Final = (
    "Authorities differ, and each decision rests on facts that no comparison of words shows: the "
    "goods, the public, the reputation, the evidence. These are the decided pairs whose signs "
    "differ most like these two. They show how such differences have been judged; no probability "
    "of confusion follows from them, and none is given."
)
"""What stands beside every list of precedents."""


class GoodsRelation(StrEnum):
    """How the goods of a decided pair stood to each other, as the decision saw them."""

    IDENTICAL = "identical"
    SIMILAR = "similar"
    DISSIMILAR = "dissimilar"
    UNKNOWN = "unknown"


_HELD: Final = {
    "yes": "confusion found",
    "no": "no confusion",
    "partly": "confusion for a part of the goods or the public",
}
_LOOKS: Final = 0.5
_GOODS: Final = {
    GoodsRelation.IDENTICAL: 1.0,
    GoodsRelation.SIMILAR: 0.5,
    GoodsRelation.DISSIMILAR: 0.0,
    GoodsRelation.UNKNOWN: None,
}


@dataclass(frozen=True, slots=True)
class DecidedPair:
    """Two signs that an authority compared."""

    earlier: str
    """The earlier mark."""

    contested: str
    """The sign that was attacked or refused."""

    goods: GoodsRelation
    """How the goods stood to each other."""

    same_meaning: bool
    """Whether the signs meant the same, as translations do."""

    outcome: str
    """yes, no or partly: whether a likelihood of confusion was held."""

    jurisdiction: str
    """Under whose law: ISO 3166-1 alpha-2, or EU."""

    authority: str
    """Who decided."""

    year: str
    """When."""

    source: Source
    """The decision, and whether the row was compared with its text."""

    @classmethod
    def of(cls, row: Row) -> DecidedPair:
        """Read a row of the table decided_pairs.csv."""
        return cls(
            earlier=row["earlier_mark"],
            contested=row["contested_mark"],
            goods=GoodsRelation(row["goods_relation"]),
            same_meaning=row["meaning"] == "same",
            outcome=row["outcome"],
            jurisdiction=row["jurisdiction"],
            authority=row["authority"],
            year=row["year"],
            source=Source(
                title=f"{row['source']}, {row['authority']} {row['year']}",
                locator=row["case_number"],
                checked=row.source.checked,
            ),
        )

    @property
    def cited(self) -> str:
        """Name the decision and where it is found."""
        return f"{self.source.title}, {self.source.locator}"

    @property
    def held(self) -> str:
        """Say the outcome in words."""
        return _HELD[self.outcome]


@dataclass(frozen=True, slots=True)
class Difference:
    """In which way two signs differ: numbers from 0 (apart) to 1 (together)."""

    look: float | None
    """How alike they look; nothing between two scripts whose letters do not look alike."""

    sound: float
    """How alike they sound."""

    beginning: float
    """Which share of the shorter begins alike."""

    ending: float
    """Which share of the shorter ends alike."""

    inside: float
    """1 where one stands inside the longer other, else 0."""

    length: float
    """The shorter's length by the longer's."""

    words: float
    """Which share of all words they have in common."""

    meaning: float | None
    """1 for one meaning, else 0; nothing if not known."""

    goods: float | None
    """1 identical, 0.5 similar, 0 dissimilar goods; nothing if not known."""

    @classmethod
    def between(
        cls,
        sign: Sign,
        mark: Sign,
        *,
        goods: GoodsRelation = GoodsRelation.UNKNOWN,
        same_meaning: bool | None = None,
    ) -> Difference:
        """Measure how a sign differs from a mark.

        Args:
            sign: the later sign.
            mark: the earlier mark.
            goods: how their goods stand to each other.
            same_meaning: whether they mean the same; nothing if not known.
        """
        alike = compare(sign, mark)
        ours, theirs = _letters(sign, mark)
        short, long = sorted((ours, theirs), key=len)
        return cls(
            look=alike.visual if sign.scripts & mark.scripts or alike.visual >= _LOOKS else None,
            sound=1.0 if ours == theirs else alike.aural,
            beginning=Prefix.similarity(ours, theirs) / max(len(short), 1),
            ending=Postfix.similarity(ours, theirs) / max(len(short), 1),
            inside=float(bool(short) and short != long and short in long),
            length=len(short) / max(len(long), 1),
            words=_words_shared(sign, mark, same_core=ours == theirs),
            meaning=None if same_meaning is None else float(same_meaning),
            goods=_GOODS[goods],
        )

    def values(self) -> dict[str, float]:
        """Give the numbers that are known by name, in a fixed order."""
        found = {name: getattr(self, name) for name in _KINDS}
        return {name: value for name, value in found.items() if value is not None}


_KINDS: Final = {
    "look": ("they look different", "they look alike"),
    "sound": ("they sound different", "they sound alike"),
    "beginning": ("they begin differently", "they begin alike"),
    "ending": ("they end differently", "they end alike"),
    "inside": ("", "one stands inside the other"),
    "length": ("one is much longer", "they are about as long"),
    "words": ("", "they share words"),
    "meaning": ("", "they mean the same"),
    "goods": ("the goods are dissimilar", "the goods are identical"),
}
"""What a low and a high number of each way of differing says."""

_LOW: Final = 0.34
_HIGH: Final = 0.7
_NEAR: Final = 0.5
_FAR: Final = 1.0


@dataclass(frozen=True, slots=True)
class Beside:
    """One way of differing, here and in a decided pair."""

    name: str
    """Which way: look, sound, beginning, ending, inside, length, words, meaning, goods."""

    here: float
    """The number for the signs asked about."""

    there: float
    """The number for the decided pair."""

    gap: float
    """How far they are apart, in standard deviations over all decided pairs."""

    @property
    def kind(self) -> str:
        """Say what both have in common in this way; nothing if there is nothing to say."""
        low, high = _KINDS[self.name]
        if self.gap > _NEAR:
            return ""
        if min(self.here, self.there) >= _HIGH:
            return high
        return low if max(self.here, self.there) <= _LOW else ""


@dataclass(frozen=True, slots=True)
class Precedent:
    """A decided pair whose signs differ much like the signs asked about."""

    pair: DecidedPair
    """The decision."""

    distance: float
    """The mean gap, in standard deviations; 0 is the same difference."""

    besides: tuple[Beside, ...]
    """What was compared, in a fixed order."""

    @property
    def alike(self) -> str:
        """Say what the signs asked about have in common with the pair."""
        return "; ".join(filter(None, (beside.kind for beside in self.besides)))

    @property
    def unlike(self) -> str:
        """Say where the pair is another case; nothing if it nowhere is far away."""
        far = [beside for beside in self.besides if beside.gap >= _FAR]
        return "; ".join(f"{one.name} {one.here:.2f} here, {one.there:.2f} there" for one in far)


def nearest(
    sign: Sign,
    mark: Sign,
    *,
    goods: GoodsRelation = GoodsRelation.UNKNOWN,
    same_meaning: bool | None = None,
    top: int = 5,
) -> tuple[Precedent, ...]:
    """Find the decided pairs whose kind of difference is most like that of two signs.

    Each way of differing counts the same, in standard deviations over all decided pairs; what is
    not known on either side is left out.

    Args:
        sign: the later sign.
        mark: the earlier mark.
        goods: how their goods stand to each other.
        same_meaning: whether they mean the same; nothing if not known.
        top: how many at most.

    Returns: the nearest first; equal ones in the order of the table decided_pairs.csv.
    """
    here = Difference.between(sign, mark, goods=goods, same_meaning=same_meaning).values()
    spread = _spread()
    found = [_precedent(pair, here, there, spread) for pair, there in _decided()]
    return tuple(sorted(found, key=lambda precedent: precedent.distance)[:top])


def _precedent(
    pair: DecidedPair, here: dict[str, float], there: dict[str, float], spread: dict[str, float]
) -> Precedent:
    besides = tuple(
        Beside(name, here[name], there[name], abs(here[name] - there[name]) / spread[name])
        for name in _KINDS
        if name in here and name in there
    )
    return Precedent(pair, round(mean(beside.gap for beside in besides), 6), besides)


@cache
def decided_pairs() -> tuple[DecidedPair, ...]:
    """Read all decided pairs, in the order of the table."""
    return tuple(map(DecidedPair.of, table("decided_pairs.csv").rows))


@cache
def _decided() -> tuple[tuple[DecidedPair, dict[str, float]], ...]:
    return tuple((pair, _difference(pair).values()) for pair in decided_pairs())


def _difference(pair: DecidedPair) -> Difference:
    return Difference.between(
        Sign.of(pair.contested),
        Sign.of_mark(pair.earlier),
        goods=pair.goods,
        same_meaning=pair.same_meaning,
    )


@cache
def _spread() -> dict[str, float]:
    """Measure how far decided pairs scatter in each way of differing."""
    return {
        name: pstdev(values[name] for _, values in _decided() if name in values) for name in _KINDS
    }


def _letters(sign: Sign, mark: Sign) -> tuple[str, str]:
    """Choose the letters to lay side by side: as they look, or spoken between two scripts."""
    if not sign.scripts & mark.scripts:
        return sign.latin.replace(" ", ""), mark.latin.replace(" ", "")
    theirs = mark.looks[0]
    return max(sign.looks, key=lambda ours: Indel.normalized_similarity(ours, theirs)), theirs


def _words_shared(sign: Sign, mark: Sign, *, same_core: bool) -> float:
    """Tell which share of all words both have; cores that can be read as one are one."""
    ours, theirs = set(map(look, sign.words)), set(map(look, mark.words))
    if same_core:
        ours = ours - set(map(look, sign.core)) | set(map(look, mark.core))
    return len(ours & theirs) / len(ours | theirs)
