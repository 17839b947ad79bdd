"""Make sure that the search tells the truth: on many generated days, and against brute force.

``--days N``: on N generated counties search, engines, ledger and checker judge vans' days alike,
and on N more every joint plan of every network passes the checker and costs what it says.
``--tiny N``: on N problems of six jobs and two bases the search equals brute force to the fen.
``--whole N``: on N counties of two centres the joint plan beside every way to share villages out.

Example: python tests/benchmarks/truth.py --days 2000 --tiny 200 --whole 200
"""

import argparse
import sys
import time
from dataclasses import asdict
from pathlib import Path

from hypothesis import given, seed, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.property.agreement import County, Tally, assert_judges_agree
from tests.property.counties import counties
from tests.property.test_plans import assert_joint_plans_are_good, repeatable
from tests.property.tiny_days import CLOSE, gap_of
from tests.unit.planning.timed.brute_force import gap_to_optimum


def main() -> None:
    """Stop at the first day that judges disagree about; count tiny problems above the optimum."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=0)
    parser.add_argument("--tiny", type=int, default=0)
    parser.add_argument("--whole", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.monotonic()
    if options.days:
        judge(options.days, options.seed)
        plan(options.days, options.seed)
    if options.whole:
        compare(options.whole, options.seed)
    seeds = range(options.seed, options.seed + options.tiny)
    above = {number: gap for number in seeds if (gap := gap_to_optimum(number)) > CLOSE}
    if options.tiny:
        say(f"{options.tiny - len(above)} of {options.tiny} tiny problems at the optimum")
    for number, gap in above.items():
        say(f"seed {number}: {100.0 * gap:.2f} % above it")
    say(f"{time.monotonic() - began:.0f} s")
    if above:
        sys.exit(1)


def judge(examples: int, number: int) -> None:
    """Let all judges look at the days of so many counties."""
    tally = Tally()

    @seed(number)
    @settings(repeatable, max_examples=examples, derandomize=False)
    @given(county=counties(), draw=st.integers(0, 2**32 - 1), is_punctual=st.booleans())
    def judged(county: County, draw: int, is_punctual: bool) -> None:  # noqa: FBT001
        assert_judges_agree(county, draw, is_punctual=is_punctual, tally=tally)

    judged()
    say(", ".join(f"{name} {count}" for name, count in asdict(tally).items()))


def plan(examples: int, number: int) -> None:
    """Plan so many counties jointly in every network."""
    planned = 0

    @seed(number)
    @settings(repeatable, max_examples=examples, derandomize=False)
    @given(county=counties())
    def plans(county: County) -> None:
        nonlocal planned
        assert_joint_plans_are_good(county)
        planned += 1
        if planned % 100 == 0:
            print(f"{planned} counties planned", file=sys.stderr, flush=True)

    plans()
    say(f"{planned} counties planned jointly in every network: no findings, costs add up")


def compare(examples: int, number: int) -> None:
    """Compare the joint plans of so many counties with every way to share villages out."""
    gaps: list[float] = []

    @seed(number)
    @settings(repeatable, max_examples=examples, derandomize=False)
    @given(county=counties((2, 2), 6))
    def compared(county: County) -> None:
        gaps.append(gap_of(*county))

    compared()
    above = [gap for gap in gaps if gap > CLOSE]
    say(
        f"{len(gaps)} counties of two centres: joint plan above the best way in {len(above)}, "
        f"below in {sum(gap < -CLOSE for gap in gaps)}; mean {100.0 * sum(gaps) / len(gaps):.3f} %"
        f", worst {100.0 * max(gaps):.2f} %"
    )


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
