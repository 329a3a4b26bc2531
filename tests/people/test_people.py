"""Getting to know each other, settings, and what the bot says when it does not understand."""

from datetime import timedelta

import pytest
from sqlalchemy import BigInteger, Date, Integer, LargeBinary, Text, create_engine, text

from bot.buttons.people import Delete, SkipStep, UseName
from bot.buttons.tap import Menu
from bot.course.shapes import Course
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from bot.storage.tables import metadata
from bot.storage.tables.grammar import UtcDateTime
from tests.conftest import MONDAY, Stage, meet
from tests.learning.taking import answer, begin

GROUP = -500
CHILDREN = {"answers", "ticks"}  # of rows that are hers


def rows(stage: Stage) -> dict[str, int]:
    """How many rows each table holds, read past the program."""
    engine = create_engine(f"sqlite:///{stage.database}")
    with engine.connect() as tx:
        ours = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        tables = [name for (name,) in tx.execute(text(ours))]
        counts = {name: tx.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in tables}
    engine.dispose()
    return counts


def fill_the_rest(stage: Stage, filled: set[str]) -> None:
    """A row of person 1 in every table that has none yet, past the program: what deleting must not forget."""
    samples = {Integer: 1, BigInteger: 1, Text: "x", UtcDateTime: MONDAY, Date: MONDAY.date(), LargeBinary: b"x"}
    engine = create_engine(f"sqlite:///{stage.database}")
    with engine.begin() as tx:
        for table in metadata.sorted_tables:
            if table.name not in filled and "person_id" in table.c:
                needed = [
                    c for c in table.c if not c.nullable and c.server_default is None and c.autoincrement is not True
                ]
                tx.execute(table.insert().values({c.name: samples[type(c.type)] for c in needed}))
    engine.dispose()


async def test_anna_is_met_by_name_in_three_steps(ann: Person) -> None:
    await ann.says("/start")
    assert "Как к вам обращаться?" in ann.screen.text
    await ann.taps("Я Анна")
    assert ann.screen.text.startswith("Рад знакомству, Анна!")
    await ann.says("Ручейская ЦРБ")
    assert "адрес вашей страницы" in ann.screen.text
    await ann.says("vk.com/ruchey_crb")
    assert "Анна" in ann.screen.text
    await ann.says("/settings")
    assert "Имя: Анна" in ann.screen.text
    assert "Учреждение: Ручейская ЦРБ" in ann.screen.text
    assert "Страницы: 1" in ann.screen.text


async def test_every_step_can_be_skipped(ann: Person) -> None:
    await ann.says("/start")
    for _ in range(3):
        await ann.taps("Пропустить")
    await ann.says("/settings")
    assert "Имя: не указано" in ann.screen.text
    assert "Страницы: пока нет" in ann.screen.text


async def test_a_deep_link_brings_her_in_like_anybody(ann: Person, stage: Stage) -> None:
    await ann.says("/start seminar-2026-11")
    assert "Как к вам обращаться?" in ann.screen.text
    engine = create_engine(f"sqlite:///{stage.database}")
    with engine.connect() as tx:
        assert tx.execute(text("SELECT came_from FROM people")).scalar_one() == "seminar-2026-11"
    engine.dispose()


async def test_a_restart_in_the_middle_of_the_form_keeps_the_step(ann: Person, stage: Stage) -> None:
    await ann.says("/start")
    await ann.says("Аня")
    await stage.restart()
    await ann.says("Ручейская ЦРБ")
    assert "адрес вашей страницы" in ann.screen.text
    await stage.restart()
    await ann.says("/start")
    assert "адрес вашей страницы" in ann.screen.text


