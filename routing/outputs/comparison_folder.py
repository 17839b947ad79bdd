"""The comparison folder: one run folder per network, a report and the figures."""

from pathlib import Path

from routing.errors import UsageError
from routing.language import ENGLISH, Wordbook, message
from routing.model import Item, Network
from routing.outputs.comparison_report import comparison_report
from routing.outputs.figures import comparison_figures, run_names
from routing.outputs.fresh_folder import fresh_folder, require_free
from routing.outputs.json_object import JsonObject, read_json, write_json
from routing.outputs.page import PAGE_FILE, comparison_page
from routing.outputs.run_folder import COMPARISON_FILE, fill_run_folder, read_run
from routing.outputs.writable import require_writable
from routing.studies.bridge import Bridge, BridgeStep
from routing.studies.comparison import Comparison


def require_free_comparison(folder: str | Path, *, overwrite: bool = False) -> None:
    """Make sure that a comparison may be written to a folder, before the work is done.

    Raises
    ------
    UsageError
        If the folder holds a comparison and ``overwrite`` is false, or holds anything else, or if
        it cannot be written.
    """
    require_free(Path(folder), COMPARISON_FILE, overwrite=overwrite)
    require_writable(Path(folder))


def write_comparison(
    comparison: Comparison,
    folder: str | Path,
    *,
    overwrite: bool = False,
    words: Wordbook = ENGLISH,
) -> Path:
    """Write a comparison, its pages in a language; the folder appears complete or not at all.

    Raises
    ------
    UsageError
        If the folder holds a comparison and ``overwrite`` is false, or holds anything else.
    """
    target = Path(folder)
    with fresh_folder(target, COMPARISON_FILE, overwrite=overwrite) as draft:
        names = run_names(comparison, target)
        for network, result in comparison.runs.items():
            (draft / network.value).mkdir()
            fill_run_folder(result, draft / network.value, names[network], words)
        report = comparison_report(comparison, words)
        (draft / "report.md").write_text(report, encoding="utf-8", newline="\n")
        page = comparison_page(comparison, words)
        (draft / PAGE_FILE).write_text(page, encoding="utf-8", newline="\n")
        write_json(draft / COMPARISON_FILE, comparison_figures(comparison, target))
    return target


def read_comparison(folder: str | Path) -> Comparison:
    """Read a comparison back.

    Raises
    ------
    UsageError
        If the folder is no comparison or one of its files is missing or damaged.
    """
    path = Path(folder)
    if not (path / COMPARISON_FILE).is_file():
        raise UsageError(
            message(
                "{path} is not a comparison (it has no {file}). `routing compare` writes one.",
                path=path,
                file=COMPARISON_FILE,
            ),
        )
    entry = read_json(path / COMPARISON_FILE)
    networks = entry.inner("networks").keys
    wanted = [network for name in networks for network in Network if network.value == name]
    if not {Network.SEPARATE, Network.POOLED} <= set(wanted):
        raise UsageError(
            message("{path}: networks are missing. Write it again.", path=path / COMPARISON_FILE)
        )
    return Comparison(
        runs={network: read_run(path / network.value) for network in wanted},
        bridges=tuple(_bridge(bridge) for bridge in entry.objects("bridges")),
        nested=entry.flag("nested"),
        same_service=entry.flag("same_service"),
    )


def _bridge(entry: JsonObject) -> Bridge:
    return Bridge(
        start=entry.choice("start", Network).value,
        end=entry.choice("end", Network).value,
        start_fen=entry.whole("start_fen"),
        end_fen=entry.whole("end_fen"),
        steps=tuple(
            BridgeStep(item=step.choice("item", Item), amount_fen=step.whole("amount_fen"))
            for step in entry.objects("steps")
        ),
    )
