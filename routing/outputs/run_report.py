"""The Markdown report of a run; every figure comes from the plan or the ledger."""

from collections.abc import Iterator

from routing.model import Item, Scenario, Tier, Tour, Trip
from routing.outputs.caveats import caveats
from routing.outputs.figures import SHARED, fen_by_item
from routing.outputs.loads import loads_along
from routing.outputs.markdown import document, section, table, warning
from routing.outputs.overview import run_overview
from routing.outputs.road_state import road_state
from routing.outputs.route_layer import route_id
from routing.outputs.words import (
    ITEMS,
    NETWORKS,
    PENALTY_NOTE,
    REASONS,
    TIERS,
    both_names,
    carrier_name,
    km,
    minutes,
    percent,
    place_name,
    yuan,
)
from routing.recipe import Effort, RunResult, summarise
from routing.units import s_to_clock


def run_report(result: RunResult) -> str:
    """Return the report of a run as Markdown."""
    scenario = result.scenario
    return document(
        f"# {both_names(scenario.title, scenario.title_zh)}, {scenario.day.isoformat()}",
        f"Network **{NETWORKS[result.plan.network]}**.",
        warning(caveats(result)),
        method_line(result),
        section("Roads on the day", roads) if (roads := road_state(result)) else "",
        section("Figures", table(("", "figure"), run_overview(result))),
        section("Cost", _by_item(result)),
        section("Cost by tier", _by_tier(result)),
        section("Cost by carrier", _by_carrier(result)),
        section("Linehaul trips", _trips(result, Tier.LINEHAUL)),
        section("Village trips", _trips(result, Tier.VILLAGE)),
        section("Sorting", _batches(result)),
        section("Unserved", _unserved(result)),
        section("Findings", _findings(result)),
    )


def method_line(result: RunResult) -> str:
    """Return one sentence that says how the plan was made."""
    provenance = result.provenance
    return (
        f"Engine `{provenance.engine}`, {effort_words(provenance.effort)}, "
        f"seed {provenance.effort.seed}, roads: {result.travel.source.value}."
    )


def effort_words(effort: Effort) -> str:
    """Return the search budget in words."""
    if effort.iterations is not None:
        return f"{effort.iterations:,} iterations"
    return "no time limit" if effort.seconds is None else f"{round(effort.seconds, 1):g} s"


def _by_item(result: RunResult) -> str:
    total = result.accounts.total_fen
    rows = [
        (ITEMS[item], yuan(fen), percent(fen, total)) for item, fen in fen_by_item(result).items()
    ]
    summary = summarise(result)
    sums = [
        ("**Cash cost**", yuan(summary.cash_fen), percent(summary.cash_fen, total)),
        ("**Penalties**", yuan(summary.penalty_fen), percent(summary.penalty_fen, total)),
        ("**Total**", yuan(total), ""),
    ]
    return table(("account", "yuan a day", "share"), [*rows, *sums]) + f"\n\n{PENALTY_NOTE}"


def _by_tier(result: RunResult) -> str:
    total = result.accounts.total_fen
    sums = result.accounts.fen_by(lambda line: line.tier)
    order = [tier for tier in TIERS if tier in sums] + [tier for tier in sums if tier not in TIERS]
    rows = [(TIERS.get(tier, tier), yuan(sums[tier]), percent(sums[tier], total)) for tier in order]
    return table(("tier", "yuan a day", "share"), rows)


def _by_carrier(result: RunResult) -> str:
    scenario = result.scenario
    sums = result.accounts.fen_by(lambda line: line.carrier_id or SHARED)
    rows: list[tuple[object, ...]] = []
    for carrier in scenario.carriers:
        parcels = sum(c.parcels for c in scenario.consignments if c.carrier_id == carrier.id)
        owned = {v.id for v in scenario.vehicles if v.carrier_id == carrier.id}
        tours = sum(tour.vehicle_id in owned for tour in result.plan.tours)
        fen = sums.get(carrier.id, 0)
        rows.append((carrier_name(scenario, carrier.id), f"{parcels:,}", tours, yuan(fen)))
    rows.append(("Borne together", "", "", yuan(sums.get(SHARED, 0))))
    return table(("carrier", "parcels", "vehicles used", "yuan a day"), rows)


