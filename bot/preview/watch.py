"""The page while files are edited: made anew whenever it is asked for, and asked for whenever a file has changed."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bot.course.reader import read_draft
from bot.preview.page import page_of

# A file was being written just then: the browser asks again in a second.
AGAIN = '<!doctype html><meta http-equiv="refresh" content="1">'


def mark_of(root: Path) -> str:
    """Changes with every file in `root`."""
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file():
            about = path.stat()
            digest.update(f"{path} {about.st_mtime_ns} {about.st_size}\n".encode())
    return digest.hexdigest()[:16]


def now_or_again(answer: Callable[[], str]) -> str:
    try:
        return answer()
    except OSError:
        return AGAIN


def open_watch(root: Path, port: int) -> ThreadingHTTPServer:
    """A server on this machine only, at `port` or, if that is taken, at any free one. Ask it to `serve_forever`."""

    def page() -> str:
        mark = mark_of(root)  # before the files are read: what changes meanwhile is seen at the next look
        return page_of(read_draft(root), mark)

    answers = {"/": ("text/html", page), "/mark": ("text/plain", lambda: mark_of(root))}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = answers.get(self.path.partition("?")[0])
            if found is None:
                self.send_error(HTTPStatus.NOT_FOUND)
            else:
                self.tell(*found)

        def tell(self, kind: str, answer: Callable[[], str]) -> None:
            body = now_or_again(answer).encode()
            with suppress(ConnectionError):  # the page was closed or reloaded meanwhile
                self.send_response(HTTPStatus.OK)
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: the terminal is the editor's."""

    try:
        return ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except OSError:
        return ThreadingHTTPServer(("127.0.0.1", 0), Handler)
