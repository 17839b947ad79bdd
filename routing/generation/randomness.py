"""Random numbers that depend on what they are for, not on the order of the questions."""

from zlib import crc32

import numpy as np


def generator(seed: int, purpose: str, place_id: str) -> np.random.Generator:
    """Return the random numbers of one purpose at one place."""
    return np.random.default_rng([seed, crc32(f"{purpose} {place_id}".encode())])
