"""What every village receives and sends on the day."""

import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from routing.errors import UsageError
from routing.generation.choice import round_to_total
from routing.generation.parameters import Delivery, Parameters, Produce
from routing.generation.points import Point
from routing.generation.randomness import generator
from routing.language import message
from routing.model import Direction

_LOG = logging.getLogger(__name__)
_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandRow:
    """The parcels of one village, carrier, direction and product, with their total size."""

    village_id: str
    carrier_id: str
    direction: Direction
    product_id: str
    parcels: int
    weight_kg: float
    volume_l: int


def generate_demand(villages: Sequence[Point], parameters: Parameters) -> tuple[DemandRow, ...]:
    """Draw the day's parcels of every village; rows without parcels are left out."""
    rows: list[DemandRow] = []
    for village, parcels in zip(villages, parcels_down(villages, parameters), strict=True):
        rows += _rows_down(village, parcels, parameters)
        rows += _rows_up(village, parcels, parameters)
    return tuple(rows)


def parcels_down(villages: Sequence[Point], parameters: Parameters) -> list[int]:
    """Return the parcels down of every village.

    They follow population times a log-normal factor, within ``most_parcels``, and add up to the
    mean per village times their number.

    Raises
    ------
    UsageError
        If the mean is more than ``most_parcels``.
    """
    if parameters.parcels_per_village > parameters.most_parcels:
        raise UsageError(
            message(
                "{parcels_per_village:g} parcels per village are wanted, and no village may "
                "have more than {most_parcels}. Raise most_parcels as well.",
                parcels_per_village=parameters.parcels_per_village,
                most_parcels=parameters.most_parcels,
            )
        )
    noise = np.array(
        [generator(parameters.seed, "level", v.id).standard_normal() for v in villages]
    )
    raw = _people(villages) * np.exp(parameters.sigma * noise)
    total = round(parameters.parcels_per_village * len(villages))
    return round_to_total(_within(raw, total, parameters.most_parcels), total)


def _people(villages: Sequence[Point]) -> _Floats:
    known = [v.population for v in villages if v.population is not None]
    mean = sum(known) / len(known) if known else 1.0
    if len(known) < len(villages):
        _LOG.warning(
            message(
                "{count} villages have no population: the mean of the others is used",
                count=len(villages) - len(known),
            )
        )
    return np.array([mean if v.population is None else v.population for v in villages])


def _within(raw: _Floats, total: float, most: float) -> _Floats:
    """Scale amounts to a total with none above a limit; what is cut off goes to the others."""
    capped = np.zeros(len(raw), dtype=bool)
    while True:
        rest = total - most * capped.sum()
        free = raw[~capped].sum()
        scaled: _Floats = np.where(capped, most, raw * (rest / free if free else 0.0))
        above = scaled > most
        if not above.any():
            return scaled
        capped |= above


def _rows_down(village: Point, parcels: int, parameters: Parameters) -> list[DemandRow]:
    random = generator(parameters.seed, "down", village.id)
    counts = _split(random, parcels, parameters, [kind.share for kind in parameters.down])
    return _rows(random, village, Direction.DOWN, counts, parameters, parameters.down)


def _rows_up(village: Point, parcels_down: int, parameters: Parameters) -> list[DemandRow]:
    random = generator(parameters.seed, "up", village.id)
    sold = _products_sold(random, village, parameters)
    if not sold:
        return []
    parcels = int(random.poisson(parcels_down * parameters.up_share))
    counts = _split(random, parcels, parameters, [kind.weight for kind in sold])
    return _rows(random, village, Direction.UP, counts, parameters, sold)


def _products_sold(
    random: np.random.Generator, village: Point, parameters: Parameters
) -> tuple[Produce, ...]:
    grown = [kind for kind in parameters.up if parameters.grows(kind, village.parent_id)]
    if not grown:
        return ()
    most = min(parameters.most_products, len(grown))
    weights = np.array([kind.weight for kind in grown])
    chosen = random.choice(
        len(grown),
        size=int(random.integers(1, most, endpoint=True)),
        replace=False,
        p=weights / weights.sum(),
    )
    return tuple(grown[index] for index in sorted(chosen))


def _split(
    random: np.random.Generator, parcels: int, parameters: Parameters, weights: Sequence[float]
) -> npt.NDArray[np.int64]:
    """Draw parcels over carriers (rows) and products (columns)."""
    cells = np.outer([carrier.share for carrier in parameters.shares], weights)
    drawn = random.multinomial(parcels, (cells / cells.sum()).ravel())
    return drawn.reshape(cells.shape)


def _rows(
    random: np.random.Generator,
    village: Point,
    direction: Direction,
    counts: npt.NDArray[np.int64],
    parameters: Parameters,
    kinds: Sequence[Delivery | Produce],
) -> list[DemandRow]:
    rows = []
    for carrier, of_carrier in zip(parameters.shares, counts.tolist(), strict=True):
        for kind, parcels in zip(kinds, of_carrier, strict=True):
            if parcels:
                weight_kg = _weight_kg(random, parcels, kind)
                rows.append(
                    DemandRow(
                        village_id=village.id,
                        carrier_id=carrier.carrier_id,
                        direction=direction,
                        product_id=kind.product_id,
                        parcels=parcels,
                        weight_kg=weight_kg,
                        volume_l=max(1, math.ceil(weight_kg * kind.litres / kind.kg)),
                    )
                )
    return rows


def _weight_kg(random: np.random.Generator, parcels: int, kind: Delivery | Produce) -> float:
    """Draw the weight of several parcels, each gamma distributed, in kilograms to 0.1."""
    shape = 1.0 / kind.weight_spread**2
    return max(0.1, round(float(random.gamma(parcels * shape, kind.kg / shape)), 1))
