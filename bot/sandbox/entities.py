"""Which text and entities does Telegram make of HTML, and with which words does it refuse?

Offsets and lengths are in UTF-16 code units, byte offsets in the words of refusals are in UTF-8, as in Telegram.
"""

from __future__ import annotations

import re

from bot.sandbox.world import Json, bad_request

PLAIN_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
}
TAGS = {*PLAIN_TAGS, "a", "code", "pre", "blockquote", "tg-emoji"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_SPECIAL = re.compile("[<&]")
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"[^\s=>/\"']*")
_NAME_TOKEN = re.compile(r"[0-9a-zA-Z.-]*")
_SPACES = re.compile(r"\s*")


def utf16(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Plain text and its entities. Raises ApiError with Telegram's words when the HTML is not well-formed."""
    return _Parser(source).run()


class _Parser:
    """One pass over the source, with the open tags on a stack: (tag, argument, UTF-16 offset, output length)."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.length = 0
        self.open: list[tuple[str, str, int, int]] = []
        self.entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        while (special := _SPECIAL.search(self.source, self.at)) is not None:
            self._write(self.source[self.at : special.start()])
            self.at = special.start()
            if special.group() == "&":
                self._write(self._character())
            elif self.source.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        self._write(self.source[self.at :])
        if self.open:
            raise bad_request(
                f"can't parse entities: Can't find end tag corresponding to start tag \"{self.open[-1][0]}\""
            )
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.out), self.entities

    def _write(self, text: str) -> None:
        if text:
            self.out.append(text)
            self.length += utf16(text)

    def _refuse(self, words: str, at: int, rest: str = "") -> Exception:
        offset = len(self.source[:at].encode())
        return bad_request(f"can't parse entities: {words} at byte offset {offset}{rest}")

    def _character(self) -> str:
        """The character that `&...;` stands for, or the bare ampersand that it is."""
        found = _CHARACTER.match(self.source, self.at)
        character = _decoded(found) if found is not None else ""
        if found is None or not character:
            self.at += 1
            return "&"
        self.at = found.end()
        return character

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.source, self.at)
        assert found is not None  # all these patterns match the empty string
        self.at = found.end()
        return found.group()

    def _here(self) -> str:
        return self.source[self.at : self.at + 1]

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._skip(_TAG_NAME).lower()
        if not self._here():
            raise self._refuse("Unclosed start tag", begin)
        if tag not in TAGS:
            raise self._refuse(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while True:
            self._skip(_SPACES)
            if self._here() == ">":
                break
            name, value = self._attribute(tag, begin)
            if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id")}:
                argument = value
            elif tag == "code" and name == "class" and value.startswith("language-"):
                argument = value.removeprefix("language-")
            elif tag == "span" and name == "class" and value.startswith("tg-"):
                argument = value.removeprefix("tg-")
            elif tag == "blockquote" and name == "expandable":
                argument = "1"
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise self._refuse('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append((tag, argument, self.length, len(self.out)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._skip(_ATTRIBUTE)
        if not self._here():
            raise self._refuse("Unclosed start tag", begin)
        if not name:
            raise self._refuse(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip(_SPACES)
        if self._here() != "=":
            return name, ""
        self.at += 1
        self._skip(_SPACES)
        quote = self._here()
        if quote not in {'"', "'"}:
            token_at = self.at
            value = self._skip(_NAME_TOKEN).lower()
            if self._here() and self._here() != ">" and not self._here().isspace():
                raise self._refuse("Unexpected end of name token", token_at)
        else:
            self.at += 1
            end = self.source.find(quote, self.at)
            raw = self.source[self.at :] if end < 0 else self.source[self.at : end]
            value = _CHARACTER.sub(lambda found: _decoded(found) or found.group(), raw)
            self.at = len(self.source) if end < 0 else end + 1
        if not self._here():
            raise self._refuse("Unclosed start tag", begin)
        return name, value

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._refuse("Unexpected end tag", begin)
        self.at += 2
        found = self._skip(_TAG_NAME).lower()
        self._skip(_SPACES)
        if self._here() != ">":
            raise self._refuse("Unclosed end tag", begin)
        self.at += 1
        tag, argument, offset, written = self.open.pop()
        if found and found != tag:
            raise self._refuse("Unmatched end tag", begin, f', expected "</{tag}>", found "</{found}>"')
        if self.length > offset:
            self._entity(tag, argument, offset, "".join(self.out[written:]))

    def _entity(self, tag: str, argument: str, offset: int, inside: str) -> None:
        entity: Json = {"offset": offset, "length": self.length - offset, "type": PLAIN_TAGS.get(tag, tag)}
        if tag == "a":
            url = argument or inside
            if re.fullmatch(r"tg://user\?id=\d+", url):
                entity |= {"type": "text_mention", "user_id": int(url.rpartition("=")[2])}
            elif link := checked_url(url):
                entity |= {"type": "text_link", "url": link}
            else:
                return  # Telegram drops a link that leads nowhere and keeps its text
        elif tag == "tg-emoji":
            if not argument.isdigit():
                raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
            entity |= {"type": "custom_emoji", "custom_emoji_id": argument}
        elif tag == "blockquote" and argument:
            entity["type"] = "expandable_blockquote"
        elif tag in {"code", "pre"}:
            last = self.entities[-1] if self.entities else {}
            same = (last.get("offset"), last.get("length")) == (offset, entity["length"])
            if tag == "pre" and same and last["type"] == "code":
                self.entities.pop()
                entity |= {"language": last["language"]} if "language" in last else {}
            elif argument:
                entity["language"] = argument  # kept only until the pre around it closes; see `tidy`
        self.entities.append(entity)


def _decoded(found: re.Match[str]) -> str:
    """The character of an entity or a numeric reference; an empty string when Telegram knows none."""
    hexadecimal, decimal, name = found.groups()
    if name is not None:
        return NAMED.get(name, "")
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    known = 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF and len(found.group().rstrip(";")) < 10
    return chr(code) if known else ""


def checked_url(url: str) -> str | None:
    """The link as Telegram keeps it, or None when it is not one: `example.ru` becomes `http://example.ru/`."""
    url = url.strip()
    if re.match(r"(?:tg|ton|tonsite|mailto|tel):", url):
        return url
    found = re.fullmatch(r"(?:(https?)://)?([^\s/?#:@]+)(:\d+)?([/?#]\S*)?", url, re.IGNORECASE)
    if found is None or "." not in found[2].strip("."):
        return None
    return f"{(found[1] or 'http').lower()}://{found[2]}{found[3] or ''}{found[4] or '/'}"


def tidy(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Text without spaces and line feeds at its ends, and the entities moved and cut to fit."""
    kept = text.rstrip()
    start = len(kept) - len(kept.lstrip())
    if start:
        kept = kept[start:]
    shift, end = (utf16(text[:start]) if start else 0), utf16(kept)
    if not entities:
        return kept, []
    fitting = []
    for entity in entities:
        left = max(entity["offset"] - shift, 0)
        right = min(entity["offset"] + entity["length"] - shift, end)
        if right > left:
            cut = entity | {"offset": left, "length": right - left}
            if cut["type"] == "code":
                cut.pop("language", None)
            fitting.append(cut)
    return kept, fitting


_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+|(?<![\w@./])(?:[\w-]+\.)+(?:ru|com|org|net|info|su|\u0440\u0444)(?![\w-])(?:/[^\s<>\"]*)?)"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>(?<![\w/@])@[A-Za-z]\w{3,31})"
    r"|(?P<bot_command>(?<![\w/<>@])/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\w/]))"
    r"|(?P<hashtag>(?<![\w&#])#\w*[^\W\d]\w*)"
)
_HINTS = re.compile("[./@#]")


def with_found(text: str, entities: list[Json]) -> list[Json]:
    """The entities plus those that Telegram finds by itself: links, e-mails, mentions, commands, hashtags."""
    if _HINTS.search(text) is None:
        return entities
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in entities
        if entity["type"] in {"code", "pre", "text_link", "text_mention"}
    ]
    found = []
    for match in _FOUND.finditer(text):
        kind = str(match.lastgroup)
        piece = match.group().rstrip(".,:;!?)»") if kind == "url" else match.group()
        offset, length = utf16(text[: match.start()]), utf16(piece)
        if not any(start < offset + length and offset < end for start, end in taken):
            found.append({"offset": offset, "length": length, "type": kind})
    if not found:
        return entities
    return sorted(entities + found, key=lambda entity: (entity["offset"], -entity["length"]))


def check_entities(text: str, entities: list[Json]) -> list[Json]:
    """Entities that a caller gave instead of HTML, sorted. Raises ApiError when one reaches out of the text."""
    for entity in entities:
        if entity["offset"] < 0 or entity["length"] <= 0 or entity["offset"] + entity["length"] > utf16(text):
            raise bad_request("entity beginning or end is out of the text")
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
