"""Known distances between places, to judge the modelled ones by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from routing.language import message
from routing.model import Finding, Scenario, Severity, TravelMatrix
from routing.roads.csv_rows import fault_error, in_row, is_number, pair_problems, read_rows
from routing.roads.judging.gathering import gathered
from routing.roads.judging.wording import named
from routing.units import km_to_m, m_to_km

COLUMNS = ("from_id", "to_id", "km")
OFF_SHARE = 0.1
OFF_M = km_to_m(1)
_MOST_KM = 10_000.0
_WHAT = message("table of documented distances")
_ALIASES = {
    "起点": "from_id",
    "终点": "to_id",
    "公里": "km",
    "里程": "km",
    "里程(km)": "km",
    "来源": "source",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDistance:
    """The documented length of the way between two places; ``source`` is for people."""

    from_id: str
    to_id: str
    dist_m: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedDistance:
    """A documented distance beside the modelled one, None where no road leads."""

    known: KnownDistance
    modelled_m: int | None

    @property
    def off_m(self) -> int | None:
        """The modelled distance less the documented one."""
        return None if self.modelled_m is None else self.modelled_m - self.known.dist_m

    @property
    def differs(self) -> bool:
        """Whether they differ by more than a tenth and more than a kilometre."""
        off_m = self.off_m
        return off_m is None or abs(off_m) > max(OFF_M, OFF_SHARE * self.known.dist_m)


def read_documented(path: Path) -> tuple[KnownDistance, ...]:
    """Return the rows of a CSV file ``from_id,to_id,km[,source]``.

    Raises
    ------
    RoadsError
        If the file cannot be read or rows are wrong; all of them are named.
    """
    table = read_rows(path, _WHAT, COLUMNS, _ALIASES)
    found: dict[tuple[str, str], KnownDistance] = {}
    faults: list[str] = []
    for number, row in table.rows:
        problems = list(_problems(row, found))
        faults += in_row(number, problems)
        if not problems:
            found[row["from_id"], row["to_id"]] = KnownDistance(
                from_id=row["from_id"],
                to_id=row["to_id"],
                dist_m=km_to_m(float(row["km"])),
                source=row.get("source", ""),
            )
    if faults:
        raise fault_error(table, _WHAT, faults)
    return tuple(found.values())


def compared_distances(
    known: tuple[KnownDistance, ...], travel: TravelMatrix
) -> tuple[ComparedDistance, ...]:
    """Return the documented distances between places of the matrix beside the modelled ones.

    Of several road profiles, the shortest way counts.
    """
    index = {place_id: number for number, place_id in enumerate(travel.place_ids)}
    compared = []
    for row in known:
        if row.from_id in index and row.to_id in index:
            metres = travel.dist_m[:, index[row.from_id], index[row.to_id]]
            ways = metres[metres >= 0]
            modelled_m = int(np.min(ways)) if len(ways) else None
            compared.append(ComparedDistance(known=row, modelled_m=modelled_m))
    return tuple(compared)


def documented_findings(
    scenario: Scenario, known: tuple[KnownDistance, ...], travel: TravelMatrix
) -> tuple[Finding, ...]:
    """Return R203 (ids that are no places) and R215 (a documented distance differs)."""
    places = set(travel.place_ids)
    strange = sorted({i for row in known for i in (row.from_id, row.to_id)} - places)
    compared = [row for row in compared_distances(known, travel) if row.differs]
    return (
        *_strangers(str(scenario.roads.documented_path), strange),
        *gathered(
            [_differs(scenario, row) for row in compared],
            "have documented distances that differ from the modelled ones",
        ),
    )


def _strangers(path: str, ids: list[str]) -> tuple[Finding, ...]:
    if not ids:
        return ()
    return (
        Finding(
            code="R203",
            severity=Severity.WARNING,
            message=(
                message(
                    "Ids in the documented distances are not places of the scenario; these "
                    "rows are not compared: {names}. Correct them if they should be.",
                    names=", ".join(ids),
                )
            ),
            subject=path,
            amount=float(len(ids)),
            unit="ids",
        ),
    )


def _differs(scenario: Scenario, row: ComparedDistance) -> Finding:
    known = row.known
    origin, target = scenario.place(known.from_id), scenario.place(known.to_id)
    source = f" ({known.source})" if known.source else ""
    modelled, amount = "no road leads there in the model", None
    if row.modelled_m is not None and row.off_m is not None:
        share = row.off_m / known.dist_m if known.dist_m else 0.0
        amount = round(m_to_km(row.off_m), 3)
        modelled = f"{m_to_km(row.modelled_m):.1f} km in the model"
        modelled += f", {100 * share:+.0f} %" if share else ""
    return Finding(
        code="R215",
        severity=Severity.WARNING,
        message=(
            message(
                "From {origin} to {target} it is {dist:.1f} km by documents{source}, and "
                "{modelled}. Look for a road the map lacks or a place that is joined to the "
                "wrong one.",
                origin=named(origin),
                target=named(target),
                dist=m_to_km(known.dist_m),
                source=source,
                modelled=modelled,
            )
        ),
        subject="roads",
        place_id=target.id,
        amount=amount,
        unit="km",
    )


def _problems(
    row: Mapping[str, str], found: Mapping[tuple[str, str], KnownDistance]
) -> Iterator[str]:
    yield from pair_problems(row, COLUMNS, found)
    km = row.get("km")
    if km and not (is_number(km, _MOST_KM) and float(km) > 0.0):
        yield message(
            'km "{km}" is not a number above 0 and up to {most:.0f}', km=km, most=_MOST_KM
        )
