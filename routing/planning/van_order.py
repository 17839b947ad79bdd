"""Sorting in the order vans leave: what a later trip takes may come later, by another truck."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from routing.model import Batch, Scenario
from routing.planning.sorting import Lane, batch_s, lane_of

_GATHER_S = 1800
"""Goods whose vans leave within this of the first of them are sorted together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VanOrder:
    """What is known once vans are planned: when goods are there now, and when their vans leave.

    ``batches`` are those of the morning, ``arrive_s`` and ``departs_s`` hold seconds by consignment
    (those no van takes do not depart), ``busy_s`` when lanes are done with the goods of others.
    """

    scenario: Scenario
    batches: tuple[Batch, ...]
    arrive_s: Mapping[str, int]
    departs_s: Mapping[str, int]
    busy_s: Mapping[Lane, int]

    def latest_batches(self) -> tuple[Batch, ...]:
        """Return batches of what vans take, each as late as its vans and those after it allow.

        A lane sorts in the order vans leave if its goods, as they come now, are in time for that;
        otherwise it goes on as it does.
        """
        lanes: defaultdict[Lane, list[Batch]] = defaultdict(list)
        for batch in self.batches:
            taken = tuple(c for c in batch.consignment_ids if c in self.departs_s)
            if taken:
                lanes[lane_of(batch)].append(replace(batch, consignment_ids=taken))
        return tuple(batch for lane in lanes.values() for batch in self._of_lane(lane))

    def latest_arrivals_s(self, batches: Iterable[Batch]) -> dict[str, int]:
        """Return by when each consignment must be at its centre, given latest batches.

        Cold goods do not wait at a hub without a cold room: they come no later than now.
        """
        waits = self.scenario.hub.cold_room
        return {
            c: batch.start_s
            if waits or not batch.temperature.is_cold
            else min(batch.start_s, self.arrive_s[c])
            for batch in batches
            for c in batch.consignment_ids
        }

    def _of_lane(self, standing: Sequence[Batch]) -> Sequence[Batch]:
        groups = self._groups(standing)
        latest: list[Batch] = []
        free_s = self._leaves_s(groups[-1])
        for group in reversed(groups):
            ready_s = min(self._leaves_s(group), free_s)
            free_s = ready_s - batch_s(self.scenario, group)
            latest.insert(0, replace(group, start_s=free_s, ready_s=ready_s))
        is_in_time = self.busy_s.get(lane_of(latest[0]), 0) <= free_s and all(
            self.arrive_s[c] <= batch.start_s for batch in latest for c in batch.consignment_ids
        )
        return latest if is_in_time else standing

    def _groups(self, standing: Sequence[Batch]) -> list[Batch]:
        """Return a lane's goods by when their vans leave, if there is time to sort them apart."""
        by_departure: defaultdict[int, list[str]] = defaultdict(list)
        for batch in standing:
            for c in batch.consignment_ids:
                by_departure[self.departs_s[c]].append(c)
        groups: list[Batch] = []
        for departs_s in sorted(by_departure):
            group = replace(standing[0], consignment_ids=tuple(by_departure[departs_s]))
            gap_s = departs_s - self._leaves_s(groups[-1]) if groups else departs_s
            if groups and gap_s < max(batch_s(self.scenario, group), _GATHER_S):
                together = (*groups[-1].consignment_ids, *group.consignment_ids)
                groups[-1] = replace(group, consignment_ids=together)
            else:
                groups.append(group)
        return groups

    def _leaves_s(self, group: Batch) -> int:
        return min(self.departs_s[c] for c in group.consignment_ids)
