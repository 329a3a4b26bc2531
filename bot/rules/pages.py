"""Which page somebody means by what she pasted."""

import re
from urllib.parse import SplitResult, urlsplit

LIMIT = 200  # characters of an address
PLATFORMS = {"vk.com": "vk", "vk.ru": "vk", "ok.ru": "ok", "t.me": "telegram", "max.ru": "max"}


class NotAPage(ValueError):
    """Why it is no page's address: `whole_platform` when the page itself is missing from it."""

    def __init__(self, whole_platform: bool = False) -> None:
        super().__init__("the platform without a page" if whole_platform else "not an address")
        self.whole_platform = whole_platform


def read_page(typed: str) -> tuple[str, str]:
    """(platform, https address), where the phone's `m.` and `www.` are left out. Raises NotAPage."""
    words = typed.split()
    pasted = words[0] if len(words) == 1 else ""
    if re.fullmatch(r"@\w{3,32}", pasted):
        pasted = f"t.me/{pasted[1:]}"
    parts = _split(pasted)
    host = (parts.hostname or "").lower().removeprefix("www.").removeprefix("m.")
    if parts.scheme not in {"http", "https"} or not re.fullmatch(r"[\w-]+(\.[\w-]+)+", host):
        raise NotAPage
    path = parts.path.rstrip("/")
    if host in PLATFORMS and not path:
        raise NotAPage(whole_platform=True)
    query = f"?{parts.query}" if parts.query else ""
    return PLATFORMS.get(host, "other"), f"https://{host}{path}{query}"


def _split(pasted: str) -> SplitResult:
    if len(pasted) > LIMIT or not pasted.isprintable():
        raise NotAPage
    try:
        return urlsplit(pasted if "://" in pasted else f"https://{pasted}")
    except ValueError as error:  # half a bracket, for one
        raise NotAPage from error
