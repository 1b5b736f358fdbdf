"""How alike a sign and a mark are, and why: the score explains itself.

>>> from countermark.marks.sign.sign import Sign
>>> found = compare(Sign.of("Knike"), Sign.of_mark("NIKE"))
>>> found.visual, found.aural, found.relation.value
(0.89, 1.0, 'similar')
>>> for feature in found.features:
...     print(feature)
look (weight 0.35): 'knike' beside 'nike', 0.89
sound (weight 0.65): 'nike' beside 'nike', 1.00
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz.distance import Indel

from countermark.marks.sign.sign import Sign, is_descriptive
from countermark.marks.sign.sound import Habit
from countermark.marks.sign.writing import look

SIMILAR: Final = 0.78
"""From this score of the signs alone they are called similar; below it weak."""

LISTED: Final = 0.62
"""Below this score of the signs alone a mark is not listed: among coined names it is noise."""

_STRONGER: Final = 0.65
_WEAKER: Final = 0.35
_ALIKE_LETTERS: Final = str.maketrans("1l!|j05", "iiiiios")
_NEAR_LOOK: Final = 0.96
_OTHER_HABIT: Final = 0.9
_OTHER_ORDER: Final = 0.9
_SHORTEST_INSIDE: Final = 4
_SHORTEST_WORD: Final = 3
_SHORTEST_KEY: Final = 3
SYLLABIC: Final = frozenset({"Han", "Kana", "Hangul"})
"""Scripts that are read by the syllable."""
CONSONANTS: Final = frozenset({"Arabic", "Hebrew"})
"""Scripts that leave short vowels out."""


_SHARE_BY_KEY: Final = {0: 0.0, 1: 0.0, 2: 0.7, 3: 0.8, 4: 0.87}
_SHARE_OF_LONG_KEY: Final = 0.93
_BETWEEN_SCRIPTS: Final = 0.97
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


_AT_MOST: Final = {
    Relation.IDENTICAL: 1.0,
    Relation.NOT_DISTINGUISHABLE: _SAME_LOOK,
    Relation.SIMILAR: 0.96,
    Relation.WEAK: SIMILAR - 0.001,
}


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
class Likeness:
    """The comparison of one sign with one mark, goods left aside."""

    score: float
    """From 0 to 1; an order, not a probability."""

    visual: float
    """How alike they look, from 0 to 1."""

    aural: float
    """How alike they sound, from 0 to 1."""

    relation: Relation
    """How the signs stand to each other."""

    ground: str
    """Why this relation, in one clause."""

    features: tuple[Feature, ...]
    """What made the score."""


def compare(sign: Sign, mark: Sign) -> Likeness:
    """Compare a sign with a mark by look, sound and containment.

    Args:
        sign: what stands on the goods.
        mark: the register's mark.
    """
    seen, heard = _visual(sign, mark), _aural(sign, mark)
    contained = _contained(sign, mark)
    score, features = _blend(seen, heard)
    across = not sign.scripts & mark.scripts
    if across or heard.value == 1:
        by_sound = _by_sound(heard, across=across)
        if by_sound.value > score:
            score, features = by_sound.value, (by_sound, _weighted(seen, 0.0))
    if contained and contained.value > score:
        score, features = contained.value, (contained, *features)
    relation, ground = _relation(sign, mark, score, contained)
    if relation is Relation.NOT_DISTINGUISHABLE:
        score = _SAME_LOOK if sign.dropped == mark.dropped else _SAME_BUT_WORDS
    elif relation is Relation.IDENTICAL:
        score = 1.0
    score = min(score, _AT_MOST[relation])
    visual, aural = round(seen.value, 2), round(heard.value, 2)
    return Likeness(round(score, 4), visual, aural, relation, ground, features)


def _blend(seen: Feature, heard: Feature) -> tuple[float, tuple[Feature, ...]]:
    """Let the stronger of look and sound count more: one of them can be enough."""
    stronger = seen if seen.value > heard.value else heard
    weights = {True: _STRONGER, False: _WEAKER}
    features = tuple(_weighted(part, weights[part is stronger]) for part in (seen, heard))
    return sum(part.weight * part.value for part in features), features


def _by_sound(heard: Feature, *, across: bool) -> Feature:
    """Let sound alone count, less for short keys, which agree by chance, and between scripts."""
    share = (_BETWEEN_SCRIPTS if across else 1.0) * _SHARE_BY_KEY.get(
        min(len(heard.ours), len(heard.theirs)), _SHARE_OF_LONG_KEY
    )
    return Feature(heard.name, share, heard.ours, heard.theirs, heard.value * share)


def _weighted(feature: Feature, weight: float) -> Feature:
    return Feature(feature.name, weight, feature.ours, feature.theirs, feature.value)


def _visual(sign: Sign, mark: Sign) -> Feature:
    theirs = mark.looks[0]
    best = max(sign.looks, key=lambda ours: _ratio(ours, theirs))
    value = _ratio(best, theirs)
    if sign.folded == mark.folded:
        best, theirs, value = sign.folded, mark.folded, 1.0
    near = _NEAR_LOOK * _ratio(
        sign.looks[0].translate(_ALIKE_LETTERS), theirs.translate(_ALIKE_LETTERS)
    )
    if near > value:
        return Feature("look of letters such as l and i", 1, sign.looks[0], theirs, near)
    return Feature("look", 1, best, theirs, value)


def _ratio(ours: str, theirs: str) -> float:
    return float(Indel.normalized_similarity(ours, theirs))


def _aural(sign: Sign, mark: Sign) -> Feature:
    if sign.folded == mark.folded:
        return Feature("sound", 1, sign.latin, mark.latin, 1.0)
    options = [_heard(sign, mark, habit) for habit in habits(sign, mark)]
    return max(options, key=lambda feature: feature.value)


def _heard(sign: Sign, mark: Sign, habit: Habit) -> Feature:
    ours, theirs = sign.sound(habit), mark.sound(habit)
    short = min(len(ours), len(theirs)) < _SHORTEST_KEY
    alike = float(ours == theirs and bool(ours)) if short else _ratio(ours, theirs)
    name = "sound" if habit == "general" else f"sound ({habit})"
    if habit == "general":
        return Feature(name, 1, ours, theirs, alike)
    return Feature(name, 1, ours, theirs, alike * _OTHER_HABIT)


def habits(sign: Sign, mark: Sign) -> tuple[Habit, ...]:
    """Choose the reading habits that two signs' scripts call for."""
    if sign.scripts == mark.scripts:
        return ("general",)
    scripts = sign.scripts | mark.scripts
    found: list[Habit] = ["general"]
    if scripts & SYLLABIC:
        found.append("syllabic")
    if scripts & CONSONANTS:
        found.append("consonants")
    return tuple(found)


