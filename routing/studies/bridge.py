"""What every account adds on the way from one run's cost to another's."""

from collections import Counter
from dataclasses import dataclass

from routing.model import Item
from routing.recipe import RunResult


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeStep:
    """One step of a cost bridge: how much an account changes from one run to the other."""

    item: Item
    amount_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """The way from one named run's cost to another's; start plus steps is end, to the fen."""

    start: str
    end: str
    start_fen: int
    end_fen: int
    steps: tuple[BridgeStep, ...]


def make_bridge(start: RunResult, end: RunResult, names: tuple[str, str] | None = None) -> Bridge:
    """Return the bridge between two runs, by default under the names of their networks."""
    before, after = _by_item(start), _by_item(end)
    steps = [BridgeStep(item=item, amount_fen=after[item] - before[item]) for item in Item]
    start_name, end_name = names or (start.plan.network.value, end.plan.network.value)
    return Bridge(
        start=start_name,
        end=end_name,
        start_fen=start.accounts.total_fen,
        end_fen=end.accounts.total_fen,
        steps=tuple(step for step in steps if step.amount_fen),
    )


def _by_item(result: RunResult) -> Counter[Item]:
    return Counter(result.accounts.fen_by(lambda line: line.item))
