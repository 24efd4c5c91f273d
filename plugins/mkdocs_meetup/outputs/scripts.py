"""The modules of the search client go in, one script comes out: a reader waits for one file, and for no comments.

The modules stay what developers read, check and test. What is known of them is little: imports and exports by name, each at the
beginning of a line, comments on lines of their own, and no import that leads back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .output import Output

FOLDER = "assets/meetup/search/"
"""Where the modules stand in the theme."""
APART = ("before.js", "box.js", "worker.js")
"""What pages and Material's script load from there by itself."""

_IMPORT = re.compile(r'^import \{\s*([^}]+?),?\s*\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)
_ANY = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class UnfitModuleError(ValueError):
    """A module, perhaps one that an author put in place of ours, cannot be made part of the one script."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module as it is bundled."""

    name: str
    text: str
    """Without comments, but with all its lines."""

    @property
    def exports(self) -> list[str]:
        """The names that it exports."""
        return [found[2] for found in _EXPORT.finditer(self.text)]

    def unfit(self, at: int, what: str) -> UnfitModuleError:
        """What to say of a place in its text."""
        return UnfitModuleError(f"{FOLDER}{self.name}.js:{self.text.count(chr(10), 0, at) + 1}: {what}")


def build(source: Callable[[str], str]) -> Iterator[Output]:
    """The one script; `source` gives the text of a file of the theme, and raises LookupError where there is none."""
    script = bundled("page", ("client", "Client"), lambda name: source(f"{FOLDER}{name}.js"))
    yield Output("assets/meetup/search.js", script.encode())


def is_part(path: str) -> bool:
    """Whether a file of the theme reaches readers as a part of that script only."""
    return path.startswith(FOLDER) and path.endswith(".js") and path.removeprefix(FOLDER) not in APART


def bundled(entry: str, offered: tuple[str, str], source: Callable[[str], str]) -> str:
    """A module and all that it imports, each in a scope of its own; the name that a module of them offers is exported.

    Raises UnfitModuleError where a module imports or exports in another way than by name, what is not there, or in a circle.
    """
    module, name = offered
    return "".join(map(_scoped, _in_order(entry, source))) + f"export const {{ {name} }} = {_variable(module)};\n"


def _in_order(entry: str, source: Callable[[str], str]) -> Iterator[Module]:
    """Each module behind those that it imports."""
    done: dict[str, Module] = {}

    def follow(module: Module, above: tuple[str, ...]) -> Iterator[Module]:
        for at, names, other in _imports(module):
            if other in above:
                raise module.unfit(at, f"{other}.js imports this module; move what both need into a third one")
            if other not in done:
                try:
                    text = source(other)
                except LookupError:
                    raise module.unfit(at, f"there is no {other}.js beside it; put it there, or import nothing from it") from None
                yield from follow(_module(other, text), (*above, other))
            if missing := set(names) - set(done[other].exports):
                raise module.unfit(at, f"{other}.js does not export {', '.join(sorted(missing))}; export it there")
        done[module.name] = module
        yield module

    return follow(_module(entry, source(entry)), (entry,))


def _module(name: str, text: str) -> Module:
    module = Module(name, _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text))
    known = {found.start() for pattern in (_IMPORT, _EXPORT) for found in pattern.finditer(module.text)}
    for found in _ANY.finditer(module.text):
        if found.start() not in known:
            form = 'write `import { a, b as c } from "./other.js";` or put `export` before a function, class or const'
            raise module.unfit(found.start(), f"{found[0]!r} is no import or export by name; {form}")
    return module


def _imports(module: Module) -> Iterator[tuple[int, list[str], str]]:
    """Where a module imports which names from which other one."""
    for found in _IMPORT.finditer(module.text):
        yield found.start(), [name.split(" as ")[0].strip() for name in found[1].split(",")], found[2]


def _scoped(module: Module) -> str:
    code = _IMPORT.sub(lambda found: f"const {{ {found[1].replace(' as ', ': ')} }} = {_variable(found[2])};\n", module.text)
    lines = "".join(f"{line}\n" for line in _EXPORT.sub(r"\1", code).splitlines() if line.strip())
    return f"const {_variable(module.name)} = (() => {{\n{lines}return {{ {', '.join(module.exports)} }};\n}})();\n"


def _variable(module: str) -> str:
    return f"{module.replace('-', '_')}$"
