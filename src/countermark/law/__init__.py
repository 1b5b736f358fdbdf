"""What is it called in law, which court, which law, and will it be recognised?

Meanings of counterfeit, pirated, falsified and their kin, by regime.

The rules stand in `rules/meanings/*.yaml`, one file for each meaning and version, with worked
cases beside them. Facts are true, false, unknown or disputed; what is unknown is asked for.

>>> from datetime import date
>>> facts = read_facts(
...     {
...         "right": "trademark",
...         "registered_in": ["EU"],
...         "registered_for_goods": True,
...         "sign_relation": "identical",
...         "authorised_by_holder": False,
...         "destination": "DE",
...     }
... )
>>> by_regime = {one.regime: one for one in label(facts, on=date(2026, 11, 23))}
>>> by_regime["TRIPS.fn14a"].sentence()
'Suspected: counterfeit trademark goods (TRIPS art. 51 fn 14(a)).'
>>> by_regime["TRIPS.fn14b"].why[0].text
'The right relied on is no copyright or related right; footnote 14(b) speaks of these only.'
>>> [fact.fact for fact in by_regime["TRIPS.61"].missing_facts]
['infringes', 'first_sale_area', 'overrun', 'travellers_goods', 'wilful', 'commercial_scale']
"""

from countermark.law.advice.advice import Advice, advise
from countermark.law.advice.examination import examine_dispute
from countermark.law.dispute.dispute import Dispute, read_dispute
from countermark.law.language.logic import Truth, all_of, any_of
from countermark.law.meanings.examination import LawFacts, Medicine, Observed, examine
from countermark.law.meanings.facts import LabelDecision, LabelFacts, read_facts
from countermark.law.meanings.labels import Label, LabelStatus, MissingFact, questions
from countermark.law.meanings.rule import Field, Meanings, Rule
from countermark.law.meanings.rulebook import meanings, parse_rule, read_meanings
from countermark.law.meanings.standing import apply_rule, label, unused_decisions
from countermark.law.meanings.vocabulary import RULES, fact_names
from countermark.law.meanings.worked import Check, check

__all__ = [
    "RULES",
    "Advice",
    "Check",
    "Dispute",
    "Field",
    "Label",
    "LabelDecision",
    "LabelFacts",
    "LabelStatus",
    "LawFacts",
    "Meanings",
    "Medicine",
    "MissingFact",
    "Observed",
    "Rule",
    "Truth",
    "advise",
    "all_of",
    "any_of",
    "apply_rule",
    "check",
    "examine",
    "examine_dispute",
    "fact_names",
    "label",
    "meanings",
    "parse_rule",
    "questions",
    "read_dispute",
    "read_facts",
    "read_meanings",
    "unused_decisions",
]
