"""Lots of goods as hypothesis makes them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from countermark.disposal import Goods, State, categories, materials
from countermark.disposal.codes import hp_rows

DAYS = st.dates(min_value=date(2019, 1, 1), max_value=date(2030, 12, 31))

MATERIALS = st.lists(st.sampled_from(sorted(materials().rows)), max_size=4, unique=True)

MEASURED = st.fixed_dictionaries(
    {},
    optional={
        "flash_point_c": st.floats(-40, 120),
        "lead_mg_kg": st.floats(0, 9000),
        "contains_cells": st.booleans(),
        "chromium_vi_mg_kg": st.floats(0, 20),
        "product_safe": st.booleans(),
    },
)

GOODS = st.builds(
    Goods,
    category=st.sampled_from(sorted(categories().rows)),
    materials=MATERIALS.map(tuple),
    hazard_known=st.sampled_from([True, False, None]),
    hp_codes=st.lists(st.sampled_from(sorted(hp_rows())), max_size=2, unique=True).map(tuple),
    state=st.sampled_from([None, *State]),
    measured=MEASURED,
    holder_consents=st.sampled_from([True, False, None]),
)
