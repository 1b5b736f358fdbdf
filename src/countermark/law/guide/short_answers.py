"""The answers in a sentence each, as they stand on the first page and on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from countermark.findings import Result
from countermark.law.advice.advice import Advice
from countermark.law.guide.wording import court_words, law_words, recognition_words, state_words

OPEN: Final = frozenset({Result.YES, Result.LIMITED, Result.DEPENDS_ON, Result.UNSETTLED})
"""Answers for a court that is, or may be, open."""

NO_COURT: Final = "The facts point to no court yet."
"""Where no court is named."""

_NO_JUDGMENT: Final = "No court is open on these facts, so there is no judgment to look at."
NO_LAW: Final = "No court is open on these facts, so no law was looked for."
"""Where no law is named."""

_NO_RECOGNITION: Final = (
    "No second State was named in which the judgment would have to count, and none follows from "
    "the defendant's domicile or property."
)


def short_answers(found: Advice) -> Iterator[str]:
    """Say the answers in a sentence each: court, law, recognition."""
    asked = (found.forum_asked,) if found.forum_asked else found.forums
    alike: dict[str, list[str]] = {}
    for one in asked:
        alike.setdefault(court_words(one), []).append(state_words(one.state))
    said = [f"{', '.join(states)}: {words}." for words, states in alike.items()]
    yield " ".join(said) or NO_COURT
    laws = dict.fromkeys(f"on {one.issue}: {law_words(one)}" for one in found.applicable_law)
    yield _sentence("; ".join(laws)) or NO_LAW
    judged = dict.fromkeys(
        f"{one.relief}, {state_words(one.origin)} to {state_words(one.destination)}: "
        f"{recognition_words(one.result)}"
        for one in found.recognition
    )
    yield _sentence("; ".join(judged)) or no_recognition(found)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}." if words else ""


def no_recognition(found: Advice) -> str:
    """Say why nothing is said of recognition."""
    asked = (found.forum_asked,) if found.forum_asked else found.forums
    return _NO_RECOGNITION if any(one.result in OPEN for one in asked) else _NO_JUDGMENT
