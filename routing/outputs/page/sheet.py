"""What a page is about: one or more runs of a scenario, by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from routing.language import Wordbook
from routing.model import Scenario, TravelMatrix
from routing.outputs.words import RUN_NAMES
from routing.recipe import RunResult
from routing.studies.bridge import Bridge


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Runs of the same scenario on the same roads, in the order of the page's columns."""

    runs: Mapping[str, RunResult]
    bridges: tuple[Bridge, ...] = ()
    verdict: str = ""

    @property
    def scenario(self) -> Scenario:
        """The scenario of all runs."""
        return next(iter(self.runs.values())).scenario

    @property
    def travel(self) -> TravelMatrix:
        """The travel matrix of all runs."""
        return next(iter(self.runs.values())).travel


def run_name(name: str, words: Wordbook) -> str:
    """Return what readers call a run: the short name of its network."""
    return words(RUN_NAMES.get(name, name))


def short_name(name: str, name_zh: str, words: Wordbook) -> str:
    """Return a name in one form only, for where there is little room."""
    return name_zh or name if words.language == "zh" else name or name_zh
