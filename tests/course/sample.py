"""A small course without a single problem, as files; tests spoil one thing at a time."""

import shutil
from base64 import b64decode
from pathlib import Path

from bot.course.phrases import Phrases
from bot.course.reader import read_course

SHIPPED = Path(__file__).parents[2] / "content"

FILES = {
    "course.yaml": """\
title: Наставник
modules:
  - id: talk
    title: Разговор
    emoji: 💬
    steps:
      - lesson: reply
        quiz: reply
        due_days: 7
      - lesson: page
checklists:
  - checklist: before
    due_days: 14
""",
    "calendar/days.yaml": """\
checked: 2026-11-22
days:
  - id: health
    title: Всемирный день здоровья
    when: 04-07
    idea: Позовите на прогулку с врачом.
    source: общеизвестно
  - id: week
    title: Неделя иммунизации
    when: 04-24..04-30
    kinds: [hospital, clinic]
    idea: Отвечайте на один вопрос в день.
    source: общеизвестно
    checked: 2026-11-20
  - id: medics
    title: День медицинского работника
    when: third Sunday of June
    idea: Прочитайте коллегам благодарности.
    source: Указ от 01.10.1980 № 3018-X
  - id: sorrow
    title: День памяти и скорби
    when: 06-22
    idea: Уберите весёлые посты из очереди.
    sensitive: true
    source: общеизвестно
""",
    "glossary.yaml": """\
terms:
  - id: tone
    title: Тон
    words: [тон, тон ответа]
    text: То, как звучит ваш ответ. Спокойный тон слышно с первой строки.
    lesson: reply
    card: 1
  - id: mark
    title: Метка
    words: [метка]
    text: Знак рядом с названием страницы учреждения.
""",
    "rubrics.yaml": """\
rubrics:
  - id: service
    title: Сервис
    emoji: 🧭
    hints:
      - Покажите дорогу от остановки до двери.
      - Напишите часы на праздники.
  - id: lunch
    title: Обед
    emoji: 🍲
    kinds: [school]
    hints:
      - Снимите обед, пока его не съели.
      - Спросите повара о любимом супе.
""",
    "holidays.yaml": """\
years:
  - year: 2024
    off:
      - 01-01..01-03
      - 04-29
    working:
      - 04-27
    source: ТК РФ, ст. 112
    checked: 2026-11-22
  - year: 2025
    off:
      - 01-01
    source: ТК РФ, ст. 112
    checked: 2026-11-22
""",
    "cities.yaml": """\
cities:
  Ручейск: Europe/Moscow
  Дальний: Asia/Vladivostok
""",
    "lessons/reply.md": """\
---
id: reply
title: Первый ответ
minutes: 3
module: talk
sources:
  - 8-ФЗ от 09.02.2009
checked: 2026-11-22
---
## Зачем

Основание — 8-ФЗ.

![Окошко регистратуры](pictures/window.png)

---

## Попробуйте

- раз
- два
""",
    "lessons/page.md": """\
---
id: page
title: Страница
minutes: 2
module: talk
---
Одна карточка.
""",
    "quizzes/reply.yaml": """\
id: reply
title: Первый ответ
lesson: reply
checked: 2026-11-22
questions:
  - id: calm
    kind: single
    text: С чего начнёте ответ?
    card: 1
    why: Сначала человек, потом дело.
    options:
      - text: С человека
        right: true
      - text: С расписания на год
        why: Хочется, но рано.
  - id: law
    kind: several
    text: Что верно про страницу?
    card: 2
    why: Так сказано в законе, ст. 10.
    source: 8-ФЗ от 09.02.2009
    options:
      - text: Её ведут
        right: true
      - text: На ней отвечают
        right: true
      - text: Её прячут
  - id: steps
    kind: order
    text: Расставьте шаги ответа
    card: 2
    why: От человека к делу.
    steps:
      - Прочесть
      - Посочувствовать
      - Ответить
  - id: pairs
    kind: match
    text: Кому что сказать?
    card: 2
    why: У каждого своё.
    pairs:
      - left: Вере
        right: часы
      - left: Олегу
        right: кабинет
      - left: Анне
        right: телефон
  - id: word
    kind: text
    text: Где живёт страница?
    card: 1
    why: Не на столе и не в шкафу.
    accept:
      - в сети
      - сеть
""",
    "checklists/before.yaml": """\
id: before
title: Перед ответом
about: Полминуты перед отправкой.
checked: 2026-11-22
items:
  - id: aloud
    text: Ответ прочитан вслух
    level: advised
    why: Слышен канцелярит.
    how: Прочтите вполголоса.
  - id: names
    text: Сведений о пациенте нет
    level: must
    why: Ответ видят все.
    how: Уберите имя.
    source: 323-ФЗ от 21.11.2011, ст. 13
  - id: next
    text: Понятно, что делать дальше
    level: advised
    why: Иначе спросят снова.
    how: Допишите кабинет.
""",
    "tips/daily.yaml": """\
tips:
  - id: date
    text: Перенесите дату в первую строку поста.
    module: talk
    kinds: [school, other]
    months: [12, 1]
  - id: law
    text: Перечитайте, что говорит 8-ФЗ о странице.
    source: 8-ФЗ от 09.02.2009
    checked: 2026-11-22
""",
}


# Four white points.
WINDOW = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR42mP8z8DEwAAABQ0BA6UiEhkAAAAASUVORK5CYII=")


def write_sample(folder: Path) -> Path:
    """The sample in `folder`/content, with the shipped words and signs of law."""
    root = folder / "content"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / "pictures").mkdir()
    (root / "pictures" / "window.png").write_bytes(WINDOW)
    shutil.copy(SHIPPED / "legal.yaml", root / "legal.yaml")
    shutil.copytree(SHIPPED / "texts", root / "texts")
    return root


class Keys(Phrases):
    """Says the keys themselves, which do not change when a region edits the words."""

    def plain(self, key: str, /, **words: str | int) -> str:
        if key.startswith("check-in-"):
            return str(words["id"])
        return f"{key} ({', '.join(f'{name}: {value}' for name, value in words.items())})" if words else key


WORDLESS = Keys({})


def spoil(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def problems(root: Path) -> list[str]:
    course, found = read_course(root, WORDLESS)
    assert (course is None) == bool(found)
    return [str(problem).replace(": check-", " check-") for problem in found]
