"""All sensible sets of truck routes for a set of open centres, cheapest first.

Two trucks need share at most one centre: of two that share two, one can leave one of them to the
other without driving further.
Source: M. Dror, P. Trudeau, Savings by split delivery routing, Transportation Science 23(2), 1989.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from routing.planning.joint.arrays import Ints
from routing.planning.joint.hub_tours import hub_tours, popcounts
from routing.planning.joint.problem import MAX_TRUCKS, Floats, JointProblem
from routing.planning.kernel.compiling import compiled, compiled_with_arrays

KEPT = 4096
"""Configurations kept per set of open centres."""

_KEPT_WITH_ONE_MORE = 512
_DRAFTS = 5 * KEPT
_DEARER = 1.25
_FEW_CENTRES = 6
_ROWS = 1 << 17

ROWS, TRUNCATED = range(2)
"""Where :attr:`Haul.used` keeps what: rows filled, sets of centres of which some were dropped."""

Masks = NDArray[np.uint16]


class Haul(NamedTuple):
    """Linehaul: the tables of configurations and the room left on the trucks of one of them.

    The configurations of a set of open centres are rows ``first[set]`` up to ``first[set] +
    rows[set]``; -1 where they were not asked for yet. ``visits[row]`` are the centres of each
    truck; ``only[row, J]`` those that no truck outside the subset J serves: their load must fit
    ``|J|`` trucks. ``spare[J]`` is what remains of that, per measure. ``fleet`` and ``kept`` are
    the trucks to use and the configurations to keep, with the fewest trucks and with one more;
    ``ones`` counts the bits of a set, ``sums`` is the load of every set of centres.
    """

    truck_cost: Floats
    truck_capacity: Floats
    fleet: Ints
    kept: Ints
    ones: Ints
    first: Ints
    rows: Ints
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
        kept=np.array([KEPT, _KEPT_WITH_ONE_MORE]),
        ones=popcounts(max(problem.centres, MAX_TRUCKS)),
        first=np.full(sets, -1, np.int64),
        rows=np.zeros(sets, np.int64),
        cost=np.zeros(_ROWS),
        number=np.zeros(_ROWS, np.int64),
        visits=np.zeros((_ROWS, MAX_TRUCKS), np.uint16),
        only=np.zeros((_ROWS, subsets), np.uint16),
        used=np.zeros(2, np.int64),
        spare=np.zeros((subsets, problem.measures)),
        sums=np.zeros((sets, problem.measures)),
    )


@compiled_with_arrays
def new_drafts(room: int) -> Drafts:
    """Return an empty list with room for so many."""
    picks = np.zeros((room, MAX_TRUCKS), np.int64)
    return Drafts(picks, np.zeros(room), np.zeros(1, np.int64))


@compiled
def _note(drafts: Drafts, chosen: Ints, cost: float) -> None:
    """Write down a configuration."""
    row = drafts.found[0]
    for j in range(MAX_TRUCKS):
        drafts.picks[row, j] = chosen[j]
    drafts.cost[row] = cost
    drafts.found[0] = row + 1


@compiled
def _swap(drafts: Drafts, i: int, j: int) -> None:
    drafts.cost[i], drafts.cost[j] = drafts.cost[j], drafts.cost[i]
    for k in range(MAX_TRUCKS):
        drafts.picks[i, k], drafts.picks[j, k] = drafts.picks[j, k], drafts.picks[i, k]


@compiled
def _sink(drafts: Drafts, top: int, end: int) -> None:
    """Restore the heap below one row: no child dearer than its parent."""
    while 2 * top + 1 < end:
        child = 2 * top + 1
        if child + 1 < end and drafts.cost[child + 1] > drafts.cost[child]:
            child += 1
        if drafts.cost[top] >= drafts.cost[child]:
            return
        _swap(drafts, top, child)
        top = child


@compiled
def sort_drafts(drafts: Drafts, kept: int) -> None:
    """Sort by cost in place and forget all but the cheapest; a heap compiles ten times faster.

    (Than ``numpy.argsort``, that is, which is translated anew for every program.)
    """
    found = drafts.found[0]
    for top in range(found // 2, -1, -1):
        _sink(drafts, top, found)
    for end in range(found - 1, 0, -1):
        _swap(drafts, 0, end)
        _sink(drafts, 0, end)
    drafts.found[0] = min(found, kept)


@compiled
def _first_limit(haul: Haul, subsets: Drafts, trucks: int) -> float:
    """Return a cost that some configuration meets: one truck goes everywhere, the others help."""
    cheapest, everything = np.inf, 0
    for i in range(subsets.found[0]):
        mask = subsets.picks[i, 0]
        everything |= mask
        if haul.ones[mask] == 1:
            cheapest = min(cheapest, haul.truck_cost[mask])
    return float(haul.truck_cost[everything] + (trucks - 1) * cheapest + 1e-9)


@compiled
def _shares_one_at_most(haul: Haul, chosen: Ints, depth: int) -> bool:
    """Say whether the last truck shares at most one centre with each of the others."""
    for j in range(depth):  # noqa: SIM110 - generators are not compiled
        if haul.ones[chosen[j] & chosen[depth]] > 1:
            return False
    return True


@compiled_with_arrays
def draft(
    haul: Haul, subsets: Drafts, everything: int, trucks: int, dearer: float, kept: int
) -> Drafts:
    """Collect the covers of all centres by so many trucks, in order of cost.

    ``subsets`` are the sets of centres a truck may visit, cheapest first; depth-first, a truck
    never before a cheaper one.
    """
    drafts = new_drafts(_DRAFTS)
    limit = _first_limit(haul, subsets, trucks) * dearer
    pick, chosen = np.zeros(MAX_TRUCKS + 1, np.int64), np.zeros(MAX_TRUCKS, np.int64)
    covered, spent = np.zeros(MAX_TRUCKS + 1, np.int64), np.zeros(MAX_TRUCKS + 1)
    depth = 0
    pick[0] = -1
    while depth >= 0:
        pick[depth] += 1
        left = trucks - depth
        chosen[depth] = 0
        row = pick[depth]
        if row == subsets.found[0] or spent[depth] + left * subsets.cost[row] > limit:
            depth -= 1
            continue
        chosen[depth] = subsets.picks[row, 0]
        now, cost = covered[depth] | chosen[depth], spent[depth] + subsets.cost[row]
        if (left == 1 and now != everything) or not _shares_one_at_most(haul, chosen, depth):
            continue
        if left > 1:
            depth += 1
            covered[depth], spent[depth], pick[depth] = now, cost, row - 1
            continue
        limit = min(limit, cost * dearer)
        if drafts.found[0] == len(drafts.cost):
            sort_drafts(drafts, kept)
            limit = min(limit, drafts.cost[kept - 1])
        _note(drafts, chosen, cost)
    sort_drafts(drafts, kept)
    return drafts


@compiled
def _enter(haul: Haul, drafts: Drafts, draft_row: int) -> None:
    """Append one configuration to the tables."""
    row = haul.used[ROWS]
    chosen = drafts.picks[draft_row]
    trucks = 0
    while trucks < MAX_TRUCKS and chosen[trucks]:
        haul.visits[row, trucks] = chosen[trucks]
        trucks += 1
    haul.cost[row] = drafts.cost[draft_row]
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


@compiled
def _merge(haul: Haul, fewest: Drafts, more: Drafts) -> None:
    """Append two sorted lists of drafts as one."""
    i, j = 0, 0
    room = len(haul.cost) - haul.used[ROWS]
    while i + j < min(room, fewest.found[0] + more.found[0]):
        is_more = j < more.found[0] and (i == fewest.found[0] or more.cost[j] < fewest.cost[i])
        if is_more:
            _enter(haul, more, j)
            j += 1
        else:
            _enter(haul, fewest, i)
            i += 1


@compiled_with_arrays
def _fill(haul: Haul, centres: int) -> None:
    """Fill the tables for a set of open centres."""
    subsets = new_drafts(1 << haul.ones[centres])
    chosen = np.zeros(MAX_TRUCKS, np.int64)
    for mask in range(1, centres + 1):
        if mask & ~centres == 0:
            chosen[0] = mask
            _note(subsets, chosen, haul.truck_cost[mask])
    sort_drafts(subsets, len(subsets.cost))
    dearer = np.inf if haul.ones[centres] <= _FEW_CENTRES else _DEARER
    fewest = draft(haul, subsets, centres, haul.fleet[0], dearer, haul.kept[0])
    more = new_drafts(haul.fleet[1] - haul.fleet[0])
    if haul.fleet[1] > haul.fleet[0]:
        more = draft(haul, subsets, centres, haul.fleet[1], dearer, haul.kept[1])
    is_full = haul.used[ROWS] + fewest.found[0] + more.found[0] > len(haul.cost)
    if is_full or fewest.found[0] == haul.kept[0]:
        haul.used[TRUNCATED] += 1
    _merge(haul, fewest, more)


@compiled_with_arrays
def configurations(haul: Haul, centres: int) -> int:
    """Fill the tables for a set of open centres, if need be; return how many there are."""
    if haul.first[centres] < 0:
        haul.first[centres] = haul.used[ROWS]
        if haul.fleet[1] == 0:
            _enter(haul, new_drafts(1), 0)
        elif centres:
            _fill(haul, centres)
        haul.rows[centres] = haul.used[ROWS] - haul.first[centres]
    return int(haul.rows[centres])
