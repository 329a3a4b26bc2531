"""How `content/texts/ru/*.ftl` are read: the part of Fluent that we use, and a problem for all the rest.

Mozilla's parser reads them; the phrases become tuples of texts and slots. Both ready-made engines fall silent where we
must not (a missing variable prints its name, a broken entry is skipped, 1000 gains a space), and one of them formats
slowly (75 us), the other compiles slowly (0.8 s for six hundred phrases at every start).

In use: texts, variables, choices by a number or a word, references to other phrases, literals like `{ "{" }`.
The problems of these files are in English, because the editors' words are what could not be read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.stream import FluentParserStream
from markupsafe import Markup

from bot.course.files import is_left_behind
from bot.course.labels import measure
from bot.course.phrases import Phrase, Phrases, Pieces, Placeable, Selection, names_in
from bot.course.problems import Problem

PHRASES = "texts/ru"  # a folder: one file a wing of the program
ONCE = "texts/ru.ftl"  # where they all lay until the wings came
TAGS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler"}  # what messengers know

_TEXT_END = re.compile(r"[{}\n]|\Z")
_IDENTIFIER = re.compile(r"[a-zA-Z][a-zA-Z0-9_-]*")
_ANGLE = re.compile(r"<(/?)([a-z-]*)([^<>]*)>|<")


def read_some_phrases(root: Path) -> tuple[Phrases, list[Problem]]:
    """The phrases of `root`/texts/ru/*.ftl that could be read, and the problems of the others."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in phrase_files(root):
        file = f"{root.name}/{path.relative_to(root).as_posix()}"
        try:
            texts[file] = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            problems.append(Problem(file, 1, "this file is not in UTF-8. Save it in UTF-8."))
    if not texts and not problems:
        problems.append(
            Problem(f"{root.name}/{PHRASES}", 1, "this folder is missing. Take it from the project and keep its name.")
        )
    for path in sorted((root / PHRASES).glob("*")):
        if path.suffix != ".ftl" and not is_left_behind(path.name):
            file = f"{root.name}/{path.relative_to(root).as_posix()}"
            problems.append(Problem(file, 1, "nobody reads this file. Let its name end in .ftl, or remove it."))
    if (root / ONCE).exists():
        problems.append(
            Problem(f"{root.name}/{ONCE}", 1, f"this file is read no more. Move its phrases to {PHRASES}/.")
        )
    phrases, more = parse_phrases(texts)
    return phrases, sorted([*problems, *more])


def phrase_files(root: Path) -> list[Path]:
    return sorted(path for path in (root / PHRASES).glob("*.ftl") if not is_left_behind(path.name))


def parse_phrases(texts: Mapping[str, str]) -> tuple[Phrases, list[Problem]]:
    """The phrases of Fluent texts, each under the name of its file, and their problems."""
    book = _Book(texts)
    phrases = Phrases({key: book.phrase(key) for key in book.entries if not key.startswith("-")})
    for key, wrong in measure(phrases):
        book.problem(book.entries[key], f'phrase "{key}": {wrong}')
    return phrases, sorted(book.problems)


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
    """Something of Fluent that we do not use; the message is the problem's text."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One file's text."""

    file: str
    text: str

    def problem(self, offset: int, words: str) -> Problem:
        return Problem(self.file, self.text.count("\n", 0, offset) + 1, words)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase, or a term, where it stands."""

    source: _Text
    node: ast.Message | ast.Term


class _Book:
    """Fluent texts being read: their entries, and the problems that gather on the way."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.problems: set[Problem] = set()
        self.entries: dict[str, _Entry] = {}
        self.making: list[str] = []  # against circles of references
        for file, text in texts.items():
            self.read(_Text(file, text))

    def read(self, source: _Text) -> None:
        for node in _QuickParser().parse(source.text).body:
            if isinstance(node, ast.Junk):
                self.junk(source, node)
            elif isinstance(node, ast.Message | ast.Term):
                key = f"-{node.id.name}" if isinstance(node, ast.Term) else node.id.name
                entry = _Entry(source, node)
                first = self.entries.setdefault(key, entry)
                if first is not entry:
                    where = "" if first.source is source else f", first in {first.source.file}"
                    self.problem(entry, f'the phrase "{key}" is written twice{where}. Keep one of the two.')

    def problem(self, entry: _Entry, text: str) -> None:
        node = entry.node
        start = node.span.start if node.span else 0
        if node.comment and node.comment.span:
            start = node.comment.span.end + 1
        self.problems.add(entry.source.problem(start, text))

    def junk(self, source: _Text, junk: ast.Junk) -> None:
        note = junk.annotations[0]
        advice = "Look at the braces, and see that the lines below a key are indented and a default variant has its *."
        # The parser stumbles at the next word; the mistake is before the gap.
        stumbled = len(source.text[: note.span.start if note.span else 0].rstrip())
        start = junk.span.start if junk.span else 0
        words = f"this phrase cannot be read ({note.message}). {advice}"
        self.problems.add(source.problem(max(start, stumbled), words))

    def phrase(self, key: str) -> Phrase:
        entry = self.entries[key]
        try:
            pieces = self.entry(key)
        except _Clumsy as clumsy:
            self.problem(entry, f'phrase "{key}": {clumsy}')
            pieces = (key,)
        variables = frozenset(names_in(pieces))
        fixed = None if variables else Markup("".join(map(str, pieces)))  # our own words
        return Phrase(pieces, variables, fixed)

    def entry(self, key: str) -> Pieces:
        found = self.entries.get(key)
        if found is None:
            raise _Clumsy(f'it refers to "{key}", which is not in the file. Add that phrase or correct the name.')
        if key in self.making:
            raise _Clumsy(f'it refers to itself through "{key}". Break the circle.')
        entry = found.node
        if entry.attributes or entry.value is None:
            raise _Clumsy("lines like .name = ... are not used here. Make a phrase of its own.")
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
        raise _Clumsy("only { $variable }, { other-phrase } and choices by a variable are used here. Say it simpler.")

    def choice(self, name: str, variants: list[ast.Variant]) -> Selection:
        found: dict[str, Pieces] = {}
        default = ""
        for variant in variants:
            key = variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value
            found[key] = self.pattern(variant.value)
            default = key if variant.default else default
        # [few] may be absent: after "not enough" Russian has only two forms. 5 and 0 may not.
        if default in {"one", "few"} or ("few" in found and "one" not in found):
            raise _Clumsy(f"choose by ${name} so: [one] 1, 21; [few] 2-4, 22; *[many] 0, 5-20, with * before the last.")
        return Selection(name, found, found[default])


def refuse_bad_tags(text: str) -> None:
    """Messengers refuse a whole message for one tag that is unknown or unclosed."""
    opened: list[str] = []
    for tag in _ANGLE.finditer(text):
        if tag[2] not in TAGS:
            raise _Clumsy(f"{tag[0]} is not a tag that messengers know. For the sign itself write &lt;")
        if not tag[1]:
            opened.append(tag[2])
        elif not opened or opened.pop() != tag[2]:
            raise _Clumsy(f"{tag[0]} closes what is not open.")
    if opened:
        raise _Clumsy(f"<{opened[-1]}> is not closed.")
