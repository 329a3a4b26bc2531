"""How long a person waits in front of her screen: twenty seconds, whatever the tries are made of."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError

from bot.messengers.telegram.wire import PATIENCE_SECONDS, Patience
from bot.sandbox.faults import Cut
from bot.sandbox.session import SandboxSession
from bot.sandbox.telegram import Telegram
from tests.conftest import ANNA, TOKEN
from tests.safety import SAFETY_NET_SECONDS


async def test_a_try_gets_what_is_left_of_the_whole(telegram: Telegram) -> None:
    passed, tries = 0.0, 0

    class Dying(SandboxSession):
        """A line that is cut when the patience is nearly spent, and then takes calls and answers none."""

        async def make_request(self, *args: Any, **kwargs: Any) -> Any:
            nonlocal passed, tries
            passed, tries = PATIENCE_SECONDS - 0.8, tries + 1
            if tries > 1:
                await asyncio.Event().wait()
            return await super().make_request(*args, **kwargs)

    async def sleep(seconds: float) -> None:
        pass

    bot = Bot(TOKEN, session=Dying(telegram))
    bot.session.middleware(Patience(sleep, now=lambda: passed))
    telegram.faults.next(Cut(), "sendMessage")
    async with asyncio.timeout(SAFETY_NET_SECONDS):
        with pytest.raises(TelegramNetworkError, match="no answer in 20 seconds"):
            await bot.send_message(ANNA, "Урок готов")
    assert tries == 2
