"""What people see of the posting plan: two weeks, the week at a glance, the norm, the question for a single post."""

from datetime import date

from markupsafe import Markup

from bot.buttons import learning, people, posting
from bot.buttons.tap import Wall
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, menu_button, noticed, paired
from bot.cards.days import near
from bot.cards.people.pages import page_label, page_line
from bot.cards.people.pauses import pause_line
from bot.cards.posting.posts import came_out, fitting, plan_button, short_day, slot_button, slot_line
from bot.course.phrases import Phrases
from bot.rules.days import WEEK
from bot.rules.posting.norm import MOST, Free, State, iso_week
from bot.services.people.pages import Page
from bot.services.posting.plan import Norms, Plan
from bot.services.posting.reminders import Lack, NormView
from bot.services.posting.slots import gathered
from bot.services.posting.views import BEFORE_POST
from bot.services.posting.weeks import Day, Kept, Standing, Week

TO_OPEN = 6  # posts that have a button in the plan
TO_ANSWER = 5  # buttons of a page in the norm's message, for what was missed and for what could be added
WEEK_ROOM = 1200  # characters for the posts of one week, so that two of them and ten pages fit a message
PAGES_NAMED = 3  # in the norm's message


def plan(view: Plan, say: Phrases) -> Card:
    """This week and the next as a list, and the ways to change it."""
    this, following = view.weeks
    several = len(view.pages) > 1
    parts = [NEWLINE.join([say("posting-plan"), *pause_line(view.paused_until, say)])]
    if view.later is not None:
        when = say("posting-when", day=near(view.later.day, this.today, say), time=view.later.time)
        parts.append(say("posting-plan-later", when=when))
    elif not this.slots and not following.slots:
        parts.append(say("posting-plan-empty" if view.pages else "posting-no-pages"))
    parts += [_week(week, key, several, say) for week, key in ((this, "this"), (following, "next"))]
    upcoming = gathered(
        slot for week in view.weeks for slot in week.slots if slot.state == State.PLANNED and slot.at > week.now
    )
    rows: list[Row] = [*paired([slot_button(parts, say, several) for parts in upcoming[:TO_OPEN]])]
    if view.later is not None:
        rows.append((slot_button((view.later,), say, several, dated=True),))
    if view.waiting:
        rows.insert(0, (Button(say.plain("posting-button-waiting", count=view.waiting), posting.Unanswered()),))
    if view.pages:
        rows += [
            (
                Button(say.plain("posting-button-rhythm"), posting.Rhythms(0)),
                Button(say.plain("posting-button-post"), posting.AskPost(0)),
            ),
            (
                Button(say.plain("posting-button-norm"), posting.Norms()),
                Button(say.plain("posting-button-files"), posting.Files()),
            ),
            (
                Button(say.plain("posting-button-week-last"), posting.PlanWeek(name_of(this.monday - WEEK))),
                Button(say.plain("posting-button-week-all"), posting.PlanWeek(name_of(this.monday))),
            ),
            (_picture(say), Button(say.plain("posting-button-check"), learning.OpenChecklist(BEFORE_POST))),
            (menu_button(say),),
        ]
    else:
        rows += [(Button(say.plain("people-button-add-page"), people.AddPage()),), (menu_button(say),)]
    return Card(PARAGRAPH.join(parts), tuple(rows))


def name_of(day: date) -> str:
    """The week of a day in a button."""
    return iso_week(day).lower()


def _week(week: Week, key: str, several: bool, say: Phrases) -> Markup:
    lines = [say(f"posting-week-{key}", span=span_of(week, say)), *_days(week, several, say)]
    return NEWLINE.join([*lines, *(_standing(standing, several, say) for standing in week.standings)])


def span_of(week: Week, say: Phrases) -> Markup:
    """Such as 23–29 November, or 30 November – 6 December."""
    first, last = week.monday, week.sunday
    if first.month == last.month:
        month = say("calendar-day", day=last.day, month=last.month)
        return say("posting-span-short", first=first.day, last=month)
    return say(
        "posting-span",
        first=say("calendar-day", day=first.day, month=first.month),
        last=say("calendar-day", day=last.day, month=last.month),
    )


def _days(week: Week, several: bool, say: Phrases) -> list[Markup]:
    """Days with something on them."""
    lines = [line for day in week.days for line in _day(day, week, several, say)]
    return fitting(lines, WEEK_ROOM, say) or [say("posting-week-empty")]


