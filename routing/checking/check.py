"""Judge a plan."""

from routing.checking.registry import RULES
from routing.checking.replay import lay_out
from routing.model import Finding, Plan, Scenario, TravelMatrix


def check_plan(scenario: Scenario, travel: TravelMatrix, plan: Plan) -> tuple[Finding, ...]:
    """Drive a plan again and return everything that breaks a rule, by code.

    Every rule is judged whatever the others find, and nothing is raised, whatever the plan holds.
    """
    day = lay_out(scenario, travel, plan)
    return tuple(finding for rule in RULES.values() for finding in rule.findings(day))
