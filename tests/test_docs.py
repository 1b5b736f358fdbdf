"""Documentation that would otherwise rot."""

import json
import re
from dataclasses import fields
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import click
import pytest

from countermark.cli.main import COMMANDS, countermark
from countermark.examine.reading import CaseFacts, Goods
from countermark.examine.schema import findings_schema

ROOT = Path(__file__).parent.parent


def script(name: str) -> ModuleType:
    """Load a script of the folder scripts."""
    spec = spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_page_of_tables_is_fresh() -> None:
    """docs/data.md is what scripts/make_data_page.py writes now."""
    written = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    assert written == script("make_data_page").data_page()


def test_schema_is_fresh() -> None:
    """docs/findings.schema.json is what scripts/make_schema.py writes now."""
    written = json.loads((ROOT / "docs" / "findings.schema.json").read_text(encoding="utf-8"))
    assert written == findings_schema()


@pytest.mark.parametrize(
    "engine", ["marks", "packs", "law", "border", "disposal", "reading", "examine"]
)
def test_every_engine_has_a_method_page(engine: str) -> None:
    """How an engine reasons, what it was measured on and where it is wrong is written down."""
    text = (ROOT / "docs" / "methods" / f"{engine}.md").read_text(encoding="utf-8").lower()
    assert "measured" in text
    assert re.search(r"where it is wrong|wrong or weak|cannot see|weak", text)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_readme_shows_every_command(name: str) -> None:
    """Each command stands in the README, with every subcommand."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = countermark.get_command(click.Context(countermark), name)
    subcommands = list(command.commands) if isinstance(command, click.Group) else [""]
    for subcommand in subcommands:
        assert f"countermark {name} {subcommand}".strip() in readme


@pytest.mark.parametrize(
    "path", [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")], ids=lambda path: path.name
)
def test_links_inside_the_documentation_lead_somewhere(path: Path) -> None:
    """Relative links and pictures in the documentation exist."""
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("kind", [CaseFacts, Goods])
def test_every_key_of_a_case_is_explained(kind: type) -> None:
    """docs/case.md names each key that case.yaml may have."""
    page = (ROOT / "docs" / "case.md").read_text(encoding="utf-8")
    for field in fields(kind):
        assert f"`{field.name}`" in page, field.name
