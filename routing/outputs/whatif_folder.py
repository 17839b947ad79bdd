"""The folder of a what-if: both runs, the report, the cost bridge, the detours."""

from dataclasses import replace
from pathlib import Path

from routing.errors import UsageError
from routing.language import ENGLISH, Wordbook, message
from routing.outputs.fresh_folder import fresh_folder, require_free
from routing.outputs.json_object import read_json, write_json
from routing.outputs.run_folder import WHATIF_FILE, fill_run_folder, read_run
from routing.outputs.whatif_figures import whatif_figures
from routing.outputs.whatif_report import whatif_report
from routing.outputs.whatif_tables import write_bridge, write_detours
from routing.outputs.writable import require_writable
from routing.studies.whatif import BASE, VARIANT, WhatIf, laid_side_by_side


def require_free_whatif(folder: str | Path, *, overwrite: bool = False) -> None:
    """Make sure that a what-if may be written to a folder, before the work is done.

    Raises
    ------
    UsageError
        If the folder holds a what-if and ``overwrite`` is false, or holds anything else, or if it
        cannot be written.
    """
    require_free(Path(folder), WHATIF_FILE, overwrite=overwrite)
    require_writable(Path(folder))


def write_whatif(
    study: WhatIf,
    folder: str | Path,
    *,
    name: str,
    overwrite: bool = False,
    words: Wordbook = ENGLISH,
) -> Path:
    """Write a what-if; the folder appears complete or not at all. ``name`` says what changes.

    Raises
    ------
    UsageError
        If the folder holds a what-if and ``overwrite`` is false, or holds anything else.
    """
    target = Path(folder)
    with fresh_folder(target, WHATIF_FILE, overwrite=overwrite) as draft:
        for run, result in ((BASE, study.base), (VARIANT, study.variant)):
            (draft / run).mkdir()
            fill_run_folder(result, draft / run, str(target / run), words)
        report = whatif_report(study, name, words)
        (draft / "whatif.md").write_text(report, encoding="utf-8", newline="\n")
        write_bridge(draft / "whatif.csv", study)
        write_detours(draft / "detours.csv", study)
        write_json(draft / WHATIF_FILE, whatif_figures(study, name, target))
    return target


def read_whatif(folder: str | Path) -> tuple[WhatIf, str]:
    """Read a what-if back, with its name.

    Raises
    ------
    UsageError
        If the folder is no what-if or one of its files is missing or damaged.
    """
    path = Path(folder)
    if not (path / WHATIF_FILE).is_file():
        raise UsageError(
            message(
                "{path} is not a what-if (it has no {file}). `routing whatif` writes one.",
                path=path,
                file=WHATIF_FILE,
            )
        )
    entry = read_json(path / WHATIF_FILE)
    study = laid_side_by_side(read_run(path / BASE), read_run(path / VARIANT))
    return replace(study, adopted=entry.flag("adopted")), entry.text("name")
