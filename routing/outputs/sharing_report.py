"""The Markdown report of a study of sharing; every figure comes from plans, ledgers or the game."""

from collections.abc import Iterable, Iterator, Sequence

from routing.model import Item
from routing.outputs import sharing_words as say
from routing.outputs.caveats import caveats
from routing.outputs.markdown import document, section, table, warning
from routing.outputs.sharing_axioms import axiom_table
from routing.outputs.sharing_settlement import operator_blocks, settlement_blocks
from routing.outputs.sharing_stability import names, stability_blocks, stability_verdict
from routing.outputs.sharing_tables import alone_fen, bills_of, settlements_of
from routing.outputs.words import both_names, carrier_name, km, percent, yuan
from routing.recipe import summarise
from routing.studies.sharing import (
    CoalitionRow,
    Repair,
    Sharing,
    Split,
    coalition_name,
    preferred,
)
from routing.units import fen_to_yuan, km_to_m, yuan_to_fen

_LISTED = 127
"""How many coalitions the report lists; the table beside it has all."""


def sharing_report(study: Sharing) -> str:
    """Return the report of a study of sharing as Markdown."""
    scenario = study.measured.scenario
    title = both_names(scenario.title, scenario.title_zh)
    blocks = [
        "# " + say.TITLE.format(title=title, day=scenario.day.isoformat()),
        f"**{sharing_verdict(study)}**",
        warning((*_notes(study), *caveats(study.joint))),
        section("In plain words", *_plain_words(study)),
        section("Alone and together", _alone_and_together(study), say.STAND_ALONE_NOTE),
    ]
    for network, splits, _ in bills_of(study):
        title = say.NETWORK_TITLES[network]
        if network == "lines" and study.is_same_bill:
            blocks.append(section(title, say.SAME_BILL))
            continue
        blocks.append(section(f"{title}: how the bill may be split", *_splits(study, splits)))
        if network == "pooled":
            blocks.append("![Shares by split rule](shares.svg)")
        blocks.append(section(f"{title}: what the splits keep", axiom_table(splits)))
    blocks.append(section("Who would leave, and the subsidy", *stability_blocks(study)))
    for network, settlement in settlements_of(study):
        title = f"{say.NETWORK_TITLES[network]}: settlement"
        blocks.append(section(title, *settlement_blocks(study, settlement)))
    if study.lines is not None and study.lines.operators is not None:
        blocks.append(section(say.OPERATORS_TITLE, *operator_blocks(study)))
    blocks.append(section("Coalitions", *_coalitions(study)))
    blocks.append(section("Repairs", *_repairs(study)))
    blocks.append(section("The split rules", _rules(study), _method(study)))
    return document(*blocks)


def sharing_verdict(study: Sharing) -> str:
    """Return what the study says in two or three sentences."""
    alone = sum(alone_fen(study).values())
    bill = study.joint.accounts.total_fen
    words = say.VERDICT if bill < alone else say.NO_SAVING
    saving = words.format(
        count=len(study.request.players),
        alone=yuan(alone),
        bill=yuan(bill),
        saving=yuan(alone - bill),
        percent=percent(alone - bill, alone),
    )
    return f"{saving} {stability_verdict(study, study.stability)}"


def _notes(study: Sharing) -> Iterator[str]:
    penalties = [row for row in study.rows if row.summary.penalty_fen]
    if penalties:
        amount = summarise(study.joint).penalty_fen
        coalitions = names([row.members for row in penalties])
        yield say.PENALTIES.format(joint=yuan(amount), coalitions=coalitions)
    yield from _sunk(study)


def _sunk(study: Sharing) -> Iterator[str]:
    """Tell what the players' vehicles cost whatever is planned."""
    scenario = study.measured.scenario
    for player in study.request.players:
        owned = [v.vehicle_type_id for v in scenario.vehicles if v.carrier_id == player]
        days = [scenario.vehicle_type(type_id).sunk_yuan_per_day for type_id in owned]
        if sunk_yuan := sum(days):
            yield say.SUNK_NOTE.format(
                amount=yuan(yuan_to_fen(sunk_yuan)),
                count=sum(1 for day in days if day),
                name=carrier_name(scenario, player),
            )


