"""What is due for her on a day comes as one message; near posts share a word; what she wants less of stays away."""

from sqlalchemy import select

from bot.sandbox.people import Person, Screen
from bot.storage.tables.people import people
from bot.storage.tables.speaking import outbox
from tests.conftest import Stage, meet
from tests.posting.plans import came, hears, plans, posts, until


def parts(screen: Screen) -> list[str]:
    """The first words of each thing that a message says."""
    heads = ("🗓 ", "💡 Дело", "⏰ Скоро", "❔", "Урок", "1. Урок", "🎯", "⏰ Пост")
    return [line for line in screen.text.splitlines() if line.startswith(heads)]


async def test_a_day_with_two_posts_a_tip_and_deadlines_has_three_messages(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00 12:30")
    await until(stage, "24 09:29")
    assert came(ann) == []
    await stage.passes(minutes=1)
    (morning,) = came(ann)
    assert morning.text.startswith("🗓 Сегодня выходят посты\n\n⏳ вт 24, 12:00\n⏳ вт 24, 12:30\n\n")
    assert "1. Урок «" in morning.text
    assert "💡 Дело на сегодня" in morning.text
    assert morning.buttons[0] == ["🗓 План"]
    assert morning.buttons[-3:] == [
        ["Завтра утром", "Помню, сделаю"],
        ["✅ Сделано", "Не для меня"],
        ["Почему пришло?"],
    ]
    assert await hears(stage, ann, hours=2) == ["⏰ Скоро 2 поста"]
    assert ann.screen.buttons[:2] == [["Открыть: вт 24, 12:00"], ["Открыть: вт 24, 12:30"]]
    await until(stage, "24 14:29")
    assert await hears(stage, ann, minutes=1) == ["2 поста ждут вашего слова"]
    assert await hears(stage, ann, hours=9) == []


async def test_what_a_button_of_the_morning_shows_stands_beside_it(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await until(stage, "24 09:30")
    (morning,) = came(ann)
    await ann.taps("✅ Сделано", on=morning)
    assert "Страница стала чуть лучше" in ann.screen.text
    await ann.taps("Помню, сделаю", on=morning)
    assert "больше об этом не напоминаю" in ann.screen.text
    await ann.taps("🗓 План", on=morning)
    assert ann.screen.text.startswith("🗓 План постов")
    assert morning.message in [screen.message for screen in ann.history]


async def test_mondays_week_and_mondays_tip_are_one_message(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "пн 15:00")
    await until(stage, "29 12:00")
    await ann.says("/menu")
    await until(stage, "30 09:29")
    before = len(came(ann))
    await stage.passes(hours=3)
    (monday,) = came(ann)[before:]
    assert monday.text.startswith("🗓 Неделя 30 ноября – 6 декабря")
    assert "💡 Дело на сегодня" in monday.text
    assert "Сегодня выход" not in monday.text  # the week names them
    assert monday.buttons[0] == ["🗓 План", "🖼 Картинкой"]
    await ann.taps("🖼 Картинкой", on=monday)
    assert ann.screen.photo is not None


async def test_another_time_for_tips_is_another_morning_for_all(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 15:00")
    await ann.says("/tips")
    await ann.says("11:00")
    await until(stage, "24 10:59")
    before = len(came(ann))  # today's tip, at eleven
    await stage.passes(minutes=1)
    (morning,) = came(ann)[before:]
    assert all(words in morning.text for words in ("Сегодня выходит пост", "Урок «", "Дело на сегодня"))
    due = select(people.c.next_week_at, people.c.next_norm_at)
    moments = await stage.app.db.transact(lambda tx: tx.execute(due).one())
    assert [f"{at:%d %H:%M}" for at in moments] == ["30 08:00", "25 08:00"]  # eleven in Moscow


async def test_each_of_several_posts_has_its_answer(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00 13:00")
    await until(stage, "24 15:00")
    await ann.taps_twice("✅ вт 24, 12:00")
    assert ann.screen.text.startswith("Пост сегодня в 13:00 вышел?")
    await ann.taps("✅ Вышел")
    assert [post for post in await posts(stage) if post.startswith("11-24")] == [
        "11-24 12:00 published",
        "11-24 13:00 published",
    ]


async def test_why_tells_of_all_that_was_in_the_message_and_offers_less_of_each(stage: Stage, ann: Person) -> None:
    await meet(ann)
    await until(stage, "24 09:30")
    await ann.taps("Почему пришло?")
    assert "включены советы" in ann.screen.text
    assert "подходит срок" in ann.screen.text
    assert ["Советы реже", "Без советов"] in ann.screen.buttons
    assert ["Сроки реже", "⏰ Все сроки"] in ann.screen.buttons


async def test_less_of_the_question_is_no_question_until_she_takes_it_back(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт чт пт 12:00")
    await until(stage, "24 14:00")
    await ann.taps("Почему пришло?")
    await ann.taps_twice("Не спрашивать")
    assert ann.screen.text.startswith("Хорошо: больше не спрашиваю, вышел ли пост.")
    await until(stage, "26 13:30")
    assert "вышел" not in "".join(await hears(stage, ann, hours=2))
    await ann.says("/settings")
    await ann.taps("Когда писать")
    await ann.taps("↺ Спрашивать «вышел?»")
    await until(stage, "27 13:30")
    assert await hears(stage, ann, hours=2) == ["Пост сегодня в 12:00 вышел?"]


async def test_less_of_tips_is_once_a_week_and_can_be_taken_back(stage: Stage, ann: Person) -> None:
    await meet(ann)
    await ann.presses("trr")
    assert "Приходят пн в 09:30." in ann.screen.text
    await ann.taps("↺ Вернуть")
    assert "Приходят по будням в 09:30." in ann.screen.text


async def test_a_button_for_less_of_something_unknown_is_outdated(stage: Stage, ann: Person) -> None:
    await meet(ann)
    await ann.presses("ol:everything:0")
    assert ann.toast is not None
    assert ann.toast.text == "Эта кнопка уже не работает. Вот что есть сейчас."


async def test_who_does_not_answer_hears_less_and_less_and_one_tap_ends_that(stage: Stage, ann: Person) -> None:
    await meet(ann)
    await stage.passes(days=15)
    assert "Давно вас не слышно, поэтому пишу раз в неделю." in came(ann)[-1].text
    await stage.passes(days=30)
    assert "Дальше помолчу, чтобы не мешать." in came(ann)[-1].text
    heard = len(came(ann))
    await stage.passes(days=10)
    assert len(came(ann)) == heard
    reasons = await stage.app.db.transact(lambda tx: set(tx.execute(select(outbox.c.reason)).scalars()))
    assert {"one a week", "silent until she comes back"} <= reasons
    await ann.says("здравствуйте")
    await stage.passes(days=4)
    assert len(came(ann)) >= heard + 2
    assert "Давно вас не слышно" not in came(ann)[-1].text
