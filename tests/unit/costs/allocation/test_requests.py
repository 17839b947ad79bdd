"""Games and requests that make no sense."""

import numpy as np
import pytest

from routing.costs.allocation import (
    AllocationError,
    Game,
    PartialGame,
    allocate,
    judge,
    net_payments,
    require_methods,
    round_shares,
    sampled_shapley,
)
from tests.unit.costs.allocation.games import AIRPORT, EMPTY_CORE, THREE, a_game, shares


def test_one_player_alone_pays_it_all() -> None:
    with pytest.raises(AllocationError, match="two players or more"):
        Game(players=("a",), costs=np.array([0.0, 1.0]))


def test_more_players_than_can_be_enumerated_are_told_what_to_use() -> None:
    players = tuple(f"p{i}" for i in range(21))
    with pytest.raises(AllocationError, match=r"21 players make 2,097,151 .* Use shapley"):
        Game.of(players, {})


def test_players_are_named_once() -> None:
    with pytest.raises(AllocationError, match="named twice"):
        Game(players=("a", "a"), costs=np.zeros(4))


@pytest.mark.parametrize("costs", [np.zeros(3), np.array([1.0, 1, 1, 1]), np.full(4, np.nan)])
def test_every_coalition_has_a_finite_cost(costs: np.ndarray) -> None:
    with pytest.raises(AllocationError):
        Game(players=("a", "b"), costs=costs)


def test_missing_coalitions_are_named() -> None:
    with pytest.raises(AllocationError, match=r"2 coalitions is missing: b, a\+b"):
        Game.of(("a", "b"), {frozenset("a"): 1.0})
    with pytest.raises(AllocationError, match=r"a\+b is missing"):
        PartialGame(players=("a", "b"), known={frozenset("a"): 1.0, frozenset("b"): 1.0})


def test_somebody_who_does_not_play_has_no_cost() -> None:
    with pytest.raises(AllocationError, match="z does not play"):
        AIRPORT.cost(["a", "z"])
    assert AIRPORT.cost(["c", "a"]) == 30


def test_all_unknown_methods_are_told_with_what_was_meant() -> None:
    with pytest.raises(AllocationError) as caught:
        require_methods(["nucleolos", "shapley", "fair"])
    text = str(caught.value)
    assert "Did you mean nucleolus?" in text
    assert '"fair" is no method' in text
    assert "mcrs" in text


def test_weights_that_are_all_nothing_have_no_proportion() -> None:
    (found,) = allocate(AIRPORT, ["proportional-kg"], {})
    assert "not all 0" in found.refused


def test_a_game_without_anything_to_share_has_no_nucleolus() -> None:
    (found,) = allocate(a_game(1, 1, 5), ["nucleolus"], {})
    assert "let them stay alone" in found.refused


def test_nobody_who_saves_leaves_the_rest_without_a_measure() -> None:
    (found,) = allocate(a_game(4, 4, 12, 4, 12, 12, 20), ["separable"], {})
    assert found.refused == "" or "no measure" in found.refused
    assert shares(a_game(1, 2, 3), "separable") == [1, 2]


def test_a_partial_game_refuses_rules_that_need_every_coalition() -> None:
    known = {frozenset(c): 1.0 for c in ("a", "b", "c", "abc", "ab", "ac", "bc")}
    partial = PartialGame(players=tuple("abc"), known=known)
    (found,) = allocate(partial, ["nucleolus"], {})
    assert "Use shapley" in found.refused
    (sampled,) = allocate(partial, ["shapley"], {}, orders=8)
    assert sampled.shares == pytest.approx(dict.fromkeys("abc", 1 / 3), abs=0.5)
    assert set(sampled.half_widths) == set("abc")


def test_a_marginal_cost_needs_the_coalition_of_all_others() -> None:
    known = {frozenset(c): 1.0 for c in ("a", "b", "c", "abc")}
    (found,) = allocate(PartialGame(players=tuple("abc"), known=known), ["separable"], {})
    assert "all but one is missing" in found.refused


def test_few_orders_tell_no_interval() -> None:
    with pytest.raises(AllocationError, match="sample 4 or more"):
        sampled_shapley(("a", "b"), lambda _: 1.0, orders=3)


def test_violations_are_listed_with_their_size_the_worst_first() -> None:
    verdict = judge(THREE, {"a": 110.0, "b": 40.0, "c": 15.0})
    assert [(v.players, v.amount) for v in verdict.irrational] == [(("a",), 10.0)]
    assert [(v.players, v.amount) for v in verdict.blocking] == [
        (("a",), 10.0),
        (("a", "b"), 10.0),
        (("a", "c"), 5.0),
    ]
    assert [(v.players, v.amount) for v in verdict.subsidised] == [(("c",), 10.0), (("b",), 5.0)]
    assert not verdict.in_core
    assert verdict.spread == pytest.approx((1 - 15 / 60) - (1 - 110 / 100))


def test_unequal_twins_and_overcharged_dummies_are_seen() -> None:
    verdict = judge(EMPTY_CORE, {"a": 8.0, "b": 6.0, "c": 6.0})
    assert verdict.symmetric_pairs == 3
    assert [(v.players, v.amount) for v in verdict.unequal] == [(("a", "b"), 2), (("a", "c"), 2)]
    additive = judge(a_game(1, 2, 3), {"a": 2.0, "b": 1.0})
    assert additive.dummy_players == 2
    assert [(v.players, v.amount) for v in additive.dummies] == [(("a",), 1), (("b",), -1)]


def test_shares_that_miss_the_bill_are_not_rounded_to_it() -> None:
    with pytest.raises(ValueError, match="the bill is 12"):
        round_shares({"a": 5.0, "b": 5.0}, 12)
    assert round_shares({"b": 0.5, "a": 0.5}, 1) == {"b": 0, "a": 1}


def test_payments_are_few_and_settle_everything() -> None:
    transfers = {"a": 70, "b": -100, "c": 50, "d": -20, "e": 0}
    payments = net_payments(transfers)
    for name, amount in transfers.items():
        got = sum(p.amount_fen for p in payments if p.receiver == name)
        paid = sum(p.amount_fen for p in payments if p.payer == name)
        assert got - paid == amount
    assert len(payments) <= 4
    assert all(p.amount_fen > 0 for p in payments)
    with pytest.raises(ValueError, match="not to 0"):
        net_payments({"a": 1})
