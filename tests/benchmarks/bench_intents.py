"""How much of what people write is understood, and what reading it costs beside a statement to the database."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from bot.course.reader import read_course, read_phrases
from handlers.understanding import intents_of
from tests.rules.said import KEPT, MADE, messages, shares

CONTENT = Path(__file__).parents[2] / "content"


def seconds(work: Callable[[], object], times: int) -> float:
    begun = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - begun) / times


def main() -> None:
    say, course = read_phrases(CONTENT)[0], read_course(CONTENT)[0]
    assert say is not None
    assert course is not None
    begun = time.perf_counter()
    intents = intents_of(say, course.terms)
    made = time.perf_counter() - begun
    for half, name in ((MADE, "made with"), (KEPT, "kept apart")):
        found = shares(intents, say, half)
        whole = sum(found.values())
        told = ", ".join(f"{what} {found[what]} ({found[what] / whole:.1%})" for what in sorted(found))
        print(f"{name}, {whole} messages: {told}")
    texts = [text for _, _, text in messages(KEPT)]
    reading = seconds(lambda: [intents.read(text) for text in texts], 3) / len(texts)
    statement = seconds(lambda: sqlite3.connect(":memory:").execute("SELECT 1").fetchone(), 200)
    print(
        f"ready in {made:.2f} s; a message is read in {reading * 1000:.2f} ms, {reading / statement:.1f} x a statement"
    )


if __name__ == "__main__":
    main()
