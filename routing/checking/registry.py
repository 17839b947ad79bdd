"""All rules of a plan, by code."""

from routing.checking import (
    cold,
    coverage,
    cutoff,
    fleet,
    loads,
    network,
    reasons,
    references,
    shapes,
    sorting,
    timing,
    windows,
)
from routing.checking.rule import Rule

FAMILIES: dict[str, tuple[Rule, ...]] = {
    "Kinds of values": shapes.RULES,
    "References": references.RULES,
    "Coverage and custody": coverage.RULES,
    "Timing": timing.RULES,
    "Windows": windows.RULES,
    "Loads": loads.RULES,
    "Vehicles and drivers": fleet.RULES,
    "Sorting": sorting.RULES,
    "Crews and networks": network.RULES,
    "Cold chain": cold.RULES,
    "Cut-off": cutoff.RULES,
    "Reasons": reasons.RULES,
}

_PREAMBLE = (
    "What the checker says about a plan. It drives the plan again from the scenario and the travel "
    "matrix, by the rules of `routing/model/README.md`, and lists everything it objects to; errors "
    "make a plan invalid, warnings are worth a look. Every claimed time is judged by the times it "
    "directly follows, so that one fault is reported once."
)

RULES: dict[str, Rule] = {rule.code: rule for family in FAMILIES.values() for rule in family}
FIRST = RULES["P300"]


def explain(code: str) -> str:
    """Return what a code means, as ``docs/findings.md`` says it.

    Raises
    ------
    KeyError
        If no rule has the code.
    """
    rule = RULES[code]
    return f"{rule.code} {rule.title} ({rule.severity})\n\n{rule.explanation}"


def handbook() -> str:
    """Return the text of ``docs/findings.md``, one section for every rule."""
    lines = ["# Findings", "", _PREAMBLE, "", "This page is written from `routing/checking`."]
    for family, rules in FAMILIES.items():
        lines += ["", f"## {family}"]
        for rule in rules:
            warning = " (warning)" if rule.severity == "warning" else ""
            lines += ["", f"### {rule.code} {rule.title}{warning}", "", rule.explanation]
    return "\n".join(lines) + "\n"
