"""Is this call what the Bot API's own description of the method allows? (as aiogram writes it down)"""

from __future__ import annotations

import json
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

import aiogram.methods
from pydantic import BaseModel, ValidationError

from bot.sandbox.world import Json, bad_request

# Telegram knows these, the rehearsal does not: better a refusal than a silence.
UNKNOWN_HERE = {
    "business_connection_id",
    "message_thread_id",
    "direct_messages_topic_id",
    "ephemeral_message_parameters",
    "receiver_user_id",
    "suggested_post_parameters",
    "rich_message",
    "explanation_media",
    "inline_message_id",
}
UNKNOWN_IN_POLLS = {"media", "description", "allow_adding_options", "country_codes"}


@cache
def _model(method: str) -> type[BaseModel]:
    model: type[BaseModel] = getattr(aiogram.methods, method[0].upper() + method[1:])
    return model


@cache
def _takes_text(method: str, field: str) -> bool:
    """Whether a field is a text by itself, so that `[...]` in it is no JSON."""
    annotation = _model(method).model_fields[field].annotation
    return str in (get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,))


@cache
def _required_texts(method: str) -> tuple[str, ...]:
    fields = _model(method).model_fields
    return tuple(name for name, field in fields.items() if field.is_required() and _takes_text(method, name))


def complete(method: str, params: Json) -> Json:
    """Parameters with empty texts for the absent ones, to which Telegram has its own words.

    Raises ApiError for unknown names.
    """
    check_names(method, params)
    absent = [name for name in _required_texts(method) if name not in params]
    return params | dict.fromkeys(absent, "") if absent else params


def check_names(method: str, params: Json) -> None:
    """Refuse (ApiError) parameters that the method does not have: Telegram would ignore them in silence."""
    unknown = params.keys() - _model(method).model_fields.keys()
    if unknown:
        raise bad_request(f"{method} has no parameter {', '.join(sorted(unknown))}")
    strange = params.keys() & (UNKNOWN_HERE | UNKNOWN_IN_POLLS if method == "sendPoll" else UNKNOWN_HERE)
    if strange:
        raise bad_request(f"the sandbox does not know {', '.join(sorted(strange))} of {method}")


def read(method: str, params: Json) -> Json:
    """Parameters as they came over HTTP (texts, JSON in texts) as plain JSON of the right types.

    Raises ApiError for unknown names, broken JSON and values that the method's schema refuses.
    """
    decoded = {name: _decode(method, name, value) for name, value in complete(method, params).items()}
    try:
        checked = _model(method).model_validate(decoded)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise bad_request(f"{method}: {where}: {first['msg']}") from error
    plain: Json = checked.model_dump(mode="json", exclude_unset=True, exclude_none=True, warnings=False)
    return plain


def _decode(method: str, name: str, value: Any) -> Any:
    if not isinstance(value, str) or value[:1] not in {"[", "{"} or _takes_text(method, name):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise bad_request(f"can't parse {name} JSON object") from error
