"""How is this bot set up? BOT_ variables from the environment and from `.env`, each with a default but the token."""

import codecs
import difflib
import os
import re
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "BOT_"
TELEGRAM = "https://api.telegram.org"


class Webhook(NamedTuple):
    url: str
    secret: str


class Refused(Exception):
    """Why the program does not do what it was asked and what to do about it, a sentence a line.

    The process exits with `code`: 2 for a wrong setting, 1 for all the rest.
    """

    def __init__(self, words: str, code: int = 1) -> None:
        super().__init__(words)
        self.code = code


def _shaped(pattern: str) -> AfterValidator:
    def check(value: Any) -> Any:
        plain = value.get_secret_value() if isinstance(value, SecretStr) else value
        if not re.fullmatch(pattern, plain):
            raise ValueError
        return value

    return AfterValidator(check)


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError
    return url.rstrip("/")


def _proxy(url: str) -> str:
    """`socks5h` (names resolved by the proxy) is what the client does anyway, under the name `socks5`."""
    url = re.sub(r"^socks5h://", "socks5://", url)
    parts = urlsplit(url)
    if parts.scheme not in {"socks5", "socks4", "http"} or not parts.hostname or not parts.port:
        raise ValueError
    return url


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, OSError) as error:  # no such zone, or a folder of zones: `Europe`
        raise ValueError from error
    return name


def _numbers(value: Any) -> Any:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


class Settings(BaseSettings):
    """Values as the roof hands them on. A description says what the variable must be: it is the error's remedy."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, validate_default=True
    )

    token: Annotated[SecretStr, _shaped(r"\d+:[\w-]{30,}")] | None = Field(
        None, description="must be the whole token that @BotFather gave: digits, a colon, 35 letters and digits"
    )
    database_url: Annotated[str, _shaped(r"sqlite:///.+|postgresql://.+")] = Field(
        "sqlite:///data/nastavnik.db",
        repr=False,
        description="must be sqlite:///data/nastavnik.db or postgresql://user:password@host/name",
    )
    api_url: Annotated[str, AfterValidator(_web_address)] = Field(
        TELEGRAM, description=f"must be the address of a Bot API server, such as {TELEGRAM}"
    )
    proxy_url: Annotated[str, AfterValidator(_proxy)] | None = Field(
        None,
        repr=False,
        description="must be a proxy with its port, such as socks5://user:password@host:1080 or http://host:3128",
    )
    owners: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_numbers)] = Field(
        (), description="must be Telegram ids divided by commas, such as 1001,1002"
    )
    timezone: Annotated[str, AfterValidator(_zone)] = Field(
        "Europe/Moscow", description="must be an IANA time zone, such as Europe/Moscow or Asia/Yekaterinburg"
    )
    content_dir: Path = Field(Path("content"), description="must be a folder with the course")
    log_format: Literal["console", "json"] = Field("console", description="must be console or json")
    webhook_url: Annotated[str, AfterValidator(_web_address)] | None = Field(
        None, description="must be the https address that Telegram is to call, such as https://bot.example.org/telegram"
    )
    webhook_secret: Annotated[SecretStr, _shaped(r"[A-Za-z0-9_-]{16,256}")] | None = Field(
        None, description="must be 16 to 256 letters, digits, - and _, and goes with BOT_WEBHOOK_URL"
    )
    port: Annotated[int, Field(ge=1, le=65535)] | None = Field(
        None, description="must be a free port from 1 to 65535, such as 8080"
    )

    no_browser: bool = Field(False, description="must be 1 (the demo opens no browser) or 0")

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> Self:
        if self.webhook_url is not None and self.webhook_secret is None:
            raise ValueError("webhook_secret")
        if self.webhook_url is not None and self.api_url == TELEGRAM and not self.webhook_url.startswith("https://"):
            raise ValueError("webhook_url")
        return self

    @property
    def webhook(self) -> Webhook | None:
        """Where Telegram brings updates and how it shows who it is; None with polling."""
        if self.webhook_url is None or self.webhook_secret is None:
            return None
        return Webhook(self.webhook_url, self.webhook_secret.get_secret_value())

    def need_token(self) -> str:
        """The token, or Refused: only `run` cannot do without."""
        if self.token is None:
            raise Refused(
                "BOT_TOKEN is not set: ask @BotFather for a token and write it into .env (`cp .env.example .env`). "
                "Only looking around? `python -m bot demo` needs none.",
                code=2,
            )
        return self.token.get_secret_value()

    def on_stage(self, token: str, api_url: str, database: Path) -> Self:
        """The same for a rehearsal: a Telegram on this machine, a file of its own, nothing that reaches outside."""
        apart = {"token": SecretStr(token), "api_url": api_url, "database_url": f"sqlite:///{database}"}
        inside = dict.fromkeys(("proxy_url", "webhook_url", "webhook_secret", "port"))
        return self.model_copy(update=apart | inside)


SECRET = {"token", "database_url", "proxy_url", "webhook_secret"}


def read_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Settings of this process. Refused with every wrong value and every BOT_ variable that does not exist."""
    encoding = _encoding(env_file)
    unknown = _unknown(os.environ | _file(env_file, encoding))
    try:
        settings = Settings(_env_file=env_file, _env_file_encoding=encoding)
    except ValidationError as error:
        raise Refused("\n".join([*unknown, *map(_sentence, _first_per_field(error))]), code=2) from None
    if wrong := [*unknown, *missing_extras(settings)]:
        raise Refused("\n".join(wrong), code=2)
    return settings


