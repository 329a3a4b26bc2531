"""The name in what somebody says of herself: «Hello, my name is Anna, I keep the page» is Anna."""

import re
from collections.abc import Collection

from bot.course.spelling import folded, seen

_ENDS = re.compile(r"[,;!?]|\.\s| [-–—] ")  # behind them people say who they are


def name_in(typed: str, greetings: Collection[str]) -> str:
    """The name without the words before it, folded in `greetings`, and without what follows it; "" if none is left."""
    words = seen(typed).split()
    while words and folded(words[0]) in greetings:
        del words[0]
    return _ENDS.split(" ".join(words), maxsplit=1)[0]
