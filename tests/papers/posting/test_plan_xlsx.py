"""The plan as a table: what openpyxl finds in it, and what the bot itself reads when it comes back."""

from datetime import date, datetime, time
from io import BytesIO

from openpyxl import Workbook, load_workbook

from bot.app.posting import file_words
from bot.course.phrases import Phrases
from bot.papers.posting.plan_xlsx import plan, template
from bot.rules.posting.imports import Known, Planned, page_names, read_book
from bot.rules.words import words_of
from bot.services.posting.exports import PlanSheet
from bot.services.posting.sheets import read_sheets
from tests.papers.posting.posts import NOW, OK, SERVICE, VK, post

HEADER = ["Дата", "Время", "Страница", "Рубрика", "Тема", "Состояние"]
SATURDAY = date(2026, 11, 28)
POSTS = (
    post(1, SATURDAY, "18:30", rubric=SERVICE, topic="Как записаться"),
    post(2, SATURDAY, "19:00", page=OK, state="published", topic="=HYPERLINK(1)"),
    post(3, SATURDAY, "20:00", topic="https://vk.com/ruchey_crb"),
)
VIEW = PlanSheet(POSTS, (VK, OK), (SERVICE,), NOW, date(2026, 11, 25))


def opened(body: bytes) -> Workbook:
    return load_workbook(BytesIO(body))


def values(book: Workbook) -> list[list[object]]:
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


def test_the_plan_has_real_dates_and_times_and_people_s_words(say: Phrases) -> None:
    midnight = datetime.combine(SATURDAY, time())  # a workbook knows no zones
    assert values(opened(plan(VIEW, say))) == [
        ["Дата", "День недели", *HEADER[1:]],
        [midnight, "сб", time(18, 30), "vk.com/ruchey_crb", "Сервис", "Как записаться", "в плане"],
        [midnight, "сб", time(19, 0), "ok.ru/group/52", "", "=HYPERLINK(1)", "вышел"],
        [midnight, "сб", time(20, 0), "vk.com/ruchey_crb", "", "https://vk.com/ruchey_crb", "в плане"],
    ]


def test_what_people_typed_is_neither_a_formula_nor_a_link(say: Phrases) -> None:
    sheet = opened(plan(VIEW, say)).worksheets[0]
    assert [(sheet.cell(row, 6).data_type, sheet.cell(row, 6).hyperlink) for row in (2, 3, 4)] == [("s", None)] * 3
    assert sheet["A2"].number_format == "dd.mm.yyyy"
    assert sheet["C2"].number_format == "hh:mm"


def test_the_exported_plan_reads_back_as_it_was(say: Phrases) -> None:
    known = Known(
        today=VIEW.today,
        pages=page_names([(page.id, page.platform, page.url) for page in VIEW.pages], {}),
        rubrics={"сервис": "service"},
        words=words_of(say.plain),
        only_page=None,
    )
    found = read_book(read_sheets(plan(VIEW, say)), file_words(say, words_of(say.plain)).headers, known)
    assert found.told == ()
    assert found.lines == (
        Planned(2, 1, SATURDAY, "18:30", "service", "Как записаться"),
        Planned(3, 2, SATURDAY, "19:00", None, "=HYPERLINK(1)"),
        Planned(4, 1, SATURDAY, "20:00", None, "https://vk.com/ruchey_crb"),
    )


def test_the_template_is_empty_and_offers_her_pages_and_rubrics(say: Phrases) -> None:
    book = opened(template(VIEW, say))
    assert values(book) == [HEADER]
    assert book.sheetnames == ["План", "Подсказки"]
    rules = {str(rule.sqref): rule for rule in book.worksheets[0].data_validations.dataValidation}
    assert {cells: rule.type for cells, rule in rules.items()} == {
        "A2:A2001": "date",
        "B2:B2001": "time",
        "C2:C2001": "list",
        "D2:D2001": "list",
        "E2:E2001": "textLength",
    }
    assert rules["C2:C2001"].formula1 == "'Подсказки'!$D$2:$D$3"
    hints = book["Подсказки"]
    assert [hints["D2"].value, hints["D3"].value] == ["vk.com/ruchey_crb", "ok.ru/group/52"]
    assert hints["E2"].value == "Сервис"


def test_without_pages_and_rubrics_there_are_no_lists(say: Phrases) -> None:
    book = opened(template(PlanSheet((), (), (), NOW, VIEW.today), say))
    assert [rule.type for rule in book.worksheets[0].data_validations.dataValidation] == ["date", "time", "textLength"]


def test_the_same_plan_is_the_same_file(say: Phrases) -> None:
    assert plan(VIEW, say) == plan(VIEW, say)


def test_it_prints_one_page_wide_with_its_header_on_every_page(say: Phrases) -> None:
    for body in (plan(VIEW, say), template(VIEW, say)):
        sheet = opened(body).worksheets[0]
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize or 0)) == ("landscape", 9)  # A4
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # as many high as needed
        assert sheet.print_title_rows == "$1:$1"
