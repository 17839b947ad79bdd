"""The run folder: everything a run produced, as files that can be read back."""

from pathlib import Path

from routing.errors import UsageError
from routing.language import ENGLISH, Wordbook, message
from routing.outputs.accounts_file import read_accounts, write_accounts
from routing.outputs.backdrop_file import BACKDROP_FILE, read_backdrop, write_backdrop
from routing.outputs.digests import changed_files, changed_finding
from routing.outputs.drivers import write_manifests
from routing.outputs.findings_file import read_findings, write_findings
from routing.outputs.fresh_folder import fresh_folder, require_free
from routing.outputs.geojson import write_geojson
from routing.outputs.layers import run_layers
from routing.outputs.page import PAGE_FILE, run_page
from routing.outputs.plan_file import read_plan, write_plan
from routing.outputs.run_file import RUN_FILE, read_run_file, write_run_file
from routing.outputs.run_report import run_report
from routing.outputs.search_file import write_search
from routing.outputs.travel_file import read_travel, write_travel
from routing.outputs.writable import require_writable
from routing.recipe import RunResult
from routing.scenario import read_scenario, write_scenario

COMPARISON_FILE, WHATIF_FILE = "compare.json", "whatif.json"
_PLAN, _TRAVEL, _FINDINGS, _ACCOUNTS = "plan.json", "travel.npz", "findings.json", "accounts.csv"
_SEARCH = "search.csv"
_DRIVERS = "drivers"


def require_free_run(folder: str | Path, *, overwrite: bool = False) -> None:
    """Make sure that a run may be written to a folder, before the work is done.

    Raises
    ------
    UsageError
        If the folder holds a run and ``overwrite`` is false, or holds anything else, or if
        it cannot be written.
    """
    require_free(Path(folder), RUN_FILE, overwrite=overwrite)
    require_writable(Path(folder))


def write_run(
    result: RunResult,
    folder: str | Path,
    *,
    overwrite: bool = False,
    words: Wordbook = ENGLISH,
) -> Path:
    """Write a run; the folder appears complete or not at all. Its papers are in ``words``.

    Returns
    -------
    The folder. It is a scenario folder, too.

    Raises
    ------
    UsageError
        If the folder holds a run and ``overwrite`` is false, or holds anything else.
    """
    target = Path(folder)
    with fresh_folder(target, RUN_FILE, overwrite=overwrite) as draft:
        fill_run_folder(result, draft, str(folder), words)
    return target


def fill_run_folder(result: RunResult, folder: Path, name: str, words: Wordbook) -> None:
    """Write the files of a run into an empty folder; ``name`` is where it will stand."""
    write_scenario(result.scenario, folder)
    write_travel(folder / _TRAVEL, result.travel, result.road_lines)
    write_plan(folder / _PLAN, result.plan)
    write_findings(folder / _FINDINGS, result.findings)
    write_accounts(folder / _ACCOUNTS, result.accounts)
    write_search(folder / _SEARCH, result.provenance.search.points)
    write_backdrop(folder / BACKDROP_FILE, result.backdrop)
    write_geojson(folder, run_layers(result))
    report = run_report(result, words)
    (folder / "report.md").write_text(report, encoding="utf-8", newline="\n")
    (folder / PAGE_FILE).write_text(run_page(result, words), encoding="utf-8", newline="\n")
    (folder / _DRIVERS).mkdir()
    write_manifests(result, folder / _DRIVERS, words)
    write_run_file(folder / RUN_FILE, result, name)


def read_run(folder: str | Path) -> RunResult:
    """Read a run back.

    Where a file was changed since the run was written, a warning that says so takes the place of
    the findings, which were made about something else.

    Raises
    ------
    UsageError
        If the folder is no run or one of its files is missing or damaged.
    ScenarioError
        If the run's scenario has faults.
    """
    path = Path(folder)
    for marker, kind in (
        (COMPARISON_FILE, message("comparison")),
        (WHATIF_FILE, message("what-if")),
    ):
        if (path / marker).is_file():
            names = ", ".join(str(file.parent) for file in sorted(path.glob(f"*/{RUN_FILE}")))
            raise UsageError(
                message(
                    "{path} is a {kind}, not a run. Name one of its runs: {names}.",
                    path=path,
                    kind=kind,
                    names=names,
                )
            )
    if not (path / RUN_FILE).is_file():
        raise UsageError(
            message(
                "{path} is not a run (it has no {file}). `routing solve` writes one.",
                path=path,
                file=RUN_FILE,
            )
        )
    record = read_run_file(path / RUN_FILE)
    travel, road_lines = read_travel(path / _TRAVEL)
    plan = read_plan(path / _PLAN)
    findings = read_findings(path / _FINDINGS)
    if changed := changed_files(path, record.files):
        findings = (changed_finding(path, changed),)
    accounts = read_accounts(path / _ACCOUNTS)
    return RunResult(
        scenario=read_scenario(path).replace(inputs=record.inputs),
        travel=travel,
        plan=plan,
        findings=findings,
        accounts=accounts,
        road_lines=road_lines,
        provenance=record.provenance,
        backdrop=read_backdrop(path / BACKDROP_FILE),
    )
