"""How `content/texts/ru/*.ftl` are read: the part of Fluent that we use, and a problem for all the rest.

Mozilla's parser reads them; the phrases become tuples of texts and slots. Both ready-made engines fall silent where we
must not (a missing variable prints its name, a broken entry is skipped, 1000 gains a space), and one of them formats
slowly (75 us), the other compiles slowly (0.8 s for six hundred phrases at every start).

In use: texts, variables, choices by a number or a word, references to other phrases, literals like `{ "{" }`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.stream import FluentParserStream
from markupsafe import Markup

from bot.course.files import decode, is_left_behind
from bot.course.labels import measure
from bot.course.phrases import Phrase, Phrases, Pieces, Placeable, Selection, names_in
from bot.course.problems import Remark
from bot.course.scripts import mixed_in_text

PHRASES = "texts/ru"  # a folder: one file a wing of the program
ONCE = "texts/ru.ftl"  # where they all lay until the wings came
TAGS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler"}  # what messengers know

_JUNK = {  # what Mozilla's parser stumbles at
    "E0002": "check-phrase-start",
    "E0003": "check-phrase-brace",
    "E0010": "check-phrase-default",
    "E0011": "check-phrase-default",
    "E0015": "check-phrase-default",
    "E0020": "check-phrase-brace",
    "E0027": "check-phrase-brace",
    "E0028": "check-phrase-brace",
}
_TEXT_END = re.compile(r"[{}\n]|\Z")
_IDENTIFIER = re.compile(r"[a-zA-Z][a-zA-Z0-9_-]*")
_ANGLE = re.compile(r"<(/?)([a-z-]*)([^<>]*)>|<")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase stands: its file as people see it, its lines, the comments above (`###` of many, `#` its own)."""

    file: str
    first: int
    last: int
    section: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What the phrase files hold: the phrases that can be said, and what is wrong. Where they stand is asked seldom."""

    phrases: Phrases
    remarks: list[Remark]
    entries: Mapping[str, "_Entry"]
    junk: Mapping[Place, str]

    def places(self) -> dict[str, Place]:
        """Of the phrases that can be said."""
        said = self.phrases.keys()
        return {key: entry.place for key, entry in self.entries.items() if key in said}

    def unread(self) -> dict[Place, str]:
        """What cannot be said, as it is written."""
        said = self.phrases.keys()
        broken = [entry for key, entry in self.entries.items() if key not in said and not key.startswith("-")]
        return {**self.junk, **{one.place: one.source.text[slice(*_span(one.node))] for one in broken}}


def read_phrase_files(root: Path) -> Written:
    """The phrases of `root`/texts/ru/*.ftl."""
    texts: dict[str, str] = {}
    remarks: list[Remark] = []
    for path in phrase_files(root):
        file = f"{root.name}/{path.relative_to(root).as_posix()}"
        text, more = decode(path.read_bytes(), file)
        remarks += more
        texts |= {file: text} if text is not None else {}
    if not texts and not remarks:
        remarks.append(Remark(f"{root.name}/{PHRASES}", 1, "check-phrases-missing"))
    for path in sorted((root / PHRASES).glob("*")):
        if path.suffix != ".ftl" and not is_left_behind(path.name):
            file = f"{root.name}/{path.relative_to(root).as_posix()}"
            remarks.append(Remark(file, 1, "check-file-kind", {"suffix": ".ftl"}))
    if (root / ONCE).exists():
        remarks.append(Remark(f"{root.name}/{ONCE}", 1, "check-phrases-moved", {"folder": f"{root.name}/{PHRASES}"}))
    written = parse_phrases(texts)
    return replace(written, remarks=[*remarks, *written.remarks])


def phrase_files(root: Path) -> list[Path]:
    return sorted(path for path in (root / PHRASES).glob("*.ftl") if not is_left_behind(path.name))


def parse_phrases(texts: Mapping[str, str]) -> Written:
    """The phrases of Fluent texts, each under the name of its file."""
    book = _Book(texts)
    read = {key: phrase for key in book.entries if not key.startswith("-") and (phrase := book.phrase(key))}
    phrases = Phrases(read)
    for key, problem, words in measure(phrases):
        book.problem(key, problem, **words)
    return Written(phrases, book.remarks, book.entries, book.unread)


class _QuickParser(FluentParser):
    """The same grammar; texts and names are taken whole instead of letter by letter (a third of the start-up time)."""

    def get_text_element(self, ps: FluentParserStream) -> ast.TextElement:
        start, end = ps.index, _end_of_text(ps)
        ps.index, ps.peek_offset = end, 0
        element = ast.TextElement(ps.string[start:end])
        element.add_span(start, end)
        return element

    def get_identifier(self, ps: FluentParserStream) -> ast.Identifier:
        found = _IDENTIFIER.match(ps.string, ps.index)
        if found is None:
            return ast.Identifier(super().get_identifier(ps).name)  # raises what the grammar says
        ps.index, ps.peek_offset = found.end(), 0
        return ast.Identifier(found[0])


def _end_of_text(ps: FluentParserStream) -> int:
    found = _TEXT_END.search(ps.string, ps.index)
    return found.start() if found else len(ps.string)


class _Clumsy(Exception):
    """Something of Fluent that we do not use, or use otherwise."""

    def __init__(self, key: str, **words: str) -> None:
        self.key, self.words = key, words


@dataclass(frozen=True, slots=True)
class _Text:
    """One file's text."""

    file: str
    text: str

    def line(self, offset: int) -> int:
        return self.text.count("\n", 0, offset) + 1


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase, or a term, where it stands."""

    source: _Text
    node: ast.Message | ast.Term
    section: str

    @property
    def place(self) -> Place:
        comment, (start, end), words = self.node.comment, _span(self.node), ""
        if comment and comment.span:
            start, words = comment.span.end + 1, comment.content or ""
        return Place(self.source.file, self.source.line(start), self.source.line(end), self.section, words)


def _span(node: ast.SyntaxNode) -> tuple[int, int]:
    return (node.span.start, node.span.end) if node.span else (0, 0)


def _slip(note: ast.Annotation) -> str:
    return "check-phrase-equals" if note.arguments == ["="] else _JUNK.get(note.code, "check-phrase-broken")


class _Book:
    """Fluent texts being read: their entries, and the problems that gather on the way."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.remarks: list[Remark] = []
        self.unread: dict[Place, str] = {}
        self.entries: dict[str, _Entry] = {}
        self.making: list[str] = []  # against circles of references
        for file, text in texts.items():
            self.read(_Text(file, text))
            self.remarks += mixed_in_text(text, file)

    def read(self, source: _Text) -> None:
        section = ""
        for node in _QuickParser().parse(source.text).body:
            if isinstance(node, ast.Junk):
                self.junk(source, node, section)
            elif isinstance(node, ast.ResourceComment):
                section = node.content or ""
            elif isinstance(node, ast.Message | ast.Term):
                key = f"-{node.id.name}" if isinstance(node, ast.Term) else node.id.name
                entry = _Entry(source, node, section)
                first = self.entries.setdefault(key, entry)
                if first is not entry:
                    there = f"{first.place.file}:{first.place.first}"
                    words = {"there": there}
                    self.remarks.append(_remark(entry.place, key, "check-phrase-twice", words))

    def problem(self, key: str, problem: str, **words: str | int) -> None:
        self.remarks.append(_remark(self.entries[key].place, key, problem, words))

    def junk(self, source: _Text, junk: ast.Junk, section: str) -> None:
        note, (start, end) = junk.annotations[0], _span(junk)
        # The parser stumbles at the next word; the mistake is before the gap.
        stumbled = len(source.text[: note.span.start if note.span else 0].rstrip())
        self.unread[Place(source.file, source.line(start), source.line(end), section)] = source.text[start:end]
        self.remarks.append(Remark(source.file, source.line(max(start, stumbled)), _slip(note)))

    def phrase(self, key: str) -> Phrase | None:
        try:
            pieces = self.entry(key)
        except _Clumsy as clumsy:
            self.problem(key, clumsy.key, **clumsy.words)
            return None
        variables = frozenset(names_in(pieces))
        fixed = None if variables else Markup("".join(map(str, pieces)))  # our own words
        return Phrase(pieces, variables, fixed)

    def entry(self, key: str) -> Pieces:
        found = self.entries.get(key)
        if found is None:
            raise _Clumsy("check-phrase-unknown", other=key)
        if key in self.making:
            raise _Clumsy("check-phrase-circle", other=key)
        entry = found.node
        if entry.attributes or entry.value is None:
            raise _Clumsy("check-phrase-attribute")
        self.making.append(key)
        try:
            return self.pattern(entry.value)
        finally:
            self.making.pop()

    def pattern(self, pattern: ast.Pattern) -> Pieces:
        """Neighbouring texts are joined."""
        pieces: list[str | Placeable | Selection] = []
        for element in pattern.elements:
            found: Pieces = (
                (element.value,) if isinstance(element, ast.TextElement) else self.placed(element.expression)
            )
            for piece in found:
                if pieces and isinstance(piece, str) and isinstance(pieces[-1], str):
                    pieces[-1] += piece
                else:
                    pieces.append(piece)
        refuse_bad_tags("".join(piece for piece in pieces if isinstance(piece, str)))
        return tuple(pieces)

    def placed(self, expression: ast.InlineExpression | ast.Placeable | ast.SelectExpression) -> Pieces:
        match expression:
            case ast.StringLiteral():
                return (str(expression.parse()["value"]),)
            case ast.VariableReference():
                return (Placeable(expression.id.name),)
            case ast.MessageReference(attribute=None):
                return self.entry(expression.id.name)
            case ast.TermReference(attribute=None, arguments=None):
                return self.entry(f"-{expression.id.name}")
            case ast.SelectExpression(selector=ast.VariableReference(id=chosen_by), variants=variants):
                return (self.choice(chosen_by.name, variants),)
        raise _Clumsy("check-phrase-foreign")

    def choice(self, name: str, variants: list[ast.Variant]) -> Selection:
        found: dict[str, Pieces] = {}
        default = ""
        for variant in variants:
            key = variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value
            found[key] = self.pattern(variant.value)
            default = key if variant.default else default
        # [few] may be absent: after "not enough" Russian has only two forms. 5 and 0 may not.
        if default in {"one", "few"} or ("few" in found and "one" not in found):
            raise _Clumsy("check-phrase-forms", name=name)
        return Selection(name, found, found[default])


def refuse_bad_tags(text: str) -> None:
    """Messengers refuse a whole message for one tag that is unknown or unclosed."""
    opened: list[str] = []
    for tag in _ANGLE.finditer(text):
        if tag[2] not in TAGS:
            raise _Clumsy("check-phrase-tag", tag=tag[0])
        if not tag[1]:
            opened.append(tag[2])
        elif not opened or opened.pop() != tag[2]:
            raise _Clumsy("check-phrase-tag-closes", tag=tag[0])
    if opened:
        raise _Clumsy("check-phrase-tag-open", tag=opened[-1])


def _remark(place: Place, key: str, problem: str, words: Mapping[str, str | int]) -> Remark:
    return Remark(place.file, place.first, problem, words, "check-in-phrase", key)
