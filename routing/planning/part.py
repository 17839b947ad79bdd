"""What one step of a day planned: its rosters, and what it had to leave out."""

from dataclasses import dataclass

from routing.model import Trip, Unserved
from routing.planning.fleet import Roster
from routing.planning.sheet import DraftTrip


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one step planned: its rosters, and what it had to leave out."""

    rosters: tuple[Roster, ...] = ()
    unserved: tuple[Unserved, ...] = ()

    @property
    def drafts(self) -> list[DraftTrip]:
        """The trips at the departures their vehicles give them."""
        return [draft for roster in self.rosters for draft in roster.fixed]

    @property
    def trips(self) -> list[Trip]:
        """The trips as they run."""
        return [draft.leaving_at(0) for draft in self.drafts]