def missing_extras(settings: Settings, find: Callable[[str], object] = find_spec) -> list[str]:
    """A sentence for every setting that needs a library which is not installed."""
    needed = []
    if settings.database_url.startswith("postgresql") and find("asyncpg") is None:
        needed.append(("BOT_DATABASE_URL", "postgres"))
    if settings.proxy_url is not None and find("aiohttp_socks") is None:
        needed.append(("BOT_PROXY_URL", "proxy"))
    return [f"{name} needs the extra `{extra}`: pip install -e '.[{extra}]'." for name, extra in needed]


def _file(path: Path | None, encoding: str) -> Mapping[str, Any]:
    return dotenv_values(path, encoding=encoding) if path is not None else {}


def _encoding(path: Path | None) -> str:
    """How the file was saved: editors on Windows write UTF-16 or their own letters for Russian, and a mark in front."""
    raw = path.read_bytes() if path is not None and path.is_file() else b""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in raw:
        return "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise Refused(f"{path} is saved in an encoding that nobody knows: save it in UTF-8.", code=2)


def _unknown(variables: Mapping[str, Any]) -> list[str]:
    names = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    sentences = []
    for name in sorted(variables):
        if name.upper().startswith(PREFIX) and name.upper() not in names:
            near = difflib.get_close_matches(name.upper(), names, n=1)
            hint = f"did you mean {near[0]}?" if near else "see .env.example for those that do."
            sentences.append(f"{name} does not exist: {hint}")
    return sentences


def _first_per_field(error: ValidationError) -> list[tuple[str, Any]]:
    """(field, what was given) of each wrong field; what a whole-model check names is its own message."""
    wrong: dict[str, Any] = {}
    for detail in error.errors(include_url=False):
        if detail["loc"]:
            wrong.setdefault(str(detail["loc"][0]), detail["input"])
        else:
            wrong.setdefault(str(detail["ctx"]["error"]), None)
    return list(wrong.items())


def _sentence(wrong: tuple[str, Any]) -> str:
    name, given = wrong
    hidden = given is None or name in SECRET or "@" in str(given)  # an address with a login
    shown = "" if hidden else f" is {given!r}: it"
    return f"{PREFIX}{name.upper()}{shown} {Settings.model_fields[name].description}."
