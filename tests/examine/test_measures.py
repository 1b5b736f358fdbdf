"""What to do next."""

from countermark.examine.measures import measures_of
from countermark.examine.reading import NotExamined
from countermark.findings import Finding, Ground, JsonValue, Source


def _finding(engine: str, **data: JsonValue) -> Finding:
    return Finding(
        engine=engine,
        question="?",
        answer=".",
        grounds=(Ground("Because.", (Source(title="Source"),)),),
        engine_version="1",
        data_version="1",
        id="f7",
        data=data,
    )


def test_earliest_clock_goes_first() -> None:
    """Clocks are sorted by their day, and what has no clock comes after them."""
    found = measures_of(
        [
            _finding("disposal", name="toys", tests=[{"label": "lead"}]),
            _finding("border", deadline="2026-12-07", what="b", who="customs", basis="x"),
            _finding("border", deadline="2026-12-04", what="a", who="customs", basis="x"),
        ],
        (),
    )
    assert [measure.measure for measure in found] == [
        "a",
        "b",
        "Before disposal of toys, test or ask: lead",
    ]


def test_condition_of_a_clock_is_kept() -> None:
    """A clock that counts only under a condition says so."""
    data: dict[str, JsonValue] = {
        "deadline": "2026-12-04",
        "what": "Answer",
        "who": "right_holder",
        "basis": "EU:2013/608:23(1)",
        "applies_if": ["the goods are perishable", "the mark is registered"],
    }
    (measure,) = measures_of([_finding("border", **data)], ())
    assert measure.measure == "Answer (the goods are perishable and the mark is registered)"
    assert measure.basis == "EU:2013/608:23(1) (f7)"


def test_suspected_pack_is_kept_apart() -> None:
    """A pack with a suspected label is to be kept apart; one without is not."""
    suspected = _finding("packs", labels=[{"status": "unknown"}, {"status": "suspected"}])
    unknown = _finding("packs", labels=[{"status": "unknown"}])
    assert [m.measure[:19] for m in measures_of([suspected, unknown], ())] == [
        "Keep the pack apart"
    ]


def test_only_the_first_questions_become_measures() -> None:
    """Five open questions of law become measures, each once; the others stay in the finding."""
    asked = [{"question": f"q{number % 7}"} for number in range(14)]
    found = measures_of([_finding("law", questions=asked)], ())
    assert [measure.measure for measure in found] == [f"Find out: q{n}" for n in range(5)]


def test_photo_that_could_not_be_read_is_asked_for_again() -> None:
    """A broken photo is asked for again; another unknown file is not."""
    items = [NotExamined("a.JPG", "It is cut off."), NotExamined("b.bin", "Unknown.")]
    (measure,) = measures_of([], items)
    assert measure.measure.startswith("Take or send the photo a.JPG again")
    assert measure.basis == "It is cut off."
