"""A study of sharing in a small county, planned once for all tests that only read it."""

from functools import cache

from routing.model import Scenario
from routing.recipe import Effort
from routing.recipe.survey import Survey, survey
from routing.studies.sharing import Sharing, SharingRequest, share_costs
from tests.builders import a_carrier, a_scenario

CARRIERS = ("zto", "yto", "sto")


def a_county(**changes: object) -> Scenario:
    """Return the small county with three carriers, each with a line."""
    carriers = tuple(a_carrier(carrier) for carrier in CARRIERS)
    return a_scenario(**{"carriers": carriers, **changes})


def a_request(**changes: object) -> SharingRequest:
    """Return a request that takes a second and repeats exactly."""
    fields: dict[str, object] = {
        "engine": "greedy",
        "effort": Effort(seconds=None, iterations=5),
        "seeds": 2,
    }
    return SharingRequest(**(fields | changes))  # type: ignore[arg-type]


@cache
def a_survey() -> Survey:
    return survey(a_county())


@cache
def a_study() -> Sharing:
    return share_costs(a_survey(), a_request())
