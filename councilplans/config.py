"""The settings: what they are, where each value comes from, and which of them shape the rows.

A value given on the command line wins over the environment (``COUNCILPLANS_WORKERS``,
``COUNCILPLANS_LIMITS_SECONDS``), that over ``councilplans.toml``, that over the default. A name that
nobody knows is refused wherever it stands: a misspelt limit is no limit.

    workers = 4
    csv = "plain"

    [limits]
    seconds = 300
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias, get_type_hints

from councilplans.libreoffice import HELPER
from extractors.options import ActionsFrom, DocEngine, Ocr, PdfEngine, ReadOptions, Wanted
from extractors.told import read_profile, words_text
from ingest.errors import ConfigError
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.written import toml_table
from output.flavour import CsvFlavour
from output.sinks.sink import Product

Value: TypeAlias = str | int | float | bool

FILE_NAME = "councilplans.toml"
_PREFIX = "COUNCILPLANS_"
_FILE_VARIABLE = "COUNCILPLANS_CONFIG"
_LIMITS = "limits."


class TableSet(StrEnum):
    """Which tables a run writes."""

    STAR = "star"
    """The schema's tables, and flat ones for BI tools beside them."""
    PLAIN = "plain"
    """The schema's tables alone."""


class LogStyle(StrEnum):
    """For whom the running commentary on stderr is written."""

    HUMAN = "human"
    JSON = "json"


class ToldText(str):
    """What a person has said, as the text that crosses to other processes."""

    __slots__ = ()


_NOTHING = ToldText()


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that can be set. What is added counts as shaping the rows, unless `_RUN_ONLY` says no."""

    pdf_engine: Annotated[PdfEngine, "how PDFs are read"] = PdfEngine.AUTO
    ocr: Annotated[Ocr, "whether the text of scanned pages is read"] = Ocr.AUTO
    doc_engine: Annotated[DocEngine, "how .doc files are read"] = DocEngine.BUILTIN
    workers: Annotated[int, "documents that are read at a time"] = 0
    """Processes that read; 0 stands for one a core."""
    isolation: Annotated[bool, "whether each file is read in a separate process"] = True
    """Whether every document is read in a process of its own kind; without it a bad file can end the run."""
    actions: Annotated[ActionsFrom, "where actions are looked for: tables and text (all), or tables"] = (
        ActionsFrom.ALL
    )
    """Where actions are looked for."""
    resolutions: Annotated[bool, "whether what a meeting resolved is an action"] = False
    """Whether what a meeting resolved that a named officer should do is an action."""
    strict_plans: Annotated[bool, "whether tables that may be no plan are left out"] = False
    """Whether tables that may be no plan are left out."""
    profile: Annotated[ToldText, "file that says which tables are plans (--profile)"] = _NOTHING
    """What a person has said of tables (`inspect --profile`): the text of the file that is named."""
    words: Annotated[ToldText, "your own column headings ([words.MEANING] in the settings file)"] = _NOTHING
    """A council's own headings by what they mean, from [words.MEANING] in the settings file."""
    csv: Annotated[CsvFlavour, "whether CSV files are for Excel or for programs (plain)"] = CsvFlavour.EXCEL
    tables: Annotated[TableSet, "star: also flat tables for BI tools; plain: none"] = TableSet.STAR
    xlsx: Annotated[bool, "whether an Excel workbook is written"] = False
    """Whether a workbook for people is made of the tables."""
    duckdb: Annotated[bool, "whether a DuckDB database is written"] = False
    """Whether a DuckDB database is made of the tables."""
    log: Annotated[LogStyle, "whether progress is told for a person (human) or as JSON"] = LogStyle.HUMAN
    limits: Limits = DEFAULT_LIMITS

    @property
    def read_options(self) -> ReadOptions:
        """What of it concerns readers."""
        convert = HELPER.convert if self.doc_engine is DocEngine.LIBREOFFICE else None
        return ReadOptions(self.limits, self.pdf_engine, self.ocr, convert)

    @property
    def wanted(self) -> Wanted:
        """What of it says what is looked for."""
        return Wanted(self.actions, self.resolutions, self.strict_plans, self.profile, self.words)


DEFAULT_CONFIG = Config()

