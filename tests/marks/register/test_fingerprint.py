"""What names the content of a register."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from countermark.marks.register.fingerprint import Fingerprint

digests = st.lists(st.binary(min_size=32, max_size=32), max_size=6, unique=True)


@given(st.data(), digests, st.integers(0, 6))
def test_order_and_number_of_steps_do_not_matter(
    data: st.DataObject, some: list[bytes], at: int
) -> None:
    """The same records give the same version in any order and in any number of steps."""
    turned = data.draw(st.permutations(some))
    steps = Fingerprint().plus(turned[:at]).plus(turned[at:])
    assert steps.version == Fingerprint().plus(some).version


@given(digests, digests)
def test_what_is_taken_away_leaves_no_trace(some: list[bytes], more: list[bytes]) -> None:
    """Adding and taking away again gives the version of before."""
    before = Fingerprint().plus(some)
    assert before.plus(more).minus(more) == before


def test_an_empty_register_differs_from_one_record_of_zeros() -> None:
    """The number of records counts too."""
    assert Fingerprint().version != Fingerprint().plus([bytes(32)]).version
    assert len(Fingerprint().version) == 12
