"""The plan as a file: template, dry run, yes, and every kind of file and row that cannot be what it should be."""

import asyncio
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import Connection, create_engine, insert, text

from bot.app.posting import file_words
from bot.buttons.people import RemovePage
from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.rules.words import words_of
from bot.sandbox.clock import SandboxClock
from bot.sandbox.faults import ServerError
from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from bot.services.people.persons import Address
from bot.services.posting.exports import Exports
from bot.services.posting.imports import ImportPlan, Imports, Verdict
from bot.storage.database import Database
from bot.storage.tables.people import addresses, pages, people
from tests.conftest import Stage, meet
from tests.posting.sheets import filled, saved, table

PAGE, OTHER = "vk.com/ruchey_crb", "ok.ru/group/52"
FIRST = ("28.11.2026", "18:30", PAGE, "Сервис", "Как записаться к врачу")
SECOND = ("30.11.2026", "10:00", PAGE, "", "")
GONE = "Этого файла у меня уже нет. Пришлите его ещё раз: повторы ничего не испортят."
PHOTO = b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + (10).to_bytes(4, "big") * 2
ASK = "Пока ничего не записал. Записать?"


def posts(stage: Stage, columns: str = "day, at_time, rubric, topic") -> list[tuple[object, ...]]:
    """All posts there are, in order, read past the program."""
    engine = create_engine(f"sqlite:///{stage.database}")
    with engine.connect() as tx:
        found = [tuple(row) for row in tx.execute(text(f"SELECT {columns} FROM slots ORDER BY day, at_time, page_id"))]
    engine.dispose()
    return found


async def takes(person: Person, telegram: Telegram, label: str) -> bytes:
    """The file behind a button of the screen «Файлом»."""
    await person.says("/plan")
    await person.taps("📄 Файлом")
    await person.taps(label)
    return telegram.files[person.screen.message["document"]["file_id"]].content


@pytest.fixture
async def anna(ann: Person) -> Person:
    """Anna with her page."""
    await meet(ann, PAGE)
    return ann


async def test_the_template_filled_in_becomes_the_plan(anna: Person, stage: Stage, telegram: Telegram) -> None:
    template = await takes(anna, telegram, "Шаблон XLSX")
    assert anna.screen.document == "Шаблон плана постов.xlsx"
    await anna.uploads("план на ноябрь.xlsx", filled(template, [FIRST, SECOND]))
    assert anna.screen.text.splitlines() == [
        "📄 план на ноябрь.xlsx",
        "",
        "🆕 Новых: 2",
        "",
        "🆕 сб, 28 ноября, 18:30 — Как записаться к врачу",
        "🆕 пн, 30 ноября, 10:00",
        "",
        ASK,
    ]
    assert posts(stage) == []
    await anna.taps("Записать 2 поста")
    assert anna.screen.text == "Готово. Добавил 2 поста."
    assert posts(stage) == [
        ("2026-11-28", "18:30", "service", "Как записаться к врачу"),
        ("2026-11-30", "10:00", None, None),
    ]
    await anna.taps("🗓 План")
    assert "Как записаться к врачу" in anna.screen.text


async def test_the_same_file_again_changes_nothing(anna: Person, stage: Stage) -> None:
    body = table(FIRST, SECOND)
    await anna.uploads("plan.xlsx", body)
    report = anna.screen
    await anna.taps_twice("Записать 2 поста")
    assert anna.screen.text == "Готово. В плане уже всё из этого файла."
    before = posts(stage, "*")
    await anna.uploads("plan.xlsx", body)
    assert "✓ Уже в плане: 2" in anna.screen.text
    assert anna.screen.buttons == [["📄 Файлом", "🗓 План"]]
    await anna.taps("Записать 2 поста", on=report)
    assert posts(stage, "*") == before


