"""Markdown of a card: what it becomes, and that Telegram takes all that comes out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.course.markup import CAPTION_LIMIT, MESSAGE_LIMIT, plain_length, plain_text, render_card, utf16_length
from bot.sandbox.entities import parse_html


def html(source: str) -> str:
    card, remarks = render_card(source, "x.md", 1)
    assert remarks == []
    assert card is not None
    return str(card.html)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Слово", "Слово"),
        ("Первая\nвторая", "Первая\nвторая"),
        ("Первая  \nвторая", "Первая\nвторая"),
        ("Абзац\n\n\n\nабзац", "Абзац\n\nабзац"),
        ("## Заголовок\nтекст", "<b>Заголовок</b>\n\nтекст"),
        ("## Слово **жирное**", "<b>Слово жирное</b>"),
        ("**ж** *к* `код`", "<b>ж</b> <i>к</i> <code>код</code>"),
        ("**ж *к* ж**", "<b>ж <i>к</i> ж</b>"),
        ("__ж__ _к_", "<b>ж</b> <i>к</i>"),
        ("[VK](https://vk.com/a?b=1&c=2)", '<a href="https://vk.com/a?b=1&amp;c=2">VK</a>'),
        ("**[VK](https://vk.com)**", '<b><a href="https://vk.com">VK</a></b>'),
        ("<https://vk.com>", '<a href="https://vk.com">https://vk.com</a>'),
        ("https://vk.com", "https://vk.com"),
        ("- раз\n- два", "• раз\n• два"),
        ("* раз\n\n* два", "• раз\n• два"),
        ("Вот:\n- раз", "Вот:\n\n• раз"),
        ("1. раз\n2. два", "1. раз\n2. два"),
        ("3. три\n3. четыре", "3. три\n4. четыре"),
        ("> «Скажите»\n> просто", "<blockquote>«Скажите»\nпросто</blockquote>"),
        ("> **Жирно** и `код`", "<blockquote><b>Жирно</b> и <code>код</code></blockquote>"),
        ("> раз\n>\n> - два", "<blockquote>раз\n\n• два</blockquote>"),
        ("Было:\n\n> долго\n\nСтало:", "Было:\n<blockquote>долго</blockquote>\n\nСтало:"),
        ("> раз\n\nи\n\n> два", "<blockquote>раз</blockquote>\n\nи\n<blockquote>два</blockquote>"),
        ('5 < 6 & «7» > "2"', '5 &lt; 6 &amp; «7» &gt; "2"'),
        ("`<b>`", "<code>&lt;b&gt;</code>"),
        ("2 * 3 * 4, snake_case_name", "2 * 3 * 4, snake_case_name"),
        ("#хештег", "#хештег"),
        ("\\*не курсив\\*", "*не курсив*"),
        ("Кафе&nbsp;за углом", "Кафе\u00a0за углом"),
    ],
)
def test_markdown_becomes_telegram_html(source: str, expected: str) -> None:
    assert html(source) == expected


def test_a_picture_alone_in_its_paragraph_goes_beside_the_text() -> None:
    card, remarks = render_card("Текст\n\n![Окошко](pictures/window.png)\n\nещё", "x.md", 1)
    assert remarks == []
    assert card is not None
    assert card.html == "Текст\n\nещё"
    assert card.picture is not None
    assert (card.picture.path, card.picture.alt) == ("pictures/window.png", "Окошко")


def test_remarks_carry_the_line_of_the_file() -> None:
    _, remarks = render_card("\nраз\n<i>два\n\n- три\n- ~~четыре~~\n", "x.md", 40)
    assert [(remark.line, remark.key) for remark in remarks] == [
        (42, "check-markdown-html"),
        (45, "check-markdown-strike"),
    ]


@pytest.mark.parametrize(
    ("source", "limit"),
    [("😀" * (MESSAGE_LIMIT // 2), MESSAGE_LIMIT), ("![а](pictures/a.png)\n\n" + "😀" * 512, CAPTION_LIMIT)],
)
def test_limits_count_as_telegram_counts(source: str, limit: int) -> None:
    """An emoji is two units, and tags are none."""
    assert plain_length(html(f"{source}")) == limit
    assert plain_length(html(source.replace("😀😀", "**😀**😀", 1))) == limit
    _, remarks = render_card(source + "!", "x.md", 1)
    assert [(remark.key, dict(remark.words)) for remark in remarks] == [
        (
            "check-caption-long" if limit == CAPTION_LIMIT else "check-card-long",
            {"length": limit + 1, "limit": limit},
        )
    ]


@pytest.mark.parametrize(
    ("source", "text", "length"),
    [
        ("а", "а", 1),
        ("😀", "😀", 2),
        ("👩‍⚕️", "👩‍⚕️", 5),
        ("<b>ab</b>", "ab", 2),
        ("&lt;b&gt; &amp; &quot;&#39;&#x2014;", "<b> & \"'—", 9),
        ("&nbsp;", "&nbsp;", 6),  # Telegram knows four names only
        ('<a href="https://vk.com/?a=&lt;">VK</a>', "VK", 2),
    ],
)
def test_plain_length_is_what_telegram_counts(source: str, text: str, length: int) -> None:
    assert plain_text(source) == text
    assert plain_length(source) == length
    assert utf16_length(text) == length


WORDS = st.text(alphabet="абв 😀<>&*_`[]()#-.!|~\\\"'1\n", max_size=60)


@given(
    st.lists(st.one_of(WORDS, st.sampled_from(["## ", "- ", "1. ", "> ", "**б**", "*к*", "[с](https://a.ru)", "\n\n"])))
)
def test_whatever_is_written_telegram_takes_what_comes_out(parts: list[str]) -> None:
    card, remarks = render_card("".join(parts), "x.md", 1)
    assert (card is None) == bool(remarks)
    if card:
        assert parse_html(card.html)[0] == plain_text(card.html)
