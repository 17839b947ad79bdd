"""Every command has help with an example that parses, and stands in the README."""

import re
import shlex
from pathlib import Path

import click
import pytest

from routing.cli.main import main
from routing.cli.roads import COMMANDS as ROADS_COMMANDS
from routing.cli.routing_group import COMMANDS
from routing.model import Item
from routing.outputs.accounts_file import HEADER as LEDGER_COLUMNS
from routing.outputs.place_layer import PLACE_COLUMNS, UNSERVED_COLUMNS
from routing.outputs.route_layer import COLUMNS as ROUTE_COLUMNS
from routing.outputs.stop_layer import COLUMNS as STOP_COLUMNS

README = Path(__file__).parents[1] / "README.md"
NAMES = [*(name for name in COMMANDS if name != "roads"), *(f"roads {n}" for n in ROADS_COMMANDS)]


def _command(name: str) -> click.Command:
    command: click.Command | None = main
    for word in name.split():
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(command), word)
    assert command is not None
    return command


def _split(arguments: list[str]) -> tuple[str, list[str]]:
    count = 2 if arguments[0] == "roads" else 1
    return " ".join(arguments[:count]), arguments[count:]


def _examples(text: str) -> list[list[str]]:
    lines = [line.strip().removeprefix("$ ") for line in text.splitlines()]
    return [
        shlex.split(line, comments=True)[1:]
        for line in lines
        if re.match(r"(\.venv/bin/)?routing [a-z]", line) and not re.search(r"[|<>\[]|\.\.\.", line)
    ]


def _parses(arguments: list[str]) -> None:
    name, rest = _split(arguments)
    _command(name).make_context(name, rest, parent=click.Context(main))


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example_that_parses(name: str) -> None:
    examples = _examples(_command(name).help or "")
    assert examples, "the help shows no example"
    for arguments in examples:
        assert _split(arguments)[0] in NAMES
        _parses(arguments)


def test_the_examples_of_the_group_parse() -> None:
    for arguments in _examples(main.help or ""):
        _parses(arguments)


@pytest.mark.parametrize("name", NAMES)
def test_every_option_has_help(name: str) -> None:
    for parameter in _command(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("name", NAMES)
def test_every_command_takes_the_common_options(name: str) -> None:
    options = {word for parameter in _command(name).params for word in parameter.opts}
    assert {"--json", "--verbose", "-v", "--quiet", "-q", "--debug"} <= options


@pytest.mark.parametrize("name", NAMES)
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"routing {name}" in README.read_text(encoding="utf-8")


def test_the_commands_of_the_readme_parse() -> None:
    for arguments in _examples(README.read_text(encoding="utf-8")):
        assert _split(arguments)[0] in NAMES, arguments
        _parses(arguments)


def test_every_column_of_the_layers_is_described() -> None:
    text = (README.parent / "docs" / "outputs.md").read_text(encoding="utf-8")
    layers = text.split("### ")[1:]
    for section, columns in zip(
        layers, (ROUTE_COLUMNS, STOP_COLUMNS, PLACE_COLUMNS, UNSERVED_COLUMNS), strict=True
    ):
        for name in columns:
            assert f"`{name}`" in section, name


def test_every_column_and_account_of_the_ledger_is_described() -> None:
    text = (README.parent / "docs" / "outputs.md").read_text(encoding="utf-8")
    section = text.split("## The ledger")[1].split("\n## ")[0]
    missing = [name for name in (*LEDGER_COLUMNS, *Item) if f"`{name}`" not in section]
    assert not missing
