"""The drivers: what people see, and the sentence that a test fails with."""

from typing import Any

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    PollAnswer,
    ReplyKeyboardMarkup,
)

from bot.sandbox.people import Person
from bot.sandbox.telegram import TapOutcome, Telegram
from tests.sandbox.conftest import ANNA, BORIS, GROUP


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    buttons = [InlineKeyboardButton(text=label, callback_data=f"tap:{label}") for label in labels]
    return InlineKeyboardMarkup(inline_keyboard=[buttons])


@pytest.fixture
async def ann(telegram: Telegram, bot: Bot) -> Person:
    """Anna before a small bot that can do everything, also wrong."""
    dispatcher = Dispatcher()
    taps: list[str] = []

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        link = '<a href="https://example.ru/a">тут</a>'
        await message.answer(f"<b>Здравствуйте</b> &amp; привет, {link}", reply_markup=keyboard("А", "Алмаз", "Б"))

    @dispatcher.message(Command("site"))
    async def site(message: Message) -> None:
        button = InlineKeyboardButton(text="Сайт", url="https://example.ru/b")
        await message.answer("example.ru", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))

    @dispatcher.message(Command("menu"))
    async def menu(message: Message) -> None:
        rows = [[KeyboardButton(text="Да"), KeyboardButton(text="Нет")]]
        await message.answer("Готовы?", reply_markup=ReplyKeyboardMarkup(keyboard=rows))

    @dispatcher.message(Command("vote"))
    async def vote(message: Message) -> None:
        await message.answer_poll("Когда?", ["пн", "вт"], is_anonymous=False)

    @dispatcher.message(Command("wrong"))
    async def wrong(message: Message) -> None:
        await message.answer("a" * 5000)

    @dispatcher.message(F.document)
    async def document(message: Message) -> None:
        file = BufferedInputFile(b"x", "ответ.txt")
        await message.answer_document(
            file, caption=f"{message.caption}: {message.document and message.document.file_name}"
        )

    @dispatcher.message(F.photo)
    async def photo(message: Message) -> None:
        assert message.photo is not None
        await message.answer_photo(message.photo[0].file_id)

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(f"эхо: {message.text}")

    @dispatcher.callback_query(F.data == "tap:Б")
    async def ignore(query: CallbackQuery) -> None:
        """Leaves the tap unanswered."""

    @dispatcher.callback_query()
    async def tapped(query: CallbackQuery) -> None:
        taps.append(query.data or "")
        assert isinstance(query.message, Message)
        await query.message.edit_text(f"{len(taps)}: {query.data}", reply_markup=keyboard("А"))
        await query.answer("Есть", show_alert=True)

    @dispatcher.poll_answer()
    async def voted(answer: PollAnswer) -> None:
        assert answer.user is not None
        await bot.send_message(answer.user.id, f"голос: {answer.option_ids}")

    async def listen(update: dict[str, Any]) -> None:
        await dispatcher.feed_raw_update(bot, update)

    telegram.listener = listen
    return Person(telegram, ANNA, "Анна")


async def test_a_screen_shows_what_a_person_sees(ann: Person) -> None:
    await ann.says("/start")
    screen = ann.screen
    assert screen.text == "Здравствуйте & привет, тут"
    assert screen.html == '<b>Здравствуйте</b> &amp; привет, <a href="https://example.ru/a">тут</a>'
    assert screen.buttons == [["А", "Алмаз", "Б"]]
    assert screen.urls == ["https://example.ru/a"]
    assert (screen.message_id, screen.edited, screen.photo, screen.document) == (3, False, None, None)
    await ann.says("/site")
    assert ann.screen.urls == ["example.ru", "https://example.ru/b"]


async def test_a_tap_edits_the_screen_and_leaves_a_toast(ann: Person) -> None:
    await ann.says("/start")
    assert ann.toast is None
    before = ann.screen
    await ann.taps("Ал")
    assert (ann.screen.text, ann.screen.edited) == ("1: tap:Алмаз", True)
    assert ann.toast == TapOutcome(True, "Есть", True)
    assert before.text == "Здравствуйте & привет, тут"


async def test_the_screen_is_the_message_sent_or_edited_last(ann: Person) -> None:
    await ann.says("/start")
    older = ann.screen
    await ann.says("раз")
    assert ann.screen.text == "эхо: раз"
    await ann.taps("А", on=older)
    assert ann.screen.text == "1: tap:А"
    assert [screen.text for screen in ann.history] == ["1: tap:А", "эхо: раз"]


