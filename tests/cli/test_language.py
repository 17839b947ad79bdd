"""``--lang`` and ``ROUTING_LANG``: what people read changes, what programs read does not."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from routing.cli.main import main
from tests.cli.conftest import Routing


def test_a_report_is_chinese_where_asked(routing: Routing, run: Path) -> None:
    text = routing("report", run, "--lang", "zh").stdout
    assert text.startswith("# 小县，2018年5月23日\n")
    assert "网络：**共同配送：一支车队、一个方案，为所有公司送货**。" in text
    assert "| 现金成本，元/日 |" in text
    assert "English" not in text


@pytest.mark.parametrize("folder", ["run", "compared"])
def test_no_english_heading_is_left(routing: Routing, finished: Path, folder: str) -> None:
    text = routing("report", finished / folder, "--lang", "zh").stdout
    heads = [line for line in text.splitlines() if line.startswith(("#", "| :--"))]
    assert not any(letter.isascii() and letter.isalpha() for line in heads for letter in line)


def test_the_environment_chooses_and_the_option_wins(run: Path) -> None:
    chosen = CliRunner(env={"ROUTING_LANG": "zh"})
    assert "成本" in chosen.invoke(main, ["report", str(run)]).stdout
    assert "成本" not in chosen.invoke(main, ["report", str(run), "--lang", "en"]).stdout


def test_a_language_nobody_speaks_here_is_wrong_use(run: Path) -> None:
    result = CliRunner(env={"ROUTING_LANG": "fr"}).invoke(main, ["report", str(run)])
    assert result.exit_code == 2
    assert "'fr' is not one of 'en', 'zh'" in result.stderr


def test_json_never_changes_with_the_language(routing: Routing, run: Path, compared: Path) -> None:
    for call in (("report", run), ("check", run), ("report", compared)):
        english, chinese = (routing(*call, "--json", "--lang", lang) for lang in ("en", "zh"))
        assert english.stdout == chinese.stdout
        assert json.loads(english.stdout)


def test_solving_and_judging_speak_chinese(
    routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    call = ("solve", scenario, "-o", tmp_path / "r", "--iterations", 1, "--lang", "zh")
    result = routing(*call)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("小县，网络：共同配送，结果 ")
    assert "共同配送" in result.stderr, "progress"
    assert "# 小县" in (tmp_path / "r" / "report.md").read_text(encoding="utf-8")
    assert "0 条发现。" in routing("check", tmp_path / "r", "--lang", "zh").stdout
    again = routing(*call)
    assert again.exit_code == 2
    assert again.stderr.startswith("错误：")


def test_faults_say_where_in_chinese(routing: Routing, scenario: Path) -> None:
    places = scenario / "places.csv"
    text = places.read_text(encoding="utf-8-sig").replace(",119.22,", ",999,")
    places.write_text(text, encoding="utf-8")
    result = routing("validate", scenario, "--lang", "zh")
    assert result.exit_code == 3
    assert "places.csv、第 4 行、“lon”列" in result.stdout
    assert "1 处错误。" in result.stdout


def test_notes_are_read_by_people_and_the_log_by_those_who_look_inside(
    routing: Routing, scenario: Path
) -> None:
    places = scenario / "places.csv"
    rows = list(csv.DictReader(places.read_text(encoding="utf-8-sig").splitlines()))
    village = next(row for row in rows if row["level"] == "village")
    village["status"] = "dormant"
    with places.open("w", encoding="gb18030", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    english, chinese = (
        routing("validate", scenario, "-v", "--lang", lang) for lang in ("en", "zh")
    )
    assert "Note: demand.csv, row 2: " in english.stderr
    assert "INFO routing.scenario.files: places.csv: read as gb18030" in english.stderr
    assert "注意：demand.csv、第 2 行：" in chinese.stderr
    assert "INFO routing.scenario.files: places.csv：按 gb18030 编码读取" in chinese.stderr
    assert routing("validate", scenario, "-q").stderr == ""
