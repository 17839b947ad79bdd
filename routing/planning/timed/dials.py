"""The settings of the search."""

from typing import NamedTuple


class Dials(NamedTuple):
    """What a search may be tuned by.

    Attributes
    ----------
    hot, cold : float
        Temperature at the first and the last iteration, in cost.
    removed : float
        Jobs taken out per iteration, on average.
    longest_string : float
        Jobs taken out of one trip at most.
    split : float
        Share of strings that leave a piece in their middle in place.
    longer_piece : float
        Chance with which that piece grows by one job, and again.
    blink : float
        One gap in so many is overlooked; so are trips and vehicles of a job's own.
    gaps : int
        So many gaps are looked at for a job, in the trips nearest to it.
    whole : float
        Share of iterations that take out a whole vehicle's day or a whole trip first.
    swap : float
        Share of iterations in which two vehicles first swap the rest of their days.
    change : float
        Share of iterations in which a vehicle's day first goes to another type or base.
    daring : float
        Share of jobs that are served for now even if leaving them out costs less: together with
        others it may pay.
    least_blame : float
        The search counts leftovers at a share of their price that adapts between this and 1.
    pool_window : float
        Tours of solutions up to this share above the best go to the pool.
    """

    hot: float
    cold: float
    removed: float = 10.0
    longest_string: float = 10.0
    split: float = 0.5
    longer_piece: float = 0.01
    blink: float = 100.0
    gaps: int = 400
    whole: float = 0.05
    swap: float = 0.1
    change: float = 0.1
    daring: float = 0.05
    least_blame: float = 1.0
    pool_window: float = 0.005
