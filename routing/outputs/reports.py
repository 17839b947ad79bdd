"""The report and the figures of whatever a folder holds: a run, a comparison, an allocation."""

from pathlib import Path

from routing.errors import UsageError
from routing.language import ENGLISH, Wordbook, message
from routing.model import Network
from routing.outputs.comparison_folder import read_comparison
from routing.outputs.comparison_report import comparison_report
from routing.outputs.figures import comparison_figures, run_figures
from routing.outputs.json_object import Json
from routing.outputs.known_ids import require_known_ids
from routing.outputs.page import PAGE_FILE, comparison_page, run_page, sharing_page
from routing.outputs.run_folder import COMPARISON_FILE, WHATIF_FILE, read_run
from routing.outputs.run_report import run_report
from routing.outputs.sharing_folder import JOINT, LINES, kept_figures, kept_report
from routing.outputs.sharing_shelf import ALLOCATION_FILE
from routing.outputs.whatif_figures import whatif_figures
from routing.outputs.whatif_folder import read_whatif
from routing.outputs.whatif_report import whatif_report
from routing.outputs.writable import writing
from routing.recipe import RunResult
from routing.studies.comparison import Comparison
from routing.studies.whatif import BASE, VARIANT, WhatIf


def report_of(folder: str | Path, words: Wordbook = ENGLISH) -> str:
    """Return the Markdown report of a folder.

    Raises
    ------
    UsageError
        If the folder holds nothing of the kind, or is damaged.
    """
    path = Path(folder)
    if (path / ALLOCATION_FILE).is_file():
        return kept_report(path)
    if (path / WHATIF_FILE).is_file():
        return whatif_report(*_read_whatif(path), words)
    found = _read(path)
    if isinstance(found, RunResult):
        return run_report(found, words)
    return comparison_report(found, words)


def page_of(folder: str | Path, words: Wordbook = ENGLISH) -> str:
    """Return the page of a run, a comparison or an allocation as HTML.

    Raises
    ------
    UsageError
        If the folder holds nothing of the kind, or is damaged.
    """
    path = Path(folder)
    if (path / ALLOCATION_FILE).is_file():
        return _sharing_page(path, words)
    if (path / WHATIF_FILE).is_file():
        raise UsageError(
            message(
                "{path} is a what-if, which has no page of its own. Open {base} and {variant}.",
                path=path,
                base=path / BASE / PAGE_FILE,
                variant=path / VARIANT / PAGE_FILE,
            )
        )
    found = _read(path)
    return run_page(found, words) if isinstance(found, RunResult) else comparison_page(found, words)


def refresh_page(folder: str | Path, words: Wordbook = ENGLISH) -> Path | None:
    """Write the page of a run, comparison or allocation into its folder, in place of any there.

    Returns
    -------
    The page, None for a what-if, which has none.

    Raises
    ------
    UsageError
        If the folder holds nothing of the kind, is damaged, or cannot be written.
    """
    path = Path(folder)
    if (path / WHATIF_FILE).is_file():
        return None
    return write_report(page_of(path, words), path / PAGE_FILE, overwrite=True)


def figures_of(folder: str | Path) -> Json:
    """Return the figures of a folder as a JSON object.

    Raises
    ------
    UsageError
        If the folder holds nothing of the kind, or is damaged.
    """
    path = Path(folder)
    if (path / ALLOCATION_FILE).is_file():
        return kept_figures(path)
    if (path / WHATIF_FILE).is_file():
        return whatif_figures(*_read_whatif(path), path)
    found = _read(path)
    if isinstance(found, RunResult):
        return run_figures(found, str(path))
    return comparison_figures(found, path)


def run_folders(folder: str | Path) -> tuple[Path, ...]:
    """Return the run folders of an allocation, comparison or what-if, or the folder of a run."""
    path = Path(folder)
    if (path / ALLOCATION_FILE).is_file():
        return tuple(path / name for name in (JOINT, LINES) if (path / name).is_dir())
    if (path / WHATIF_FILE).is_file():
        return (path / BASE, path / VARIANT)
    if (path / COMPARISON_FILE).is_file():
        return tuple(path / n.value for n in Network if (path / n.value).is_dir())
    return (path,)


def write_report(text: str, path: str | Path, *, overwrite: bool = False) -> Path:
    """Write a report to a file; it appears whole under its name, or not at all.

    Raises
    ------
    UsageError
        If something is there already and ``overwrite`` is false.
    """
    target = Path(path)
    if target.is_dir():
        raise UsageError(message("{target} is a folder. Name a file.", target=target))
    if target.exists() and not overwrite:
        raise UsageError(
            message("{target} is there already. Add --overwrite to replace it.", target=target)
        )
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.part")
        try:
            draft.write_text(text, encoding="utf-8", newline="\n")
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    return target


def _sharing_page(path: Path, words: Wordbook) -> str:
    figures, joint = kept_figures(path), read_run(path / JOINT)
    require_known_ids(joint)
    try:
        return sharing_page(figures, joint, words)
    except (KeyError, TypeError, ValueError) as error:
        file = path / ALLOCATION_FILE
        raise UsageError(
            message("{file} is damaged: {error}. Allocate again.", file=file, error=repr(error))
        ) from error


def _read_whatif(path: Path) -> tuple[WhatIf, str]:
    study, name = read_whatif(path)
    for result in (study.base, study.variant):
        require_known_ids(result)
    return study, name


def _read(path: Path) -> RunResult | Comparison:
    if (path / COMPARISON_FILE).is_file():
        comparison = read_comparison(path)
        for result in comparison.runs.values():
            require_known_ids(result)
        return comparison
    result = read_run(path)
    require_known_ids(result)
    return result
