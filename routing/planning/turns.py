"""The rounds of the joint search: how many there is time for, and what each of them may use."""

import time
from dataclasses import dataclass, replace

from routing.planning.budget import Budget, Search

_ROUNDS, _MOST_ROUNDS = 4, 12

_SECONDS_PER_VILLAGE = 0.04
"""Of a round, at least: about three times what timing and pricing take, which are no search."""

_AMPLE = 5.0
"""How many times as long each of more than four rounds is, at least."""

_LEAST = 0.1
"""Share of all time that there is left for the first round, whatever came before."""


def rounds_in(seconds: float | None, villages: int) -> int:
    """Return how often the joint search goes around in so many seconds, or without a limit."""
    if seconds is None:
        return _ROUNDS
    least = seconds / (_SECONDS_PER_VILLAGE * max(villages, 1))
    return max(min(int(least), _ROUNDS), min(int(least / _AMPLE), _MOST_ROUNDS), 1)


@dataclass(frozen=True, slots=True)
class Turn:
    """A round: its number, from zero, and the search it may do."""

    number: int
    search: Search


def next_turn(budget: Budget, number: int, rounds: int, compiling_s: float) -> Turn | None:
    """Return a round with its part of the time left, or None if there is none left.

    ``rounds`` are still to be done, this one included. There is always time for the first one,
    unless somebody asks to stop. Compiling, which happens once, does not count.
    """
    search, seconds, iterations = budget.search, None, None
    if search.should_stop():
        return None
    if search.seconds is not None:
        left = search.seconds - (time.monotonic() - budget.started - compiling_s)
        if number and left <= 0.0:
            return None
        seconds = max(left, _LEAST * search.seconds) / rounds
    elif search.iterations is not None:
        iterations = max(search.iterations // (number + rounds), 1)
    own = replace(
        search, seconds=seconds, iterations=iterations, seed=search.seed + number, report=None
    )
    return Turn(number, own)
