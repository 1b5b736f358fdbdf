"""The views of the demonstration register that were worked out beforehand."""

from __future__ import annotations

import numpy as np
import pytest

from countermark.marks.register import ready_made, views
from countermark.marks.register.register import demonstration


def test_what_was_worked_out_beforehand_is_what_would_be_worked_out_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The file is that of today's tables and code; else run scripts/make_demonstration_views.py."""
    marks = demonstration().marks
    now = views.build(marks)
    monkeypatch.setattr(views, "build", lambda _: pytest.fail("a table was changed since"))
    kept = ready_made.views_of(marks)
    assert list(kept) == list(now)
    for name, array in now.items():
        np.testing.assert_array_equal(kept[name], array)


def test_after_a_table_was_changed_the_views_are_worked_out_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is out of date is not used."""
    monkeypatch.setattr(ready_made, "made_of", lambda: "another state of the tables")
    monkeypatch.setattr(views, "build", lambda _: {"anew": np.arange(1)})
    assert list(ready_made.views_of(())) == ["anew"]
