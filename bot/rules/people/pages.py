"""Which page somebody means by what she pasted."""

import re
from urllib.parse import SplitResult, urlsplit

LIMIT = 200  # characters of an address
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
ADDRESS = re.compile(r"://|\w\.\w+/\w")  # what a word in a sentence must hold to be taken for the address


class NotAPage(ValueError):
    """Why it is no page's address: `whole_platform` when the page itself is missing from it."""

    def __init__(self, whole_platform: bool = False) -> None:
        super().__init__("the platform without a page" if whole_platform else "not an address")
        self.whole_platform = whole_platform


def read_page(typed: str) -> tuple[str, str]:
    """(platform, https address), where the phone's `m.` and `www.` are left out. Raises NotAPage."""
    words = typed.split()
    addresses = words if len(words) == 1 else [word for word in words if ADDRESS.search(word)]
    pasted = addresses[0].rstrip(".,;)»") if len(addresses) == 1 else ""
    if re.fullmatch(r"@\w{3,32}", pasted):
        pasted = f"t.me/{pasted[1:]}"
    parts = _split(pasted)
    host = (parts.hostname or "").lower().removeprefix("www.").removeprefix("m.")
    # The last part of a host has letters only, which 15.00 and "etc." do not; an abbreviation is too short for one.
    if parts.scheme not in {"http", "https"} or not re.fullmatch(r"([\w-]+\.)+(xn--[\w-]+|[^\W\d_]{2,})", host):
        raise NotAPage
    path, port = parts.path.rstrip("/"), f":{parts.port}" if parts.port else ""
    query = f"?{parts.query}" if parts.query else ""
    if host not in PLATFORMS:
        if host.count(".") > 1 and not (path or query or "://" in pasted or host.isascii()):
            raise NotAPage  # initials and a surname, not an address
        return "other", f"https://{host}{port}{path}{query}"
    if not path or INSIDE.fullmatch(path):
        raise NotAPage(whole_platform=True)
    # Platforms do not tell capitals apart, and what follows a question mark is the phone's, not the page's.
    return PLATFORMS[host], f"https://{host}{path.lower()}"


def short_url(url: str) -> str:
    """vk.com/ruchey_crb instead of https://vk.com/ruchey_crb."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")


def _split(pasted: str) -> SplitResult:
    if len(pasted) > LIMIT or not pasted.isprintable():
        raise NotAPage
    try:
        parts = urlsplit(pasted if "://" in pasted else f"https://{pasted}")
        _ = parts.port
    except ValueError as error:  # half a bracket, a port of letters
        raise NotAPage from error
    return parts
