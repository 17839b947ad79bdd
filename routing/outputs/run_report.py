"""The Markdown report of a run; every figure comes from the plan or the ledger."""

from collections.abc import Iterable, Iterator

from routing.language import ENGLISH, Wordbook, message
from routing.model import Item, Scenario, Tier, Tour, Trip, Unserved
from routing.outputs.caveats import caveats
from routing.outputs.figures import SHARED, fen_by_item
from routing.outputs.loads import loads_along
from routing.outputs.markdown import document, section, table, warning
from routing.outputs.overview import run_overview
from routing.outputs.road_state import road_state
from routing.outputs.route_layer import route_id
from routing.outputs.words import (
    DIRECTIONS,
    ITEMS,
    NETWORKS,
    PENALTY_NOTE,
    REASONS,
    ROAD_SOURCES,
    SEVERITIES,
    TEMPERATURES,
    TIERS,
    carrier_name,
    finding_text,
    km,
    minutes,
    percent,
    place_name,
    scenario_title,
    yuan,
)
from routing.recipe import Effort, RunResult, summarise


def run_report(result: RunResult, words: Wordbook = ENGLISH) -> str:
    """Return the report of a run as Markdown."""
    roads = road_state(result, words)
    return document(
        f"# {report_title(result.scenario, words)}",
        words("Network **{network}**.", network=words(NETWORKS[result.plan.network])),
        warning(caveats(result, words), words),
        method_line(result, words),
        section(words("Roads on the day"), roads) if roads else "",
        section(words("Figures"), table(("", words("figure")), run_overview(result, words))),
        section(words("Cost"), _by_item(result, words)),
        section(words("Cost by tier"), _by_tier(result, words)),
        section(words("Cost by carrier"), _by_carrier(result, words)),
        section(words("Linehaul trips"), _trips(result, Tier.LINEHAUL, words)),
        section(words("Village trips"), _trips(result, Tier.VILLAGE, words)),
        section(words("Sorting"), _batches(result, words)),
        section(words("Unserved"), _unserved(result, words)),
        section(words("Findings"), _findings(result, words)),
    )


def report_title(scenario: Scenario, words: Wordbook) -> str:
    """Return the title of a scenario and its day."""
    title = scenario_title(scenario, words)
    return words("{title}, {day}", title=title, day=words.date(scenario.day))


def method_line(result: RunResult, words: Wordbook) -> str:
    """Return one sentence that says how the plan was made."""
    provenance = result.provenance
    return words(
        "Engine `{engine}`, {effort}, seed {seed}, roads: {roads}.",
        engine=provenance.engine,
        effort=effort_words(provenance.effort, words),
        seed=provenance.effort.seed,
        roads=words(ROAD_SOURCES[result.travel.source]),
    )


def effort_words(effort: Effort, words: Wordbook) -> str:
    """Return the search budget in words."""
    if effort.iterations is not None:
        return words.counted(effort.iterations, "{count} iteration", "{count} iterations")
    if effort.seconds is None:
        return words("no time limit")
    return words("{seconds} s", seconds=f"{round(effort.seconds, 1):g}")


def _by_item(result: RunResult, words: Wordbook) -> str:
    total = result.accounts.total_fen
    rows = [
        (words(ITEMS[item]), yuan(fen), percent(fen, total))
        for item, fen in fen_by_item(result).items()
    ]
    summary = summarise(result)
    sums = [
        (words(name), yuan(fen), percent(fen, total))
        for name, fen in (
            (message("**Cash cost**"), summary.cash_fen),
            (message("**Penalties**"), summary.penalty_fen),
        )
    ]
    total_row = (words("**Total**"), yuan(total), "")
    header = (words("account"), words("yuan a day"), words("share"))
    return table(header, [*rows, *sums, total_row]) + f"\n\n{words(PENALTY_NOTE)}"


def tier_names(tiers: Iterable[str], words: Wordbook) -> dict[str, str]:
    """Return tiers of a ledger in their order with what they are called; unknown ones come last."""
    found = dict.fromkeys(tiers)
    order = [tier for tier in TIERS if tier in found] + [
        tier for tier in found if tier not in TIERS
    ]
    return {tier: words(TIERS.get(tier, tier)) for tier in order}


def _by_tier(result: RunResult, words: Wordbook) -> str:
    total = result.accounts.total_fen
    sums = result.accounts.fen_by(lambda line: line.tier)
    rows = [
        (name, yuan(sums[tier]), percent(sums[tier], total))
        for tier, name in tier_names(sums, words).items()
    ]
    return table((words("tier"), words("yuan a day"), words("share")), rows)


