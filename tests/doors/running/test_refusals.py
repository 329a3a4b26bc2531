"""A start that cannot be says why and what to do."""

from itertools import pairwise

import pytest
from aiogram.methods import SetMyShortDescription
from pydantic import SecretStr
from sqlalchemy import create_engine, text
from structlog.testing import capture_logs

from bot.sandbox.faults import Blocked, Cut, Fault, ServerError, TooManyRequests
from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from bot.storage.migrations import head, migrate
from tests.doors.running.lives import FIRST_CALLS, Held, Living, called, free_port, heard, refusal


async def test_a_token_that_telegram_does_not_know_is_refused(living: Living, settings: Settings, api: str) -> None:
    wrong = settings.model_copy(update={"token": SecretStr("2:another-token-that-nobody-ever-gave-out")})
    refused = await refusal(living, wrong)
    assert str(refused) == (
        "BOT_TOKEN was refused (Unauthorized): copy it again from @BotFather. "
        f"Does a Bot API server answer at {api} (BOT_API_URL)?"
    )
    assert refused.code == 2


async def test_a_network_without_telegram_is_waited_for_with_growing_pauses_and_then_named(
    living: Living, settings: Settings, naps: list[float]
) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    refused = await refusal(living, settings.model_copy(update={"api_url": nowhere}))
    words = str(refused)
    assert words.startswith(f"{nowhere} cannot be reached without a proxy (")
    assert words.endswith(
        "). Check the network; where Telegram is blocked, set BOT_PROXY_URL to a proxy or BOT_API_URL to a Bot API "
        "server of your own."
    )
    assert (refused.code, len(naps), all(later > earlier for earlier, later in pairwise(naps))) == (1, 5, True)


async def test_the_login_of_a_bot_api_server_is_not_shown(living: Living, settings: Settings) -> None:
    place = f"127.0.0.1:{free_port()}"
    refused = await refusal(living, settings.model_copy(update={"api_url": f"http://anna:secret@{place}"}))
    assert str(refused).startswith(f"http://<login>@{place} cannot be reached without a proxy (")
    assert "secret" not in str(refused)


@FIRST_CALLS
async def test_a_network_that_comes_back_lets_the_bot_start(
    living: Living, settings: Settings, telegram: Telegram, anna: Person, naps: list[float], method: str, webhook: bool
) -> None:
    telegram.faults.next(Cut(), method, times=2)
    telegram.faults.next(ServerError(502), method)
    telegram.faults.next(ServerError(500), method)
    telegram.faults.next(TooManyRequests(31), method)
    async with living(called(settings) if webhook else settings):
        answer = await heard(telegram, "/start")
    assert answer == anna.screen.message
    assert (len(naps), naps[-1]) == (5, 31)


@FIRST_CALLS
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Cut(), "{api} cannot be reached without a proxy (HTTP Client says - ServerDisconnectedError: Server"),
        (
            ServerError(502),
            "{api} cannot be reached without a proxy (the answer is not Telegram's). Check the network",
        ),
        (TooManyRequests(2), "Telegram wants no calls for 2 seconds: start the bot again after that."),
    ],
    ids=str,
)
async def test_a_network_that_stays_away_is_named_whatever_call_it_lost(
    living: Living,
    settings: Settings,
    telegram: Telegram,
    naps: list[float],
    method: str,
    webhook: bool,
    fault: Fault,
    words: str,
) -> None:
    telegram.faults.next(fault, method, times=6)
    refused = await refusal(living, called(settings) if webhook else settings)
    assert str(refused).startswith(words.format(api=settings.api_url))
    assert (refused.code, len(naps)) == (1, 5)


async def test_a_wait_of_an_hour_is_not_waited(
    living: Living, settings: Settings, telegram: Telegram, naps: list[float]
) -> None:
    telegram.faults.next(TooManyRequests(3600), "getMe")
    refused = await refusal(living, settings)
    assert str(refused) == "Telegram wants no calls for 3600 seconds: start the bot again after that."
    assert naps == []


async def test_any_other_no_of_telegram_is_told_in_its_words(
    living: Living, settings: Settings, telegram: Telegram
) -> None:
    telegram.faults.next(Blocked(), "getMe")
    refused = await refusal(living, settings)
    assert str(refused) == "Telegram refused getMe (Forbidden: bot was blocked by the user)."


async def test_who_the_bot_is_is_asked_once(
    living: Living, settings: Settings, telegram: Telegram, anna: Person
) -> None:
    telegram.faults.next(Cut(), "getMe", nth=2, times=9)
    async with living(settings):
        answer = await heard(telegram, "/start")
    assert answer == anna.screen.message


@pytest.mark.parametrize("fault", [TooManyRequests(3600), ServerError(502), Cut()], ids=str)
async def test_the_bot_starts_without_its_menu_if_telegram_does_not_want_it(
    living: Living, settings: Settings, telegram: Telegram, anna: Person, fault: Fault
) -> None:
    telegram.faults.next(fault, "setMyCommands", times=5)
    with capture_logs() as lines:
        last = Held(telegram, SetMyShortDescription)
        async with living(settings, last):
            await heard(telegram, "/start")
            await last.reached.wait()
    warnings = [(line["event"], line["call"]) for line in lines if line["log_level"] == "warning"]
    assert warnings == [("the bot's page stays as it was", "setMyCommands")]
    assert anna.commands == []


async def test_a_database_of_a_newer_version_is_refused(living: Living, settings: Settings) -> None:
    await migrate(settings.database_url)
    engine = create_engine(settings.database_url)
    with engine.begin() as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    refused = await refusal(living, settings)
    assert str(refused) == (
        f"The database has schema 9999, this version of the bot knows schemas up to {head()}: "
        "start the newer version, or restore the backup made before it."
    )
    assert refused.code == 1


async def test_a_database_that_does_not_open_is_refused_without_its_password(
    living: Living, settings: Settings
) -> None:
    url = f"postgresql://nastavnik:secret@127.0.0.1:{free_port()}/nastavnik"
    refused = await refusal(living, settings.model_copy(update={"database_url": url}))
    assert str(refused).startswith("The database of BOT_DATABASE_URL does not open (ConnectionRefusedError: ")
    assert ("secret" in str(refused), refused.code) == (False, 1)
