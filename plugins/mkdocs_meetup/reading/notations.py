"""The text of a front matter block in; its values, and the line of each key counted from 0, out."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

Line = tuple[str | int, ...]

LONGEST = 200_000
DEEPEST = 60
LARGEST = 100_000
"""Values of a front matter, every alias written out."""
STACKED_DASHES = re.compile(rf"(?:[-?] {{1,4}}){{{DEEPEST}}}")
DEEP_INDENT = re.compile(r"^ {400}", re.MULTILINE)
DEEP_KEY = re.compile(rf"^[ \t\[]*(?:[\w\"'-]{{1,80}}[ \t]*\.[ \t]*){{{DEEPEST}}}", re.MULTILINE)
TOML_PLACE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
TOML_KEY = re.compile(r"[ \t]*[\"']?([\w-]{1,80})[\"']?[ \t]*=")
TOML_TABLE = re.compile(r"[ \t]*(\[\[?)[ \t]*[\"']?([\w-]{1,80})[\"']?[ \t]*\]")
JSON_KEY = re.compile(r"[ \t{,]*\"([^\"\\\n]{1,80})\"[ \t]*:")


@dataclass(frozen=True, slots=True)
class Mapped:
    """Values with the lines of their keys."""

    values: dict[str, object]
    lines: dict[Line, int]
    repeated: tuple[tuple[str, int], ...] = ()
    """Keys that stand twice, of which the last one counts, with the line of that."""


class NotationError(Exception):
    """A block that its notation does not allow."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class _Loader(yaml.CSafeLoader):
    """YAML without dates and base-60 numbers: `19:00` stays a time, and a wrong date stays a text to be complained about."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the attribute's type is PyYAML's
        first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in ("bool", "null", "merge")]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})$"), list("-+0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}$"), list("-+0123456789"))


def read_yaml(text: str) -> Mapped | None:
    """The mapping that a YAML block holds; None where it is plain prose."""
    _refuse_bomb(text)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node and _size(node, {}) > LARGEST:
            raise NotationError(0, "its anchors unfold to far too much")
        value = loader.construct_document(node) if node else {}
    except yaml.YAMLError as error:
        raise _yaml_error(error) from None
    except (ValueError, TypeError, RecursionError) as error:
        raise NotationError(0, str(error).split("\n")[0][:120]) from None
    finally:
        loader.dispose()
    if isinstance(value, str):
        return None
    if not isinstance(value, dict):
        raise NotationError(0, "it is not a list of `key: value`")
    lines: dict[Line, int] = {}
    repeated: list[tuple[str, int]] = []
    if node:
        _mark(node, (), lines, set(), repeated)
    return Mapped({str(key): item for key, item in value.items()}, lines, tuple(repeated))


def _refuse_bomb(text: str) -> None:
    depth = deepest = 0
    if len(text) > LONGEST:
        raise NotationError(0, "it is far too long")
    if text.count("[") + text.count("{") > DEEPEST:
        for match in re.finditer(r"[\[\]{}]", text):
            depth += 1 if match[0] in "[{" else -1
            deepest = max(deepest, depth)
    stacked = text.count("- ") + text.count("? ") >= DEEPEST and STACKED_DASHES.search(text)
    if deepest > DEEPEST or stacked or DEEP_INDENT.search(text):
        raise NotationError(0, "it is nested too deeply")


def _yaml_error(error: yaml.YAMLError) -> NotationError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    reason = getattr(error, "problem", None) or "unreadable character"
    return NotationError(mark.line if mark else 0, str(reason).split("\n")[0][:120])


def _size(node: yaml.Node, known: dict[int, int]) -> int:
    """How many values there are when every alias is written out; an anchor that holds itself is not followed."""
    if id(node) not in known:
        known[id(node)] = 1
        if isinstance(node, yaml.CollectionNode):
            children = (one for item in node.value for one in (item if isinstance(item, tuple) else (item,)))
            known[id(node)] = 1 + sum(_size(child, known) for child in children)
    return known[id(node)]


def _mark(node: yaml.Node, path: Line, lines: dict[Line, int], seen: set[int], repeated: list[tuple[str, int]]) -> None:
    if id(node) in seen:  # an anchor may hold itself
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            step = (*path, str(key.value))
            if step in lines and step[-1] != "<<":
                repeated.append((".".join(map(str, step)), key.start_mark.line))
            lines[step] = key.start_mark.line
            _mark(value, step, lines, seen, repeated)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            lines[*path, index] = value.start_mark.line
            _mark(value, (*path, index), lines, seen, repeated)


def read_toml(text: str) -> Mapped:
    """The table that a TOML block holds."""
    _refuse_bomb(text)
    if DEEP_KEY.search(text):
        raise NotationError(0, "it is nested too deeply")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = TOML_PLACE.search(str(error))
        line = int(place[1]) - 1 if place and place[1] else text.count("\n")
        raise NotationError(line, TOML_PLACE.sub("", str(error)).strip()[:120]) from None
    except (ValueError, RecursionError) as error:
        raise NotationError(0, str(error)[:120]) from None
    return Mapped(values, _toml_lines(text.split("\n")))


def _toml_lines(lines: Iterable[str]) -> dict[Line, int]:
    found: dict[Line, int] = {}
    table: Line = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(lines):
        if head := TOML_TABLE.match(line):
            table = (head[2],)
            found.setdefault(table, number)
            if head[1] == "[[":
                counts[head[2]] = counts.get(head[2], -1) + 1
                table = (head[2], counts[head[2]])
                found[table] = number
        elif key := TOML_KEY.match(line):
            found.setdefault((*table, key[1]), number)
    return found


def read_json(text: str, start: int) -> tuple[Mapped, int]:
    """The object that starts at `start`, and where it ends."""
    try:
        value, end = json.JSONDecoder(parse_constant=str).raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise NotationError(text.count("\n", start, error.pos), error.msg[:120]) from None
    except (ValueError, RecursionError):
        raise NotationError(0, "it is nested too deeply or holds too large a number") from None
    lines: dict[Line, int] = {}
    for number, line in enumerate(text[start:end].split("\n")):
        if key := JSON_KEY.match(line):
            lines.setdefault((key[1],), number)
    return Mapped(value, lines), end


def read_pelican(block: list[str]) -> Mapped:
    """The `Key: value` lines of Pelican and MultiMarkdown; an indented line continues the one above."""
    values: dict[str, Any] = {}
    lines: dict[Line, int] = {}
    key = ""
    for number, line in enumerate(block):
        if line[:1] in " \t":
            values[key] = f"{values[key]} {line.strip()}".strip()
            continue
        name, _, value = line.partition(":")
        key = name.strip().lower()
        values[key] = value.strip()
        lines[key,] = number
    return Mapped(values, lines)