async def test_topics_written_into_the_exported_plan_come_back(
    anna: Person, stage: Stage, telegram: Telegram, clock: SandboxClock
) -> None:
    await anna.uploads("plan.xlsx", table(("23.11.2026", "10:00", PAGE, "", "Вчерашний"), FIRST, SECOND))
    await anna.taps("Записать 3 поста")
    await stage.passes(days=1)
    exported = load_workbook(BytesIO(await takes(anna, telegram, "Скачать XLSX")))
    assert anna.screen.text.startswith("Ваш план: 3 поста.")
    exported.worksheets[0]["F4"] = "Прививки: <b>кому и когда"
    await anna.uploads("plan.xlsx", saved(exported))
    assert anna.screen.text.splitlines() == [
        "📄 plan.xlsx",
        "",
        "✏️ Изменятся: 1",
        "✓ Уже в плане: 2",
        "",
        "✏️ пн, 30 ноября, 10:00 — Прививки: <b>кому и когда",
        "✓ пн, 23 ноября, 10:00 — Вчерашний",
        "✓ сб, 28 ноября, 18:30 — Как записаться к врачу",
        "",
        ASK,
    ]
    await anna.taps("Записать 1 пост")
    assert anna.screen.text == "Готово. Обновил 1 пост."
    assert posts(stage)[-1] == ("2026-11-30", "10:00", None, "Прививки: <b>кому и когда")


async def test_every_bad_row_is_named_and_the_good_ones_are_written(anna: Person, stage: Stage) -> None:
    body = table(
        ("31.02.2026", "10:00"),
        ("28.11.2026", "25:00"),
        ("22.11.2026", "10:00", PAGE, "", "Позавчера"),
        ("01.12.2028", "10:00"),
        ("28.11.2026", "10:00", "vk.com/chuzhaya"),
        ("28.11.2026", "10:00", PAGE, "Гороскоп"),
        ("=TODAY()", "10:00"),
        FIRST,
        ("28.11.2026", "18:30", PAGE, "", "Другое"),
        ("29.11.2026", "", PAGE),
        ("", "12:00", PAGE),
        ("01.12.2026", "12:00", PAGE, "", "Пары"),
        ("", "13:00", PAGE, "", "Пары"),
        merged=("A13:A14",),
    )
    await anna.uploads("plan.xlsx", body)
    assert anna.screen.text.splitlines()[2:5] == ["🆕 Новых: 1", "⚠️ Не могу записать: 12", ""]
    first = anna.screen.text.splitlines()[5:17]
    await anna.taps("Дальше ›")
    assert first + anna.screen.text.splitlines()[5:6] == [
        "⚠️ Строка 2. Такого дня нет: «31.02.2026».",
        "⚠️ Строка 3. Не понял время «25:00». Оно от 00:00 до 23:59.",
        "⚠️ Строка 4. Это время прошло: вс, 22 ноября, 10:00 — Позавчера.",
        "⚠️ Строка 5. Дальше года не планирую: пт, 1 декабря 2028, 10:00.",
        "⚠️ Строка 6. Не нашёл у вас страницу «vk.com/chuzhaya».",
        "⚠️ Строка 7. Нет рубрики «Гороскоп». Выберите из списка в шаблоне.",
        "⚠️ Строка 8. Здесь формула. Впишите вместо неё значение.",
        "⚠️ Строка 10. Та же страница и минута, что в строке 9.",
        "⚠️ Строка 11. Нет времени.",
        "⚠️ Строка 12. Нет даты.",
        "⚠️ Строка 13. Ячейки объединены. Разъедините их: одна строка — один пост.",
        "⚠️ Строка 14. Ячейки объединены. Разъедините их: одна строка — один пост.",
        "🆕 сб, 28 ноября, 18:30 — Как записаться к врачу",
    ]
    assert anna.screen.text.splitlines()[-3:] == ["2 из 2", "", "Пока ничего не записал. Записать то, что можно?"]
    await anna.taps("Записать 1 пост")
    assert anna.screen.text == (
        "Готово. Добавил 1 пост. Не записал 12 строк: поправьте и пришлите файл снова, остальное не задвоится."
    )
    assert posts(stage) == [("2026-11-28", "18:30", "service", "Как записаться к врачу")]
    await anna.taps("⚠️ Что не записал")  # they stay readable
    assert "⚠️ Строка 3. Не понял время «25:00». Оно от 00:00 до 23:59." in anna.screen.text


