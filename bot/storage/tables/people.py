"""Who somebody is, where she is reached, which pages she keeps, when she is away."""

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, Table, Text, UniqueConstraint, false

from bot.storage.tables.grammar import UtcDateTime, metadata, person_id

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text),
    Column("institution", Text),
    Column("zone", Text, nullable=False),  # IANA, such as Europe/Moscow
    Column("city", Text),  # as she named it; null: nobody asked, the zone is the region's
    Column("expects", Text),  # what her next free text means, such as "name" or "quiz:17:2"; null: nothing
    Column("came_from", Text),  # payload of the deep link that brought her
    Column("active_on", Date),  # her last local day in active_days, so that a tap need not look there
    Column("created_at", UtcDateTime, nullable=False),
    Column("institution_kind", Text),  # hospital, clinic, school, other; null: nobody asked
    # Local wall times are text HH:MM; weekdays are ISO digits, "12345" is Monday to Friday.
    Column("tip_time", Text),  # null: no tips
    Column("tip_days", Text, nullable=False, server_default="12345"),
    Column("next_tip_at", UtcDateTime, index=True),  # when a tip is due; null: never
    Column("quiet_from", Text, nullable=False, server_default="21:00"),
    Column("quiet_till", Text, nullable=False, server_default="08:30"),
    Column("due_beats_quiet", Boolean, nullable=False, server_default=false()),  # a due hour may break quiet hours
    Column("lead_minutes", Integer, nullable=False, server_default="60"),  # how long before a slot she is reminded
    Column("next_week_at", UtcDateTime, index=True),  # when the week at a glance is due (Monday); null: no plan
    Column("next_norm_at", UtcDateTime, index=True),  # when the week's norm is looked at (mid-week); null: no plan
    # What was said to her first. `get` of persons.py forgets the two about answers as soon as she is heard.
    Column("said_on", Date),  # her local day of the last message; null: none yet
    Column("said_times", Integer, nullable=False, server_default="0"),  # messages on that day
    Column("unanswered_since", UtcDateTime, index=True),  # the first message since she was heard; null: none
    Column("unanswered", Integer, nullable=False, server_default="0"),  # messages since then
    Column("less", Text, nullable=False, server_default=""),  # kinds she wants no more, with commas between
    sqlite_autoincrement=True,  # grammar.py says why
)

addresses = Table(  # where a person is reached; a second messenger is a second row
    "addresses",
    metadata,
    Column("messenger", Text, primary_key=True),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    person_id(),
    Column("unreachable_at", UtcDateTime),  # blocked or gone; null: can be written to
    Column("heard", BigInteger),  # number of the last message there that was an answer to something; null: none yet
    Index(None, "person_id"),
)

pages = Table(  # the official pages she keeps
    "pages",
    metadata,
    Column("id", Integer, primary_key=True),
    person_id(),
    Column("platform", Text, nullable=False),  # vk, ok, telegram, max, other
    Column("url", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("removed_at", UtcDateTime),  # removed from sight; its checklists wait for its return
    Column("norm", Integer),  # posts a week; null: the course's default
    UniqueConstraint("person_id", "url"),
    sqlite_autoincrement=True,  # grammar.py says why
)

leaves = Table(  # days off that she marked: both ends count
    "leaves",
    metadata,
    Column("id", Integer, primary_key=True),
    person_id(),
    Column("first_on", Date, nullable=False),
    Column("last_on", Date, nullable=False),
    UniqueConstraint("person_id", "first_on"),
    sqlite_autoincrement=True,  # grammar.py says why
)
