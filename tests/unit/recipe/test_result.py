"""What a run holds."""

from routing.model import Finding, Severity
from routing.recipe import Effort
from tests.run_builder import a_run


def a_finding(severity: Severity) -> Finding:
    return Finding(code="P999", severity=severity, message="as a test", subject="van-1")


def test_only_errors_make_a_plan_invalid() -> None:
    error, warning = a_finding(Severity.ERROR), a_finding(Severity.WARNING)
    assert a_run(findings=(warning, error, warning)).errors == (error,)
    assert a_run(findings=(warning,)).errors == ()


def test_an_effort_is_half_a_minute_on_one_core_unless_told() -> None:
    effort = Effort()
    assert (effort.seconds, effort.iterations, effort.seed, effort.workers) == (30.0, None, 1, 1)
