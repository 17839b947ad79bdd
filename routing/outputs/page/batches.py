"""What is sorted when, and the goods that stay where they are."""

from typing import Any

from routing.language import Wordbook
from routing.outputs.page import quantities as q
from routing.outputs.page.sheet import Sheet
from routing.outputs.page.table import Cell, Row, Table
from routing.outputs.words import REASONS, carrier_name, place_name
from routing.recipe import RunResult


def batches(run: RunResult) -> list[list[Any]]:
    """Return centre, direction, start and end in seconds, and parcels of every sorted batch."""
    scenario = run.scenario
    place_at = {place.id: number for number, place in enumerate(scenario.places)}
    return [
        [
            place_at[batch.centre_id],
            batch.direction.value,
            batch.start_s,
            batch.ready_s,
            sum(scenario.consignment(c).parcels for c in batch.consignment_ids),
        ]
        for batch in run.plan.batches
    ]


def unserved(run: RunResult, words: Wordbook) -> dict[int, dict[str, Any]]:
    """Return the parcels that stay where they are and the reasons, by position of the place."""
    scenario = run.scenario
    place_at = {place.id: number for number, place in enumerate(scenario.places)}
    found: dict[int, dict[str, Any]] = {}
    for entry in run.plan.unserved:
        consignment = scenario.consignment(entry.consignment_id)
        here = found.setdefault(place_at[consignment.village_id], {"parcels": 0, "reasons": []})
        here["parcels"] += consignment.parcels
        reason = words(REASONS[entry.reason])
        if reason not in here["reasons"]:
            here["reasons"].append(reason)
    return found


def unserved_table(sheet: Sheet, name: str, words: Wordbook) -> Table:
    """Return a row per consignment that a run leaves where it is."""
    run = sheet.runs[name]
    scenario = run.scenario
    rows = []
    for entry in run.plan.unserved:
        goods = scenario.consignment(entry.consignment_id)
        product = scenario.product(goods.product_id)
        why = words(REASONS[entry.reason])
        rows.append(
            Row(
                key=goods.id,
                name=place_name(scenario, goods.village_id, words),
                cells=(
                    Cell(text=carrier_name(scenario, goods.carrier_id, words)),
                    Cell(text=words.name(product.name, product.name_zh) or product.id),
                    q.count(goods.parcels, words),
                    Cell(text=f"{why}. {entry.detail}" if entry.detail else why),
                ),
            )
        )
    header = (
        words("village"),
        words("carrier"),
        words("product"),
        words("parcels"),
        words("reason"),
    )
    return Table(id=f"unserved-{name}", header=header, rows=tuple(rows))
