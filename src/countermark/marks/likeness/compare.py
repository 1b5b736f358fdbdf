"""How alike a sign and a mark are, and why: the score explains itself.

>>> from countermark.marks.sign.sign import Sign
>>> found = compare(Sign.of("Knike"), Sign.of_mark("NIKE"))
>>> found.visual, found.aural, found.relation.value
(0.89, 1.0, 'similar')
>>> print(found.features[0])
look (weight 0.07): 'knike' beside 'nike', 0.89
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from countermark.marks.likeness import measure
from countermark.marks.likeness.measure import FEATURES, Forms, Rarity, common_everywhere
from countermark.marks.sign.readings import readings
from countermark.marks.sign.sign import Sign, is_descriptive
from countermark.marks.sign.spoken_likeness import Heard, heard_alike
from countermark.marks.sign.writing import look

SIMILAR: Final = 0.57
"""From this score of the signs alone they are called similar; below it weak."""

_SIMILAR_SHORT: Final = 0.70
_SHORT: Final = 4

LISTED: Final = 0.40
"""Below this score of the signs alone a mark is not listed: among coined names it is noise."""

MOST_SIMILAR: Final = 0.96
"""The most that a mark gets which can be told apart from the sign."""

_SPEECH: Final = ((0.5, 0.7, 0.88, 1.0), (0.0, 0.40, 0.57, 0.95))
_SPEECH_OF_OTHERS: Final = ((0.5, 0.8, 0.91, 1.0), (0.0, 0.38, 0.57, 0.69))
_MEANING: Final = ((0.0, 0.5, 0.6, 1.0), (0.0, 0.40, 0.50, 0.75))
_OTHER_ORDER: Final = 0.90
_SHORTEST_INSIDE: Final = 3
_SIGN_HAS_MARK: Final = 0.57
_MARK_HAS_SIGN: Final = 0.50
_BY_SHARE: Final = 0.1
_SAME_LOOK: Final = 0.99
_SAME_BUT_WORDS: Final = 0.97


class Relation(StrEnum):
    """How a sign stands to a mark; a judgement of its own, apart from the score."""

    IDENTICAL = "identical"
    """The same but for case and unseen signs."""

    NOT_DISTINGUISHABLE = "not_distinguishable"
    """The same in its essential aspects, as TRIPS art. 51 fn 14(a) puts it."""

    SIMILAR = "similar"
    """Alike in look or sound, or one contains the other."""

    WEAK = "weak"
    """A distant likeness; listed so that nobody wonders where it is."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for a score."""

    name: str
    """What was compared: look, sound, contained, goods."""

    weight: float
    """Its share of the score, from 0 to 1."""

    ours: str
    """The value on the side of the sign."""

    theirs: str
    """The value on the side of the mark."""

    value: float
    """How alike the two are, from 0 to 1."""

    def __str__(self) -> str:
        return (
            f"{self.name} (weight {self.weight:.2f}): '{self.ours}' beside '{self.theirs}', "
            f"{self.value:.2f}"
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one mark beside a sign."""

    ours: Forms
    """The sign's forms."""

    theirs: Forms
    """The mark's forms."""

    found: tuple[int, ...]
    """A row of `measure.counts`."""

    values: tuple[float, ...]
    """A row of `measure.shares`."""

    score: float
    """The score, as `scores` gives it, or what `heard` gives where that is more."""

    heard: Heard | None = None
    """How alike they are spoken, where they are in different scripts."""

    meant: float | None = None
    """How near their meanings lie, from 0 to 1, where both are known (`concept.value_of`)."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The comparison of one sign with one mark, goods left aside."""

    score: float
    """From 0 to 1; an order, not a probability."""

    relation: Relation
    """How the signs stand to each other."""

    ground: str
    """Why this relation, in one clause."""

    measured: Measured
    """What was measured."""

    same_core: bool
    """Whether both have the same letters but for descriptive words and accents."""

    @property
    def visual(self) -> float:
        """How alike they look, from 0 to 1."""
        return 1.0 if self.same_core else round(self.measured.values[0], 2)

    @property
    def aural(self) -> float:
        """How alike they sound, from 0 to 1."""
        if self.measured.heard:
            return round(self.measured.heard.value, 2)
        return 1.0 if self.same_core else round(self.measured.values[FEATURES.index("sound")], 2)

    @property
    def conceptual(self) -> float | None:
        """How near their meanings lie, from 0 to 1; nothing where that is not known."""
        return self.measured.meant

    @property
    def features(self) -> tuple[Feature, ...]:
        """What made the score."""
        if (heard := self.measured.heard) and self.measured.score == by_speech(heard):
            ours, theirs = f"{heard.ours.latin} ({heard.ours.how})", heard.theirs.latin
            return (Feature("speech across scripts", 1.0, ours, theirs, heard.value),)
        meant = self.measured.meant
        if meant is not None and self.measured.score == by_meaning(meant):
            ours, theirs = (
                " ".join(side.words) for side in (self.measured.ours, self.measured.theirs)
            )
            return (Feature("meaning", 1.0, ours, theirs, meant),)
        compared = zip(FEATURES, measure.weights().tolist(), _compared(self.measured), strict=True)
        return tuple(
            Feature(name, round(weight, 3), *pair, value)
            for (name, weight, pair), value in zip(compared, self.measured.values, strict=True)
        )


def compare(sign: Sign, mark: Sign, rarity: Rarity = common_everywhere) -> Likeness:
    """Compare a sign with a mark by look, sound and words.

    Args:
        sign: what stands on the goods.
        mark: the register's mark.
        rarity: how rare a word is in the register; without a register all words weigh alike.
    """
    ours, theirs = Forms.of(sign), Forms.of(mark)
    found = np.array([measure.counts(ours, theirs)], np.int64)
    words = np.array([measure.words_found(ours, theirs, rarity)])
    values = measure.shares(found, words)
    score = float(scores(found, words, values)[0])
    row = tuple(found[0].tolist()), tuple(values[0].tolist())
    heard = None if sign.scripts & mark.scripts else _heard(sign, mark)
    score = max(score, by_speech(heard)) if heard else score
    return judged(sign, mark, Measured(ours, theirs, *row, score, heard))


def _heard(sign: Sign, mark: Sign) -> Heard | None:
    ours, theirs = readings(sign.text), readings(mark.text)
    return heard_alike(ours, [theirs])[0] if ours and theirs else None


def with_meaning(alike: Likeness, value: float | None) -> Likeness:
    """Let what two signs mean count in a comparison.

    Args:
        alike: the comparison by look, sound and words.
        value: how near their meanings lie, from 0 to 1, or nothing if it is not known.
    """
    told = alike.measured
    if value is None or by_meaning(value) <= told.score:
        return replace(alike, measured=replace(told, meant=value))
    measured = replace(told, score=by_meaning(value), meant=value)
    if alike.relation in (Relation.IDENTICAL, Relation.NOT_DISTINGUISHABLE):
        return replace(alike, measured=measured)
    relation, ground = _likeness(measured)
    score = held(measured.score, relation, same_words=False)
    return Likeness(score, relation, ground, measured, same_core=alike.same_core)


def by_speech(heard: Heard) -> float:
    """Give a score for how alike signs of different scripts are spoken.

    Likeness that one in twenty signs reaches by chance with some mark of 800 makes it just
    similar. A mark in Latin letters gets more than one in a third script or for a Latin sign, and
    most where the sign is read with the same letters.

    Args:
        heard: how alike they are.
    """
    latin = heard.theirs.script == "Latin"
    ours, theirs = (one.latin.replace(" ", "") for one in (heard.ours, heard.theirs))
    if latin and ours == theirs:
        return MOST_SIMILAR
    values, given = _SPEECH if latin else _SPEECH_OF_OTHERS
    return float(np.interp(heard.value, values, given))


def by_meaning(value: float) -> float:
    """Give a score for how near meanings lie.

    Args:
        value: from 0 to 1, as `concept.value_of` gives it.
    """
    return float(np.interp(value, *_MEANING))


def scores(
    found: NDArray[np.int64], words: NDArray[np.float64], values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give marks their score before anything is said about relations.

    The blend of all features, or more where one sign has all words of the other, or both do.

    Args:
        found: rows of `measure.counts`.
        words: rows of `measure.words_found`.
        values: rows of `measure.shares`.
    """
    blended = measure.blend(values)
    share = values[:, FEATURES.index("length")]
    both = (words == 1).all(axis=1)
    blended = np.where(both, np.maximum(blended, _OTHER_ORDER), blended)
    has = (words[:, 1] == 1) & (found[:, 4] >= _SHORTEST_INSIDE)
    blended = np.where(has, np.maximum(blended, _SIGN_HAS_MARK + _BY_SHARE * share), blended)
    had = (words[:, 0] == 1) & (found[:, 3] >= _SHORTEST_INSIDE)
    return np.where(had, np.maximum(blended, _MARK_HAS_SIGN + _BY_SHARE * share), blended)


def judged(sign: Sign, mark: Sign | None, measured: Measured) -> Likeness:
    """Say how a sign stands to a mark, and hold the score to it.

    Args:
        sign: what stands on the goods.
        mark: the register's mark; nothing if it is known to differ in its essential aspects.
        measured: what was measured of the two.
    """
    if mark is None:
        relation, ground = _likeness(measured)
        score = held(measured.score, relation, same_words=False)
        return Likeness(score, relation, ground, measured, same_core=False)
    relation, ground = _relation(sign, mark, measured)
    score = held(measured.score, relation, same_words=sign.dropped == mark.dropped)
    return Likeness(score, relation, ground, measured, same_core=sign.folded == mark.folded)


def held(score: float, relation: Relation, *, same_words: bool) -> float:
    """Hold a score to what its relation allows.

    Args:
        score: as `scores` gives it.
        relation: how the signs stand to each other.
        same_words: whether both have the same descriptive words and legal forms.
    """
    if relation is Relation.IDENTICAL:
        return 1.0
    if relation is Relation.NOT_DISTINGUISHABLE:
        return _SAME_LOOK if same_words else _SAME_BUT_WORDS
    return round(min(score, MOST_SIMILAR), 4)


def _compared(measured: Measured) -> Sequence[tuple[str, str]]:
    """Name the two values that each feature compares."""
    ours, theirs, row = measured.ours, measured.theirs, measured.found
    look_of, key = (ours.looks[row[0]], theirs.looks[0]), (ours.sounds[row[5]], theirs.sounds[0])
    beginning = (key[0][: row[8] + 1], key[1][: row[8] + 1])
    ending = (key[0][-row[9] - 1 :], key[1][-row[9] - 1 :])
    bare = (measure.without_vowels(key[0]), measure.without_vowels(key[1]))
    words = (" ".join(ours.words), " ".join(theirs.words))
    return (
        look_of, look_of, look_of, look_of, key, key, beginning, ending, bare, words, words[::-1],
    )  # fmt: skip


def _relation(sign: Sign, mark: Sign, measured: Measured) -> tuple[Relation, str]:
    if sign.folded == mark.folded and sign.identity == mark.identity:
        return Relation.IDENTICAL, "the sign is the mark, but for case and signs nobody sees"
    if found := indistinguishable(sign, mark):
        return Relation.NOT_DISTINGUISHABLE, found
    return _likeness(measured)


def _likeness(measured: Measured) -> tuple[Relation, str]:
    """Call signs that can be told apart similar or not."""
    if measured.score < SIMILAR:
        return Relation.WEAK, "the likeness is distant"
    if measured.meant is not None and measured.score == by_meaning(measured.meant):
        return Relation.SIMILAR, "the words mean nearly the same"
    if max(measured.found[3], measured.found[4]) <= _SHORT and measured.score < _SIMILAR_SHORT:
        return Relation.WEAK, "signs so short are told apart by one letter"
    if measured.heard and measured.score == by_speech(measured.heard):
        text = "it sounds alike in another script, which is never more than similar"
        return Relation.SIMILAR, text
    return Relation.SIMILAR, _why_similar(measured)


def _why_similar(measured: Measured) -> str:
    """Name what speaks most for the likeness."""
    values = dict(zip(FEATURES, measured.values, strict=True))
    if sorted(measured.ours.words) == sorted(measured.theirs.words) != list(measured.ours.words):
        return "the same words in another order"
    if values["words of the mark"] == 1 and len(measured.ours.words) > len(measured.theirs.words):
        return "the sign has all words of the mark"
    if values["words of the sign"] == 1 and len(measured.theirs.words) > len(measured.ours.words):
        return "the mark has all words of the sign"
    if values["run in the shorter"] == 1:
        return "one stands inside the other"
    return f"it is alike in {'sound' if values['sound'] > values['look'] else 'look'}"


def indistinguishable(sign: Sign, mark: Sign) -> str:
    """Say why a sign cannot be told from a mark in its essential aspects (TRIPS art. 51 fn 14(a)).

    Args:
        sign: what stands on the goods.
        mark: the register's mark.

    Returns: the reason in one clause, or nothing if it can be told apart.
    """
    whole = look("".join(sign.words))
    same_letters = sign.folded == mark.folded and not mark.dropped
    if not same_letters and mark.essential not in (whole, *sign.looks):
        return ""
    if same_letters or whole == mark.essential:
        how = "the letters are the same but for spacing, accents or look-alikes of other scripts"
    else:
        how = "it differs only in letters or digits that look like the mark's"
    if not sign.dropped or whole == mark.essential:
        return how
    kinds = "descriptive words" if all(map(is_descriptive, sign.dropped)) else "a legal form"
    return f"{how}, and adds {kinds} only ({', '.join(sign.dropped)})"
