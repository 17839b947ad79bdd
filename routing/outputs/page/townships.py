"""What a parcel costs, township by township."""

from collections import Counter
from dataclasses import dataclass

from routing.costs import NOBODY, cash_fen_by_village
from routing.language import Wordbook
from routing.model import Scenario
from routing.outputs.page import quantities as q
from routing.outputs.page.headline import run_names
from routing.outputs.page.sheet import Sheet
from routing.outputs.page.table import Row, Table
from routing.outputs.words import place_name
from routing.recipe import RunResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Township:
    """A township's served parcels and their cash cost in fen, run by run."""

    id: str
    name: str
    villages: int
    parcels: tuple[int, ...]
    fen: tuple[int, ...]

    def fen_per_parcel(self, run: int) -> float | None:
        """Return the cash cost of a served parcel in fen, None where none is served."""
        return self.fen[run] / self.parcels[run] if self.parcels[run] else None


def townships(sheet: Sheet, words: Wordbook) -> tuple[Township, ...]:
    """Return the townships of the villages, the dearest parcel of the last run first."""
    scenario = sheet.scenario
    township_of = {village.id: village.parent_id or NOBODY for village in scenario.villages}
    fen = [_by_township(_fen(run), township_of) for run in sheet.runs.values()]
    parcels = [_by_township(_served(run), township_of) for run in sheet.runs.values()]
    villages = Counter(township_of.values())
    found = [
        Township(
            id=key,
            name=_name(scenario, key, words),
            villages=villages[key],
            parcels=tuple(counts[key] for counts in parcels),
            fen=tuple(sums[key] for sums in fen),
        )
        for key in dict.fromkeys([*sorted(villages), *(key for sums in fen for key in sums)])
    ]
    return tuple(sorted(found, key=lambda t: (-(t.fen_per_parcel(-1) or 0.0), t.id)))


def township_table(found: tuple[Township, ...], sheet: Sheet, words: Wordbook) -> Table:
    """Return a row per township: villages, served parcels of the last run, cost per parcel."""
    runs = range(len(sheet.runs))
    rows = [
        Row(
            key=township.id,
            name=township.name,
            cells=(
                q.count(township.villages, words),
                q.count(township.parcels[-1], words),
                *(q.yuan(township.fen_per_parcel(run), words) for run in runs),
            ),
        )
        for township in found
    ]
    header = (
        words("township"),
        words("villages"),
        words("served parcels"),
        *run_names(sheet, words),
    )
    note = words(
        "Cash cost per served parcel, yuan. What the ledger books on a village stands with its "
        "township; a vehicle's day and a centre's site are shared by the parcels they carried "
        "and sorted."
    )
    return Table(id="by-township", header=header, rows=tuple(rows), note=note)


def _fen(run: RunResult) -> dict[str, int]:
    return cash_fen_by_village(run.scenario, run.plan, run.accounts)


def _served(run: RunResult) -> Counter[str]:
    unserved = {entry.consignment_id for entry in run.plan.unserved}
    parcels: Counter[str] = Counter()
    for consignment in run.scenario.consignments:
        if consignment.id not in unserved:
            parcels[consignment.village_id] += consignment.parcels
    return parcels


def _by_township(amounts: dict[str, int], township_of: dict[str, str]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for village_id, amount in amounts.items():
        sums[township_of.get(village_id, NOBODY)] += amount
    return sums


def _name(scenario: Scenario, key: str, words: Wordbook) -> str:
    if key == NOBODY:
        return words("no township")
    known = {place.id for place in scenario.places}
    return place_name(scenario, key, words) if key in known else key
