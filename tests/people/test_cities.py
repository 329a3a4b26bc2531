"""Which city, and with it which hour, people mean by what they type: sure of it, or asked back."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.rules.people.cities import Map, Meant, find_city, map_of
from bot.rules.words import meanings
from bot.sandbox.people import Person
from tests.conftest import meet

# Hours from Greenwich -> how people there write where they are. Kept apart from content/cities.yaml on purpose.
BY_HOURS = {
    2: "Калининград, КАЛИНИНГРАД, г. Калининград, Балтийск, Черняховск, мск-1",
    3: """Москва, мск, МСК, Мск., моск, г.Москва, по москве, московское время, Подмосковье, Питер, СПб, спб, с-пб,
        Петербург, санкт петербург, Санкт–Петербург, Майкоп, майкоп, г. Майкоп, город Майкоп, Адыгея, Республика Адыгея,
        Адыгейск, Гиагинская, ст. Гиагинская, Кошехабль, аул Кошехабль, Тахтамукай, Понежукай, пгт Энем, Яблоновский,
        Тульский, Хакуринохабль, Краснодар, Крд, Кубань, Сочи, Анапа, Армавир, Новороссийск, Геленджик, Белореченск,
        Ростов, ростов, Ростов на Дону, Ростов-на-Дону, РОСТОВ НА ДОНУ, рнд, Таганрог, Шахты, Волгоград, Волжский,
        Ставрополь, Пятигорск, Кисловодск, Минводы, Нальчик, КБР, Черкесск, кчр, Владикавказ, Грозный, Чечня, Магас,
        Махачкала, Дагестан, Дербент, Хасавюрт, Каспийск, Элиста, Калмыкия, Симферополь, Крым, Севастополь, Ялта, Керчь,
        Евпатория, Воронеж, Липецк, Елец, Белгород, Старый Оскол, старый оскол, Губкин, Курск, Орёл, Орел, Брянск,
        Смоленск, Калуга, Обнинск, Тула, Новомосковск, Рязань, Тамбов, Пенза, Саранск, Мордовия, Чебоксары, Чувашия,
        Новочебоксарск, Йошкар-Ола, йошкар ола, Йошкар – Ола, Казань, Татарстан, Набережные Челны, челны, Наб. Челны,
        Нижнекамск, Альметьевск, Зеленодольск, Елабуга, Нижний Новгород, нижний новгород, Н. Новгород, НН, Дзержинск,
        Арзамас, Саров, Киров, Кирово-Чепецк, Иваново, Кострома, Ярославль, Рыбинск, Владимир, Ковров, Муром, Тверь,
        Вологда, Череповец, Псков, Великие Луки, Великий Новгород, Мурманск, Архангельск, Северодвинск, Нарьян-Мар,
        Сыктывкар, Коми, Ухта, Воркута, Петрозаводск, Карелия, Выборг, Гатчина, Мурино, Балашиха, Подольск, Химки,
        Мытищи,
        Королёв, королев, Люберцы, Красногорск, Одинцово, Домодедово, Электросталь, Коломна, Серпухов, Щёлково, Щелково,
        Зеленоград, Железногорск Курск, UTC+3, gmt+3, мск+0""",
    4: """Самара, Тольятти, Сызрань, Новокуйбышевск, Ижевск, Удмуртия, Сарапул, Воткинск, Глазов, Саратов, Энгельс,
        Балаково,
        Ульяновск, Димитровград, Астрахань, мск+1, МСК + 1""",
    5: """Екатеринбург, екб, ЕКБ, Екат, Ебург, Нижний Тагил, Тагил, Каменск-Уральский, каменск уральский, Первоуральск,
        Серов, Новоуральск, Челябинск, Чел, Челяба, Магнитогорск, Магнитка, Златоуст, Миасс, Копейск, Пермь, Березники,
        Соликамск, Уфа, г. Уфа, Башкирия, Башкортостан, Стерлитамак, Салават, Нефтекамск, Оренбург, Орск, Курган,
        Шадринск, Тюмень, Тобольск, Сургут, Нижневартовск, Нефтеюганск, Ханты-Мансийск, ханты, ХМАО, Югра, Салехард,
        Новый Уренгой, Уренгой, Ноябрьск, ЯНАО, Ямал, мск+2, МСК+2, Москва +2, utc+5, UTC +05:00""",
    6: "Омск, омск, г. Омск, ОМСК, Тара, мск+3",
    7: """Новосибирск, нск, Новосиб, Бердск, Томск, Северск, Барнаул, Бийск, Рубцовск, Алтай, Горно-Алтайск, Кемерово,
        Кузбасс, Новокузнецк, Прокопьевск, Междуреченск, Красноярск, Крск, Норильск, Ачинск, Канск, Минусинск, Абакан,
        Хакасия, Кызыл, Тува, Железногорск Красноярск, мск+4""",
    8: "Иркутск, Ангарск, Братск, Усть-Илимск, Улан-Удэ, улан уде, Улан-Уде, Бурятия, мск+5",
    9: "Якутск, Нерюнгри, Чита, Забайкалье, Благовещенск Амур, Тында, Мирный Якутия, мск+6",
    10: """Владивосток, Приморье, Уссурийск, Находка, Артём, артем, Хабаровск, Хаб, Комсомольск-на-Амуре,
        комсомольск на амуре, Биробиджан, мск+7""",
    11: "Магадан, Южно-Сахалинск, южно сахалинск, Сахалин, Холмск, Среднеколымск, мск+8",
    12: "Петропавловск-Камчатский, Петропавловск, Камчатка, Елизово, Анадырь, Чукотка, мск+9",
}
TYPED = [(name.strip(), hours) for hours, names in BY_HOURS.items() for name in names.split(",")]
UNSURE = {
    "Масква": "Москва",
    "Омс": "Омск",
    "в Омске": "Омск",
    "Томскк": "Томск",
    "Екатиринбург": "Екатеринбург",
    "я из Читы": "Чита",
    "Нижний": "Нижний Новгород",
    "Железногорск": "Железногорск (Красноярск)",
    "Благовещенск": "Благовещенск (Амур)",
    "Благовещенск, Башкортостан": "Благовещенск (Башкирия)",
    "Троицк": "Троицк (Челябинск)",
    "Мирный": "Мирный (Якутия)",
    "Комсомольск": "Комсомольск-на-Амуре",
    "не Омск": "Омск",
    "Омск или Томск": "Омск",
    "Краснояр": "Красноярск",
}
UNKNOWN = ["Ручейск", "да", "🌸", "", "мск+15", "мск-9", "utc+25", "18:30", "+3", "Нью-Йорк", "город"]


@pytest.fixture(scope="session")
def known(course: Course, say: Phrases) -> Map:
    return map_of(course.cities, course.also, meanings(say.plain("people-city-words")))


def hours_of(meant: Meant, course: Course) -> int | None:
    if meant.city is None:
        return meant.hours
    offset = datetime(2026, 11, 23, tzinfo=UTC).astimezone(ZoneInfo(course.cities[meant.city])).utcoffset()
    assert offset is not None
    return round(offset.total_seconds()) // 3600


def test_the_table_is_long_enough_to_say_something() -> None:
    assert len(TYPED) > 225


@pytest.mark.parametrize(("typed", "hours"), TYPED)
def test_towns_and_what_they_are_called_for_short(typed: str, hours: int, known: Map, course: Course) -> None:
    assert hours_of(find_city(typed, known), course) == hours


@pytest.mark.parametrize("typed", UNSURE)
def test_the_alike_is_asked_about_and_never_taken(typed: str, known: Map) -> None:
    meant = find_city(typed, known)
    assert meant.city is None
    assert UNSURE[typed] in meant.alike


@pytest.mark.parametrize("typed", UNKNOWN)
def test_what_is_no_city_is_none(typed: str, known: Map) -> None:
    assert find_city(typed, known).city is None


async def typed_city(ann: Person, typed: str) -> str:
    await ann.says("/settings")
    await ann.taps("Город и время")
    await ann.says(typed)
    return ann.screen.text


async def test_what_was_understood_is_said_back_with_the_hour(ann: Person) -> None:
    await meet(ann)
    assert "Время: Омск, сейчас 12:00" in await typed_city(ann, "г. омск")
    assert "Время: Москва, сейчас 09:00" in await typed_city(ann, "мск")
    assert "Время: Якутск, сейчас 15:00" in await typed_city(ann, "МСК+6")


async def test_an_unlike_town_is_asked_back_with_one_tap_to_the_right_one(ann: Person) -> None:
    await meet(ann)
    assert (await typed_city(ann, "в Омске")).startswith("Такого города в моём списке нет. Может быть, вы про один")
    assert ann.screen.buttons[0] == ["Омск"]
    await ann.taps("Омск")
    assert "Время: Омск, сейчас 12:00" in ann.screen.text


async def test_an_unknown_town_leaves_everything_as_it_was(ann: Person) -> None:
    await meet(ann)
    said = await typed_city(ann, "мск+15")
    assert said.startswith("Такого города в моём списке нет. Напишите ближайший крупный")
    assert "Сейчас: Москва" in said
    assert ["Калининград", "Москва"] in ann.screen.buttons
