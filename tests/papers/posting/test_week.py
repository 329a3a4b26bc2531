"""The week as a picture: its size, what it shows, and that nothing runs out of its place."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.course.phrases import Phrases
from bot.course.shapes import AwarenessDay, Course
from bot.papers.canvas import WIDTH, font, wrapped
from bot.papers.posting.week import EDGE, PAD, SLOTS_SHOWN, TODAY, week_png
from bot.services.people.pages import Page
from bot.services.posting.slots import Slot
from bot.services.posting.weeks import Day, Standing, Week
from tests.papers.posting.posts import NOW, OK, SERVICE, VK, post

MONDAY = date(2026, 11, 23)
WEDNESDAY = date(2026, 11, 25)
LONG = "Как записаться к врачу без очереди: пять шагов с фотографиями и телефонами регистратуры " * 2


def week(
    *slots: Slot, today: date = WEDNESDAY, occasions: tuple[AwarenessDay, ...] = (), pages: tuple[Page, ...] = (VK, OK)
) -> Week:
    dates = [MONDAY + timedelta(days=ahead) for ahead in range(7)]
    days = tuple(
        Day(day, day.isoweekday() > 5, tuple(one for one in slots if one.day == day), occasions, False) for day in dates
    )
    return Week(MONDAY, today, NOW, days, tuple(Standing(page, 3 if page is VK else 0, 1, 1, 1) for page in pages))


def drawn(view: Week, say: Phrases) -> Image.Image:
    picture = Image.open(BytesIO(week_png(view, say)))
    assert picture.format == "PNG"
    return picture


def colours(picture: Image.Image, x: int) -> set[str]:
    """Of a column of points."""
    height = picture.height
    found = picture.crop((x, 0, x + 1, height)).getcolors(height) or []
    return {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in found if isinstance(colour, tuple)}


def test_the_picture_is_as_wide_as_a_phone_and_grows_with_the_posts(say: Phrases) -> None:
    empty = drawn(week(), say)
    full = drawn(week(*(post(number, WEDNESDAY, f"{10 + number}:00") for number in range(4))), say)
    assert (empty.width, full.width) == (WIDTH, WIDTH)
    assert 1000 < empty.height < full.height < 2000


def test_a_day_full_of_posts_says_how_many_more_there_are(say: Phrases) -> None:
    def height(count: int) -> int:
        return drawn(week(*(post(number, WEDNESDAY, f"{number:02}:00") for number in range(count))), say).height

    assert height(SLOTS_SHOWN) < height(SLOTS_SHOWN + 1) == height(20)


def test_the_fullest_week_is_still_a_picture_that_telegram_takes(say: Phrases, course: Course) -> None:
    day = next(iter(course.calendar.values())).model_copy(update={"title": LONG})
    pages = tuple(Page(number, "vk", f"https://vk.com/{'long_name' * 9}{number}") for number in range(9))
    slots = [
        post(
            number, MONDAY + timedelta(days=number % 7), f"{number // 14:02}:00", page=page, topic=LONG, rubric=SERVICE
        )
        for number, page in enumerate((VK, OK) * 140)
    ]
    together = [replace(slot, together=slot.id // 2) for slot in slots]
    for found in (slots, together):
        picture = drawn(week(*found, occasions=(day, day), pages=pages), say)
        assert picture.width + picture.height <= 10_000


def test_today_stands_out_and_another_week_has_no_today(say: Phrases) -> None:
    at = EDGE + 30
    assert TODAY in colours(drawn(week(), say), at)
    assert TODAY not in colours(drawn(week(today=date(2026, 12, 1)), say), at)


def test_what_has_happened_to_a_post_changes_the_picture(say: Phrases) -> None:
    states = ("planned", "published", "skipped", "missed")
    pictures = [week_png(week(post(1, date(2026, 11, 27), state=state)), say) for state in states]
    waiting = week_png(week(post(1, MONDAY)), say)  # its time has passed, and nobody knows
    told = week_png(week(post(1, MONDAY, state="published")), say)
    assert len({*pictures, waiting, told}) == 6


@pytest.mark.parametrize("topic", [LONG, "https://ruchey-crb.example/" + "x" * 200, "Щ" * 120])
def test_no_word_runs_out_of_its_card(say: Phrases, topic: str) -> None:
    picture = drawn(week(post(1, WEDNESDAY, topic=topic), post(2, WEDNESDAY, "12:00", page=OK, topic=topic)), say)
    margin = WIDTH - EDGE - PAD + 4
    assert colours(picture, margin) == colours(drawn(week(), say), margin)


def test_letters_that_the_font_lacks_are_left_out(say: Phrases) -> None:
    plain, merry = (
        week_png(week(post(1, WEDNESDAY, topic=topic)), say) for topic in ("Ёлка №5 — ура", "🎄Ёлка №5 — ура✨")
    )
    assert merry == plain


def test_lines_are_broken_between_words_and_the_last_one_is_cut_short() -> None:
    letters = font("Medium", 32)
    lines = list(wrapped("Спросите регистратуру о том, что спрашивали чаще всего", letters, 400, 2))
    assert lines == ["Спросите регистратуру о", "том, что спрашивали ча…"]
    assert [letters.getlength(line) <= 400 for line in lines] == [True, True]
    assert list(wrapped("Два слова", letters, 400, 2)) == ["Два слова"]
    assert list(wrapped(" 🎄 ", letters, 400, 2)) == []


def test_a_post_on_several_pages_is_drawn_once(say: Phrases) -> None:
    parts = [replace(post(number, WEDNESDAY, page=page), together=1) for number, page in ((1, VK), (2, OK))]
    apart = [replace(part, together=None) for part in parts]
    assert drawn(week(*parts), say).height < drawn(week(*apart), say).height
