"""What a plan costs, written on it."""

from routing.costs import account
from routing.model import Plan, Scenario, Tier, TravelMatrix


def priced(scenario: Scenario, travel: TravelMatrix, plan: Plan) -> Plan:
    """Return the plan with its missed cut-offs listed and its cost as objective."""
    late = tuple(
        consignment_id
        for tour in plan.tours_of(Tier.LINEHAUL)
        for trip in tour.trips
        for consignment_id in trip.collected
        if trip.return_s > scenario.consignment(consignment_id).due_s
    )
    plan = plan.replace(missed=late)
    return plan.replace(objective_fen=account(scenario, travel, plan).total_fen)
