"""The text of a YAML file in, its values with the line of each out. Every scalar stays the text that the author wrote."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

Tree = str | None | list["Tree"] | dict[str, "Tree"]
Path = tuple[str | int, ...]

DEPTH = 20
"""No registry nests deeper; a file that does is refused before it can cost anything."""


class UnreadableYamlError(Exception):
    """A file that is no YAML, with the line where that shows."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file's values."""

    value: Tree
    lines: dict[Path, int] = field(default_factory=dict)
    """The line of each value; of a pair in a mapping, that of its key."""

    def line_of(self, path: Path) -> int:
        """The line of a value, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse_yaml(data: bytes) -> Document:
    """Read a file, or raise `UnreadableYamlError`."""
    try:
        _refuse_aliases_and_depth(data)
        root = yaml.compose(data, yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise UnreadableYamlError(error.problem or "this is not YAML", mark.line + 1 if mark else 1) from error
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        raise UnreadableYamlError("this is not YAML in UTF-8", 1) from error
    lines: dict[Path, int] = {}
    return Document(_value(root, (), lines) if root else None, lines)


def _refuse_aliases_and_depth(data: bytes) -> None:
    """An alias can stand for a million copies, and deep nesting exhausts the stack; no registry needs either."""
    depth = 0
    for event in yaml.parse(data, yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.AliasEvent) or depth > DEPTH:
            what = "an alias (`*name`)" if isinstance(event, yaml.AliasEvent) else "such deep nesting"
            raise UnreadableYamlError(f"{what} has no use here", event.start_mark.line + 1 if event.start_mark else 1)


def _value(node: yaml.Node, path: Path, lines: dict[Path, int]) -> Tree:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, index), lines) for index, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return {key: value for pair in node.value for key, value in (_pair(pair, path, lines),)}
    return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)


def _pair(pair: tuple[yaml.Node, yaml.Node], path: Path, lines: dict[Path, int]) -> tuple[str, Tree]:
    key = str(pair[0].value) if isinstance(pair[0], yaml.ScalarNode) else "?"
    lines[(*path, key)] = pair[0].start_mark.line + 1
    return key, _value(pair[1], (*path, key), lines)
