"""Ten thousand ways to say a day, a time, a city, a name: what is understood is what was meant, or it is asked back."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.course.spelling import folded, has_words, seen
from bot.rules.people.cities import find_city, key, map_of
from bot.rules.people.quiet import read_hours
from bot.rules.posting.typed import read_post
from bot.rules.words import Unreadable, Words, meanings

MANY = 10_000
Dice = random.Random
WEEKDAYS = ("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье")
SHORT = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
HOURS = [
    "двенадцать",
    "час",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
]
HALVES = [
    "первого",
    "второго",
    "третьего",
    "четвёртого",
    "пятого",
    "шестого",
    "седьмого",
    "восьмого",
    "девятого",
    "десятого",
]
TOPICS = ("", "Прививки: кому и когда", "— приём врача", ", 5 советов родителям", "Как записаться?", "День матери")
DASHES, SPACES, UNSEEN = "-‐‑–—−", (" ", "  ", "\u00a0", "\u2009"), ("\u200b", "\u200e", "\ufeff", "\u00ad", "")
LATIN = str.maketrans("аеорсух", "aeopcyx")


def day_said(dice: Dice, today: date) -> tuple[str, date | None]:
    """What she says and the day she means; None: it may be another."""
    ahead = dice.randrange(1, 300)
    day = today + timedelta(days=ahead)
    week = dice.randrange(1, 4)
    weekday = dice.randrange(7)
    of_that_week = today + timedelta(weeks=week, days=weekday - today.weekday())
    nearest = today + timedelta(days=(weekday - today.weekday()) % 7)
    ways: list[tuple[str, date | None]] = [
        (f"{day:%d.%m}", day),
        (f"{day.day}.{day.month}", day),
        (f"{day:%d.%m.%Y}", day),
        (f"{day:%d.%m.%y}", day),
        (f"{day:%d/%m/%Y}", day),
        (f"{day:%Y-%m-%d}", day),
        (f"{day.day} {MONTHS[day.month - 1]}", day),
        (f"{day.day}-го {MONTHS[day.month - 1]}", day),
        (f"{day.day} {MONTHS[day.month - 1]} {day.year} года", day),
        (f"{SHORT[day.weekday()]} {day:%d.%m}", day),
        (f"{day:%d.%m} ({SHORT[day.weekday()]})", day),
        (f"{SHORT[(day.weekday() + dice.randrange(1, 7)) % 7]} {day:%d.%m}", None),
        ("завтра", today + timedelta(days=1)),
        ("послезавтра", today + timedelta(days=2)),
        (f"через {ahead % 20 + 2} дней", today + timedelta(days=ahead % 20 + 2)),
        (f"через {week} недели", today + timedelta(weeks=week)),
        (f"через неделю в {WEEKDAYS[weekday]}", today + timedelta(weeks=1, days=weekday - today.weekday())),
        (f"через {week} недели в {WEEKDAYS[weekday]}", of_that_week),
        (f"в {WEEKDAYS[weekday]} на следующей неделе", today + timedelta(weeks=1, days=weekday - today.weekday())),
        (f"в {WEEKDAYS[weekday]}", nearest),
        (SHORT[weekday], nearest),
        ("через день", None),
        ("на днях", None),
        (f"{day.day} числа", day_of(day.day, today)),
    ]
    return dice.choice(ways)


def day_of(number: int, today: date) -> date:
    return next(day for ahead in range(62) if (day := today + timedelta(days=ahead)).day == number)


def time_said(dice: Dice) -> tuple[str, str | None]:
    hour, minute = dice.randrange(24), dice.choice((0, 5, 15, 30, 45, 59))
    evening, morning, half = dice.randrange(4, 12), dice.randrange(4, 12), dice.randrange(4, 10)
    later = f"{(hour + 1) % 24}:{minute:02}"
    ways: list[tuple[str, str | None]] = [
        (f"{hour}:{minute:02}", f"{hour:02}:{minute:02}"),
        (f"{hour:02}.{minute:02}", f"{hour:02}:{minute:02}"),
        (f"в {hour}:{minute:02}", f"{hour:02}:{minute:02}"),
        (f"{hour}:{minute:02}:00", f"{hour:02}:{minute:02}"),
        (f"{hour}-{minute:02}", f"{hour:02}:{minute:02}" if minute > 24 or minute == 0 else None),
        (f"{evening} вечера", f"{evening + 12}:00"),
        (f"в {evening}:{minute:02} вечера", f"{evening + 12}:{minute:02}"),
        (f"вечером в {evening}", f"{evening + 12}:00"),
        (f"в {HOURS[evening]} вечера", f"{evening + 12}:00"),
        (f"{morning} утра", f"{morning:02}:00"),
        (f"утром в {HOURS[morning]}", f"{morning:02}:00"),
        (f"пол{HALVES[half]} вечера", f"{half + 12}:30"),
        (f"в половине {HALVES[half]} утра", f"{half:02}:30"),
        (f"{hour} ч {minute} мин", f"{hour:02}:{minute:02}"),
        (f"в {dice.randrange(13, 24)} часов", "hours"),
        (f"{hour}:{minute:02}-{later}", None),
        (f"{hour}:{minute:02} до {later}", None),
        (f"{hour}:{minute:02} {later}", None),
        (f"пол{HALVES[half]}", None),
        (f"в {HOURS[morning]}", None),
        (f"{dice.randrange(24, 99)}:{minute:02}", None),
        (f"{hour}:{dice.randrange(60, 99)}", None),
        ("в обед", None),
    ]
    said, meant = dice.choice(ways)
    return said, f"{said.split()[1]}:00" if meant == "hours" else meant


def typed(dice: Dice, said: str) -> str:
    """The same as fingers and keyboards make it."""
    ways: list[Callable[[str], str]] = [
        str,
        str,
        str.upper,
        str.capitalize,
        lambda text: text.replace("-", dice.choice(DASHES)),
        lambda text: text.replace(" ", dice.choice(SPACES)),
        lambda text: dice.choice(UNSEEN) + text.replace(" ", " " + dice.choice(UNSEEN)) + dice.choice(UNSEEN),
        lambda text: text.translate(LATIN),
        lambda text: text.replace("ё", "е"),
        lambda text: f" {text}\n",
    ]
    return dice.choice(ways)(said)


def test_no_post_is_planned_for_another_minute(words: Words) -> None:
    dice = random.Random(7)
    understood = clear = 0
    for _ in range(MANY):
        now = datetime(2026, 1, 1, 9, 0) + timedelta(days=dice.randrange(3 * 365), minutes=dice.randrange(600))  # noqa: DTZ001 - a wall has no zone
        (day, on), (time, at) = day_said(dice, now.date()), time_said(dice)
        topic = dice.choice(TOPICS)
        said = typed(dice, f"{day} {time}" if dice.random() < 0.8 else f"{time} {day}")
        meant = on is not None and at is not None
        clear += meant
        try:
            post = read_post(f"{said} {topic}".strip(), now, words)
        except Unreadable:
            continue
        assert meant, (said, now, post)
        assert on is not None
        wanted = on + timedelta(weeks=1) if f"{on} {at}" <= f"{now:%Y-%m-%d %H:%M}" else on  # a weekday of today
        assert (post.day, post.time) == (wanted, at), (said, now)
        assert folded(post.topic or "") == folded(topic), (said, post.topic)
        understood += 1
    assert understood > clear * 0.95


def test_no_night_is_loud_and_no_day_silent(words: Words) -> None:
    dice = random.Random(8)
    understood = 0
    for _ in range(MANY):
        start, end = dice.randrange(20, 24), dice.randrange(5, 10)
        ways: list[tuple[str, tuple[str, str] | None]] = [
            (f"{start}-{end}", (f"{start}:00", f"{end:02}:00")),
            (f"с {start} до {end}", (f"{start}:00", f"{end:02}:00")),
            (f"с {start}:30 до {end:02}.15", (f"{start}:30", f"{end:02}:15")),
            (f"с {start - 12} вечера до {end} утра", (f"{start}:00", f"{end:02}:00")),
            (f"с {HOURS[start - 12]} вечера до {HOURS[end]} утра", (f"{start}:00", f"{end:02}:00")),
            (f"не писать с {start} до {end}", (f"{start}:00", f"{end:02}:00")),
            (f"пиши с {end} до {start}", (f"{start}:00", f"{end:02}:00")),
            (f"{end}-{start}", None),
            (f"с {start - 12} до {end}", None),
            (f"с {HOURS[start - 12]} до {HOURS[end]}", None),
            (f"{start}", None),
            (f"{start}-{end}-{start}", None),
            (f"{start}-{dice.randrange(24, 99)}", None),
        ]
        said, meant = dice.choice(ways)
        try:
            found: tuple[str, str] | None = read_hours(typed(dice, said), words)
        except Unreadable:
            found = None
        assert found in {None, meant}, said
        understood += found is not None
    assert understood > MANY // 3


def test_no_town_is_taken_for_another(course: Course, say: Phrases) -> None:
    dice = random.Random(9)
    known = map_of(course.cities, course.also, meanings(say.plain("people-city-words")))
    names = [*course.cities, *course.also]
    letters = "абвгдежзиклмнопрстуфхцчшщыьэюя"
    for _ in range(MANY):
        name = dice.choice(names)
        right = course.cities.get(course.also.get(name, name))
        around = dice.choice(("{}", "г. {}", "город {}", "{}.", "я живу в {}", "{} "))
        found = find_city(typed(dice, around.format(name)), known)
        assert found.city is None or course.cities[found.city] == right or found.hours is not None, name
    for _ in range(MANY // 10):  # looking for what is alike takes a millisecond or two
        name = dice.choice(names)
        place = dice.randrange(len(name))
        slip = name[:place] + dice.choice((dice.choice(letters), "")) + name[place + 1 :]
        taken = find_city(slip, known).city
        assert taken is None or key(slip) in known.names, slip


@pytest.mark.parametrize("seed", [10])
def test_a_name_is_kept_as_it_is_seen_and_only_when_there_is_one(seed: int) -> None:
    dice = random.Random(seed)
    pictures = ("🌸", "👩\u200d⚕️", "❤️", "🏴\U000e0067\U000e007f", "…", "!!!", "\u3164", "\u2800")
    for _ in range(MANY):
        name = dice.choice(("Анна", "Мария Ивановна", "Ия", "Люда 2", "ანა", ""))
        parts = [dice.choice(pictures) for _ in range(dice.randrange(3))]
        whole = typed(dice, " ".join([*parts, name]))
        assert has_words(whole) is bool(name), whole
        assert all(sign.isprintable() or sign in {"\u200d", "\U000e0067", "\U000e007f"} for sign in seen(whole)), whole
        assert folded(name) in folded(whole), whole
