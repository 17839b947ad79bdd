"""What is to be planned, in a form that travels to other processes."""

from dataclasses import dataclass

from routing.model import Network, Scenario, TravelMatrix

JOINT = "joint"
"""The engine that plans tier by tier and goes on with all centres at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A scenario on its roads, in a network, by a tour engine or by ``JOINT``."""

    scenario: Scenario
    travel: TravelMatrix
    network: Network
    engine: str
