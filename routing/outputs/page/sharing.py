"""An allocation as one page: what sharing saves, the shares, the settlement, the subsidy."""

from collections.abc import Mapping

from markupsafe import Markup

from routing.language import Wordbook
from routing.model import Item
from routing.outputs import sharing_words as say
from routing.outputs.json_object import Json
from routing.outputs.page import quantities as q
from routing.outputs.page.rendering import render
from routing.outputs.page.sharing_settlement import settlement_tables
from routing.outputs.page.table import Cell, Row, Table
from routing.outputs.sharing_chart import shares_chart
from routing.outputs.sharing_notes import sharing_notes
from routing.outputs.sharing_plain import (
    plain_words,
    preferred_split,
    sharing_verdict,
    single_rows,
    stability_verdict,
)
from routing.outputs.words import carrier_name, scenario_title
from routing.recipe import RunResult, summarise
from routing.studies.sharing import Answer
from routing.units import km_to_m


def sharing_page(figures: Json, joint: RunResult, words: Wordbook) -> str:
    """Return the page of an allocation from its figures and the run of all carriers together."""
    scenario = joint.scenario
    bills = {"pooled": figures, **({"lines": figures["lines"]} if figures["lines"] else {})}
    chart = shares_chart(figures, scenario, words)
    players = [player["id"] for player in figures["players"]]
    return render(
        template="sharing.html.j2",
        scripts=(),
        words=words,
        title=scenario_title(scenario, words),
        day=words.date(scenario.day),
        verdict=sharing_verdict(figures, words),
        caveats=sharing_notes(figures, joint, words),
        plain=tuple(plain_words(figures, scenario, words)),
        alone=_alone_and_together(figures, joint, words),
        chart=Markup(chart),  # noqa: S704 - our own drawing, its names escaped
        bills=[
            {
                "name": words(say.NETWORK_TITLES[network]),
                "shares": _shares(network, bill, players, joint, words),
                "stays": stability_verdict(figures, bill["stability"], words),
                "settlement": settlement_tables(network, bill["settlement"], scenario, words),
            }
            for network, bill in bills.items()
        ],
        subsidy=_subsidy(bills, figures, words),
    )


def _alone_and_together(figures: Json, joint: RunResult, words: Wordbook) -> Table:
    header = (
        words("carrier"),
        words("alone, yuan"),
        words("vehicles"),
        words("km"),
        words("CO2, kg"),
        words("share, yuan"),
        words("saves, yuan"),
        words("its vehicles in the joint plan"),
        words("km"),
        words("CO2, kg"),
    )
    single, split = single_rows(figures), preferred_split(figures)
    shares: Mapping[str, int] = {} if split is None else split["shares_fen"]
    rows = [
        Row(
            key=player,
            name=carrier_name(joint.scenario, player, words),
            cells=(
                *_driven([row], words),
                *_share(row["cost_fen"], shares.get(player), words),
                *_quantities(joint, player, words),
            ),
        )
        for player, row in single.items()
    ]
    summary = summarise(joint)
    total = Row(
        key="total",
        name=words("All"),
        is_total=True,
        cells=(
            *_driven(list(single.values()), words),
            *_share(figures["stand_alone_fen"], figures["bill_fen"], words),
            q.count(summary.vehicles, words),
            q.km(summary.distance_m, words),
            q.kg(summary.co2_kg, words),
        ),
    )
    note = words(say.STAND_ALONE_NOTE).replace("`", "")  # Markdown of the other report
    return Table(id="alone-together", header=header, rows=(*rows, total), note=note)


def _driven(rows: list[Json], words: Wordbook) -> tuple[Cell, ...]:
    """Return cost, vehicles, kilometres and CO2 of carriers alone, summed."""
    return (
        q.yuan(sum(row["cost_fen"] for row in rows), words),
        q.count(sum(row["vehicles"] for row in rows), words),
        q.km(round(km_to_m(sum(row["distance_km"] for row in rows))), words),
        q.kg(sum(row["co2_kg"] for row in rows), words),
    )


def _share(alone_fen: int, share_fen: int | None, words: Wordbook) -> tuple[Cell, Cell]:
    saving_fen = None if share_fen is None else alone_fen - share_fen
    return q.yuan(share_fen, words), q.yuan(saving_fen, words)


def _quantities(joint: RunResult, player: str, words: Wordbook) -> tuple[Cell, ...]:
    """Return vehicles, kilometres and CO2 of a carrier's own vehicles in the joint plan."""
    lines = [line for line in joint.accounts.lines if line.carrier_id == player]

    def quantity(item: Item) -> float:
        return sum(line.quantity for line in lines if line.item is item)

    return (
        q.count(round(quantity(Item.VEHICLE)), words),
        q.km(round(km_to_m(quantity(Item.DISTANCE))), words),
        q.kg(quantity(Item.CARBON), words),
    )


def _shares(
    network: str, bill: Json, players: list[str], joint: RunResult, words: Wordbook
) -> Table:
    """Return a row per rule with every carrier's share, and the range of the core."""
    names = (carrier_name(joint.scenario, player, words) for player in players)
    rows = [
        Row(
            key=split["method"],
            name=words(say.METHOD_NAMES[split["method"]]),
            cells=(
                *(q.yuan(split["shares_fen"][player], words) for player in players),
                _stays(split, words),
            ),
        )
        for split in bill["splits"]
        if split["shares_fen"]
    ]
    if ranges := bill["stability"]["core_ranges_fen"]:
        for end, key, name in (
            (0, "core-from", words("Within the core, from")),
            (1, "core-to", words("Within the core, to")),
        ):
            cells = tuple(q.yuan(round(ranges[player][end]), words) for player in players)
            rows.append(Row(key=key, name=name, cells=(*cells, q.NOTHING), is_total=True))
    return Table(
        id=f"shares-{network}",
        header=(words("rule"), *names, words("stays")),
        rows=tuple(rows),
        note=words(say.SPLIT_STAYS),
    )


def _stays(split: Json, words: Wordbook) -> Cell:
    answer = split["in_core"]
    return q.NOTHING if answer is None else Cell(text=words(say.ANSWERS[Answer(answer)]))


def _subsidy(bills: Mapping[str, Json], figures: Json, words: Wordbook) -> Table:
    parcels = sum(figures["weights"]["parcels"].values())
    stability = [bill["stability"] for bill in bills.values()]
    amounts = [s["subsidy_fen"]["value"] for s in stability]
    least = [s["epsilon_fen"]["value"] for s in stability]
    per_parcel = [amount / parcels if parcels else None for amount in amounts]
    rows = (
        ("least-core", words("Every group gains by staying at least, yuan a day"), least),
        ("subsidy", words("Least subsidy under any split, yuan a day"), amounts),
        ("per-parcel", words("Least subsidy per parcel, yuan"), per_parcel),
    )
    return Table(
        id="subsidy",
        header=("", *(words(say.NETWORK_TITLES[network]) for network in bills)),
        rows=tuple(
            Row(key=key, name=name, cells=tuple(q.yuan(fen, words) for fen in values))
            for key, name, values in rows
        ),
    )
