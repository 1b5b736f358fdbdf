"""What the tests of packs share: a day, known packs, a store, drawn codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from countermark.packs import PackCode, SqliteStore, load, parse

PACKS = """gtin,serial,batch,expiry,state,market,product,holder
09506003395637,SER1A2B3,LOT21,2027-03-31,active,DE,Demopill 20 mg,Demo holder
09506003395637,YZ1234567,AB-12,270400,active,DE;AT,Demopill 20 mg,Demo holder
09506003395637,SUPPLIED1,LOT21,2027-03-31,supplied,DE,Demopill 20 mg,Demo holder
09506003395637,RECALLED1,LOT21,2027-03-31,recalled,DE,Demopill 20 mg,Demo holder
09506003395637,STOLEN1,LOT21,2027-03-31,stolen,DE,Demopill 20 mg,Demo holder
09506003395637,OLD1,LOT20,2026-01-31,active,FR,Demopill 20 mg,Demo holder
09506003395637,51746517001,PAR0362,2027-03-31,active,DE,Ozempic 1 mg,
"""


@pytest.fixture
def on() -> date:
    """The day on which the tests take place."""
    return date(2026, 11, 23)


@pytest.fixture
def read(on: date) -> Callable[[str], PackCode]:
    """Parse a string on that day."""
    return lambda text: parse(text, on=on)


@pytest.fixture
def packs_csv(tmp_path: Path) -> Path:
    """A file of known packs."""
    path = tmp_path / "packs.csv"
    path.write_text(PACKS, encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path, packs_csv: Path, on: date) -> Iterator[SqliteStore]:
    """A store that holds them."""
    with SqliteStore(tmp_path / "packs.sqlite", create=True) as opened:
        assert not load(packs_csv, opened, on=on).rejected
        yield opened


@pytest.fixture
def draw() -> Callable[..., Image.Image]:
    """Draw a symbol: GS1 DataMatrix from brackets unless another format is named."""

    def drawn(
        text: str,
        symbology: zxingcpp.BarcodeFormat = zxingcpp.BarcodeFormat.DataMatrix,
        **options: bool,
    ) -> Image.Image:
        if symbology is zxingcpp.BarcodeFormat.DataMatrix and text.startswith("("):
            options = {"gs1": True, "forceSquare": True, **options}
        symbol = zxingcpp.create_barcode(text, symbology, **options)
        return Image.fromarray(np.array(symbol.to_image(scale=4)))

    return drawn
