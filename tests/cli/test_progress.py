"""Progress: a bar for a terminal, a line per stage for a log, nothing for the quiet."""

import io
import sys
import threading

import click
import pytest

from routing.cli.main import main
from routing.cli.printing import print_table
from routing.cli.progress import shown_progress
from routing.cli.watch import watched
from routing.recipe import Progress

STEPS = (
    Progress(stage="village tours", done=0, total=10),
    Progress(stage="village tours", done=5, total=10, cost_fen=123_456, vehicles=7, centres=2),
    Progress(stage="village tours", done=6, total=10, cost_fen=123_999, vehicles=8, centres=2),
    Progress(stage="linehaul", done=1, total=1),
    Progress(stage="pooled: 汾口镇", done=4, total=7),
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _show() -> None:
    with click.Context(main), shown_progress() as show:
        assert show is not None
        for step in STEPS:
            show(step)


def test_a_log_gets_a_line_per_stage_and_per_better_plan(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _show()
    captured = capsys.readouterr()
    assert captured.err == (
        "village tours 0/10\n"
        "village tours 5/10: 1,234.56 yuan, 7 vehicles, 2 centres\n"
        "linehaul 1/1\n"
        "pooled 4/7: 汾口镇\n"
    )
    assert captured.out == ""


def test_a_terminal_gets_bars_with_the_best_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    _show()
    assert "village tours" in terminal.getvalue()
    assert "1,234.56 yuan, 7 vehicles, 2 centres" in terminal.getvalue()
    assert "1,239.99" not in terminal.getvalue()
    assert "(-0:00)" in terminal.getvalue()


def test_colours_are_left_out_when_they_are_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    print_table("Title", [("", "pooled"), ("Cost", "1.00")], has_header=True)
    assert "\x1b[3" not in terminal.getvalue()
    assert "pooled" in terminal.getvalue()


def test_names_in_brackets_are_names(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("Title", [("[red]Cost[/red] 淳安", "1.00")])
    assert "[red]Cost[/red] 淳安" in capsys.readouterr().out


def test_a_run_in_another_thread_leaves_the_interrupt_alone() -> None:
    asked: list[bool] = []

    def work() -> None:
        with click.Context(main), watched() as watch:
            asked.append(watch["should_stop"]())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert asked == [False]
