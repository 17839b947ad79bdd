"""Give trips to vehicles: as few paid days and idle hours as possible."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


LARGEST_EXACT = 40
"""Above this many trips of one base and type, chaining alone must do."""

UNITS_PER_FEN = 100
DETERMINISTIC_EFFORT = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shiftable:
    """A trip that may leave between ``earliest_s`` and ``latest_s`` and lasts ``lasts_s``."""

    earliest_s: int
    latest_s: int
    lasts_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRules:
    """What a vehicle's day may look like and what it costs."""

    reload_s: int
    max_shift_s: int
    max_trips: int
    fixed_fen: int
    fen_per_s: float


@dataclass(frozen=True, slots=True)
class Assigned:
    """A trip, by number, with its departure."""

    trip: int
    depart_s: int


Duty = tuple[Assigned, ...]


def pack_duties(trips: Sequence[Shiftable], rules: DutyRules) -> list[Duty]:
    """Return a duty per vehicle; every trip is in one, in time order, within the rules."""
    duties = _chain(trips, rules)
    if 1 < len(trips) <= LARGEST_EXACT and rules.max_trips > 1:
        solved = _solve(trips, rules, duties)
        if solved is not None and len(solved) <= len(duties):
            return min(duties, solved, key=lambda option: duties_cost(option, trips, rules))
    return duties


def longest_duty(order: Sequence[int], trips: Sequence[Shiftable], rules: DutyRules) -> Duty:
    """Return a vehicle's day of as many of these trips, from the first, as the rules allow."""
    first, *others = order
    duty: Duty = (Assigned(first, trips[first].earliest_s),)
    for trip in others:
        longer = _extended(duty, trip, trips, rules)
        if longer is None:
            break
        duty = longer
    return duty


def duties_cost(duties: Sequence[Duty], trips: Sequence[Shiftable], rules: DutyRules) -> float:
    """Return vehicle-days and paid time of duties, in fen."""
    paid_s = sum(_span_s(duty, trips) for duty in duties)
    return len(duties) * rules.fixed_fen + paid_s * rules.fen_per_s


def _span_s(duty: Duty, trips: Sequence[Shiftable]) -> int:
    return duty[-1].depart_s + trips[duty[-1].trip].lasts_s - duty[0].depart_s


def _chain(trips: Sequence[Shiftable], rules: DutyRules) -> list[Duty]:
    """Append every trip, earliest first, to the day it lengthens least, or start a new one."""
    duties: list[Duty] = []
    order = sorted(range(len(trips)), key=lambda t: (trips[t].earliest_s, -trips[t].lasts_s, t))
    for trip in order:
        options = [_extended(duty, trip, trips, rules) for duty in duties]
        fresh: Duty = (Assigned(trip, trips[trip].earliest_s),)
        best, best_extra = None, rules.fixed_fen + trips[trip].lasts_s * rules.fen_per_s
        for number, option in enumerate(options):
            if option is None:
                continue
            longer_s = _span_s(option, trips) - _span_s(duties[number], trips)
            if longer_s * rules.fen_per_s < best_extra:
                best, best_extra = number, longer_s * rules.fen_per_s
        if best is None:
            duties.append(fresh)
        else:
            duties[best] = options[best] or fresh
    return duties


def _extended(duty: Duty, trip: int, trips: Sequence[Shiftable], rules: DutyRules) -> Duty | None:
    last = duty[-1]
    free_s = last.depart_s + trips[last.trip].lasts_s + rules.reload_s
    depart_s = max(free_s, trips[trip].earliest_s)
    longer = _tightened((*duty, Assigned(trip, depart_s)), trips, rules)
    fits = (
        depart_s <= trips[trip].latest_s
        and len(longer) <= rules.max_trips
        and _span_s(longer, trips) <= rules.max_shift_s
    )
    return longer if fits else None


def _tightened(duty: Duty, trips: Sequence[Shiftable], rules: DutyRules) -> Duty:
    """Return the duty ending as early as its order allows and, given that, beginning latest."""
    departs: list[int] = []
    free_s = 0
    for assigned in duty:
        departs.append(max(free_s, trips[assigned.trip].earliest_s))
        free_s = departs[-1] + trips[assigned.trip].lasts_s + rules.reload_s
    for n in range(len(duty) - 2, -1, -1):
        trip = trips[duty[n].trip]
        departs[n] = min(departs[n + 1] - rules.reload_s - trip.lasts_s, trip.latest_s)
    return tuple(Assigned(a.trip, depart_s) for a, depart_s in zip(duty, departs, strict=True))


