"""The smallest thing that is delivered or collected as a whole."""

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Down to the village, or up from it."""

    DOWN = "down"
    UP = "up"


class Source(StrEnum):
    """Whether a demand figure was observed or generated."""

    OBSERVED = "observed"
    GENERATED = "generated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consignment:
    """All goods of one village, carrier, direction and product; never split.

    ``ready_s`` is when it can leave the hub (down) or be collected in the village (up).
    ``due_s`` is the latest start of its handover in the village (down, hard) or the latest
    return of its truck to the hub (up, the carrier's cut-off; missing it is priced).
    """

    id: str
    village_id: str
    carrier_id: str
    direction: Direction
    product_id: str
    parcels: int
    weight_g: int
    volume_l: int
    ready_s: int
    due_s: int
    source: Source = Source.OBSERVED
