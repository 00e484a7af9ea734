"""Settings come from where the user put them, in one order, and a misspelt one is refused."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from councilplans.config import (
    DEFAULT_CONFIG,
    Config,
    limits_key,
    load,
    reading_key,
    values,
)
from extractors.options import PdfEngine
from ingest.errors import ConfigError
from ingest.limits import DEFAULT_LIMITS
from output.flavour import CsvFlavour


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def settings_file(text: str, name: str = "councilplans.toml") -> Path:
    Path(name).write_text(text, "utf-8")
    return Path(name)


def test_without_any_setting_the_defaults_are_in_force() -> None:
    effective = load({}, {})
    assert effective.config == DEFAULT_CONFIG
    assert {origin for _, _, origin in effective.lines()} == {"default"}


def test_a_flag_wins_over_the_environment_that_over_the_file_and_that_over_the_default() -> None:
    settings_file('workers = 2\ncsv = "plain"\npdf_engine = "pdfplumber"\n[limits]\nseconds = 10\n')
    environment = {"COUNCILPLANS_WORKERS": "3", "COUNCILPLANS_CSV": "excel", "PATH": "/bin"}
    effective = load({"workers": 4, "csv": None}, environment)
    assert effective.config == replace(
        DEFAULT_CONFIG,
        workers=4,
        csv=CsvFlavour.EXCEL,
        pdf_engine=PdfEngine.PDFPLUMBER,
        limits=replace(DEFAULT_LIMITS, seconds=10.0),
    )
    origins = {name: origin for name, _, origin in effective.lines()}
    assert origins["workers"] == "command line"
    assert origins["csv"] == "COUNCILPLANS_CSV"
    assert origins["limits.seconds"] == "councilplans.toml"
    assert origins["limits.memory_mb"] == "default"


def test_every_limit_can_be_set_in_the_file_and_in_the_environment() -> None:
    for spec in fields(DEFAULT_LIMITS):
        settings_file(f"[limits]\n{spec.name} = 7\n")
        assert getattr(load({}, {}).config.limits, spec.name) == 7
        variable = f"COUNCILPLANS_LIMITS_{spec.name.upper()}"
        assert getattr(load({}, {variable: "8"}).config.limits, spec.name) == 8


def test_another_settings_file_can_be_named() -> None:
    settings_file("workers = 2")
    other = settings_file("workers = 5", "other.toml")
    assert load({}, {}, other).config.workers == 5
    assert load({}, {"COUNCILPLANS_CONFIG": "other.toml"}).config.workers == 5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wrokers = 2", "there is no setting `wrokers`. Did you mean `workers`"),
        ("[limits]\nsecond = 2", "there is no setting `limits.second`. Did you mean `limits.seconds`"),
        ("workers = 1.5", "`workers` must be a whole number"),
        ("workers = true", "`workers` must be a whole number"),
        ("workers = -1", "`workers` must be a whole number"),
        ("[limits]\nseconds = 0", "`limits.seconds` must be a number, more than 0"),
        ("[limits]\nseconds = nan", "`limits.seconds` must be a number, more than 0"),
        ('isolation = "perhaps"', "`isolation` must be true or false"),
        ('csv = "xlsx"', '`csv` must be "excel" or "plain"'),
        ("limits = 3", "`limits` must be a table"),
        ("workers =", "cannot be read as a settings file"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_its_place(text: str, said: str) -> None:
    path = settings_file(text)
    with pytest.raises(ConfigError) as refused:
        load({}, {})
    assert str(refused.value).startswith(str(path))
    assert said in str(refused.value)


def test_a_misspelt_variable_or_flag_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"COUNCILPLANS_WORKRES: .*Did you mean `COUNCILPLANS_WORKERS`"):
        load({}, {"COUNCILPLANS_WORKRES": "2"})
    with pytest.raises(ConfigError, match=r"command line: there is no setting `limits\.pdf_page`"):
        load({"limits.pdf_page": 2}, {})


def test_a_settings_file_that_was_named_and_is_not_there_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.toml: there is no such settings file"):
        load({}, {}, Path("nowhere.toml"))


@pytest.mark.parametrize("name", sorted(values(DEFAULT_CONFIG)))
def test_each_setting_shapes_the_rows_or_bounds_a_document_or_only_runs(name: str) -> None:
    """What shapes the rows makes another reading; what bounds a document lets failures be tried again."""
    shaping = {
        "pdf_engine",
        "ocr",
        "doc_engine",
        "actions",
        "resolutions",
        "strict_plans",
        "profile",
        "words",
        "limits.pdf_page_objects",
        "limits.pdf_page_cells",
        "limits.ocr_pages",
        "limits.ocr_megapixels",
    }
    other = {
        "pdf_engine": "pdfplumber",
        "ocr": "never",
        "doc_engine": "libreoffice",
        "actions": "tables",
        "resolutions": True,
        "strict_plans": True,
        "profile": "told.toml",
        "words": '{"lead": ["who is on it"]}',
        "csv": "plain",
        "log": "json",
        "isolation": False,
    }
    other |= {"tables": "plain", "xlsx": True, "duckdb": True}
    Path("told.toml").write_text("[[tables]]\ncolumns = []\n", "utf-8")
    changed: Config = load({name: other.get(name, 9)}, {}).config
    assert (reading_key(changed) != reading_key(DEFAULT_CONFIG)) == (name in shaping)
    assert (limits_key(changed) != limits_key(DEFAULT_CONFIG)) == name.startswith("limits.")


def test_a_profile_is_taken_with_the_text_of_its_file() -> None:
    Path("told.toml").write_text('[[tables]]\ncolumns = [{ heading = "A", means = ["lead"] }]\n', "utf-8")
    found = load({"profile": "told.toml"}, {}).config
    assert "heading" in found.wanted.profile
    assert reading_key(found) != reading_key(DEFAULT_CONFIG)


def test_a_profile_that_is_none_is_refused() -> None:
    Path("told.toml").write_text("[[tables]]\nplan = 3\n", "utf-8")
    with pytest.raises(ConfigError, match="profile"):
        load({"profile": "told.toml"}, {})
    with pytest.raises(ConfigError, match="nowhere"):
        load({"profile": "nowhere.toml"}, {})


def test_a_settings_file_takes_a_council_s_own_words() -> None:
    settings_file('[words.lead]\nlabels = ["Who is on it"]\n')
    found = load({}, {})
    assert found.config.wanted.words == '{"lead": ["who is on it"]}'
    assert {name: shown for name, shown, _ in found.lines()}["words"] != "not set"
    settings_file("[words]\nlead = 3\n")
    with pytest.raises(ConfigError, match=r"\[words.lead\]"):
        load({}, {})
