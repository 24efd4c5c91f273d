"""The author's page, which only a preview has: problems and the catalog come in, what may be mended goes out, by file and line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from ..linking.likeness import near_names
from ..model import Catalog, Place, Problem, Report, Severity
from . import addresses
from .index_views import ProblemsView
from .parts import Group, Link, Remark, Words
from .spec import PageSpec, Planned
from .tree import Tree

LONGEST_EXCERPT = 200
TITLES = {Severity.NOTE: "problems.note_kind"}


def remarked(problems: Iterable[Problem], catalog: Catalog) -> dict[str, tuple[Remark, ...]]:
    """What authors may mend, by file, in the order of lines."""
    languages: defaultdict[str, list[str]] = defaultdict(list)
    for id, language in catalog.translations:
        languages[id].append(language)
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in sorted(problems):
        found[problem.place.path].append(problem)
    reports = {path: _report_at(path, catalog, languages) for path in found}
    return {path: tuple(_remark(problem, reports[path]) for problem in told) for path, told in found.items()}


def _report_at(path: str, catalog: Catalog, languages: Mapping[str, Sequence[str]]) -> Report | None:
    """The report that a file holds. Its id stands in its path, so that no other report has to be looked at."""
    stem = path.rpartition(".")[0]
    for id in (stem, stem.rpartition(".")[0], path.rpartition("/")[0]):
        versions = (catalog.reports.get(id), *(catalog.translations[id, language] for language in languages.get(id, ())))
        for report in versions:
            if report and report.path == path:
                return report
    return None


def _remark(problem: Problem, report: Report | None) -> Remark:
    link = Link(addresses.report(report.id), Words(report.title.value)) if report else None
    excerpt = _excerpt(problem.place, report) if report else ""
    return Remark(problem.place.path, problem.place.line, problem.severity.value, problem.message, problem.remedy, excerpt, link)


def _excerpt(place: Place, report: Report) -> str:
    """The line itself; empty where it stands in the front matter, which the problem quotes."""
    lines, at = report.body.split("\n"), place.line - report.body_line
    return lines[at].strip()[:LONGEST_EXCERPT] if 0 <= at < len(lines) else ""


def problem_pages(tree: Tree, told: Callable[[], Iterable[Problem]]) -> Iterator[Planned]:
    """The one page, where somebody looks at their own site; `told` gives the problems that are known when it is worked out."""
    if tree.options.preview:
        yield Planned("problems/", tree.language, partial(_page, tree, told), tells_of_others=True)


def _page(tree: Tree, told: Callable[[], Iterable[Problem]]) -> PageSpec:
    return PageSpec(
        address="problems/",
        language=tree.language,
        template="problems.html",
        title=tree.t("problems.title"),
        description=tree.t("problems.description"),
        view=ProblemsView(
            severities=tuple(_by_severity(tree, remarked(told(), tree.catalog))),
            tags=tuple(_near_tags(tree)),
            handles=tuple(
                tree.speaker(person.id) for person in tree.catalog.speakers.values() if _is_homeless(person.handles, person.hidden)
            ),
            slides=tuple(tree.talk(talk.id) for talk in tree.catalog.talks.values() if not talk.slides),
        ),
        alternates=tree.options.languages,
        listed=False,
    )


def _by_severity(tree: Tree, remarks: Mapping[str, tuple[Remark, ...]]) -> Iterator[Group[Remark]]:
    every = [remark for path in sorted(remarks) for remark in remarks[path]]
    for severity in Severity:
        rows = tuple(remark for remark in every if remark.severity == severity.value)
        if rows:
            yield Group(severity.value, tree.t(TITLES.get(severity, f"problems.{severity.value}")), rows)


def _near_tags(tree: Tree) -> Iterator[tuple[Link, Link]]:
    tags = list(tree.catalog.tags.values())
    for one, other in near_names([tag.label.original for tag in tags]):
        yield tree.tag(tags[one].id), tree.tag(tags[other].id)


def _is_homeless(handles: Iterable[tuple[str, str]], hidden: bool) -> bool:
    return not hidden and any(not host for host, _ in handles)
