"""Names of facts, answers and places as a judge reads them."""

from __future__ import annotations

from typing import Final

from countermark.findings import BadInputError, Result, Territory
from countermark.law.advice.answer import ForumAnswer, LawAnswer
from countermark.law.language.logic import Truth
from countermark.law.language.places import UPC, Places
from countermark.law.language.values import Value, shown
from countermark.law.provisions.rule import Scope

_FACTS: Final = {
    "right_type": "Right relied on",
    "right_registered_in": "Registered in",
    "unitary_right": "One right for the whole Union",
    "defendant_domicile": "Defendant domiciled in",
    "claimant_domicile": "Claimant domiciled in",
    "forum": "Court asked",
    "acts_in": "Defendant acted in",
    "damage_in": "Damage in",
    "online": "Done over the internet",
    "validity_raised": "Validity put in issue",
    "validity_by": "Validity put in issue by",
    "contract.kind": "Contract between the parties",
    "contract.place": "Obligation to be performed in",
    "contract.made_in": "Contract concluded in",
    "choice_of_court.state": "Courts agreed on",
    "choice_of_court.exclusive": "That agreement is exclusive",
    "appeared": "Appeared without contesting jurisdiction",
    "remedies": "What is asked for",
    "establishment_in": "Defendant's establishment in",
    "filed_on": "Court seised on",
    "targeting_signs": "Signs of targeting",
    "enforce_in": "To be recognised or enforced in",
    "protection_claimed_in": "Protection claimed for",
    "same_infringement": "Same infringement by all defendants",
    "property_in": "Defendant's property in",
    "registry_in": "Registry of the domain name in",
    "reciprocity": "Reciprocity",
    "first_act_in": "First act in",
    "chosen_law": "Law chosen",
    "defendant": "This defendant domiciled in",
    "registered_in": "This right registered in",
    "claim": "Kind of claim",
    "right": "Right",
    "accessible": "Can be reached in the forum State",
    "targeted": "Forum State targeted",
    "several_defendants": "Several defendants",
    "other_defendant_in_forum": "Another defendant domiciled in the forum State",
    "interim": "Only interim measures asked for",
}
_TRUTHS: Final = {
    Truth.TRUE: "yes",
    Truth.FALSE: "no",
    Truth.UNKNOWN: "not known",
    Truth.DISPUTED: "disputed",
}
_SCOPES: Final = {
    Scope.ALL_DAMAGE: "for the whole claim, wherever the damage occurred",
    Scope.FORUM_DAMAGE_ONLY: "for the damage in that State only",
    Scope.ACTS_IN_FORUM_ONLY: "for acts committed or threatened in that State only",
    Scope.EU_WIDE: "for acts in any Member State of the Union",
    Scope.VALIDITY_ONLY_EXCLUDED: (
        "for the claim as such, but not for a ruling on validity with effect for everybody"
    ),
    Scope.INTERIM_ONLY: "for interim measures only",
}
_COURTS: Final = {
    Result.YES: "has jurisdiction",
    Result.LIMITED: "has jurisdiction within limits",
    Result.NO: "has no jurisdiction for the case as it is brought",
    Result.DEPENDS_ON: "may have jurisdiction; it depends on facts that are not settled",
    Result.UNSETTLED: "may have jurisdiction; the law is not settled",
    Result.UNKNOWN: "cannot be assessed; the rules there for such a case are not encoded",
}
_RECOGNISED: Final = {
    Result.YES: "recognised",
    Result.LIMITED: "recognised in part or under conditions",
    Result.NO: "not recognised",
    Result.DEPENDS_ON: "depends on facts that are not settled",
    Result.UNSETTLED: "not settled in law",
    Result.UNKNOWN: "not encoded",
}


def fact_words(name: str) -> str:
    """Name a fact for people.

    >>> fact_words("acts_in"), fact_words("judgment.final")
    ('Defendant acted in', 'Judgment: final')
    """
    found = _FACTS.get(name)
    if found is None:
        words = name.replace(".", ": ").replace("_", " ")
        found = words[:1].upper() + words[1:]
    return found


def state_words(code: str) -> str:
    """Name a State, state of a federation or common court, with its code.

    >>> state_words("AT"), state_words("US-CA"), state_words("UPC")
    ('Austria (AT)', 'United States (US-CA)', 'Unified Patent Court')
    """
    if code == UPC:
        return "Unified Patent Court"
    country = code.partition("-")[0]
    try:
        return f"{Territory(country).name} ({code})"
    except (BadInputError, KeyError):
        return code


def value_words(value: Value) -> str:
    """Write a value for people; States by their names.

    >>> from countermark.law.language.places import Place
    >>> value_words(Truth.TRUE), value_words(Places((Place("AU"), Place("BE"))))
    ('yes', 'Australia (AU), Belgium (BE)')
    """
    if isinstance(value, Truth):
        return _TRUTHS[value]
    if isinstance(value, Places):
        rest = ["perhaps others"] if value.more else []
        named = [place.words or state_words(place.code) for place in value]
        return ", ".join([*named, *rest]) or "none"
    return shown(value).replace("_", " ")


def scope_words(scope: Scope | str | None) -> str:
    """Say how far a court's jurisdiction reaches; empty if nothing is said of it."""
    return _SCOPES[Scope(scope)] if scope else ""


def court_words(answer: ForumAnswer) -> str:
    """Say what a court has or has not, and how far: the end of a sentence about it."""
    sentence = _COURTS[answer.result]
    reach = scope_words(answer.scope) if answer.result in {Result.YES, Result.LIMITED} else ""
    return f"{sentence}, {reach}" if reach else sentence


def law_words(answer: LawAnswer) -> str:
    """Say which law applies, or why that is not known."""
    named = ", ".join(_law(code.strip()) for code in answer.law.split(",") if code)
    open_ = {
        Result.DEPENDS_ON: "depends on facts that are not settled",
        Result.UNSETTLED: "not settled in law",
        Result.UNKNOWN: "not encoded",
    }.get(answer.result, "")
    return f"{named} ({open_})" if named and open_ else named or open_


def _law(code: str) -> str:
    # A right of the whole Union is judged by the act that made it: `EU:2017/1001`.
    return f"the instrument itself ({code})" if ":" in code else state_words(code)


def recognition_words(result: Result) -> str:
    """Say whether a judgment is recognised."""
    return _RECOGNISED[result]
