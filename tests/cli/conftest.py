"""Small folders for the commands to work on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from routing.cli.main import main
from routing.outputs import write_comparison, write_run
from routing.scenario import write_scenario
from tests.builders import a_scenario
from tests.run_builder import a_comparison, a_run

Routing = Callable[..., Result]


@pytest.fixture
def routing() -> Routing:
    """Return a function that runs the command line as a user would."""

    def call(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return call


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """Return a folder with the small scenario."""
    folder = tmp_path / "county"
    folder.mkdir()
    write_scenario(a_scenario(), folder)
    return folder


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a run and a comparison that no test changes."""
    folder = tmp_path_factory.mktemp("finished")
    write_run(a_run(), folder / "run")
    write_comparison(a_comparison(), folder / "compared")
    return folder


@pytest.fixture
def run(finished: Path, tmp_path: Path) -> Path:
    """Return a run folder of one's own."""
    return Path(shutil.copytree(finished / "run", tmp_path / "run"))


@pytest.fixture
def compared(finished: Path, tmp_path: Path) -> Path:
    """Return a comparison folder of one's own."""
    return Path(shutil.copytree(finished / "compared", tmp_path / "compared"))
