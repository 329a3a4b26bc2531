"""Words that Telegram measures: what the bot's phrases may be on a button and before the first word."""

from collections.abc import Iterator

from bot.course.phrases import Phrases

LETTERS = "quizzes-letters"
BUTTON = 24  # characters that fit a phone
ENDS = {"bot-description": 512, "bot-short-description": 120}  # Bot API, setMyDescription and its sister
COMMAND = 256  # Bot API, BotCommand.description


def measure(phrases: Phrases) -> Iterator[tuple[str, str, dict[str, str | int]]]:
    """(key, key of the problem, its words) for each phrase that its place would refuse. Labels with variables are not
    measured: what fills them is cut where the card is made."""
    for key in sorted(phrases.keys()):
        if phrases.variables(key):
            continue
        words = phrases.plain(key)
        limit = ENDS.get(key, COMMAND if key.startswith("command-") else BUTTON if "-button-" in key else None)
        if limit is not None and not words.strip():
            yield key, "check-label-empty", {}
        elif limit is not None and len(words) > limit:
            yield key, "check-label-long", {"length": len(words), "limit": limit}
        elif limit is not None and "<" in words:
            yield key, "check-label-tags", {}
        elif key == LETTERS and len(set(words)) < 6:
            yield key, "check-label-letters", {}
