"""Which spellings are the same to the eye: used wherever what people type meets what authors wrote."""

import unicodedata


def folded(text: str) -> str:
    """Without case, the dots of a yo, and extra spaces; full-width and other look-alike forms made plain."""
    yo, ye = "\N{CYRILLIC SMALL LETTER IO}", "\N{CYRILLIC SMALL LETTER IE}"
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace(yo, ye).split())
