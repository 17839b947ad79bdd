"""All sensible sets of truck routes for a set of open centres, cheapest first.

Two trucks need share at most one centre: of two that share two, one can leave one of them to the
other without driving further.
Source: M. Dror, P. Trudeau, Savings by split delivery routing, Transportation Science 23(2), 1989.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from routing.planning.joint.arrays import Ints
from routing.planning.joint.compiling import compiled_with_arrays
from routing.planning.joint.hub_tours import hub_tours, popcounts
from routing.planning.joint.problem import MAX_TRUCKS, Floats, JointProblem

KEPT = 4096
"""Configurations kept per set of open centres."""

_KEPT_WITH_ONE_MORE = 512
_DRAFTS = 5 * KEPT
_DEARER = 1.25
_FEW_CENTRES = 6
_ROWS = 65_536

ROWS, TRUNCATED = range(2)
"""Where :attr:`Haul.used` keeps what: rows filled, sets of centres of which some were dropped."""

Masks = NDArray[np.uint16]


class Haul(NamedTuple):
    """Linehaul: the tables of configurations and the room left on the trucks of one of them.

    The configurations of a set of open centres are rows ``first[set]`` up to ``first[set] +
    count[set]``; -1 where they were not asked for yet. ``only[row, J]`` are the centres that no
    truck outside the subset J serves: their load must fit ``|J|`` trucks. ``spare[J]`` is what
    remains of that, per measure; ``sums[set]`` is the load of a set of centres.
    """

    truck_cost: Floats
    truck_capacity: Floats
    fleet: Ints
    ones: Ints
    first: Ints
    count: Ints
    cost: Floats
    number: Ints
    visits: Masks
    only: Masks
    used: Ints
    spare: Floats
    sums: Floats


class Drafts(NamedTuple):
    """Configurations while they are collected; ``found[0]`` counts them."""

    picks: Ints
    cost: Floats
    found: Ints


def new_haul(problem: JointProblem) -> Haul:
    """Return empty tables; ``fleet`` holds the fewest and the most trucks to consider."""
    sets = 1 << problem.centres
    cost = np.zeros(sets)
    if problem.trucks:
        cost = hub_tours(problem.hub_cost) + problem.truck_fixed_cost
    most = min(problem.trucks_needed + 1, problem.trucks, MAX_TRUCKS)
    subsets = 1 << max(most, 1)
    return Haul(
        truck_cost=cost,
        truck_capacity=problem.truck_capacity,
        fleet=np.array([min(problem.trucks_needed, most), most]),
        ones=popcounts(max(problem.centres, MAX_TRUCKS)),
        first=np.full(sets, -1, np.int64),
        count=np.zeros(sets, np.int64),
        cost=np.zeros(_ROWS),
        number=np.zeros(_ROWS, np.int64),
        visits=np.zeros((_ROWS, MAX_TRUCKS), np.uint16),
        only=np.zeros((_ROWS, subsets), np.uint16),
        used=np.zeros(2, np.int64),
        spare=np.zeros((subsets, problem.measures)),
        sums=np.zeros((sets, problem.measures)),
    )


@compiled_with_arrays
def _first_limit(haul: Haul, subsets: Ints, trucks: int) -> float:
    """Return a cost that some configuration meets: one truck goes everywhere, the others help."""
    cheapest = np.inf
    for mask in subsets:
        if haul.ones[mask] == 1:
            cheapest = min(cheapest, haul.truck_cost[mask])
    return haul.truck_cost[np.max(subsets)] + (trucks - 1) * cheapest + 1e-9


@compiled_with_arrays
def _shares_one_at_most(haul: Haul, chosen: Ints, depth: int) -> bool:
    """Say whether the last truck shares at most one centre with each of the others."""
    for j in range(depth):
        if haul.ones[chosen[j] & chosen[depth]] > 1:
            return False
    return True


@compiled_with_arrays
def _shrink(drafts: Drafts, kept: int) -> None:
    """Keep the cheapest drafts, in order of cost."""
    found = drafts.found[0]
    order = np.argsort(drafts.cost[:found])[:kept]
    drafts.picks[: len(order)] = drafts.picks[:found][order]
    drafts.cost[: len(order)] = drafts.cost[:found][order]
    drafts.found[0] = len(order)


@compiled_with_arrays
def _note(drafts: Drafts, chosen: Ints, cost: float, kept: int) -> bool:
    """Write down a configuration; say whether others had to be dropped for it."""
    is_full = drafts.found[0] == len(drafts.cost)
    if is_full:
        _shrink(drafts, kept)
    row = drafts.found[0]
    drafts.picks[row] = chosen
    drafts.cost[row] = cost
    drafts.found[0] = row + 1
    return is_full


@compiled_with_arrays
def draft(haul: Haul, subsets: Ints, trucks: int, dearer: float, kept: int) -> Drafts:
    """Collect the covers of all centres by so many trucks, in order of cost.

    ``subsets`` are the sets of centres a truck may visit, cheapest first; depth-first, a truck
    never before a cheaper one.
    """
    everything = np.max(subsets)
    drafts = Drafts(
        np.zeros((_DRAFTS, MAX_TRUCKS), np.int64), np.zeros(_DRAFTS), np.zeros(1, np.int64)
    )
    limit = _first_limit(haul, subsets, trucks) * dearer
    pick, chosen = np.full(MAX_TRUCKS + 1, -1), np.zeros(MAX_TRUCKS, np.int64)
    covered, spent = np.zeros(MAX_TRUCKS + 1, np.int64), np.zeros(MAX_TRUCKS + 1)
    depth = 0
    while depth >= 0:
        pick[depth] += 1
        left = trucks - depth
        chosen[depth:] = 0
        if pick[depth] == len(subsets):
            depth -= 1
            continue
        mask = subsets[pick[depth]]
        cost = haul.truck_cost[mask]
        if spent[depth] + left * cost > limit:
            depth -= 1
            continue
        chosen[depth] = mask
        now = covered[depth] | mask
        if (left == 1 and now != everything) or not _shares_one_at_most(haul, chosen, depth):
            continue
        if left > 1:
            covered[depth + 1], spent[depth + 1] = now, spent[depth] + cost
            pick[depth + 1] = pick[depth] - 1
            depth += 1
            continue
        limit = min(limit, (spent[depth] + cost) * dearer)
        if _note(drafts, chosen, spent[depth] + cost, kept):
            limit = min(limit, drafts.cost[kept - 1])
    _shrink(drafts, kept)
    return drafts


@compiled_with_arrays
def _enter(haul: Haul, chosen: Ints, cost: float) -> None:
    """Append one configuration to the tables."""
    row = haul.used[ROWS]
    trucks = 0
    while trucks < MAX_TRUCKS and chosen[trucks]:
        haul.visits[row, trucks] = chosen[trucks]
        trucks += 1
    haul.cost[row] = cost
    haul.number[row] = trucks
    for subset in range(1 << trucks):
        inside, outside = 0, 0
        for truck in range(trucks):
            if subset >> truck & 1:
                inside |= chosen[truck]
            else:
                outside |= chosen[truck]
        haul.only[row, subset] = inside & ~outside
    haul.used[ROWS] = row + 1


@compiled_with_arrays
def _merge(haul: Haul, fewest: Drafts, more: Drafts) -> None:
    """Append two sorted lists of drafts as one."""
    i, j = 0, 0
    room = len(haul.cost) - haul.used[ROWS]
    while i + j < min(room, fewest.found[0] + more.found[0]):
        from_more = j < more.found[0] and (
            i == fewest.found[0] or more.cost[j] < fewest.cost[i]
        )
        if from_more:
            _enter(haul, more.picks[j], more.cost[j])
            j += 1
        else:
            _enter(haul, fewest.picks[i], fewest.cost[i])
            i += 1


@compiled_with_arrays
def configurations(haul: Haul, centres: int) -> int:
    """Fill the tables for a set of open centres, if need be; return how many there are."""
    if haul.first[centres] >= 0:
        return haul.count[centres]
    haul.first[centres] = haul.used[ROWS]
    if haul.fleet[1] == 0:
        _enter(haul, np.zeros(MAX_TRUCKS, np.int64), 0.0)
    elif centres:
        members = np.array([m for m in range(1, centres + 1) if m & ~centres == 0])
        subsets = members[np.argsort(haul.truck_cost[members])]
        dearer = np.inf if haul.ones[centres] <= _FEW_CENTRES else _DEARER
        fewest = draft(haul, subsets, haul.fleet[0], dearer, KEPT)
        more = Drafts(fewest.picks[:0], fewest.cost[:0], np.zeros(1, np.int64))
        if haul.fleet[1] > haul.fleet[0]:
            more = draft(haul, subsets, haul.fleet[1], dearer, _KEPT_WITH_ONE_MORE)
        if fewest.found[0] == KEPT:
            haul.used[TRUNCATED] += 1
        _merge(haul, fewest, more)
    haul.count[centres] = haul.used[ROWS] - haul.first[centres]
    return haul.count[centres]
