from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.gazetteer.lookup import Gazetteer
from tests.gazetteer.small import small_gazetteer


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    with small_gazetteer(tmp_path_factory.mktemp("gazetteer")) as opened:
        yield opened
