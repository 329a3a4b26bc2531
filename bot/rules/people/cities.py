"""Which city somebody means by what she typed."""

from collections.abc import Iterable
from difflib import get_close_matches

from bot.course.spelling import folded

ALIKE = 0.8  # of difflib's ratio: one slip in a short name, two in a long one


def find_city(typed: str, cities: Iterable[str]) -> str | None:
    """The city by its name, by a name inside what was typed, by a beginning that fits only one, or by a likely slip."""
    names = {folded(city.replace("-", " ")): city for city in cities}
    wanted = folded(typed.replace("-", " ")).strip(".,! ")
    if wanted in names:
        return names[wanted]
    said = [name for name in names if f" {name} " in f" {wanted.replace('.', ' ').replace(',', ' ')} "]
    begun = [name for name in names if len(wanted) > 2 and name.startswith(f"{wanted} ")]
    alike = get_close_matches(wanted, names, n=1, cutoff=ALIKE)
    found = next((likely for likely in (said, begun, alike) if len(likely) == 1), None)
    return names[found[0]] if found else None
