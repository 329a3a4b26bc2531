"""What people paste is read as they mean it: the address of a page, and that of one post."""

import pytest

from bot.rules.people.pages import NotAPage, read_link, read_page


@pytest.mark.parametrize(
    ("pasted", "link"),
    [
        ("https://vk.com/wall-1_2", "https://vk.com/wall-1_2"),
        ("vk.com/wall-1_2", "https://vk.com/wall-1_2"),
        ("HTTPS://VK.COM/wall-1_2", "https://vk.com/wall-1_2"),
        ("https://m.vk.com/wall-1_2?reply=3", "https://m.vk.com/wall-1_2?reply=3"),
        ("Смотрите: https://vk.com/wall-1_2", "https://vk.com/wall-1_2"),
        ("вот (https://vk.com/wall-1_2).", "https://vk.com/wall-1_2"),
        ("https://vk.com/wall-1_2\nспасибо", "https://vk.com/wall-1_2"),
        ("https://vk.com/wall-1_2\u200b.", "https://vk.com/wall-1_2"),
        ("https://больница.рф/novosti/1", "https://больница.рф/novosti/1"),
        ("больница.рф/Новости/1", "https://больница.рф/Новости/1"),
        ("https://host.example:8080/x", "https://host.example:8080/x"),
        ("https://ok.ru/group/52/topic/7#comments", "https://ok.ru/group/52/topic/7#comments"),
        ("t.me/ruchey/15", "https://t.me/ruchey/15"),
    ],
)
def test_the_address_of_a_post_is_what_people_paste(pasted: str, link: str) -> None:
    assert read_link(pasted) == link


@pytest.mark.parametrize(
    ("typed", "whole_platform"),
    [
        ("vk.com", True),
        ("https://ok.ru/", True),
        ("12.30", False),
        ("28.11.2026", False),
        ("x.y", False),
        ("вышел.спасибо", False),
        ("@ruchey", False),
        ("https://vk.com/wall-1_2 https://vk.com/wall-1_3", False),
        ("ftp://host.example/x", False),
        ("vk.com/" + "x" * 300, False),
        ("http://", False),
        ("", False),
    ],
)
def test_what_leads_to_no_post_is_none(typed: str, whole_platform: bool) -> None:
    with pytest.raises(NotAPage) as refused:
        read_link(typed)
    assert refused.value.whole_platform is whole_platform


@pytest.mark.parametrize(
    ("pasted", "page"),
    [
        ("VK.com/Ruchey_CRB\u200b", ("vk", "https://vk.com/ruchey_crb")),
        ("наша страница: «vk.com/ruchey_crb».", ("vk", "https://vk.com/ruchey_crb")),
        ("@ruchey", ("telegram", "https://t.me/ruchey")),
        ("вк.ком/ruchey_crb", ("vk", "https://vk.com/ruchey_crb")),
        ("ок.ру/ruchey", ("ok", "https://ok.ru/ruchey")),
        ("больница.рф", ("other", "https://больница.рф")),
        ("https://HOST.example:8080/", ("other", "https://host.example:8080")),
    ],
)
def test_the_address_of_a_page_is_what_people_paste(pasted: str, page: tuple[str, str]) -> None:
    assert read_page(pasted) == page


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("t.me/ruchey_crb/15", "https://t.me/ruchey_crb"),
        ("https://ok.ru/group/123/topic/55", "https://ok.ru/group/123"),
        ("ok.ru/ruchey/statuses/77", "https://ok.ru/ruchey"),
    ],
)
def test_a_posts_address_tells_its_page(typed: str, page: str) -> None:
    assert read_page(typed)[1] == page


@pytest.mark.parametrize("typed", ["вк.ком/ручей_црб", "vk.com/больница", "ok.ru/ручей"])
def test_what_no_page_can_be_called_is_asked_for_again(typed: str) -> None:
    with pytest.raises(NotAPage):
        read_page(typed)
