"""The page: one file, safe whatever stands in a name, with all that a report must say."""

import base64
import hashlib
import re
from dataclasses import replace
from importlib.resources import files

import pytest

from routing.language import wordbook
from routing.model import (
    Backdrop,
    CoordStatus,
    Finding,
    Network,
    Plan,
    Reason,
    Severity,
    Unserved,
)
from routing.outputs.page import comparison_page, run_page
from routing.recipe import RunResult
from routing.studies import compared
from tests.builders import a_carrier, a_centre, a_scenario, a_village
from tests.run_builder import a_comparison, a_run, without
from tests.unit.outputs.page.reading import read_page

ENGLISH = wordbook("en")
PLOTLY_SHA256 = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
HOSTILE = (
    "<script>alert(1)</script>",
    "\"quoted\" 'name', with, commas",
    "=cmd|' /C calc'!A0",
    "</script><img src=x onerror=alert(2)>",
    "😀村 \u202eهرم\u202c",
    "{{ 7 * 7 }} {% raw %} ${x} %{y} </td>",
    "<b>bold</b> &amp; <a href='javascript:alert(3)'>link</a>",
)


def a_hostile_run() -> RunResult:
    """Return a run whose villages, centre, carriers and vehicles bear the worst of names."""
    villages = tuple(
        a_village(f"v{i}", name=name, name_zh=name[::-1], coord_status=CoordStatus.ASSUMED)
        for i, name in enumerate(HOSTILE, start=1)
    )
    scenario = a_scenario(
        title=HOSTILE[0],
        title_zh=HOSTILE[4],
        notes=HOSTILE,
        centres=(a_centre("c1", name=HOSTILE[1], name_zh=HOSTILE[3]),),
        carriers=(
            a_carrier("zto", name=HOSTILE[0], name_zh=""),
            a_carrier("yto", name=HOSTILE[5], name_zh=HOSTILE[6]),
        ),
        villages=villages,
    )
    return a_run(scenario=scenario)


def an_idle_run() -> RunResult:
    """Return a run that leaves everything where it is."""
    scenario = a_scenario()
    unserved = tuple(
        Unserved(consignment_id=c.id, reason=Reason.FLEET_EXHAUSTED) for c in scenario.consignments
    )
    plan = Plan(network=Network.POOLED, tours=(), batches=(), unserved=unserved)
    return a_run(scenario=scenario, plan=plan)


def test_where_nobody_drives_there_is_a_page_all_the_same() -> None:
    page = read_page(run_page(an_idle_run(), ENGLISH))
    figures = {row[0]: row[1] for row in page.rows["headline"][1:]}
    assert figures["Cash cost per served parcel, yuan"] == "–"
    assert figures["Smallest cut-off slack, min"] == "–"
    assert figures["Vans"] == "0"
    assert len(page.rows["unserved-pooled"]) == 1 + len(a_scenario().consignments)


def test_the_page_asks_nobody_for_anything() -> None:
    page = read_page(comparison_page(a_comparison(), ENGLISH))
    links = [
        value
        for _, attributes in page.tags
        for name, value in attributes.items()
        if name in {"src", "href", "action", "srcset", "data"} and value is not None
    ]
    assert links == ["data:,"]
    (policy,) = (a["content"] for _, a in page.tags if a.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]


def test_the_bundle_is_the_one_that_was_looked_at() -> None:
    path = files("routing.outputs.page").joinpath("assets", "plotly-basic.min.js")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == PLOTLY_SHA256


def test_the_digests_of_the_policy_are_those_of_the_scripts() -> None:
    html = run_page(a_run(), ENGLISH)
    page = read_page(html)
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv")) or ""
    digests = re.findall(r"'sha256-([^']+)'", policy)
    scripts = page.scripts[1:]
    assert len(scripts) == len(digests) == 6
    for script, digest in zip(scripts, digests, strict=True):
        found = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert found == digest


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_name_becomes_markup_or_script(lang: str) -> None:
    plain, hostile = run_page(a_run(), wordbook(lang)), run_page(a_hostile_run(), wordbook(lang))
    known, page = read_page(plain), read_page(hostile)
    assert {tag for tag, _ in page.tags} <= {tag for tag, _ in known.tags} | {"aside", "ul", "li"}
    assert len(page.scripts) == len(known.scripts)
    names = {place["name"] for place in page.data["places"]}
    assert all(any(name in shown for shown in names) for name in HOSTILE) or lang == "zh"
    shown = " ".join(page.texts)
    assert all(name in shown for name in HOSTILE)


