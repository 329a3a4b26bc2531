"""How do updates reach a webhook: posted in order, with the secret, again after a failure?"""

from __future__ import annotations

import asyncio

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.sandbox.faults import Broken
from bot.sandbox.telegram import Telegram
from bot.sandbox.updates import Waiting, Webhook
from bot.sandbox.world import ApiError

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_WAIT = 60.0
TIMEOUT = ClientTimeout(total=60)


async def deliver(telegram: Telegram, first_wait: float = 1.0) -> None:
    """Post waiting updates one after another for ever; after a failure wait `first_wait` seconds, then twice as long.

    Telegram posts up to `max_connections` at once; one at a time keeps the rehearsal repeatable.
    """
    inbox = telegram.inbox
    wait = first_wait
    async with ClientSession(timeout=TIMEOUT) as client:
        while True:
            inbox.drop_old()
            if inbox.webhook is None or not inbox.waiting:
                inbox.changed.clear()
                await inbox.changed.wait()
                continue
            hook, waiting = inbox.webhook, inbox.waiting[0]
            problem = await _post(telegram, client, hook, waiting)
            if problem is None:
                inbox.forget(waiting.update["update_id"])
                wait = first_wait
                continue
            hook.last_error_date, hook.last_error_message = telegram.now(), problem
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)


async def _post(telegram: Telegram, client: ClientSession, hook: Webhook, waiting: Waiting) -> str | None:
    """None when the bot took the update, else Telegram's words about what went wrong."""
    headers = {SECRET_HEADER: hook.secret_token} if hook.secret_token else {}
    try:
        async with client.post(hook.url, json=waiting.update, headers=headers) as answer:
            if not 200 <= answer.status < 300:
                return f"Wrong response from the webhook: {answer.status} {answer.reason}"
            said = await answer.json() if answer.content_type == "application/json" else None
    except TimeoutError:
        return "Read timeout expired"
    except (ClientError, ValueError) as error:
        return f"Connection failed: {error}"
    if isinstance(said, dict) and isinstance(method := said.pop("method", None), str):
        try:
            await telegram.call(method, said)
        except (ApiError, Broken):
            return None  # Telegram tells nobody how a call inside a webhook's answer ended; `refusals` know
    return None
