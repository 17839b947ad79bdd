"""What the pages about faults are made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultCode:
    """One kind of fault: its title, what it means, lines that cause it, what to do."""

    code: str
    title: str
    meaning: str
    example: str
    remedy: str
