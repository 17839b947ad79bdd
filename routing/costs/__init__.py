"""What a plan costs: rates and the ledger."""

from routing.costs.accounts import account
from routing.costs.by_village import NOBODY, cash_fen_by_village

__all__ = ["NOBODY", "account", "cash_fen_by_village"]
