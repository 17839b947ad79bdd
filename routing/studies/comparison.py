"""The result of planning one day in several networks."""

from collections.abc import Mapping
from dataclasses import dataclass

from routing.model import Network
from routing.recipe import RunResult
from routing.studies.bridge import Bridge


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The same orders, roads, seed and effort for every stop in each network.

    ``nested`` says that pooled costs no more than the others; ``same_service`` that all networks
    serve and miss the same parcels, without which no network can be called the cheapest.
    """

    runs: Mapping[Network, RunResult]
    bridges: tuple[Bridge, ...]
    nested: bool
    same_service: bool

    @property
    def saving_fen(self) -> int:
        """What pooled saves against separate, in fen."""
        separate = self.runs[Network.SEPARATE].accounts.total_fen
        return separate - self.runs[Network.POOLED].accounts.total_fen
