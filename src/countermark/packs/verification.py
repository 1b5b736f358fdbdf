"""Whether a pack is known, in which state, and why not if not: the benign explanation first.

A hit is not authenticity, and an alert is not a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from countermark.findings import JsonValue, Territory
from countermark.packs.code import PackCode
from countermark.packs.explanations import Explanation, explain
from countermark.packs.labels import Evidence, Label, labels_for
from countermark.packs.public_alerts import PublicAlert, alerts_for
from countermark.packs.states import ACTIVE, UNKNOWN, alert_codes, pack_states
from countermark.packs.store import Store, StoredPack

_HANDED_ON: Final = frozenset({"supplied", "exported"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a store knows of one code."""

    code: PackCode
    """The code as it was read."""

    state: str
    """The pack's state in the store, `expired` once its date has passed, or `unknown`."""

    alerts: tuple[str, ...]
    """Every alert that fits, in the order A2, A3, A68, A52, A7, A24."""

    explanations: tuple[Explanation, ...]
    """Benign explanations that the store confirms."""

    benign_causes: tuple[str, ...]
    """Benign causes to exclude, those that the store confirms first."""

    labels: tuple[Label, ...]
    """What the pack may be called under each regime."""

    public_alerts: tuple[PublicAlert, ...]
    """Public alerts that it fits."""

    remarks: tuple[str, ...]
    """What else an officer should know."""

    known: StoredPack | None
    """The pack in the store, if the code names one exactly."""

    store: str
    """The name of the store that answered."""

    store_version: str
    """The version of its content."""

    @property
    def alert(self) -> str | None:
        """The first alert that fits."""
        return self.alerts[0] if self.alerts else None

    @property
    def likely_cause(self) -> str | None:
        """The most likely cause: a public alert that fits, else the first benign cause."""
        for public in self.public_alerts:
            if public.fit == "fits":
                row = public.row
                return f"{public.text} ({row['issuer']} {row['alert']}, {row['product']})"
        return self.benign_causes[0] if self.benign_causes else None

    def to_json(self) -> dict[str, JsonValue]:
        """Write the verification in the form of the command line's contract."""
        return {
            "pack": {
                **self.code.to_json(),
                "product": self.known.product if self.known else "",
                "holder": self.known.holder if self.known else "",
                "market": self.known.market if self.known else (),
            },
            "state": self.state,
            "alert": self.alert,
            "alerts": self.alerts,
            "likely_cause": self.likely_cause,
            "benign_causes": self.benign_causes,
            "explanations": [each.to_json() for each in self.explanations],
            "labels": [each.to_json() for each in self.labels],
            "public_alerts": [each.to_json() for each in self.public_alerts],
            "remarks": self.remarks,
            "store": self.store,
            "store_version": self.store_version,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Where and when a pack is verified."""

    on: date
    """Today."""

    territory: Territory | None = None
    """Where the pack was found, if known."""

    others: tuple[Store, ...] = ()
    """The stores of other markets, asked if the first does not hold the pack."""


def verify(code: PackCode, store: Store, question: Question) -> Verification:
    """Verify one code against a store and, if it is not there, against those of other markets.

    Args:
        code: the code as it was read.
        store: the store of the market where the pack was found.
        question: where and when.
    """
    answering, known = _ask(code, (store, *question.others))
    state = _state(known, question.on)
    alerts = tuple(_alerts(code, answering, known, state))
    if known is None and alerts and question.others:
        alerts = (*alerts, "A24")
    explanations = explain(code, answering, known, on=question.on) if _asks(code, alerts) else ()
    stored = answering.product_of(code.gtin or "")
    product = known.product if known else (stored or "")
    public = alerts_for(code.identity, product=product) if code.may_mark_a_pack else ()
    evidence = Evidence(
        state=state,
        alerts=alerts,
        settled=frozenset().union(*(each.settles for each in explanations)),
        public_alerts=public,
    )
    return Verification(
        code=code,
        state=state,
        alerts=alerts,
        explanations=explanations,
        benign_causes=(
            *_from_readings(code, explanations, alerts),
            *_from_alerts(code, answering, alerts, state),
        ),
        labels=labels_for(evidence, in_union=_in_union(question))
        if _may_be_a_medicine(code, public, in_store=stored is not None)
        else (),
        public_alerts=public,
        remarks=tuple(_remarks(known, question, is_home=answering is store)),
        known=known,
        store=answering.name,
        store_version=answering.version,
    )


def _ask(code: PackCode, stores: Sequence[Store]) -> tuple[Store, StoredPack | None]:
    if code.gtin and code.serial:
        for store in stores:
            known = store.pack(code.gtin, code.serial)
            if known is not None:
                return store, known
    return stores[0], None


def _state(known: StoredPack | None, on: date) -> str:
    if known is None:
        return UNKNOWN
    return "expired" if known.state == ACTIVE and known.expiry < on else known.state


def _alerts(code: PackCode, store: Store, known: StoredPack | None, state: str) -> Iterator[str]:
    if known is None:
        if code.gtin and code.serial:
            batch_known = code.batch is not None and store.knows_batch(code.gtin, code.batch)
            yield "A3" if batch_known else "A2"
        return
    if code.batch is not None and code.batch != known.batch:
        yield "A68"
    if code.expiry is not None and code.expiry != known.expiry:
        yield "A52"
    if state != ACTIVE:
        yield "A7"


def _asks(code: PackCode, alerts: tuple[str, ...]) -> bool:
    return bool(alerts) or bool(code.readings)


def _from_readings(
    code: PackCode, explanations: tuple[Explanation, ...], alerts: tuple[str, ...]
) -> Iterator[str]:
    for explanation in explanations:
        state = explanation.pack.state
        yield f"{explanation.text} The store holds that pack as {state}."
    if not alerts and code.serial is None and code.gs1:
        yield "No serial number was read, so the pack could not be looked up; read the code again."
    confirmed = {explanation.text for explanation in explanations}
    for reading in code.readings:
        if reading.text not in confirmed:
            yield f"{reading.text} The store does not confirm it."


def _from_alerts(
    code: PackCode, store: Store, alerts: tuple[str, ...], state: str
) -> Iterator[str]:
    if "gtin-check-digit" in {problem.code for problem in code.problems}:
        yield "The product code's check digit is wrong: it was probably misread or mistyped."
    if "A2" in alerts and store.product_of(code.gtin or "") is None:
        yield "The store holds no pack of this product: it may not cover it, or not this market."
    for alert in alerts:
        if alert == "A7" and state not in _HANDED_ON:
            yield pack_states()[state]["meaning"]
            continue
        for cause in alert_codes()[alert]["benign_causes"].split(";"):
            yield f"{cause[0].upper()}{cause[1:]}."


def _may_be_a_medicine(code: PackCode, public: Sequence[PublicAlert], *, in_store: bool) -> bool:
    """Keep the words for medicines from a serial number that may stand on a toy."""
    signs = code.looks_like_a_medicine or in_store or any(each.fit == "fits" for each in public)
    return code.may_mark_a_pack and signs


def _in_union(question: Question) -> bool:
    union = Territory("EU")
    return question.territory is not None and union.covers(question.territory, question.on)


def _remarks(known: StoredPack | None, question: Question, *, is_home: bool) -> Iterator[str]:
    if known is None:
        return
    if not is_home:
        yield "The pack was found in the store of another market."
    where = question.territory
    markets = [Territory(code) for code in known.market]
    if where and markets and not any(each.covers(where, question.on) for each in markets):
        yield (
            f"The pack was made for {', '.join(known.market)} and found in {where}: parallel trade "
            "or diversion; the code does not tell which."
        )
    if known.state == ACTIVE and known.expiry < question.on:
        yield f"The pack expired on {known.expiry.isoformat()}."
