"""The modules of the search client go in, one script comes out: a reader waits for one file, and for no comments.

The modules stay what developers read, check and test. What is known of them is little: imports and exports by name, each on lines of
their own, and no import that leads back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .output import Output

FOLDER = "assets/meetup/search/"
"""Where the modules stand in the theme."""
APART = ("before.js", "box.js", "worker.js", "search.css")
"""What pages and Material's script load from there by itself."""

_IMPORT = re.compile(r'^import \{ ([^}]+?),? \} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def build(source: Callable[[str], str]) -> Iterator[Output]:
    """The one script; `source` gives the text of a file of the theme."""
    script = bundled("page", ("client", "Client"), lambda name: source(f"{FOLDER}{name}.js"))
    yield Output("assets/meetup/search.js", script.encode())


def is_part(path: str) -> bool:
    """Whether a file of the theme reaches readers as a part of that script only."""
    return path.startswith(FOLDER) and path.removeprefix(FOLDER) not in APART


def bundled(entry: str, offered: tuple[str, str], source: Callable[[str], str]) -> str:
    """A module and all that it imports, each in a scope of its own; the name that a module of them offers is exported.

    Raises ValueError where a module imports or exports in another way than by name.
    """
    modules = list(_in_order(entry, source))
    module, name = offered
    return "".join(map(_scoped, *zip(*modules, strict=True))) + f"export const {{ {name} }} = {_variable(module)};\n"


def _in_order(entry: str, source: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Each module with its text, behind those that it imports."""
    done: set[str] = set()

    def follow(name: str) -> Iterator[tuple[str, str]]:
        done.add(name)
        text = source(name)
        for _, other in _IMPORT.findall(text):
            if other not in done:
                yield from follow(other)
        yield name, text

    return follow(entry)


def _scoped(name: str, text: str) -> str:
    exported = [found[1] for found in _EXPORT.findall(text)]
    code = _IMPORT.sub(lambda found: f"const {{ {found[1].replace(' as ', ': ')} }} = {_variable(found[2])};\n", text)
    code = _COMMENT.sub("", _EXPORT.sub(r"\1", code))
    if left := _LEFT.search(code):
        raise ValueError(f"{FOLDER}{name}.js: expected imports and exports by name, not {left[0]!r}")
    lines = "".join(f"{line}\n" for line in code.splitlines() if line.strip())
    return f"const {_variable(name)} = (() => {{\n{lines}return {{ {', '.join(exported)} }};\n}})();\n"


def _variable(module: str) -> str:
    return f"{module.replace('-', '_')}$"
