"""The folder of a study of sharing: plans, runs, tables, chart, report, and one file of figures."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from routing.costs.allocation import AnyGame, Game, PartialGame, Weights
from routing.errors import UsageError
from routing.language import ENGLISH, Wordbook, message
from routing.outputs.json_object import Json, read_json, write_json
from routing.outputs.page import PAGE_FILE, sharing_page
from routing.outputs.plan_file import write_plan
from routing.outputs.run_folder import fill_run_folder
from routing.outputs.sharing_chart import shares_chart
from routing.outputs.sharing_figures import FORMAT, sharing_figures
from routing.outputs.sharing_report import sharing_report
from routing.outputs.sharing_shelf import ALLOCATION_FILE, REPAIRED, file_name, plan_path
from routing.outputs.sharing_tables import write_sharing_tables
from routing.outputs.writable import draft_folder, writing
from routing.studies.sharing import ORDERS, Sampling, Sharing

JOINT, LINES = "joint", "lines"
REPORT = "report.md"


def write_sharing(study: Sharing, folder: str | Path, *, words: Wordbook = ENGLISH) -> Path:
    """Write a study beside its coalitions; ``allocation.json`` appears last, as its seal.

    Its reports, chart and papers are in ``words``.
    """
    target = Path(folder)
    with writing(target):
        target.mkdir(parents=True, exist_ok=True)
        (target / ALLOCATION_FILE).unlink(missing_ok=True)
        draft = draft_folder(target / "allocation")
        try:
            _fill(study, draft, target, words)
            for path in sorted(draft.iterdir()):
                if path.name != ALLOCATION_FILE:
                    _put(path, target / path.name)
            (draft / ALLOCATION_FILE).replace(target / ALLOCATION_FILE)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return target


def _fill(study: Sharing, draft: Path, target: Path, words: Wordbook) -> None:
    runs = {JOINT: study.joint}
    if study.lines is not None:
        runs[LINES] = study.lines.run
    for name, run in runs.items():
        (draft / name).mkdir()
        fill_run_folder(run, draft / name, str(target / name), words)
    (draft / REPAIRED).mkdir()
    for row in study.rows:
        if plan_path(row, study.request.players).startswith(f"{REPAIRED}/"):
            write_plan(draft / REPAIRED / file_name(row.members), row.taken.plan)
    write_sharing_tables(draft, study)
    figures = sharing_figures(study)
    chart = shares_chart(figures, study.measured.scenario, words)
    report, page = sharing_report(study, words), sharing_page(figures, study.joint, words)
    (draft / "shares.svg").write_text(chart, encoding="utf-8", newline="\n")
    (draft / REPORT).write_text(report, encoding="utf-8", newline="\n")
    (draft / PAGE_FILE).write_text(page, encoding="utf-8", newline="\n")
    write_json(draft / ALLOCATION_FILE, figures)
    for path in draft.iterdir():
        path.chmod(0o755 if path.is_dir() else 0o644)


def _put(path: Path, target: Path) -> None:
    if target.is_dir():
        shutil.rmtree(target)
    path.replace(target)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptGame:
    """What ``settle`` and ``subsidy`` need of a finished allocation.

    ``names`` are the English and the Chinese one of every player; ``lines_bill_fen`` is None
    without lines.
    """

    names: Mapping[str, tuple[str, str]]
    game: AnyGame
    seed_games: tuple[AnyGame, ...]
    weights: Weights
    sampling: Sampling
    methods: tuple[str, ...]
    lines_bill_fen: int | None

    def of_lines(self) -> "KeptGame | None":
        """Return the game in which all together pay the bill of the lines, None without lines."""
        if self.lines_bill_fen is None:
            return None
        bill = float(self.lines_bill_fen)
        return KeptGame(
            names=self.names,
            game=self.game.with_grand(bill),
            seed_games=tuple(game.with_grand(bill) for game in self.seed_games),
            weights=self.weights,
            sampling=self.sampling,
            methods=self.methods,
            lines_bill_fen=self.lines_bill_fen,
        )


def is_allocation(folder: Path) -> bool:
    """Say whether a folder holds a finished allocation."""
    return (folder / ALLOCATION_FILE).is_file()


def kept_report(folder: Path) -> str:
    """Return the report of a finished allocation as it was written.

    Raises
    ------
    UsageError
        If it is missing or damaged.
    """
    try:
        return (folder / REPORT).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise UsageError(
            message("{file}: {error}. Allocate again.", file=folder / REPORT, error=str(error))
        ) from error


def kept_figures(folder: Path) -> Json:
    """Return the figures of a finished allocation as they were written.

    Raises
    ------
    UsageError
        If the file is damaged or of another format.
    """
    entry = read_json(folder / ALLOCATION_FILE)
    entry.require_format(FORMAT)
    return entry.fields


def settled_run_folder(folder: Path) -> Path:
    """Return the run to settle: an allocation's lines, its joint run without lines, or a run."""
    if not is_allocation(folder):
        return folder
    return folder / LINES if (folder / LINES).is_dir() else folder / JOINT


def read_game(folder: str | Path) -> KeptGame:
    """Read the game of a finished allocation back.

    Raises
    ------
    UsageError
        If the folder is no finished allocation or its file is damaged.
    """
    path = Path(folder)
    if not is_allocation(path):
        raise UsageError(
            message(
                "{path} is no finished allocation (it has no {file}). `routing allocate` writes "
                "one.",
                path=path,
                file=ALLOCATION_FILE,
            )
        )
    entry = read_json(path / ALLOCATION_FILE)
    entry.require_format(FORMAT)
    players = tuple(player.text("id") for player in entry.objects("players"))
    rows = entry.objects("coalitions")
    coalitions = [row.texts("members") for row in rows]
    orders = entry.number_or_none("orders")
    lines = None if entry.is_null("lines") else entry.inner("lines").whole("bill_fen")
    return KeptGame(
        names={p.text("id"): (p.text("name"), p.text("name_zh")) for p in entry.objects("players")},
        game=_game(players, coalitions, [row.whole("cost_fen") for row in rows], orders),
        seed_games=tuple(
            _game(players, coalitions, costs, orders) for costs in entry.number_rows("seed_games")
        ),
        weights={
            measure: {player: inner.number(player) for player in players}
            for measure in entry.inner("weights").keys
            for inner in [entry.inner("weights").inner(measure)]
        },
        sampling=Sampling(orders=int(orders or ORDERS), seed=entry.whole("seed")),
        methods=tuple(split.text("method") for split in entry.objects("splits")),
        lines_bill_fen=lines,
    )


def _game(
    players: tuple[str, ...],
    coalitions: Sequence[tuple[str, ...]],
    costs: Sequence[float],
    orders: float | None,
) -> AnyGame:
    known = {
        frozenset(members): float(cost) for members, cost in zip(coalitions, costs, strict=True)
    }
    if orders is not None:
        return PartialGame(players=players, known=known)
    return Game.of(players, known)
