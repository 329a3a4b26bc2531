"""What a file of `content/` holds: its text, and of a lesson the header and the cards."""

import re
from dataclasses import dataclass

from bot.course.problems import Remark
from bot.course.sheets import Sheet, read_sheet
from bot.course.spelling import all_unseen

_ANOTHER_BREAK = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")
# A space of another kind is welcome in a text. In an indent, behind a dash, a colon or a mark of Markdown, and at the
# end of a line it only looks like the space that is wanted there.
_SPACE = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_ODD_SPACE = re.compile(
    rf"^[ \t]*(?:(?:[-*>#]|\d+[.)])[ \t]*)*(?:[\w-]+:[ \t]*)?({_SPACE})|({_SPACE})[ \t]*$", re.MULTILINE
)
# Made by systems and offices beside what somebody wrote; names in small letters.
_LEFT_BEHIND = {"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"}
_HEADER = re.compile(r"\s*[a-z_]+:\s")
_FENCE = re.compile(r"---[ \t]*")
# The same, and what an editor made of three hyphens, or a hand of two: no text is only that.
_DIVIDER = re.compile(r"^[ \t]*(?=.*[^\s-]|--)[-\u2010-\u2015\u2212]{1,3}[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LessonFile:
    """A lesson's file: its header (empty if unreadable), and the source of each card with the line where it starts."""

    header: Sheet
    cards: tuple[tuple[int, str], ...]


def decode(raw: bytes, file: str) -> tuple[str | None, list[Remark]]:
    """The text of a file with plain line ends and without a byte order mark (editors on Windows add both); what nobody
    sees in it is told and taken out, so that the rest can be read."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return None, [Remark(file, raw.count(b"\n", 0, error.start) + 1, "check-encoding")]
    instead = {sign.start(): "" for sign in all_unseen(text)}
    instead |= {sign.start(): " " for sign in _ANOTHER_BREAK.finditer(text)}
    remarks = [_odd(text, place, file) for place in instead]
    if instead:
        text = "".join(instead.get(place, sign) for place, sign in enumerate(text))
    lines = text.split("\n")
    for space in _ODD_SPACE.finditer(text):
        remarks.append(remark := _odd(text, space.start(space.lastindex or 0), file))
        lines[remark.line - 1] = re.sub(_SPACE, " ", lines[remark.line - 1])
    return "\n".join(lines), remarks


def _odd(text: str, place: int, file: str) -> Remark:
    words = {"code": f"U+{ord(text[place]):04X}"}
    return Remark(file, text.count("\n", 0, place) + 1, "check-invisible", words)


def is_left_behind(name: str) -> bool:
    """Whether a file was made by the system or the office and not by an editor."""
    return name.startswith((".", "~$")) or name.lower() in _LEFT_BEHIND


def read_lesson_file(text: str, file: str) -> tuple[LessonFile, list[Remark]]:
    """A Markdown file: a header between two lines `---`, then cards divided by lines `---`."""
    fences = list(_DIVIDER.finditer(text))
    starts, ends = [0, *(fence.end() for fence in fences)], [*(fence.start() for fence in fences), len(text)]
    blocks = [
        (text.count("\n", 0, start) + 1, text[start:end]) for start, end in zip(starts, ends, strict=True)
    ]  # the first one stands before the header
    if len(blocks) < 3 or blocks[0][1].strip():
        cards = [block for block in blocks if block[1].strip() and not _HEADER.match(block[1])]
        return LessonFile(Sheet(file, None, {}), tuple(cards)), [Remark(file, 1, "check-no-header")]
    almost = [
        Remark(file, text.count("\n", 0, found.start()) + 1, "check-divider", {"line": found[0].strip()})
        for found in fences
        if not _FENCE.fullmatch(found[0])
    ]
    line, source = blocks[1]
    header, remarks = read_sheet(source, file, line)
    return LessonFile(header or Sheet(file, None, {}), tuple(blocks[2:])), [*remarks, *almost]