def _plain_words(study: Sharing) -> Iterator[str]:
    split = preferred(study.splits)
    if split is None:
        return
    scenario, alone = study.measured.scenario, alone_fen(study)
    single = {row.members[0]: row.summary for row in study.rows if len(row.members) == 1}
    ranges = study.stability.ranges or {}
    method = say.METHOD_NAMES[split.method]
    yield say.PLAIN_INTRO.format(method=method, note=say.METHOD_NOTES[split.method])
    for player in study.request.players:
        saving = alone[player] - split.fen[player]
        outcome = say.SAVES.format(saving=yuan(saving), percent=percent(saving, alone[player]))
        if saving < 0:
            outcome = say.LOSES.format(loss=yuan(-saving), percent=percent(-saving, alone[player]))
        told = say.CARRIER.format(
            name=carrier_name(scenario, player),
            alone=yuan(alone[player]),
            vehicles=single[player].vehicles,
            km=km(single[player].distance_m),
            share=yuan(split.fen[player]),
            outcome=outcome,
            range=_range(ranges.get(player)),
        )
        yield f"{told} {_transfer(study, player)}".strip()


def _range(bounds: tuple[float, float] | None) -> str:
    if bounds is None:
        return ""
    return say.RANGE.format(low=yuan(round(bounds[0])), high=yuan(round(bounds[1])))


def _transfer(study: Sharing, player: str) -> str:
    if study.lines is None or study.lines.settlement is None:
        return ""
    settlement = study.lines.settlement
    transfer = settlement.transfers_fen[player]
    words = say.TRANSFER_GETS if transfer >= 0 else say.TRANSFER_PAYS
    return words.format(
        name=carrier_name(study.measured.scenario, player),
        spent=yuan(settlement.spent_fen[player]),
        share=yuan(settlement.shares_fen[player]),
        amount=yuan(abs(transfer)),
    )


def _alone_and_together(study: Sharing) -> str:
    scenario, alone = study.measured.scenario, alone_fen(study)
    single = {row.members[0]: row.summary for row in study.rows if len(row.members) == 1}
    split, joint = preferred(study.splits), summarise(study.joint)
    header = (
        "carrier",
        "alone, yuan",
        "vehicles",
        "km",
        "CO2, kg",
        "share, yuan",
        "saves, yuan",
        "saves",
        "its vehicles in the joint plan",
        "km",
        "CO2, kg",
    )
    rows: list[tuple[object, ...]] = []
    for player in study.request.players:
        share = None if split is None else split.fen[player]
        saving = None if share is None else alone[player] - share
        rows.append(
            (
                carrier_name(scenario, player),
                yuan(alone[player]),
                single[player].vehicles,
                km(single[player].distance_m),
                f"{single[player].co2_kg:,.1f}",
                "-" if share is None else yuan(share),
                "-" if saving is None else yuan(saving),
                "-" if saving is None else percent(saving, alone[player]),
                *_driven(study, player),
            )
        )
    total = sum(alone.values())
    bill = study.joint.accounts.total_fen
    rows.append(
        (
            "**All**",
            yuan(total),
            sum(s.vehicles for s in single.values()),
            km(sum(s.distance_m for s in single.values())),
            f"{sum(s.co2_kg for s in single.values()):,.1f}",
            yuan(bill),
            yuan(total - bill),
            percent(total - bill, total),
            joint.vehicles,
            km(joint.distance_m),
            f"{joint.co2_kg:,.1f}",
        )
    )
    return table(header, rows)


