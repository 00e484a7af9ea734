"""The documentation says what the program does today, and every command teaches."""

from __future__ import annotations

import re
from dataclasses import Field, fields
from pathlib import Path

import click
import pytest

from councilplans.cli import cli
from docs.reference import pages
from ingest.errors import Reason
from ingest.limits import DEFAULT_LIMITS, MIB
from tests.support import ROOT

HELPS = re.findall(r"^## `([^`]+)`\n\n```\n(.*?)\n```", pages()["cli.md"], re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", sorted(pages()))
def test_generated_pages_are_current(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == pages()[name], (
        "run: python -m docs.reference"
    )


@pytest.mark.parametrize(("name", "text"), HELPS, ids=[name for name, _ in HELPS])
def test_every_command_has_help_with_an_example(name: str, text: str) -> None:
    assert name in text.split("Options:")[0].replace("Usage: ", "", 1), "an example shows the command in use"


@pytest.mark.parametrize("spec", fields(DEFAULT_LIMITS), ids=lambda spec: spec.name)
def test_the_page_on_batches_has_every_limit_with_its_default(spec: Field[float]) -> None:
    value = getattr(DEFAULT_LIMITS, spec.name)
    shown = f"{value // MIB:,} MiB" if value >= MIB else f"{value:,.0f}"
    assert f"| `{spec.name}` | {shown} |" in (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("reason", Reason)
def test_the_page_on_batches_has_every_reason(reason: Reason) -> None:
    assert f"`{reason}`" in (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")


def test_the_page_on_the_code_names_every_package() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    packages = ("ingest", "lexicon", "extractors", "normalise", "output", "councilplans")
    folders = (path.parent for package in packages for path in (ROOT / package).rglob("__init__.py"))
    assert [str(each) for each in folders if not re.search(rf"[`/]{each.name}[`/]", page)] == []


def test_the_page_on_the_code_says_what_each_module_of_rules_for_deadlines_reads() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for module in (ROOT / "normalise" / "dates").glob("rules_*.py"):
        reads = module.read_text(encoding="utf-8").splitlines()[0].strip('".')
        assert f"| `{module.name}` | {reads[0].lower()}{reads[1:]} |" in page


@pytest.mark.parametrize("page", ["architecture.md", "adding-words.md", "adding-a-format.md"])
def test_files_that_a_page_on_the_code_names_are_there(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    packages = r"(?:ingest|lexicon|extractors|normalise|output|councilplans|tests|samples)"
    named = re.findall(rf"`({packages}/[\w/*.-]+)", text)
    assert [each for each in named if not [*ROOT.glob(each), *ROOT.glob(f"{each}.py")]] == []


def test_every_option_says_what_it_does() -> None:
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, f"{name} {option.opts}"


@pytest.mark.parametrize(
    "page", [*sorted(ROOT.glob("docs/*.md")), ROOT / "README.md"], ids=lambda page: page.name
)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
