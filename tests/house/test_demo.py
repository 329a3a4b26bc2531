"""`make demo` as somebody starts it who only wants to look: page, browser, lock, and how it ends.

A start takes seconds, so each test lives through several things.
"""

import re
import signal
import subprocess
import urllib.request
from pathlib import Path

import pytest

from bot.__main__ import DEMO_DATA
from tests.house.processes import elsewhere, free_port, heard, nothing_left_behind, started
from tests.safety import SAFETY_NET_SECONDS

__all__ = ["elsewhere", "free_port", "nothing_left_behind"]  # fixtures

SCREEN = {"DISPLAY": ":0", "BROWSER": "echo a browser shows %s"}


def demo(port: int, *words: str, **environment: str) -> "subprocess.Popen[str]":
    return started("-m", "bot", "demo", "--port", str(port), *words, **environment)


def ended(process: "subprocess.Popen[str]") -> str:
    """What it says on Ctrl+C."""
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=SAFETY_NET_SECONDS)
    assert (process.returncode, "Traceback" in told) == (0, False)
    return told


def test_it_opens_its_page_in_a_browser_and_a_second_one_is_sent_there(
    free_port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    first = demo(free_port, **SCREEN)
    told = heard(first, "lessons=")
    if "a browser shows" not in told:
        told += heard(first, "a browser shows")
    address = f"http://127.0.0.1:{free_port}"
    assert re.findall("The demo is open at (http://[^ \n]+)", told)[0].rstrip("/.,") == address
    assert re.findall("a browser shows (.+)", told) == [address]
    with urllib.request.urlopen(address, timeout=SAFETY_NET_SECONDS) as page:
        assert page.status == 200
    kept = tmp_path / DEMO_DATA / "nastavnik.db"
    before = kept.stat().st_ino
    second, _ = (process := demo(free_port, "--no-browser", "--fresh")).communicate(timeout=SAFETY_NET_SECONDS)
    assert (process.returncode, second) == (
        1,
        f"The demo is already open at {address}; to begin another, end that one first (Ctrl+C).\n",
    )
    assert kept.stat().st_ino == before
    ended(first)
    assert kept.is_file()


def test_it_opens_no_browser_when_told_so_and_a_kill_leaves_no_lock(
    free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    killed = demo(free_port, BOT_NO_BROWSER="1", **SCREEN)
    told = heard(killed, "The demo is open at ")
    killed.kill()
    rest, _ = killed.communicate(timeout=SAFETY_NET_SECONDS)
    process = demo(free_port, "--no-browser", "--fresh", **SCREEN)
    again = heard(process, "lessons=")
    assert "a browser shows" not in told + rest + again + ended(process)


def test_one_that_cannot_go_on_can_begin_anew(free_port: int, tmp_path: Path) -> None:
    kept = tmp_path / "data" / "demo"
    kept.mkdir(parents=True)
    for name in ("nastavnik.db", "chats.json"):
        (kept / name).write_text("broken " * 1000)
    refused, _ = demo(free_port, "--no-browser").communicate(timeout=SAFETY_NET_SECONDS)
    assert refused.splitlines()[-1].endswith("`python -m bot demo --fresh` begins anew.")
    process = demo(free_port, "--no-browser", "--fresh")
    heard(process, "lessons=")
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=SAFETY_NET_SECONDS)
    assert process.returncode == 0