async def test_going_elsewhere_ends_the_form_and_its_late_buttons_change_nothing(ann: Person) -> None:
    await ann.says("/start")
    first = ann.screen
    await ann.says("/lessons")
    await ann.presses(UseName().pack(), on=first)
    await ann.presses(SkipStep("meet-name").pack(), on=first)
    await ann.says("/settings")
    assert "Имя: не указано" in ann.screen.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("vk.com/ruchey_crb", "VK: vk.com/ruchey_crb"),
        ("https://m.vk.com/ruchey_crb/", "VK: vk.com/ruchey_crb"),
        ("HTTPS://OK.RU/group/52", "OK: ok.ru/group/52"),
        ("@ruchey_crb", "Telegram: t.me/ruchey_crb"),
        ("max.ru/ruchey", "MAX: max.ru/ruchey"),
        ("ruchey-crb.example/page?id=7", "Другая площадка: ruchey-crb.example/page?id=7"),
        ("ruchey-crb.example:8080/page", "Другая площадка: ruchey-crb.example:8080/page"),
        ("vk.com/Ruchey_CRB.", "VK: vk.com/ruchey_crb"),
        ("ручей-црб.рф", "Другая площадка: ручей-црб.рф"),
        ("мы вк http://VK.com/ruchey_crb?from=mobile", "VK: vk.com/ruchey_crb"),
        ("telegram.me/ruchey_crb", "Telegram: telegram.me/ruchey_crb"),
    ],
)
async def test_an_address_is_taken_as_people_paste_it(ann: Person, typed: str, kept: str) -> None:
    await meet(ann)
    await ann.says("/settings")
    await ann.taps("Страницы")
    await ann.taps("Добавить страницу")
    await ann.says(typed)
    assert ann.screen.text.endswith(kept)


@pytest.mark.parametrize(
    "typed",
    [
        "наша страница",
        "vk",
        "javascript:alert(1)",
        "ftp://vk.com/a",
        "http://[::1",
        "15.00",
        "т.е",
        "И.И.Иванов",
    ],
)
async def test_what_is_no_address_is_asked_for_again(ann: Person, typed: str) -> None:
    await meet(ann)
    await ann.says("/settings")
    await ann.taps("Страницы")
    await ann.taps("Добавить страницу")
    await ann.says(typed)
    assert ann.screen.text.startswith("Не похоже на адрес страницы.")
    await ann.says("vk.com/ruchey_crb")
    assert "vk.com/ruchey_crb" in ann.screen.text


async def test_the_address_of_the_whole_platform_is_not_a_page(ann: Person) -> None:
    await ann.says("/start")
    await ann.taps("Пропустить")
    await ann.taps("Пропустить")
    await ann.says("https://vk.com/")
    assert ann.screen.text.startswith("Это адрес всей площадки.")


