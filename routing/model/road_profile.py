"""What decides which roads a vehicle may take, and how fast it is on them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadProfile:
    """A column of the speed table and the size of the vehicle, None where no limit is looked at.

    Vehicle types with equal profiles share one layer of the travel matrix. ``gross_g`` is the
    weight of the loaded vehicle; ``height_cm`` and ``width_cm`` are outer measures.
    """

    speeds: str = "van"
    gross_g: int | None = None
    height_cm: int | None = None
    width_cm: int | None = None
