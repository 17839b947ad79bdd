"""Run the same recipe over variants of a scenario."""

from collections.abc import Mapping

from routing.model import Network, Scenario
from routing.recipe import Effort, RunResult
from routing.recipe.run import run


def sweep(
    variants: Mapping[str, Scenario],
    *,
    network: Network = Network.POOLED,
    engine: str = "auto",
    effort: Effort | None = None,
) -> dict[str, RunResult]:
    """Return a run of every variant, by name, with the same network, engine and effort."""
    return {
        name: run(scenario, network=network, engine=engine, effort=effort)
        for name, scenario in variants.items()
    }
