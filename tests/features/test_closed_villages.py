"""Villages and centres that do not work on the day are left alone."""

import pytest

from routing.model import Network, PlaceStatus, Reason, Tier
from tests.builders import a_centre, a_consignment, a_line, a_village
from tests.features.planned import (
    a_day,
    base_of,
    places,
    planned,
    planned_whole,
    reasons,
    trips,
    with_each_engine,
)

NOT_ACTIVE = [status for status in PlaceStatus if status is not PlaceStatus.ACTIVE]
GOODS = [
    a_consignment(village_id=f"v{n}", direction=direction)
    for n in (1, 2, 3)
    for direction in ("down", "up")
]


@pytest.mark.parametrize("status", NOT_ACTIVE)
@with_each_engine
def test_nobody_drives_to_a_village_that_does_not_work(engine: str, status: PlaceStatus) -> None:
    villages = (a_village("v1"), a_village("v2", status=status), a_village("v3"))
    plan = planned(a_day(*GOODS, villages=villages), engine=engine)
    assert {place for trip in trips(plan) for place in places(trip)} == {"v1", "v3"}
    assert reasons(plan) == dict.fromkeys(
        ("v2-zto-down-parcel", "v2-zto-up-parcel"), Reason.VILLAGE_NOT_ACTIVE
    )


@pytest.mark.parametrize("status", NOT_ACTIVE)
@with_each_engine
def test_goods_go_through_another_centre_where_the_nearest_does_not_work(
    engine: str, status: PlaceStatus
) -> None:
    centres = (a_centre("c1", status=status), a_centre("c2"))
    plan = planned_whole(a_day(*GOODS, centres=centres), engine=engine)
    assert {base_of(plan, c.id) for c in GOODS} == {"c2"}
    assert {place for trip in trips(plan, Tier.LINEHAUL) for place in places(trip)} == {"c2"}


@with_each_engine
def test_a_line_keeps_its_centre_even_if_that_does_not_work(engine: str) -> None:
    centres = (a_centre("c1", status=PlaceStatus.CLOSED), a_centre("c2"))
    lines = (
        a_line(id="closed", centre_id="c1", village_ids=("v1", "v2")),
        a_line(id="open", centre_id="c2", village_ids=("v3",)),
    )
    scenario = a_day(*GOODS, centres=centres, lines=lines)
    plan = planned(scenario, network=Network.LINES, engine=engine)
    assert {c.village_id for c in GOODS if c.id not in reasons(plan)} == {"v3"}
    assert set(reasons(plan).values()) == {Reason.NO_ROAD}
