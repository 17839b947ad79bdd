"""Every number on the page is that of plan.json or accounts.csv."""

from collections import Counter
from pathlib import Path

import pytest

from routing.outputs import write_comparison
from tests.run_builder import a_comparison
from tests.unit.outputs.page.reading import Figures, ReadPage, read_page
from tests.unit.outputs.page.recount import Recount

NETWORKS = ("separate", "lines", "pooled")
Expected = dict[tuple[str, str, int], float]


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_comparison(a_comparison(), tmp_path_factory.mktemp("page") / "c")


@pytest.fixture(name="page", scope="module")
def _page(folder: Path) -> ReadPage:
    return read_page((folder / "report.html").read_text(encoding="utf-8"))


@pytest.fixture(name="recounts", scope="module")
def _recounts(folder: Path) -> list[Recount]:
    return [Recount(folder / name) for name in NETWORKS]


def _columns(figures: Figures, table: str, recounts: list[dict[str, float]]) -> None:
    found = {key: pair for key, pair in figures.items() if key[0] == table}
    expected = {
        (table, row, column): value
        for column, values in enumerate(recounts)
        for row, value in values.items()
    }
    assert found.keys() == expected.keys()
    for key, (text, value) in found.items():
        assert value == pytest.approx(expected[key], abs=1e-4), key
        digits = len(text.partition(".")[2])
        shown = float(text.replace(",", "").replace("−", "-"))
        assert shown == pytest.approx(value, abs=0.5001 * 10**-digits), key


def test_every_figure_of_the_page_stands_in_a_table_that_is_tested(page: ReadPage) -> None:
    tables = Counter(table for table, _, _ in page.figures)
    assert set(tables) == {"headline", "by-item", "by-tier", "by-carrier", "by-township"}
    assert min(tables.values()) >= len(NETWORKS) + 2


def test_the_headline_is_counted_right(page: ReadPage, recounts: list[Recount]) -> None:
    _columns(page.figures, "headline", [recount.headline() for recount in recounts])


def test_the_accounts_are_sums_of_the_ledger(page: ReadPage, recounts: list[Recount]) -> None:
    used = {row["item"] for r in recounts for row in r.ledger if r.fen(item=row["item"])}
    expected = [
        {item: r.fen(item=item) / 100 for item in used}
        | {"cash": (r.total_fen - r.penalty_fen) / 100}
        for r in recounts
    ]
    _columns(page.figures, "by-item", expected)


def test_the_tiers_are_sums_of_the_ledger(page: ReadPage, recounts: list[Recount]) -> None:
    tiers = {row["tier"] for recount in recounts for row in recount.ledger}
    expected = [
        {tier: r.fen(tier=tier) / 100 for tier in tiers} | {"total": r.total_fen / 100}
        for r in recounts
    ]
    _columns(page.figures, "by-tier", expected)


def test_the_carriers_are_sums_of_the_ledger(page: ReadPage, recounts: list[Recount]) -> None:
    carriers = {row["carrier_id"] for r in recounts for row in r.goods.values()}
    expected = [
        {carrier: r.fen(carrier_id=carrier) / 100 for carrier in carriers}
        | {"shared": r.fen(carrier_id="") / 100, "total": r.total_fen / 100}
        for r in recounts
    ]
    _columns(page.figures, "by-carrier", expected)


def test_townships_share_the_ledger_by_parcels(page: ReadPage, recounts: list[Recount]) -> None:
    villages = Counter(r["parent_id"] for r in recounts[0].places if r["level"] == "village")
    served = recounts[-1].served_by_township()
    expected: list[dict[str, float]] = [dict(villages), dict(served)]
    for recount in recounts:
        parcels = recount.served_by_township()
        expected.append(
            {key: fen / 100 / parcels[key] for key, fen in recount.cash_by_township().items()}
        )
    found = {key: pair for key, pair in page.figures.items() if key[0] == "by-township"}
    wanted = {
        ("by-township", row, column): value
        for column, values in enumerate(expected)
        for row, value in values.items()
    }
    assert found.keys() == wanted.keys()
    for key, (_, value) in found.items():
        assert value == pytest.approx(wanted[key], abs=0.02), key
    drawn = {town["name"]: town["yuan"] for town in page.data["townships"]}
    names = {row[0]: row[3:] for row in page.rows["by-township"][1:]}
    assert {name: [f"{y:,.2f}" for y in yuan] for name, yuan in drawn.items()} == names


