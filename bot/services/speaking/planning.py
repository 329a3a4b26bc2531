"""One row that cannot be planned is nobody else's business: it is logged, tried again in an hour, and passed over."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import structlog

T = TypeVar("T")
PASSED_OVER = timedelta(hours=1)  # until such a row is looked at again

log = structlog.get_logger("bot.planning")


def planned(work: Callable[[], T], feature: str, row: int) -> T | None:
    """What `work` makes of the row; None, and a line in the log, when it fails.

    For what is computed: after an error of the database PostgreSQL takes no further statement of the transaction.
    """
    try:
        return work()
    except Exception:  # a zone that this machine does not know, a course that has changed: whatever it is, others wait
        log.exception("a row cannot be planned", feature=feature, row=row)
        return None
