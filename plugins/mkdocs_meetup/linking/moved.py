"""Problems and two versions of a text that tell the same in, the problems with the lines that they have in the new version out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ..model import Place, Problem, Report

Lines = Mapping[int, int]
"""Where the lines on which a text states its facts have gone."""


def moved_lines(old: Report, new: Report) -> Lines | None:
    """The new line of each fact by its old one. None where two facts of one line have parted."""
    pairs = {(1, 1), (old.body_line, new.body_line), *_places(old, new)}
    lines = dict(sorted(pairs))
    return lines if len(lines) == len(pairs) else None


def _places(old: Any, new: Any) -> Iterator[tuple[int, int]]:
    if isinstance(old, Place):
        yield old.line, new.line
    elif isinstance(old, tuple):
        for one, other in zip(old, new, strict=True):
            yield from _places(one, other)
    elif is_dataclass(old):
        for field in fields(old):
            if field.name not in ("problems", "description"):
                yield from _places(getattr(old, field.name), getattr(new, field.name))


def moved(problems: Iterable[Problem], lines: Mapping[str, Lines | None]) -> tuple[Problem, ...] | None:
    """The problems, those in the files that have changed on their new lines; None where that cannot be known without linking."""
    found = []
    for problem in problems:
        if any(f"{path}:" in f"{problem.message} {problem.remedy}" for path in lines):
            return None
        if problem.place.path in lines:
            line = (lines[problem.place.path] or {}).get(problem.place.line)
            if line is None:
                return None
            problem = replace(problem, place=Place(problem.place.path, line))
        found.append(problem)
    return tuple(found)
