"""The way through: exhibits in, findings about signs out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from countermark import __version__
from countermark.findings import (
    Certainty,
    Exhibit,
    Finding,
    Ground,
    Result,
    Source,
    Territory,
    Words,
)
from countermark.marks.likeness.compare import Relation
from countermark.marks.recognise import Sighting, Strength, sightings
from countermark.marks.register.register import Register
from countermark.marks.search.batch import meanings_known
from countermark.marks.search.index import Index
from countermark.marks.search.matching import Match, tricks
from countermark.marks.search.query import Query
from countermark.marks.search.search import index_of
from countermark.marks.sign.sign import Sign
from countermark.marks.sign.writing import same_writing
from countermark.marks.tables import rules_version, table

TRIPS: Final = Source(
    title="TRIPS Agreement", locator="art. 51 fn 14(a)", version="1994", checked=True
)
"""Where counterfeit trademark goods are described."""

LTJ_DIFFUSION: Final = Source(
    title="CJEU C-291/00 LTJ Diffusion", locator="identity of sign and mark", version="2003-03-20"
)
"""What counts as identical in the law of the European Union; not checked."""

_TOP: Final = 3
_RELATIONS: Final = list(Relation)
_SAYS: Final = {
    Relation.IDENTICAL: "is identical with the mark",
    Relation.NOT_DISTINGUISHABLE: "cannot be distinguished in its essential aspects from the mark",
    Relation.SIMILAR: "is similar to the mark",
    Relation.WEAK: "is distantly like the mark",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarksFacts:
    """What is known about the case beside its exhibits."""

    register: Register
    """The register to look into."""

    classes: tuple[int, ...] = ()
    """Nice classes of the goods, if known."""

    territory: Territory | None = None
    """Where the goods are or go, if known."""

    on: date | None = None
    """The day asked about; needed with a territory."""


@dataclass(slots=True)
class _Seen:
    """One sign of one exhibit, with the places where it stands."""

    exhibit: Exhibit
    sighting: Sighting
    read_by: str
    lines: list[str] = field(default_factory=list)


def examine(facts: MarksFacts, exhibits: Sequence[Exhibit]) -> list[Finding]:
    """Look for signs of a register in the words of exhibits.

    Args:
        facts: the register and what is known about goods, territory and day.
        exhibits: what was handed in; only their words are looked at, no pictures.

    Returns: one finding for each sign of each exhibit, the clearest first; where there is none,
        one finding that says so, which clears nothing.
    """
    seen = [one for exhibit in exhibits for one in _seen(facts, exhibit)]
    if not seen:
        return [_nothing(facts, exhibits)]
    seen.sort(key=_order)
    return [_finding(facts, one) for one in seen]


def _seen(facts: MarksFacts, exhibit: Exhibit) -> list[_Seen]:
    index = index_of(facts.register)
    found: dict[str, _Seen] = {}
    for words in exhibit.words:
        for line in words.text.splitlines():
            for sighting in _in_line(facts, index, line):
                name = same_writing(sighting.text)
                one = found.setdefault(name, _Seen(exhibit, sighting, words.read_by))
                if sighting.strength is Strength.STRONG and not one.lines:
                    one.sighting = sighting
                one.lines.append(line.strip())
    return list(found.values())


def _in_line(facts: MarksFacts, index: Index, line: str) -> list[Sighting]:
    query = Query(text="-", classes=facts.classes, territory=facts.territory, on=facts.on, top=_TOP)
    return sightings(index, line, query)


def _order(one: _Seen) -> tuple[bool, bool, int, float]:
    best = one.sighting.matches[:1]
    relation = _RELATIONS.index(best[0].relation) if best else len(_RELATIONS)
    weak = one.sighting.strength is Strength.LOW
    return not best, weak, relation, -best[0].score if best else 0.0


def _finding(facts: MarksFacts, one: _Seen) -> Finding:
    sighting = one.sighting
    return Finding(
        engine="marks",
        question="Whose sign may this be?",
        answer=_answer(sighting),
        grounds=tuple(_grounds(facts, one)),
        engine_version=__version__,
        data_version=data_version(facts.register),
        exhibits=(one.exhibit.id,),
        data={
            "sign": sighting.text,
            "strength": sighting.strength.value,
            "occurrences": len(one.lines),
            "lines": one.lines[:_TOP],
            "matches": [match.to_json() for match in sighting.matches],
        },
    )


def data_version(register: Register) -> str:
    """Name what answers rest on: the register's content, its meanings, the engine's tables.

    Args:
        register: the register that was looked into.
    """
    known = meanings_known(register)
    return f"register {register.version}, marks with a meaning: {known}, tables {rules_version()}"


def _answer(sighting: Sighting) -> str:
    if not sighting.matches:
        return (
            f"The word '{sighting.text}' mixes letters of several scripts; no mark of this "
            "register is like it. Ordinary pages carry such words by accident too."
        )
    best = sighting.matches[0]
    owner = f" of {best.mark.owner}" if best.mark.owner else ""
    written = "".join(f", {trick}," for trick in tricks(Sign.of_mark(sighting.text)))
    text = (
        f"The sign '{sighting.text}'{written} {_SAYS[best.relation]} '{best.mark.text}'{owner} "
        f"({best.mark.mark_id}). Suspected: no authority has decided."
    )
    if sighting.strength is Strength.LOW:
        text = f"Possibly: {text} It may be an everyday word or a chance likeness."
    return text


def _grounds(facts: MarksFacts, one: _Seen) -> Iterator[Ground]:
    sighting, exhibit = one.sighting, one.exhibit
    yield Ground(
        f"'{sighting.text}' stands in {exhibit.file} ({one.read_by}), {len(one.lines)} time(s).",
        (_exhibit_source(exhibit),),
    )
    if sighting.writing:
        yield Ground(
            f"The writing points to a sign: {'; '.join(sighting.writing)}.",
            (_exhibit_source(exhibit),),
        )
    yield from _trick_grounds(sighting.text)
    if one.read_by != Words(text="").read_by:
        yield Ground(
            "It was read from a picture by a program that writes look-alike letters of other "
            "scripts as plain Latin ones; compare the letters on the goods by eye.",
            (Source(title=one.read_by, locator="reading of words"),),
        )
    if sighting.strength is Strength.LOW and sighting.matches:
        yield Ground(
            "The word is short or of everyday language, or only moderately like.", (_everyday(),)
        )
    for match in sighting.matches[:1]:
        yield from _match_grounds(facts.register, match)


def _trick_grounds(text: str) -> Iterator[Ground]:
    version = table("confusables.csv").rows[0].source
    for reason in tricks(Sign.of_mark(text)):
        yield Ground(f"'{text}' is {reason}.", (version,))


def _everyday() -> Source:
    ordinary = table("ordinary_words.csv")
    return replace(ordinary.rows[0].source, version=ordinary.version)


def _match_grounds(register: Register, match: Match) -> Iterator[Ground]:
    mark = match.mark
    record = Source(title=register.title, locator=mark.mark_id, version=register.version)
    classes = ", ".join(map(str, mark.classes)) or "not given"
    yield Ground(
        f"The register has '{mark.text}' for classes {classes}, office {mark.office or 'unknown'}, "
        f"status {mark.status}.",
        (record,),
    )
    for limit in match.limits:
        yield Ground(f"About this right: {limit}.", (record,))
    yield _relation_ground(match)


def _relation_ground(match: Match) -> Ground:
    why = match.likeness.ground
    if match.relation is Relation.IDENTICAL:
        return Ground(f"Identical: {why}.", (TRIPS, LTJ_DIFFUSION))
    if match.relation is Relation.NOT_DISTINGUISHABLE:
        return Ground(f"Not distinguishable in its essential aspects: {why}.", (TRIPS,))
    text = (
        f"Similar only: {why}. That alone is less than the note describes, which asks for an "
        "identical mark or one that cannot be distinguished in its essential aspects."
    )
    return Ground(text, (TRIPS,))


def _exhibit_source(exhibit: Exhibit) -> Source:
    return Source(
        title=f"exhibit {exhibit.id}, {exhibit.file}",
        locator="as handed in",
        version=f"SHA-256 {exhibit.sha256[:12]}",
        checked=True,
    )


def _nothing(facts: MarksFacts, exhibits: Sequence[Exhibit]) -> Finding:
    read = [exhibit for exhibit in exhibits if exhibit.words]
    register = facts.register
    text = (
        f"{len(read)} of {len(exhibits)} exhibit(s) have words; they were compared with "
        f"{len(register)} marks. Pictures and logos were not compared."
    )
    return Finding(
        engine="marks",
        question="Whose sign may this be?",
        answer="No sign of this register was recognised in the words. This clears nothing.",
        grounds=(Ground(text, (Source(title=register.title, version=register.version),)),),
        engine_version=__version__,
        data_version=data_version(register),
        certainty=Certainty(result=Result.UNKNOWN),
        exhibits=tuple(exhibit.id for exhibit in exhibits),
        data={"sign": None, "matches": []},
    )