def _contained(sign: Sign, mark: Sign) -> Feature | None:
    """Find one sign inside the other, by whole words or at least by four letters in a row."""
    ours, theirs = sign.looks, mark.looks[0]
    words = [look(word) for word in sign.core]
    marks_words = [look(word) for word in mark.core]
    if len(words) > 1 and sorted(words) == sorted(marks_words) and words != marks_words:
        return Feature("the same words in another order", 1, sign.text, mark.text, _OTHER_ORDER)
    share = min(len(ours[0]), len(theirs)) / max(len(ours[0]), len(theirs), 1)
    if len(theirs) >= _SHORTEST_WORD and _runs_in(marks_words, words):
        return Feature("the sign contains the mark", 1, sign.text, mark.text, 0.72 + 0.25 * share)
    if len(ours[0]) >= _SHORTEST_WORD and _runs_in(words, marks_words):
        return Feature("the mark contains the sign", 1, sign.text, mark.text, 0.65 + 0.3 * share)
    if len(theirs) >= _SHORTEST_INSIDE and any(
        theirs in reading and theirs != reading for reading in ours
    ):
        return Feature("the mark stands inside the sign", 1, ours[0], theirs, 0.55 + 0.4 * share)
    if len(ours[0]) >= _SHORTEST_INSIDE and ours[0] in theirs and ours[0] != theirs:
        return Feature("the sign stands inside the mark", 1, ours[0], theirs, 0.5 + 0.4 * share)
    return _word_like(words, theirs, share)


def _word_like(words: list[str], theirs: str, share: float) -> Feature | None:
    """Find a word of a longer sign that is nearly the mark."""
    if len(words) == 1 or len(theirs) <= _SHORTEST_INSIDE:
        return None
    best = max(words, key=lambda word: _ratio(word, theirs))
    value = _ratio(best, theirs)
    if value < SIMILAR:
        return None
    name = "a word of the sign is like the mark"
    return Feature(name, 1, best, theirs, value * (0.72 + 0.25 * share))


def _runs_in(short: list[str], long: list[str]) -> bool:
    size = len(short)
    return size < len(long) and any(
        long[start : start + size] == short for start in range(len(long) - size + 1)
    )


def _relation(
    sign: Sign, mark: Sign, score: float, contained: Feature | None
) -> tuple[Relation, str]:
    if sign.folded == mark.folded and sign.identity == mark.identity:
        return Relation.IDENTICAL, "the sign is the mark, but for case and signs nobody sees"
    if found := indistinguishable(sign, mark):
        return Relation.NOT_DISTINGUISHABLE, found
    if score < SIMILAR:
        return Relation.WEAK, "the likeness is distant"
    if contained and contained.value >= score:
        return Relation.SIMILAR, contained.name
    if not sign.scripts & mark.scripts:
        return (
            Relation.SIMILAR,
            "it sounds alike in another script, which is never more than similar",
        )
    return Relation.SIMILAR, "it is alike in look or sound"


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
