"""Who may import whom: the edges between our rooms, and the libraries that each room keeps to itself (docs/architecture.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "plugins" / "mkdocs_meetup"

CORE = {"model", "languages", "reading", "linking", "conversion", "pages", "outputs"}
ROOMS = {
    "model": set(),
    "languages": {"model"},
    "reading": {"model"},
    "linking": {"model"},
    "conversion": {"model"},
    "pages": {"model", "linking", "languages"},
    "outputs": {"model", "linking", "languages", "pages"},
    "site": CORE,
    "adapter": {"model", "site"},
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
    "click": {"commands"},
}
READS = {"open", "read_text", "read_bytes"}
WRITES = {"write_text", "write_bytes", "mkdir", "unlink", "rmtree", "touch", "symlink_to", "copyfile", "copytree"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Each imported module with its line, relative ones spelt out from the package's name."""
    here = ("mkdocs_meetup", *path.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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
    wrong = []
    for line, name in imported(path):
        first, _, rest = name.partition(".")
        if first == "mkdocs_meetup":
            there = rest.partition(".")[0]
            if there != here and there not in ROOMS[here]:
                wrong.append(f"line {line}: {here} must not import {there}")
        elif here not in LIBRARIES.get(first, {here}):
            wrong.append(f"line {line}: {first} is not for {here}")
    assert not wrong


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
