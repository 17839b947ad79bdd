import pickle

import pytest

from routing.errors import (
    Fault,
    NoPlanError,
    PlanRejectedError,
    RoadsError,
    RoutingError,
    ScenarioError,
    UsageError,
)


def a_fault(**changes: object) -> Fault:
    fields = {
        "code": "S112",
        "message": "the window closes before it opens",
        "remedy": "Swap the two times",
        "file": "places.csv",
    }
    return Fault(**(fields | changes))  # type: ignore[arg-type] # any field, any type


def test_a_fault_says_what_where_and_what_to_do() -> None:
    fault = a_fault(row=12, column="opens", value="19:00")
    assert fault.where == "places.csv, row 12, column opens"
    assert str(fault) == (
        "S112 places.csv, row 12, column opens: the window closes before it opens "
        "(found: 19:00). Swap the two times"
    )


def test_a_fault_in_a_yaml_file_has_a_line() -> None:
    fault = a_fault(file="scenario.yaml", line=3)
    assert fault.where == "scenario.yaml, line 3"
    assert "found" not in str(fault)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RoutingError, 1),
        (UsageError, 2),
        (ScenarioError, 3),
        (RoadsError, 4),
        (NoPlanError, 5),
        (PlanRejectedError, 6),
    ],
)
def test_every_error_owns_its_exit_code(error: type[RoutingError], code: int) -> None:
    assert error.exit_code == code
    assert issubclass(error, RoutingError)


def test_a_scenario_error_lists_all_faults_and_pickles() -> None:
    error = ScenarioError([a_fault(), a_fault(code="S113")])
    assert str(error).count("\n") == 1
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert back.faults == error.faults
    assert str(back) == str(error)
