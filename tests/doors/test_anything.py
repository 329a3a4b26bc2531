"""Whatever people press and write, in any order: nothing raises, and nobody writes into somebody else's rows."""

import asyncio
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from structlog.testing import capture_logs

from bot.buttons.tap import TAPS
from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from tests.conftest import ANNA, BORIS, MONDAY, TOKEN, Stage, fresh_copy, meet
from tests.doors.test_statements import COMMANDS

WORDS = [*COMMANDS, "/start from-a-friend", "пн ср 12:00", "завтра 12:00 Тема"]
IDS = ["why-page", "readers", "communication", "page-audit", "mark", "meet-name", "meet-page", "Омск", "no-such", ""]

number = st.integers(min_value=-2, max_value=12)
part = st.one_of(number.map(str), st.sampled_from(IDS), st.text(max_size=8))
press = st.builds(
    lambda prefix, parts: ":".join([prefix, *parts]),
    st.sampled_from([*TAPS, "zz", ""]),
    st.lists(part, max_size=3),
).filter(lambda data: 1 <= len(data.encode()) <= 64)
word = st.one_of(st.sampled_from(WORDS), st.text(min_size=1, max_size=60).filter(lambda words: bool(words.strip())))
# What is on the screen, by its place: the path of a real finger, which random data seldom finds.
tap = st.integers(min_value=0, max_value=11)
act = st.one_of(
    tap.map(lambda n: ("tap", n)),
    tap.map(lambda n: ("tap", n)),
    press.map(lambda d: ("press", d)),
    word.map(lambda w: ("say", w)),
)


def rows_of(file: Path, person: int) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is remembered of this person, read past the program."""
    engine = create_engine(f"sqlite:///{file}")
    hers = {"people": "id", "addresses": "person_id", "pages": "person_id", "leaves": "person_id"}
    hers |= {
        "active_days": "person_id",
        "readings": "person_id",
        "attempts": "person_id",
        "checklist_runs": "person_id",
        "rhythms": "person_id",
        "slots": "person_id",
    }
    with engine.connect() as tx:
        found = {
            table: [tuple(row) for row in tx.execute(text(f"SELECT * FROM {table} WHERE {column} = {person}"))]
            for table, column in hers.items()
        }
        found["answers"] = [
            tuple(row)
            for row in tx.execute(
                text(f"SELECT a.* FROM answers a JOIN attempts t ON t.id = a.attempt_id WHERE t.person_id = {person}")
            )
        ]
        found["ticks"] = [
            tuple(row)
            for row in tx.execute(
                text(f"SELECT t.* FROM ticks t JOIN checklist_runs r ON r.id = t.run_id WHERE r.person_id = {person}")
            )
        ]
    engine.dispose()
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(act, min_size=1, max_size=25))
def test_no_tap_and_no_word_raises_or_touches_what_is_not_hers(
    acts: list[tuple[str, object]], course: Course, say: Phrases, empty_database: Path, tmp_path: Path
) -> None:
    file = fresh_copy(empty_database, tmp_path)

    async def conversation() -> None:
        clock = SandboxClock(start=MONDAY)
        telegram = Telegram(clock, TOKEN)
        telegram.allows("message is not modified")
        stage = Stage(telegram, clock, course, say, file)
        await stage.open()
        ann, boris = Person(telegram, ANNA, "Анна"), Person(telegram, BORIS, "Борис")
        try:
            await meet(ann, page="vk.com/ruchey_crb")
            await ann.says("/quiz")
            await ann.taps("Начать")
            await ann.says("/checklists")
            await ann.taps("Аудит оформления")
            await ann.taps("⬜ 1")
            await ann.says("/plan")
            await ann.taps("🔁 Ритм")
            await ann.says("вт чт 12:00")
            hers = rows_of(file, 1)
            await meet(boris)
            for kind, what in acts:
                await _do(boris, kind, what)
            assert rows_of(file, 1) == hers
        finally:
            await stage.close()

    with capture_logs() as logs:
        asyncio.run(conversation())
    assert [entry for entry in logs if entry["log_level"] == "error"] == []


async def _do(person: Person, kind: str, what: object) -> None:
    if kind == "say":
        await person.says(str(what))
    elif kind == "press":
        await person.presses(str(what))
    else:
        inline = [button for row in person.screen.keyboard for button in row if "callback_data" in button]
        assert isinstance(what, int)
        if inline:
            await person.presses(inline[what % len(inline)]["callback_data"])
