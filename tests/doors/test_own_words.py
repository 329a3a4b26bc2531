"""Whatever she writes anywhere: done, offered, or answered like a person would."""

import pytest

from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.posting.plans import plans, posts


@pytest.mark.parametrize(
    ("words", "screen"),
    [
        ("советы", "💡 Советы"),
        ("план", "🗓"),
        ("/план", "🗓"),
        ("чек лист", "✅ Чек-листы"),
        ("как поменять имя", "Как к вам обращаться?"),
        ("удали мои данные", "Удалить всё"),
        ("стоп", "Как сделать потише?"),
        ("/помощь", "❓ Спросите"),
        ("не поняла", "❓ Спросите"),
        ("кто это видит", "🔒 Что я о вас храню"),
        ("здравствуйте", "Здравствуйте! Чем помочь?"),
        ("до завтра", "До встречи!"),
        ("спасибо большое", "Пожалуйста!"),
        ("позовите куратора", "С человеком я пока не соединяю"),
        ("что такое ПОС", "ПОС\n\nПлатформа обратной связи"),
        ("Г", "Сейчас открытого вопроса нет"),
        ("пройти тест", "Зачем больнице страница"),
    ],
)
async def test_words_do_what_a_button_would(ann: Person, words: str, screen: str) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says(words)
    assert ann.screen.text.startswith(screen)


async def test_a_word_of_the_course_leads_to_its_card(ann: Person) -> None:
    await meet(ann)
    await ann.says("а что такое врачебная тайна?")
    await ann.taps("📖 Подробнее в уроке")
    assert "Тайна начинается с порога" in ann.screen.text


async def test_what_is_not_sure_is_asked_back(ann: Person) -> None:
    await meet(ann)
    await ann.says("Покажите все урокки списком")
    assert ann.screen.text == "Вы об этом?"
    assert ["📚 Уроки"] in ann.screen.buttons
    assert len(ann.screen.buttons) <= 4


async def test_a_name_is_not_a_word_for_something(ann: Person) -> None:
    await ann.says("/start")
    await ann.says("спасибо")
    assert ann.screen.text.startswith("Пожалуйста!")
    await ann.says("Вера")
    assert ann.screen.text.startswith("Рад знакомству, Вера!")


async def test_done_answers_the_tip_that_came_last(ann: Person, stage: Stage) -> None:
    await meet(ann)
    await stage.passes(days=1, hours=2)
    await ann.says("сделала!")
    assert ann.screen.text.startswith("💡 Дело на сегодня")
    assert "✅ Сделано." in ann.screen.text
    await ann.says("ой, отмена")
    assert "✅ Сделано." not in ann.screen.text


async def test_came_out_and_not_after_all(ann: Person, stage: Stage) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "пн 12:00")
    await stage.passes(hours=5)
    await ann.says("готово, пост вышел")
    assert await posts(stage) == ["11-23 12:00 published", *(await posts(stage))[1:]]
    await ann.says("ой нет не вышел")
    assert (await posts(stage))[0] == "11-23 12:00 planned"


async def test_done_without_a_question_shows_the_day(ann: Person) -> None:
    await meet(ann)
    await ann.says("сделала")
    assert "Не помню, о чём спрашивал." in ann.screen.text
    assert "Сегодня понедельник" in ann.screen.text


async def test_a_day_with_a_topic_is_offered_for_the_plan(ann: Person, stage: Stage) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("запишите пост в четверг в 10 про прививки")
    assert ann.screen.text == "Добавить пост в план?\nVK: vk.com/ruchey_crb\n\nчт, 26 ноября в 10:00\nТема: Прививки"
    await ann.taps("➕ Добавить в план")
    assert await posts(stage) == ["11-26 10:00 planned"]


async def test_a_post_typed_on_the_screen_of_rhythms_is_offered_too(ann: Person, stage: Stage) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("/plan")
    await ann.taps("🔁 Ритм")
    await ann.says("во вторник в 12:40 Донорская суббота")
    await ann.taps("➕ Добавить в план")
    assert await posts(stage) == ["11-24 12:40 planned"]


async def test_a_list_of_days_is_no_post(ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("пн ср пт")
    assert ann.screen.text.startswith("🔁")


async def test_without_a_time_only_the_time_is_asked_for(ann: Person, stage: Stage) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("15 декабря ярмарка вакансий")
    assert "Ярмарка вакансий" in ann.screen.text
    await ann.taps("12:00")
    assert await posts(stage) == ["12-15 12:00 planned"]


async def test_a_refusal_leads_back_to_where_she_was(ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("/plan")
    await ann.taps("➕ Разовый пост")
    await ann.says("когда-нибудь потом")
    await ann.taps("‹ Назад")
    assert ann.screen.text.startswith("🗓")


async def test_thanks_in_the_middle_of_a_question_keeps_the_question(ann: Person, stage: Stage) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("/plan")
    await ann.taps("➕ Разовый пост")
    await ann.says("спасибо")
    assert ann.screen.text.startswith("Пожалуйста!")
    await ann.says("26.11 10:00 Прививки")
    assert await posts(stage) == ["11-26 10:00 planned"]


async def test_boris_answers_only_what_he_was_told(ann: Person, boris: Person, stage: Stage) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "пн 12:00")
    await stage.passes(hours=5)
    await meet(boris)
    await boris.says("вышел")
    assert (await posts(stage))[0] == "11-23 12:00 planned"
