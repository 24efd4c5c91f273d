"""An understanding and new texts of a few reports in; the understanding of all of them out, if they tell what the old ones told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from .caching.texts import Markdown, Texts
from .inputs import Inputs, is_broken, marked
from .lazy import Lazy, with_changes
from .linking.matching import matcher_of
from .linking.moved import moved, moved_lines
from .linking.unchanged import tells_alike
from .model import Body, Catalog, Problem, Report
from .understanding import Understanding, sources_of, wrong_in

Key = tuple[str, str]
"""A report's id and the language of one of its versions."""


@dataclass(frozen=True, slots=True)
class Retold:
    """The same archive in other words."""

    known: Understanding
    reports: frozenset[str]
    """The ids of the reports that have changed, in one language or another."""
    told: tuple[Problem, ...]
    """The other problems that were handed in, on their new lines."""


def former_in(known: Understanding, inputs: Inputs) -> dict[str, Report] | None:
    """The texts that have changed, as they read before, by their paths; None where more than texts has."""
    sources, before = sources_of(inputs), known.inputs
    if (inputs.registries, inputs.statics, sources.keys()) != (before.registries, before.statics, known.sources.keys()):
        return None
    return {path: known.marked(path) for path, source in sources.items() if known.sources[path] != source}


def retold(known: Understanding, former: Mapping[str, Report], inputs: Inputs, texts: Texts, told: Iterable[Problem] = ()) -> Retold | None:
    """Take in new texts of reports where they change nothing else: no person, no event, no talk, no tag, no page's existence.

    `former` holds the texts that have changed as they read before, by their paths. Everything is then as `understand` would have it, but
    for the lines of facts, which no page shows; problems have their new lines. None where anything else may be another, and where the new
    line of a problem cannot be told.
    """
    sources = sources_of(inputs)
    new = {path: marked(texts.report(sources[path]), inputs.now) for path in former}
    pairs = [(former[path], new[path]) for path in former]
    if any(is_broken(report) for _, report in pairs):
        return None
    if not tells_alike(pairs, known.catalog, matcher_of(tuple(known.registries.vocabulary))):
        return None
    lines = {path: moved_lines(old, new[path]) for path, old in former.items()}
    linked, others = moved(known.catalog.problems, lines), moved(told, lines)
    after = replace(known, inputs=inputs, sources=sources, texts=Lazy(sources.values(), texts.report))
    ids = frozenset(report.id for report in new.values())
    relinked = [_relinked(id, known, new, former) for id in sorted(ids)]
    if linked is None or others is None or not all(relinked):
        return None
    versions = {key: pair for each in relinked if each for key, pair in each.items()}
    seen = {old.path for old, _ in versions.values()}
    bodies = ((_body(old, known, texts), _body(one, known, texts)) for old, one in versions.values())
    if not seen.issuperset(former) or not all(_has_places_of(old, body) for old, body in bodies):
        return None
    kept = (problem for problem in known.read if problem.place.path not in former)
    read = (*kept, *wrong_in(new.values(), {source.path for source in inputs.candidates}))
    return Retold(replace(after, catalog=_with(versions, known.catalog, linked), read=read), ids, others)


def _relinked(
    id: str, known: Understanding, new: Mapping[str, Report], former: Mapping[str, Report]
) -> dict[Key, tuple[Report, Report]] | None:
    """Each version of a report as it was linked, with its new text; None where linking had changed one of them."""
    catalog = known.catalog
    versions = {(id, report.language): report for report in (catalog.reports[id], *_translations(id, catalog))}
    if any(report != (former.get(report.path) or known.marked(report.path)) for report in versions.values()):
        return None
    return {key: (report, new.get(report.path, report)) for key, report in versions.items()}


def _translations(id: str, catalog: Catalog) -> Iterable[Report]:
    return (report for (original, _), report in catalog.translations.items() if original == id)


def _with(versions: Mapping[Key, tuple[Report, Report]], catalog: Catalog, problems: tuple[Problem, ...]) -> Catalog:
    reports = {id: new for (id, _), (old, new) in versions.items() if old.path == catalog.reports[id].path}
    translations = {key: new for key, (_, new) in versions.items() if key in catalog.translations}
    return replace(
        catalog,
        reports=with_changes(catalog.reports, reports),
        translations=with_changes(catalog.translations, translations),
        problems=problems,
    )


def _body(report: Report, known: Understanding, texts: Texts) -> Body:
    return texts.body(Markdown(report, known.sources[report.path], report.body))


def _has_places_of(old: Body, new: Body) -> bool:
    """Whether what others may link to within a text is the same as it was."""
    return old.ids == new.ids and [talk.anchor for talk in old.talks] == [talk.anchor for talk in new.talks]
