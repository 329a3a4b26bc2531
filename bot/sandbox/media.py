"""How do pictures and documents travel: uploads, albums, captions with files, downloads?"""

from __future__ import annotations

import mimetypes
import re

from bot.sandbox.messages import Files, Method, editable, message_caption, post, replace
from bot.sandbox.pictures import size_of
from bot.sandbox.world import ApiError, Json, StoredFile, UploadedFile, World, bad_request

MEGABYTE = 1024 * 1024
FIELDS = ("photo", "document", "caption", "caption_entities", "has_media_spoiler", "show_caption_above_media")


def store(world: World, upload: UploadedFile, kind: str) -> StoredFile:
    """Keep an uploaded file as a photo or a document. Raises ApiError for what Telegram would not take."""
    size = len(upload.content)
    width = height = 0
    if size == 0:
        raise bad_request("file must be non-empty")
    if size > 50 * MEGABYTE:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo":
        if size > 10 * MEGABYTE:
            limit = 10 * MEGABYTE
            raise bad_request(f"file of size {size} bytes is too big for a photo; the maximum size is {limit} bytes")
        measured = size_of(upload.content)
        if measured is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        width, height = measured
        if width + height > 10000 or max(width, height) > 20 * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
    number = world.next_id("file")
    name = re.sub(r"[^\w.() -]", "_", upload.name.rpartition("/")[2]) or "file"
    suffix = "." + name.rpartition(".")[2] if "." in name else ""
    path = f"photos/file_{number}{suffix or '.jpg'}" if kind == "photo" else f"documents/file_{number}{suffix}"
    content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    stored = StoredFile(
        file_id=f"{kind}-{number:08d}-sandbox",
        unique_id=f"u{number:08d}",
        kind=kind,
        name=name,
        path=path,
        content=upload.content,
        content_type=content_type,
        width=width,
        height=height,
    )
    world.files[stored.file_id] = stored
    return stored


def as_content(stored: StoredFile) -> Json:
    """The `photo` or `document` field of a message with this file."""
    ids = {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "file_size": len(stored.content)}
    if stored.kind == "photo":
        return {"photo": [ids | {"width": stored.width, "height": stored.height}]}
    return {"document": ids | {"file_name": stored.name, "mime_type": stored.content_type}}


def _named_file(world: World, source: object, field: str, files: Files, kind: str) -> StoredFile:
    """The file that a parameter means: attached, sent in the part of the same name, or known by its file_id."""
    if not source and field in files:
        return store(world, files[field], kind)
    if not isinstance(source, str) or not source:
        raise bad_request(f"there is no {field} in the request")
    if source.startswith("attach://"):
        attached = files.get(source.removeprefix("attach://"))
        if attached is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return store(world, attached, kind)
    if "." in source:  # Telegram would fetch it; nothing leaves this machine
        raise bad_request("failed to get HTTP URL content")
    known = world.files.get(source)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad_request(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def _with_switches(params: Json, body: Json) -> Json:
    if params.get("has_spoiler"):
        body["has_media_spoiler"] = True
    if params.get("show_caption_above_media"):
        body["show_caption_above_media"] = True
    return body


def send_photo(world: World, params: Json, files: Files) -> Json:
    """sendPhoto: the new message."""
    chat = world.writable(params)
    caption = message_caption(world, params)
    photo = as_content(_named_file(world, params.get("photo"), "photo", files, "photo"))
    return post(world, chat, params, _with_switches(params, photo | caption))


def send_document(world: World, params: Json, files: Files) -> Json:
    """sendDocument: the new message."""
    chat = world.writable(params)
    caption = message_caption(world, params)
    document = as_content(_named_file(world, params.get("document"), "document", files, "document"))
    return post(world, chat, params, document | caption)


def _item(world: World, item: Json, files: Files) -> Json:
    """The content of one album item or of a new media of an edited message."""
    kind = item.get("type")
    if kind not in {"photo", "document"}:
        raise bad_request(f"the sandbox knows photos and documents, not {kind}")
    caption = message_caption(world, item)
    body = as_content(_named_file(world, item.get("media"), "media", files, kind))
    return _with_switches(item, body | caption)


def send_media_group(world: World, params: Json, files: Files) -> list[Json]:
    """sendMediaGroup: the new messages, two to ten, of one album."""
    chat = world.writable(params)
    items = params["media"]
    if not 2 <= len(items) <= 10:
        raise bad_request("media group must include 2-10 items")
    if len({item.get("type") for item in items}) > 1:
        raise bad_request("document can't be mixed with other media types")
    bodies = [_item(world, item, files) for item in items]
    group_id = str(world.next_id("album"))
    return [post(world, chat, params, body | {"media_group_id": group_id}) for body in bodies]


def edit_media(world: World, params: Json, files: Files) -> Json:
    """editMessageMedia: the edited message; a text may become a photo or a document too."""
    chat, message = editable(world, params)
    if not any(field in message for field in ("text", "photo", "document")):
        raise bad_request("message media can't be edited")
    old = (*FIELDS, "text", "entities", "link_preview_options")
    return replace(world, chat, message, params, _item(world, params["media"], files), old=old)


def get_file(world: World, params: Json, _: Files) -> Json:
    """getFile: where to download it from."""
    stored = world.files.get(params["file_id"])
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.content) > 20 * MEGABYTE:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
        "file_path": stored.path,
    }


def file_at(world: World, path: str) -> StoredFile | None:
    """The file behind `/file/bot<token>/<path>`, or None."""
    return next((stored for stored in world.files.values() if stored.path == path), None)


METHODS: dict[str, Method] = {
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "editMessageMedia": edit_media,
    "getFile": get_file,
}