def _day(day: Day, week: Week, several: bool, say: Phrases) -> list[Markup]:
    lines = [slot_line(parts, say, with_page=several, passed=parts[0].at <= week.now) for parts in gathered(day.slots)]
    date = say("calendar-date-short", weekday=day.day.isoweekday(), day=day.day.day, month=day.day.month)
    key = "posting-day-sensitive" if day.sensitive else "posting-day-occasion"
    return lines + [say(key, day=date, title=occasion.title) for occasion in day.occasions]


def _standing(standing: Standing, several: bool, say: Phrases) -> Markup:
    page = page_label(standing.page, say) if several else ""
    key = "posting-standing" if standing.norm else "posting-standing-free"
    return say(
        key,
        page=f"{page}: " if page else "",
        published=standing.published,
        planned=standing.planned,
        norm=standing.norm,
    )


def _picture(say: Phrases) -> Button:
    return Button(say.plain("posting-button-picture"), posting.WeekPicture(0))


def norm(view: NormView, say: Phrases) -> Card:
    """What the week lacks and the shortest way to make it; the free times are one tap away."""
    if not view.lacks:
        card = Card(say("posting-norm-enough"), ((plan_button(say), menu_button(say)),))
        return noticed(card, view.notice, say)
    parts = [say("posting-norm-short")]
    rows: list[Row] = []
    for lack in view.lacks[:PAGES_NAMED]:
        parts.append(_lack(lack, say))
        rows += [(came_out((slot,), say),) for slot in lack.late[:TO_ANSWER]]
        rows += [(_free(lack.standing.page, free, say),) for free in lack.way[:TO_ANSWER]]
    rows.append((plan_button(say), Button(say.plain("posting-button-norm"), posting.Norms())))
    return noticed(Card(PARAGRAPH.join(parts), tuple(rows)), view.notice, say)


def _lack(lack: Lack, say: Phrases) -> Markup:
    standing = lack.standing
    return say(
        "posting-norm-lack",
        page=page_line(standing.page, say),
        published=standing.published,
        planned=standing.planned,
        norm=standing.norm,
        missing=standing.missing,
        way=say("posting-norm-way" if lack.way else "posting-norm-no-way", count=len(lack.way)),
        late=NEWLINE + say("posting-norm-late") if lack.late else "",
    )


def _free(page: Page, free: Free, say: Phrases) -> Button:
    label = say.plain("posting-button-add", day=short_day(free.day, say), time=free.time)
    return Button(label, posting.AddPost(page.id, Wall.of(free.day, free.time)))


def _norm_buttons(kept: Kept, say: Phrases) -> Row:
    """One less, one more; before she has chosen, the number that suits."""

    def to(norm: int, key: str) -> Button:
        return Button(say.plain(key, norm=norm), posting.SetNorm(kept.page.id, norm))

    if not kept.chosen:
        return (to(kept.norm, "posting-button-norm-take"),)
    less, more = max(kept.norm - 1, 0), min(kept.norm + 1, MOST)
    return to(less, "posting-button-less"), to(more, "posting-button-norm-more")


def _norm_key(kept: Kept) -> str:
    if not kept.chosen:
        return "posting-norms-line-open"
    return "posting-norms-line" if kept.norm else "posting-norms-line-free"


def norms(view: Norms, say: Phrases) -> Card:
    """Posts a week for each page, and whether the bot looks at them by itself."""
    lines = [
        say(
            _norm_key(kept),
            page=page_line(kept.page, say),
            norm=kept.norm,
        )
        for kept in view.pages
    ]
    rows: list[Row] = []
    for kept in view.pages:
        if len(view.pages) > 1:  # whose buttons are these?
            rows.append((Button(page_label(kept.page, say), posting.SetNorm(kept.page.id, kept.norm)),))
        rows.append(_norm_buttons(kept, say))
    weekly = say.plain("posting-button-weekly-off" if view.weekly else "posting-button-weekly-on")
    text = say(
        "posting-norms",
        pages=NEWLINE.join(lines) if lines else say("posting-no-pages"),
        weekly=say("posting-norms-weekly" if view.weekly else "posting-norms-silent"),
    )
    rows.append((Button(weekly, posting.SetWeekly(0 if view.weekly else 1)),))
    return noticed(Card(text, (*rows, (plan_button(say),))), view.notice, say)
