"""The rounds of the joint search: how many there is time for, and what each of them may use."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from routing.planning.budget import Budget, Search

_QUICK, _MOST_LONG = 2, 40
"""Rounds that settle the day once, and the most that settle it again and again."""

SETTLINGS = 6
"""Of a long round, if there is time for it."""

POLISH = 0
"""Of rounds that do not begin anew: they settle the cheapest day once, with a long search."""

_POLISHING = 0.25
"""Share of the time in which the cheapest day is polished, if a long round fits in beside it."""

_SECONDS_PER_VILLAGE, _MORE_PER_SETTLING = 0.009, 0.8
"""Of a quick round, about twice what timing and pricing take, which are no search; and how much
longer another settling makes a round."""

_POLISH_WEIGHT = 1.4
"""How many times as long as a quick round one is that polishes."""

_LEAST = 0.1
"""Share of all time that there is left for the first round, whatever came before."""

_SEEDS_APART = 1_000
"""More than rounds, or workers, or settlings, of which each searches with other seeds."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A round: its number, from zero, how often it settles the day, and the search it may do.

    ``deadline`` is when the whole search should be over (``time.monotonic``).
    """

    number: int
    settlings: int
    search: Search
    deadline: float = float("inf")

    @property
    def polishes(self) -> bool:
        """Whether it goes on with the cheapest day as it is."""
        return self.settlings == POLISH

    def has_time_for(self, seconds: float) -> bool:
        """Say whether so much can be done before the whole search should be over."""
        return time.monotonic() + seconds <= self.deadline

    def of(self, worker: int) -> "Turn":
        """Return the round as one of several workers does it."""
        return self._seeded(_SEEDS_APART * worker)

    def again(self, settling: int) -> "Turn":
        """Return the round as it settles the day once more."""
        return self._seeded(_SEEDS_APART**2 * settling)

    def part(self, share: float) -> Search:
        """Return a share of the search, if it is limited by the clock."""
        seconds = None if self.search.seconds is None else share * self.search.seconds
        return replace(self.search, seconds=seconds)

    def _seeded(self, later: int) -> "Turn":
        return replace(self, search=replace(self.search, seed=self.search.seed + later))


def rounds_in(seconds: float | None, villages: int) -> tuple[int, ...]:
    """Return how often each round settles the day that there is time for, or without a limit.

    Those that polish, once each, come last, after a long round at least.
    """
    if seconds is None:
        return (1,) * _QUICK + (SETTLINGS, POLISH)
    time_for = seconds / (_SECONDS_PER_VILLAGE * max(villages, 1))
    left = time_for - 1.0
    for polishing in (int(_POLISHING * time_for / _POLISH_WEIGHT), 0):
        spare = left - _QUICK - _POLISH_WEIGHT * polishing
        long = min(int(spare / _weight(SETTLINGS)), _MOST_LONG)
        if long > 0:
            polished = (POLISH,) * min(polishing, _MOST_LONG)
            return (1,) * _QUICK + (SETTLINGS,) * long + polished
    quick = 1 if left >= 1.0 + _weight(2) else 0
    settlings = 1 + int(max(left - quick - 1.0, 0.0) / _MORE_PER_SETTLING)
    return (1,) * quick + (min(settlings, SETTLINGS),)


def _weight(settlings: int) -> float:
    """Return how many times as long a round is as one that settles the day once."""
    if settlings == POLISH:
        return _POLISH_WEIGHT
    return 1.0 + _MORE_PER_SETTLING * (settlings - 1)


def next_turn(
    budget: Budget, number: int, rounds: Sequence[int], compiling_s: float
) -> Turn | None:
    """Return a round with its part of the time left, or None if there is none left.

    ``rounds`` are those still to be done, by how often they settle the day, this one first. There
    is always time for the very first, unless somebody asks to stop. Compiling, which happens once,
    does not count. The search of a round reports to nobody.
    """
    search, seconds, iterations, deadline = budget.search, None, None, float("inf")
    if search.should_stop():
        return None
    if search.seconds is not None:
        deadline = budget.started + compiling_s + search.seconds
        left = deadline - time.monotonic()
        if number and left <= 0.0:
            return None
        least = 0.0 if number else _LEAST * search.seconds
        weights = [_weight(settlings) for settlings in rounds]
        seconds = max(left, least) * weights[0] / sum(weights)
    elif search.iterations is not None:
        iterations = max(search.iterations // (number + len(rounds)), 1)
    own = Search(seconds=seconds, iterations=iterations, seed=search.seed + number)
    return Turn(number, rounds[0], own, deadline)
