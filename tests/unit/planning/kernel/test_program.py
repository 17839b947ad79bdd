"""Zero-one programs: the cheapest choice below what is to be beaten, by brute force."""

from itertools import combinations

import numpy as np
import pytest

from routing.planning.kernel import program as solving
from routing.planning.kernel.program import Program, Row, choose


def a_program(seed: int, columns: int = 9, rows: int = 4) -> Program:
    """Return a random program: rows that are covered once, and at most three columns in all."""
    chance = np.random.default_rng(seed)
    covers = [np.flatnonzero(chance.random(columns) < 0.5).tolist() for _ in range(rows)]
    weights = chance.integers(1, 5, columns).astype(float)
    return Program(
        costs=chance.integers(1, 20, columns).astype(float),
        rows=(
            *(Row(columns=covered, least=1.0, most=1.0) for covered in covers),
            Row(columns=range(columns), factors=weights.tolist(), most=7.0),
        ),
    )


def holds(row: Row, chosen: tuple[int, ...]) -> bool:
    factors = row.factors or [1.0] * len(row.columns)
    of_column = dict(zip(row.columns, factors, strict=True))
    return row.least <= sum(of_column.get(n, 0.0) for n in chosen) <= row.most


def cheapest(program: Program) -> float:
    """Return the least cost of any choice, by trying them all."""
    columns = range(len(program.costs))
    choices = (c for size in range(len(columns) + 1) for c in combinations(columns, size))
    allowed = (c for c in choices if all(holds(row, c) for row in program.rows))
    return min((float(program.costs[list(c)].sum()) for c in allowed), default=float("inf"))


@pytest.mark.parametrize("seed", range(20))
def test_it_chooses_what_costs_least(seed: int) -> None:
    program = a_program(seed)
    chosen, best = choose(program, to_beat=1000.0, seconds=10.0), cheapest(program)
    if chosen is None:
        assert best == float("inf")
    else:
        assert all(holds(row, tuple(chosen)) for row in program.rows)
        assert program.costs[chosen].sum() == pytest.approx(best)


def test_nothing_is_chosen_that_beats_nothing() -> None:
    program = Program(costs=np.array([3.0, 5.0]), rows=(Row(columns=(0, 1), least=1.0, most=1.0),))
    assert choose(program, to_beat=3.1, seconds=10.0) == [0]
    assert choose(program, to_beat=3.0, seconds=10.0) is None


def test_it_gives_up_where_the_relaxation_is_far_below_and_columns_are_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    corners = ((0, 1), (1, 2), (0, 2))
    rows = tuple(Row(columns=corner, least=1.0, most=2.0) for corner in corners)
    triangle = Program(costs=np.ones(3), rows=rows)
    assert len(choose(triangle, to_beat=2.1, seconds=10.0) or ()) == 2
    monkeypatch.setattr(solving, "_FEW_COLUMNS", 2)
    assert choose(triangle, to_beat=2.1, seconds=10.0) is None
    assert choose(triangle, to_beat=1.5, seconds=10.0) is None


def test_columns_beyond_the_most_are_the_dearest_of_the_relaxation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(solving, "_MOST_COLUMNS", 2)
    covers = tuple(Row(columns=(n, n + 2), least=1.0, most=1.0) for n in range(2))
    program = Program(costs=np.array([9.0, 1.0, 2.0, 8.0]), rows=covers)
    assert choose(program, to_beat=100.0, seconds=10.0) == [1, 2]
