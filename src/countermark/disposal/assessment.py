"""What is known of a lot, what is open, and what the open tests could show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from countermark.disposal.codes import hp_rows
from countermark.disposal.goods import Goods
from countermark.disposal.matching import cells
from countermark.disposal.materials import categories, hazards, materials
from countermark.findings import Row, read_table


class Answer(StrEnum):
    """What a test has shown."""

    OPEN = "open"
    CLEAR = "clear"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One test, and what it has shown for this lot."""

    test: str
    """Its name."""

    label: str
    """What to do, for the person who does it."""

    measure: str
    """The name under which its result is given."""

    limit: str
    """From which result it counts, in words; empty where the answer is yes or no."""

    trait: str
    """What the lot then is, for instance `hazard:flammable`."""

    hp: tuple[str, ...]
    """The hazardous properties that a result over the limit shows."""

    answer: Answer
    """Open, clear or confirmed."""

    asserted: bool
    """Whether a measurement confirmed it, not only the composition."""

    row: Row
    """The fact behind its limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A lot as the engine sees it."""

    category: str
    """The category of goods."""

    materials: tuple[str, ...]
    """What it consists of, given or assumed."""

    assumed: bool
    """Whether the composition was assumed from the category."""

    known: frozenset[str]
    """Traits that are certain."""

    questions: tuple[Question, ...]
    """Every test that matters for this lot."""

    hp: tuple[str, ...]
    """Hazardous properties that were given or measured."""

    @property
    def open(self) -> tuple[Question, ...]:
        """The tests that nobody has done yet."""
        return tuple(one for one in self.questions if one.answer is Answer.OPEN)

    def scenario(self, *traits: str) -> frozenset[str]:
        """Give the traits of the lot if these suspicions are confirmed and all others cleared."""
        found = self.known.union(traits)
        hazardous = {one for one in found if _is_hazardous(one)}
        return found | ({"hazardous"} if hazardous else set())

    @property
    def best(self) -> frozenset[str]:
        """The lot if every open test is clear."""
        return self.scenario()

    @property
    def worst(self) -> frozenset[str]:
        """The lot if every open test confirms its suspicion."""
        suspicions = [one.trait for one in self.open]
        opened = ["open"] if any(_is_hazardous(one) for one in suspicions) else []
        return self.scenario(*suspicions, *opened)


def assess(goods: Goods, on: date) -> Assessment:
    """Work out what is certain of a lot and which questions are open.

    Args:
        goods: the lot.
        on: the day whose limits count.
    """
    category = categories().named(goods.category)
    names = tuple(
        dict.fromkeys(materials().named(name)["material"] for name in goods.materials)
    ) or cells(category["materials"])
    rows = [materials().rows[name] for name in names]
    questions = tuple(_question(row, goods, rows) for row in _asked(goods, category, rows, on))
    given = {f"hazard:{hp_rows()[code]['hazard']}" for code in goods.hp_codes}
    known = _fixed_traits(goods, category, rows, on) | given | _inherent(rows)
    known |= {one.trait for one in questions if one.answer is Answer.CONFIRMED}
    measured = [code for one in questions if one.asserted for code in one.hp]
    return Assessment(
        category=category["category"],
        materials=names,
        assumed=not goods.materials,
        known=frozenset(known),
        questions=questions,
        hp=tuple(dict.fromkeys([*goods.hp_codes, *measured])),
    )


def suspected_hp(assessment: Assessment) -> tuple[str, ...]:
    """List the hazardous properties that composition and open tests make likely."""
    found = [
        code
        for trait in sorted(assessment.worst)
        if trait.startswith("hazard:")
        for code in cells(hazards()[trait.removeprefix("hazard:")]["hp"])
    ]
    return tuple(code for code in hp_rows() if code in found and code not in assessment.hp)


def measures() -> dict[str, Row]:
    """List what can be measured, by the name under which a result is given."""
    return {row["measure"]: row for row in read_table(__package__, "tests.csv").rows}


