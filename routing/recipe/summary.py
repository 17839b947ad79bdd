"""The headline figures of a run."""

from dataclasses import dataclass

from routing.model import Item, Tier
from routing.recipe.result import RunResult

PENALTIES = (Item.MISSED_CUTOFF, Item.UNSERVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a planner reads first; every figure comes from the plan or the ledger.

    ``min_cutoff_slack_s`` is the smallest margin between a truck's return and the earliest
    cut-off on board, negative where a cut-off is missed, None where nothing goes up.
    ``cost_fen`` is ``cash_fen`` plus ``penalty_fen``: what nobody pays, the prices set on unserved
    parcels and missed cut-offs. ``on_time_parcels`` are served and, going up, not late.
    """

    cost_fen: int
    penalty_fen: int
    parcels: int
    unserved_parcels: int
    missed_parcels: int
    vehicles: int
    trucks: int
    vans: int
    trips: int
    distance_m: int
    co2_kg: float
    min_cutoff_slack_s: int | None

    @property
    def cash_fen(self) -> int:
        """The cost less the penalties."""
        return self.cost_fen - self.penalty_fen

    @property
    def served_parcels(self) -> int:
        """All parcels less the unserved ones."""
        return self.parcels - self.unserved_parcels

    @property
    def on_time_parcels(self) -> int:
        """Served parcels that do not miss a cut-off."""
        return self.served_parcels - self.missed_parcels

    @property
    def cost_per_parcel_fen(self) -> float | None:
        """The cash cost of a served parcel, None where none is served."""
        return self.cash_fen / self.served_parcels if self.served_parcels else None


def summarise(result: RunResult) -> Summary:
    """Return the headline figures of a run."""
    scenario, plan = result.scenario, result.plan
    parcels = {c.id: c.parcels for c in scenario.consignments}
    return Summary(
        cost_fen=result.accounts.total_fen,
        penalty_fen=sum(
            line.amount_fen for line in result.accounts.lines if line.item in PENALTIES
        ),
        parcels=sum(parcels.values()),
        unserved_parcels=sum(parcels[u.consignment_id] for u in plan.unserved),
        missed_parcels=sum(parcels[c] for c in plan.missed),
        vehicles=len(plan.tours),
        trucks=sum(1 for _ in plan.tours_of(Tier.LINEHAUL)),
        vans=sum(1 for _ in plan.tours_of(Tier.VILLAGE)),
        trips=sum(len(tour.trips) for tour in plan.tours),
        distance_m=sum(trip.dist_m for tour in plan.tours for trip in tour.trips),
        co2_kg=result.accounts.quantity_of(Item.CARBON),
        min_cutoff_slack_s=_min_cutoff_slack_s(result),
    )


def _min_cutoff_slack_s(result: RunResult) -> int | None:
    slacks = [
        result.scenario.consignment(consignment_id).due_s - trip.return_s
        for tour in result.plan.tours_of(Tier.LINEHAUL)
        for trip in tour.trips
        for consignment_id in trip.collected
    ]
    return min(slacks, default=None)
