"""Public alerts of authorities: whether a pack fits one, and what the fit is worth.

A genuine batch may have been copied: then the batch alone neither clears nor condemns a pack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from countermark.findings import JsonValue, Row, Table, read_table
from countermark.packs.likely import Identity

_NEAR_FROM: Final = 6
_BRAND_FROM: Final = 5
_WORD: Final = re.compile(r"\w+")
_ORDER: Final = ("fits", "batch", "near", "product")
_TEXTS: Final = {
    "batch_and_serial": "Batch and serial number are those of the alert.",
    "unknown_to_maker": "The maker has never made a batch with this number, says the alert.",
    "batch": "The alert concerns this whole batch.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAlert:
    """One alert that a pack fits, fully or in part."""

    row: Row
    """The alert in the table."""

    fit: str
    """`fits` what the alert describes; `batch` only the batch; `near` a batch one character away;
    `product` only the product's name."""

    text: str
    """What the fit is worth."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the alert."""
        names = ("issuer", "alert", "published", "product", "batch", "class", "note", "link")
        return {
            **{name: self.row[name] for name in names},
            "fit": self.fit,
            "text": self.text,
            "source": self.row.source.title,
            "checked": self.row.source.checked,
        }


def public_alerts_table() -> Table:
    """Read the table of public alerts."""
    return read_table(__package__, "public_alerts.csv")


def alerts_for(identity: Identity, *, product: str = "") -> tuple[PublicAlert, ...]:
    """List the public alerts that a pack fits, the strongest fit first.

    Args:
        identity: the pack.
        product: its name, where a store knows it.
    """
    found = [
        alert
        for row in public_alerts_table().rows
        if (alert := _fit(row, identity, product)) is not None
    ]
    return tuple(sorted(found, key=lambda alert: _ORDER.index(alert.fit)))


def _fit(row: Row, identity: Identity, product: str) -> PublicAlert | None:
    batch = (identity.batch or "").upper()
    if row["batch"] and batch == row["batch"]:
        return _same_batch(row, identity.serial or "", product)
    if row["batch"] and len(batch) >= _NEAR_FROM and _one_apart(batch, row["batch"]):
        text = (
            f"The batch differs in one character from {row['batch']} of the alert: a hint to "
            "compare the printed batch, nothing more."
        )
        return PublicAlert(row=row, fit="near", text=text)
    if _same_brand(product, row["product"]):
        text = "An alert was published about a product of this name; nothing ties it to this pack."
        return PublicAlert(row=row, fit="product", text=text)
    return None


def _same_batch(row: Row, serial: str, product: str) -> PublicAlert:
    if product and not _same_brand(product, row["product"]):
        text = (
            f"The batch number is that of the alert, which is about {row['product']}: batch "
            "numbers of different makers may coincide."
        )
        return PublicAlert(row=row, fit="batch", text=text)
    if row["rule"] == "genuine_batch":
        text = (
            "The batch is genuine, but falsified product bearing it was found: the batch alone "
            "neither clears nor condemns this pack."
        )
        return PublicAlert(row=row, fit="batch", text=text)
    if row["rule"] == "batch_and_serial" and not _serial_fits(row, serial):
        begins = "beginning with " if row["serial_rule"] == "starts_with" else ""
        text = (
            f"The batch is in the alert, which concerns only serial numbers {begins}"
            f"{row['serial']}; this pack's is another, which does not clear it."
        )
        return PublicAlert(row=row, fit="batch", text=text)
    unnamed = "" if product else f" The code names no product; the alert is about {row['product']}."
    return PublicAlert(row=row, fit="fits", text=f"{_TEXTS[row['rule']]}{unnamed}")


def _serial_fits(row: Row, serial: str) -> bool:
    if row["serial_rule"] == "starts_with":
        return serial.startswith(row["serial"])
    return serial == row["serial"]


def _same_brand(product: str, alerted: str) -> bool:
    words = _WORD.findall(product.casefold())
    return (
        bool(words)
        and len(words[0]) >= _BRAND_FROM
        and words[0] in _WORD.findall(alerted.casefold())
    )


def _one_apart(one: str, other: str) -> bool:
    """Tell whether one character replaced, added or lost makes two texts the same."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    same = 0
    while same < len(shorter) and shorter[same] == longer[same]:
        same += 1
    skip = same + 1 if len(longer) == len(shorter) else same
    return shorter[skip:] == longer[same + 1 :]
