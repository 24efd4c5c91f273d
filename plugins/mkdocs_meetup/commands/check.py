"""A content folder in; everything that its authors can mend, as text, JSON or annotations of GitHub, out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from ..model import Place, Problem, Severity
from .content import documents_of, inputs_of
from .printing import printable
from .proof import Proof
from .settings import settings_of

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.SUGGESTION: "cyan", Severity.NOTE: "white"}
ANNOTATIONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice", Severity.NOTE: "notice"}


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True, help="What to print.")
@click.option(
    "--fail-on",
    type=click.Choice([*(one.value for one in Severity), "never"]),
    default="error",
    show_default=True,
    help="The least severity with which the exit status is 1.",
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], form: str, fail_on: str) -> None:
    """Print what can be mended in the reports and registries of a site.

    PATHS are content folders, or files and folders inside of them; without any it is the `docs_dir` of the `mkdocs.yml` here.
    """
    problems = sorted({problem for path in paths or (Path(),) for problem in check(path)}, key=_order)
    for line in printed(problems, form):
        click.echo(line)
    ctx.exit(1 if _fails(problems, fail_on) else 0)


def check(path: Path) -> Iterator[Problem]:
    """The problems in the files below `path`, each with a path as the author knows it."""
    settings = settings_of(path)
    inputs = inputs_of(settings)
    inside = path.resolve()
    for problem in Proof(settings.options).read(inputs, partial(documents_of, inputs, settings)):
        file = settings.content / problem.place.path
        if inside in (file, settings.project) or file.is_relative_to(inside):
            yield Problem(Place(_shown(file), problem.place.line), problem.code, problem.severity, problem.message, problem.remedy)


def _shown(file: Path) -> str:
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def _order(problem: Problem) -> tuple[int, Problem]:
    return list(Severity).index(problem.severity), problem


def _fails(problems: Iterable[Problem], least: str) -> bool:
    ranks = [one.value for one in Severity]
    return least != "never" and any(ranks.index(problem.severity.value) <= ranks.index(least) for problem in problems)


def printed(problems: Sequence[Problem], form: str) -> Iterator[str]:
    """The lines to print, the gravest problem first."""
    if form == "json":
        yield json.dumps([_plain(problem) for problem in problems], ensure_ascii=False, indent=2)
        return
    yield from map(_annotation if form == "github" else _text, problems)


def _plain(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def _text(problem: Problem) -> str:
    code = click.style(problem.code, fg=COLOURS[problem.severity])
    return f"{printable(str(problem.place))}: {code}: {printable(problem.message)}; {printable(problem.remedy)}"


def _annotation(problem: Problem) -> str:
    """A workflow command; what would end it, or start another, is escaped."""
    message = _escaped(f"{problem.message}; {problem.remedy}")
    file = _escaped(problem.place.path).replace(":", "%3A").replace(",", "%2C")
    return f"::{ANNOTATIONS[problem.severity]} file={file},line={problem.place.line},title={problem.code}::{message}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
