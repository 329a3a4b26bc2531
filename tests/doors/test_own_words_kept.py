"""Words that must not be taken for something else: names, titles, answers, orders with a day in them."""

import pytest

from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.posting.plans import plans, posts


@pytest.mark.parametrize("name", ["Наталья", "Полина", "Клавдия", "Наталья Ивановна", "Сидорова"])
async def test_a_name_that_sounds_like_an_order_is_a_name(ann: Person, name: str) -> None:
    await ann.says("/start")
    await ann.says(name)
    assert ann.screen.text.startswith(f"Рад знакомству, {name}!")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Здравствуйте, я Анна", "Анна"),
        ("добрый день меня зовут анна петровна", "Анна Петровна"),
        ("Анна Петрова, я медсестра, веду страницу больницы", "Анна Петрова"),
        ("Анна - медсестра", "Анна"),
    ],
)
async def test_who_says_more_than_her_name(ann: Person, said: str, name: str) -> None:
    await ann.says("/start")
    await ann.says(said)
    assert ann.screen.text.startswith(f"Рад знакомству, {name}!")


async def test_a_greeting_alone_is_no_name(ann: Person) -> None:
    await ann.says("/start")
    await ann.says("Здравствуйте")
    assert "А как к вам обращаться?" in ann.screen.text


@pytest.mark.parametrize("title", ["Скорая помощь", "Санаторий «Здоровье»", "Социальная помощь"])
async def test_a_title_is_a_title(ann: Person, title: str) -> None:
    await meet(ann)
    await ann.presses("si")
    await ann.says(title)
    assert f"Учреждение: {title}" in ann.screen.text


@pytest.mark.parametrize("data", ["si", "sz", "sn"])
async def test_cancel_leads_back(ann: Person, data: str) -> None:
    await meet(ann)
    await ann.presses(data)
    await ann.says("отмена")
    assert ann.screen.text.startswith("⚙️ Настройки")


@pytest.mark.parametrize(
    "order",
    [
        "удали пост в пятницу",
        "перенеси пост на пятницу 15:00",
        "какой пост в пятницу",
        "что выходит в четверг",
        "в пятницу пост не выйдет",
        "отпуск до 10 декабря",
        "пауза до понедельника",
        "до пятницы не пишите",
        "удали все посты",
    ],
)
async def test_an_order_is_no_post_and_deletes_nothing_at_once(ann: Person, stage: Stage, order: str) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "пт 12:00")
    before = await posts(stage)
    await ann.says("/menu")
    await ann.says(order)
    assert "Добавить пост" not in ann.screen.text
    assert "Во сколько" not in ann.screen.text
    assert "Удалить всё, что я о вас знаю?" not in ann.screen.text
    assert await posts(stage) == before


@pytest.mark.parametrize("word", ["да", "дальше", "вчерашний пост вышел", "вышел вчера"])
async def test_a_word_that_is_not_about_the_last_message_marks_nothing(ann: Person, stage: Stage, word: str) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "пн 12:00")
    await stage.passes(hours=5)
    before = await posts(stage)
    await ann.says("/menu")
    await ann.says(word)
    assert await posts(stage) == before


async def test_an_offer_is_written_only_when_it_is_taken(ann: Person, stage: Stage) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("в четверг в 10 прививки")
    offered = ann.screen
    await ann.says("завтра в 9 планёрка у главврача")
    assert ann.screen.text.startswith("Добавить пост в план?")
    await ann.taps("➕ Добавить в план", on=offered)  # its topic is forgotten
    assert ann.toast is not None
    assert ann.toast.text == "Этот вопрос уже закрыт. Напишите день, время и тему ещё раз."
    assert await posts(stage) == []


async def test_a_plan_in_lines_is_several_posts(ann: Person, stage: Stage) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("пн 9:30 График работы\nср 15:00 Донорство крови")
    assert await posts(stage) == ["11-23 09:30 planned", "11-25 15:00 planned"]
    await ann.taps("↺ Вернуть")
    assert await posts(stage) == []


async def test_a_topic_too_long_for_a_message_is_cut_in_the_offer(ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("п" * 4000 + " завтра в 10:00")
    assert ann.screen.text.startswith("Добавить пост в план?")


async def test_somebody_tired_is_answered_like_a_person(ann: Person) -> None:
    await meet(ann)
    await ann.says("я устала")
    assert ann.screen.text.startswith("Сил вам.")
    await ann.taps("⏸ Помолчать")
