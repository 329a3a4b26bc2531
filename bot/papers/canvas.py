"""How is a picture for a phone drawn? Boxes, signs and wrapped lines of text, laid out downwards, become a PNG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH = 1080  # points: as wide as a phone's screen
MARK = 40  # the side of a sign
FINER = 2  # shapes are drawn so many times as large, so that their edges come out smooth
LINE_HEIGHT = 1.25
# Signs in the square from 0 to 1: a tick and a dash.
STROKES = {"tick": ((0.28, 0.53), (0.44, 0.69), (0.73, 0.34)), "dash": ((0.3, 0.5), (0.7, 0.5)), "ring": ()}


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text and its upper left corner."""

    x: int
    y: int
    text: str
    font: FreeTypeFont
    colour: str


@dataclass(frozen=True, slots=True)
class Box:
    x: int
    y: int
    width: int
    height: int
    colour: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A round sign: a ring, or a disc with a tick or a dash (keys of STROKES)."""

    x: int
    y: int
    sign: str
    colour: str


@dataclass(slots=True)
class Canvas:
    """What is to be drawn; `y` is where the next line goes."""

    y: int
    paper: str
    boxes: list[Box] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def write(self, x: int, text: str, font: FreeTypeFont, colour: str) -> None:
        """A line at the present height; the next one goes below it."""
        self.words.append(Words(x, self.y, text, font, colour))
        self.y += round(font.size * LINE_HEIGHT)

    def png(self, margin: int) -> bytes:
        """All of it, with `margin` points below the last line."""
        from PIL import Image, ImageDraw

        picture = Image.new("RGB", (WIDTH * FINER, (self.y + margin) * FINER), self.paper)
        pen = ImageDraw.Draw(picture)
        for box in self.boxes:
            corners = box.x, box.y, box.x + box.width, box.y + box.height
            pen.rounded_rectangle([FINER * at for at in corners], radius=22 * FINER, fill=box.colour)
        for mark in self.marks:
            _draw_mark(pen, mark)
        picture = picture.reduce(FINER)
        pen = ImageDraw.Draw(picture)
        for words in self.words:
            pen.text((words.x, words.y), words.text, font=words.font, fill=words.colour)
        stream = BytesIO()
        picture.save(stream, "PNG")
        return stream.getvalue()


def _draw_mark(pen: ImageDraw, mark: Mark) -> None:
    side, x, y = MARK * FINER, mark.x * FINER, mark.y * FINER
    round_ = (x + 2, y + 2, x + side - 2, y + side - 2)
    stroke = STROKES[mark.sign]
    if stroke:
        pen.ellipse(round_, fill=mark.colour)
        pen.line([(x + side * right, y + side * down) for right, down in stroke], fill="white", width=9, joint="curve")
    else:
        pen.ellipse(round_, outline=mark.colour, width=9)


def wrapped(text: str, font: FreeTypeFont, width: int, limit: int) -> Iterator[str]:
    """At most `limit` lines as wide as that, the last one cut short with an ellipsis.

    Letters that the font lacks are left out.
    """
    left = " ".join("".join(letter for letter in text if letter.isspace() or _has(font, letter)).split())
    for line in range(limit):
        if not left:
            return
        if line == limit - 1 or font.getlength(left) <= width:
            yield _shortened(left, font, width)
            return
        # Down from a guess that is surely too long: a topic may be long, and measuring costs.
        fits = next(n for n in range(min(len(left), width), 0, -1) if n == 1 or font.getlength(left[:n]) <= width)
        space = left.rfind(" ", 0, fits + 1)
        cut = space if space > 0 else fits  # a word without spaces, an address for one, is broken
        yield left[:cut].rstrip()
        left = left[cut:].lstrip()


def _shortened(text: str, font: FreeTypeFont, width: int) -> str:
    if font.getlength(text) <= width:
        return text
    text = text[:width]  # no letter is narrower than a point
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip(' .,:;')}…"


@cache
def font(weight: str, size: int) -> FreeTypeFont:
    """Manrope (SIL Open Font License 1.1), which has Cyrillic; it comes with the package font-manrope."""
    from PIL.ImageFont import truetype

    return truetype(BytesIO((files("font_manrope") / "files" / f"Manrope-{weight}.ttf").read_bytes()), size)


@cache
def _has(font: FreeTypeFont, letter: str) -> bool:
    """Whether the font can draw it: an emoji in a topic would come out as an empty box."""
    return bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))  # no font has a picture for that one
