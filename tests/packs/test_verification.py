"""Verification against a store."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from countermark.findings import Territory
from countermark.packs import PackCode, Question, SqliteStore, Verification, load, verify

START = "(01)09506003395637"
Ask = Callable[[str], Verification]


@pytest.fixture
def ask(store: SqliteStore, read: Callable[[str], PackCode], on: date) -> Ask:
    """Verify a string against the store, found in Germany."""
    question = Question(on=on, territory=Territory("DE"))
    return lambda text: verify(read(text), store, question)


@pytest.mark.parametrize(
    ("text", "state", "alerts"),
    [
        ("(21)SER1A2B3(17)270331(10)LOT21", "active", ()),
        ("(21)SER1A2B3(17)270300(10)LOT21", "active", ()),
        ("(21)SER1A2B3", "active", ()),
        ("(21)NEVER(17)270331(10)NONE", "unknown", ("A2",)),
        ("(21)NEVER", "unknown", ("A2",)),
        ("(21)NEVER(17)270331(10)LOT21", "unknown", ("A3",)),
        ("(21)SER1A2B3(17)270331(10)OTHER", "active", ("A68",)),
        ("(21)SER1A2B3(17)270430(10)LOT21", "active", ("A52",)),
        ("(21)SUPPLIED1(17)270331(10)LOT21", "supplied", ("A7",)),
        ("(21)RECALLED1(17)270331(10)LOT21", "recalled", ("A7",)),
        ("(21)SUPPLIED1(17)270430(10)OTHER", "supplied", ("A68", "A52", "A7")),
        ("(21)OLD1(17)260131(10)LOT20", "expired", ("A7",)),
        ("(17)270331(10)LOT21", "unknown", ()),
    ],
)
def test_first_alert_that_fits_in_the_fixed_order(
    ask: Ask, text: str, state: str, alerts: tuple[str, ...]
) -> None:
    """State and alerts follow the order A2, A3, A68, A52, A7."""
    result = ask(START + text)
    assert (result.state, result.alerts) == (state, alerts)
    assert result.alert == (alerts[0] if alerts else None)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("(21)ser1a2b3(17)270331(10)LOT21", "letter-case"),
        ("(21)ZY1234567(17)270430(10)AB-12", "keyboard-layout"),
        ("(21)SER1A2B3QQ(17)270331(10)LOT21", "glued-code"),
        ("(21)SER1A2B3(17)270331(10)lot21", "letter-case"),
        ("(21)SER1A2B3(17)270331(10)L0T21", "look-alike-characters"),
        ("(21)YZ1234567(17)270430(10)AB12", "special-characters"),
        ("(21)SER1A2B3(17)270331(10)LOT2", "batch-length"),
        ("(21)SER1A2B3(17)310327(10)LOT21", "expiry-day-first"),
        ("(21)SER1A2B3(17)270301(10)LOT21", "expiry-day-00"),
    ],
)
def test_benign_variant_in_the_store_comes_first(ask: Ask, text: str, cause: str) -> None:
    """A known pack under a benign reading is the likely cause, and suspicion stays open."""
    result = ask(START + text)
    assert result.alert is not None
    assert result.explanations[0].cause == cause
    assert result.likely_cause is not None
    assert result.likely_cause.startswith(result.explanations[0].text)
    assert [label.status for label in result.labels] == ["unknown", "unknown"]


def test_keyboard_slip_in_a_batch_is_explained(
    read: Callable[[str], PackCode], on: date, tmp_path: Path
) -> None:
    """Y and Z exchanged in the batch alone."""
    path = tmp_path / "in.csv"
    path.write_text("gtin,serial,batch,expiry,state\n09506003395637,A,XY1,2027-03-31,active\n")
    with SqliteStore(tmp_path / "s", create=True) as store:
        load(path, store, on=on)
        result = verify(read(f"{START}(21)A(17)270331(10)XZ1"), store, Question(on=on))
    assert [each.cause for each in result.explanations] == ["keyboard-layout"]


def test_lost_separator_is_confirmed_by_the_store(ask: Ask) -> None:
    """A pack that the likely reading names is said to be held."""
    result = ask("01095060033956371727033110LOT2121SER1A2B3")
    assert (result.alert, result.state) == (None, "unknown")
    assert result.likely_cause is not None
    assert "The store holds that pack as active" in result.likely_cause


def test_swallowed_field_in_a_batch_explains_its_difference(ask: Ask) -> None:
    """A batch that swallowed the expiry date is recognised although the serial number is known."""
    result = ask("010950600339563721SER1A2B3{GS}10LOT2117270331")
    assert result.alerts == ("A68",)
    assert "separator-lost" in {each.cause for each in result.explanations}


def test_explanation_that_leaves_doubts_does_not_lift_the_suspicion(ask: Ask) -> None:
    """A serial number that differs in case only, with another batch, stays suspected."""
    result = ask(f"{START}(21)ser1a2b3(17)270331(10)OTHER")
    assert result.explanations
    assert result.labels[0].status == "suspected"


def test_one_explained_alert_of_two_does_not_lift_the_suspicion(ask: Ask) -> None:
    """Where the date is explained and the batch is not, the suspicion stays."""
    result = ask(f"{START}(21)SER1A2B3(17)310327(10)OTHER")
    assert result.alerts == ("A68", "A52")
    assert result.labels[0].status == "suspected"


@pytest.mark.parametrize(
    ("serial", "status"),
    [("SUPPLIED1", "suspected"), ("STOLEN1", "suspected"), ("RECALLED1", "unknown")],
)
def test_state_decides_what_alert_a7_means(ask: Ask, serial: str, status: str) -> None:
    """Recalled packs are no potential falsification (Delegated Regulation, art. 36(b))."""
    result = ask(f"{START}(21){serial}(17)270331(10)LOT21")
    assert result.labels[0].status == status


def test_hit_is_not_authenticity(ask: Ask) -> None:
    """A known active pack gives an unknown label, never an exclusion."""
    (label, _) = ask(f"{START}(21)SER1A2B3(17)270331(10)LOT21").labels
    assert (label.regime, label.status) == ("WHO.FAL", "unknown")
    assert "copied" in label.why


def test_public_alert_counts_although_the_store_holds_the_pack(ask: Ask) -> None:
    """A known active pack that fits a public alert is suspected."""
    result = ask(f"{START}(21)51746517001(17)270331(10)PAR0362")
    assert (result.state, result.alert) == ("active", None)
    assert result.labels[0].status == "suspected"
    assert result.likely_cause is not None
    assert "US FDA April 2025" in result.likely_cause


def test_batch_number_of_another_product_is_a_coincidence(ask: Ask) -> None:
    """The same batch number on a product of another name raises no suspicion by itself."""
    found = ask(f"{START}(21)SER1A2B3(17)270331(10)AUG22A06")
    (alert,) = [each for each in found.public_alerts if each.row["batch"] == "AUG22A06"]
    assert alert.fit == "batch"
    assert "batch numbers of different makers may coincide" in alert.text
    assert "WHO.SS" not in {each.regime for each in found.labels}


def test_substandard_alert_gives_its_own_label(ask: Ask) -> None:
    """A batch of substandard product is suspected to be substandard."""
    found = ask("(01)09521234543213(21)A(17)270331(10)AUG22A06").labels
    labels = {each.regime: each.status for each in found}
    assert labels["WHO.SS"] == "suspected"


def test_retail_code_gets_no_medicine_label(ask: Ask) -> None:
    """An EAN is neither verified nor labelled."""
    result = ask("5901234123457")
    assert (result.state, result.alert, result.labels) == ("unknown", None, ())


def test_product_that_the_store_does_not_cover_is_said(ask: Ask) -> None:
    """An unknown product code is first explained by the store's reach."""
    result = ask("(01)05901234123457(21)A(17)270331(10)L")
    assert result.likely_cause is not None
    assert "holds no pack of this product" in result.likely_cause


