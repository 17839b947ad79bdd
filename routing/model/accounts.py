"""What a plan costs, line by line."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

_K = TypeVar("_K", bound=Hashable)


class Item(StrEnum):
    """The cost accounts of a day; the last three price service and climate, not cash."""

    VEHICLE = "vehicle"
    DISTANCE = "distance"
    LABOUR = "labour"
    HUB_HANDLING = "hub_handling"
    CENTRE_HANDLING = "centre_handling"
    CENTRE_SITE = "centre_site"
    VILLAGE_ALLOWANCE = "village_allowance"
    COMMISSION = "commission"
    REFRIGERATION = "refrigeration"
    SPOILAGE = "spoilage"
    CARBON = "carbon"
    MISSED_CUTOFF = "missed_cutoff"
    UNSERVED = "unserved"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One amount of the ledger, in fen; ids are None where a line belongs to nothing so small."""

    tier: str
    carrier_id: str | None = None
    line_id: str | None = None
    vehicle_id: str | None = None
    village_id: str | None = None
    centre_id: str | None = None
    item: Item
    quantity: float
    unit: str
    unit_price_yuan: float
    amount_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """The ledger of a plan; every figure is a sum of its lines."""

    lines: tuple[LedgerLine, ...]

    @property
    def total_fen(self) -> int:
        """The sum of all lines, in fen."""
        return sum(line.amount_fen for line in self.lines)

    def fen_by(self, key: Callable[[LedgerLine], _K]) -> dict[_K, int]:
        """Return the amounts in fen summed by a key of the lines, in order of appearance."""
        sums: dict[_K, int] = {}
        for line in self.lines:
            sums[key(line)] = sums.get(key(line), 0) + line.amount_fen
        return sums

    def quantity_of(self, item: Item) -> float:
        """Return the quantity of one account, in the unit of its lines."""
        return sum(line.quantity for line in self.lines if line.item is item)
