"""Judge a plan."""

from routing.checking.registry import FIRST, RULES
from routing.checking.replay import lay_out, unread
from routing.model import Finding, Plan, Scenario, TravelMatrix


def check_plan(scenario: Scenario, travel: TravelMatrix, plan: Plan) -> tuple[Finding, ...]:
    """Drive a plan again and return everything that breaks a rule, by code.

    Every rule is judged whatever the others find, and nothing is raised, whatever the plan holds.
    Only a plan that holds values of the wrong kind is judged no further.
    """
    findings = tuple(FIRST.findings(unread(scenario, travel, plan)))
    if findings:
        return findings
    day = lay_out(scenario, travel, plan)
    others = (rule for rule in RULES.values() if rule is not FIRST)
    return tuple(finding for rule in others for finding in rule.findings(day))
