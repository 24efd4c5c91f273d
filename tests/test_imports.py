"""Who may import whom: the edges between our rooms, and the libraries that each room keeps to itself (docs/architecture.md)."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "plugins" / "mkdocs_meetup"

CORE = {"model", "languages", "reading", "linking", "conversion", "pages", "outputs", "caching"}
ROOMS = {
    "model": set(),
    "languages": {"model"},
    "reading": {"model"},
    "linking": {"model", "lazy"},
    "conversion": {"model"},
    "pages": {"model", "linking", "languages"},
    "outputs": {"model", "linking", "languages", "pages", "caching", "workers"},
    "inputs": {"model", "reading", "pages"},
    "workers": set(),
    "caching": {"model", "reading", "conversion", "workers"},
    "lazy": set(),
    "understanding": {"model", "inputs", "caching", "linking", "reading"},
    "retelling": {"model", "inputs", "caching", "lazy", "linking", "understanding"},
    "remembered": {"model", "caching", "lazy", "linking", "pages", "understanding"},
    "resuming": {"model", "inputs", "caching", "lazy", "linking", "pages", "remembered", "retelling", "understanding"},
    "handwritten": {"model", "conversion", "pages", "understanding"},
    "drawing": {"model", "inputs", "languages", "outputs", "pages"},
    "planning": {"model", "inputs", "caching", "languages", "pages", "understanding"},
    "site": CORE | {"drawing", "handwritten", "inputs", "planning", "remembered", "resuming", "retelling", "understanding", "workers"},
    "rest": {"model", "inputs", "caching"},
    "adapter": {"model", "rest", "site"},
    "commands": {"model", "reading", "site"},
}
LIBRARIES = {
    "mkdocs": {"adapter"},
    "material": {"adapter"},
    "properdocs": set(),
    "jinja2": {"pages", "outputs"},
    "markdown": {"conversion", "adapter"},
    "pymdownx": {"conversion", "adapter"},
    "frontmatter": {"reading"},
    "click": {"adapter", "commands"},
}
READS = {"open", "read_text", "read_bytes"}
WRITES = {"write_text", "write_bytes", "mkdir", "unlink", "rmtree", "touch", "symlink_to", "copyfile", "copytree"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def running(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module without what stands there for the type checker alone."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"):
            yield node
            yield from running(node)


def imported(path: Path, nodes: Callable[[ast.AST], Iterator[ast.AST]] = ast.walk) -> Iterator[tuple[int, str]]:
    """Each imported module with its line, relative ones spelt out from the package's name."""
    here = ("mkdocs_meetup", *path.relative_to(PACKAGE).parts)
    for node in nodes(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            stem = (*here[: -node.level], node.module) if node.level else (node.module,)
            base = ".".join(part for part in stem if part)
            # `from .. import reading` names a room behind the word `import`.
            yield from ((node.lineno, f"{base}.{name.name}") for name in node.names)


def called(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            yield node.lineno, name


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_from_the_rooms_that_the_table_names(path: Path) -> None:
    here = room(path)
    if here == "__init__":
        assert not list(imported(path))
        return
    ours = [(line, name.split(".")[1]) for line, name in imported(path) if name.startswith("mkdocs_meetup.")]
    assert not [f"line {line}: {here} must not import {there}" for line, there in ours if there != here and there not in ROOMS[here]]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_library_runs_only_in_its_rooms(path: Path) -> None:
    """A room may name another room's library in a type, since that costs nothing and binds nothing."""
    names = [(line, name.partition(".")[0]) for line, name in imported(path, running)]
    assert not [
        f"line {line}: {name} is not for {room(path)}" for line, name in names if room(path) not in LIBRARIES.get(name, {room(path)})
    ]


def test_the_table_names_every_room() -> None:
    assert {room(path) for path in modules()} - {"__init__"} <= ROOMS.keys()


@pytest.mark.parametrize("here", ["reading", "conversion"])
def test_sources_are_read_in_one_module_alone(here: str) -> None:
    readers = {path.name for path in modules() if room(path) == here for _, name in called(path) if name in READS}
    assert readers <= {"source.py"}


@pytest.mark.parametrize("here", ["reading", "linking", "conversion", "pages", "outputs", "languages"])
def test_the_site_is_written_by_one_module_alone(here: str) -> None:
    writers = {path.name for path in modules() if room(path) == here for _, name in called(path) if name in WRITES}
    assert writers <= {"writer.py"}


def test_no_module_but_the_table_of_values_is_longer_than_300_lines() -> None:
    long = {path.name for path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > 300}
    assert long <= {"model.py"}


def test_a_process_that_reads_nothing_does_not_load_what_reads() -> None:
    """Its patterns take a quarter of a second to compile, of the one that a build without anything to do takes."""
    code = "import mkdocs_meetup.adapter.plugin, sys; sys.exit('mkdocs_meetup.reading.report' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
