from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("same every time", derandomize=True)
settings.load_profile("same every time")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests, and the processes they start, away from the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROUTING_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
