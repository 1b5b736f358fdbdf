"""What must happen by when? Legal clocks of border measures, counted on real calendars.

>>> from datetime import date
>>> facts = BorderFacts(
...     regime="EU", territory="DE", event="detention_notified", on=date(2026, 12, 18),
...     perishable=False, small_consignment=False, declarant_consents=False,
... )
>>> first = deadlines(facts)[0]
>>> first.deadline.isoformat(), first.basis
('2027-01-05', 'EU:2013/608:23(1)')
>>> [day.why for day in first.skipped if "DE" in day.why]
['Christmas Day (DE)', 'Saturday; Second Day of Christmas (DE)', "New Year's Day (DE)"]
>>> [str(d.extension.until) for d in deadlines(facts) if d.extension]
['2027-01-19']

What is not known is asked for, and both deadlines are shown, the earlier first:

>>> from dataclasses import replace
>>> [d.deadline.isoformat() for d in deadlines(replace(facts, perishable=None))][::3]
['2026-12-23', '2027-01-05']
"""

from countermark.border.article_26 import Answer, article_26, small_consignment
from countermark.border.calendar import Calendar, calendar_of, regions_of
from countermark.border.clocks import Clock, clocks, events_of
from countermark.border.counting import (
    Count,
    DayOff,
    days_after,
    working_days_after,
    working_days_before,
    years_after,
)
from countermark.border.deadline import Deadline, Extension
from countermark.border.examination import deadlines, examine, explain_none
from countermark.border.facts import KNOWN_FACTS, BorderFacts, read_facts
from countermark.border.regimes import events, regime_of, regimes

__all__ = [
    "KNOWN_FACTS",
    "Answer",
    "BorderFacts",
    "Calendar",
    "Clock",
    "Count",
    "DayOff",
    "Deadline",
    "Extension",
    "article_26",
    "calendar_of",
    "clocks",
    "days_after",
    "deadlines",
    "events",
    "events_of",
    "examine",
    "explain_none",
    "read_facts",
    "regime_of",
    "regimes",
    "regions_of",
    "small_consignment",
    "working_days_after",
    "working_days_before",
    "years_after",
]