async def test_two_taps_at_once_are_two_taps(ann: Person) -> None:
    await ann.says("/start")
    await ann.taps_twice("Алмаз")
    assert ann.screen.text == "2: tap:Алмаз"


async def test_old_data_may_be_pressed_though_no_button_has_it(ann: Person) -> None:
    await ann.says("/start")
    assert await ann.presses("tap:старое") == TapOutcome(True, "Есть", True)
    assert ann.screen.text == "1: tap:старое"


async def test_a_reply_keyboards_button_sends_its_text(ann: Person) -> None:
    await ann.says("/menu")
    assert ann.screen.replies == [["Да", "Нет"]]
    assert await ann.taps("Да") is None
    assert ann.screen.text == "эхо: Да"


async def test_people_send_files_and_get_them(ann: Person, picture: bytes) -> None:
    await ann.uploads("план.txt", b"x", caption="вот")
    assert (ann.screen.document, ann.screen.text) == ("ответ.txt", "вот: план.txt")
    await ann.uploads("a.png", picture, as_photo=True)
    assert ann.screen.photo == "photo-00000003-sandbox"


async def test_people_vote_by_text_or_number(ann: Person) -> None:
    await ann.says("/vote")
    poll = ann.screen
    assert (poll.text, poll.poll is None) == ("Когда?", False)
    await ann.votes("вт")
    assert ann.screen.text == "голос: [1]"
    await ann.votes(0, on=poll)
    await ann.votes(on=poll)
    assert ann.screen.text == "голос: []"


async def test_a_group_has_its_own_screen(ann: Person, telegram: Telegram) -> None:
    boris = Person(telegram, BORIS, "Борис")
    await ann.says("/start", GROUP)
    await boris.taps("Алмаз", on=boris.screen_in(GROUP))
    assert ann.screen_in(GROUP).text == "1: tap:Алмаз"
    assert [screen.text for screen in boris.history] == []


async def test_a_new_person_gets_a_phone(telegram: Telegram) -> None:
    Person(telegram, 7, "Вера", username="vera")
    assert telegram.users[7]["username"] == "vera"


async def fails(doing: Any) -> str:
    with pytest.raises(AssertionError) as caught:
        await doing
    return str(caught.value)


async def test_the_sentences_that_a_test_fails_with(ann: Person, telegram: Telegram) -> None:
    boris = Person(telegram, BORIS, "Борис")
    with pytest.raises(AssertionError, match="the bot has said nothing to Борис yet"):
        _ = boris.screen
    await ann.says("/start")
    assert await fails(ann.taps("В")) == "no button «В»; on screen: «А», «Алмаз», «Б»"
    assert await fails(ann.taps("")) == "«» may be any of: «А», «Алмаз», «Б»"
    assert await fails(ann.taps("Б")) == "the bot left Анна's tap unanswered: tap:Б"
    assert await fails(ann.votes("пн")) == "there is no poll on the screen: «Здравствуйте & привет, тут»"
    await ann.says("/site")
    assert await fails(ann.taps("Сайт")) == "button «Сайт» is a link or the like, the bot does not hear it"
    await ann.says("/vote")
    assert await fails(ann.votes("ср")) == "no option «ср»; in the poll: «пн», «вт»"
    assert await fails(ann.taps("А")) == "no button «А»; the screen has no buttons: «Когда?»"
    await ann.says("/menu")
    assert await fails(ann.taps_twice("Да")) == "«Да» is under the input field: it cannot be pressed twice at once"
    await ann.blocks()
    assert await fails(ann.says("а")) == "Анна cannot do that: the bot is blocked: unblock it first"
    await ann.unblocks()


async def test_a_refused_call_fails_the_test_once_unless_it_is_allowed(ann: Person, telegram: Telegram) -> None:
    with pytest.raises(Exception, match="message is too long"):
        await ann.says("/wrong")
    assert await fails(ann.says("раз")) == "sendMessage was refused: Bad Request: message is too long"
    await ann.says("два")
    telegram.allows("message is too long")
    with pytest.raises(Exception, match="message is too long"):
        await ann.says("/wrong")
    await ann.says("три")
    assert ann.screen.text == "эхо: три"