async def test_a_file_of_bad_rows_only_offers_nothing_to_write(anna: Person, stage: Stage) -> None:
    await anna.uploads("plan.xlsx", table(("31.02.2026", "10:00")))
    assert anna.screen.text.endswith("Записать пока нечего. Поправьте строки и пришлите файл снова.")
    assert anna.screen.buttons == [["📄 Файлом", "🗓 План"]]
    assert posts(stage) == []


async def test_a_post_that_has_come_out_keeps_its_topic(anna: Person, stage: Stage) -> None:
    await anna.uploads("plan.xlsx", table(FIRST))
    await anna.taps("Записать 1 пост")
    await anna.says("/plan")
    await anna.taps("сб 28, 18:30")
    await anna.taps("✅ Вышел")
    await anna.uploads("plan.xlsx", table((*FIRST[:4], "Другая тема"), FIRST))
    assert anna.screen.text.splitlines()[4:6] == [
        "⚠️ Строка 2. Этот пост уже закрыт, менять его не стану: сб, 28 ноября, 18:30 — Другая тема.",
        "⚠️ Строка 3. Та же страница и минута, что в строке 2.",
    ]
    assert posts(stage) == [("2026-11-28", "18:30", "service", "Как записаться к врачу")]


async def test_what_has_passed_between_report_and_yes_is_not_written(anna: Person, stage: Stage) -> None:
    await anna.uploads("plan.xlsx", table(("23.11.2026", "12:00"), SECOND))
    report = anna.screen
    await stage.passes(hours=4)
    await anna.taps("Записать 2 поста", on=report)
    assert anna.screen.text.startswith("Готово. Добавил 1 пост. Не записал 1 строку:")
    assert posts(stage) == [("2026-11-30", "10:00", None, None)]


async def test_a_page_removed_between_report_and_yes_gets_no_posts(anna: Person, stage: Stage) -> None:
    await anna.uploads("plan.xlsx", table(SECOND))
    report = anna.screen
    await anna.says("/settings")
    await anna.presses(RemovePage(1).pack())
    await anna.taps("Записать 1 пост", on=report)
    assert anna.screen.text.startswith("Готово. В плане уже всё из этого файла. Не записал 1 строку:")
    assert posts(stage) == []


async def test_the_yes_is_remembered_over_a_restart_and_for_a_day(anna: Person, stage: Stage) -> None:
    await anna.uploads("plan.xlsx", table(FIRST))
    report = anna.screen
    await stage.restart()
    await stage.passes(days=1)
    await anna.taps("Записать 1 пост", on=report)
    assert anna.toast is not None
    assert anna.toast.text == GONE
    await anna.uploads("plan.xlsx", table(FIRST))
    await stage.restart()
    await anna.taps("Записать 1 пост")
    assert len(posts(stage)) == 1


async def test_the_button_of_an_older_file_never_writes_the_newer_one(anna: Person, stage: Stage) -> None:
    await anna.uploads("old.xlsx", table(FIRST))
    old = anna.screen
    await anna.uploads("new.xlsx", table(SECOND))
    new = anna.screen
    await anna.taps("Записать 1 пост", on=old)
    assert anna.toast is not None
    assert anna.toast.text == GONE
    assert posts(stage) == []
    await anna.taps("Записать 1 пост", on=new)
    assert posts(stage) == [("2026-11-30", "10:00", None, None)]


async def test_boris_cannot_write_what_anna_has_sent(anna: Person, boris: Person, stage: Stage) -> None:
    await meet(boris, "vk.com/drugaya")
    await anna.uploads("plan.xlsx", table(FIRST))
    await boris.presses(anna.data("Записать 1 пост"))
    assert boris.toast is not None
    assert boris.toast.text == GONE
    assert posts(stage) == []
    await boris.uploads("plan.xlsx", table(FIRST))
    assert "Не нашёл у вас страницу «vk.com/ruchey_crb»" in boris.screen.text


