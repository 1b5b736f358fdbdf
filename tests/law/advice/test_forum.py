"""Which court: how the heads of one code are weighed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.law.advice.answer import ForumAnswer
from countermark.law.advice.forum import forum_answer
from countermark.law.dispute.dispute import read_dispute
from countermark.law.language.places import Place
from countermark.law.provisions.rulebook import Rulebook, read_rulebook, rulebook

TODAY = date(2026, 11, 23)
AU = Place("AU")
Book = Callable[..., Rulebook]
SOURCE = 'source: {title: Code of XX, locator: "", version: "2020-01-01", checked: true}'


def rule(name: str, issue: str, when: str, effect: str, **more: str) -> str:
    """Write one rule of the code of XX."""
    lines = [f"- id: xx.{name}", f"issue: {issue}", f'provisions: ["XX:CODE:{name}"]', SOURCE]
    lines += [f"when: {when}", f"effect: {effect}", f"says: Rule {name}."]
    lines += [f"{key}: {value}" for key, value in more.items()]
    return "\n  ".join(lines) + "\n"


def head(
    name: str, when: str, effect: str = "{outcome: grants, scope: all_damage}", **more: str
) -> str:
    """Write one head of jurisdiction of the code of XX."""
    return rule(name, "forum", when, effect, **{"step": "special", **more})


GOVERNS = rule("0", "instrument", "forum is AU", '{governs: "XX:CODE", complete: true}')
"""The code governs in Australia."""


def answer(using: Rulebook, **facts: object) -> ForumAnswer:
    """Ask for Australia."""
    return forum_answer(read_dispute({"forum": "AU", **facts}), AU, TODAY, using)


DOMICILE = head("1", "defendant is forum")
DAMAGE = head("2", "damage_in includes forum", "{outcome: grants, scope: forum_damage_only}")
VALIDITY = head(
    "3",
    "validity_raised is true",
    "{outcome: denies}",
    step="exclusive",
    overrides="[step special]",
)


def test_a_head_that_fits_opens_the_court(book: Book) -> None:
    """A head whose condition holds gives yes, with its provision and the fact that carried it."""
    found = answer(book(GOVERNS, DOMICILE), defendant_domicile="AU")
    assert (found.result, found.scope) == ("yes", "all_damage")
    assert found.provisions == ("XX:CODE:1",)
    assert any("defendant: AU" in fact for step in found.trace for fact in step.facts)


def test_a_narrow_scope_is_limited(book: Book) -> None:
    """A court that may hear only the damage in its State is open to a limited extent."""
    found = answer(book(GOVERNS, DOMICILE, DAMAGE), defendant_domicile="NZ", damage_in="AU")
    assert (found.result, found.scope) == ("limited", "forum_damage_only")


def test_the_widest_head_counts(book: Book) -> None:
    """Where several heads fit, the one that reaches furthest decides, and all are cited."""
    found = answer(book(GOVERNS, DAMAGE, DOMICILE), defendant_domicile="AU", damage_in="AU")
    assert (found.result, found.scope) == ("yes", "all_damage")
    assert found.provisions == ("XX:CODE:1", "XX:CODE:2")


def test_no_head_of_a_complete_code_is_no(book: Book) -> None:
    """Where all heads are encoded and none fits, the court is closed."""
    found = answer(book(GOVERNS, DOMICILE), defendant_domicile="NZ")
    assert found.result == "no"
    assert "No head" in found.why


def test_no_head_of_an_incomplete_code_is_unknown(book: Book) -> None:
    """Where not all heads are encoded, none fitting means unknown, never no."""
    governs = rule("0", "instrument", "forum is AU", '{governs: "XX:CODE"}')
    assert answer(book(governs, DOMICILE), defendant_domicile="NZ").result == "unknown"


def test_a_state_without_rules_is_unknown(book: Book) -> None:
    """A forum that no instrument governs is unknown, and says why."""
    using = book(GOVERNS, DOMICILE)
    found = forum_answer(read_dispute({}), Place("NZ"), TODAY, using)
    assert found.result == "unknown"
    assert "not encoded" in found.why


def test_what_is_unknown_is_named(book: Book) -> None:
    """A head that waits for a fact gives depends on, and names the fact."""
    found = answer(book(GOVERNS, DOMICILE))
    assert (found.result, found.depends_on) == ("depends_on", ("defendant",))


def test_what_is_disputed_decides_nothing(book: Book) -> None:
    """A disputed fact leaves the answer open like an unknown one."""
    only = head("1", "online is true")
    assert answer(book(GOVERNS, only), online="disputed").result == "depends_on"


def test_a_denial_goes_before_what_it_overrides(book: Book) -> None:
    """An exclusive rule closes the court although another head fits."""
    using = book(GOVERNS, DOMICILE, VALIDITY)
    assert answer(using, defendant_domicile="AU", validity_raised=True).result == "no"
    assert answer(using, defendant_domicile="AU", validity_raised=False).result == "yes"


def test_an_unknown_denial_leaves_it_open(book: Book) -> None:
    """Whether an exclusive rule applies must be known before the court is said to be open."""
    found = answer(book(GOVERNS, DOMICILE, VALIDITY), defendant_domicile="AU")
    assert (found.result, found.depends_on) == ("depends_on", ("validity_raised",))


def test_rules_that_contradict_each_other_are_an_error_that_is_said(book: Book) -> None:
    """A grant and a denial without an override are no answer; both rules are named."""
    denial = VALIDITY.replace("overrides: [step special]", "status: settled")
    found = answer(book(GOVERNS, DOMICILE, denial), defendant_domicile="AU", validity_raised=True)
    assert found.result == "unsettled"
    assert "xx.1" in found.why
    assert "xx.3" in found.why


def test_an_exception_switches_a_rule_off(book: Book) -> None:
    """An exception without an effect of its own takes the rule out, and is named."""
    exceptions = "[{id: xx.1.e, when: online is true, says: Not online.}]"
    using = book(GOVERNS, head("1", "defendant is forum", exceptions=exceptions))
    found = answer(using, defendant_domicile="AU", online=True)
    assert found.result == "no"
    assert any(step.exception == "xx.1.e" for step in found.trace)
    assert answer(using, defendant_domicile="AU", online=False).result == "yes"
    assert answer(using, defendant_domicile="AU").result == "depends_on"


def test_an_exception_may_have_an_exception(book: Book) -> None:
    """An exception to an exception brings the rule back, with its own effect if it has one."""
    deeper = (
        "[{id: e, when: online is true, says: Not online., exceptions: ["
        "{id: ee, when: interim is true, says: But interim., "
        "effect: {outcome: grants, scope: interim_only}}]}]"
    )
    using = book(GOVERNS, head("1", "defendant is forum", exceptions=deeper))
    found = answer(using, defendant_domicile="AU", online=True, remedies=["interim"])
    assert (found.result, found.scope) == ("yes", "interim_only")
    assert answer(using, defendant_domicile="AU", online=True, remedies=["damages"]).result == "no"


def test_contested_law_is_unsettled(book: Book) -> None:
    """A head that courts dispute gives unsettled, even where its facts are clear."""
    found = answer(
        book(GOVERNS, head("1", "defendant is forum", status="contested")), defendant_domicile="AU"
    )
    assert found.result == "unsettled"


def test_the_case_as_it_is_brought_is_as_good_as_its_worst_part(book: Book) -> None:
    """If one of two defendants cannot be sued there the whole is no, and the parts say for whom."""
    found = answer(book(GOVERNS, DOMICILE), defendant_domicile=["AU", "NZ"])
    assert found.result == "no"
    assert [str(part.result) for part in found.parts] == ["yes", "no"]
    assert "different answers" in found.why


def test_interim_measures_alone_are_not_limited_by_being_interim(book: Book) -> None:
    """A scope of interim measures is all that is asked where only these are asked."""
    using = book(GOVERNS, head("1", "defendant is forum", "{outcome: grants, scope: interim_only}"))
    assert answer(using, defendant_domicile="AU", remedies=["interim"]).result == "yes"
    assert answer(using, defendant_domicile="AU", remedies=["damages"]).result == "limited"


def test_a_notion_of_law_feeds_other_rules(book: Book) -> None:
    """A rule may settle a fact that another rule asks for, unless somebody has said it."""
    notion = rule("n", "fact", "registered is true", '{fact: same_infringement, value: "false"}')
    joined = head("1", "same_infringement is true")
    using = book(GOVERNS, notion, joined)
    assert answer(using, right_type="patent", right_registered_in="AU").result == "no"
    said: dict[str, object] = {
        "right_type": "patent",
        "right_registered_in": "AU",
        "same_infringement": True,
    }
    assert answer(using, **said).result == "yes"


def test_an_instrument_may_go_before_another(book: Book) -> None:
    """Where one instrument overrides another, the heads of the other are not looked at."""
    special = rule(
        "s",
        "instrument",
        "online is true",
        '{governs: "XX:NET", complete: true}',
        overrides="[xx.0]",
    )
    found = answer(book(GOVERNS, special, DOMICILE), defendant_domicile="AU", online=True)
    assert found.result == "no"


def test_an_instrument_that_may_govern_leaves_it_open(book: Book) -> None:
    """If it is unknown whether the instrument governs, its heads are open, not given."""
    governs = rule("0", "instrument", "online is true", '{governs: "XX:CODE", complete: true}')
    found = answer(book(governs, DOMICILE), defendant_domicile="AU")
    assert (found.result, found.depends_on) == ("depends_on", ("online",))


def test_what_is_presumed_stands_in_the_trace(book: Book) -> None:
    """A fact that nobody gave and that is presumed is used, and the reader is told."""
    using = book(GOVERNS, head("1", "appeared is false"))
    found = answer(using)
    assert found.result == "yes"
    assert any(
        "appeared without contesting" in one for step in found.trace for one in step.presumed
    )


COMPLETE = {
    "defendant_domicile": st.sampled_from(["AU", "NZ"]),
    "damage_in": st.sampled_from(["AU", "NZ"]),
    "validity_raised": st.booleans(),
    "online": st.booleans(),
}


@given(facts=st.fixed_dictionaries(COMPLETE), hidden=st.sets(st.sampled_from(sorted(COMPLETE))))
def test_what_is_answered_stays_answered_whatever_is_learnt(
    tmp_path_factory: pytest.TempPathFactory, facts: dict[str, object], hidden: set[str]
) -> None:
    """A yes, no or limited that some facts give is the answer that all of them give."""
    using = with_exception(tmp_path_factory.getbasetemp())
    known = {name: value for name, value in facts.items() if name not in hidden}
    before, after = answer(using, **known), answer(using, **facts)
    assert after.result in {"yes", "limited", "no"}
    if before.result in {"yes", "limited", "no"}:
        assert (before.result, before.scope) == (after.result, after.scope)
    else:
        assert before.depends_on


def with_exception(folder: Path) -> Rulebook:
    """Read rules with a denial, two heads and an exception."""
    online = "[{id: xx.off, when: online is true, says: Not online.}]"
    damage = head(
        "2",
        "damage_in includes forum",
        "{outcome: grants, scope: forum_damage_only}",
        exceptions=online,
    )
    denial = VALIDITY.replace("[step special]", "[step special, step general]")
    text = "".join((GOVERNS, DOMICILE.replace("step: special", "step: general"), damage, denial))
    code = folder / "laws" / "xx"
    code.mkdir(parents=True, exist_ok=True)
    (code / "code.yaml").write_text(text)
    return read_rulebook(code.parent)


FACTS = st.fixed_dictionaries(
    {},
    optional={
        "right_type": st.sampled_from(["trademark", "eu_trademark", "patent", "copyright"]),
        "right_registered_in": st.lists(st.sampled_from(["DE", "EU", "US", "JP"]), max_size=2),
        "defendant_domicile": st.lists(
            st.sampled_from(["DE", "AT", "US-CA", "JP", "CH", "GB", "multiple"]), max_size=2
        ),
        "acts_in": st.lists(st.sampled_from(["DE", "CN", "abroad"]), max_size=2),
        "damage_in": st.lists(st.sampled_from(["DE", "FR", "US", "worldwide"]), max_size=2),
        "online": st.sampled_from([True, False, "unknown", "disputed"]),
        "validity_raised": st.sampled_from([True, False, "unknown", "disputed"]),
        "remedies": st.lists(
            st.sampled_from(["damages", "injunction", "interim", "transfer", "invalidity"]),
            max_size=2,
        ),
        "filed_on": st.sampled_from(["1995-01-01", "2005-01-01", "2018-01-01", "2026-01-01"]),
    },
)
FORUMS = st.sampled_from(["DE", "AT", "FR", "GB", "CH", "US-CA", "JP", "KR", "CN", "UPC", "BR"])


@given(facts=FACTS, forum=FORUMS)
def test_every_dispute_has_an_answer_and_always_the_same(
    facts: dict[str, object], forum: str
) -> None:
    """Whatever is known, each forum has one answer, the same each time, never a contradiction."""
    dispute = read_dispute({**facts, "forum": forum})
    on = dispute.filed_on or TODAY
    first = forum_answer(dispute, Place(forum), on, rulebook())
    assert first == forum_answer(dispute, Place(forum), on, rulebook())
    assert "contradict each other" not in first.why
    if first.result in {"yes", "limited", "no"} and not first.why:
        assert first.provisions


@pytest.mark.parametrize("forum", ["DE", "US-CA", "JP", "CH", "GB", "CN", "KR"])
def test_an_empty_dispute_opens_nothing(forum: str) -> None:
    """Where nothing is known no court is said to be open or closed."""
    dispute = read_dispute({"forum": forum})
    found = forum_answer(dispute, Place(forum), TODAY, rulebook())
    assert found.result in {"depends_on", "unknown", "unsettled"}
