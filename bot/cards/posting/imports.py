"""What people see of the plan as a file: what to take, how to send one back, and what the sent one would change."""

from markupsafe import Markup

from bot.buttons import people, posting
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, clipped, menu_button, paired
from bot.cards.days import near
from bot.cards.people.pages import page_label
from bot.cards.posting.posts import plan_button
from bot.course.phrases import Phrases
from bot.rules.posting.imports import Fault, Line, Planned, Told
from bot.rules.posting.typed import TOPIC_LIMIT
from bot.services.posting.exports import Files, PlanSheet
from bot.services.posting.imports import ImportPlan, Judged, NotRead, Verdict, Written
from bot.services.posting.sheets import ROWS_LIMIT
from bot.services.posting.undoing import TakenBack

ROWS = 12  # on one screen of a report
TOPIC_SHOWN, NAME_SHOWN, HEADER_SHOWN = 60, 60, 40  # characters
TOLD = 8  # sentences of how the file was read


def files(view: Files, say: Phrases) -> Card:
    takes = [
        Button(say.plain("imports-button-template"), posting.PlanTemplate()),
        Button(say.plain("imports-button-plan"), posting.PlanFile()),
    ]
    phone = (Button(say.plain("imports-button-calendar"), posting.PlanCalendar()),)
    if not view.pages:
        add = (Button(say.plain("people-button-add-page"), people.AddPage()),)
        return Card(say("posting-no-pages"), (add, (plan_button(say),)))
    return Card(say("imports-files", ahead=view.ahead), (*paired(takes), phone, (plan_button(say),)))


def template(body: bytes, say: Phrases) -> Card:
    return _file(say("imports-template"), say.plain("papers-file-template"), body, say)


def plan(view: PlanSheet, body: bytes, say: Phrases) -> Card:
    return _file(say("imports-plan", count=len(view.slots)), say.plain("papers-file-plan"), body, say)


def calendar(body: bytes, say: Phrases) -> Card:
    return _file(say("imports-calendar"), say.plain("papers-file-calendar"), body, say)


def _file(text: Markup, name: str, body: bytes, say: Phrases) -> Card:
    """A file to keep: without buttons, so that no later screen takes its place."""
    return Card(text, document=(name, body), notice=say.plain("imports-sent"))


