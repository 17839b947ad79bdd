"""What a plan costs: rates and the ledger."""

from routing.costs.accounts import account

__all__ = ["account"]
