"""Shares in whole fen that sum to the bill."""

import math
from collections.abc import Mapping

_ROUNDING = 0.5


def round_shares(shares: Mapping[str, float], bill_fen: int) -> dict[str, int]:
    """Return whole amounts that sum to the bill, each less than one off its share.

    The largest remainders are rounded up (Hamilton); among equals the first names are.

    Raises
    ------
    ValueError
        If the shares do not sum to the bill, but for rounding.
    """
    if abs(sum(shares.values()) - bill_fen) > _ROUNDING:
        raise ValueError(f"the shares sum to {sum(shares.values())}, the bill is {bill_fen}")
    floors = {player: math.floor(share) for player, share in shares.items()}
    missing = bill_fen - sum(floors.values())
    order = sorted(shares, key=lambda player: (floors[player] - shares[player], player))
    return {player: floors[player] + (player in order[:missing]) for player in shares}