def report(view: ImportPlan, say: Phrases) -> Card:
    """What the file would change, and the button that does it."""
    counts = [(verdict, view.count(verdict)) for verdict in (Verdict.NEW, Verdict.CHANGED, Verdict.SAME, Verdict.WRONG)]
    screens = -(-len(view.rows) // ROWS)
    screen = min(max(view.screen, 1), screens)
    shown = view.rows[(screen - 1) * ROWS : screen * ROWS]
    several = len({row.page.id for row in view.rows if row.page}) > 1
    head = say(
        "imports-report",
        name=clipped(view.name, NAME_SHOWN),
        counts=NEWLINE.join(say(f"imports-count-{verdict}", count=count) for verdict, count in counts if count),
        rows=NEWLINE.join(_row(row, view, several, say) for row in shown),
    )
    told = [_told(one, say) for one in view.told[:TOLD]] if screen == 1 else []
    further = [say("imports-screen", screen=screen, screens=screens)] if screens > 1 else []
    parts = [head, *([NEWLINE.join(told)] if told else []), *further]
    to_write = view.count(Verdict.NEW) + view.count(Verdict.CHANGED)
    rows: list[Row] = []
    turns = ((screen - 1, "before", screen > 1), (screen + 1, "further", screen < screens))
    if turning := tuple(
        Button(say.plain(f"imports-button-{key}"), posting.ImportReport(view.digest, to))
        for to, key, there in turns
        if there
    ):
        rows.append(turning)
    if to_write:
        parts.append(say("imports-ask-part" if view.count(Verdict.WRONG) else "imports-ask"))
        write = Button(say.plain("imports-button-write", count=to_write), posting.WriteImport(view.digest))
        rows += [(write,), (Button(say.plain("imports-button-not"), posting.Files()),)]
    else:
        parts.append(say("imports-nothing" if view.count(Verdict.SAME) else "imports-nothing-right"))
        rows.append((_again(say), plan_button(say)))
    return Card(PARAGRAPH.join(parts), tuple(rows))


def _told(one: Told, say: Phrases) -> Markup:
    """How the file was read, where that is not plain to see."""
    names = [clipped(name, HEADER_SHOWN) for name in one.names]
    if one.what == "columns":
        columns = [
            say("imports-told-column", column=say(f"papers-column-{name}"), header=header)
            for name, header in zip(one.names[::2], names[1::2], strict=True)
        ]
        return say("imports-told-columns", columns=Markup(", ").join(columns))
    listed = Markup(", ").join(say("imports-told-name", name=name) for name in names)
    return say(f"imports-told-{one.what}", names=listed, count=one.count)


def _row(row: Judged, view: ImportPlan, several: bool, say: Phrases) -> Markup:
    match row.line:
        case Fault() as fault:
            why = say(f"imports-fault-{row.reason}", given=fault.given, limit=TOPIC_LIMIT)
            return say("imports-row-wrong", number=fault.number, sheet=_sheet(fault), why=why)
        case Planned() as post:
            topic = post.topic or (row.rubric.title if row.rubric else "")
            what = say(
                "imports-what",
                day=near(post.day, view.today, say),
                time=post.time,
                about=f" — {clipped(topic, TOPIC_SHOWN)}" if topic else "",
                page=f" · {page_label(row.page, say)}" if row.page and several else "",
            )
            if row.verdict is Verdict.WRONG:
                why = say(f"imports-fault-{row.reason}", what=what)
                return say("imports-row-wrong", number=post.number, sheet=_sheet(post), why=why)
            return say(f"imports-row-{row.verdict}", what=what)


def _sheet(line: Line) -> str:
    return f", {clipped(line.sheet, HEADER_SHOWN)}" if line.sheet else ""


def written(view: Written, say: Phrases) -> Card:
    parts = [
        say(f"imports-written-{name}", count=count)
        for name, count in (("new", view.new), ("changed", view.changed))
        if count
    ] or [say("imports-written-nothing")]
    if view.wrong:
        parts.append(say("imports-written-wrong", count=view.wrong))
    rows: list[Row] = [(plan_button(say), menu_button(say))]
    if view.wrong:
        rows.insert(0, (Button(say.plain("imports-button-faults"), posting.ImportReport(view.digest, 1)),))
    if view.new or view.changed:
        rows.append((Button(say.plain("imports-button-take-back"), posting.TakeImportBack(view.digest)),))
    return Card(say("imports-written", parts=Markup(" ").join(parts)), tuple(rows))


def taken_back(view: TakenBack, say: Phrases) -> Card:
    counts = (("gone", view.gone), ("as-before", view.as_before), ("left", view.left))
    parts = [say(f"imports-back-{name}", count=count) for name, count in counts if count]
    text = say("imports-back", parts=Markup(" ").join(parts))
    return Card(text, ((plan_button(say), _again(say)),))


def not_read(view: NotRead, say: Phrases) -> Card:
    """Why the file cannot be read and what to do."""
    missing = ", ".join(say.plain(f"papers-column-{name}") for name in view.missing)
    text = say(f"imports-not-read-{view.reason}", missing=missing, limit=ROWS_LIMIT)
    if view.reason == "no-pages":
        return Card(text, ((Button(say.plain("people-button-add-page"), people.AddPage()),), (menu_button(say),)))
    template = Button(say.plain("imports-button-template"), posting.PlanTemplate())
    return Card(text, ((template, _again(say)),))


def nothing_ahead(say: Phrases) -> Card:
    """For the calendar, when there is nothing to put into it."""
    return Card(say("imports-calendar-empty"), ((plan_button(say), menu_button(say)),))


def _again(say: Phrases) -> Button:
    return Button(say.plain("imports-button-files"), posting.Files())
