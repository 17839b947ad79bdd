"""The rules, their codes, and the page that documents them."""

from pathlib import Path

import pytest

from routing.checking import RULES, explain
from routing.checking.registry import FAMILIES, handbook

PAGE = Path(__file__).resolve().parents[3] / "docs" / "findings.md"


def test_the_page_is_written_from_the_rules() -> None:
    # Write it again: python -c "from routing.checking.registry import handbook; print(handbook(),
    # end='')" > docs/findings.md
    assert PAGE.read_text(encoding="utf-8") == handbook()


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_section(code: str) -> None:
    rule = RULES[code]
    assert f"\n### {code} {rule.title}" in handbook()
    assert rule.explanation.endswith(".")
    assert not rule.title.endswith(".")
    assert explain(code).startswith(f"{code} {rule.title}")
    assert rule.explanation in explain(code)


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        explain("P999")


def test_no_code_is_used_twice_and_all_are_in_order() -> None:
    codes = [rule.code for family in FAMILIES.values() for rule in family]
    assert codes == sorted(set(codes))
    assert all(code.startswith("P") and len(code) == 4 for code in codes)


def test_one_rule_one_function() -> None:
    judges = [rule.judge for rule in RULES.values()]
    assert len(set(judges)) == len(judges)
