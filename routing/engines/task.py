"""The question put to a tour engine: one base, jobs around it, kinds of vehicles.

A task is about trips: leave the base, visit jobs, return. Which trips one vehicle makes in a day
is settled afterwards, so a kind's ``fixed_fen`` is the share of a vehicle-day one trip costs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from routing.engines.load import Load, total
from routing.model import Temperature

Loads = Mapping[Temperature, Load]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Goods handed over at one place, as a whole.

    ``place`` indexes the matrices of kinds (0 is the base). Jobs at the same place that follow each
    other share one stop: ``stop_s`` is paid once, and once only ``cold_s`` if either is cold;
    ``handover_s`` is paid by each. The handover starts between ``opens_s`` and ``closes_s``, the
    trip leaves at ``ready_s`` or later, and by ``leave_by_s`` less the time of the whole stop; a
    trip that returns after ``return_by_s`` costs ``late_fen``. ``max_down_s`` limits departure to
    handover, ``max_up_s`` handover to return, ``max_stop_s`` the whole stop; None is no limit.
    ``skip_fen`` is the price of leaving the job out.
    """

    id: str
    place: int
    delivered: Loads = field(default_factory=dict)
    collected: Loads = field(default_factory=dict)
    stop_s: int
    cold_s: int = 0
    handover_s: int
    opens_s: int
    closes_s: int
    ready_s: int
    leave_by_s: int
    return_by_s: int
    late_fen: int = 0
    max_down_s: int | None = None
    max_up_s: int | None = None
    max_stop_s: int | None = None
    skip_fen: int

    @property
    def temperatures(self) -> frozenset[Temperature]:
        """The classes among the job's goods."""
        return frozenset(self.delivered) | frozenset(self.collected)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A compartment: the classes it accepts and what it holds."""

    accepts: frozenset[Temperature]
    capacity: Load


class Matrix(Protocol):
    """Whole numbers by pair of places: an array of shape (places, places), or a view of one."""

    def __getitem__(self, cells: tuple[Any, ...], /) -> Any:  # noqa: ANN401 - a number or an array
        """Return one cell, or those of index arrays as numpy would."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of vehicle for this task; at most ``max_trips`` trips are made with it.

    ``dist_m`` and ``drive_s`` hold metres and seconds from place to place; row and column 0 are
    the base, -1 means no road for the kind.
    """

    id: str
    holds: tuple[Hold, ...]
    dist_m: Matrix
    drive_s: Matrix
    fixed_fen: int
    fen_per_m: float
    fen_per_s: float
    cold_fen_per_s: float = 0.0
    max_trips: int

    def accepts(self, job: Job) -> bool:
        """Say whether every class of the job has a compartment."""
        return all(any(t in hold.accepts for hold in self.holds) for t in job.temperatures)

    def reaches(self, place: int) -> bool:
        """Say whether roads for the kind lead from the base to a place and back."""
        return bool(self.drive_s[0, place] >= 0 and self.drive_s[place, 0] >= 0)


Amounts = tuple[int, int, int]
"""Grams, litres, parcels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A compartment's capacity with what each job of a task delivers from and collects into it."""

    capacity: Amounts
    delivered: tuple[Amounts, ...]
    collected: tuple[Amounts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TourTask:
    """Jobs to serve from a base with trips of at most ``max_trip_s`` seconds."""

    jobs: tuple[Job, ...]
    kinds: tuple[Kind, ...]
    max_trip_s: int
    _rooms: tuple[tuple[Room, ...], ...] = field(init=False, repr=False, compare=False)
    _able: tuple[tuple[bool, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rooms = tuple(tuple(_room(hold, self.jobs) for hold in k.holds) for k in self.kinds)
        able = tuple(tuple(kind.accepts(job) for job in self.jobs) for kind in self.kinds)
        object.__setattr__(self, "_rooms", rooms)
        object.__setattr__(self, "_able", able)

    def elsewhere(self, jobs: tuple[Job, ...], kinds: tuple[Kind, ...]) -> "TourTask":
        """Return the task of another base: the same goods and kinds, at other times and distances.

        What goods fill of each compartment stays, and is not worked out again.
        """
        task = object.__new__(TourTask)
        for name, value in {
            "jobs": jobs,
            "kinds": kinds,
            "max_trip_s": self.max_trip_s,
            "_rooms": self._rooms,
            "_able": self._able,
        }.items():
            object.__setattr__(task, name, value)
        return task

    def rooms(self, kind: int) -> tuple[Room, ...]:
        """Return what every job puts into each compartment of a kind that is used at all."""
        return self._rooms[kind]

    def can_carry(self, kind: int, job: int) -> bool:
        """Say whether a kind has a compartment for every class of a job."""
        return self._able[kind][job]

    @property
    def temperatures(self) -> frozenset[Temperature]:
        """All classes among the task's goods."""
        return frozenset(t for job in self.jobs for t in job.temperatures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One trip of an answer: the index of its kind and of its jobs, in order."""

    kind: int
    jobs: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TourAnswer:
    """Trips that serve jobs, and the indices of the jobs left out."""

    routes: tuple[Route, ...]
    skipped: tuple[int, ...]


def load_in(hold: Hold, loads: Loads) -> Load:
    """Return the part of the goods that rides in a compartment."""
    return total(load for temperature, load in loads.items() if temperature in hold.accepts)


def _room(hold: Hold, jobs: tuple[Job, ...]) -> Room:
    return Room(
        capacity=_amounts(hold.capacity),
        delivered=tuple(_amounts(load_in(hold, job.delivered)) for job in jobs),
        collected=tuple(_amounts(load_in(hold, job.collected)) for job in jobs),
    )


def _amounts(load: Load) -> Amounts:
    return load.g, load.l, load.parcels
