"""What a cached value depends on besides the content: this package's code, its libraries' versions, its configuration."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import BuiltinFunctionType, FunctionType

from .store import key_of

_LIBRARIES = ("Markdown", "pymdown-extensions", "nh3", "Pygments", "PyYAML", "jaconv", "Babel", "Jinja2", "MarkupSafe", "mkdocs-material")
_PURE = ("markdown", "pymdownx", "mkdocs_meetup")
"""Packages whose Markdown extensions look at nothing but the text."""
_IMPURE = frozenset({"pymdownx.snippets", "pymdownx.b64", "pymdownx.pathconverter", "pymdownx.blocks.html"})
"""Those among them that look at other files, too."""
_SHORT = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html meetup meta nl2br"
    " sane_lists smarty tables toc wikilinks".split()
)
"""Names without a package: Python-Markdown's own extensions, and ours."""


def of_code(folder: Path) -> bytes:
    """This package as it is, and the libraries that it works with."""
    sources = sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".yml") and path.is_file())
    code = (part for path in sources for part in (path.relative_to(folder).as_posix().encode(), path.read_bytes()))
    return key_of(sys.version.encode(), *map(_version, _LIBRARIES), *code)


def of_files(folders: Iterable[Path]) -> bytes:
    """The files of some folders, by path and bytes."""
    found = (part for folder in folders for path in sorted(folder.rglob("*")) if path.is_file() for part in _file(path, folder))
    return key_of(*found)


def _file(path: Path, folder: Path) -> tuple[bytes, bytes]:
    return path.relative_to(folder).as_posix().encode(), path.read_bytes()


def _version(library: str) -> bytes:
    try:
        return f"{library} {version(library)}".encode()
    except PackageNotFoundError:
        return library.encode()


def of_markdown(extensions: Iterable[object], configs: Mapping[str, object]) -> bytes | None:
    """Python-Markdown's configuration; None where a conversion may depend on more than the text, and must not be kept."""
    names = list(extensions)
    if not all(isinstance(name, str) and _is_pure(name) for name in names):
        return None
    try:
        return key_of(repr(names).encode(), described(dict(configs)).encode())
    except TypeError:
        return None


def _is_pure(name: str) -> bool:
    bare = name.partition(":")[0]
    return bare in _SHORT or (bare.partition(".")[0] in _PURE and bare not in _IMPURE)


def described(value: object) -> str:
    """A setting as text, the same in every process.

    Raises TypeError for an object that says nothing of what is in it.
    """
    if value is None or isinstance(value, str | int | float | bool):
        return repr(value)
    if isinstance(value, Mapping):
        return "{" + ",".join(sorted(f"{described(name)}:{described(one)}" for name, one in value.items())) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(described, value)) + "]"
    if isinstance(value, partial):
        return f"({described(value.func)} {described(value.args)} {described(value.keywords)})"
    if isinstance(value, FunctionType | BuiltinFunctionType | type) and "<" not in value.__qualname__ and _is_library(value.__module__):
        return f"{value.__module__}.{value.__qualname__}"
    raise TypeError(f"{value!r} cannot be described")


def _is_library(module: str) -> bool:
    return module.partition(".")[0] in (*_PURE, "material")
