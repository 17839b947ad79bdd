"""Territories: which carrier serves which villages through which centre."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A shuttle line: one centre, the villages served from it, the carrier that operates it."""

    id: str
    centre_id: str
    carrier_id: str
    village_ids: tuple[str, ...]
