"""Verdicts and noise."""

import pytest

from routing.errors import UsageError
from routing.studies.sharing import (
    Answer,
    Noise,
    Operators,
    Sampling,
    judge_stability,
    study_subsidy,
)
from routing.studies.sharing.stability import answer
from tests.unit.costs.allocation.games import EMPTY_CORE, THREE


@pytest.mark.parametrize(
    ("value", "by_seed", "expected"),
    [
        (10.0, (9.0, 11.0), Answer.YES),
        (-10.0, (-9.0, -11.0), Answer.NO),
        (1.0, (-1.0, 2.0), Answer.UNDECIDED),
        (10.0, (1.0, 12.0), Answer.UNDECIDED),
        (10.0, (10.0,), Answer.UNDECIDED),
        (0.0, (0.0, 0.0), Answer.YES),
    ],
)
def test_a_verdict_within_the_noise_is_undecided(
    value: float, by_seed: tuple[float, ...], expected: Answer
) -> None:
    assert answer(Noise(value=value, by_seed=by_seed)) is expected


def test_with_coalitions_missing_only_an_empty_core_is_certain() -> None:
    assert answer(Noise(value=10, by_seed=(10, 10)), complete=False) is Answer.UNDECIDED
    assert answer(Noise(value=-10, by_seed=(-10, -10)), complete=False) is Answer.NO


def test_an_empty_core_with_its_subsidy() -> None:
    stability = judge_stability(EMPTY_CORE, (EMPTY_CORE, EMPTY_CORE))
    assert stability.has_core is Answer.NO
    assert stability.ranges is None
    assert stability.subsidy_fen.value == pytest.approx(2)
    assert stability.subsidy_fen.spread == pytest.approx(0)


def test_games_of_seeds_that_disagree_leave_it_open() -> None:
    empty = THREE.with_grand(200)
    assert judge_stability(THREE, (THREE, empty)).has_core is Answer.UNDECIDED


def test_the_subsidy_under_a_fixed_rule_is_never_below_the_least() -> None:
    weights = {"parcels": {"a": 1.0, "b": 1.0, "c": 18.0}}
    study = study_subsidy(
        EMPTY_CORE, (), ("proportional-parcels", "shapley", "mcrs"), weights, Sampling()
    )
    assert study.parcels == 20
    assert study.per_parcel_fen == pytest.approx(0.1)
    parcels, shapley = study.rules  # mcrs has no split of an empty core
    assert shapley.total_fen == pytest.approx(2, abs=1e-4)
    assert parcels.alone_fen == {"a": 0, "b": 0, "c": 8}
    assert parcels.worst is not None
    assert parcels.worst.players == ("c",)
    # c pays 18 of 20: 8 more than alone, 7 more than with anybody
    assert parcels.total_fen == pytest.approx(8, abs=1e-4)


def test_without_any_split_there_is_no_answer() -> None:
    with pytest.raises(UsageError, match="mcrs: MCRS needs a core"):
        study_subsidy(EMPTY_CORE, (), ("mcrs",), {}, Sampling())


@pytest.mark.parametrize(
    ("noise", "expected"), [(0, Answer.YES), (2, Answer.YES), (3, Answer.UNDECIDED)]
)
def test_lines_change_hands_only_for_more_than_noise(noise: int, expected: Answer) -> None:
    costs = {("n", "a"): 10, ("n", "b"): 8, ("s", "a"): 8, ("s", "b"): 7}
    operators = Operators(
        costs_fen=costs,
        assigned={"n": "b", "s": "a"},
        today={"n": "a", "s": "b"},
        noise_fen=noise,
    )
    assert operators.saving_fen == 1
    more = Operators(
        costs_fen=costs | {("s", "b"): 9},
        assigned={"n": "b", "s": "a"},
        today={"n": "a", "s": "b"},
        noise_fen=noise,
    )
    assert more.saving_fen == 3
    assert more.is_better is (Answer.UNDECIDED if noise >= 3 else expected)


def test_the_same_assignment_saves_nothing() -> None:
    operators = Operators(
        costs_fen={("n", "a"): 10}, assigned={"n": "a"}, today={"n": "a"}, noise_fen=0
    )
    assert operators.is_better is Answer.NO
