"""How does Telegram's memory become JSON, and come back after a restart?"""

from __future__ import annotations

import base64
from dataclasses import asdict
from datetime import datetime

from bot.sandbox.updates import Inbox, Waiting, Webhook
from bot.sandbox.world import Chat, Json, StoredFile, World

VERSION = 1


def take(world: World, inbox: Inbox) -> Json:
    """Everything that must survive, JSON-able and cut off from the living state."""
    chats = [
        asdict(chat)
        | {
            "fixed": sorted(chat.fixed),
            "members": list(chat.members.items()),
            "reactions": list(chat.reactions.items()),
        }
        for chat in world.chats.values()
    ]
    files = [asdict(file) | {"content": base64.b64encode(file.content).decode()} for file in world.files.values()]
    return {
        "version": VERSION,
        "counters": dict(world.counters),
        "users": list(world.users.values()),
        "chats": chats,
        "files": files,
        "polls": [
            {"id": poll_id, "chat_id": kept["chat_id"], "message_id": kept["message_id"], "votes": dict(kept["votes"])}
            for poll_id, kept in world.polls.items()
        ],
        "queries": [dict(query) for query in world.queries.values()],
        "commands": dict(world.commands),
        "profile": dict(world.profile),
        "menu_button": world.menu_button,
        "waiting": [{"update": one.update, "at": one.at.isoformat()} for one in inbox.waiting],
        "allowed": list(inbox.allowed),
        "webhook": None if inbox.webhook is None else asdict(inbox.webhook),
    }


def put_back(world: World, inbox: Inbox, saved: Json) -> None:
    """Replace the state by a snapshot's. Raises ValueError for a snapshot of another version."""
    if saved.get("version") != VERSION:
        raise ValueError(f"this snapshot has version {saved.get('version')}, not {VERSION}")
    world.counters = dict(saved["counters"])
    world.users = {user["id"]: user for user in saved["users"]}
    world.chats = {
        chat["id"]: Chat(
            **chat
            | {
                "fixed": set(chat["fixed"]),
                "members": {int(user_id): status for user_id, status in chat["members"]},
                "reactions": {int(message_id): given for message_id, given in chat["reactions"]},
            }
        )
        for chat in saved["chats"]
    }
    files = [StoredFile(**file | {"content": base64.b64decode(file["content"])}) for file in saved["files"]]
    world.files = {file.file_id: file for file in files}
    world.queries = {query["id"]: query for query in saved["queries"]}
    world.commands, world.profile = dict(saved["commands"]), dict(saved["profile"])
    world.menu_button = saved["menu_button"]
    world.polls = {}
    for kept in saved["polls"]:
        message = world.chats[kept["chat_id"]].find(kept["message_id"])
        if message is not None:  # a poll lives in its message: the two must be one object again
            world.polls[kept["id"]] = {**kept, "poll": message["poll"]}
    inbox.waiting = [Waiting(one["update"], datetime.fromisoformat(one["at"])) for one in saved["waiting"]]
    inbox.allowed = list(saved["allowed"])
    inbox.webhook = None if saved["webhook"] is None else Webhook(**saved["webhook"])
