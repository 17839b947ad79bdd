"""What a run holds."""

from routing.model import Finding, Severity
from routing.planning import SearchPoint
from routing.recipe import Effort, SearchRecord
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


def a_point(group: str, cost_fen: int, worker: int = 1, meeting: int = 0) -> SearchPoint:
    return SearchPoint(
        group=group,
        stage="as a test",
        seconds=1.0,
        steps=10,
        cost_fen=cost_fen,
        vehicles=3,
        centres=1,
        is_plan=True,
        worker=worker,
        meeting=meeting,
    )


def test_seeds_are_compared_by_what_they_came_to_before_they_first_met() -> None:
    points = (
        a_point("zto", 500),
        a_point("zto", 300, worker=1, meeting=1),
        a_point("zto", 330, worker=2, meeting=1),
        a_point("zto", 200, worker=1, meeting=2),
        a_point("zto", 290, worker=2, meeting=2),
        a_point("yto", 700),
        a_point("yto", 600),
    )
    record = SearchRecord(points=points)
    assert record.seed_costs_fen == (300 + 600, 330 + 600)
    assert record.seed_gap == 930 / 900 - 1.0


def test_one_seed_has_nobody_to_be_compared_with() -> None:
    assert SearchRecord(points=(a_point("zto", 300, meeting=1),)).seed_gap is None
    assert SearchRecord().seed_costs_fen == ()
