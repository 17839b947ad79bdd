"""Names that try to run, to break a table, to become formulas or to turn the text around."""

from routing.recipe import RunResult
from tests.builders import a_carrier, a_scenario, a_village
from tests.run_builder import a_run

SCRIPT = "<script>alert('x')</script>&amp;"
QUOTES = "\"quoted\", 'single'; comma, tab\there"
FORMULA = "=cmd|' /C calc'!A0"
EMOJI = "🚚村👩‍🌾"
RIGHT_TO_LEFT = "\u202eשלום قرية\u202c"
CONTROL = "bell\x07 and \x0b feed"
NAMES = (SCRIPT, QUOTES, FORMULA, EMOJI, RIGHT_TO_LEFT, CONTROL)


def a_hostile_run() -> RunResult:
    """Return a run whose villages, carriers and title have such names."""
    villages = tuple(
        a_village(f"v{number}", name=name, name_zh=name)
        for number, name in enumerate(NAMES, start=1)
    )
    carriers = (
        a_carrier("zto", name=SCRIPT, name_zh=SCRIPT),
        a_carrier("yto", name=FORMULA, name_zh=FORMULA),
    )
    return a_run(
        scenario=a_scenario(
            villages=villages, carriers=carriers, title=FORMULA, title_zh=SCRIPT, notes=(SCRIPT,)
        )
    )
