"""How the Markdown of a card becomes the HTML that messengers show, and what of Markdown they cannot show.

Allowed: `##` headings, paragraphs, bold, italic, code, https links, lists of one level, quotes, one picture alone in
its paragraph. A line break in a paragraph stays a line break: the editor sees what the phone will show.
"""

import html
import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from bot.course.problems import Remark
from bot.course.shapes import LessonCard, Picture

MESSAGE_LIMIT = 4000  # Telegram takes 4096, MAX takes 4000: one text must do for both
CAPTION_LIMIT = 1024  # Telegram's limit for the words under a picture

_TAG = re.compile(r"<[^>]+>")
# All that Telegram decodes: four names and numbers.
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#[0-9]+|#[xX][0-9a-fA-F]+);")
# Marks of Markdown that were left as text: a bold without its pair, a link with a space in its address, "##Heading".
_LEFTOVER = re.compile(r"\*\*|\]\(|^#{2,6}\S|^\s*\|.*\|\s*$")

_REFUSED = {
    "html_block": "check-markdown-html",
    "html_inline": "check-markdown-html",
    "table": "check-markdown-table",
    "fence": "check-markdown-code",
    "code_block": "check-markdown-indent",
    "hr": "check-markdown-rule",
    "image": "check-markdown-picture",
    "s": "check-markdown-strike",
    "heading": "check-markdown-heading",
    "blockquote": "check-markdown-quote",
    "bullet_list": "check-markdown-nested",
    "ordered_list": "check-markdown-nested",
}


def utf16_length(text: str) -> int:
    """Length in UTF-16 units, in which messengers count: a letter is 1, most emoji are 2."""
    return len(text.encode("utf-16-le")) // 2


def plain_text(source: str) -> str:
    """What people read: Telegram HTML without tags and entities."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), _TAG.sub("", source))


def plain_length(source: str) -> int:
    """Length of Telegram HTML "after entities parsing", in UTF-16 units: the number that the limits are about."""
    return utf16_length(plain_text(source))


def render_card(source: str, file: str, first_line: int) -> tuple[LessonCard | None, list[Remark]]:
    """A card from its Markdown, or None and the reasons. `first_line` is where the source starts in its file."""
    drawing = _Drawing(file, first_line)
    text = drawing.card(source)
    remarks = drawing.remarks
    if not text and not remarks:
        remarks.append(Remark(file, drawing.first_words(source), "check-card-empty"))
    limit = CAPTION_LIMIT if drawing.picture else MESSAGE_LIMIT
    if (length := plain_length(text)) > limit:
        key = "check-caption-long" if drawing.picture else "check-card-long"
        remarks.append(Remark(file, drawing.first_words(source), key, {"length": length, "limit": limit}))
    return (None, remarks) if remarks else (LessonCard(html=Markup(text), picture=drawing.picture), [])


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])  # known, so that they can be refused
    # An address of a foreign kind must become a link, or it would be shown as brackets instead of being refused.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # the documented way to change it
    return parser


_PARSER = _parser()


@dataclass(slots=True)
class _Drawing:
    """One card being drawn: its remarks and its picture gather here."""

    file: str
    first_line: int
    line: int = 0  # where the drawing is now; words do not carry their line, so line breaks are counted
    remarks: list[Remark] = field(default_factory=list)
    picture: Picture | None = None

    def first_words(self, source: str) -> int:
        """The line of the first words: a card's source starts with the rest of the line `---` and an empty line."""
        return self.first_line + source[: len(source) - len(source.lstrip())].count("\n")

    def refuse(self, key: str, **words: str | int) -> str:
        self.remarks.append(Remark(self.file, self.first_line + self.line, key, words))
        return ""

    def refuse_kind(self, node: SyntaxTreeNode) -> str:
        if node.type in _REFUSED:
            return self.refuse(_REFUSED[node.type])
        return self.refuse("check-markdown-other")

    def card(self, source: str) -> str:
        env: dict[str, dict[str, dict[str, list[int]]]] = {}
        tree = SyntaxTreeNode(_PARSER.parse(source, env))
        for reference in env.get("references", {}).values():
            self.line = reference["map"][0]
            self.refuse("check-markdown-reference")
        return self.joined(tree.children, within="")

    def joined(self, nodes: list[SyntaxTreeNode], within: str) -> str:
        """Blocks with an empty line between them; a quote stands close to the words that introduce it."""
        text = ""
        for node in nodes:
            if block := self.block(node, within):
                gap = "\n" if node.type == "blockquote" and not text.endswith("</blockquote>") else "\n\n"
                text += (gap if text else "") + block
        return text

    def block(self, node: SyntaxTreeNode, within: str) -> str:
        self.line = node.map[0] if node.map else self.line
        match node.type:
            case "paragraph":
                return self.paragraph(node, within)
            case "heading" if node.tag == "h2" and node.markup == "##" and not within:
                return f"<b>{self.inline(node, 'strong')}</b>"
            case "blockquote" if not within:
                return f"<blockquote>{self.joined(node.children, 'blockquote')}</blockquote>"
            case "bullet_list" if within != "list":
                return "\n".join(f"• {self.joined(item.children, 'list')}" for item in node.children)
            case "ordered_list" if within != "list":
                items = enumerate(node.children, int(node.attrs.get("start", 1)))
                return "\n".join(f"{number}. {self.joined(item.children, 'list')}" for number, item in items)
        return self.refuse_kind(node)

    def paragraph(self, node: SyntaxTreeNode, within: str) -> str:
        words = [word for inline in node.children for word in inline.children]
        if len(words) == 1 and words[0].type == "image" and not within:
            return self.take_picture(words[0])
        return self.inline(node, "")

    def take_picture(self, node: SyntaxTreeNode) -> str:
        if self.picture:
            return self.refuse("check-markdown-pictures")
        if not node.content.strip():
            return self.refuse("check-markdown-alt")
        self.picture = Picture(path=str(node.attrs["src"]), alt=node.content)
        return ""

    def inline(self, node: SyntaxTreeNode, within: str) -> str:
        return "".join(self.word(word, within) for inline in node.children for word in inline.children)

    def word(self, node: SyntaxTreeNode, within: str) -> str:
        match node.type:
            case "text":
                if _LEFTOVER.search(node.content):
                    return self.refuse("check-markdown-leftover", text=node.content.strip()[:40])
                return html.escape(node.content, quote=False)
            case "softbreak" | "hardbreak":
                self.line += 1
                return "\n"
            case "strong" | "em":
                tag = {"strong": "b", "em": "i"}[node.type]
                inside = "".join(self.word(word, within or node.type) for word in node.children)
                # A bold word in a heading is bold already.
                return inside if within == node.type else f"<{tag}>{inside}</{tag}>"
            case "code_inline" if not within:
                return f"<code>{html.escape(node.content, quote=False)}</code>"
            case "code_inline":  # no other entity may touch a code in Telegram
                return self.refuse("check-markdown-code-inside")
            case "link":
                return self.link(node, within)
        return self.refuse_kind(node)

    def link(self, node: SyntaxTreeNode, within: str) -> str:
        href = str(node.attrs["href"])
        inside = "".join(self.word(word, within or "link") for word in node.children)
        if not href.startswith("https://") or not plain_text(inside).strip():
            return self.refuse("check-markdown-link", link=href or "()")
        return f'<a href="{html.escape(href)}">{inside}</a>'
