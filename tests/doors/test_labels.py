"""No label is cut: the buttons of all cards, drawn by the demo's page at the widths of phones."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.buttons.people import DeleteForGood
from bot.buttons.tap import APART, TAPS, read
from bot.sandbox.clock import SandboxClock
from bot.sandbox.demo import DemoPlace, open_place
from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.doors.test_browser import ANNA, looking  # without a browser this module is skipped with that one
from tests.doors.test_statements import COMMANDS
from tests.posting.plans import plans

WIDTHS = (360, 390)  # pixels
TRIED = 3  # buttons of one meaning that are pressed
ROWS_SHOWN = 12  # in one message
Row = tuple[str, ...]
CUT = """() => [...document.querySelectorAll('.keyboard .label')]
    .filter(label => label.scrollWidth > label.clientWidth)
    .map(label => label.innerText)"""


@pytest.fixture
async def place(tmp_path: Path, clock: SandboxClock) -> AsyncIterator[DemoPlace]:
    async with open_place(tmp_path / "demo", fresh=False, port=0, clock=clock) as place:
        yield place


def _keyboards(person: Person) -> Iterator[tuple[Row, list[str]]]:
    for screen in person.history:
        for row in screen.keyboard:
            yield tuple(one["text"] for one in row), [one["callback_data"] for one in row if "callback_data" in one]


async def all_rows(person: Person, stage: Stage) -> set[Row]:
    """The rows of every card that she comes to: by every command, by time, and a few times by each button."""
    rows: set[Row] = set()
    waiting: list[str] = []
    pressed: dict[str, int] = {}

    def look() -> None:
        for row, taps in _keyboards(person):
            if row not in rows:
                rows.add(row)
                waiting.extend(taps)

    for text in ("vk.com/zarechnaya_rajonnaya_bolnica_im_lesnogo", "ok.ru/zarechnaya.school"):
        await person.presses("spa")
        await person.says(text)
    await plans(person, "пн ср 10:00")
    for command in COMMANDS:
        await person.says(command)
        look()
    await stage.passes(days=9)
    look()
    while waiting:
        data = waiting.pop()
        prefix = data.removeprefix(APART).partition(":")[0]
        pressed[prefix] = pressed.get(prefix, 0) + 1
        if pressed[prefix] <= TRIED and not isinstance(read(data), DeleteForGood):
            await person.presses(data)
            look()
    assert len(pressed) > 0.65 * len(TAPS), "hardly any card is out of reach"
    return rows


async def test_no_label_is_cut_on_a_phone(ann: Person, stage: Stage, place: DemoPlace) -> None:
    stage.telegram.allows("message is not modified")
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "пн вт ср чт пт 12:00")
    rows = sorted(await all_rows(ann, stage), key=len)
    assert len(rows) > 100
    await place.telegram.say(ANNA, "/start")
    for first in range(0, len(rows), ROWS_SHOWN):
        keyboard = [
            [{"text": label, "callback_data": "x"} for label in row] for row in rows[first : first + ROWS_SHOWN]
        ]
        shown = {"chat_id": ANNA, "text": "Кнопки", "reply_markup": {"inline_keyboard": keyboard}}
        await place.telegram.call("sendMessage", shown, typed=True)
    count = sum(map(len, rows))
    cut: dict[int, list[str]] = {}
    async with looking(place.url) as page:
        for width in WIDTHS:
            await page.set_viewport_size({"width": width, "height": 844})
            await page.wait_for_function(f"document.querySelectorAll('.key').length >= {count}")
            cut[width] = await page.evaluate(CUT)
    assert cut == {width: [] for width in WIDTHS}
