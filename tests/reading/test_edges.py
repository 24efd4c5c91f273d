"""What a look at one letter passes over, the pattern behind it would not have found."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from re import _parser as parser  # type: ignore[attr-defined]  # the tree of a pattern, which nothing public shows
from typing import Any

import pytest

import mkdocs_meetup.reading.report  # noqa: F401 - loads every rule
from mkdocs_meetup.reading.edges import AtEnd, AtStart, at_end, at_start
from mkdocs_meetup.reading.honorifics import is_polite


def edges() -> Iterator[tuple[str, AtStart | AtEnd]]:
    for name, module in sorted(sys.modules.items()):
        if name.startswith("mkdocs_meetup.reading."):
            for key, value in vars(module).items():
                if isinstance(value, AtStart | AtEnd):
                    yield f"{name.rpartition('.')[2]}.{key}", value


EDGES = {name: edge for edge, name in {edge: name for name, edge in edges()}.items()}
"""Each once, though several modules use it."""


def letters(tree: Sequence[tuple[Any, Any]]) -> set[str]:
    """The letters that a match can begin with, or end with where the tree is given backwards; with "" where it can be empty."""
    found: set[str] = set()
    for operation, value in tree:
        here = _letters(str(operation), value)
        found |= here - {""}
        if "" not in here:
            return found
    return found | {""}


def _letters(operation: str, value: Any) -> set[str]:
    if operation == "LITERAL":
        return {chr(value)}
    if operation == "IN":
        return {letter for one in value for letter in _of_class(*one)}
    if operation == "MAX_REPEAT":
        return letters(list(value[2])) | ({""} if value[0] == 0 else set())
    if operation == "SUBPATTERN":
        return letters(list(value[3]))
    if operation == "BRANCH":
        return set().union(*(letters(list(branch)) for branch in value[1]))
    if operation in ("AT", "ASSERT", "ASSERT_NOT"):
        return {""}
    raise AssertionError(f"{operation} may stand for any letter")


def _of_class(operation: Any, value: Any) -> Iterator[str]:
    if str(operation) == "RANGE":
        yield from (chr(number) for number in range(value[0], value[1] + 1))
    else:
        yield from _letters(str(operation), value)


def backwards(tree: Any) -> list[tuple[Any, Any]]:
    """The tree with each sequence from its end."""
    return [(operation, _backwards(str(operation), value)) for operation, value in reversed(list(tree))]


def _backwards(operation: str, value: Any) -> Any:
    if operation == "MAX_REPEAT":
        return (*value[:2], backwards(value[2]))
    if operation == "SUBPATTERN":
        return (*value[:3], backwards(value[3]))
    if operation == "BRANCH":
        return (value[0], [backwards(branch) for branch in value[1]])
    return value


@pytest.mark.parametrize("name", EDGES)
def test_no_text_is_passed_over(name: str) -> None:
    edge = EDGES[name]
    tree = parser.parse(edge.pattern.pattern, edge.pattern.flags & ~re.UNICODE)
    possible = letters(list(tree) if isinstance(edge, AtStart) else backwards(tree))
    assert possible
    missing = {form for letter in possible for form in (letter, letter.lower(), letter.upper())} - edge.letters
    assert not missing, f"the letters of {name} lack {''.join(sorted(missing))!r}"


@pytest.mark.parametrize(
    "text",
    [
        "はるさん",
        "はるさま",
        "はる氏",
        "春先生",
        "春先輩",
        "はるくん",
        "はるちゃん",
        "하루님",
        "haru-san",
        "haru-SAN",
        "春様",
        "春君ら",
        "はるさんたち",
        "はるさん達",
    ],
)
def test_no_honorific_is_passed_over(text: str) -> None:
    assert is_polite(text) == (text != "haru-SAN")


def test_an_edge_is_looked_for_where_its_letter_stands() -> None:
    end, start = at_end("(?:talk|話)s?$", letters="ks話", flags=re.IGNORECASE), at_start("(?:talk|話)", letters="t話", flags=re.IGNORECASE)
    assert [bool(end.search(text)) for text in ("My TALK", "春の話", "talks", "talked", "")] == [True, True, True, False, False]
    assert [bool(start.match(text)) for text in ("TALK", "話す", "a talk", "")] == [True, True, False, False]
    assert (end.removed("A talk"), end.removed("A walk"), start.removed("Talk A"), start.removed("Walk A")) == (
        "A ",
        "A walk",
        " A",
        "Walk A",
    )
