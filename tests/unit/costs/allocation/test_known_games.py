"""Games whose answers are known from the literature or by hand."""

import pytest

from routing.costs.allocation import (
    AllocationError,
    Game,
    allocate,
    core_ranges,
    cost_of_stability,
    least_core,
)
from tests.unit.costs.allocation.games import (
    AIRPORT,
    EMPTY_CORE,
    THREE,
    a_game,
    airport,
    shares,
)

EXACT = 1e-4


@pytest.mark.parametrize(
    ("game", "method", "expected"),
    [
        (AIRPORT, "shapley", (3.3333, 8.3333, 18.3333)),
        (AIRPORT, "nucleolus", (5, 7.5, 17.5)),
        (AIRPORT, "proportional-stand-alone", (5, 10, 15)),
        (AIRPORT, "equal-profit", (5, 10, 15)),
        (AIRPORT, "separable", (4, 8, 18)),
        (EMPTY_CORE, "shapley", (6.6667,) * 3),
        (EMPTY_CORE, "nucleolus", (6.6667,) * 3),
        (EMPTY_CORE, "proportional-stand-alone", (6.6667,) * 3),
        (EMPTY_CORE, "separable", (6.6667,) * 3),
        (EMPTY_CORE, "equal-profit-least-core", (6.6667,) * 3),
        (THREE, "shapley", (71.6667, 56.6667, 36.6667)),
        (THREE, "nucleolus", (68.3333, 58.3333, 38.3333)),
        (THREE, "proportional-stand-alone", (68.75, 55, 41.25)),
        (THREE, "equal-profit", (68.75, 55, 41.25)),
        (THREE, "separable", (70.6522, 57.1739, 37.1739)),
    ],
)
def test_the_three_games_worked_by_hand(
    game: Game, method: str, expected: tuple[float, ...]
) -> None:
    assert shares(game, method) == pytest.approx(expected, abs=EXACT)


def test_the_empty_core_is_found_with_its_level_and_its_subsidy() -> None:
    least = least_core(EMPTY_CORE)
    assert least.epsilon == pytest.approx(-4 / 3)
    assert set(least.binding) == {("a", "b"), ("a", "c"), ("b", "c")}
    subsidy = cost_of_stability(EMPTY_CORE)
    assert subsidy.amount == pytest.approx(2, abs=EXACT)
    assert list(subsidy.shares.values()) == pytest.approx([6, 6, 6])
    assert set(subsidy.binding) == {("a", "b"), ("a", "c"), ("b", "c")}


@pytest.mark.parametrize("method", ["equal-profit", "mcrs"])
def test_a_method_that_needs_a_core_says_what_to_use_instead(method: str) -> None:
    (found,) = allocate(EMPTY_CORE, [method], {})
    assert not found.shares
    assert "the core of this game is empty" in found.refused
    assert "nucleolus" in found.refused
    with pytest.raises(AllocationError, match="core of this game is empty"):
        core_ranges(EMPTY_CORE)


def test_the_level_of_the_third_game() -> None:
    assert least_core(THREE).epsilon == pytest.approx(13.3333, abs=EXACT)
    assert least_core(AIRPORT).epsilon == pytest.approx(5)
    assert cost_of_stability(THREE).amount == 0
    low, high = core_ranges(THREE)["a"]
    assert (low, high) == pytest.approx((55, 95))


def test_gloves_go_to_the_scarce_hand() -> None:
    """Two left gloves and one right one; a pair is worth 1.

    L. S. Shapley and M. Shubik, Journal of Political Economy 77 (1969), 337-362; the values are
    those of every textbook: 1/6, 1/6, 2/3, and a core that gives the right glove everything.
    """
    pair = -1.0
    game = a_game(0, 0, 0, 0, pair, pair, pair)
    assert shares(game, "shapley") == pytest.approx([-1 / 6, -1 / 6, -2 / 3])
    assert shares(game, "nucleolus") == pytest.approx([0, 0, -1], abs=1e-7)
    assert core_ranges(game)["c"] == pytest.approx((-1, -1), abs=1e-6)