async def test_with_two_pages_every_row_says_which(anna: Person, stage: Stage) -> None:
    await anna.says("/settings")
    await anna.taps("Страницы")
    await anna.taps("Добавить страницу")
    await anna.says(OTHER)
    await anna.uploads("plan.xlsx", table(("28.11", "10:00"), header=("Дата", "Время")))
    assert anna.screen.text.startswith("Не нашёл столбцы: Страница.")
    await anna.uploads("plan.xlsx", table(("28.11", "10:00", ""), ("28.11", "10:00", "VK"), ("28.11", "10:00", OTHER)))
    assert anna.screen.text.splitlines()[5:8] == [
        "⚠️ Строка 2. Не указана страница.",
        "🆕 сб, 28 ноября, 10:00 · VK · ruchey_crb",
        "🆕 сб, 28 ноября, 10:00 · OK · group/52",
    ]
    await anna.taps("Записать 2 поста")
    assert posts(stage, "page_id, at_time") == [(1, "10:00"), (2, "10:00")]


async def test_without_a_page_there_is_nothing_to_plan_for(ann: Person, stage: Stage) -> None:
    await meet(ann)
    await ann.uploads("plan.xlsx", table(FIRST))
    assert ann.screen.text.startswith("Сначала добавьте страницу")
    await ann.taps("Добавить страницу")
    await ann.says(PAGE)
    await ann.uploads("plan.xlsx", table(FIRST))
    await ann.taps("Записать 1 пост")
    assert len(posts(stage)) == 1


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("plan.xlsx", b"hello", "Не смог открыть этот файл"),
        ("plan.xlsx", table(*[("28.11.2026", "10:00")] * 10_000), "В таблице больше 2000 строк."),
        ("plan.xlsx", table(*[("28.11.2026", "10:00")] * 2001), "В таблице больше 2000 строк."),
        ("plan.xlsx", table(), "В таблице нет ни одной строки с постом."),
        ("plan.xlsx", table(("Анна", "5 лет"), header=("Имя", "Стаж")), "Не нашёл столбцы: Дата, Время."),
        ("PLAN.XLS", b"hello", "Этот файл — не XLSX."),
        ("plan.csv", b"hello", "Этот файл — не XLSX."),
    ],
    ids=["text", "ten thousand rows", "2001 rows", "only the header", "other columns", "XLS", "CSV"],
)
async def test_a_file_that_is_no_plan_is_answered_with_what_to_do(
    anna: Person, stage: Stage, name: str, body: bytes, words: str
) -> None:
    await anna.uploads(name, body)
    assert anna.screen.text.startswith(words)
    assert anna.screen.buttons == [["Шаблон XLSX", "📄 Файлом"]]
    assert posts(stage) == []


async def test_a_large_file_is_refused_before_it_travels(anna: Person, telegram: Telegram) -> None:
    await anna.uploads("plan.xlsx", b"0" * 1_100_000)
    assert anna.screen.text.startswith("Файл больше мегабайта")
    assert [call.method for call in telegram.calls if call.method == "getFile"] == []


async def test_a_file_lost_on_the_way_is_asked_for_again(anna: Person, telegram: Telegram) -> None:
    telegram.faults.next(ServerError(502), method="getFile")
    await anna.uploads("plan.xlsx", table(FIRST))
    assert anna.screen.text == "Файл до меня не дошёл: связь подвела. Пришлите его ещё раз."
    await anna.uploads("plan.xlsx", table(FIRST))
    assert anna.screen.text.endswith(ASK)


async def test_files_that_nobody_reads_get_a_useful_answer(anna: Person) -> None:
    await anna.uploads("отчёт.pdf", b"%PDF")
    assert anna.screen.text.startswith("Файл получил, но такие я не читаю.")
    await anna.uploads("без имени", b"hello")
    assert anna.screen.text.startswith("Файл получил, но такие я не читаю.")
    await anna.uploads("photo.png", PHOTO, as_photo=True)
    assert anna.screen.text.startswith("Спасибо, но смотреть и слушать я не умею")


