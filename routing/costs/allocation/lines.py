"""Who should run which line, and what a parcel on a line should cost those who do not run it."""

from collections.abc import Mapping
from itertools import product

import numpy as np
import scipy

from routing.costs.allocation.game import AllocationError
from routing.costs.allocation.programs import Rows, minimise, no_rows
from routing.language import message


def assign_lines(costs: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """Return the carrier of every line at the least total cost, from costs by line and carrier.

    Lines are shared out evenly: with no more lines than carriers, nobody runs two. A pair without
    a cost is not allowed.

    Raises
    ------
    AllocationError
        If no such assignment exists.
    """
    lines = list(dict.fromkeys(line for line, _ in costs))
    carriers = list(dict.fromkeys(carrier for _, carrier in costs))
    turns = -(-len(lines) // max(len(carriers), 1))
    slots = [carrier for carrier in carriers for _ in range(turns)]
    matrix = np.array([[costs.get((line, slot), np.inf) for slot in slots] for line in lines])
    try:
        rows, columns = scipy.optimize.linear_sum_assignment(matrix)
    except ValueError:
        raise AllocationError(
            message("No carrier is able to run some line, or one would have to run too many.")
        ) from None
    return {lines[r]: slots[c] for r, c in zip(rows, columns, strict=True)}


def transfer_prices(
    unit_costs: Mapping[str, float],
    operators: Mapping[str, str],
    parcels: Mapping[tuple[str, str], int],
    transfers: Mapping[str, float],
) -> dict[str, float]:
    """Return a price per parcel for every line, one for all carriers, that settles the transfers.

    ``parcels`` are counts by line and carrier, ``unit_costs`` what a parcel costs on a line. An
    operator earns the price for the parcels of others and pays that of others' lines for its own.
    Prices are at least 0. Where no such prices settle everything, they leave as little as
    possible; among those that do, they are as near to the unit costs as possible.
    """
    lines, names = list(unit_costs), list(transfers)
    income = np.zeros((len(names), len(lines)))
    for (i, name), (j, line) in product(enumerate(names), enumerate(lines)):
        own = operators[line] == name
        income[i, j] = (
            sum(n for (at, who), n in parcels.items() if at == line and who != name)
            if own
            else -parcels.get((line, name), 0)
        )
    wanted = np.array([transfers[name] for name in names])
    usual = np.array([unit_costs[line] for line in lines])
    scale = max(np.abs(wanted).max(), 1.0)
    left = _least_left(income / scale, wanted / scale, usual)
    return dict(zip(lines, left, strict=True))


def _least_left(income: np.ndarray, wanted: np.ndarray, usual: np.ndarray) -> list[float]:
    """Return prices at which the sum of what is left is least, then nearest to the usual."""
    people, lines = income.shape
    width = lines + people + lines
    prices, left, away = np.split(np.eye(width), [lines, lines + people])
    conditions = Rows(
        matrix=np.vstack(
            [
                income @ prices - left,
                -income @ prices - left,
                prices - away,
                -prices - away,
                -prices,
            ]
        ),
        bounds=np.concatenate([wanted, -wanted, usual, -usual, np.zeros(lines)]),
    )
    least = minimise(left.sum(axis=0), conditions, no_rows(width))
    if least is None:
        raise AssertionError("any prices leave something")
    kept = Rows(matrix=left.sum(axis=0)[np.newaxis], bounds=np.array([least.value + 1e-9]))
    best = minimise(away.sum(axis=0), conditions.and_these(kept), no_rows(width))
    return [max(float(price), 0.0) for price in (best or least).x[:lines]]
