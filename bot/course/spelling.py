"""Which spellings are the same to people: used wherever what somebody typed meets what is known.

Three steps, each for its own purpose: `seen` is what may be kept and shown, `level` is what patterns are looked for in,
`folded` is what is compared.
"""

import re
import unicodedata
from collections.abc import Iterator

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f"  # controls but for those that break a line
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_JOINER, _BLACK_FLAG, _EMOJI = "\u200d", "\U0001f3f4", "\ufe0f"
_FLAG_OF_A_REGION = range(0xE0020, 0xE0080)
_SYMBOLS = {"So", "Sk"}  # of unicodedata: pictures, and the colour of a skin
_DASHES = (0xAF, 0x2D7, 0x58A, *range(0x2010, 0x2016), 0x2043, 0x2212, 0x2E3A, 0x2E3B, 0xFE58, 0xFE63, 0xFF0D)
_QUOTES = (0xAB, 0xBB, *range(0x201C, 0x2020), 0x2039, 0x203A, 0x275D, 0x275E, 0xFF02)
_APOSTROPHES = (0x60, 0xB4, 0x2B9, 0x2BC, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07)
_ROUND_A_HYPHEN = re.compile(r"\s*-+\s*")
# Latin letters that a Russian keyboard has under other keys, as their Cyrillic twins, and yo as ye. In small letters,
# so that b and h stand for what their capitals look like: both sides of a comparison are written so.
_LATIN = "abcehkmoptxy"
_CYRILLIC = "\u0430\u0432\u0441\u0435\u043d\u043a\u043c\u043e\u0440\u0442\u0445\u0443"
# How each Russian letter from a to ya is written in an address; those between the spaces have no sound of their own.
_SOUNDS = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya".replace("-", "").split(" ")
_LATIN_FOR = str.maketrans(dict(zip(map(chr, range(0x430, 0x450)), _SOUNDS, strict=True)) | {"\u0451": "e"})
_TWINS = str.maketrans(_LATIN + "\u0451\u0456", _CYRILLIC + "\u0435i")


def seen(text: str) -> str:
    """What can be seen of it, in one line: without signs that nobody sees, and with one space for any white space.

    Joiners stay where they hold an emoji together. Letters that came apart, as a letter and its breve, come together.
    """
    whole = unicodedata.normalize("NFC", text)
    return " ".join(_UNSEEN.sub(lambda found: found[0] if _holds_together(found) else "", whole).split())


def all_unseen(text: str) -> Iterator[re.Match[str]]:
    """The signs that nobody sees, but for those inside an emoji."""
    return (found for found in _UNSEEN.finditer(text) if not _holds_together(found))


def _holds_together(found: re.Match[str]) -> bool:
    start, end = found.span()
    before, after = found.string[max(0, start - 1) : start], found.string[end : end + 1]
    if found[0] == _JOINER and before and after:
        return (unicodedata.category(before) in _SYMBOLS or before == _EMOJI) and unicodedata.category(after) == "So"
    in_a_flag = before == _BLACK_FLAG or (before != "" and ord(before) in _FLAG_OF_A_REGION)
    return ord(found[0]) in _FLAG_OF_A_REGION and in_a_flag


class _Level(dict[int, str]):
    """One plain sign for each: found once, kept then."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = unicodedata.normalize("NFKC", sign)
        self[code] = plain if len(plain) == 1 else sign
        return self[code]


_LEVEL = _Level(
    dict.fromkeys(_DASHES, "-") | dict.fromkeys(_QUOTES, '"') | dict.fromkeys(_APOSTROPHES, "'"),
)


def level(text: str) -> str:
    """With one kind of dash, quotes and digits. Sign for sign: what stands at a place here stands there in `text`."""
    return text.translate(_LEVEL)


def folded(text: str) -> str:
    """What is compared: without case, yo, look-alike letters, quotes, marks and pictures at the ends."""
    plain = level(unicodedata.normalize("NFKC", level(seen(text)))).replace('"', "").replace(_EMOJI, "")
    plain = _ROUND_A_HYPHEN.sub("-", " ".join(plain.casefold().translate(_TWINS).split()))
    return _trimmed(plain) or plain


def _trimmed(text: str) -> str:
    """Without what is no letter and no digit at the ends, in time that follows the length."""
    first, last = 0, len(text)
    while first < last and not text[first].isalnum():
        first += 1
    while first < last and not text[last - 1].isalnum():
        last -= 1
    return text[first:last]


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit in it, and not pictures and marks alone."""
    return any(sign.isalnum() for sign in seen(text))


def latin(text: str, length: int) -> str:
    """A name for a file or an address: small Latin letters, figures and hyphens, `length` at most."""
    plain = re.sub("[^a-z0-9]+", "-", seen(text).casefold().translate(_LATIN_FOR))
    return plain.strip("-")[:length].strip("-")