async def test_a_removed_page_comes_back_when_it_is_added_again(ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("/settings")
    await ann.taps("Страницы")
    await ann.taps("Убрать 1")
    assert "Пока ни одной." in ann.screen.text
    await ann.taps("Добавить страницу")
    await ann.says("vk.com/ruchey_crb")
    assert "1. VK: vk.com/ruchey_crb" in ann.screen.text


async def test_too_long_a_name_is_refused_with_the_limit(ann: Person) -> None:
    await ann.says("/start")
    await ann.says("А" * 61)
    assert ann.screen.text == "Длинновато. Уместите, пожалуйста, в 60 знаков."
    assert ann.screen.buttons == [["Пропустить"]]
    for nothing in ("\u200b\u2060", "\u3164", "🌸", "👩\u200d⚕️", "..."):
        await ann.says(nothing)
        assert ann.screen.text == "Одних значков мало: напишите, пожалуйста, буквами."
    await ann.says("<b>Аня</b> & Ко")
    assert ann.screen.text.startswith("Рад знакомству, <b>Аня</b> & Ко!")


async def test_time_is_chosen_by_city_not_by_offset(ann: Person) -> None:
    await meet(ann)
    await ann.says("/settings")
    assert "Время: Москва" in ann.screen.text
    await ann.taps("Город и время")
    await ann.taps("Омск")
    assert "Время: Омск" in ann.screen.text
    await ann.taps("Город и время")
    await ann.says("ПЕТРОПАВЛОВСК камчатский")
    assert "Время: Петропавловск-Камчатский" in ann.screen.text
    await ann.taps("Город и время")
    await ann.says("Атлантида")
    assert ann.screen.text.startswith("Такого города в моём списке нет.")


async def test_a_pause_is_set_shown_and_ended(ann: Person, clock: SandboxClock) -> None:
    await meet(ann)
    await ann.says("/settings")
    await ann.taps("Пауза")
    await ann.taps("Неделя")
    assert "Пауза: по 29 ноября включительно" in ann.screen.text
    clock.jump(timedelta(days=2))
    await ann.taps("Пауза")
    await ann.taps("Закончить паузу")
    assert "Пауза: нет" in ann.screen.text


async def test_deleting_forgets_everything_and_old_buttons_lead_to_the_beginning(
    ann: Person, stage: Stage, course: Course
) -> None:
    empty = rows(stage)
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.taps("▶️ Начать урок")
    await begin(ann, "why-page")
    await answer(ann, course.quizzes["why-page"])
    await ann.says("/checklists")
    await ann.taps("Аудит оформления")
    await ann.taps("⬜ 1")
    await ann.says("/settings")
    await ann.taps("Пауза")
    await ann.taps("Неделя")
    old = ann.screen
    fill_the_rest(stage, {table for table, count in rows(stage).items() if count > empty[table]})
    hers = {table.name for table in metadata.sorted_tables if "person_id" in table.c or table.name in CHILDREN}
    assert [name for name in sorted(hers) if rows(stage)[name] == 0] == []
    await ann.taps("Удалить мои данные")
    await ann.taps("Нет, оставить")
    assert rows(stage)["people"] == 1
    await ann.presses(Delete().pack(), on=ann.screen)
    await ann.taps("Да, удалить всё")
    assert rows(stage) | {"quiz_versions": 0} == empty  # versions of quizzes are the course's, not hers
    await ann.presses(Menu().pack(), on=old)
    assert "Мы ещё не знакомы" in ann.screen.text
    assert rows(stage) | {"quiz_versions": 0} == empty
    await ann.taps("Начать")
    assert "Как к вам обращаться?" in ann.screen.text


@pytest.mark.parametrize("word", ["/lessons", "/quiz", "/checklists", "/progress", "/settings", "/help", "привет"])
async def test_a_stranger_is_invited_and_nothing_is_written(ann: Person, stage: Stage, word: str) -> None:
    empty = rows(stage)
    await ann.says(word)
    assert "Мы ещё не знакомы" in ann.screen.text
    assert ann.screen.buttons == [["Начать"]]
    assert rows(stage) == empty


async def test_what_is_not_understood_gets_a_useful_answer(ann: Person) -> None:
    await meet(ann)
    for word in ("ыыврпл", "/unknown"):
        await ann.says(word)
        assert ann.screen.text.startswith("Этого я не понял")
        assert ann.screen.buttons == [["☰ Меню", "❓ Спросить"]]


@pytest.mark.parametrize(
    ("button", "words", "shown"),
    [
        ("Имя", "Аня", "Имя: Аня"),
        ("Учреждение", "Санаторий «Тихий бор»", "Учреждение: Санаторий «Тихий бор»"),
        ("Город и время", "Омск", "Время: Омск"),
    ],
)
async def test_a_second_tap_does_not_lose_the_question(ann: Person, button: str, words: str, shown: str) -> None:
    await meet(ann)
    await ann.says("/settings")
    await ann.taps_twice(button)
    await ann.says(words)
    assert shown in ann.screen.text


async def test_numbers_no_id_can_have_are_a_button_of_another_age(ann: Person) -> None:
    await meet(ann)
    await ann.presses("zz")
    outdated = ann.toast
    await ann.presses(f"qa:{2**31}:0:0")
    assert ann.toast == outdated


@pytest.mark.parametrize("typed", ["vk.com/feed", "https://vk.com/wall-123_45", "vk.com/@ruchey-statya", "ok.ru/"])
async def test_a_post_or_the_feed_is_not_the_page(ann: Person, typed: str) -> None:
    await ann.says("/start")
    await ann.taps("Пропустить")
    await ann.taps("Пропустить")
    await ann.says(typed)
    assert ann.screen.text.startswith("Это адрес всей площадки.")
    assert ann.screen.buttons == [["Пропустить"]]


async def test_skipping_may_be_written_out_and_names_get_their_capitals(ann: Person) -> None:
    await ann.says("/start")
    await ann.says("анна петровна")
    await ann.says("Пропустить")
    await ann.says("vk.com/ruchey_crb")
    assert ann.screen.text.startswith("Страницу записал ✓\n\nЗдравствуйте, Анна Петровна!")
    await ann.says("настройки")
    assert "Учреждение: не указано" in ann.screen.text


@pytest.mark.parametrize(
    ("word", "screen"),
    [
        ("меню", "Здравствуйте, Анна!"),
        ("Уроки!", "📚 Уроки"),
        ("спасибо", "Пожалуйста"),
        ("Помогите", "❓ Спросите"),
    ],
)
async def test_a_word_instead_of_a_button_is_understood(ann: Person, word: str, screen: str) -> None:
    await meet(ann)
    await ann.says(word)
    assert ann.screen.text.startswith(screen)


async def test_a_file_nobody_asked_for_is_kindly_declined(ann: Person) -> None:
    await meet(ann)
    await ann.uploads("plan.docx", b"hello")
    assert ann.screen.text.startswith("Файл получил, но такие я не читаю.")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("здраствуйте меня зовут анна петровна", "Анна Петровна"),
        ("Добрый день! Я Анна", "Анна"),
        ("это Ия", "Ия"),
        ("Добрыня", "Добрыня"),
    ],
)
async def test_a_name_is_what_remains_of_a_greeting(ann: Person, typed: str, name: str) -> None:
    await ann.says("/start")
    await ann.says(typed)
    assert ann.screen.text.startswith(f"Рад знакомству, {name}!")