def _by_carrier(result: RunResult, words: Wordbook) -> str:
    scenario = result.scenario
    sums = result.accounts.fen_by(lambda line: line.carrier_id or SHARED)
    rows: list[tuple[object, ...]] = []
    for carrier in scenario.carriers:
        parcels = sum(c.parcels for c in scenario.consignments if c.carrier_id == carrier.id)
        owned = {v.id for v in scenario.vehicles if v.carrier_id == carrier.id}
        tours = sum(tour.vehicle_id in owned for tour in result.plan.tours)
        fen = sums.get(carrier.id, 0)
        name = carrier_name(scenario, carrier.id, words)
        rows.append((name, words.number(parcels), tours, yuan(fen)))
    rows.append((words("Borne together"), "", "", yuan(sums.get(SHARED, 0))))
    header = (words("carrier"), words("parcels"), words("vehicles used"), words("yuan a day"))
    return table(header, rows)


def _trips(result: RunResult, tier: Tier, words: Wordbook) -> str:
    rows = [row for tour in result.plan.tours_of(tier) for row in _trip_rows(result, tour, words)]
    if not rows:
        return words("None.")
    header = (
        words("trip"),
        words("vehicle"),
        words("based at"),
        words("calls at") if tier is Tier.LINEHAUL else words("stops"),
        words("depart"),
        words("return"),
        words("km"),
        words("down"),
        words("up"),
        words("peak load"),
        words("cut-off slack, min"),
    )
    if tier is Tier.VILLAGE:
        return table(header[:-1], [row[:-1] for row in rows], text_columns=3)
    return table(header, rows, text_columns=4)


def _trip_rows(result: RunResult, tour: Tour, words: Wordbook) -> Iterator[tuple[object, ...]]:
    scenario = result.scenario
    vehicle = scenario.vehicle(tour.vehicle_id)
    kind = scenario.vehicle_type(vehicle.vehicle_type_id)
    for number, trip in enumerate(tour.trips, start=1):
        fill = max(load.fill for load in loads_along(scenario, kind, trip))
        calls = words.listed(place_name(scenario, stop.place_id, words) for stop in trip.stops)
        yield (
            route_id(tour, number),
            f"{words.name(kind.name, kind.name_zh)} ({vehicle.carrier_id})",
            place_name(scenario, tour.base_id, words),
            calls if tour.tier is Tier.LINEHAUL else len(trip.stops),
            words.clock(trip.depart_s),
            words.clock(trip.return_s),
            km(trip.dist_m),
            sum(scenario.consignment(c).parcels for c in trip.delivered),
            sum(scenario.consignment(c).parcels for c in trip.collected),
            words.percent(fill),
            minutes(cutoff_slack_s(scenario, trip)),
        )


def cutoff_slack_s(scenario: Scenario, trip: Trip) -> int | None:
    """Return the margin to the earliest cut-off on board, None where nothing is brought home."""
    slacks = [scenario.consignment(c).due_s - trip.return_s for c in trip.collected]
    return min(slacks, default=None)


def _batches(result: RunResult, words: Wordbook) -> str:
    scenario = result.scenario
    rows = [
        (
            place_name(scenario, batch.centre_id, words),
            ", ".join(batch.crew),
            words(DIRECTIONS[batch.direction]),
            words(TEMPERATURES[batch.temperature]),
            words.number(sum(scenario.consignment(c).parcels for c in batch.consignment_ids)),
            words.clock(batch.start_s),
            words.clock(batch.ready_s),
        )
        for batch in sorted(result.plan.batches, key=lambda b: (b.centre_id, b.start_s))
    ]
    header = (
        words("centre"),
        words("crew"),
        words("direction"),
        words("temperature"),
        words("parcels"),
        words("start"),
        words("ready"),
    )
    return table(header, rows, text_columns=4) if rows else words("Nothing is sorted.")


def _unserved(result: RunResult, words: Wordbook) -> str:
    scenario = result.scenario
    if not result.plan.unserved:
        return words("Every parcel is served.")
    rows = []
    for entry in result.plan.unserved:
        c = scenario.consignment(entry.consignment_id)
        goods = f"{c.parcels} x {c.product_id} {words(DIRECTIONS[c.direction])}"
        rows.append(
            (c.id, place_name(scenario, c.village_id, words), goods, reason_of(entry, words))
        )
    count = words.counted(
        len(rows),
        "{count} consignment stays where it is; the ledger prices it at {yuan} yuan.",
        "{count} consignments stay where they are; the ledger prices them at {yuan} yuan.",
        yuan=yuan(result.accounts.fen_by(lambda line: line.item).get(Item.UNSERVED, 0)),
    )
    header = (words("consignment"), words("village"), words("goods"), words("reason"))
    return f"{count}\n\n" + table(header, rows, text_columns=4)


def reason_of(entry: Unserved, words: Wordbook) -> str:
    """Return why a consignment stays where it is, with the figures behind it."""
    why = words(REASONS[entry.reason])
    if not entry.detail:
        return why
    return words("{reason}. {detail}", reason=why, detail=words(entry.detail))


def _findings(result: RunResult, words: Wordbook) -> str:
    if not result.findings:
        return words("None: the checker has driven every tour again and agrees.")
    rows = [
        (f.code, words(SEVERITIES[f.severity]), f.subject, f.place_id or "", finding_text(f, words))
        for f in result.findings
    ]
    header = (words("code"), words("severity"), words("subject"), words("place"), words("finding"))
    return table(header, rows, text_columns=5)
