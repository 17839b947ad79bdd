"""The run report shows the figures of the plan and the ledger, loudly qualified."""

from dataclasses import replace

from routing.language import ENGLISH
from routing.model import Finding, Severity, Tier
from routing.outputs.run_report import effort_words, run_report
from routing.outputs.words import percent
from routing.recipe import Effort
from tests.builders import a_scenario
from tests.run_builder import a_run, without


def test_the_head_names_engine_seed_roads_and_caveats() -> None:
    head = run_report(a_run(scenario=a_scenario(notes=("Made up.",)))).split("## Figures")[0]
    assert head.startswith("# A small county 小县, 23 May 2018")
    assert "Engine `greedy`, 10 iterations, seed 7, roads: a table of legs." in head
    assert "> **Note.** Made up." in head


def test_the_budget_is_worded() -> None:
    assert effort_words(Effort(seconds=30), ENGLISH) == "30 s"
    assert effort_words(Effort(seconds=None, iterations=2000), ENGLISH) == "2,000 iterations"
    assert effort_words(Effort(seconds=None), ENGLISH) == "no time limit"


def test_the_total_is_the_ledgers() -> None:
    result = a_run()
    assert f"| **Total** | {result.accounts.total_fen / 100:,.2f} |" in run_report(result)


def test_penalties_stand_apart_from_cash() -> None:
    report = run_report(without(a_run(), "v1-zto-up-parcel"))
    assert "| **Penalties** | 60.00 |" in report
    assert "| Penalties (unserved, past cut-off), yuan a day | 60.00 |" in report
    assert "nobody pays them" in report


def test_every_trip_has_a_row_with_its_clock_times() -> None:
    result = a_run()
    report = run_report(result)
    rows = [line for line in report.splitlines() if line.startswith(("| linehaul-", "| village-"))]
    assert len(rows) == sum(len(tour.trips) for tour in result.plan.tours)
    first = next(iter(result.plan.tours_of(Tier.LINEHAUL)))
    assert any(first.id in row and "| 06:30 |" in row for row in rows)


def test_only_trucks_that_bring_something_home_have_cutoff_slack() -> None:
    rows = [line for line in run_report(a_run()).splitlines() if line.startswith("| linehaul-")]
    assert [row.split("|")[-2].strip() for row in rows] == ["-", "563.6"]


def test_unserved_goods_are_named_with_reason_and_figures() -> None:
    report = run_report(without(a_run(), "v1-zto-up-parcel"))
    assert "v1-zto-up-parcel | Village v1 村v1 | 3 x parcel up" in report
    assert "\n1 consignment stays where it is;" in report
    assert "larger than any vehicle. 900 kg, the van holds 500 kg" in report


def test_findings_are_listed() -> None:
    finding = Finding(code="P117", severity=Severity.ERROR, message="late | bad", subject="t1")
    report = run_report(a_run(findings=(finding,)))
    assert "| P117 | error | t1 |  | late \\| bad |" in report
    assert "agrees" not in report


def test_an_empty_plan_has_a_report() -> None:
    result = a_run()
    nothing = replace(result, plan=result.plan.replace(tours=(), batches=()))
    report = run_report(nothing)
    assert "Nothing is sorted." in report
    assert report.count("\n\nNone.") == 2


def test_a_share_of_nothing_is_a_dash() -> None:
    assert percent(1, 0) == "-"
