"""What goods that go up lose in a second on their way, as prices for the search.

The ledger's loss is exponential (:func:`routing.costs.rates.spoilage_share`); for hours it is as
good as proportional to time. What little goods that go down lose is left out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from routing.costs import rates
from routing.model import Consignment, Direction, Product, Scenario
from routing.planning.kinds import FEN_PER_YUAN
from routing.planning.timed.problem import Floats, TimedProblem
from routing.units import S_PER_H

Bundles = Sequence[Sequence[Consignment]]


def losing_aboard(scenario: Scenario, problem: TimedProblem, bundles: Bundles) -> TimedProblem:
    """Return a problem that counts what each job's goods lose on board."""
    aboard = [_fen_per_s(scenario, bundle, _cooled) for bundle in bundles]
    return problem.replace(loss_aboard=_by_node(problem, aboard))


def losing_value(
    scenario: Scenario, problem: TimedProblem, bundles: Bundles, centre_of: Mapping[str, str]
) -> TimedProblem:
    """Return a problem that also counts what goods lose while they wait at their centre."""
    waiting = []
    for bundle in bundles:
        centre = scenario.place(centre_of[bundle[0].id])
        waiting.append(_fen_per_s(scenario, bundle, _cooled if centre.cold_room else _open))
    lasting = losing_aboard(scenario, problem, bundles)
    return lasting.replace(loss_waiting=_by_node(problem, waiting))


def _by_node(problem: TimedProblem, by_job: Sequence[float]) -> Floats:
    return np.concatenate([np.zeros(problem.bases), by_job])


def _cooled(product: Product) -> float:
    return product.decay_per_h


def _open(product: Product) -> float:
    return product.decay_open_per_h


def _fen_per_s(
    scenario: Scenario, goods: Iterable[Consignment], decay_per_h: Callable[[Product], float]
) -> float:
    yuan_per_h = 0.0
    for consignment in goods:
        if consignment.direction is Direction.UP:
            product = scenario.product(consignment.product_id)
            yuan_per_h += decay_per_h(product) * rates.value_yuan(product, consignment.weight_g)
    return yuan_per_h * FEN_PER_YUAN / S_PER_H
