"""Labels under each regime."""

from countermark.packs.labels import Evidence, labels_for


def test_state_without_an_alert_says_nothing_about_falsification() -> None:
    """A pack that was never looked up, or has another state, stays unknown."""
    for state in ("unknown", "locked"):
        evidence = Evidence(state=state, alerts=(), settled=frozenset(), public_alerts=())
        (label,) = labels_for(evidence, in_union=False)
        assert label.status == "unknown"
        assert not label.source.checked
