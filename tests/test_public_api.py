"""The public names are pinned, and importing the package costs nothing."""

import subprocess
import sys

import pytest

import routing

PINNED = {
    "Accounts",
    "Finding",
    "Plan",
    "RoutingError",
    "RunResult",
    "Scenario",
    "check_plan",
    "compare_carriers",
    "read_scenario",
    "run",
    "sweep",
    "whatif",
    "write_run",
}


def test_the_public_names_are_those_pinned() -> None:
    assert set(routing.__all__) == PINNED
    assert set(dir(routing)) >= PINNED


@pytest.mark.parametrize("name", sorted(PINNED))
def test_every_public_name_can_be_used_and_is_documented(name: str) -> None:
    assert getattr(routing, name).__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        routing.nonsense  # noqa: B018 - the access is the test


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = "{'numpy', 'ortools', 'osmnx', 'geopandas', 'shapely', 'pydantic', 'click'}"
    code = f"import sys, routing; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