def test_wrong_check_digit_is_a_benign_cause(ask: Ask) -> None:
    """A product code that cannot exist was misread."""
    assert "misread" in str(ask("(01)09506003395638(21)A(17)270331(10)L").likely_cause)


def test_other_market_is_remarked(ask: Ask) -> None:
    """A pack made for another market is a remark, not an alert."""
    result = ask(f"{START}(21)OLD1(17)260131(10)LOT20")
    assert "made for FR and found in DE" in result.remarks[0]
    assert "expired on 2026-01-31" in result.remarks[1]


def test_other_markets_are_asked_last(
    store: SqliteStore, read: Callable[[str], PackCode], on: date, tmp_path: Path
) -> None:
    """A pack of another market's store is found there; one of none is alert A24 as well."""
    with SqliteStore(tmp_path / "home", create=True) as home:
        question = Question(on=on, others=(store,))
        found = verify(read(f"{START}(21)SER1A2B3(17)270331(10)LOT21"), home, question)
        none = verify(read(f"{START}(21)NEVER(17)270331(10)LOT21"), home, question)
    assert (found.state, found.store) == ("active", "packs.sqlite")
    assert "another market" in found.remarks[0]
    assert none.alerts == ("A2", "A24")


def test_contract_of_the_command_line(ask: Ask) -> None:
    """The JSON form has the fields that users rely on."""
    answer = ask(f"{START}(21)ser1a2b3(17)270331(10)LOT21").to_json()
    assert answer["state"] == "unknown"
    assert answer["alert"] == "A3"
    assert {"pack", "likely_cause", "benign_causes", "labels", "public_alerts"} <= set(answer)


def test_serial_number_of_unknown_goods_gets_no_medicine_label(ask: Ask) -> None:
    """Product code and serial number alone may stand on a toy: the alert is said, no label is."""
    result = ask("(01)05901234123457(21)ABCDEF")
    assert (result.alert, result.labels) == ("A2", ())
    assert ask("(01)05901234123457(21)ABCDEF(17)270331(10)L").labels[0].status == "suspected"
    assert ask("(01)05901234123457(21)A(10)LP6F832").labels[0].status == "suspected"
