"""What authors can mend, told once a build on one screen: problems come in, lines of MkDocs' log go out."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from ..model import Problem, Severity

LEVELS = {
    Severity.ERROR: logging.WARNING,
    Severity.WARNING: logging.WARNING,
    Severity.SUGGESTION: logging.INFO,
    Severity.NOTE: logging.DEBUG,
}
"""MkDocs' `--strict` counts warnings; a suggestion is none."""
SCREEN = 20
"""How many lines are told at most."""


def tell(problems: Sequence[Problem], folder: str, log: logging.LoggerAdapter[logging.Logger] | logging.Logger) -> None:
    """Log the problems, the gravest first, each with the path as the author knows it."""
    shown = [problem for problem in _ordered(problems) if LEVELS[problem.severity] >= logging.INFO]
    for problem in shown[:SCREEN]:
        log.log(LEVELS[problem.severity], f"{folder}{problem}")
    if len(shown) > SCREEN:
        gravest = LEVELS[shown[SCREEN].severity]
        log.log(gravest, f"… and {len(shown) - SCREEN} more; `mkdocs-meetup check` lists them all")
    for problem in problems:
        if LEVELS[problem.severity] < logging.INFO:
            log.debug(f"{folder}{problem}")


def _ordered(problems: Iterable[Problem]) -> list[Problem]:
    rank = list(Severity)
    return sorted(problems, key=lambda problem: (rank.index(problem.severity), problem))
