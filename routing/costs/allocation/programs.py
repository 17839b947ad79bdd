"""Linear programs over shares, solved by HiGHS, and the lexicographic one behind the nucleolus."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy

from routing.costs.allocation.game import Vector

_OPTIONS = {"primal_feasibility_tolerance": 1e-9, "dual_feasibility_tolerance": 1e-9}
_ZERO = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Linear conditions ``matrix @ x`` (<= or ==, as the use says) ``bounds``."""

    matrix: Vector
    bounds: Vector

    def scaled(self, scale: float) -> "Rows":
        """Return the conditions on ``x / scale``."""
        return Rows(matrix=self.matrix, bounds=self.bounds / scale)

    def and_these(self, other: "Rows") -> "Rows":
        """Return both sets of conditions."""
        return Rows(
            matrix=np.vstack([self.matrix, other.matrix]),
            bounds=np.concatenate([self.bounds, other.bounds]),
        )


def no_rows(width: int) -> Rows:
    """Return no conditions on so many variables."""
    return Rows(matrix=np.zeros((0, width)), bounds=np.zeros(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimum:
    """The variables of an optimum, its value, and the price of every upper bound, at least 0."""

    x: Vector
    value: float
    prices: Vector


def minimise(objective: Vector, most: Rows, equal: Rows) -> Optimum | None:
    """Return an optimum over free variables, or None where the conditions exclude each other.

    Raises
    ------
    AssertionError
        If the value has no bound: the programs of this room all have one.
    """
    found = scipy.optimize.linprog(
        objective,
        A_ub=most.matrix,
        b_ub=most.bounds,
        A_eq=equal.matrix,
        b_eq=equal.bounds,
        bounds=(None, None),
        method="highs",
        options=_OPTIONS,
    )
    if found.status == 2:
        return None
    if found.status != 0:
        raise AssertionError(f"a program with an optimum ended otherwise: {found.message}")
    return Optimum(x=found.x, value=float(found.fun), prices=-found.ineqlin.marginals)


def lexicographic(goals: Rows, weights: Vector, equal: Rows, most: Rows) -> Vector | None:
    """Return the x with the lexicographically greatest slacks ``(bounds - matrix @ x) / weights``.

    First the smallest slack is made as large as it can be, then the second smallest, and so on: a
    sequence of linear programs. A goal is settled once its dual price is positive, for then it is
    tight in every optimum; goals that depend linearly on settled ones are settled with them. See
    M. Guajardo and K. Jörnsten, "Common mistakes in computing the nucleolus", European Journal of
    Operational Research 241 (2015), 931-935. None where ``equal`` and ``most`` exclude each other.
    """
    width = goals.matrix.shape[1]
    settled = _independent(no_rows(width), equal)
    open_goals = np.arange(len(goals.bounds))
    x = None
    while True:
        open_goals = open_goals[_is_free(goals.matrix[open_goals], settled)]
        if not len(open_goals):
            return x if x is not None else _feasible(settled, most, width)
        best = _raise_smallest(goals, weights, open_goals, settled, most)
        if best is None:
            return None
        x, level = best.x[:width], best.x[width]
        prices = best.prices[: len(open_goals)]
        tight = open_goals[prices >= max(_ZERO, prices.max() * 1e-6)]
        found = Rows(
            matrix=goals.matrix[tight], bounds=goals.bounds[tight] - level * weights[tight]
        )
        settled = _independent(settled, found)


def _raise_smallest(
    goals: Rows, weights: Vector, chosen: npt.NDArray[np.intp], settled: Rows, most: Rows
) -> Optimum | None:
    """Return the x (and, after it, the level) at which the smallest open slack is greatest."""
    width = goals.matrix.shape[1]
    levels = np.column_stack([goals.matrix[chosen], weights[chosen]])
    hard = np.column_stack([most.matrix, np.zeros(len(most.bounds))])
    fixed = np.column_stack([settled.matrix, np.zeros(len(settled.bounds))])
    objective = np.zeros(width + 1)
    objective[width] = -1.0
    return minimise(
        objective,
        Rows(
            matrix=np.vstack([levels, hard]),
            bounds=np.concatenate([goals.bounds[chosen], most.bounds]),
        ),
        Rows(matrix=fixed, bounds=settled.bounds),
    )


def _feasible(settled: Rows, most: Rows, width: int) -> Vector | None:
    found = minimise(np.zeros(width), most, settled)
    return None if found is None else found.x


def _is_free(matrix: Vector, settled: Rows) -> npt.NDArray[np.bool_]:
    """Say which rows are not linear combinations of settled ones."""
    lengths = np.linalg.norm(matrix, axis=1)
    basis, _ = np.linalg.qr(settled.matrix.T)
    rest = matrix - (matrix @ basis) @ basis.T
    free: npt.NDArray[np.bool_] = np.linalg.norm(rest, axis=1) > _ZERO * np.maximum(lengths, 1.0)
    return free


def _independent(settled: Rows, found: Rows) -> Rows:
    """Return the settled conditions and those found that say something new."""
    for row, bound in zip(found.matrix, found.bounds, strict=True):
        if _is_free(row[np.newaxis], settled)[0]:
            settled = settled.and_these(Rows(matrix=row[np.newaxis], bounds=np.array([bound])))
    return settled
