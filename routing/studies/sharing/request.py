"""What is asked for: who plays, which split rules, how much search; and which plans that takes."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from importlib.metadata import version
from itertools import combinations

from routing.costs.allocation import (
    EXACT_PLAYERS,
    METHODS,
    AllocationError,
    needs_all,
    require_enumerable,
    require_methods,
    sample_orders,
)
from routing.language import joined, message
from routing.model import Network, RoadSource, Scenario, TravelMatrix
from routing.recipe import Effort
from routing.recipe.run import STRONGEST_ENGINE
from routing.studies.sharing.coalition import Job, Members
from routing.studies.sharing.operators import line_jobs

SECONDS_PER_COALITION = 12.0
SEEDS = 3
ORDERS = 20
"""Orders of arrival that are sampled where there are too many coalitions to plan them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingRequest:
    """The question; without players all carriers play, without methods all that suit them do.

    ``effort`` is that of a coalition with one seed; each is planned with ``seeds`` seeds, counting
    up from the effort's, to tell how far the answer is search noise.
    """

    players: Members = ()
    methods: tuple[str, ...] = ()
    engine: str = STRONGEST_ENGINE
    effort: Effort = field(default_factory=lambda: Effort(seconds=SECONDS_PER_COALITION / SEEDS))
    seeds: int = SEEDS
    orders: int = ORDERS

    def suited(self, scenario: Scenario) -> "SharingRequest":
        """Return the request with its players in the scenario's order and its methods named.

        Raises
        ------
        AllocationError
            If it makes no sense: every reason that is known at once.
        """
        known = [carrier.id for carrier in scenario.carriers]
        wanted = list(self.players) or known
        told: list[str] = []
        if unknown := [p for p in dict.fromkeys(wanted) if p not in known]:
            told.append(
                message(
                    "{names}: no carrier of this scenario. It has {known}.",
                    names=", ".join(unknown),
                    known=", ".join(known),
                )
            )
        if len(set(wanted)) < 2:
            told.append(
                message(
                    "One carrier alone has nothing to share: name two players or more, or use "
                    "`routing solve` for its plan."
                )
            )
        try:
            require_methods(self.methods)
        except AllocationError as error:
            told.append(error.message)
        players = tuple(p for p in known if p in wanted)
        methods = self.methods or _suiting(len(players))
        if any(needs_all(m) for m in methods):
            try:
                require_enumerable(len(players))
            except AllocationError as error:
                told.append(error.message)
        if told:
            raise AllocationError(joined(told, " "))
        return replace(self, players=players, methods=tuple(dict.fromkeys(methods)))

    @property
    def effort_words(self) -> str:
        """Engine and effort of every plan, in words: plans of other words are other plans."""
        effort = self.effort
        if effort.iterations is not None:
            return f"{self.engine}, {effort.iterations} iterations"
        return f"{self.engine}, {effort.seconds:g} s a seed"

    @property
    def is_sampled(self) -> bool:
        """Whether only some coalitions are planned."""
        return len(self.players) > EXACT_PLAYERS and not any(needs_all(m) for m in self.methods)

    @property
    def coalitions(self) -> tuple[Members, ...]:
        """The coalitions to plan, small ones first."""
        if not self.is_sampled:
            sizes = range(1, len(self.players) + 1)
            return tuple(c for size in sizes for c in combinations(self.players, size))
        found = {self._ordered(c) for c in self._sampled()}
        return tuple(sorted(found, key=lambda c: (len(c), [self.players.index(p) for p in c])))

    def _sampled(self) -> Iterator[Sequence[str]]:
        yield self.players
        for player in self.players:
            yield (player,)
            yield tuple(p for p in self.players if p != player)
        if "shapley" in self.methods:
            for order in sample_orders(self.players, self.orders, self.effort.seed):
                for count in range(1, len(order) + 1):
                    yield order[:count]

    def _ordered(self, members: Sequence[str]) -> Members:
        inside = set(members)
        return tuple(p for p in self.players if p in inside)

    def jobs(self, scenario: Scenario, travel: TravelMatrix) -> tuple[Job, ...]:
        """Return the jobs, seed by seed; with lines that the players run, these too.

        Those are the network of the lines, and every line with every carrier.
        """
        jobs = []
        for number in range(self.seeds):
            effort = replace(self.effort, seed=self.effort.seed + number, workers=1)
            plain = Job(
                members=self.players,
                scenario=scenario,
                travel=travel,
                engine=self.engine,
                effort=effort,
            )
            jobs += [replace(plain, members=members) for members in self.coalitions]
            if runs_lines(scenario, self.players):
                jobs.append(replace(plain, network=Network.LINES))
                jobs += line_jobs(plain)
        return tuple(jobs)


def runs_lines(scenario: Scenario, players: Members) -> bool:
    """Say whether the county has lines and all of them are run by players."""
    return bool(scenario.lines) and all(line.carrier_id in players for line in scenario.lines)


def _suiting(players: int) -> tuple[str, ...]:
    """Return the methods that few plans suffice for where there are many players, else all."""
    if players <= EXACT_PLAYERS:
        return METHODS
    return tuple(m for m in METHODS if not needs_all(m))


def county_digest(scenario: Scenario, travel: TravelMatrix) -> str:
    """Return a digest of all that a plan depends on: the county, its roads, our version.

    Titles and notes are left out; the travel matrix stands for the roads.
    """
    bare = scenario.replace(title="", title_zh="", notes=(), roads=RoadSource())
    digest = hashlib.sha256()
    digest.update(version("routing").encode())
    digest.update(json.dumps(_plain(bare), ensure_ascii=False).encode())
    digest.update(json.dumps([list(travel.place_ids), _plain(travel.profiles)]).encode())
    digest.update(travel.dist_m.tobytes())
    digest.update(travel.time_s.tobytes())
    return digest.hexdigest()


def job_digest(county: str, job: Job) -> str:
    """Return a digest of a job in a county: the members, network, engine, effort and seed."""
    told = [county, list(job.members), job.label, job.network, job.engine, _plain(job.effort)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _plain(value: object) -> object:
    """Return a value as lists and plain things, the same in every process."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return [_plain(getattr(value, f.name)) for f in fields(value) if f.compare]
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(str(_plain(item)) for item in value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)
