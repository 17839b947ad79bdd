"""Give trips to vehicles: as few paid days and idle hours as possible."""

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

LARGEST_EXACT = 40
"""Above this many trips of one base and type, chaining alone must do."""

UNITS_PER_FEN = 100
DETERMINISTIC_EFFORT = 2.0


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
    chained = _chain(trips, rules)
    if not 1 < len(trips) <= LARGEST_EXACT or rules.max_trips == 1:
        return chained
    solved = _solve(trips, rules, chained)
    return chained if solved is None else solved


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
    longer = (*duty, Assigned(trip, depart_s))
    fits = (
        depart_s <= trips[trip].latest_s
        and len(longer) <= rules.max_trips
        and _span_s(longer, trips) <= rules.max_shift_s
    )
    return longer if fits else None


def _solve(trips: Sequence[Shiftable], rules: DutyRules, hint: Sequence[Duty]) -> list[Duty] | None:
    """Improve chained duties with CP-SAT; one worker and a deterministic limit, so it repeats."""
    model = cp_model.CpModel()
    vehicles = range(len(hint))
    departs = [
        model.new_int_var(t.earliest_s, max(t.latest_s, t.earliest_s), f"d{n}")
        for n, t in enumerate(trips)
    ]
    on = {(n, v): model.new_bool_var(f"x{n}_{v}") for n in range(len(trips)) for v in vehicles}
    for n in range(len(trips)):
        model.add_exactly_one(on[n, v] for v in vehicles)
    objective = []
    last_s = max(max(t.latest_s, t.earliest_s) + t.lasts_s for t in trips)
    for v in vehicles:
        used = model.new_bool_var(f"u{v}")
        span = model.new_int_var(0, rules.max_shift_s, f"p{v}")
        first = model.new_int_var(0, last_s, f"f{v}")
        intervals = []
        for n, trip in enumerate(trips):
            busy_s = trip.lasts_s + rules.reload_s
            intervals.append(
                model.new_optional_fixed_size_interval_var(
                    departs[n], busy_s, on[n, v], f"i{n}_{v}"
                )
            )
            model.add(first <= departs[n]).only_enforce_if(on[n, v])
            model.add(departs[n] + trip.lasts_s <= first + span).only_enforce_if(on[n, v])
            model.add_implication(on[n, v], used)
        model.add_no_overlap(intervals)
        model.add(sum(on[n, v] for n in range(len(trips))) <= rules.max_trips)
        objective.append(used * (rules.fixed_fen * UNITS_PER_FEN))
        objective.append(span * round(rules.fen_per_s * UNITS_PER_FEN))
    model.minimize(sum(objective))
    for v, duty in enumerate(hint):
        for assigned in duty:
            model.add_hint(departs[assigned.trip], assigned.depart_s)
            model.add_hint(on[assigned.trip, v], 1)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = DETERMINISTIC_EFFORT
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    duties = []
    for v in vehicles:
        mine = [
            Assigned(n, solver.value(departs[n]))
            for n in range(len(trips))
            if solver.value(on[n, v])
        ]
        if mine:
            duties.append(tuple(sorted(mine, key=lambda a: a.depart_s)))
    return duties
