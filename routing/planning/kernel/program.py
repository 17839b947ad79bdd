"""Zero-one programs of many columns: relax, fix by reduced costs, decide what is left.

Solved by HiGHS through OR-Tools, from arrays: a program of 2,500 columns is laid out in
milliseconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

TOLERANCE = 1e-6
"""How much cheaper, in units of cost, a solution must be to count as cheaper."""

_MOST_COLUMNS = 1500

_FEW_COLUMNS, _VAGUE = 500, 0.03
"""With more columns than few, a relaxation further below than this share of what is to be beaten
tells too little: measured on trucks' days, minutes of branching brought nothing there."""

_MOST_NODES = 500
"""Of the branching, so that it ends at the same place whatever the clock."""

_SOLVED = (mathopt.TerminationReason.OPTIMAL, mathopt.TerminationReason.FEASIBLE)

_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Row:
    """``least <= sum of the columns, each times its factor <= most``; without factors, times 1."""

    columns: Sequence[int]
    most: float
    least: float = float("-inf")
    factors: Sequence[float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Program:
    """Choose columns, each costing ``costs``, so that all rows hold, at the least cost."""

    costs: _Floats
    rows: tuple[Row, ...]


def choose(program: Program, to_beat: float, seconds: float) -> list[int] | None:
    """Return the columns of a solution that costs less than ``to_beat``, or None.

    Columns whose reduced cost alone would cost as much as is to be beaten are left out, and so are
    the dearest of more than 1,500. Nothing is returned where many columns are left and the
    relaxation is far below.
    """
    limits = mathopt.SolveParameters(
        time_limit=timedelta(seconds=seconds / 2.0), node_limit=_MOST_NODES
    )
    everything = np.arange(len(program.costs))
    relaxed = _laid_out(program, everything, integer=False)
    bound = mathopt.solve(relaxed, mathopt.SolverType.HIGHS, params=limits)
    if bound.termination.reason is not mathopt.TerminationReason.OPTIMAL:
        return None
    gap = to_beat - bound.objective_value()
    if gap <= TOLERANCE:
        return None
    reduced = np.array(bound.reduced_costs(list(relaxed.variables())))
    count = int((reduced <= gap).sum())
    if count > _FEW_COLUMNS and gap > _VAGUE * abs(to_beat):
        return None
    kept = np.sort(np.argsort(reduced, kind="stable")[: min(count, _MOST_COLUMNS)])
    final = _laid_out(program, kept, integer=True)
    answer = mathopt.solve(final, mathopt.SolverType.HIGHS, params=limits)
    if answer.termination.reason not in _SOLVED or not answer.has_primal_feasible_solution():
        return None
    values = np.array(answer.variable_values(list(final.variables())))
    return [int(column) for column in kept[values > 0.5]]


def _laid_out(program: Program, kept: _Ints, *, integer: bool) -> mathopt.Model:
    """Return some columns of a program as a model; variable n is column ``kept[n]``."""
    proto = model_pb2.ModelProto(name="selection")
    count = len(kept)
    variables, objective = proto.variables, proto.objective.linear_coefficients
    variables.ids.extend(range(count))
    variables.lower_bounds.extend([0.0] * count)
    variables.upper_bounds.extend([1.0] * count)
    variables.integers.extend([integer] * count)
    objective.ids.extend(range(count))
    objective.values.extend(program.costs[kept].tolist())
    rows = proto.linear_constraints
    rows.ids.extend(range(len(program.rows)))
    rows.lower_bounds.extend(row.least for row in program.rows)
    rows.upper_bounds.extend(row.most for row in program.rows)
    number, column, factor = _entries(program.rows)
    place = np.full(len(program.costs), -1)
    place[kept] = np.arange(count)
    here = place[column] >= 0
    matrix = proto.linear_constraint_matrix
    matrix.row_ids.extend(number[here].tolist())
    matrix.column_ids.extend(place[column[here]].tolist())
    matrix.coefficients.extend(factor[here].tolist())
    return mathopt.Model.from_model_proto(proto)


def _entries(rows: Sequence[Row]) -> tuple[_Ints, _Ints, _Floats]:
    """Return row, column and factor of all entries, in order of rows, then columns."""
    sizes = [len(row.columns) for row in rows]
    number = np.repeat(np.arange(len(rows)), sizes)
    column = np.concatenate([np.asarray(row.columns, np.int64) for row in rows])
    factor = np.concatenate(
        [
            np.ones(len(row.columns)) if row.factors is None else np.asarray(row.factors, float)
            for row in rows
        ]
    )
    order = np.lexsort((column, number))
    return number[order], column[order], factor[order]
