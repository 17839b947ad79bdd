"""Engines by name."""

from routing.engines.greedy import GreedyEngine
from routing.engines.protocol import TourEngine
from routing.errors import UsageError
from routing.language import message

ENGINE_NAMES = ("ortools", "greedy")


def get_engine(name: str) -> TourEngine:
    """Return the engine of a name; ``auto`` is the strongest one.

    Raises
    ------
    UsageError
        If no engine has this name.
    """
    if name == "greedy":
        return GreedyEngine()
    if name in {"auto", "ortools"}:
        from routing.engines.ortools_routing import OrtoolsEngine  # noqa: PLC0415 - slow to load

        return OrtoolsEngine()
    raise UsageError(
        message(
            "There is no engine '{name}'. Use one of: {names}.",
            name=name,
            names=", ".join(("auto", *ENGINE_NAMES)),
        )
    )
