"""The settings of the search; the defaults were measured on the published instances."""

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
    blink : float
        One position in so many is overlooked.
    structural : float
        Share of iterations that open, close or swap a centre or move a whole tour.
    retarget : float
        Share of iterations that try another linehaul configuration.
    forbid : float
        Share of iterations in which no insertion may overload the trucks.
    price : float
        Cost of a unit of overload at the beginning.
    pool_window : float
        Tours of solutions up to this share above the best go to the pool.
    locked : bool
        The linehaul configuration stays as it is.
    """

    hot: float
    cold: float
    price: float
    removed: float = 10.0
    longest_string: float = 10.0
    split: float = 0.5
    longer_piece: float = 0.01
    blink: float = 128.0
    structural: float = 0.04
    retarget: float = 0.05
    forbid: float = 0.25
    pool_window: float = 0.005
    locked: bool = False
