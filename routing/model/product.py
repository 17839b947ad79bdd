"""What is carried, and how cold it must stay."""

from dataclasses import dataclass
from enum import StrEnum


class Temperature(StrEnum):
    """The temperature class of goods: 10-15 degrees for cool, 0-8 for chilled, -18 for frozen."""

    AMBIENT = "ambient"
    COOL = "cool"
    CHILLED = "chilled"
    FROZEN = "frozen"

    @property
    def is_cold(self) -> bool:
        """Whether the class needs a cooled compartment."""
        return self is not Temperature.AMBIENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A kind of goods with its value and its decay, per hour, in and out of refrigeration."""

    id: str
    name: str
    name_zh: str
    temperature: Temperature
    value_yuan_per_kg: float = 0.0
    decay_per_h: float = 0.0
    decay_open_per_h: float = 0.0
