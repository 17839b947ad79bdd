"""The group: help without weight, failures as messages, one exit code per kind."""

import errno
import json
import logging
import re
import signal
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner, Result

from routing.cli import routing_group
from routing.cli.main import main
from routing.cli.options import common_options
from routing.cli.routing_group import COMMANDS
from routing.cli.watch import watched
from routing.errors import (
    Fault,
    NoPlanError,
    PlanRejectedError,
    RoadsError,
    RoutingError,
    ScenarioError,
    UsageError,
)

FAULT = Fault(code="S112", message="closes first", remedy="Swap.", file="places.csv", row=3)


def test_help_lists_the_commands_and_imports_none_of_them() -> None:
    code = (
        "import sys\n"
        "from routing.cli.main import main\n"
        "try:\n    main(['-h'])\n"
        "except SystemExit as stop:\n    assert stop.code == 0\n"
        "heavy = {'numpy', 'ortools', 'osmnx', 'geopandas', 'shapely', 'pydantic'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for name in COMMANDS:
        assert f"  {name} " in done.stdout


def test_the_version_is_told() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert (result.exit_code, result.stdout[:8]) == (0, "routing,")


def test_an_unknown_command_is_wrong_use() -> None:
    result = CliRunner().invoke(main, ["solv"])
    assert result.exit_code == 2
    assert "solv" in result.stderr


def _failing(monkeypatch: pytest.MonkeyPatch, error: BaseException, *options: str) -> Result:
    @click.command()
    @common_options
    def check(**options: object) -> None:  # noqa: ARG001 - the wrapper looks at them
        raise error

    monkeypatch.setattr(routing_group.RoutingGroup, "get_command", lambda *_: check)
    return CliRunner().invoke(main, ["check", *options])


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RoutingError("odd"), 1),
        (UsageError("odd"), 2),
        (ScenarioError([FAULT]), 3),
        (RoadsError("odd"), 4),
        (NoPlanError("odd"), 5),
        (PlanRejectedError("odd"), 6),
        (PermissionError(errno.EACCES, "Permission denied", "/root/x"), 2),
        (KeyboardInterrupt(), 130),
        (ZeroDivisionError("odd"), 1),
    ],
)
def test_each_kind_of_failure_has_its_exit_code_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    result = _failing(monkeypatch, error)
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_faults_are_listed_one_a_line_with_their_count(monkeypatch: pytest.MonkeyPatch) -> None:
    result = _failing(monkeypatch, ScenarioError([FAULT, FAULT]))
    lines = result.stderr.splitlines()
    assert lines == [str(FAULT), str(FAULT), "The scenario has 2 faults."]


def test_json_failures_are_one_object_on_stdout(monkeypatch: pytest.MonkeyPatch) -> None:
    told = json.loads(_failing(monkeypatch, ScenarioError([FAULT]), "--json").stdout)
    assert told["exit_code"] == 3
    assert told["faults"][0]["row"] == 3
    assert told["faults"][0]["where"] == "places.csv, row 3"
    told = json.loads(_failing(monkeypatch, ZeroDivisionError("odd"), "--json").stdout)
    assert told == {"error": "ZeroDivisionError: odd", "exit_code": 1, "faults": []}


def test_a_bug_owns_up_and_shows_its_traceback_when_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "bug in routing" in _failing(monkeypatch, ZeroDivisionError("odd")).stderr
    result = _failing(monkeypatch, ZeroDivisionError("odd"), "--debug")
    assert "Traceback" in result.stderr
    assert result.exit_code == 1
    result = _failing(monkeypatch, UsageError("odd"), "--debug")
    assert "Traceback" in result.stderr
    assert result.exit_code == 2


def test_a_closed_pipe_is_not_our_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    result = _failing(monkeypatch, BrokenPipeError(errno.EPIPE, "Broken pipe"))
    assert "bug" not in result.stderr


@pytest.mark.parametrize(
    ("option", "level"),
    [((), logging.WARNING), (("-v",), logging.INFO), (("-vv",), logging.DEBUG)],
)
def test_the_log_goes_to_stderr_as_loud_as_asked(
    monkeypatch: pytest.MonkeyPatch, option: tuple[str, ...], level: int
) -> None:
    @click.command()
    @common_options
    def check(**options: object) -> None:  # noqa: ARG001 - given to every command
        for each in (logging.DEBUG, logging.INFO, logging.WARNING):
            logging.getLogger("routing.roads").log(each, "told at %d", each)

    monkeypatch.setattr(routing_group.RoutingGroup, "get_command", lambda *_: check)
    result = CliRunner().invoke(main, ["check", *option])
    assert result.stdout == ""
    assert f"told at {level}" in result.stderr
    assert f"told at {level - 10}" not in result.stderr
    assert CliRunner().invoke(main, ["check", "-q"]).stderr == ""


def _interrupted(times: int) -> list[bool]:
    asked = []
    with click.Context(main), watched() as watch:
        asked.append(watch["should_stop"]())
        for _ in range(times):
            signal.raise_signal(signal.SIGINT)
        asked.append(watch["should_stop"]())
    return asked


def test_the_first_interrupt_ends_the_search_and_the_second_the_command() -> None:
    before = signal.getsignal(signal.SIGINT)
    assert _interrupted(1) == [False, True]
    with pytest.raises(KeyboardInterrupt):
        _interrupted(2)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("name", COMMANDS)
def test_the_listed_help_begins_as_the_commands_own(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert (command.help or "").split()[0] == COMMANDS[name].split()[0]


def test_the_help_lists_every_exit_code() -> None:
    text = CliRunner().invoke(main, ["-h"]).stdout
    listed = text.split("Exit codes:")[1].split("Options:")[0]
    assert [int(code) for code in re.findall(r"\b(\d+)\s+[a-z]", listed)] == [*range(7), 130]


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "routing", "--version"], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("routing, version"), done.stderr
