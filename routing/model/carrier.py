"""The companies that bring parcels into the network."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A courier company; what it sends up must be at the hub by ``cutoff_s``."""

    id: str
    name: str
    name_zh: str
    cutoff_s: int
