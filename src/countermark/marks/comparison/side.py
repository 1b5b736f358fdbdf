"""The two sides of a comparison, and how each is taken apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from countermark.findings import BadInputError, JsonValue
from countermark.marks.comparison.section import Grid, Section, quoted
from countermark.marks.likeness.compare import Likeness, compare
from countermark.marks.sign.address import Address, read
from countermark.marks.sign.descriptive import COPY, kind_of
from countermark.marks.sign.joined import UNSPACED, split
from countermark.marks.sign.sign import Sign, readable
from countermark.marks.sign.writing import clean, foreign_letters, script_of, scripts_of

_GOODS_SAY: dict[str, str] = {
    "goods": "goods",
    "shop": "a shop",
    "claim": "praise",
    "copy": "a copy",
    "grammar": "joins words",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What is compared on one side."""

    text: str
    """The sign or mark as written; an address is taken apart first."""

    classes: tuple[int, ...] = ()
    """Nice classes of its goods."""

    goods: str = ""
    """Its goods and services in words."""


@dataclass(frozen=True, slots=True)
class TakenApart:
    """One side, taken apart."""

    side: Side
    """What was given."""

    sign: Sign
    """The words that are compared."""

    address: Address | None
    """The address that they were taken from, if it is one."""

    @property
    def shown(self) -> str:
        """Give the text without unseen characters."""
        return clean(self.side.text)

    @property
    def copy_words(self) -> tuple[str, ...]:
        """List the words by which it says of itself that the goods are a copy."""
        return tuple(word for word in self.sign.words if kind_of(word) == COPY)

    def remarks(self, name: str) -> list[str]:
        """Say what is to be known about its writing.

        Args:
            name: what the side is called, `sign` or `mark`.
        """
        found = [f"In the {name}, {remark}." for remark in self._tricks()]
        if self.address:
            kind = self.address.kind.value
            found += [f"The {name} is read as an address ({kind}); compared: '{self.sign.text}'."]
            found += [f"In the {name}, {remark}." for remark in self.address.remarks]
        elif self.copy_words:
            words = quoted(self.copy_words)
            found += [f"The {name} itself says that it is a copy ({words})."]
        return found

    def _tricks(self) -> list[str]:
        found = []
        hidden = len(self.side.text) - len("".join(filter(_seen, self.side.text)))
        if hidden:
            found.append(f"{hidden} characters that nobody sees were taken away")
        for word in self.sign.words:
            if odd := foreign_letters(word):
                named = ", ".join(f"'{char}' ({script_of(char)})" for char in odd)
                found.append(f"'{word}' mixes scripts: {named}")
        return found

    def to_json(self) -> dict[str, JsonValue]:
        """Write the parts with plain values."""
        return {
            "text": self.side.text,
            "classes": list(self.side.classes),
            "goods": self.side.goods,
            "compared": self.sign.text,
            "words": list(self.sign.words),
            "distinguishing": list(self.sign.core),
            "set_aside": list(self.sign.dropped),
            "scripts": sorted(self.sign.scripts),
            "read_as": list(self.sign.looks),
            "copy_words": list(self.copy_words),
            "address": self.address.kind.value if self.address else None,
        }


def taken_apart(ours: Side, theirs: Side) -> tuple[TakenApart, TakenApart, Likeness]:
    """Take both sides apart; of an address, choose the words that are most like the other side.

    Args:
        ours: the later sign.
        theirs: the earlier mark.

    Returns: both sides and their likeness.

    Errors: `BadInputError` if a side is empty, longer than 300 characters or has no letter or
        digit.
    """
    address, other = read(ours.text), read(theirs.text)
    pairs = [
        (sign, mark, compare(sign, mark))
        for sign in _signs("sign", ours.text, address, Sign.of)
        for mark in _signs("mark", theirs.text, other, Sign.of_mark)
    ]
    sign, mark, likeness = max(pairs, key=lambda pair: pair[2].score)
    return TakenApart(ours, sign, address), TakenApart(theirs, mark, other), likeness


def _signs(name: str, text: str, address: Address | None, of: Callable[[str], Sign]) -> list[Sign]:
    if address:
        return [of(sign) for sign in address.signs]
    try:
        whole = readable(text)
    except BadInputError as error:
        problem = f"On the side of the {name}: {error}"
        raise BadInputError(problem) from None
    return [of(whole), of(" ".join(map(_parted, whole.split())))]


def _parted(word: str) -> str:
    """Part the words of a script that writes none, as far as descriptive words tell."""
    return " ".join(split(word)) if scripts_of(word) & UNSPACED else word


def section(ours: TakenApart, theirs: TakenApart) -> Section:
    """Write how both sides are taken apart.

    Args:
        ours: the later sign.
        theirs: the earlier mark.
    """
    names = ("as given", "words", "describes only", "distinguishes", "scripts", "also read as")
    rows = tuple(zip(names, _column(ours), _column(theirs), strict=True))
    return Section(
        title="The signs",
        statements=(*ours.remarks("sign"), *theirs.remarks("mark")),
        grid=Grid(
            "How each side is taken apart",
            ("", "sign", "mark"),
            tuple(row for row in rows if row[1] != "–" or row[2] != "–"),
        ),
    )


def _column(part: TakenApart) -> tuple[str, ...]:
    sign = part.sign
    return (
        part.shown,
        " · ".join(sign.words),
        ", ".join(f"{word} ({_says(word)})" for word in sign.dropped) or "–",
        " · ".join(sign.core),
        ", ".join(sorted(sign.scripts)) or "–",
        ", ".join(sign.looks[1:4]) or "–",
    )


def _says(word: str) -> str:
    return _GOODS_SAY.get(kind_of(word), "legal form")


def _seen(char: str) -> bool:
    return char.isspace() or bool(clean(char)) or char in "®™©℠℗"
