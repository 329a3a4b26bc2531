"""The program as a process of its own: started in a folder without settings, heard, and never left behind."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import CONTENT
from tests.safety import SAFETY_NET_SECONDS


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without `.env`, and an environment that sets nothing but where the course lies."""
    for name in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("BOT_CONTENT_DIR", str(CONTENT))
    monkeypatch.chdir(tmp_path)


PROCESSES: list["subprocess.Popen[str]"] = []  # of the test that runs


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Even a test that fails in the middle leaves no bot running."""
    yield
    while PROCESSES:
        with PROCESSES.pop() as process:  # closes its pipe and waits for its end
            process.kill()


def started(*words: str, **environment: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, *words],
        env={**os.environ, "PYTHONPATH": str(CONTENT.parent), "PYTHONUNBUFFERED": "1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    PROCESSES.append(process)
    return process


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as place:
        port = place.getsockname()[1]
    return int(port)


def heard(process: "subprocess.Popen[str]", words: str) -> str:
    """What the process prints up to the line with these words; it is killed if they never come."""
    assert process.stdout is not None
    told, too_late = "", threading.Timer(SAFETY_NET_SECONDS, process.kill)
    too_late.start()
    try:
        for line in process.stdout:
            told += line
            if words in line:
                return told
    finally:
        too_late.cancel()
    raise AssertionError(f"no {words!r} in: {told}")
