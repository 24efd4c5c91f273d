"""Whole sites for tests: a text with all files goes in, a built site to ask questions of comes out."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser, LexborNode

REPOSITORY = Path(__file__).parents[2]
EXAMPLE_URL = "https://example.github.io/meetups/"
CONFIG = """\
site_name: Kubernetes Meetup Tokyo
site_url: https://example.github.io/meetups/
docs_dir: content
theme: {name: material}
plugins: [material/search, meetup]
"""
_BLOCK = re.compile(r"^-- (\S.*) --\n", re.MULTILINE)
_LINKS = {"a": "href", "area": "href", "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src", "form": "action"}


def unpack(text: str, folder: Path) -> Path:
    """Write the files of a text in which each begins with its `-- path --`; the five-line configuration is added where none is given."""
    _, *parts = _BLOCK.split(text)
    files = {"mkdocs.yml": CONFIG, **dict(zip(parts[::2], parts[1::2], strict=True))}
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode())
    return folder


@dataclass(frozen=True)
class Link:
    """Where a page points to."""

    tag: str
    target: str
    rel: str = ""


@dataclass(frozen=True)
class Page:
    """One HTML file of a site."""

    path: str
    html: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    @property
    def address(self) -> str:
        """The page's address relative to the root: without `index.html`."""
        return self.path.removesuffix("index.html")

    def one(self, selector: str) -> LexborNode:
        found = self.tree.css(selector)
        assert len(found) == 1, f"{self.path}: {len(found)} of {selector}"
        return found[0]

    def all(self, selector: str) -> list[LexborNode]:
        return self.tree.css(selector)

    def text(self, selector: str = "article") -> str:
        """The text as a reader sees it, white space folded."""
        return " ".join(" ".join(node.text() for node in self.all(selector)).split())

    @cached_property
    def ids(self) -> list[str]:
        return [node.attributes["id"] or "" for node in self.all("[id]")] + [node.attributes["name"] or "" for node in self.all("a[name]")]

    @cached_property
    def links(self) -> list[Link]:
        return list(self._links())

    def _links(self) -> Iterator[Link]:
        for tag, name in _LINKS.items():
            for node in self.all(f"{tag}[{name}]"):
                yield Link(tag, node.attributes[name] or "", node.attributes.get("rel") or "")
        for node in self.all("[srcset]"):
            for candidate in (node.attributes["srcset"] or "").split(","):
                yield Link("srcset", candidate.split()[0])

    @cached_property
    def skeleton(self) -> list[str]:
        """The page's structure: its elements in order, each with its attributes' names, without any text or value."""
        nodes = (node for node in self.tree.root.traverse() if node.tag not in {"wbr", "-text", "-comment"})  # type: ignore[union-attr]  # an HTML document always has a root
        return [f"{node.tag} {' '.join(sorted(node.attributes))}" for node in nodes]


@dataclass(frozen=True)
class Site:
    """A built site, and the folder that it was built from."""

    source: Path
    folder: Path
    log: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def files(self) -> dict[str, bytes]:
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in sorted(self.folder.rglob("*")) if path.is_file()}

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every HTML page by its address."""
        found = (Page(path, data.decode()) for path, data in self.files.items() if path.endswith(".html"))
        return {page.address: page for page in found}

    def page(self, address: str) -> Page:
        assert address in self.pages, f"no page {address!r} among {sorted(self.pages)}"
        return self.pages[address]

    def target(self, page: Page, link: str) -> tuple[str, str] | None:
        """The file and the fragment that a link leads to, as a server under a sub-path would answer it; None where it leaves the site.

        A link that climbs out of the site, or for which the server has no file, answers the empty path.
        """
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            if not link.startswith(EXAMPLE_URL):
                return None
            path = unquote(parts.path.removeprefix("/meetups/"))
        elif parts.path.startswith("/"):
            path = unquote(parts.path).removeprefix("/meetups/") if parts.path.startswith("/meetups/") else "/"
        elif parts.path:
            path = _join(page.path, unquote(parts.path))
        else:
            path = page.path
        if path == "" or path.endswith("/"):
            path += "index.html"
        return (path if path in self.files else ""), unquote(parts.fragment)


def _join(page: str, link: str) -> str:
    steps = list(PurePosixPath(page).parent.parts)
    for step in link.split("/"):
        if step == "..":
            if not steps:
                return "/"
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    folder = link.endswith(("/", "/.", "/..")) or link in (".", "..")
    return "/".join(steps) + ("/" if folder and steps else "")


class _Log(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname}: {record.getMessage()}")


def build(source: Path, output: Path | None = None, **overrides: object) -> Site:
    """Build with MkDocs in this process."""
    output = output or source / "site"
    log = _Log()
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.addHandler(log)
    logger.setLevel(logging.INFO)
    try:
        config = load_config(config_file=str(source / "mkdocs.yml"), site_dir=str(output), **overrides)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build_with_mkdocs(config)
        finally:
            config.plugins.on_shutdown()
    finally:
        logger.removeHandler(log)
        logger.setLevel(level)
    return Site(source, output, "\n".join(log.lines))


def made(text: str, folder: Path, **overrides: object) -> Site:
    """Unpack a text and build it."""
    return build(unpack(text, folder), **overrides)


def run(source: Path, output: Path | None = None, *, engine: str = "mkdocs", arguments: tuple[str, ...] = (), **environment: str) -> Site:
    """Build as an author does, in a process of its own."""
    output = output or source / "site"
    command = [sys.executable, "-m", engine, "build", "--site-dir", str(output), *arguments]
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    done = subprocess.run(command, cwd=source, env=settings, capture_output=True, text=True, check=False, encoding="utf-8")
    log = done.stdout + done.stderr
    assert done.returncode == 0, log
    return Site(source, output, log, environment)
