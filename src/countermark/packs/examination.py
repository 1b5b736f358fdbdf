"""The way through: from exhibits to findings about the codes that stand on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from countermark import __version__
from countermark.findings import (
    BadInputError,
    Certainty,
    Exhibit,
    ExhibitKind,
    Finding,
    Ground,
    Result,
    Source,
    Status,
    Territory,
)
from countermark.packs.code import PackCode, parse
from countermark.packs.identifiers import identifiers_table
from countermark.packs.public_alerts import PublicAlert, alerts_for, public_alerts_table
from countermark.packs.reading import read_image
from countermark.packs.states import alert_codes, provisions
from countermark.packs.store import Store
from countermark.packs.verification import Question, Verification, verify

_ENGINE: Final = "packs"
_WRITTEN: Final = re.compile(
    r"(?:\]d2)?\(01\)\d{14}(?:\(\d{2,4}\)[^\s()]+)+|(?<!\S)\]d201\d{14}[!-~\x1d]*"
    r"|(?<!\S)01\d{14}(?:10|17|21)(?:[!-~\x1d]+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PacksFacts:
    """What the engine has to know of a case."""

    on: date
    """Today."""

    store: Store | None = None
    """The store of known packs, if there is one."""

    territory: Territory | None = None
    """Where the goods were found, if known."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """One code and every exhibit on which it stands."""

    code: PackCode
    exhibits: tuple[Exhibit, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(exhibit.id for exhibit in self.exhibits)

    @property
    def place(self) -> str:
        return ", ".join(exhibit.file for exhibit in self.exhibits)


def examine(facts: PacksFacts, exhibits: Sequence[Exhibit]) -> list[Finding]:
    """Answer what the codes on the exhibits say, and what is known of the packs they mark.

    Args:
        facts: the day, the store and the territory.
        exhibits: images are searched for codes; texts and tables for element strings that are
            plainly such.

    Returns: for each code a fact of what it says, one if its expiry date has passed, and for what
    looks like a medicine's pack whether it is known; one fact for images without a code, and one
    for each that could not be opened.
    """
    seen: dict[str, _Seen] = {}
    findings, without = [], []
    for exhibit in exhibits:
        try:
            codes = _codes(exhibit, facts.on)
        except BadInputError as error:
            findings.append(_not_opened(exhibit, str(error)))
            continue
        if not codes and exhibit.kind is ExhibitKind.IMAGE:
            without.append(exhibit)
        for code in codes:
            before = seen.get(code.text)
            known = before.exhibits if before else ()
            together = known if exhibit in known else (*known, exhibit)
            seen[code.text] = _Seen(before.code if before else code, together)
    for each in seen.values():
        findings.extend(_findings(facts, each))
    return [*findings, *_without(without)]


def _codes(exhibit: Exhibit, on: date) -> tuple[PackCode, ...]:
    if exhibit.kind is ExhibitKind.IMAGE:
        return read_image(exhibit.path, on=on)
    written = (*(words.text for words in exhibit.words), *_cells(exhibit))
    return tuple(
        parse(match[0].rstrip(".,;"), on=on)
        for text in written
        for match in _WRITTEN.finditer(text)
    )


def _cells(exhibit: Exhibit) -> Iterator[str]:
    for row in exhibit.rows:
        yield from row.values()


def _findings(facts: PacksFacts, seen: _Seen) -> Iterator[Finding]:
    yield _says(seen)
    code = seen.code
    if code.expiry is not None and code.expiry < facts.on:
        yield _expired(seen, code.expiry)
    known = facts.store is not None and facts.store.product_of(code.gtin or "") is not None
    if code.may_mark_a_pack and (code.looks_like_a_medicine or known):
        yield _verified(facts, seen) if facts.store is not None else _not_verified(seen)


def _says(seen: _Seen) -> Finding:
    code = seen.code
    said = str(code.identity) if code.gs1 and str(code.identity) else f"'{code.text[:80]}'"
    named = [problem.text for problem in code.problems]
    answer = f"The code ({code.symbology}) says {said}."
    if named:
        answer += f" {len(named)} problem(s): {' '.join(named)}"
    sources = ["element-strings", *(["unique-identifier"] if code.looks_like_a_medicine else [])]
    return Finding(
        engine=_ENGINE,
        question=f"What does the code on {seen.place} say?",
        answer=answer,
        grounds=tuple(_ground(each) for each in sources),
        engine_version=__version__,
        data_version=identifiers_table().version,
        status=Status.FACT,
        exhibits=seen.ids,
        data=code.to_json(),
    )


def _expired(seen: _Seen, expiry: date) -> Finding:
    return Finding(
        engine=_ENGINE,
        question=f"Has the expiry date of the code on {seen.place} passed?",
        answer=f"Yes: {expiry.isoformat()} has passed.",
        grounds=(_ground("dates"),),
        engine_version=__version__,
        data_version=identifiers_table().version,
        status=Status.FACT,
        certainty=Certainty(result=Result.YES),
        exhibits=seen.ids,
        data={"expiry": expiry.isoformat()},
    )


def _question(seen: _Seen) -> str:
    return f"Is the pack with the code on {seen.place} known, and in which state?"


def _verified(facts: PacksFacts, seen: _Seen) -> Finding:
    store = facts.store
    assert store is not None  # noqa: S101 - the caller has looked
    result = verify(seen.code, store, Question(on=facts.on, territory=facts.territory))
    held = Source(title=f"Store {result.store}", version=result.store_version, checked=True)
    grounds = [
        Ground(f"The store's answer: state {result.state}.", (held,)),
        _ground("authenticity"),
        *([_ground("potential-falsification")] if result.alerts else []),
        *(
            Ground(alert_codes()[each]["meaning"], (alert_codes()[each].source,))
            for each in result.alerts
        ),
        *(_alert_ground(each) for each in result.public_alerts),
    ]
    return Finding(
        engine=_ENGINE,
        question=_question(seen),
        answer=_answer(result),
        grounds=tuple(grounds),
        engine_version=__version__,
        data_version=f"store {result.store_version}; alerts {public_alerts_table().version}",
        certainty=Certainty(result=None if _raises_suspicion(result) else Result.UNKNOWN),
        exhibits=seen.ids,
        data=result.to_json(),
    )


def _answer(result: Verification) -> str:
    return f"{_publicly(result.public_alerts)}{_by_store(result)}"


def _publicly(alerts: Sequence[PublicAlert]) -> str:
    fitting = [f"{alert.row['issuer']} {alert.row['alert']}" for alert in alerts if _fits(alert)]
    if not fitting:
        return ""
    return f"Suspected: the pack fits a public alert ({'; '.join(fitting)}). "


def _fits(alert: PublicAlert) -> bool:
    return alert.fit == "fits"


def _raises_suspicion(result: Verification) -> bool:
    return any(label.status == "suspected" for label in result.labels)


def _by_store(result: Verification) -> str:
    if result.alert is None and result.known is not None:
        return (
            "The store holds the pack as active. That is not authenticity: the code may have been "
            "copied; compare the pack itself."
        )
    named = (
        f"alert {result.alert}: {alert_codes()[result.alert]['name']}"
        if result.alert
        else ("no alert")
    )
    return f"State {result.state}, {named}. Benign cause to exclude first: {_first(result)}"


def _first(result: Verification) -> str:
    return result.benign_causes[0] if result.benign_causes else "none is known."


def _not_verified(seen: _Seen) -> Finding:
    public = alerts_for(seen.code.identity)
    fits = any(map(_fits, public))
    answer = _publicly(public) + (
        "The pack was not verified: no store of known packs was given. Needed is a store (made "
        "with 'countermark packs load'), or the answer of the national verification system or of "
        "the holder for this product code and serial number."
    )
    return Finding(
        engine=_ENGINE,
        question=_question(seen),
        answer=answer,
        grounds=(_ground("authenticity"), *(_alert_ground(each) for each in public)),
        engine_version=__version__,
        data_version=f"alerts {public_alerts_table().version}",
        status=Status.SUSPECTED if fits else Status.FACT,
        certainty=Certainty(result=Result.UNKNOWN),
        exhibits=seen.ids,
        data={"public_alerts": [alert.to_json() for alert in public]},
    )


def _not_opened(exhibit: Exhibit, why: str) -> Finding:
    return Finding(
        engine=_ENGINE,
        question=f"Which codes stand on {exhibit.file}?",
        answer=f"Not known: {why}",
        grounds=(Ground("The file could not be read as an image.", (_exhibit(exhibit),)),),
        engine_version=__version__,
        data_version=identifiers_table().version,
        status=Status.FACT,
        certainty=Certainty(result=Result.UNKNOWN),
        exhibits=(exhibit.id,),
    )


def _without(exhibits: Sequence[Exhibit]) -> Iterator[Finding]:
    if not exhibits:
        return
    names = ", ".join(exhibit.file for exhibit in exhibits)
    yield Finding(
        engine=_ENGINE,
        question="On which images was no code found?",
        answer=f"No code could be read on {names}; a code that is blurred or bent may be there.",
        grounds=tuple(
            Ground("The image was searched in every prepared form.", (_exhibit(each),))
            for each in exhibits
        ),
        engine_version=__version__,
        data_version=identifiers_table().version,
        status=Status.FACT,
        exhibits=tuple(exhibit.id for exhibit in exhibits),
    )


def _exhibit(exhibit: Exhibit) -> Source:
    return Source(title=exhibit.file, version=exhibit.sha256[:12], checked=True)


def _ground(provision: str) -> Ground:
    row = provisions()[provision]
    return Ground(row["meaning"], (row.source,))


def _alert_ground(alert: PublicAlert) -> Ground:
    row = alert.row
    title = f"{row['issuer']} alert {row['alert']}"
    source = Source(
        title=title,
        locator=row["product"],
        version=row["published"],
        checked=row.source.checked,
    )
    return Ground(alert.text, (source,))
