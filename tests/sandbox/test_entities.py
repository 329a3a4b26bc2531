"""Telegram's HTML: what it makes of a text, and the words of its refusals."""

from typing import Any

import pytest
from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.entities import checked_url, parse_html, tidy, utf16, with_found
from bot.sandbox.world import ApiError


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("просто", "просто", []),
        ("<b>жирно</b>", "жирно", [entity("bold", 0, 5)]),
        ("<strong>a</strong><em>b</em>", "ab", [entity("bold", 0, 1), entity("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [entity("strikethrough", at, 1) for at in range(3)]),
        ('<span class="tg-spoiler">a</span>', "a", [entity("spoiler", 0, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [entity("spoiler", 0, 1)]),
        ("<B>a</B>", "a", [entity("bold", 0, 1)]),
        ("<b>a</>", "a", [entity("bold", 0, 1)]),
        ("<b>1<i>2</i></b>", "12", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("😀<b>😀</b>", "😀😀", [entity("bold", 2, 2)]),
        ("<code>x</code>", "x", [entity("code", 0, 1)]),
        ("<pre>x</pre>", "x", [entity("pre", 0, 1)]),
        ('<pre><code class="language-python">x</code></pre>', "x", [entity("pre", 0, 1, language="python")]),
        ("<blockquote>x</blockquote>", "x", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        ('<a href="https://example.ru/a?b=1&amp;c=2">x</a>', "x",
         [entity("text_link", 0, 1, url="https://example.ru/a?b=1&c=2")]),
        ("<a href='example.ru'>x</a>", "x", [entity("text_link", 0, 1, url="http://example.ru/")]),
        ("<a>example.ru</a>", "example.ru", [entity("text_link", 0, 10, url="http://example.ru/")]),
        ('<a href="nowhere">x</a>', "x", []),
        ('<a href="tg://user?id=7">x</a>', "x", [entity("text_mention", 0, 1, user_id=7)]),
        ('<tg-emoji emoji-id="77">👍</tg-emoji>', "👍", [entity("custom_emoji", 0, 2, custom_emoji_id="77")]),
        ("<b></b>пусто", "пусто", []),
        ("&lt;b&gt; &amp; &quot;&#1040;&#x410;&quot;", '<b> & "АА"', []),
        ("Анна & Ко &copy; &#0;", "Анна & Ко &copy; &#0;", []),
        ("2 > 1", "2 > 1", []),
    ],
)  # fmt: skip
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<x>a</x>", 'Unsupported start tag "x" at byte offset 0'),
        ("да <p>a</p>", 'Unsupported start tag "p" at byte offset 5'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("a <- b > c", 'Unsupported start tag "-" at byte offset 2'),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>a</i>", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("я <b", "Unclosed start tag at byte offset 3"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">a</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.as_json() == {
        "ok": False,
        "error_code": 400,
        "description": f"Bad Request: can't parse entities: {words}",
    }


def test_spaces_at_the_ends_are_cut_and_entities_follow() -> None:
    text, entities = tidy(*parse_html("  <b>раз </b>\n<i> </i>"))
    assert (text, entities) == ("раз", [entity("bold", 0, 3)])


def test_a_lone_code_keeps_no_language() -> None:
    assert tidy(*parse_html('<code class="language-python">x</code>'))[1] == [entity("code", 0, 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("смотрите https://example.ru/a, да", [entity("url", 9, 20)]),
        ("на example.ru.", [entity("url", 3, 10)]),
        ("пишите anna@example.ru", [entity("email", 7, 15)]),
        ("это @nastavnik_bot", [entity("mention", 4, 14)]),
        ("/start abc", [entity("bot_command", 0, 6)]),
        ("/quiz@nastavnik_bot", [entity("bot_command", 0, 19)]),
        ("😀 #важно и #1", [entity("hashtag", 3, 6)]),
        ("и/или", []),
        ("3.14 и т.д.", []),
    ],
)
def test_links_commands_and_tags_are_found_in_plain_text(text: str, found: list[dict[str, Any]]) -> None:
    assert with_found(text, []) == found


def test_nothing_is_found_inside_code() -> None:
    code = [entity("code", 0, 6)]
    assert with_found("/start", code) == code


def test_length_counts_utf16_units() -> None:
    assert [utf16("abc"), utf16("абв"), utf16("😀")] == [3, 3, 2]


@pytest.mark.parametrize(
    ("url", "checked"),
    [
        ("https://example.ru", "https://example.ru/"),
        ("HTTP://example.ru/a", "http://example.ru/a"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("https://localhost/x", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_links_that_lead_nowhere_are_no_links(url: str, checked: str | None) -> None:
    assert checked_url(url) == checked


@given(st.lists(st.tuples(st.sampled_from(["b", "i", "u", "s", "code"]), st.text("аб<&>😀 ", min_size=1, max_size=5))))
def test_aiograms_html_and_ours_agree(pieces: list[tuple[str, str]]) -> None:
    source = "".join(f"<{tag}>{html_decoration.quote(text)}</{tag}>" for tag, text in pieces)
    text, entities = parse_html(source)
    assert html_decoration.unparse(text, [MessageEntity.model_validate(one) for one in entities]) == source
