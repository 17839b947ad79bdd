"""The settings of the search."""

from typing import NamedTuple


class Dials(NamedTuple):
    """What a search may be tuned by.

    Attributes
    ----------
    hot, cold : float
        Temperature at the first and the last iteration, in cost.
    removed : float
        Villages taken out per iteration, on average.
    longest_string : float
        Villages taken out of one tour at most.
    split : float
        Share of strings that leave a piece in their middle in place.
    longer_piece : float
        Chance with which that piece grows by one village, and again.
    lifts : float
        Share of iterations that first lift whole tours to other stops.
    """

    hot: float
    cold: float
    removed: float = 10.0
    longest_string: float = 10.0
    split: float = 0.5
    longer_piece: float = 0.01
    lifts: float = 0.15