def test_a_page_of_one_run_has_no_bridge_and_no_choice_of_network() -> None:
    page = read_page(run_page(a_run(), ENGLISH))
    ids = {a.get("id") for _, a in page.tags}
    assert "bridge" not in ids
    assert "line-run" not in ids
    assert [run["key"] for run in page.data["runs"]] == ["pooled"]


def test_a_comparison_shows_its_networks_side_by_side() -> None:
    page = read_page(comparison_page(a_comparison(), ENGLISH))
    assert page.rows["headline"][0][1:] == ["separate", "lines", "pooled"]
    maps = [a for _, a in page.tags if "map" in (a.get("class") or "").split()]
    assert [a["data-run"] for a in maps] == ["0", "1", "2"]
    assert [view["name"] for view in page.data["bridges"]] == ["separate → pooled"]


def test_bridges_that_lead_on_are_one_view() -> None:
    runs = dict(a_comparison().runs)
    page = read_page(comparison_page(compared(runs), ENGLISH))
    names = [view["name"] for view in page.data["bridges"]]
    assert names == ["separate → lines → pooled", "separate → pooled"]
    first = page.data["bridges"][0]["parts"]
    assert first[0]["end_yuan"] == first[1]["start_yuan"]


def test_unserved_parcels_stand_in_a_table_and_on_the_map() -> None:
    run = without(a_run(), "v2-zto-down-parcel", "v2-yto-up-parcel")
    page = read_page(run_page(run, ENGLISH))
    rows = page.rows["unserved-pooled"]
    assert [row[3] for row in rows[1:]] == ["10", "3"]
    assert rows[1][4] == "larger than any vehicle. 900 kg, the van holds 500 kg"
    at = [place["id"] for place in page.data["places"]].index("v2")
    (left,) = page.data["runs"][0]["unserved"].items()
    assert left == (str(at), {"parcels": 13, "reasons": ["larger than any vehicle"]})


def test_what_is_assumed_is_marked() -> None:
    scenario = a_scenario(
        villages=(a_village("v1", coord_status=CoordStatus.ASSUMED), a_village("v2"))
    )
    page = read_page(run_page(a_run(scenario=scenario), ENGLISH))
    assumed = {place["id"]: place["assumed"] for place in page.data["places"]}
    assert (assumed["v1"], assumed["v2"]) == (True, False)
    assert any(text.startswith("ASSUMED COORDINATES: 1 of") for text in page.texts)


def test_findings_and_where_figures_come_from_are_told() -> None:
    finding = Finding(code="P999", severity=Severity.ERROR, message="too late", subject="t1")
    page = read_page(run_page(replace(a_run(), findings=(finding,)), ENGLISH))
    assert any("P999" in text and "too late" in text for text in page.texts)
    assert "Engine greedy, seed 7, roads: a table of legs." in page.texts
    method = {row[0]: row[1] for row in page.rows["method"][1:]}
    assert method["engine"] == "greedy"
    assert method["seed"] == "7"
    assert method["search"] == "10 iterations"
    assert method["checker"] == "1 finding"


def test_without_a_road_layer_the_page_says_so() -> None:
    page = read_page(run_page(replace(a_run(), backdrop=Backdrop()), ENGLISH))
    assert any("There is no road layer" in text for text in page.texts)


def test_lines_have_charts_of_their_own() -> None:
    networks = {
        run["key"]: run for run in read_page(comparison_page(a_comparison(), ENGLISH)).data["runs"]
    }
    assert [line["key"] for line in networks["pooled"]["lines"]] == ["c1"]
    lines = {line["key"] for line in networks["lines"]["lines"]}
    assert lines == {"line-zto-c1", "line-yto-c1"}
    for tour in networks["lines"]["tours"]:
        assert len(tour["lines"]) == 1
        assert set(tour["lines"]) <= lines
