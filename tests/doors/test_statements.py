"""What a command and a tap cost in SQL, all in one table. In one transaction nothing is asked twice."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event
from structlog.testing import capture_logs

from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.posting.plans import plans

# Statements of a message or a tap that changes nothing of what she is expected to write. A typed word costs one more,
# in a transaction of its own: what is it an answer to?
COMMANDS = {
    "/start": 12,
    "/menu": 8,
    "/lessons": 3,
    "/quiz": 6,
    "/checklists": 2,
    "/plan": 5,
    "/deadlines": 6,
    "/progress": 8,
    "/tips": 4,
    "/settings": 3,
    "/help": 3,
    "/privacy": 3,
}
TAPS = {
    "turn a card of a lesson": ("lc:why-page:2", 5),
    "open a quiz": ("qo:why-page", 5),
    "choose a letter": ("qa:1:0:0", 2),
    "the next question": ("qn:1", 2),
    "tick an item": ("ct:1:first-line:1", 6),
    "untick it": ("ct:1:first-line:0", 5),
    "open a post": ("wo:1", 3),
    "it came out": ("wp:1", 5),
    "done as the tip says": ("tr:open-as-stranger:done", 4),
    "move to another zone": ("szs:Омск", 9),
}


@pytest.fixture(autouse=True)
def transactions() -> Iterator[list[list[str]]]:
    """The statements of each transaction. A connection looks for listeners once, so this comes before the stage."""
    seen: list[list[str]] = []

    def begin(connection: object) -> None:
        seen.append([])

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        seen[-1].append(statement)

    event.listen(Engine, "begin", begin)
    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)
    event.remove(Engine, "begin", begin)


@pytest.fixture
async def anna(ann: Person, stage: Stage) -> Person:
    """She is in the middle of everything: a lesson, a quiz, a checklist, a plan, deadlines, tips."""
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "пн ср пт 12:00")
    await ann.presses("lo:why-page")
    await ann.presses("qs:why-page")
    await ann.presses("co:before-post")
    await stage.passes(days=1, hours=4)
    await ann.says("/menu")
    return ann


def told(transactions: list[list[str]]) -> int:
    """How many statements there were; none of them twice in one transaction."""
    for statements in transactions:
        asked = [statement for statement in statements if statement.startswith("SELECT")]
        assert sorted(set(asked)) == sorted(asked), "the same question is asked twice in a transaction"
    return sum(map(len, transactions))


async def test_every_command_costs_what_the_table_says(
    stage: Stage, anna: Person, transactions: list[list[str]]
) -> None:
    costs = {}
    for command in stage.app.hall.switchboard.commands:
        await anna.says(f"/{command}")
        transactions.clear()
        with capture_logs() as logs:
            await anna.says(f"/{command}")
        assert logs == [], f"/{command} fails: what it costs says nothing"
        costs[f"/{command}"] = told(transactions)
    assert costs == COMMANDS, "write what a new command costs into the table, and think twice when one costs more"


async def test_the_commonest_taps_cost_what_the_table_says(anna: Person, transactions: list[list[str]]) -> None:
    costs = {}
    for name, (data, _) in TAPS.items():
        transactions.clear()
        await anna.presses(data)
        costs[name] = (data, told(transactions))
    assert costs == TAPS


async def test_a_typed_name_reads_her_twice_once_to_know_what_it_is(
    anna: Person, transactions: list[list[str]]
) -> None:
    await anna.says("/settings")
    await anna.taps("Имя")
    transactions.clear()
    await anna.says("Анна Петровна")
    assert [len(statements) for statements in transactions] == [
        1,
        4,
        1,
    ]  # what it answers, the answer, and that it was heard
    told(transactions)


async def test_the_first_tap_after_a_message_costs_one_more(
    stage: Stage, anna: Person, transactions: list[list[str]]
) -> None:
    await stage.passes(days=1)
    costs = []
    for _ in range(2):
        transactions.clear()
        await anna.presses("wo:1")
        costs.append(told(transactions))
    assert costs == [4, 3]
