"""What must hold for fields."""

from collections.abc import Callable

import pytest

from countermark.packs import PackCode

START = "(01)09506003395637"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("(01)09506003395638(21)A(17)270331(10)L", "gtin-check-digit"),
        (f"{START}(21)A(17)271331(10)L", "expiry-invalid"),
        (f"{START}(21)A(17)270331(11)271331(10)L", "date-invalid"),
        (f"{START}(21)A(17)270331(10)L(7006)270300", "date-invalid"),
        (f"{START}(21){'A' * 21}(17)270331(10)L", "serial-too-long"),
        (f"{START}(21)A(17)270331(10){'L' * 21}", "too-long"),
        (f"{START}(21)A(17)2703(10)L", "too-short"),
        (f"{START}(21)A~B(17)270331(10)L", "forbidden-character"),
        (f"{START}(21)Ä(17)270331(10)L", "forbidden-character"),
        (f"{START}(21)A\tB(17)270331(10)L", "forbidden-character"),
        (f"{START}(21)A(17)27O331(10)L", "not-digits"),
        (f"{START}(21)A(17)270331(10)L(414)9506003395638", "check-digit"),
        (f"{START}(21)A(17)270331(10)L(21)B", "identifier-repeated"),
        (f"{START}(21)A(B)C(17)270331(10)L", "parentheses-in-value"),
        ("(21)A(17)270331(10)L", "gtin-missing"),
        (f"{START}(17)270331(10)L", "serial-missing"),
        (f"{START}(21)A(17)270331", "batch-missing"),
        (f"{START}(21)A(10)L", "expiry-missing"),
        (f"{START}(05)1(21)A(17)270331(10)L", "identifier-unknown"),
    ],
)
def test_every_problem_is_named(read: Callable[[str], PackCode], text: str, code: str) -> None:
    """Each fault gives a problem with its own name, and nothing else where there is one fault."""
    assert {problem.code for problem in read(text).problems} == {code}


def test_same_field_twice_with_one_value_is_no_problem(read: Callable[[str], PackCode]) -> None:
    """GS1 allows a field to be repeated with the same value."""
    assert read(f"{START}(21)A(17)270331(10)L(21)A").problems == ()


def test_control_character_is_named_by_its_number(read: Callable[[str], PackCode]) -> None:
    """A character that cannot be printed is shown as its code point."""
    assert "U+0009" in read(f"{START}(21)A\tB(17)270331(10)L").problems[0].text


def test_date_that_fits_day_first_says_so(read: Callable[[str], PackCode]) -> None:
    """A date that is none as YYMMDD but one as DDMMYY is shown both ways, and kept as it stands."""
    code = read(f"{START}(21)A(17)150631(10)L")
    assert "Read as DDMMYY it is 2031-06-15." in code.problems[0].text
    assert code.other["17"] == "150631"
    assert "Read as" not in read(f"{START}(21)A(17)281535(10)L").problems[0].text
