"""Two searches over one archive, each asked in Chromium from a server that takes 40 ms for every request."""

from __future__ import annotations

import gzip
import html
import http.server
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from mkdocs_meetup.model import Catalog
from mkdocs_meetup.outputs.search_records import BodyOf

LATENCY = 0.04
CLIENT = Path(__file__).parents[1] / "theme" / "assets" / "meetup" / "search"
OURS = """async ({ base, query }) => {
    const { Client } = await import(`${base}client/client.js`);
    const client = (window.client ??= new Client(base, "ja"));
    const start = performance.now();
    let shown;
    const { total } = await client.search(query, { limit: 10, first: () => (shown ??= performance.now() - start) });
    const whole = performance.now() - start;
    return [shown ?? whole, total, whole];
}"""
PAGEFIND = """async ({ base, query }) => {
    const client = (window.client ??= await import(`${base}pagefind/pagefind.js`));
    const start = performance.now();
    const { results } = await client.search(query);
    let shown;
    const first = () => (shown ??= performance.now() - start);
    await Promise.all(results.slice(0, 10).map((result) => result.data().then(first)));
    const whole = performance.now() - start;
    return [shown ?? whole, results.length, whole];
}"""


class Counting(http.server.SimpleHTTPRequestHandler):
    """Serves a folder slowly and counts what goes over the line; text goes compressed, as from any host."""

    sent: list[int]
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True  # else a body waits for the answer to its head, which no real server makes it do

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        data = path.read_bytes() if path.is_file() else b""
        text = path.suffix in {".js", ".json", ".html"}
        body = gzip.compress(data, 6) if text else data
        time.sleep(LATENCY)
        self.send_response(200 if path.is_file() else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        self.sent.append(len(body))

    def log_message(self, *_arguments: object) -> None:
        pass


@contextmanager
def counted(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """The address of a folder, and the sizes of what it sent so far."""
    sent: list[int] = []
    handler = type("Handler", (Counting,), {"sent": sent})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), lambda *all_of_it: handler(*all_of_it, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", sent
    server.shutdown()


def race(site: Path, queries: Sequence[str], *, with_pagefind: bool) -> None:
    """Print what each query costs the first time and the second."""
    shutil.copytree(CLIENT, site / "client", dirs_exist_ok=True)
    (site / "index.html").write_text("<!doctype html><title>Bench</title>", encoding="utf-8")
    with counted(site) as (base, sent), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROME", "/usr/bin/chromium"), args=["--no-sandbox"])
        for name, program in (("ours", OURS), ("Pagefind", PAGEFIND))[: 1 + with_pagefind]:
            told = [asked(browser, base, sent, program, query) for query in queries]
            for query, (size, requests, first, whole, again, total) in zip(queries, told, strict=True):
                cost = f"{size / 1e3:.0f} kB in {requests} requests, {first:.0f} ms to the first result, {whole:.0f} ms to ten"
                print(f"{name:9} {query}: {cost}, again {again:.1f} ms, {total} found")
            size, requests, first, whole, again, _ = map(median, zip(*told, strict=True))
            cost = f"{size / 1e3:.0f} kB in {requests:.0f} requests, {first:.0f} ms to the first result, {whole:.0f} ms to ten"
            print(f"{name:9} at the median: {cost}, again {again:.1f} ms\n")
        browser.close()


def asked(browser: Browser, base: str, sent: list[int], program: str, query: str) -> tuple[int, int, float, float, float, int]:
    """Bytes and requests of a first query, milliseconds to its first result and to ten; those of the same once more; how much was found."""
    page = browser.new_page()
    page.goto(f"{base}index.html")
    if program is OURS:  # its modules are there before anyone asks, as on the search page
        page.evaluate("(base) => import(`${base}client/client.js`)", base)
    sent.clear()
    first, total, whole = page.evaluate(program, {"base": base, "query": query})
    size, requests = sum(sent), len(sent)
    again = median(page.evaluate(program, {"base": base, "query": query})[2] for _ in range(3))
    page.close()
    return size, requests, first, whole, again, total


def pagefind(site: Path, catalog: Catalog, body_of: BodyOf) -> tuple[float, int]:
    """Index the same texts with Pagefind from npm: the seconds that it took, and the bytes that it wrote."""
    pages = site / "pages"
    for number, talk in enumerate(catalog.talks.values()):
        sections = [passage for source in talk.sources for passage in _passages(body_of(source.report, "ja"), source.index)]
        text = "".join(f"<h2 id='{each.fragment}'>{html.escape(each.heading)}</h2><p>{html.escape(each.text)}</p>" for each in sections)
        path = pages / f"{number // 500}" / f"{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        title = html.escape(talk.title.original)
        path.write_text(f"<!doctype html><html lang=ja><title>{title}</title><main><h1>{title}</h1>{text}</main>", encoding="utf-8")
    start = time.monotonic()
    output = site / "pagefind"
    subprocess.run(["npx", "--yes", "pagefind@1", "--site", pages, "--output-path", output, "--quiet"], check=True)
    return time.monotonic() - start, sum(path.stat().st_size for path in output.rglob("*") if path.is_file())


def _passages(body: Any, index: int) -> Sequence[Any]:
    return body.talks[index].passages if body else ()
