"""The bot's phrases as bubbles: each with something in its places, and once for each of its forms."""

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from bot.course.ftl import Place, Written
from bot.course.phrases import Pieces, Selection
from bot.preview.bubbles import Bubble, Chapter, Group, Words, joined

_FORMS = {"one": (1, 21, 31), "few": (3, 2, 4), "many": (5, 8, 11)}
_OTHERWISE = (5, 8, 11, 3, 1)

Given = dict[str, str | int]


class PhrasePages:
    """The chapter of the phrases."""

    def __init__(self, written: Written, say: Words) -> None:
        self.written, self.say = written, say
        # Something for each variable: "name: Anna; day: 28".
        samples = (sample.partition(":") for sample in say.plain("preview-samples").split(";"))
        self.samples = {name.strip(): value.strip() for name, _, value in samples}

    def chapter(self) -> Chapter:
        written = self.written
        shown = {place: self.said(key, place) for key, place in written.places().items()}
        shown |= {place: self.unread(place, text) for place, text in written.unread().items()}
        sections: dict[tuple[str, str], list[Bubble]] = {}
        for place in sorted(shown, key=lambda place: (place.file, place.first)):
            sections.setdefault((place.file, place.section.partition(":")[0]), []).append(shown[place])
        groups = [
            Group(" · ".join(filter(None, (Path(file).name, section))), file, bubbles)
            for (file, section), bubbles in sections.items()
        ]
        return Chapter(self.say.plain("preview-phrases"), "phrases", groups)

    def said(self, key: str, place: Place) -> Bubble:
        comment = Markup('<p class="note">{}</p>').format(place.comment) if place.comment else Markup()
        return Bubble(place.file, place.first, key, self.body(key) + comment, place.last)

    def unread(self, place: Place, text: str) -> Bubble:
        body = Markup('<div class="said">{}</div>').format(text.strip())
        return Bubble(place.file, place.first, "", body, place.last)

    def body(self, key: str) -> Markup:
        kind = "button" if "-button-" in key else "said"
        pieces = self.written.phrases.pieces(key)
        base = self.given(pieces, _choosing(pieces))
        forms = list(_forms(pieces, {}))
        if not forms:
            return Markup('<div class="{}">{}</div>').format(kind, self.filled(key, base))
        shown: dict[Markup, list[Given]] = {}
        for form in forms:
            told = shown.setdefault(self.filled(key, {**base, **form}), [])
            told += [form] if form not in told else []
        return joined(
            Markup('<p class="when">{}</p><div class="{}">{}</div>').format(_told(told), kind, words)
            for words, told in shown.items()
        )

    def given(self, pieces: Pieces, choosing: set[str]) -> Given:
        """Something for every variable, marked as such unless a form is chosen by it."""
        found: Given = {}
        for piece in pieces:
            if isinstance(piece, Selection):
                found[piece.name] = _value(piece, next(iter(piece.variants)))
                for variant in piece.variants.values():
                    found = {**self.given(variant, choosing), **found}
            elif not isinstance(piece, str) and piece.name not in choosing:
                sample = self.samples.get(piece.name, piece.name)
                found[piece.name] = Markup('<span class="slot" title="{}">{}</span>').format(f"${piece.name}", sample)
        return found

    def filled(self, key: str, given: Given) -> Markup:
        words = self.written.phrases(key, **given)
        if '="<span' not in words:
            return words
        plain = {name: value.striptags() if isinstance(value, Markup) else value for name, value in given.items()}
        return self.written.phrases(key, **plain)


def _choosing(pieces: Pieces) -> set[str]:
    """The variables that choose a form."""
    chosen = [piece for piece in pieces if isinstance(piece, Selection)]
    inner = (_choosing(variant) for piece in chosen for variant in piece.variants.values())
    return {piece.name for piece in chosen}.union(*inner)


def _forms(pieces: Pieces, given: Given) -> Iterator[Given]:
    """What has to be given so that each form is chosen once."""
    for piece in pieces:
        if not isinstance(piece, Selection):
            continue
        if piece.name in given:
            yield from _forms(piece.pick(given[piece.name]), given)
            continue
        for key, variant in piece.variants.items():
            chosen = {**given, piece.name: _value(piece, key)}
            deeper = list(_forms(variant, chosen))
            yield from deeper or [chosen]


def _value(selection: Selection, key: str) -> str | int:
    """Something that chooses this form."""
    if key.isdecimal():
        return int(key)
    variants = selection.variants
    if not any(form.isdecimal() or form in _FORMS for form in variants):
        return key
    tried = (number for number in _FORMS.get(key, _OTHERWISE) if selection.pick(number) is variants[key])
    return next(tried, key)


def _told(forms: list[Given]) -> str:
    return "; ".join(", ".join(f"{name} = {value}" for name, value in form.items()) for form in forms)
