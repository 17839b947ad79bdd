"""Random numbers of the compiled search: xorshift64*, one word of state, the same everywhere.

Source: S. Vigna, An experimental exploration of Marsaglia's xorshift generators, scrambled,
ACM TOMS 42(4), 2016.
"""

import math

import numpy as np
from numpy.typing import NDArray

from routing.planning.kernel.compiling import compiled

Chance = NDArray[np.uint64]

_SHIFT_A, _SHIFT_B, _SHIFT_C = np.uint64(12), np.uint64(25), np.uint64(27)
_SCRAMBLE = np.uint64(0x2545F4914F6CDD1D)
_TO_53_BITS = np.uint64(11)
_STEP = 2.0**-53
_GOLDEN = 0x9E3779B97F4A7C15


def new_chance(*seeds: int) -> Chance:
    """Return the state of a generator that starts from these numbers."""
    mixed = np.random.SeedSequence([_GOLDEN, *seeds]).generate_state(1, np.uint64)
    return np.maximum(mixed, np.uint64(1))


@compiled
def uniform(chance: Chance) -> float:
    """Return a number from 0 up to but not including 1."""
    word = chance[0]
    word ^= word >> _SHIFT_A
    word ^= word << _SHIFT_B
    word ^= word >> _SHIFT_C
    chance[0] = word
    return float((word * _SCRAMBLE) >> _TO_53_BITS) * _STEP


@compiled
def below(chance: Chance, count: int) -> int:
    """Return a whole number from 0 to ``count - 1``."""
    return int(uniform(chance) * count)


@compiled
def waiting(chance: Chance, mean: float) -> int:
    """Return how many trials pass before an event that happens once in ``mean`` trials."""
    return int(-math.log(1.0 - uniform(chance)) * mean)


@compiled
def overlooks(chance: Chance, mean: float) -> bool:
    """Say whether an event happens that happens once in ``mean`` trials."""
    return uniform(chance) * mean < 1.0