def _trips(result: RunResult, tier: Tier) -> str:
    rows = [row for tour in result.plan.tours_of(tier) for row in _trip_rows(result, tour)]
    if not rows:
        return "None."
    header = (
        "trip",
        "vehicle",
        "base",
        "calls at" if tier is Tier.LINEHAUL else "stops",
        "depart",
        "return",
        "km",
        "down",
        "up",
        "peak load",
        "cut-off slack, min",
    )
    if tier is Tier.VILLAGE:
        return table(header[:-1], [row[:-1] for row in rows], text_columns=3)
    return table(header, rows, text_columns=4)


def _trip_rows(result: RunResult, tour: Tour) -> Iterator[tuple[object, ...]]:
    scenario = result.scenario
    vehicle = scenario.vehicle(tour.vehicle_id)
    kind = scenario.vehicle_type(vehicle.vehicle_type_id)
    for number, trip in enumerate(tour.trips, start=1):
        fill = max(load.fill for load in loads_along(scenario, kind, trip))
        calls = ", ".join(place_name(scenario, stop.place_id) for stop in trip.stops)
        yield (
            route_id(tour, number),
            f"{both_names(kind.name, kind.name_zh)} ({vehicle.carrier_id})",
            place_name(scenario, tour.base_id),
            calls if tour.tier is Tier.LINEHAUL else len(trip.stops),
            s_to_clock(trip.depart_s),
            s_to_clock(trip.return_s),
            km(trip.dist_m),
            sum(scenario.consignment(c).parcels for c in trip.delivered),
            sum(scenario.consignment(c).parcels for c in trip.collected),
            f"{fill:.0%}",
            minutes(_cutoff_slack_s(scenario, trip)),
        )


def _cutoff_slack_s(scenario: Scenario, trip: Trip) -> int | None:
    """Return the margin to the earliest cut-off on board, None where nothing is brought home."""
    slacks = [scenario.consignment(c).due_s - trip.return_s for c in trip.collected]
    return min(slacks, default=None)


def _batches(result: RunResult) -> str:
    scenario = result.scenario
    rows = [
        (
            place_name(scenario, batch.centre_id),
            ", ".join(batch.crew),
            batch.direction.value,
            batch.temperature.value,
            f"{sum(scenario.consignment(c).parcels for c in batch.consignment_ids):,}",
            s_to_clock(batch.start_s),
            s_to_clock(batch.ready_s),
        )
        for batch in sorted(result.plan.batches, key=lambda b: (b.centre_id, b.start_s))
    ]
    header = ("centre", "crew", "direction", "class", "parcels", "start", "ready")
    return table(header, rows, text_columns=4) if rows else "Nothing is sorted."


def _unserved(result: RunResult) -> str:
    scenario = result.scenario
    if not result.plan.unserved:
        return "Every parcel is served."
    rows = []
    for entry in result.plan.unserved:
        c = scenario.consignment(entry.consignment_id)
        goods = f"{c.parcels} x {c.product_id} {c.direction.value}"
        village = place_name(scenario, c.village_id)
        why = REASONS[entry.reason]
        rows.append((c.id, village, goods, f"{why}. {entry.detail}" if entry.detail else why))
    count = (
        "1 consignment stays where it is; the ledger prices it at"
        if len(rows) == 1
        else f"{len(rows)} consignments stay where they are; the ledger prices them at"
    )
    penalty = result.accounts.fen_by(lambda line: line.item).get(Item.UNSERVED, 0)
    return f"{count} {yuan(penalty)} yuan.\n\n" + table(
        ("consignment", "village", "goods", "reason"), rows, text_columns=4
    )


def _findings(result: RunResult) -> str:
    if not result.findings:
        return "None: the checker has driven every tour again and agrees."
    rows = [
        (f.code, f.severity.value, f.subject, f.place_id or "", f.message) for f in result.findings
    ]
    return table(("code", "severity", "subject", "place", "finding"), rows, text_columns=5)
