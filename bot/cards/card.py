"""One screen: text, buttons under it, and what the tapped button whispers."""

from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from bot.buttons.tap import APART, Menu, Tap
from bot.course.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Button:
    """A label of at most 24 characters, and either what a tap means or a web address."""

    text: str
    tap: Tap | None = None
    url: str | None = None
    apart: bool = False  # what the tap shows is a message of its own: the one under the finger holds other things too

    @property
    def data(self) -> str | None:
        """What the button holds for its tap."""
        return None if self.tap is None else f"{APART if self.apart else ''}{self.tap.pack()}"

    def parted(self) -> "Button":
        return replace(self, apart=True)


NEWLINE, PARAGRAPH = Markup("\n"), Markup("\n\n")
LABEL_LIMIT = 24  # characters that fit a button as wide as a phone
Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Card:
    text: Markup  # Telegram HTML, everything that came from people already escaped
    rows: tuple[Row, ...] = ()
    picture: str | bytes | None = None  # path relative to content/, or a PNG made just now
    document: tuple[str, bytes] | None = None  # a file to take away: its name and what is in it
    beside: bool = False  # a message of its own: the one under the finger stays, with its buttons (so with a document)
    notice: str | None = None  # plain text, at most 200 characters: a toast after a tap

    @property
    def lasting(self) -> bool:
        """Something made for her to keep: no other screen takes its place."""
        return self.document is not None or isinstance(self.picture, bytes)

    def noticing(self, notice: str) -> "Card":
        return replace(self, notice=notice)

    def aloud(self) -> "Card":
        """For a message, which has no toast: the notice becomes the first line."""
        if self.notice is None:
            return self
        return replace(self, text=PARAGRAPH.join(filter(None, (escape(self.notice), self.text))), notice=None)


def noticed(card: Card, key: str | None, say: Phrases) -> Card:
    """The card with a service's notice (the key of a phrase), or as it is when there is none."""
    return card if key is None else card.noticing(say.plain(key))


def menu_button(say: Phrases) -> Button:
    return Button(say.plain("card-button-menu"), Menu())


def bar(done: int, total: int, width: int = 10) -> str:
    """A progress bar in text: `bar(2, 5)` is ▰▰▰▰▱▱▱▱▱▱. Full only when all is done, empty only when nothing is."""
    filled = round(width * done / total) if total else 0
    if 0 < done < total:
        filled = min(max(filled, 1), width - 1)
    return "▰" * filled + "▱" * (width - filled)


def paired(buttons: list[Button]) -> tuple[Row, ...]:
    """Short buttons two in a row."""
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))


def clipped(text: str, limit: int) -> str:
    """A text of at most `limit` characters, its end cut off where it is longer."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def short(label: str, limit: int = LABEL_LIMIT) -> str:
    """A label cut after a whole word: `short("1 · Why a hospital needs it")` is "1 · Why a hospital…"."""
    if len(label) <= limit:
        return label
    words = label[:limit].split(" ")[:-1]
    while len(words) > 3 and len(words[-1]) < 3:  # a line does not end with a lonely "and"
        words.pop()
    kept = " ".join(words)
    return (kept if len(kept) > limit // 2 else label[: limit - 1]).rstrip(" ·,:;.—–-(«") + "…"
