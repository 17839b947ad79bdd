"""Which villages have a service point: in proportion to each township's villages."""

from collections import Counter
from collections.abc import Mapping

import numpy as np

from routing.errors import UsageError
from routing.generation.parameters import Parameters
from routing.generation.points import Facts, Point
from routing.generation.randomness import generator
from routing.language import message


def choose_villages(facts: Facts, parameters: Parameters) -> tuple[Point, ...]:
    """Choose villages by largest remainder over townships, then by seed within each township.

    A village's luck depends on the seed and its id alone, so a larger choice keeps the villages
    of a smaller one wherever the township's number allows.

    Raises
    ------
    UsageError
        If more villages are wanted than there are.
    """
    known = [v for v in facts.villages if not v.name_zh.endswith(parameters.leave_out)]
    wanted = len(known) if parameters.villages is None else parameters.villages
    if not 1 <= wanted <= len(known):
        raise UsageError(
            message(
                "{wanted} villages are wanted, and the facts name {count}. Ask for 1 to "
                "{count}, or leave the facts out for a synthetic county.",
                wanted=wanted,
                count=len(known),
            )
        )
    seats = apportion(Counter(village.parent_id for village in known), wanted)
    chosen: list[Point] = []
    for township_id, count in seats.items():
        members = [village for village in known if village.parent_id == township_id]
        members.sort(key=lambda v: (generator(parameters.seed, "choice", v.id).random(), v.id))
        chosen += members[:count]
    return tuple(sorted(chosen, key=lambda village: village.id))


def apportion(sizes: Mapping[str, int], total: int) -> dict[str, int]:
    """Share a total in proportion to sizes, by largest remainder; ties go to the smaller key."""
    whole = sum(sizes.values())
    parts = {key: divmod(total * sizes[key], whole) for key in sorted(sizes)}
    counts = {key: quotient for key, (quotient, _) in parts.items()}
    by_remainder = sorted(parts, key=lambda key: (-parts[key][1], key))
    for key in by_remainder[: total - sum(counts.values())]:
        counts[key] += 1
    return counts


def round_to_total(amounts: np.ndarray[tuple[int], np.dtype[np.float64]], total: int) -> list[int]:
    """Round amounts that add up to a total so that they still do, by largest remainder."""
    whole = np.floor(amounts)
    spare = total - int(whole.sum())
    lucky = np.argsort(-(amounts - whole), kind="stable")[:spare]
    whole[lucky] += 1
    return [int(amount) for amount in whole]