async def test_a_picture_alone_is_no_name_and_is_not_offered(telegram: Telegram, stage: Stage) -> None:
    for number, called in enumerate(("🌸", "👩\u200d⚕️", "\u3164", "...")):
        telegram.add_user(500 + number, called)
        somebody = Person(telegram, 500 + number, called)
        await somebody.says("/start")
        assert somebody.screen.buttons == [["Пропустить"]]
    telegram.add_user(600, "Анна\u200b🌸")
    anna = Person(telegram, 600, "Анна\u200b🌸")
    await anna.says("/start")
    assert anna.screen.buttons[0] == ["Я Анна🌸"]


async def test_a_picture_where_words_are_wanted_is_answered(ann: Person) -> None:
    await ann.says("/start")
    await ann.uploads("page.txt", b"hello")
    assert ann.screen.text.startswith("Здесь нужен ответ словами")
    await ann.says("Аня")
    assert ann.screen.text.startswith("Рад знакомству, Аня!")


async def test_a_button_of_another_age_leads_to_the_menu(ann: Person) -> None:
    await meet(ann)
    for data in ("zz:1", "qa:1", "qa:x:y:z", "lo:no-such-lesson", "qo:no-such-quiz", "co:no-such-list", ":", "кнопка"):
        await ann.presses(data)
        assert ann.toast is not None
        assert ann.toast.text
        assert ann.screen.buttons


async def test_in_a_group_only_start_is_answered_with_the_way_to_the_private_chat(
    ann: Person, boris: Person, telegram: Telegram
) -> None:
    telegram.add_group(GROUP, "Ручейский район", [ann.id, boris.id])
    await ann.says("всем привет", chat_id=GROUP)
    await ann.says("/lessons", chat_id=GROUP)
    assert [m for m in telegram.chats[GROUP].messages if m["from"]["is_bot"]] == []
    await ann.says("/start@another_bot", chat_id=GROUP)
    assert [m for m in telegram.chats[GROUP].messages if m["from"]["is_bot"]] == []
    await ann.says("/start@nastavnik_sandbox_bot", chat_id=GROUP)
    screen = ann.screen_in(GROUP)
    assert screen.urls == ["https://t.me/nastavnik_sandbox_bot?start=group"]


async def test_help_names_every_command(ann: Person) -> None:
    await meet(ann)
    await ann.says("/help")
    for command in ("/lessons", "/plan", "/checklists", "/progress", "/settings", "/privacy"):
        assert command in ann.screen.text