# Settings that leave the rows of a document that was read as they are: changing one of them is no reason
# to read again what is read. (A document refused under other limits is tried again: see `limits_key`.)
_RUN_ONLY = frozenset({"workers", "isolation", "csv", "tables", "xlsx", "duckdb", "log"})
_SHAPING_LIMITS = frozenset(
    {
        "limits.pdf_page_objects",
        "limits.pdf_page_cells",
        "limits.ocr_pages",
        "limits.ocr_megapixels",
    }
)


@dataclass(frozen=True, slots=True)
class Effective:
    """The settings in force, and where each one was set."""

    config: Config = DEFAULT_CONFIG
    origins: Mapping[str, str] = field(default_factory=dict)

    def lines(self) -> Iterator[tuple[str, Value, str]]:
        """Name, value and origin of every setting, in order."""
        for name, value in values(self.config).items():
            yield name, _shown(value), self.origins.get(name, "default")


def settings_in_words() -> dict[str, str]:
    """What each setting is about, by its full name, where that does not say it."""
    return _in_words(Config) | {_LIMITS + name: words for name, words in _in_words(Limits).items()}


def _in_words(kind: type) -> dict[str, str]:
    """The words that stand beside the types of a class's fields."""
    hints = get_type_hints(kind, include_extras=True)
    return {name: str(hint.__metadata__[0]) for name, hint in hints.items() if hasattr(hint, "__metadata__")}


def _shown(value: Value) -> Value:
    """A value for people: of a text that crosses no more than that it is there, and which."""
    if not isinstance(value, ToldText):
        return value
    return f"set (fingerprint {hashlib.sha256(value.encode()).hexdigest()[:8]})" if value else "not set"


def products(config: Config) -> tuple[Product, ...]:
    """What is made of the finished tables."""
    wanted = {
        Product.ISSUES: True,
        Product.STAR: config.tables is TableSet.STAR,
        Product.XLSX: config.xlsx,
        Product.DUCKDB: config.duckdb,
        Product.DATAPACKAGE: True,
    }
    return tuple(product for product in Product if wanted[product])


def values(config: Config) -> dict[str, Value]:
    """Every setting by its full name (``limits.seconds``)."""
    flat: dict[str, Value] = {}
    for spec in fields(config):
        if spec.name != "limits":
            flat[spec.name] = getattr(config, spec.name)
    for spec in fields(config.limits):
        flat[_LIMITS + spec.name] = getattr(config.limits, spec.name)
    return flat


def reading_key(config: Config) -> str:
    """A hash of the settings that shape the rows: rows read under one key hold under no other."""
    return _key({name: value for name, value in values(config).items() if shapes_rows(name)})


def shapes_rows(name: str) -> bool:
    """Whether a setting can change what is read from a document."""
    return name in _SHAPING_LIMITS or not (name in _RUN_ONLY or name.startswith(_LIMITS))


def limits_key(config: Config) -> str:
    """A hash of the limits: a failure under one key says nothing about another."""
    return _key({name: value for name, value in values(config).items() if name.startswith(_LIMITS)})


def _key(settings: Mapping[str, Value]) -> str:
    return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:16]


def load(
    flags: Mapping[str, Value | None], environment: Mapping[str, str], file: Path | None = None
) -> Effective:
    """The settings in force. ``flags`` are by full name, None for one that was not given.

    ``file`` is what ``--config`` names; without it COUNCILPLANS_CONFIG, or `councilplans.toml` in the
    current folder if there is one. Raises `ConfigError` for a name, a kind or a number that cannot be.
    """
    given: dict[str, Value] = {}
    origins: dict[str, str] = {}
    for origin, settings in (
        *_from_file(file, environment),
        *_from_environment(environment),
        *(("command line", {name: value}) for name, value in flags.items() if value is not None),
    ):
        for name, value in settings.items():
            given[name] = _checked(name, _file_text(value) if name == "profile" else value, origin)
            origins[name] = origin
    return Effective(_build(given), origins)


def _file_text(named: Value) -> str:
    """What the file of a profile says, once it is known to be one."""
    path = Path(str(named))
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read as a profile ({error}).") from error
    try:
        read_profile(text)
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error
    return text


def _build(given: Mapping[str, Value]) -> Config:
    limits = {name.removeprefix(_LIMITS): value for name, value in given.items() if name.startswith(_LIMITS)}
    plain = {name: value for name, value in given.items() if not name.startswith(_LIMITS)}
    # _checked has given every value the type of its field.
    return Config(limits=Limits(**limits), **plain)  # type: ignore[arg-type]


