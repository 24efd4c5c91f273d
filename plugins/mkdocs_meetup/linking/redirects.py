"""The content folder's `redirects.yml` in, the old addresses of a whole import out, and every mistake in its form."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Place, Problem, Severity
from .yamltree import UnreadableYamlError, parse_yaml

REDIRECTS = "redirects.yml"


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address where a page once stood, and where its readers are led. Both are as the author wrote them."""

    old: str
    new: str
    place: Place


def parse_redirects(data: bytes) -> tuple[tuple[Redirect, ...], tuple[Problem, ...]]:
    """Read the file; what is wrong in it is left out and said."""
    try:
        document = parse_yaml(data)
    except UnreadableYamlError as error:
        return (), (_problem(error.line, str(error), "mend the YAML there; an address with `:`, `#` or `@` needs quotes"),)
    if document.value is None:
        return (), ()
    if not isinstance(document.value, dict):
        return (), (
            _problem(1, "the file must map old addresses to new ones", "write a line `/old/address/: reports/2018/new.md` for each"),
        )
    redirects, problems = [], []
    for old, new in document.value.items():
        line = document.line_of((old,))
        if isinstance(new, str) and old.strip() and new.strip():
            redirects.append(Redirect(old.strip(), new.strip(), Place(REDIRECTS, line)))
        else:
            problems.append(_problem(line, f"`{old}` needs one new address", "write it behind the colon"))
    return tuple(redirects), tuple(problems)


def _problem(line: int, message: str, remedy: str) -> Problem:
    return Problem(Place(REDIRECTS, line), "redirect-syntax", Severity.ERROR, message, remedy)
