"""Settings: defaults that work, and for every wrong value one sentence that names the variable and the remedy."""

import os
from pathlib import Path

import pytest

from bot.settings import Refused, Settings, Webhook, missing_extras, read_settings

TOKEN = "123456:AAExampleExampleExampleExampleExample"
SECRET = "sixteen_letters_"


@pytest.fixture
def env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(name)
    return tmp_path / ".env"


def said(env_file: Path, *lines: str) -> str:
    """What the operator reads about a `.env` of these lines."""
    env_file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_settings(env_file)
    assert refused.value.code == 2
    return str(refused.value)


def read(env_file: Path, *lines: str) -> Settings:
    env_file.write_text("\n".join(lines), encoding="utf-8")
    return read_settings(env_file)


def test_nothing_needs_to_be_set_but_the_token_and_that_only_to_run(env_file: Path) -> None:
    settings = read(env_file)
    assert settings == Settings(
        _env_file=None,
        token=None,
        database_url="sqlite:///data/nastavnik.db",
        api_url="https://api.telegram.org",
        proxy_url=None,
        owners=(),
        timezone="Europe/Moscow",
        content_dir=Path("content"),
        log_format="console",
        webhook_url=None,
        webhook_secret=None,
        port=None,
        no_browser=False,
    )
    assert settings.webhook is None
    with pytest.raises(Refused) as refused:
        settings.need_token()
    assert str(refused.value) == (
        "BOT_TOKEN is not set: ask @BotFather for a token and write it into .env (`cp .env.example .env`). "
        "Only looking around? `python -m bot demo` needs none."
    )
    assert refused.value.code == 2


def test_everything_may_be_set(env_file: Path) -> None:
    settings = read(
        env_file,
        f"BOT_TOKEN={TOKEN}",
        "BOT_DATABASE_URL=postgresql://nastavnik:secret@host/name",
        "BOT_API_URL=http://127.0.0.1:8081/",
        "BOT_PROXY_URL=socks5h://anna:secret@127.0.0.1:1080",
        "BOT_OWNERS=1001, 1002,",
        "BOT_TIMEZONE=Asia/Yekaterinburg",
        "BOT_CONTENT_DIR=/srv/course",
        "BOT_LOG_FORMAT=json",
        "BOT_WEBHOOK_URL=http://127.0.0.1:8080/telegram",
        f"BOT_WEBHOOK_SECRET={SECRET}",
        "BOT_PORT=8080",
        "BOT_NO_BROWSER=1",
        "POSTGRES_PASSWORD=secret",
    )
    assert settings.need_token() == TOKEN
    assert settings.database_url == "postgresql://nastavnik:secret@host/name"
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.proxy_url == "socks5://anna:secret@127.0.0.1:1080"
    assert settings.owners == (1001, 1002)
    assert settings.timezone == "Asia/Yekaterinburg"
    assert settings.content_dir == Path("/srv/course")
    assert settings.log_format == "json"
    assert settings.webhook == Webhook("http://127.0.0.1:8080/telegram", SECRET)
    assert settings.port == 8080
    assert settings.no_browser


def test_an_empty_value_is_no_value(env_file: Path) -> None:
    assert read(env_file, "BOT_TOKEN=", "BOT_PORT=", "BOT_OWNERS=") == read(env_file)


TOKEN_WORDS = "BOT_TOKEN must be the whole token that @BotFather gave: digits, a colon, 35 letters and digits."
DATABASE_WORDS = "BOT_DATABASE_URL must be sqlite:///data/nastavnik.db or postgresql://user:password@host/name."
API_WORDS = "it must be the address of a Bot API server, such as https://api.telegram.org."
PROXY_WORDS = (
    "BOT_PROXY_URL must be a proxy with its port, such as socks5://user:password@host:1080 or http://host:3128."
)
OWNERS_WORDS = "it must be Telegram ids divided by commas, such as 1001,1002."
ZONE_WORDS = "it must be an IANA time zone, such as Europe/Moscow or Asia/Yekaterinburg."
SECRET_WORDS = "BOT_WEBHOOK_SECRET must be 16 to 256 letters, digits, - and _, and goes with BOT_WEBHOOK_URL."
WEBHOOK_WORDS = (
    "BOT_WEBHOOK_URL must be the https address that Telegram is to call, such as https://bot.example.org/telegram."
)
PORT_WORDS = "it must be a free port from 1 to 65535, such as 8080."
WEBHOOK = "BOT_WEBHOOK_URL=https://bot.example.org/t"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["BOT_TOKEN=12:short"], TOKEN_WORDS),
        (["BOT_DATABASE_URL=mysql://a:secret@b/c"], DATABASE_WORDS),
        (["BOT_DATABASE_URL=sqlite://"], DATABASE_WORDS),
        (["BOT_API_URL=api.telegram.org"], f"BOT_API_URL is 'api.telegram.org': {API_WORDS}"),
        (["BOT_API_URL=ftp://a:secret@host"], f"BOT_API_URL {API_WORDS.removeprefix('it ')}"),
        (["BOT_PROXY_URL=socks5://a:secret@host"], PROXY_WORDS),
        (["BOT_PROXY_URL=ftp://host:21"], PROXY_WORDS),
        (["BOT_PROXY_URL=http://host:port"], PROXY_WORDS),
        (["BOT_OWNERS=1001;1002"], f"BOT_OWNERS is '1001;1002': {OWNERS_WORDS}"),
        (["BOT_TIMEZONE=Moscow"], f"BOT_TIMEZONE is 'Moscow': {ZONE_WORDS}"),
        (["BOT_TIMEZONE=Europe"], f"BOT_TIMEZONE is 'Europe': {ZONE_WORDS}"),
        (["BOT_LOG_FORMAT=xml"], "BOT_LOG_FORMAT is 'xml': it must be console or json."),
        ([WEBHOOK], SECRET_WORDS),
        (["BOT_WEBHOOK_SECRET=short"], SECRET_WORDS),
        (["BOT_WEBHOOK_URL=http://bot.example.org/t", f"BOT_WEBHOOK_SECRET={SECRET}"], WEBHOOK_WORDS),
        (["BOT_PORT=70000"], f"BOT_PORT is '70000': {PORT_WORDS}"),
        (["BOT_NO_BROWSER=maybe"], "BOT_NO_BROWSER is 'maybe': it must be 1 (the demo opens no browser) or 0."),
        (["BOT_TOKN=1"], "BOT_TOKN does not exist: did you mean BOT_TOKEN?"),
        (["BOT_SOMETHING_ELSE=1"], "BOT_SOMETHING_ELSE does not exist: see .env.example for those that do."),
    ],
)
def test_a_wrong_value_is_named_with_its_remedy_and_secrets_are_not_shown(
    env_file: Path, lines: list[str], words: str
) -> None:
    assert said(env_file, *lines) == words