def _fixed_traits(goods: Goods, category: Row, rows: list[Row], on: date) -> set[str]:
    classes = {one for row in rows for one in cells(row["classes"])}
    streams = classes - {"precious_metal", "unknown"}
    traits = {f"category:{category['category']}", "mixed" if len(streams) > 1 else "single"}
    traits |= {f"class:{one}" for one in classes} | {f"material:{row['material']}" for row in rows}
    if goods.state:
        traits.add(f"state:{goods.state.value}")
    if goods.evidence_until and goods.evidence_until >= on:
        traits.add("evidence:kept")
    return traits


def _inherent(rows: list[Row]) -> set[str]:
    """Hazards that no test of the same material can clear."""
    return {
        f"hazard:{hazard}"
        for row in rows
        for hazard in cells(row["hazards"])
        if f"hazard:{hazard}" not in {_tests()[test] for test in cells(row["tests"])}
    }


def _tests() -> dict[str, str]:
    return {row["test"]: row["trait"] for row in read_table(__package__, "tests.csv").rows}


def _asked(goods: Goods, category: Row, rows: list[Row], on: date) -> list[Row]:
    """Collect the tests that the materials, the category, the facts and the law ask for."""
    wanted = {test for row in rows for test in cells(row["tests"])} | {"product_safety", "consent"}
    of_category = set(cells(category["tests"]))
    complete = goods.materials and "unknown" not in {row["material"] for row in rows}
    in_table = [row for row in read_table(__package__, "tests.csv").rows if row.in_force(on)]
    if complete and goods.hazard_known is not False:
        settled = {row["test"] for row in in_table if row["settled_by_composition"] == "yes"}
        of_category -= settled
    if any("cells" in cells(row["classes"]) for row in rows):
        of_category.discard("contains_cells")
    if goods.hazard_known is False:
        wanted.add("hazard_screen")
    wanted |= of_category
    return [row for row in in_table if row["test"] in wanted or row["measure"] in goods.measured]


def _question(row: Row, goods: Goods, rows: list[Row]) -> Question:
    value = (
        goods.holder_consents if row["test"] == "consent" else goods.measured.get(row["measure"])
    )
    answer = _measured(row, value) if value is not None else _unmeasured(row, goods, rows)
    return Question(
        test=row["test"],
        label=row["label"],
        measure=row["measure"],
        limit="" if row["compare"] == "is" else f"{row['compare']} {row['limit']} {row['unit']}",
        trait=row["trait"],
        hp=cells(row["hp"]),
        answer=answer,
        asserted=value is not None and answer is Answer.CONFIRMED,
        row=row,
    )


def _measured(row: Row, value: float) -> Answer:
    compare, limit = row["compare"], row["limit"]
    if compare == "is":
        over = bool(value) == (limit == "true")
    elif compare == "below":
        over = value < float(limit)
    else:
        over = value > float(limit) or (compare == "from" and value == float(limit))
    return Answer.CONFIRMED if over else Answer.CLEAR


def _unmeasured(row: Row, goods: Goods, rows: list[Row]) -> Answer:
    hazard = row["trait"].removeprefix("hazard:")
    named = any(
        hazard in cells(one["hazards"]) and row["test"] in cells(one["tests"]) for one in rows
    )
    given = any(hp_rows()[code]["hazard"] == hazard for code in goods.hp_codes)
    if given or (named and row["compare"] == "is"):
        return Answer.CONFIRMED
    if goods.hazard_known is not True or row["test"] == "consent":
        return Answer.OPEN
    if row["test"] == "product_safety":
        safe = categories().named(goods.category)["safe_if_hazard_known"] == "yes"
        return Answer.CLEAR if safe and not goods.hp_codes else Answer.OPEN
    return Answer.CONFIRMED if named else Answer.CLEAR


def _is_hazardous(trait: str) -> bool:
    row = hazards().get(trait.removeprefix("hazard:")) if trait.startswith("hazard:") else None
    return row is not None and row["hazardous"] == "yes"
