"""How one of her pages is named: on a button, and in a text."""

from markupsafe import Markup

from bot.cards.card import LABEL_LIMIT
from bot.course.phrases import Phrases
from bot.rules.people.pages import short_url
from bot.services.people.pages import UNNAMED, Page


def page_label(page: Page, say: Phrases) -> str:
    """A page on a button: its platform and the tail of its address, such as `VK · ruchey_crb`, in 24 characters."""
    address = short_url(page.url)
    if page.platform == UNNAMED:
        return say.plain("people-platform-unnamed")
    if page.platform == "other":
        return _tail(address, LABEL_LIMIT)
    start = say.plain(f"people-platform-{page.platform}") + " · "
    return start + _tail(address.partition("/")[2] or address, LABEL_LIMIT - len(start))


def page_line(page: Page, say: Phrases) -> Markup:
    """A page in a text, such as VK: vk.com/ruchey_crb."""
    return say("people-page", platform=say(f"people-platform-{page.platform}"), address=short_url(page.url))


def _tail(text: str, limit: int) -> str:
    return text if len(text) <= limit else "…" + text[1 - limit :]