def _from_file(file: Path | None, environment: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Value]]]:
    named = file or (Path(environment[_FILE_VARIABLE]) if environment.get(_FILE_VARIABLE) else None)
    path = named or Path(FILE_NAME)
    try:
        table = toml_table(path.read_text("utf-8"))
    except FileNotFoundError as error:
        if named is None:
            return
        message = f"{path}: there is no such settings file."
        raise ConfigError(message) from error
    except (OSError, ValueError) as error:
        message = f"{path}: cannot be read as a settings file ({error})."
        raise ConfigError(message) from error
    settings = {name: value for name, value in table.items() if name not in ("limits", "words")}
    if "words" in table:
        settings["words"] = _own_words(table["words"], path)
    if "profile" in settings:
        settings["profile"] = str(path.parent / str(settings["profile"]))
    limits = table.get("limits", {})
    if not isinstance(limits, dict):
        message = f"{path}: `limits` must be a table, as in [limits]."
        raise ConfigError(message)
    yield str(path), settings | {_LIMITS + name: value for name, value in limits.items()}


def _own_words(table: object, path: Path) -> str:
    """[words.lead] labels = ["Who's on it"] as the text that crosses."""
    try:
        return words_text({name: list(told["labels"]) for name, told in table.items()})  # type: ignore[attr-defined]
    except (AttributeError, KeyError, TypeError) as error:
        message = f'{path}: own words are written as in [words.lead] with labels = ["Who is on it"].'
        raise ConfigError(message) from error


def _from_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Value]]]:
    names = {_PREFIX + name.replace(".", "_").upper(): name for name in values(DEFAULT_CONFIG)}
    for variable, text in environment.items():
        if variable.startswith(_PREFIX) and variable != _FILE_VARIABLE:
            if variable not in names:
                raise ConfigError(f"{variable}: there is no such setting.{_suggestion(variable, names)}")
            yield variable, {names[variable]: text}


def _checked(name: str, value: object, origin: str) -> Value:
    """A value in its setting's type; texts (of the environment, of flags) are converted."""
    known = _types()
    if name not in known:
        raise ConfigError(f"{origin}: there is no setting `{name}`.{_suggestion(name, known)}")
    kind = known[name]
    try:
        return _convert(kind, value, zero_allowed=not name.startswith(_LIMITS))
    except ValueError as error:
        wanted = _wanted(kind, zero_allowed=not name.startswith(_LIMITS))
        raise ConfigError(f"{origin}: `{name}` must be {wanted}, and {value!r} is not.") from error


def _types() -> dict[str, type]:
    plain = {name: kind for name, kind in get_type_hints(Config).items() if name != "limits"}
    return plain | {_LIMITS + name: kind for name, kind in get_type_hints(Limits).items()}


def _convert(kind: type, value: object, *, zero_allowed: bool) -> Value:
    if issubclass(kind, StrEnum):
        return kind(str(value))
    if kind is bool:
        return _boolean(value)
    if kind is ToldText:
        return ToldText(value)
    number = _number(kind, value)
    if not (number or zero_allowed):
        raise ValueError(value)
    return number


def _number(kind: type, value: object) -> int | float:
    plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    number = float(str(value)) if plain else -1.0
    if not 0 <= number < math.inf or (kind is int and number != int(number)):
        raise ValueError(value)
    return int(number) if kind is int else number


def _boolean(value: object) -> bool:
    spoken = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    if str(value).lower() not in spoken:
        raise ValueError(value)
    return spoken[str(value).lower()]


def _wanted(kind: type, *, zero_allowed: bool) -> str:
    if issubclass(kind, StrEnum):
        return " or ".join(f'"{choice}"' for choice in kind)
    if kind is bool:
        return "true or false"
    return f"a {'whole ' if kind is int else ''}number, {'0 or more' if zero_allowed else 'more than 0'}"


def _suggestion(name: str, known: Iterable[str]) -> str:
    """The known name that was meant, or the names of its kind: what they begin with says nothing."""
    start = next((each for each in (_PREFIX + "LIMITS_", _PREFIX, _LIMITS) if name.startswith(each)), "")
    ends = {each.removeprefix(start): each for each in known if each.startswith(start)}
    close = get_close_matches(name.removeprefix(start), ends, n=1)
    if close:
        return f" Did you mean `{ends[close[0]]}`?"
    # A limit is given by its own name: --limit NAME=N.
    return f" These exist: {', '.join(ends if start == _LIMITS else ends.values())}."
