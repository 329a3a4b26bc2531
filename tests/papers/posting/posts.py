"""Posts for papers: made of values, since papers are pure."""

from datetime import UTC, date, datetime

from bot.course.shapes import Rubric
from bot.rules.calendar import moment
from bot.services.people.pages import Page
from bot.services.posting.slots import Slot

VK, OK = Page(1, "vk", "https://vk.com/ruchey_crb"), Page(2, "ok", "https://ok.ru/group/52")
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)  # Wednesday noon in Moscow
SERVICE = Rubric(id="service", title="Сервис", emoji="🧭", hints=("Спросите регистратуру.", "Проверьте расписание."))


def post(
    number: int,
    day: date,
    time: str = "10:00",
    *,
    page: Page = VK,
    state: str = "planned",
    rubric: Rubric | None = None,
    topic: str | None = None,
    zone: str = "Europe/Moscow",
) -> Slot:
    return Slot(number, page, day, time, moment(day, time, zone), state, rubric, topic, None, 0)
