"""The example scenarios, ready to be copied."""

import re
import shutil
from pathlib import Path

from routing.errors import UsageError
from routing.language import ENGLISH, Wordbook, message
from routing.outputs.fresh_folder import fresh_folder

_PACKAGE = Path(__file__).parents[1]
_SCENARIO_FILE = "scenario.yaml"
_OUTSIDE = re.compile(
    r"""
    ^(?P<key>
        \s+(?:map|table|boundary|speeds|factors|water|documented|area):[ ]*
        | \#.*\$schema=
    )
    ["']?(?P<path>\.\./[^"'\s\#]+)["']?
    """,
    re.MULTILINE | re.VERBOSE,
)


def template_names() -> tuple[str, ...]:
    """Return the names of the example scenarios."""
    return tuple(sorted(path.parent.name for path in _shelf().glob(f"*/{_SCENARIO_FILE}")))


def template_folder(name: str) -> Path:
    """Return the folder of an example scenario, to be read and not to be changed.

    Raises
    ------
    UsageError
        If there is no such example.
    """
    if name not in template_names():
        known = ", ".join(template_names()) or "none is installed"
        raise UsageError(
            message("No template {name}. Choose from: {known}.", name=name, known=known)
        )
    return _shelf() / name


def copy_template(
    name: str, folder: str | Path, *, workbook: bool = False, words: Wordbook = ENGLISH
) -> Path:
    """Copy an example scenario into a new folder, with the map and schema it names elsewhere.

    With ``workbook`` its tables are one XLSX workbook to fill in, with notes in ``words``.

    Raises
    ------
    UsageError
        If there is no such example or the folder is there already.
    """
    source, target = template_folder(name), Path(folder)
    if target.is_dir() and any(target.iterdir()):
        raise UsageError(
            message(
                "{target} is there already and is not empty. Choose another folder.", target=target
            )
        )
    with fresh_folder(target, _SCENARIO_FILE) as draft:
        shutil.copytree(source, draft, dirs_exist_ok=True)
        _bring_files(source, draft)
        if workbook:
            from routing.scenario import gather_tables  # noqa: PLC0415 - openpyxl is slow

            gather_tables(draft, words)
    return target


def _shelf(package: Path = _PACKAGE) -> Path:
    """Return the folder of examples: inside the package in a wheel, beside it in a checkout."""
    packaged = package / "templates" / "scenarios"
    return packaged if packaged.is_dir() else package.parent / "scenarios"


def _bring_files(source: Path, draft: Path) -> None:
    """Copy what the scenario names outside its folder, and let it name the copies."""

    def bring(match: re.Match[str]) -> str:
        file = source / match["path"]
        if not file.is_file() and match["key"].startswith("#"):
            return match[0]  # only editors read it
        shutil.copyfile(file, draft / file.name)
        return f"{match['key']}{file.name}"

    path = draft / _SCENARIO_FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(_OUTSIDE.sub(bring, text), encoding="utf-8", newline="\n")