def test_bridges_add_up_to_the_fen(page: ReadPage, recounts: list[Recount]) -> None:
    by_name = dict(zip(NETWORKS, recounts, strict=True))
    bridges = [bridge for view in page.data["bridges"] for bridge in view["parts"]]
    assert bridges
    for bridge in bridges:
        start, end = by_name[bridge["start"]].total_fen, by_name[bridge["end"]].total_fen
        assert round(bridge["start_yuan"] * 100) == start
        assert round(bridge["end_yuan"] * 100) == end
        assert start + sum(round(step["yuan"] * 100) for step in bridge["steps"]) == end


def test_tours_are_those_of_the_plan(page: ReadPage, recounts: list[Recount]) -> None:
    ids = [place["id"] for place in page.data["places"]]
    for run, recount in zip(page.data["runs"], recounts, strict=True):
        assert [tour["id"] for tour in run["tours"]] == [t["id"] for t in recount.plan["tours"]]
        for drawn, tour in zip(run["tours"], recount.plan["tours"], strict=True):
            assert (drawn["tier"], drawn["vehicle"]) == (tour["tier"], tour["vehicle_id"])
            assert ids[drawn["base"]] == tour["base_id"]
            for trip, planned in zip(drawn["trips"], tour["trips"], strict=True):
                ends = trip["depart"], trip["return"], trip["dist"]
                assert ends == (planned["depart_s"], planned["return_s"], planned["dist_m"])
                aboard = recount.parcels(c for s in planned["stops"] for c in s["delivered"])
                assert trip["load"][1] == aboard
                for stop, visit in zip(trip["stops"], planned["stops"], strict=True):
                    down = recount.parcels(visit["delivered"])
                    up = recount.parcels(visit["collected"])
                    aboard += up - down
                    times = visit["arrive_s"], visit["start_s"], visit["depart_s"]
                    assert (ids[stop[0]], *stop[1:6]) == (visit["place_id"], *times, down, up)
                    assert stop[7] == aboard


def test_loads_weigh_what_is_aboard(page: ReadPage, recounts: list[Recount]) -> None:
    for run, recount in zip(page.data["runs"], recounts, strict=True):
        for drawn, tour in zip(run["tours"], recount.plan["tours"], strict=True):
            for trip, planned in zip(drawn["trips"], tour["trips"], strict=True):
                aboard = {c for stop in planned["stops"] for c in stop["delivered"]}
                loads = [trip["load"], *(stop[6:] for stop in trip["stops"])]
                for load, visit in zip(loads, [None, *planned["stops"]], strict=True):
                    if visit is not None:
                        aboard = aboard - set(visit["delivered"]) | set(visit["collected"])
                    kg = sum(float(recount.goods[c]["weight_kg"]) for c in aboard)
                    assert load[0] == pytest.approx(kg, abs=0.06)


def test_batches_and_orders_are_those_of_the_files(page: ReadPage, recounts: list[Recount]) -> None:
    ids = [place["id"] for place in page.data["places"]]
    for run, recount in zip(page.data["runs"], recounts, strict=True):
        found = [[ids[b[0]], *b[1:]] for b in run["batches"]]
        assert found == [
            [
                b["centre_id"],
                b["direction"],
                b["start_s"],
                b["ready_s"],
                recount.parcels(b["consignment_ids"]),
            ]
            for b in recount.plan["batches"]
        ]
    orders: Counter[tuple[str, str]] = Counter()
    for row in recounts[0].goods.values():
        orders[row["village_id"], row["direction"]] += int(row["parcels"])
    for place in page.data["places"]:
        assert (place["down"], place["up"]) == (
            orders[place["id"], "down"],
            orders[place["id"], "up"],
        )
