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
_NO_CLAIM: Final = "Only recognition is asked for; which court heard the case is not in question."
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
    only_recognition = found.characterisation == ("recognition",)
    yield " ".join(said) or (_NO_CLAIM if only_recognition else NO_COURT)
    yield _laws(found) or NO_LAW
    yield _judgments(found) or no_recognition(found)


def _laws(found: Advice) -> str:
    """Say each law once for each issue, with the courts before which it applies."""
    several = len({one.forum for one in found.applicable_law}) > 1
    issues: dict[str, dict[str, list[str]]] = {}
    for one in found.applicable_law:
        courts = issues.setdefault(one.issue, {}).setdefault(law_words(one), [])
        if one.forum not in courts:
            courts.append(one.forum)
    sentences = []
    for issue, named in issues.items():
        alike: dict[str, list[str]] = {}
        for law, at in named.items():
            alike.setdefault(f" before {', '.join(at)}" if several else "", []).append(law)
        each = [f"{', '.join(laws)}{before}" for before, laws in alike.items()]
        sentences.append(_sentence(f"on {issue}: {'; '.join(each)}"))
    return " ".join(sentences)


def _judgments(found: Advice) -> str:
    """Say each answer once, with the ways of a judgment that it holds for."""
    reliefs: dict[tuple[str, str, str], list[str]] = {}
    for one in found.recognition:
        key = (recognition_words(one.result), one.origin, one.destination)
        reliefs.setdefault(key, []).append(one.relief)
    ways: dict[tuple[str, str], list[str]] = {}
    for (answer, origin, to), kinds in reliefs.items():
        way = f"{state_words(origin)} to {state_words(to)}"
        ways.setdefault((answer, " and ".join(kinds)), []).append(way)
    return " ".join(
        _sentence(f"{answer}: {kinds}, {'; '.join(which)}")
        for (answer, kinds), which in ways.items()
    )


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}." if words else ""


def no_recognition(found: Advice) -> str:
    """Say why nothing is said of recognition."""
    asked = (found.forum_asked,) if found.forum_asked else found.forums
    return _NO_RECOGNITION if any(one.result in OPEN for one in asked) else _NO_JUDGMENT
