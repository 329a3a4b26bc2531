"""How are polls and quizzes sent, voted in and closed?"""

from __future__ import annotations

from typing import Any

from bot.sandbox.entities import utf16
from bot.sandbox.keyboards import check_markup, stored_inline
from bot.sandbox.messages import Files, Method, formatted, post
from bot.sandbox.world import Impossible, Json, World, bad_request


def send_poll(world: World, params: Json, _: Files) -> Json:
    """sendPoll: the new message with its poll."""
    chat = world.writable(params)
    kind = params.get("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise bad_request("unsupported poll type specified")
    poll: Json = {"id": "", "question": _plain(world, params, "question")}
    if utf16(poll["question"]) > 300:
        raise bad_request("poll question length must not exceed 300")
    poll["options"] = _options(world, params.get("options") or [])
    poll |= {
        "total_voter_count": 0,
        "is_closed": bool(params.get("is_closed")),
        "is_anonymous": params.get("is_anonymous", True),
        "type": kind,
        "allows_multiple_answers": bool(params.get("allows_multiple_answers")),
        "allows_revoting": params.get("allows_revoting", kind == "regular"),
        "members_only": bool(params.get("members_only")),
    }
    if kind == "quiz":
        poll |= _quiz(world, params, poll)
    elif params.get("explanation") or params.get("correct_option_ids"):
        raise bad_request("only a quiz has correct options and an explanation")
    poll |= _closing(world, params)
    poll["id"] = str(world.next_id("poll"))
    message = post(world, chat, params, {"poll": poll})
    world.polls[poll["id"]] = {"poll": poll, "chat_id": chat.id, "message_id": message["message_id"], "votes": {}}
    return message


def _plain(world: World, source: Json, key: str) -> str:
    """The text under `key`, of whose formatting Telegram keeps only custom emoji: nothing here."""
    text, _ = formatted(world, source.get(key) or "", source.get(f"{key}_parse_mode"), source.get(f"{key}_entities"))
    if not text:
        raise bad_request("text must be non-empty")
    return text


def _options(world: World, given: list[Any]) -> list[Json]:
    if not given:
        raise bad_request("poll must have at least one answer option")
    if len(given) > 12:
        raise bad_request("poll can't have more than 12 options")
    options = []
    for number, option in enumerate(given):
        if not isinstance(option, str) and "media" in option:
            raise bad_request("the sandbox does not know pictures in poll options")
        text = _plain(world, {"text": option} if isinstance(option, str) else option, "text")
        if utf16(text) > 100:
            raise bad_request("poll options length must not exceed 100")
        options.append({"persistent_id": str(number), "text": text, "voter_count": 0})
    return options


def _quiz(world: World, params: Json, poll: Json) -> Json:
    correct = params.get("correct_option_ids")
    if correct is None and params.get("correct_option_id") is not None:
        correct = [params["correct_option_id"]]
    if not correct or any(not 0 <= number < len(poll["options"]) for number in correct):
        raise bad_request("wrong correct option ID specified")
    if len(correct) > 1 and not poll["allows_multiple_answers"]:
        raise bad_request("wrong correct option ID specified")
    quiz: Json = {"correct_option_ids": sorted(set(correct)), "correct_option_id": min(correct)}
    if params.get("explanation"):
        text, entities = formatted(
            world, params["explanation"], params.get("explanation_parse_mode"), params.get("explanation_entities")
        )
        if utf16(text) > 200 or text.count("\n") > 2:
            raise bad_request("explanation is too long")
        quiz |= {"explanation": text, "explanation_entities": entities}
    return quiz


def _closing(world: World, params: Json) -> Json:
    if params.get("open_period") is not None and params.get("close_date") is not None:
        raise bad_request("only one of open_period and close_date may be specified")
    if params.get("open_period") is not None:
        seconds = int(params["open_period"])
    elif params.get("close_date") is not None:
        seconds = int(params["close_date"]) - world.now()
    else:
        return {}
    if not 5 <= seconds <= 2_628_000:
        raise bad_request("poll can be open from 5 to 2628000 seconds")
    closing: Json = {"close_date": world.now() + seconds}
    return closing | {"open_period": seconds} if params.get("open_period") is not None else closing


def _expire(world: World, poll: Json) -> None:
    """Close a poll whose time has come; here that is noticed when somebody touches it."""
    if "close_date" in poll and world.now() >= poll["close_date"]:
        poll["is_closed"] = True


def stop_poll(world: World, params: Json, _: Files) -> Json:
    """stopPoll: the closed poll."""
    chat = world.writable(params)
    message = chat.find(params["message_id"])
    if message is None:
        raise bad_request("message with poll to stop not found")
    if "poll" not in message:
        raise bad_request("message is not a poll")
    poll: Json = message["poll"]
    if message["from"]["id"] != world.bot["id"] or message["message_id"] in chat.fixed:
        raise bad_request("poll can't be stopped")
    _expire(world, poll)
    if poll["is_closed"]:
        raise bad_request("poll has already been closed")
    check_markup(params.get("reply_markup"), chat, inline_only=True)
    poll["is_closed"] = True
    message.pop("reply_markup", None)
    if markup := stored_inline(params.get("reply_markup")):
        message["reply_markup"] = markup
    world.changed(chat, message)
    world.tell("poll", chat.id, message_id=message["message_id"], poll=poll)
    return poll


def vote(world: World, user: Json, poll_id: str, option_ids: list[int]) -> tuple[Json, Json | None]:
    """Count a person's vote, or take it back with no options; the poll and, unless anonymous, the answer.

    Raises Impossible when no phone would let them: no such poll or option, closed, voted already.
    """
    kept = world.polls.get(poll_id)
    if kept is None:
        raise Impossible(f"there is no poll {poll_id}")
    poll, votes = kept["poll"], kept["votes"]
    chosen = sorted(set(option_ids))
    _expire(world, poll)
    if poll["is_closed"]:
        raise Impossible("the poll is closed")
    if any(not 0 <= number < len(poll["options"]) for number in chosen):
        raise Impossible(f"the poll has {len(poll['options'])} options, not {chosen}")
    if len(chosen) > 1 and not poll["allows_multiple_answers"]:
        raise Impossible("the poll takes one answer")
    voter = str(user["id"])
    if voter in votes and not poll["allows_revoting"]:
        raise Impossible("the poll does not let one vote again")
    votes.pop(voter, None)
    if chosen:
        votes[voter] = chosen
    for number, option in enumerate(poll["options"]):
        option["voter_count"] = sum(number in answer for answer in votes.values())
    poll["total_voter_count"] = len(votes)
    world.tell("poll", kept["chat_id"], message_id=kept["message_id"], poll=poll)
    if poll["is_anonymous"]:
        return poll, None
    ids = [poll["options"][number]["persistent_id"] for number in chosen]
    return poll, {"poll_id": poll_id, "user": user, "option_ids": chosen, "option_persistent_ids": ids}


METHODS: dict[str, Method] = {"sendPoll": send_poll, "stopPoll": stop_poll}
