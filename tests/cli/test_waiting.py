"""A long step: a spinner for a terminal, nothing for a log or the quiet."""

import io
import sys

import click
import pytest

from routing.cli.main import main
from routing.cli.waiting import shown_waiting


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, quiet: bool = False) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with click.Context(main) as context:
        context.meta["routing.quiet"] = quiet
        with shown_waiting("Reading zhejiang.osm.pbf"):
            pass
    return stream.getvalue()


def test_a_terminal_is_told_what_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Reading zhejiang.osm.pbf" in _shown(monkeypatch, Terminal())


def test_a_log_and_the_quiet_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shown(monkeypatch, io.StringIO()) == ""
    assert _shown(monkeypatch, Terminal(), quiet=True) == ""
