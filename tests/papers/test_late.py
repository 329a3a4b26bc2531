"""A start does not wait for the libraries of papers: they come with the first file."""

import subprocess
import sys

HEAVY = {"PIL", "icalendar", "openpyxl", "xlsxwriter"}
MODULES = (
    "bot.papers.posting.week",
    "bot.papers.posting.plan_xlsx",
    "bot.papers.posting.plan_ics",
    "bot.services.posting.imports",
)


def test_papers_are_imported_without_their_libraries() -> None:
    program = f"import sys, {', '.join(MODULES)}; print(*sorted({HEAVY!r} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []
