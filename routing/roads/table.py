"""Roads as a table of known legs."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

import numpy as np

from routing.language import message
from routing.model import (
    Backdrop,
    Finding,
    Leg,
    RoadLine,
    Scenario,
    Severity,
    TravelMatrix,
    TravelSource,
    straight_line,
)
from routing.roads.backdrop import draw_backdrop
from routing.roads.graph.contraction import contract
from routing.roads.graph.packing import TABLE_SCALE
from routing.roads.graph.quickest import quickest_ways
from routing.roads.judging import judge_table, judge_travel
from routing.roads.judging.cut_off import cut_off_findings
from routing.roads.layers import same_layers
from routing.roads.legs import KnownLeg, Pair
from routing.roads.network import RoadNetwork
from routing.roads.road_map import Floats
from routing.roads.rounding import whole_metres, whole_seconds


class TableRoads:
    """The quickest ways over known legs; a leg stands as it is given unless a detour is quicker."""

    def __init__(self, scenario: Scenario, legs: Mapping[Pair, KnownLeg]) -> None:
        self._scenario = scenario
        self._legs = dict(legs)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The places that are cut off, ids in the table that are no place, what is suspicious."""
        known = {place.id for place in self._scenario.places}
        strange = sorted({place_id for pair in self._legs for place_id in pair} - known)
        found = [
            *cut_off_findings(self._scenario, self._travel),
            *judge_table(self._scenario, self._legs),
            *judge_travel(self._scenario, self._travel),
        ]
        if strange:
            found.append(
                Finding(
                    code="R203",
                    severity=Severity.WARNING,
                    message=message(
                        "Ids in the table of legs are not places of the scenario; they "
                        "count as places to drive through: {names}.",
                        names=", ".join(strange),
                    ),
                    subject=str(self._scenario.roads.table_path),
                    amount=float(len(strange)),
                    unit="ids",
                )
            )
        return tuple(sorted(found, key=lambda finding: finding.code))

    def measure(self) -> TravelMatrix:
        """Return the quickest ways over the known legs."""
        return self._travel

    def trace(self, legs: Iterable[Leg]) -> dict[Leg, RoadLine]:
        """Return the straight piece of each leg: a table has no roads to draw."""
        place = self._scenario.place
        return {leg: straight_line(place(leg[0]), place(leg[1])) for leg in legs}

    def backdrop(self) -> Backdrop:
        """Return the areas of the scenario; there is no road to draw."""
        return draw_backdrop(self._scenario.roads)

    @cached_property
    def _travel(self) -> TravelMatrix:
        place_ids = tuple(place.id for place in self._scenario.places)
        drive_s, dist_m = _completed(place_ids, self._legs)
        pairs = len(place_ids) * (len(place_ids) - 1)
        index = {place_id: position for position, place_id in enumerate(place_ids)}
        given = {leg: known for leg, known in self._legs.items() if index.keys() >= set(leg)}
        slower = sum(
            _driven_s(known) > drive_s[index[start], index[end]]
            for (start, end), known in given.items()
        )
        return TravelMatrix(
            place_ids=place_ids,
            profiles=self._scenario.profiles,
            dist_m=same_layers(self._scenario, whole_metres(dist_m)),
            time_s=same_layers(self._scenario, whole_seconds(drive_s, dist_m)),
            source=TravelSource.TABLE,
            description=(
                f"Table of legs {Path(self._scenario.roads.table_path or '').name}: {len(given)} "
                f"of {pairs} pairs of places are given, the others go by the quickest given legs. "
                f"{slower} of the given legs are slower than a way over other places and are "
                "replaced by it."
            ),
        )


def _driven_s(leg: KnownLeg) -> int:
    """Return the seconds of a leg; any distance takes at least one, as everywhere on roads."""
    return max(leg.time_s, int(leg.dist_m > 0))


def _completed(place_ids: tuple[str, ...], legs: Mapping[Pair, KnownLeg]) -> tuple[Floats, Floats]:
    """Return seconds and metres between all places, infinite where the legs lead nowhere.

    A driver takes the quicker way: no leg is slower than a detour over other places. Of two ways
    that are equally quick, the given leg stands.
    """
    ids = list(dict.fromkeys([*place_ids, *(place_id for leg in legs for place_id in leg)]))
    index = {place_id: position for position, place_id in enumerate(ids)}
    start = np.array([index[leg[0]] for leg in legs], dtype=np.int64)
    end = np.array([index[leg[1]] for leg in legs], dtype=np.int64)
    given_s = np.array([_driven_s(leg) for leg in legs.values()], dtype=np.float64)
    given_m = np.array([leg.dist_m for leg in legs.values()], dtype=np.float64)
    every = np.arange(len(ids), dtype=np.int64)
    network = RoadNetwork(
        lon=np.zeros(len(ids)),
        lat=np.zeros(len(ids)),
        start=start,
        end=end,
        length_m=given_m,
        drive_s=given_s,
        stretch=np.arange(len(start)),
        joinable=np.ones(len(start), dtype=np.bool_),
    )
    drive_s, dist_m = quickest_ways(contract(network, every, TABLE_SCALE), every)
    stands = given_s <= drive_s[start, end]
    start, end = start[stands], end[stands]
    drive_s[start, end], dist_m[start, end] = given_s[stands], given_m[stands]
    size = len(place_ids)
    return drive_s[:size, :size], dist_m[:size, :size]
