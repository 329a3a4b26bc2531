"""How are messages copied, forwarded and reacted to?"""

from __future__ import annotations

from bot.sandbox.messages import Files, Method, message_caption, post
from bot.sandbox.world import Chat, Json, World, bad_request

CONTENT = (
    "text",
    "entities",
    "photo",
    "document",
    "caption",
    "caption_entities",
    "has_media_spoiler",
    "show_caption_above_media",
    "link_preview_options",
    "poll",
)
# A bot may leave one of these; the list is the start of Telegram's own.
REACTIONS = set(
    "\U0001f44d\U0001f44e\U0001f525\U0001f970\U0001f44f\U0001f601\U0001f914\U0001f92f\U0001f631\U0001f622"
    "\U0001f389\U0001f929\U0001f64f\U0001f44c\U0001f60d\U0001f4af\U0001f923\U0001f3c6\U0001f393\U0001f440"
    "\U0001f91d\U0001f917\U0001f973\U0001fae1\u26a1\u2764"
)


def _source(world: World, params: Json, verb: str) -> tuple[Chat, Json]:
    source = world.chat(params, "from_chat_id")
    message = source.find(params["message_id"])
    if message is None:
        raise bad_request(f"message to {verb} not found")
    if message.get("has_protected_content"):
        raise bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return source, message


def copy_message(world: World, params: Json, _: Files) -> Json:
    """copyMessage: the id of the new message, which has no link to the old one."""
    chat = world.writable(params)
    _source_chat, message = _source(world, params, "copy")
    if "poll" in message:
        raise bad_request("the sandbox does not copy polls: send a new one")
    body = {key: message[key] for key in CONTENT if key in message}
    if "caption" in params and ("photo" in message or "document" in message):
        body = {key: value for key, value in body.items() if not key.startswith("caption")}
        body |= message_caption(world, params)
    return {"message_id": post(world, chat, params, body)["message_id"]}


def forward_message(world: World, params: Json, _: Files) -> Json:
    """forwardMessage: the new message, with its origin."""
    chat = world.writable(params)
    _source_chat, message = _source(world, params, "forward")
    body = {key: message[key] for key in CONTENT if key in message}
    origin = {"type": "user", "date": message["date"], "sender_user": message["from"]}
    new = post(world, chat, params, body | {"forward_origin": message.get("forward_origin", origin)})
    chat.fixed.add(new["message_id"])
    return new


def set_reaction(world: World, params: Json, _: Files) -> bool:
    """setMessageReaction: True; one plain emoji, or none to take it back."""
    chat = world.writable(params)
    if chat.find(params["message_id"]) is None:
        raise bad_request("message to react not found")
    reactions = params.get("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for reaction in reactions:
        if reaction.get("type") != "emoji" or reaction["emoji"].rstrip("\ufe0f") not in REACTIONS:
            raise bad_request("REACTION_INVALID")
    chat.reactions[params["message_id"]] = reactions
    world.tell("reaction", chat.id, message_id=params["message_id"], reaction=reactions)
    return True


METHODS: dict[str, Method] = {
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "setMessageReaction": set_reaction,
}
