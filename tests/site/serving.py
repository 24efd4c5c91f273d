"""A built site on a local address, the way GitHub Pages serves a project: below a sub-path, by exact names, without directory listings."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from sites import Site

PREFIX = "/meetups/"


class Handler(BaseHTTPRequestHandler):
    """Answers with the files of one site and with nothing else."""

    protocol_version = "HTTP/1.1"
    site: Site
    policy: str

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        inside = path.removeprefix(PREFIX) if path.startswith(PREFIX) else None
        if inside is None:
            self.answer(HTTPStatus.NOT_FOUND, b"outside the site", "text/plain")
        elif inside in self.site.files:
            self.answer(HTTPStatus.OK, self.site.files[inside], mimetypes.guess_type(inside)[0] or "application/octet-stream")
        elif (inside == "" or inside.endswith("/")) and f"{inside}index.html" in self.site.files:
            self.answer(HTTPStatus.OK, self.site.files[f"{inside}index.html"], "text/html")
        elif f"{inside}/index.html" in self.site.files:
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{urlsplit(self.path).path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.answer(HTTPStatus.NOT_FOUND, self.site.files["404.html"], "text/html")

    def answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the tests' output clean."""


@contextmanager
def served(site: Site, policy: str = "") -> Iterator[str]:
    """Serve a site and give the address of its home page."""
    handler = type("SiteHandler", (Handler,), {"site": site, "policy": policy})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        finally:
            server.shutdown()
            thread.join()
