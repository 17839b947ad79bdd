"""The figures of a run counted anew from its files, with none of the project's code."""

import csv
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

PENALTIES = {"missed_cutoff", "unserved"}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


class Recount:
    """A run folder: its plan, its ledger, its tables."""

    def __init__(self, folder: Path) -> None:
        self.plan: dict[str, Any] = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
        self.ledger = rows_of(folder / "accounts.csv")
        self.places = rows_of(folder / "places.csv")
        self.findings = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
        self.goods: dict[str, dict[str, str]] = {}
        for row in rows_of(folder / "demand.csv"):
            name = "-".join(row[k] for k in ("village_id", "carrier_id", "direction", "product_id"))
            self.goods[name] = row

    def parcels(self, ids: Any) -> int:
        return sum(int(self.goods[i]["parcels"]) for i in ids)

    def fen(self, **where: str) -> int:
        return sum(
            int(row["amount_fen"])
            for row in self.ledger
            if all(row[key] == value for key, value in where.items())
        )

    @property
    def penalty_fen(self) -> int:
        return sum(self.fen(item=item) for item in PENALTIES)

    @property
    def total_fen(self) -> int:
        return self.fen()

    @property
    def unserved(self) -> set[str]:
        return {entry["consignment_id"] for entry in self.plan["unserved"]}

    def trips(self, tier: str | None = None) -> list[dict[str, Any]]:
        tours = [t for t in self.plan["tours"] if tier in (None, t["tier"])]
        return [trip for tour in tours for trip in tour["trips"]]

    def tours(self, tier: str) -> int:
        return sum(tour["tier"] == tier for tour in self.plan["tours"])

    def slack_s(self) -> int | None:
        def due_s(consignment_id: str) -> int:
            hours, minutes = self.goods[consignment_id]["due"].split(":")[:2]
            return int(hours) * 3600 + int(minutes) * 60

        slacks = [
            due_s(c) - trip["return_s"]
            for trip in self.trips("linehaul")
            for stop in trip["stops"]
            for c in stop["collected"]
        ]
        return min(slacks, default=None)

    def headline(self) -> dict[str, float]:
        parcels, left = self.parcels(self.goods), self.parcels(self.unserved)
        missed = self.parcels(self.plan["missed"])
        cash = self.total_fen - self.penalty_fen
        carbon = sum(float(r["quantity"]) for r in self.ledger if r["item"] == "carbon")
        figures: dict[str, float] = {
            "cash_yuan": cash / 100,
            "penalty_yuan": self.penalty_fen / 100,
            "cost_yuan": self.total_fen / 100,
            "cost_per_parcel_yuan": cash / 100 / (parcels - left),
            "parcels": parcels,
            "unserved_parcels": left,
            "on_time_parcels": parcels - left - missed,
            "missed_parcels": missed,
            "trucks": self.tours("linehaul"),
            "vans": self.tours("village"),
            "trips": len(self.trips()),
            "distance_km": sum(trip["dist_m"] for trip in self.trips()) / 1000,
            "co2_kg": carbon,
            "findings": len(self.findings["findings"]),
        }
        slack = self.slack_s()
        return figures if slack is None else {**figures, "min_cutoff_slack_min": slack / 60}

    def carried_by(self) -> dict[str, Counter[str]]:
        """Return the parcels by village that every vehicle carried and every centre sorted."""
        moved = [
            (tour["vehicle_id"], c)
            for tour in self.plan["tours"]
            for trip in tour["trips"]
            for stop in trip["stops"]
            for c in (*stop["delivered"], *stop["collected"])
        ]
        moved += [(b["centre_id"], c) for b in self.plan["batches"] for c in b["consignment_ids"]]
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for holder, c in moved:
            counts[holder][self.goods[c]["village_id"]] += self.parcels([c])
        return counts

    def cash_by_township(self) -> dict[str, float]:
        """Share the ledger out by parcels, without rounding."""
        carried = self.carried_by()
        parent = {row["id"]: row["parent_id"] for row in self.places}
        sums: dict[str, float] = defaultdict(float)
        for row in self.ledger:
            if row["item"] in PENALTIES:
                continue
            only = Counter({row["village_id"]: 1}) if row["village_id"] else None
            shares = only or carried[row["vehicle_id"] or row["centre_id"]]
            for village_id, count in shares.items():
                sums[parent[village_id]] += int(row["amount_fen"]) * count / sum(shares.values())
        return dict(sums)

    def served_by_township(self) -> Counter[str]:
        parent = {row["id"]: row["parent_id"] for row in self.places}
        counts: Counter[str] = Counter()
        for name, row in self.goods.items():
            if name not in self.unserved:
                counts[parent[row["village_id"]]] += int(row["parcels"])
        return counts
