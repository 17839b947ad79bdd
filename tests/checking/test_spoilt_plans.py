"""One spoilt plan or more for every code: exactly that code is found."""

import re

import pytest

from routing.checking import RULES, check_plan
from routing.language import Message, wordbook
from tests.checking.cases import Spoil
from tests.checking.spoilt_goods import SPOILT_GOODS
from tests.checking.spoilt_kinds import SPOILT_KINDS
from tests.checking.spoilt_tours import SPOILT_TOURS

SPOILT = (*SPOILT_KINDS, *SPOILT_TOURS, *SPOILT_GOODS)


@pytest.mark.parametrize(("spoil", "codes"), SPOILT, ids=[spoil.__name__ for spoil, _ in SPOILT])
def test_a_spoilt_plan_shows_exactly_its_code(spoil: Spoil, codes: set[str]) -> None:
    case = spoil()
    findings = check_plan(case.scenario, case.travel, case.plan)
    assert {finding.code for finding in findings} == codes, "\n".join(map(str, findings))


@pytest.mark.parametrize("spoil", [s for s, _ in SPOILT], ids=[s.__name__ for s, _ in SPOILT])
def test_a_finding_says_who_where_and_by_how_much(spoil: Spoil) -> None:
    case = spoil()
    for finding in check_plan(case.scenario, case.travel, case.plan):
        assert finding.subject
        assert finding.message
        assert not finding.message.endswith(".")
        assert (finding.amount is None) == (finding.unit is None)
        assert finding.amount is None or finding.amount > 0
        assert finding.severity is RULES[finding.code].severity


@pytest.mark.parametrize("spoil", [s for s, _ in SPOILT], ids=[s.__name__ for s, _ in SPOILT])
def test_a_finding_can_be_said_in_chinese(spoil: Spoil) -> None:
    case = spoil()
    for finding in check_plan(case.scenario, case.travel, case.plan):
        assert isinstance(finding.message, Message)
        assert re.search("[一-鿿]", wordbook("zh")(finding.message))
        assert wordbook("en")(finding.message) == finding.message


def test_every_code_has_a_spoilt_plan() -> None:
    assert {code for _, codes in SPOILT for code in codes} == set(RULES)


def test_there_are_many_kinds() -> None:
    assert len(RULES) >= 45
    assert len(SPOILT) > len(RULES)
