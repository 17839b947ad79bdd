"""Vans leave later where neither villages nor trucks mind, so that trucks may come later too."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from routing.model import Direction, Plan
from routing.planning.duties import Assigned, Duty
from routing.planning.fleet import Roster
from routing.planning.part import Part
from routing.planning.slack import spared_s

_SHARE = 0.6
"""Of the time to spare. If all vans came as late as each of them may, lanes would be crowded."""


def postponed(villages: Part, plan: Plan) -> Part:
    """Return village tours of a plan with whole days moved to later, which costs nothing.

    A van's day moves as one, by most of what its windows and the trucks that fetch its goods spare.
    """
    spare_s = spared_s(plan)
    return replace(villages, rosters=tuple(_moved(r, spare_s) for r in villages.rosters))


def _moved(roster: Roster, spare_s: Mapping[str, int]) -> Roster:
    duties = []
    for duty in roster.duties:
        later_s = max(int(_SHARE * min(_room_s(roster, duty, spare_s))), 0)
        duties.append(tuple(Assigned(a.trip, a.depart_s + later_s) for a in duty))
    return replace(roster, duties=tuple(duties))


def _room_s(roster: Roster, duty: Duty, spare_s: Mapping[str, int]) -> Iterator[int]:
    """Yield by how much each trip of a day, and each of its goods that go up, could be later."""
    for assigned in duty:
        draft = roster.trips[assigned.trip]
        yield draft.shiftable.latest_s - assigned.depart_s
        for job in draft.jobs:
            for c in draft.sheet.bundles[job]:
                if c.direction is Direction.UP:
                    yield spare_s.get(c.id, 0)
