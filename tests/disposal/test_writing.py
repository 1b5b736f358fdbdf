"""The contract of the list of options."""

import json
from datetime import date

from countermark.disposal import Goods, case_data, option_list, options

TODAY = date(2026, 11, 23)


def test_every_option_keeps_the_contract() -> None:
    """Operation, allowed, why, tests and codes have the agreed types."""
    ladder = options(Goods(category="perfume", materials=("ethanol",)), TODAY)
    for option in option_list(ladder):
        assert isinstance(option["operation"], str)
        assert isinstance(option["allowed"], bool)
        assert option["why"]
        assert isinstance(option["tests"], tuple)
        codes = option["codes"]
        assert isinstance(codes, dict)
        assert isinstance(codes["ewc"], str)
        assert isinstance(codes["hp"], tuple)
        assert codes["basel"] is None or isinstance(codes["basel"], str)


def test_clothes_as_in_the_contract() -> None:
    """The contract's own example: clothes are recycled as R3 under 200110 and B3030."""
    ladder = options(Goods(category="clothing", materials=("cotton",)), TODAY)
    recycled = next(one for one in option_list(ladder) if one["operation"] == "R3")
    codes = recycled["codes"]
    assert recycled["allowed"] is True
    assert isinstance(codes, dict)
    assert (codes["ewc"], codes["hp"], codes["basel"]) == ("200110", (), "B3030")


def test_an_unchecked_source_is_not_called_checked() -> None:
    """An option that rests on an own rule says that it was not checked."""
    ladder = options(Goods(category="clothing", materials=("cotton",)), TODAY)
    assert option_list(ladder)[-1]["checked"] is False


def test_the_data_of_a_finding_is_json() -> None:
    """Everything about a lot can be written as JSON."""
    data = case_data(options(Goods(category="toys", evidence_until=date(2027, 1, 1)), TODAY))
    assert json.loads(json.dumps(data))["options"][0]["not_before"] == "2027-01-02"
