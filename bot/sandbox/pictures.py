"""How large is this picture? Read from the first bytes of a PNG, JPEG, GIF or WebP file."""

from __future__ import annotations

import struct


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, or None when the bytes are no picture that Telegram takes."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            size = struct.unpack(">II", content[16:24])
        elif content[:6] in {b"GIF87a", b"GIF89a"}:
            size = struct.unpack("<HH", content[6:10])
        elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            size = _webp(content)
        elif content.startswith(b"\xff\xd8"):
            size = _jpeg(content)
        else:
            return None
    except (struct.error, IndexError):
        return None
    return (size[0], size[1]) if min(size) > 0 else None


def _webp(content: bytes) -> tuple[int, ...]:
    kind = content[12:16]
    if kind == b"VP8X":
        return int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", content[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _jpeg(content: bytes) -> tuple[int, ...]:
    at = 2
    while True:
        marker, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        # SOF0..SOF15 hold the frame's size, except DHT, JPG and DAC, which share the range.
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
