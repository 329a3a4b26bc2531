"""One row that cannot be planned is nobody else's business."""

from sqlalchemy import select, update
from structlog.testing import capture_logs

from bot.sandbox.people import Person
from bot.storage.tables.people import addresses, people
from tests.conftest import ANNA, BORIS, Stage, meet
from tests.posting.plans import came, plans, until
from tests.speaking.letters import Letters, fates, kind_of, write


async def test_a_zone_that_this_machine_does_not_know_stops_nobody_else(
    stage: Stage, ann: Person, boris: Person
) -> None:
    await meet(boris, page="vk.com/ruchey_school")
    await plans(boris, "вт чт 12:00")
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт чт 12:00")
    his = select(addresses.c.person_id).where(addresses.c.chat_id == BORIS).scalar_subquery()
    nowhere = update(people).where(people.c.id == his).values(zone="Europe/Nowhere")
    await stage.app.db.transact(lambda tx: tx.execute(nowhere))
    with capture_logs() as logs:
        await until(stage, "30 11:00")
    heard = "\n".join(screen.text for screen in came(ann))
    assert "💡" in heard
    assert "⏰ Пост" in heard
    assert "Неделя" in heard
    assert {log["feature"] for log in logs if log["event"] == "a row cannot be planned"} >= {"tips", "posts", "week"}
    moscow = update(people).where(people.c.id == his).values(zone="Europe/Moscow")
    await stage.app.db.transact(lambda tx: tx.execute(moscow))
    await stage.passes(hours=2)
    assert came(boris) != []  # an hour later he is looked at again


async def test_what_was_planned_for_such_a_zone_is_dropped_and_the_others_are_sent(
    stage: Stage, ann: Person, boris: Person
) -> None:
    await meet(boris)
    await meet(ann)
    now = stage.clock()
    await write(stage.app.db, BORIS, "в никуда", now)
    await write(stage.app.db, ANNA, "дошло", now)
    stage.app.kinds["letter"] = kind_of(Letters())
    his = select(addresses.c.person_id).where(addresses.c.chat_id == BORIS).scalar_subquery()
    nowhere = update(people).where(people.c.id == his).values(zone="Europe/Nowhere")
    await stage.app.db.transact(lambda tx: tx.execute(nowhere))
    await stage.run_due()
    assert await fates(stage.app.db) == [("в никуда", "dropped", "unknown zone"), ("дошло", "sent", None)]
