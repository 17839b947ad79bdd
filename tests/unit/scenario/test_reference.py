import json
from pathlib import Path

import jsonschema
import pytest

from routing.errors import UsageError
from routing.scenario import FAULT_CODES, explain
from routing.scenario.codes import FAMILIES
from routing.scenario.reference import (
    DOCS,
    faults_page,
    json_schema,
    scenario_page,
    write_reference,
)
from routing.scenario.rules import RULES
from routing.scenario.writing import SCHEMA_FILE
from routing.scenario.yaml_text import parse_yaml, plain
from tests.bad_scenarios.good_folder import YAML

AGAIN = "run python -m routing.scenario.reference"
SCHEMA = json.loads(json_schema())


def test_the_committed_files_are_in_step() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == json_schema(), AGAIN
    assert (DOCS / "faults.md").read_text(encoding="utf-8") == faults_page(), AGAIN
    assert (DOCS / "scenario.md").read_text(encoding="utf-8") == scenario_page(), AGAIN


def test_writing_the_reference_names_its_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("routing.scenario.reference.DOCS", tmp_path)
    monkeypatch.setattr("routing.scenario.reference.SCHEMA_FILE", tmp_path / "s.json")
    assert [path.name for path in write_reference()] == ["s.json", "faults.md", "scenario.md"]
    assert (tmp_path / "faults.md").read_text(encoding="utf-8") == faults_page()


def test_the_schema_is_a_json_schema_of_2020() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def valid(text: str) -> bool:
    root, _ = parse_yaml(text, "f")
    assert root is not None
    return bool(jsonschema.Draft202012Validator(SCHEMA).is_valid(plain(root)))


@pytest.mark.parametrize("name", ["chunan", "two-villages"])
def test_the_schema_accepts_the_examples(name: str) -> None:
    path = SCHEMA_FILE.parents[2] / "scenarios" / name / "scenario.yaml"
    assert valid(path.read_text(encoding="utf-8"))


def test_the_schema_accepts_good_and_refuses_bad_files() -> None:
    assert valid(YAML)
    assert not valid(YAML.replace("max_trips", "max_trip"))
    assert not valid(YAML.replace('"19:30"', "19.5"))
    assert not valid(YAML.replace("temperature: chilled", "temperature: cold"))
    assert not valid(YAML.replace("max_trips: 3", "max_trips: -3"))


def test_every_key_is_described() -> None:
    definitions = [SCHEMA, *SCHEMA["$defs"].values()]
    for definition in definitions:
        for name, key in definition.get("properties", {}).items():
            assert key.get("description"), name


@pytest.mark.parametrize("code", sorted(FAULT_CODES))
def test_every_code_is_explained(code: str) -> None:
    page = explain(code.lower())
    entry = FAULT_CODES[code]
    assert page.startswith(f"{code} {entry.title}\n")
    assert all(part in page for part in (entry.meaning, entry.remedy))
    assert entry.meaning.endswith(".")
    assert entry.remedy.endswith(".")


def test_an_unknown_code_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="S150"):
        explain("S1500")


def test_codes_are_unique_and_many() -> None:
    codes = [entry.code for family in FAMILIES.values() for entry in family]
    assert len(codes) == len(set(codes)) == len(FAULT_CODES) >= 35


def test_every_rule_names_its_code() -> None:
    for rule in RULES:
        assert (rule.__doc__ or "")[:4] in FAULT_CODES, rule