@dataclass(frozen=True, slots=True)
class _Model:
    """Trips linked into days: ``follows[i, j]`` is true where j is the trip after i."""

    model: "cp_model.CpModel"
    departs: "list[cp_model.IntVar]"
    begins: "list[cp_model.IntVar]"
    follows: "dict[tuple[int, int], cp_model.IntVar]"


def _solve(trips: Sequence[Shiftable], rules: DutyRules, hint: Sequence[Duty]) -> list[Duty] | None:
    """Improve chained duties with CP-SAT; one worker and a deterministic limit, so it repeats."""
    from ortools.sat.python import cp_model  # noqa: PLC0415 - brings pandas

    links = [
        (i, j)
        for i, before in enumerate(trips)
        for j, after in enumerate(trips)
        if i != j and before.earliest_s + before.lasts_s + rules.reload_s <= after.latest_s
    ]
    if not links:
        return None
    built = _build(trips, rules, links)
    _add_hint(built, hint)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = DETERMINISTIC_EFFORT
    if solver.solve(built.model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return [_tightened(duty, trips, rules) for duty in _read_duties(solver, built)]


def _build(
    trips: Sequence[Shiftable], rules: DutyRules, links: Sequence[tuple[int, int]]
) -> _Model:
    from ortools.sat.python import cp_model  # noqa: PLC0415 - as above

    model = cp_model.CpModel()
    departs = [model.new_int_var(t.earliest_s, t.latest_s, f"d{n}") for n, t in enumerate(trips)]
    begins = [model.new_int_var(0, t.latest_s, f"b{n}") for n, t in enumerate(trips)]
    ranks = [model.new_int_var(1, rules.max_trips, f"r{n}") for n in range(len(trips))]
    follows = {link: model.new_bool_var(f"f{link}") for link in links}
    gain = round(rules.fixed_fen * UNITS_PER_FEN)
    per_s = round(rules.fen_per_s * UNITS_PER_FEN)
    costs = []
    for (i, j), linked in follows.items():
        idle = model.new_int_var(0, rules.max_shift_s, f"g{i}_{j}")
        back_s = departs[i] + trips[i].lasts_s
        model.add(departs[j] >= back_s + rules.reload_s).only_enforce_if(linked)
        model.add(idle >= departs[j] - back_s).only_enforce_if(linked)
        model.add(begins[j] == begins[i]).only_enforce_if(linked)
        model.add(ranks[j] == ranks[i] + 1).only_enforce_if(linked)
        costs.append(idle * per_s - linked * gain)
    for n, trip in enumerate(trips):
        before = [follows[link] for link in links if link[1] == n]
        after = [follows[link] for link in links if link[0] == n]
        model.add_at_most_one(before)
        model.add_at_most_one(after)
        model.add(begins[n] <= departs[n])
        model.add(departs[n] + trip.lasts_s - begins[n] <= rules.max_shift_s)
    model.minimize(sum(costs))
    return _Model(model, departs, begins, follows)


def _add_hint(built: _Model, hint: Sequence[Duty]) -> None:
    linked = {(a.trip, b.trip) for duty in hint for a, b in pairwise(duty)}
    for link, variable in built.follows.items():
        built.model.add_hint(variable, link in linked)
    for duty in hint:
        for assigned in duty:
            built.model.add_hint(built.departs[assigned.trip], assigned.depart_s)
            built.model.add_hint(built.begins[assigned.trip], duty[0].depart_s)


def _read_duties(solver: "cp_model.CpSolver", built: _Model) -> list[Duty]:
    after = {i: j for (i, j), variable in built.follows.items() if solver.value(variable)}
    firsts = [n for n in range(len(built.departs)) if n not in after.values()]
    duties = []
    for first in firsts:
        duty = [Assigned(first, solver.value(built.departs[first]))]
        while duty[-1].trip in after:
            trip = after[duty[-1].trip]
            duty.append(Assigned(trip, solver.value(built.departs[trip])))
        duties.append(tuple(duty))
    return duties
