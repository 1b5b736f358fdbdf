"""A small book of rules, so that tests do not change when the law does."""

from __future__ import annotations

from typing import Final

import pytest

from countermark.law.provisions.rulebook import Rulebook, read_rulebook

SOURCE: Final = 'source: {title: Code of XX, locator: "", version: "2020-01-01", checked: true}'

RULES: Final = f"""\
- id: xx.governs
  issue: instrument
  provisions: ["XX:CODE:0"]
  {SOURCE}
  when: forum is AU
  effect: {{governs: "XX:CODE", complete: true}}
  says: The code governs in Australia.
- id: xx.home
  issue: forum
  step: general
  provisions: ["XX:CODE:1"]
  {SOURCE}
  when: defendant is forum
  effect: {{outcome: grants, scope: all_damage}}
  says: Whoever lives here may be sued here.
  cases: [xx-first-case]
- id: xx.damage
  issue: forum
  step: special
  provisions: ["XX:CODE:2"]
  source: {{title: Code of XX, locator: art. 2, version: "2020-01-01", checked: false}}
  when: {{all: [online is true, damage_in includes forum]}}
  effect: {{outcome: grants, scope: forum_damage_only}}
  says: The damage here may be claimed here.
- id: xx.agreed
  issue: forum
  step: agreement
  provisions: ["XX:CODE:3"]
  {SOURCE}
  when: choice_of_court.state is somewhere
  effect: {{outcome: denies}}
  overrides: [step general, step special]
  says: Who agreed on another court goes there.
- id: xx.void
  issue: forum
  step: exclusive
  provisions: ["XX:CODE:4"]
  {SOURCE}
  when: {{all: [validity_raised is true, validity_by is action]}}
  effect: {{outcome: denies}}
  overrides: [step general, step special]
  says: Validity belongs elsewhere.
- id: xx.law
  issue: law
  provisions: ["XX:CODE:5"]
  {SOURCE}
  when: claim is infringement
  effect: {{of: infringement, law: protection_claimed_in}}
  says: The law of the protecting State governs.
- id: xx.recognised
  issue: recognition
  provisions: ["XX:CODE:6"]
  {SOURCE}
  when: reciprocity is true
  effect: {{outcome: "yes"}}
  says: The judgment is recognised.
- id: xx.principle
  layer: soft_law
  issue: forum
  step: special
  provisions: ["XX:PRINCIPLES:1"]
  {SOURCE}
  when: online is true
  effect: {{outcome: grants, scope: all_damage}}
  says: A scholar would open the court.
"""


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """Read the small book."""
    folder = tmp_path_factory.mktemp("rules")
    (folder / "xx").mkdir()
    (folder / "xx" / "code.yaml").write_text(RULES)
    return read_rulebook(folder)
