"""The printed sheets: complete, readable in both languages, and nothing in them runs."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from routing.language import ENGLISH, LANGUAGES, wordbook
from routing.outputs.drivers import driver_sheets, write_manifests
from routing.outputs.drivers.manifest import ALL_SHEETS, manifest_page
from routing.recipe import RunResult
from routing.units import clock_to_s
from tests.builders import a_consignment, a_scenario
from tests.hostile import CONTROL, FORMULA, QUOTES, SCRIPT, a_hostile_run
from tests.run_builder import a_run, a_tight_run


class Page(HTMLParser):
    """The tags of a page and its text by table row."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.rows: list[list[str]] = []
        self._in_cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.rows[-1][-1] += data


def page_of(result: RunResult, language: str = "en") -> str:
    return manifest_page(result, driver_sheets(result), wordbook(language))


def test_a_folder_holds_a_page_for_every_vehicle_and_one_for_all(tmp_path: Path) -> None:
    result = a_run()
    write_manifests(result, tmp_path, ENGLISH)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == len(result.plan.tours) + 1
    assert names[0].startswith("001-")
    assert names[-1] == ALL_SHEETS
    assert (tmp_path / ALL_SHEETS).read_text(encoding="utf-8").count('class="sheet"') == len(
        result.plan.tours
    )


def test_names_of_files_stay_within_the_folder(tmp_path: Path) -> None:
    result = a_run()
    evil = "../../up:<1>\\"
    renamed = {tour.vehicle_id: f"{evil}{n}" for n, tour in enumerate(result.plan.tours)}
    vehicles = [replace(v, id=renamed.get(v.id, v.id)) for v in result.scenario.vehicles]
    tours = tuple(replace(t, vehicle_id=renamed[t.vehicle_id]) for t in result.plan.tours)
    hostile = replace(
        result,
        scenario=result.scenario.replace(vehicles=tuple(vehicles)),
        plan=result.plan.replace(tours=tours),
    )
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    write_manifests(hostile, folder, ENGLISH)
    assert len(list(folder.iterdir())) == len(tours) + 1
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_stops_stand_in_their_order_with_their_figures(language: str) -> None:
    result = a_run()
    words = wordbook(language)
    rows = Page(page_of(result, language)).rows
    told = [row for row in rows if len(row) == 7 and row[0].isdigit()]
    expected = []
    for sheet in driver_sheets(result):
        for trip in sheet.trips:
            expected.append(("0", words.name(sheet.base.name, sheet.base.name_zh)))
            for stop in trip.stops:
                name = words.name(stop.place.name, stop.place.name_zh)
                expected.append((str(stop.number), name + stop.place.id))
            end = str(len(trip.stops) + 1)
            expected.append((end, words.name(sheet.base.name, sheet.base.name_zh)))
    assert [(row[0], "".join(row[1].split("\n"))) for row in told] == expected


def test_the_sheet_is_chinese_where_asked() -> None:
    text = page_of(a_run(), "zh")
    assert '<html lang="zh-CN">' in text
    for said in (
        "司机路单",
        "装车顺序：最后一站的货先装",
        "2018年5月23日星期三",
        "快递zto",
        "签字",
        "冷藏",
    ):
        assert said in text
    assert "Village" not in text


def test_the_slack_is_told_and_a_miss_is_shouted() -> None:
    assert "5 min to spare" in page_of(a_tight_run(300))
    late = a_consignment(direction="up", due_s=clock_to_s("09:00"))
    others = (c for c in a_scenario().consignments if c.id != late.id)
    text = page_of(a_run(scenario=a_scenario(consignments=(late, *others))))
    assert "CUT-OFF MISSED at the hub 09:00" in text


def test_times_are_whole_minutes_never_promised_too_early() -> None:
    result = a_run()
    rows = Page(page_of(result)).rows
    told = [row[2][:5] for row in rows if len(row) == 7 and row[0].isdigit()]
    expected = []
    for tour in result.plan.tours:
        for trip in tour.trips:
            expected.append(trip.depart_s // 60)
            expected += [-(-stop.arrive_s // 60) for stop in trip.stops]
            expected.append(-(-trip.return_s // 60))
    assert told == [f"{minute // 60:02d}:{minute % 60:02d}" for minute in expected]


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_neither_run_nor_break_the_page(language: str) -> None:
    text = page_of(a_hostile_run(), language)
    page = Page(text)
    assert "script" not in page.tags
    assert not any(name.startswith("on") for name in page.attributes)
    assert "default-src 'none'" in text
    cells = "\n".join(cell for row in page.rows for cell in row)
    for name in (SCRIPT, QUOTES, FORMULA):
        assert name in cells
    assert "\x07" not in text
    assert CONTROL.replace("\x07", "").replace("\x0b", "") in cells


def test_names_cannot_turn_the_text_around_them() -> None:
    text = page_of(a_hostile_run())
    assert text.count("<bdi>") == text.count("</bdi>")
    for line in text.splitlines():
        if "\u202e" in line:
            before = line[: line.index("\u202e")]
            assert before.rstrip().endswith(("<bdi>", "\u2068")), line


def test_the_page_needs_nothing_but_itself() -> None:
    text = page_of(a_hostile_run())
    assert not {"link", "img", "iframe", "object"} & set(Page(text).tags)
    assert "http" not in text.replace("http-equiv", "")
    assert "url(" not in text
