"""What time is it? The only line that asks; everybody else is handed a clock."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that may read the time
