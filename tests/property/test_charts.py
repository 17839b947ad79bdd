"""What the compiled search allows, tour engines, ledger and checker allow, at the same price."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.property.agreement import County, Tally, assert_judges_agree
from tests.property.counties import counties
from tests.property.test_plans import repeatable


@settings(repeatable, max_examples=20)
@given(county=counties(), seed=st.integers(0, 2**32 - 1), is_punctual=st.booleans())
def test_all_judges_of_a_day_agree(county: County, seed: int, is_punctual: bool) -> None:  # noqa: FBT001
    assert_judges_agree(county, seed, is_punctual=is_punctual, tally=Tally())
