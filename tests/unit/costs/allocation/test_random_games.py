"""What must hold in every game."""

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from routing.costs.allocation import (
    METHODS,
    Game,
    PartialGame,
    allocate,
    best_partition,
    cost_of_stability,
    judge,
    least_core,
    round_shares,
    rule_subsidy,
    sampled_shapley,
    shapley,
)
from tests.unit.costs.allocation.games import a_game_of, random_games, shares

SLOW_MACHINE = (HealthCheck.filter_too_much, HealthCheck.too_slow)
few = settings(max_examples=12, deadline=None, suppress_health_check=SLOW_MACHINE)
some = settings(max_examples=30, deadline=None, suppress_health_check=SLOW_MACHINE)

GAME_METHODS = [m for m in METHODS if m not in {f"proportional-{w}" for w in ("kg", "kg-km")}]


def weights_of(game: Game) -> dict[str, dict[str, float]]:
    return {"parcels": {player: 1.0 + i for i, player in enumerate(game.players)}}


def cloned(game: Game) -> Game:
    """Return the game with a second player who is worth just what the first one is."""
    first, costs = game.players[0], {}
    players = (*game.players, "clone")
    for mask in range(1, 2 ** len(players)):
        members = {p for i, p in enumerate(players) if mask >> i & 1}
        twins = len(members & {first, "clone"})
        plain = (members - {"clone"}) | ({first} if twins else set())
        costs[frozenset(members)] = game.cost(plain) + (twins == 2) * game.grand / 10
    return a_game_of(players, costs)


def with_idle(game: Game) -> Game:
    """Return the game with one more player, who adds nothing to any bill."""
    players = (*game.players, "idle")
    costs = {
        frozenset(p for i, p in enumerate(players) if mask >> i & 1): 0.0
        for mask in range(1, 2 ** len(players))
    }
    return a_game_of(players, {c: game.cost(c - {"idle"}) for c in costs})


@few
@given(random_games())
@pytest.mark.parametrize("method", GAME_METHODS)
def test_shares_sum_to_the_bill(method: str, game: Game) -> None:
    (found,) = allocate(game, [method], weights_of(game))
    assume(not found.refused)
    assert sum(found.shares.values()) == pytest.approx(game.grand, abs=1e-6 * game.scale)
    verdict = judge(game, found.shares)
    assert abs(verdict.efficiency_gap) <= 1e-6 * game.scale


@few
@given(random_games(most=4))
@pytest.mark.parametrize("method", [m for m in GAME_METHODS if m != "proportional-parcels"])
def test_a_clone_pays_what_the_original_pays(method: str, game: Game) -> None:
    twins = cloned(game)
    (found,) = allocate(twins, [method], {})
    assume(not found.refused)
    difference = found.shares[game.players[0]] - found.shares["clone"]
    assert difference == pytest.approx(0, abs=1e-6 * twins.scale)
    assert not judge(twins, found.shares, tolerance=1e-5 * twins.scale).unequal


@few
@given(random_games(most=4))
@pytest.mark.parametrize("method", [m for m in GAME_METHODS if m != "proportional-parcels"])
def test_who_adds_nothing_pays_nothing(method: str, game: Game) -> None:
    wider = with_idle(game)
    (found,) = allocate(wider, [method], {})
    assume(not found.refused)
    # least-core rules keep a dummy at its own cost only where there is a core
    needs_core = method in {"per-capita-nucleolus", "equal-profit-least-core", "nucleolus"}
    assume(not needs_core or least_core(wider).epsilon >= 0)
    assert found.shares["idle"] == pytest.approx(0, abs=1e-6 * wider.scale)


def test_a_carrier_without_parcels_pays_nothing_by_parcels() -> None:
    game = a_game_of("ab", {frozenset("a"): 5.0, frozenset("b"): 0.0, frozenset("ab"): 5.0})
    (found,) = allocate(game, ["proportional-parcels"], {"parcels": {"a": 7, "b": 0}})
    assert found.shares == {"a": 5.0, "b": 0.0}


@few
@given(random_games(), st.randoms(use_true_random=False))
@pytest.mark.parametrize("method", GAME_METHODS)
def test_another_order_of_players_gives_everybody_the_same_share(
    method: str, game: Game, chance: object
) -> None:
    order = list(game.players)
    chance.shuffle(order)  # type: ignore[attr-defined]
    costs = {frozenset(game.members(m)): float(game.costs[m]) for m in range(1, len(game.costs))}
    moved = a_game_of(order, costs)
    (one,) = allocate(game, [method], weights_of(game))
    (two,) = allocate(moved, [method], weights_of(game))
    assert bool(one.refused) == bool(two.refused)
    for player, share in one.shares.items():
        assert two.shares[player] == pytest.approx(share, abs=1e-5 * game.scale)


@some
@given(random_games())
def test_the_nucleolus_lies_in_the_core_where_there_is_one(game: Game) -> None:
    assume(least_core(game).epsilon >= 0)
    split = dict(zip(game.players, shares(game, "nucleolus"), strict=True))
    assert judge(game, split, tolerance=1e-6 * game.scale).in_core


