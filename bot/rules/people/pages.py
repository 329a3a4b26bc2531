"""Which page somebody means by what she pasted."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.course.spelling import seen

LIMIT, LINK_LIMIT = 200, 300  # characters of a page's address, and of a post's
OPENING, CLOSING = '(["\u00ab', '.,;!?)]"\u00bb'  # what people put around an address
PLATFORMS = {
    "vk.com": "vk",
    "vk.ru": "vk",
    "ok.ru": "ok",
    "t.me": "telegram",
    "telegram.me": "telegram",
    "max.ru": "max",
}


# Parts of a platform that belong to the reader or to one post.
INSIDE = re.compile(
    r"/(feed|im|friends|groups|communities|search|share|share/.*|@.*|\w+\.php|(wall|video|clip|photo|topic|album)s?-?\d.*)",
    re.IGNORECASE,
)
# How those who do not change the keyboard type vk.com, vk.ru and ok.ru.
TYPED = {
    "\u0432\u043a.\u043a\u043e\u043c": "vk.com",
    "\u0432\u043a.\u0440\u0443": "vk.ru",
    "\u043e\u043a.\u0440\u0443": "ok.ru",
}
# A post's path, by platform, and its page's path in it. VK's posts tell a number only, and the page is asked for.
POSTS = {
    "ok": r"(/(?:group/)?[^/]+)/(?:topic|statuses)/.+",
    "telegram": r"(/[A-Za-z]\w+)/\d+",
}
CHANNEL = re.compile(r"@\w{3,32}")
ADDRESS = re.compile(r"://|\w\.\w+/\w")  # what a word in a sentence must hold to be taken for the address


class NotAPage(ValueError):
    """Why it is no page's address: `whole_platform` when the page itself is missing from it."""

    def __init__(self, whole_platform: bool = False) -> None:
        super().__init__("the platform without a page" if whole_platform else "not an address")
        self.whole_platform = whole_platform


def read_page(typed: str) -> tuple[str, str]:
    """(platform, https address), where the phone's `m.` and `www.` are left out. Raises NotAPage."""
    alone = seen(typed)
    address = _address(f"t.me/{alone[1:]}" if CHANNEL.fullmatch(alone) else alone, LIMIT)
    host, path, query = address.host.removeprefix("www.").removeprefix("m."), address.path, address.query
    if host not in PLATFORMS:
        bare = not (path or query or address.with_scheme)
        if bare and host.count(".") > 1 and not host.isascii():
            raise NotAPage  # initials and a surname, not an address
        return "other", f"https://{host}{address.port}{path}{query}"
    path = _of_its_page(PLATFORMS[host], path)
    if not path or INSIDE.fullmatch(path):
        raise NotAPage(whole_platform=True)
    if not path.isascii():
        raise NotAPage  # no page of theirs is called so: it was typed by ear
    # Platforms do not tell capitals apart, and what follows a question mark is the phone's, not the page's.
    return PLATFORMS[host], f"https://{host}{path.lower()}"


def _of_its_page(platform: str, path: str) -> str:
    """The path of the page that a post's path belongs to; any other path is left as it is."""
    found = re.fullmatch(POSTS.get(platform, "(?!)"), path)
    return path if found is None else found[1]


def read_link(typed: str) -> str:
    """The address of one post, as it is to be opened: it leads somewhere inside. Raises NotAPage."""
    address = _address(typed, LINK_LIMIT)
    if not (address.path or address.query):
        raise NotAPage(whole_platform=address.host in PLATFORMS)
    return f"https://{address.host}{address.port}{address.path}{address.query}{address.fragment}"


@dataclass(frozen=True, slots=True)
class _Address:
    host: str  # small letters
    port: str  # ":8080", or nothing
    path: str  # without a slash at its end
    query: str  # with its question mark
    fragment: str
    with_scheme: bool


def _address(typed: str, limit: int) -> _Address:
    """The one address in what was typed: alone, or as the only word that looks like one. Raises NotAPage."""
    words = seen(typed).split()
    found = words if len(words) == 1 else [word for word in words if ADDRESS.search(word)]
    pasted = found[0].lstrip(OPENING).rstrip(CLOSING) if len(found) == 1 else ""
    if len(pasted) > limit:
        raise NotAPage
    try:
        parts = urlsplit(pasted if "://" in pasted else f"https://{pasted}")
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:  # half a bracket, a port of letters
        raise NotAPage from error
    host = (parts.hostname or "").lower()
    host = TYPED.get(host, host)
    # The last part of a host has letters only, which 15.00 and "etc." do not; an abbreviation is too short for one.
    if parts.scheme not in {"http", "https"} or not re.fullmatch(r"([\w-]+\.)+(xn--[\w-]+|[^\W\d_]{2,})", host):
        raise NotAPage
    query, fragment = f"?{parts.query}" if parts.query else "", f"#{parts.fragment}" if parts.fragment else ""
    return _Address(host, port, parts.path.rstrip("/"), query, fragment, "://" in pasted)


def short_url(url: str) -> str:
    """vk.com/ruchey_crb instead of https://vk.com/ruchey_crb."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")
