"""The stage with small checklists."""

import pytest

from tests.conftest import Stage
from tests.learning.checklists.small import LONG, SHORT, with_checklists


@pytest.fixture
async def stage(stage: Stage) -> Stage:
    """The program with two small checklists, so that editing the course breaks no test here."""
    await stage.restart(with_checklists(stage.course, SHORT, LONG))
    return stage