def test_all_wrong_values_are_told_at_once(env_file: Path) -> None:
    assert said(env_file, "BOT_TIMEZON=x", "BOT_PORT=x", "BOT_LOG_FORMAT=x").splitlines() == [
        "BOT_TIMEZON does not exist: did you mean BOT_TIMEZONE?",
        "BOT_LOG_FORMAT is 'x': it must be console or json.",
        "BOT_PORT is 'x': it must be a free port from 1 to 65535, such as 8080.",
    ]


def test_a_setting_whose_library_is_not_installed_names_the_extra(env_file: Path) -> None:
    settings = read(env_file, "BOT_DATABASE_URL=postgresql://a@b/c", "BOT_PROXY_URL=http://127.0.0.1:3128")
    assert missing_extras(settings) == []
    assert missing_extras(settings, find=lambda name: None) == [
        "BOT_DATABASE_URL needs the extra `postgres`: pip install -e '.[postgres]'.",
        "BOT_PROXY_URL needs the extra `proxy`: pip install -e '.[proxy]'.",
    ]


def test_secrets_are_not_in_the_representation(env_file: Path) -> None:
    settings = read(
        env_file,
        f"BOT_TOKEN={TOKEN}",
        "BOT_DATABASE_URL=postgresql://a:hidden@b/c",
        "BOT_PROXY_URL=http://a:hidden@b:1",
        "BOT_WEBHOOK_URL=https://bot.example.org/t",
        "BOT_WEBHOOK_SECRET=hidden-hidden-hidden",
    )
    shown = repr(settings)
    assert (TOKEN in shown, "hidden" in shown) == (False, False)


def test_a_rehearsal_keeps_to_this_machine_whatever_is_set(env_file: Path) -> None:
    settings = read(
        env_file,
        f"BOT_TOKEN={TOKEN}",
        "BOT_PROXY_URL=http://127.0.0.1:3128",
        "BOT_WEBHOOK_URL=https://bot.example.org/t",
        f"BOT_WEBHOOK_SECRET={SECRET}",
        "BOT_PORT=8080",
        "BOT_TIMEZONE=Asia/Omsk",
    )
    staged = settings.on_stage("1:stage", "http://127.0.0.1:8765", Path("data/demo/nastavnik.db"))
    assert staged == read(env_file, "BOT_TIMEZONE=Asia/Omsk").on_stage(
        "1:stage", "http://127.0.0.1:8765", Path("data/demo/nastavnik.db")
    )
    assert (staged.need_token(), staged.api_url, staged.database_url, staged.timezone) == (
        "1:stage",
        "http://127.0.0.1:8765",
        "sqlite:///data/demo/nastavnik.db",
        "Asia/Omsk",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_saved_on_windows_is_read_right(env_file: Path, encoding: str) -> None:
    env_file.write_bytes(f"# Наш бот\r\nBOT_TOKEN={TOKEN}\r\nBOT_OWNERS=1001\r\n".encode(encoding))
    settings = read_settings(env_file)
    assert (settings.need_token(), settings.owners) == (TOKEN, (1001,))


def test_a_file_that_is_no_text_is_told_in_one_sentence(env_file: Path) -> None:
    env_file.write_bytes(b"\x98\xff\xd0")
    with pytest.raises(Refused) as refused:
        read_settings(env_file)
    assert str(refused.value) == f"{env_file} is saved in an encoding that nobody knows: save it in UTF-8."
