"""Payments that settle what everybody has spent against what everybody should bear."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """``payer`` pays ``receiver`` an amount above 0, in fen."""

    payer: str
    receiver: str
    amount_fen: int


def net_payments(transfers: Mapping[str, int]) -> tuple[Payment, ...]:
    """Return at most n - 1 payments that give everybody its transfer (paid if below 0).

    The largest debt goes to the largest claim until nothing is left.

    Raises
    ------
    ValueError
        If the transfers do not sum to 0.
    """
    if sum(transfers.values()):
        raise ValueError(f"the transfers sum to {sum(transfers.values())} fen, not to 0")
    open_fen = dict(transfers)
    payments = []
    while any(open_fen.values()):
        payer = min(open_fen, key=lambda name: (open_fen[name], name))
        receiver = min(open_fen, key=lambda name: (-open_fen[name], name))
        amount = min(-open_fen[payer], open_fen[receiver])
        open_fen[payer] += amount
        open_fen[receiver] -= amount
        payments.append(Payment(payer=payer, receiver=receiver, amount_fen=amount))
    return tuple(payments)
