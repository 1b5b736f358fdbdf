"""Judgments and rules that tests make up, so that no test hangs on what the collection holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from countermark.law.judgments.collection import Collection, read_collection
from countermark.law.provisions.rulebook import Rulebook, read_rulebook

SOURCE = 'source: {title: Code of XX, locator: "", version: "2020-01-01", checked: true}'


def _case_file(case: str = "au-one", /, **more: object) -> dict[str, object]:
    given: dict[str, object] = {
        "id": case,
        "name": "One v Another",
        "court": "Court of First Instance",
        "country": "AU",
        "date": "2015-06-01",
        "citation": "12/15",
        "rights": ["trademark"],
        "issues": ["jurisdiction"],
        "facts": {"forum": "AU", "defendant_domicile": ["AU"], "online": "true"},
        "holding": {"jurisdiction": "yes", "words": "The court of the domicile may hear it."},
        "summary": "A shop sold bags.",
        "source": {"title": "12/15", "checked": "true"},
        "coding": {"score": "true", "determinable": "true", "doubtful": "false"},
    }
    for key, value in more.items():
        below = given.get(key)
        joined = isinstance(below, dict) and isinstance(value, dict)
        given[key] = {**below, **value} if joined else value  # type: ignore[dict-item]
    return given


@pytest.fixture
def made() -> Callable[..., dict[str, object]]:
    """Make what a case file holds; further words replace entries, mappings line by line."""
    return _case_file


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write case files into a folder."""

    def files(*given: dict[str, object], into: str = "cases") -> Path:
        folder = tmp_path / into
        folder.mkdir(exist_ok=True)
        for one in given:
            text = yaml.safe_dump(one, allow_unicode=True, sort_keys=False)
            (folder / f"{one['id']}.yaml").write_text(text, encoding="utf-8")
        return folder

    return files


@pytest.fixture
def cases(write: Callable[..., Path]) -> Callable[..., Collection]:
    """Read a collection of case files."""

    def read(*given: dict[str, object]) -> Collection:
        return read_collection(write(*given))

    return read


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    """Read a small code: in Australia the defendant's domicile and the place of damage count."""
    folder = tmp_path / "rules" / "xx"
    folder.mkdir(parents=True)
    (folder / "code.yaml").write_text(
        f"""\
- id: xx.governs
  issue: instrument
  provisions: ["XX:CODE:0"]
  {SOURCE}
  when: forum is AU
  effect: {{governs: "XX:CODE", complete: true}}
  says: The code governs in Australia.
- id: xx.domicile
  issue: forum
  step: special
  provisions: ["XX:CODE:1"]
  {SOURCE}
  when: defendant is forum
  effect: {{outcome: grants, scope: all_damage}}
  says: The courts of the domicile are open.
  cases: [au-one]
- id: xx.damage
  issue: forum
  step: special
  provisions: ["XX:CODE:2"]
  {SOURCE}
  when: damage_in includes forum
  effect: {{outcome: grants, scope: forum_damage_only}}
  says: The courts of the damage may hear the damage there.
  exceptions:
    - id: xx.damage-offline
      when: online is false
      says: Not offline.
      cases: [au-two]
"""
    )
    return read_rulebook(tmp_path / "rules")
