"""Consistent costs, made of real plans."""

from routing.checking import check_plan
from routing.recipe.survey import survey
from routing.studies.sharing import Candidate, coalition_scenario
from routing.studies.sharing.repairs import LINES, Repairer, restricted
from tests.builders import a_van, a_vehicle
from tests.sharing_builder import CARRIERS, a_county, a_study, a_survey

PAIR = ("zto", "yto")
EVERYBODY = tuple(CARRIERS)
WANTED = tuple(row.members for row in a_study().rows)


def found(
    *, without: tuple[str, ...] = (), dear: dict[tuple[str, ...], int] | None = None
) -> dict[tuple[str, ...], Candidate]:
    """Return what the searches of the study found, less a coalition, some plans made dearer."""
    plans = {}
    for row in a_study().rows:
        if row.members != without:
            extra = (dear or {}).get(row.members, 0)
            plans[row.members] = Candidate(plan=row.taken.plan, cost_fen=row.taken.cost_fen + extra)
    return plans


def repairer() -> Repairer:
    return Repairer(a_county(), a_survey().travel, WANTED)


def test_consistent_plans_are_left_alone() -> None:
    done = repairer().repair(found(), {})
    assert done.repairs == ()


def test_a_coalition_that_is_dearer_than_its_parts_drives_them_side_by_side() -> None:
    done = repairer().repair(found(dear={PAIR: 100_000_000, EVERYBODY: 100_000_000}), {})
    by_members = {repair.members: repair for repair in done.repairs}
    assert by_members[PAIR].origin == "union"
    assert by_members[PAIR].source == ("zto", "yto")
    assert by_members[PAIR].size_fen > 99_000_000
    assert 0.9 < by_members[PAIR].share < 1
    own = coalition_scenario(a_county(), PAIR)
    taken = done.plans[PAIR]
    assert check_plan(own, a_survey().travel, taken.plan) == ()
    # side by side they pay the villages' allowances once
    apart = done.plans["zto",].cost_fen + done.plans["yto",].cost_fen
    assert taken.cost_fen < apart


def test_a_coalition_dearer_than_a_larger_one_drives_that_ones_plan() -> None:
    done = repairer().repair(found(dear={("zto",): 100_000_000}), {})
    (repair,) = done.repairs
    assert repair.members == ("zto",)
    assert repair.origin == "restriction"
    assert (
        check_plan(
            coalition_scenario(a_county(), ("zto",)), a_survey().travel, done.plans["zto",].plan
        )
        == ()
    )


def test_an_offer_is_taken_only_where_it_is_cheaper() -> None:
    plans = found()
    grand = plans[EVERYBODY]
    cheap = Candidate(plan=grand.plan, cost_fen=grand.cost_fen - 1, origin=LINES)
    done = repairer().repair(plans, {EVERYBODY: cheap})
    assert [(r.members, r.origin, r.size_fen) for r in done.repairs] == [(EVERYBODY, LINES, 1)]
    dear = Candidate(plan=grand.plan, cost_fen=grand.cost_fen + 1, origin=LINES)
    assert repairer().repair(plans, {EVERYBODY: dear}).repairs == ()


def test_a_restriction_drives_with_its_own_vehicles_and_hands() -> None:
    county, travel = a_county(), a_survey().travel
    grand = found()[EVERYBODY].plan
    plan = restricted(county, travel, grand, ("sto",))
    assert plan is not None
    own = coalition_scenario(county, ("sto",))
    assert check_plan(own, travel, plan) == ()
    assert {tour.vehicle_id.split("-")[0] for tour in plan.tours} == {"sto"}
    assert {batch.crew for batch in plan.batches} == {("sto",)}


def test_nobody_drives_a_plan_for_which_it_has_no_vehicles() -> None:
    types = (*a_county().vehicle_types, a_van(id="minibus"))
    bus = a_vehicle(id="zto-bus", vehicle_type_id="minibus", carrier_id="zto")
    county = a_county(vehicle_types=types, vehicles=(*a_county().vehicles, bus))
    grand = found()[EVERYBODY].plan
    van = next(t for t in grand.tours if "van" in t.vehicle_id)
    tours = tuple(
        t
        if t is not van
        else type(t)(
            id="zto-bus", tier=t.tier, vehicle_id="zto-bus", base_id=t.base_id, trips=t.trips
        )
        for t in grand.tours
    )
    travel = survey(county).travel
    plan = grand.replace(tours=tours)
    assert restricted(county, travel, plan, ("sto",)) is None
    assert restricted(county, travel, plan, PAIR) is not None
