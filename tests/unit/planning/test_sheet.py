"""A task's answer as trips of the day."""

import pytest

from routing.engines import TourAnswer
from routing.engines.task import Route
from routing.model import Direction
from routing.planning.sheet import draft_trips
from routing.units import clock_to_s, s_to_clock
from tests.builders import a_consignment, a_scenario
from tests.unit.planning.sheets import a_linehaul_sheet, a_village_sheet, drafts

SCENARIO = a_scenario(
    consignments=(
        a_consignment(village_id="v1"),
        a_consignment(village_id="v1", direction="up"),
        a_consignment(village_id="v1", product_id="fish", parcels=2),
        a_consignment(village_id="v2", due_s=clock_to_s("12:00")),
    )
)
SHEET = a_village_sheet(SCENARIO)
PARCELS, FISH, FAR = 0, 1, 2


def test_a_draft_becomes_a_trip_with_its_consignments() -> None:
    (draft,) = drafts(SHEET, (PARCELS, FAR))
    trip = draft.leaving_at(0)
    first, second = trip.stops
    assert (first.place_id, first.delivered, first.collected) == (
        "v1",
        ("v1-zto-down-parcel",),
        ("v1-zto-up-parcel",),
    )
    assert (second.place_id, second.delivered, second.collected) == (
        "v2",
        ("v2-zto-down-parcel",),
        (),
    )
    assert trip.dist_m == 8000


def test_jobs_of_one_village_are_one_stop() -> None:
    (draft,) = drafts(SHEET, (PARCELS, FISH))
    (stop,) = draft.leaving_at(0).stops
    assert stop.delivered == ("v1-zto-down-parcel", "v1-zto-down-fish")


def test_a_draft_keeps_the_engine_s_times() -> None:
    (draft,) = drafts(SHEET, (FAR,))
    trip = draft.leaving_at(0)
    assert s_to_clock(trip.depart_s) == "07:52"  # eight minutes before v2 opens
    assert (trip.depart_s, trip.return_s) == (draft.timed.depart_s, draft.timed.return_s)


def test_a_draft_may_leave_until_its_last_window_closes() -> None:
    (draft,) = drafts(SHEET, (FAR,))
    shiftable = draft.shiftable
    assert s_to_clock(shiftable.latest_s) == "11:52"
    assert shiftable.earliest_s == draft.timed.depart_s
    assert shiftable.lasts_s == draft.timed.return_s - draft.timed.depart_s


def test_a_trip_that_leaves_later_runs_later() -> None:
    (draft,) = drafts(SHEET, (FAR,))
    later = draft.leaving_at(clock_to_s("10:00"))
    assert s_to_clock(later.depart_s) == "10:00"
    assert s_to_clock(later.stops[0].start_s) == "10:08"


def test_a_fixed_draft_does_not_move() -> None:
    (draft,) = drafts(SHEET, (FAR,))
    fixed = draft.fixed_at(clock_to_s("10:00"))
    assert fixed.shiftable.earliest_s == fixed.shiftable.latest_s == clock_to_s("10:00")
    assert fixed.leaving_at(0) == draft.leaving_at(clock_to_s("10:00"))


def test_a_draft_that_cannot_be_in_time_anyway_moves_as_its_window_allows() -> None:
    late = a_scenario(consignments=(a_consignment(direction="up", due_s=clock_to_s("08:30")),))
    (draft,) = drafts(a_village_sheet(late), (0,))
    assert s_to_clock(draft.shiftable.latest_s) == "18:26"


def test_a_truck_s_draft_serves_its_centre() -> None:
    sheet = a_linehaul_sheet(SCENARIO, Direction.DOWN, clock_to_s("06:30"))
    (draft,) = drafts(sheet, (0, 1))
    (stop,) = draft.leaving_at(0).stops
    assert stop.place_id == "c1"
    assert set(stop.delivered) == {
        c.id for c in SCENARIO.consignments if c.direction is Direction.DOWN
    }


def test_the_kind_of_a_draft_is_the_route_s() -> None:
    answer = TourAnswer(routes=(Route(kind=0, jobs=(FAR,)),), skipped=(PARCELS, FISH))
    (draft,) = draft_trips(SHEET, answer)
    assert draft.kind.id == "van"


def test_an_engine_that_breaks_its_word_is_found_out() -> None:
    never = a_scenario(consignments=(a_consignment(due_s=clock_to_s("07:00")),))
    with pytest.raises(RuntimeError, match=r"trip from c1 .* breaks window_too_tight"):
        drafts(a_village_sheet(never), (0,))