@pytest.mark.parametrize(
    ("estate", "awards"),
    [(100, (100 / 3, 100 / 3, 100 / 3)), (200, (50, 75, 75)), (300, (50, 100, 150))],
)
def test_the_nucleolus_divides_an_estate_as_the_talmud_does(
    estate: float, awards: tuple[float, ...]
) -> None:
    """Three widows claim 100, 200 and 300.

    R. J. Aumann and M. Maschler, Journal of Economic Theory 36 (1985), 195-213: a coalition is
    sure of what the claims of the others leave.
    """
    claims = (100, 200, 300)
    worth = [
        max(0.0, estate - sum(c for i, c in enumerate(claims) if not mask >> i & 1))
        for mask in range(1, 8)
    ]
    game = a_game(*(-value for value in worth))
    assert shares(game, "nucleolus") == pytest.approx([-award for award in awards])


def test_the_tennessee_valley() -> None:
    """Navigation, flood control and power share dams.

    P. D. Straffin and J. P. Heaney, International Journal of Game Theory 10 (1981), 35-43; the
    splits are those of H. P. Young, Handbook of Game Theory 2 (1994), chapter 34, to the thousand.
    """
    game = a_game(163_520, 140_826, 301_607, 250_096, 378_821, 367_370, 412_584)
    assert shares(game, "separable") == pytest.approx([117_476, 99_157, 195_951], abs=1)
    assert shares(game, "shapley") == pytest.approx([117_829, 100_756.5, 193_998.5], abs=1)
    assert shares(game, "nucleolus") == pytest.approx([116_234, 93_540, 202_810], abs=1)


NEEDS = (3.0, 5.0, 5.0, 8.0, 13.0, 20.0, 32.0, 33.0)


def test_eight_aircraft_share_each_stretch_of_runway_they_need() -> None:
    """The Shapley value of an airport: S. C. Littlechild and G. Owen, Management Science 20 (1973).

    Every stretch is shared equally by those that need it.
    """
    expected, paid, before = [], 0.0, 0.0
    for i, need in enumerate(NEEDS):
        paid += (need - before) / (len(NEEDS) - i)
        before = need
        expected.append(paid)
    assert shares(airport(*NEEDS), "shapley") == pytest.approx(expected)


def test_the_nucleolus_of_eight_aircraft() -> None:
    """S. C. Littlechild, International Journal of Game Theory 3 (1974), 21-29.

    The smallest aircraft pay the least rate at which a group and one more could pay its runway.
    """
    left, expected = list(NEEDS), []
    while left:
        rates = [need / (i + 2) for i, need in enumerate(left[:-1])] + [left[-1] / len(left)]
        count = max(i for i, rate in enumerate(rates) if rate <= min(rates) + 1e-12) + 1
        expected += [min(rates)] * count
        left = [need - min(rates) * count for need in left[count:]]
    found = shares(airport(*NEEDS), "nucleolus")
    assert found == pytest.approx(expected)
    assert sum(found) == pytest.approx(33)


def test_the_tau_value_lies_between_marginal_cost_and_the_least_remainder() -> None:
    # marginal costs 55, 45, 25; what is left of the best coalition: 95, 80, 60
    rest = (165 - 125) / (95 + 80 + 60 - 125)
    expected = [55 + rest * 40, 45 + rest * 35, 25 + rest * 35]
    assert shares(THREE, "tau") == pytest.approx(expected)
    assert shares(THREE, "mcrs") == pytest.approx(expected)
    (refused,) = allocate(EMPTY_CORE, ["tau"], {})
    assert "not quasi-balanced" in refused.refused


def test_the_per_capita_nucleolus_shares_the_gain_by_heads() -> None:
    # airport: the tightest coalitions are {a} and {b, c}, at (10 - x) = (30 - 30 + x) / 2
    assert shares(AIRPORT, "per-capita-nucleolus") == pytest.approx([20 / 3, 20 / 3, 50 / 3])