@some
@given(random_games(), st.lists(st.floats(-1, 1), min_size=5, max_size=5))
def test_nobody_finds_a_split_whose_unhappiest_are_happier(game: Game, away: list[float]) -> None:
    """The sorted gains of the nucleolus are lexicographically the greatest."""
    best = np.array(shares(game, "nucleolus"))
    step = np.array(away[: len(game)]) * game.scale
    other = best + step - step.mean()
    assume((other <= game.alone + 1e-9).all())
    rows = game.membership
    mine, theirs = (np.sort(game.proper_costs - rows @ x) for x in (best, other))
    for one, two in zip(mine, theirs, strict=True):
        if abs(one - two) > 1e-6 * game.scale:
            assert one > two
            break


@some
@given(random_games())
def test_nobody_pays_more_than_alone_by_rules_that_promise_it(game: Game) -> None:
    for method in ("proportional-stand-alone", "shapley", "nucleolus", "per-capita-nucleolus"):
        split = dict(zip(game.players, shares(game, method), strict=True)) if game.grand else {}
        if split:
            assert not judge(game, split, tolerance=1e-6 * game.scale).irrational


@some
@given(random_games())
def test_the_subsidy_is_what_an_empty_core_lacks(game: Game) -> None:
    subsidy = cost_of_stability(game)
    assert (subsidy.amount == 0) == (least_core(game).epsilon >= -1e-7 * game.scale)
    cheaper = game.with_grand(game.grand - subsidy.amount)
    assert judge(cheaper, subsidy.shares, tolerance=1e-6 * game.scale).in_core
    assert sum(subsidy.shares.values()) == pytest.approx(cheaper.grand, abs=1e-6 * game.scale)


@some
@given(random_games())
def test_side_payments_make_a_fixed_rule_stable(game: Game) -> None:
    split = dict(zip(game.players, shares(game, "shapley"), strict=True))
    paid = rule_subsidy(game, split)
    after = {player: split[player] - paid[player] for player in game.players}
    assert all(amount >= 0 for amount in paid.values())
    assert judge(game, after, tolerance=1e-5 * game.scale).in_core
    least = cost_of_stability(game).amount
    assert sum(paid.values()) >= least - 1e-5 * game.scale


@some
@given(random_games())
def test_the_best_partition_is_never_dearer_than_staying_alone(game: Game) -> None:
    partition = best_partition(game)
    assert partition.cost <= game.alone.sum() + 1e-9
    assert partition.cost == pytest.approx(sum(game.cost(part) for part in partition.parts))
    assert sorted(p for part in partition.parts for p in part) == sorted(game.players)
    assert len(partition.parts) > 1


@some
@given(random_games(), st.integers(0, 10_000))
def test_sampled_and_exact_shapley_agree_within_the_interval(game: Game, seed: int) -> None:
    sampled = sampled_shapley(game.players, game.cost, orders=120, seed=seed, confidence=0.999999)
    for player, share in zip(game.players, shapley(game), strict=True):
        width = sampled.half_widths[player] + 1e-6 * game.scale
        assert abs(sampled.shares[player] - share) <= width
    assert sum(sampled.shares.values()) == pytest.approx(game.grand, abs=1e-6 * game.scale)


def test_the_interval_holds_as_often_as_it_says() -> None:
    chance = np.random.default_rng(7)
    inside = total = 0
    for seed in range(120):
        costs = np.append(0.0, chance.uniform(0, 100, 31))
        game = Game(players=tuple("abcde"), costs=costs)
        sampled = sampled_shapley(game.players, game.cost, orders=60, seed=seed)
        for player, share in zip(game.players, shapley(game), strict=True):
            total += 1
            inside += abs(sampled.shares[player] - share) <= sampled.half_widths[player]
    assert 0.93 <= inside / total <= 0.97


@some
@given(random_games(most=4))
def test_a_partial_game_that_knows_everything_says_the_same(game: Game) -> None:
    known = {frozenset(game.members(m)): float(game.costs[m]) for m in range(1, len(game.costs))}
    partial = PartialGame(players=game.players, known=known)
    assert partial.is_complete
    assert least_core(partial).epsilon == pytest.approx(
        least_core(game).epsilon, abs=1e-6 * game.scale
    )
    for method in ("separable", "proportional-stand-alone"):
        (one,), (two,) = (allocate(g, [method], {}) for g in (game, partial))
        assert bool(one.refused) == bool(two.refused)
        assert two.shares == pytest.approx(one.shares)


@given(st.dictionaries(st.text(min_size=1), st.floats(-1e6, 1e6), min_size=1, max_size=8))
def test_rounded_shares_sum_to_the_bill_and_are_off_by_less_than_one(
    given_shares: dict[str, float],
) -> None:
    bill = round(sum(given_shares.values()))
    gap = bill - sum(given_shares.values())
    exact = {p: s + gap / len(given_shares) for p, s in given_shares.items()}
    fen = round_shares(exact, bill)
    assert sum(fen.values()) == bill
    assert all(abs(fen[p] - exact[p]) < 1 + 1e-6 for p in fen)
