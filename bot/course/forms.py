"""How plain values become shapes, and how pydantic's complaints become remarks an editor can act upon."""

import re
from datetime import date
from typing import Any, TypeVar

from pydantic import Field, ValidationError

from bot.course.parts import fitting_slug
from bot.course.problems import Remark
from bot.course.shapes import AwarenessDay, Listed, Module, Rubric, Shape, Term, Tip, YearOff
from bot.course.sheets import Road, Sheet


class Outline(Shape):
    """course.yaml: what is taught and in which order."""

    title: str = Field(min_length=1)
    modules: tuple[Module, ...] = Field(min_length=1)
    checklists: tuple[Listed, ...] = ()


class TipFile(Shape):
    tips: tuple[Tip, ...] = Field(min_length=1)


class CalendarFile(Shape):
    checked: date | None = None  # of all its days
    days: tuple[AwarenessDay, ...] = Field(min_length=1)


class RubricFile(Shape):
    rubrics: tuple[Rubric, ...] = Field(min_length=1, max_length=12)  # a button each


class GlossaryFile(Shape):
    terms: tuple[Term, ...] = ()


class HolidayFile(Shape):
    years: tuple[YearOff, ...] = Field(min_length=1)


class CityFile(Shape):
    cities: dict[str, str] = Field(min_length=1)
    also: dict[str, str] = Field(default_factory=dict)  # other names of cities


class LawFile(Shape):
    signs: tuple[str, ...] = Field(min_length=1)  # regular expressions


Filled = TypeVar("Filled", bound=Shape)

_KEYS = {
    "missing": "check-field-missing",
    "extra_forbidden": "check-field-unknown",
    "string_too_short": "check-text-short",
    "string_too_long": "check-text-long",
    "too_short": "check-list-short",
    "too_long": "check-list-long",
    "string_pattern_mismatch": "check-field-id",
    "int_parsing": "check-field-number",
    "int_type": "check-field-number",
    "greater_than_equal": "check-field-less",
    "less_than_equal": "check-field-more",
    "enum": "check-field-word",
    "union_tag_invalid": "check-field-word",
    "union_tag_not_found": "check-field-missing",
    "date_parsing": "check-field-date",
    "date_type": "check-field-date",
    "date_from_datetime_parsing": "check-field-date",
    "date_from_datetime_inexact": "check-field-date",
    "bool_parsing": "check-field-yes-no",
    "bool_type": "check-field-yes-no",
    "tuple_type": "check-field-list",
    "dict_type": "check-field-fields",
    "model_type": "check-field-fields",
    "model_attributes_type": "check-field-fields",
    "string_type": "check-field-text",
    "when": "check-field-when",
    "span": "check-field-span",
}


_KINDS = {"options": "single", "steps": "order", "pairs": "match", "accept": "text"}  # of a question, by its answers


def filled(shape: type[Filled], sheet: Sheet, value: Any) -> tuple[Filled | None, list[Remark]]:
    """`value`, which stands in `sheet`, as a shape; or None and a remark for each field that does not fit."""
    found, errors = _validated(shape, value)
    strange = {error["loc"][1] for error in errors if error["type"].startswith("union_tag")}
    if strange:  # nothing else was said about these questions: look at them once more as what they seem to be
        questions = [_guessed(one) if number in strange else one for number, one in enumerate(value["questions"])]
        more = _validated(shape, {**value, "questions": questions})[1]
        errors += [error for error in more if len(error["loc"]) > 2 and error["loc"][1] in strange]
    return found, [_remark(sheet, error) for error in errors if not _is_echo(error, sheet)]


def _validated(shape: type[Filled], value: Any) -> tuple[Filled | None, list[Any]]:
    try:
        return shape.model_validate(value), []
    except ValidationError as error:
        return None, list(error.errors(include_url=False))


def _guessed(question: Any) -> Any:
    """With the kind that its answers speak for."""
    found = [kind for field, kind in _KINDS.items() if field in question] if isinstance(question, dict) else []
    return {**question, "kind": found[0]} if found else question


def _is_echo(error: Any, sheet: Sheet) -> bool:
    """Whether it only follows from what has been said. A list with a broken element is also said to be too short,
    because only the good ones were counted; what could not be read is missing."""
    if error["type"] == "too_short":
        return bool(sheet.lost or len(error["input"]) >= error["ctx"]["min_length"])
    if error["type"] == "missing":
        return len(error["loc"]) == 1 and error["loc"][0] in sheet.lost
    return error["type"] == "tuple_type" and error["input"] == "" and "-" in sheet.lost


def _remark(sheet: Sheet, error: Any) -> Remark:
    road: Road = error["loc"]
    if road and road[0] == "questions":
        road = (*road[:2], *road[3:])  # the third is the kind that pydantic chose, not a field
    if error["type"].startswith("union_tag"):
        road = (*road, "kind")
    if not road:
        return sheet.remark("check-not-fields")
    context = error.get("ctx", {})
    words: dict[str, str | int] = {"field": _field(road)}
    key = _KEYS.get(error["type"], "check-field-other")
    if key in {"check-text-short", "check-text-long", "check-list-short", "check-list-long"}:
        words["limit"] = context.get("min_length", context.get("max_length", 0))
        words["length"] = len(error["input"])
    elif key in {"check-field-less", "check-field-more"}:
        words["limit"] = context.get("ge", context.get("le", 0))
    elif key == "check-field-id":
        words["example"] = fitting_slug(error["input"])
    elif key == "check-field-word":
        words["expected"] = ", ".join(
            re.findall(r"'([^']*)'", context.get("expected", context.get("expected_tags", "")))
        )
    return sheet.remark(key, road, **words)


def _field(road: Road) -> str:
    """The last field's name, with the number counted from 1 where it is one of a list: `steps 2`."""
    last = road[-1]
    return f"{_field(road[:-1])} {last + 1}" if isinstance(last, int) else last