async def test_a_strangers_file_is_not_even_fetched(ann: Person, telegram: Telegram) -> None:
    await ann.uploads("plan.xlsx", table(FIRST))
    assert ann.screen.buttons == [["Начать"]]
    assert [call.method for call in telegram.calls if call.method == "getFile"] == []


async def test_words_of_a_file_are_shown_as_they_are(anna: Person) -> None:
    await anna.uploads("plan.xlsx", table(("28.11.2026", "10:00", "<i>&amp;"), (*SECOND[:4], "<b>5 < 6 & 7")))
    assert anna.screen.text.splitlines()[5:7] == [
        "⚠️ Строка 2. Не нашёл у вас страницу «<i>&amp;».",
        "🆕 пн, 30 ноября, 10:00 — <b>5 < 6 & 7",
    ]


async def test_a_long_topic_and_a_long_report_fit_the_screen(anna: Person, stage: Stage) -> None:
    rows = [(f"{day:02}.12.2026", "10:00", "", "", "<тема> " * 17) for day in range(1, 31)]
    await anna.uploads("plan.xlsx", table(*rows, *[("31.02.2026", "<&>" * 100)] * 30))
    assert anna.screen.buttons[0] == ["Дальше ›"]
    await anna.taps("Дальше ›")
    assert anna.screen.buttons[0] == ["‹ Раньше", "Дальше ›"]
    await anna.taps("Записать 30 постов")
    assert len(posts(stage)) == 30


async def test_the_calendar_holds_the_posts_ahead(anna: Person, telegram: Telegram) -> None:
    await anna.says("/plan")
    await anna.taps("📄 Файлом")
    await anna.taps("В календарь телефона")
    assert anna.screen.text.startswith("Впереди пока нет постов.")
    await anna.uploads("plan.xlsx", table(FIRST))
    await anna.taps("Записать 1 пост")
    body = await takes(anna, telegram, "В календарь телефона")
    assert anna.screen.document == "План постов.ics"
    assert body.count(b"BEGIN:VEVENT") == 1


async def test_a_file_that_was_taken_stays_in_the_chat(anna: Person, telegram: Telegram) -> None:
    await takes(anna, telegram, "Шаблон XLSX")
    screen = next(one for one in reversed(anna.history) if one.buttons)
    await anna.taps("🗓 План", on=screen)
    assert [one.document for one in anna.history if one.document] == ["Шаблон плана постов.xlsx"]


# Large ones, in both databases


async def test_two_thousand_rows_are_written_once_by_two_processes_at_once(
    db: Database, clock: SandboxClock, course: Course, say: Phrases
) -> None:
    anna = Address("telegram", 101)

    def meet_her(tx: Connection) -> None:
        tx.execute(insert(people).values(id=1, zone="Asia/Omsk", created_at=clock()))
        tx.execute(insert(addresses).values(messenger="telegram", chat_id=101, person_id=1))
        tx.execute(insert(pages).values(id=1, person_id=1, platform="vk", url=f"https://{PAGE}", created_at=clock()))

    await db.transact(meet_her)
    imports = Imports(db, course, clock, file_words(say, words_of(say.plain)))
    rows = [(f"{1 + n % 28:02}.12.2026", f"{n // 28 % 24:02}:{n // 672 * 10:02}", PAGE) for n in range(2000)]
    plan = await imports.look(anna, "plan.xlsx", table(*rows))
    assert isinstance(plan, ImportPlan)
    assert plan.count(Verdict.NEW) == 2000
    one, other = await asyncio.gather(imports.write(anna, plan.digest), imports.write(anna, plan.digest))
    assert (one.new + other.new, one.same + other.same) == (2000, 2000)
    assert (await Exports(db, course, clock).files(anna)).ahead == 2000
