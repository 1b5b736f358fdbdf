"""Names of materials and categories."""

import pytest

from countermark.disposal import categories, category_of_hs, materials
from countermark.findings import BadInputError


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("PVC", "pvc"),
        ("Li-ion", "lithium_cells"),
        ("lithium battery", "lithium_cells"),
        ("BFR", "brominated_flame_retardant"),
        ("gold-plated", "gold"),
        (" Iron ", "steel"),
    ],
)
def test_people_may_use_their_own_names(given: str, expected: str) -> None:
    """Capitals, blanks, hyphens and common other names find the material."""
    assert materials().named(given)["material"] == expected


def test_a_slip_of_the_pen_gets_an_offer() -> None:
    """A name that is nearly right is answered with the right one."""
    with pytest.raises(BadInputError, match="did you mean cotton"):
        materials().named("coton")


def test_a_strange_category_gets_the_list() -> None:
    """A name far from all others is answered with the whole list."""
    with pytest.raises(BadInputError, match="expected one of clothing, footwear"):
        categories().named("xyzzy")


def test_every_alias_is_unique() -> None:
    """No other name belongs to two materials or hides a material."""
    names = [
        alias for row in materials().rows.values() for alias in row["aliases"].split(";") if alias
    ]
    assert len(names) == len(set(names))
    assert not set(names) & set(materials().rows)


def test_the_nearest_heading_wins() -> None:
    """Perfume and pesticides are told from their chapters by the longer heading."""
    assert category_of_hs("3303") == "perfume"
    assert category_of_hs("330499") == "cosmetics"
    assert category_of_hs("3808.91") == "pesticides"
    assert category_of_hs("9999") is None