def _driven(study: Sharing, player: str) -> tuple[str, str, str]:
    """Return vehicles, kilometres and CO2 of a carrier's own vehicles in the joint plan."""
    lines = [line for line in study.joint.accounts.lines if line.carrier_id == player]

    def quantity(item: Item) -> float:
        return sum(line.quantity for line in lines if line.item is item)

    return (
        f"{quantity(Item.VEHICLE):.0f}",
        km(km_to_m(quantity(Item.DISTANCE))),
        f"{quantity(Item.CARBON):,.1f}",
    )


def _splits(study: Sharing, splits: Sequence[Split]) -> Iterator[str]:
    scenario, players = study.measured.scenario, study.request.players
    header = ("rule", *(carrier_name(scenario, p) for p in players), "stays", "spread")
    rows = [
        (
            say.METHOD_NAMES[split.method],
            *(yuan(split.fen[p]) + _width(split, p) for p in players),
            "-" if split.in_core is None else say.ANSWERS[split.in_core],
            "-" if split.verdict is None else f"{split.verdict.spread:.1%}",
        )
        for split in splits
        if split.shares
    ]
    if rows:
        yield table(header, rows)
        yield say.SPLIT_NOTE
    refused = [f"- {say.METHOD_NAMES[s.method]}: {s.refused}" for s in splits if s.refused]
    yield "\n".join(refused)


def _width(split: Split, player: str) -> str:
    width = split.half_widths.get(player)
    return "" if width is None else f" ± {fen_to_yuan(width):,.2f}"


def _coalitions(study: Sharing) -> Iterator[str]:
    alone = alone_fen(study)
    header = ("coalition", "yuan", "saves", "vehicles", "km", "CO2, kg", "from", "seeds")
    rows = []
    for row in study.rows[:_LISTED]:
        apart = sum(alone[member] for member in row.members)
        rows.append(
            (
                coalition_name(row.members),
                yuan(row.taken.cost_fen),
                percent(apart - row.taken.cost_fen, apart),
                row.summary.vehicles,
                km(row.summary.distance_m),
                f"{row.summary.co2_kg:,.1f}",
                _origin(row.taken.origin, row.taken.source),
                _seeds(row),
            )
        )
    yield table(header, rows)
    yield say.COALITION_NOTE
    failed = [row for row in study.rows if row.errors]
    yield "\n".join(
        f"- {coalition_name(row.members)} failed: {' '.join(dict.fromkeys(row.errors))}"
        for row in failed
    )


def _seeds(row: CoalitionRow) -> str:
    found = [fen for fen in row.searched_fen if fen is not None]
    return percent(max(found) - min(found), min(found)) if len(found) > 1 else "-"


def _origin(origin: str, source: Iterable[str]) -> str:
    return say.ORIGINS[origin].format(source=" and ".join(source))


def _repairs(study: Sharing) -> Iterator[str]:
    yield say.REPAIR_NOTE
    if not study.repairs:
        yield say.NO_REPAIRS
        return
    yield table(
        ("coalition", "takes", "searched, yuan", "now, yuan", "size, yuan", "size"),
        [_repair(repair) for repair in study.repairs],
        text_columns=2,
    )


def _repair(repair: Repair) -> tuple[str, ...]:
    searched = repair.searched_fen
    return (
        coalition_name(repair.members),
        _origin(repair.origin, repair.source),
        "-" if searched is None else yuan(searched),
        yuan(repair.repaired_fen),
        yuan(repair.size_fen),
        f"{repair.share:.2%}",
    )


def _rules(study: Sharing) -> str:
    return "\n".join(
        f"- *{say.METHOD_NAMES[m]}*: {say.METHOD_NOTES[m]}." for m in study.request.methods
    )


def _method(study: Sharing) -> str:
    request = study.request
    effort = request.effort
    searched = (
        f"{effort.seconds:g} s" if effort.iterations is None else f"{effort.iterations} iterations"
    )
    plans = len(study.rows) * request.seeds
    return say.METHOD_LINE.format(
        engine=request.engine,
        effort=searched,
        plans=plans,
        seeds=request.seeds,
        seed=effort.seed,
    )
