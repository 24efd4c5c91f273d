"""Reports of every language in, originals and their translations out, each translation's talks in the original's order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from ..model import Mention, Options, Place, Problem, Report, Severity, TalkNote
from .folding import fold_handle, fold_name, fold_title, has_japanese
from .memo import Memo
from .similarity import Traits, matched


@dataclass(frozen=True, slots=True)
class Languages:
    """The reports, told apart by what they are of each other."""

    originals: tuple[Report, ...]
    """By id."""
    translations: dict[str, tuple[Report, ...]]
    """By the original's id, in order of language; with the original's talks."""
    same: tuple[tuple[Mention, Mention], ...]
    """Mentions of a translation with those of the original that they render."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Versions:
    """The versions of one report."""

    original: Report
    translations: tuple[Report, ...]
    same: tuple[tuple[Mention, Mention], ...]
    problems: tuple[Problem, ...]


def tell_apart(reports: Iterable[Report], options: Options, memo: Memo) -> Languages:
    """Find each report's original and align its translations; posts that are not reports are left out."""
    by_id: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_id[report.id].append(report)
    found: list[_Versions] = []
    for id in sorted(by_id):
        versions = sorted(by_id[id], key=lambda report: _rank(report, options)) if len(by_id[id]) > 1 else by_id[id]
        if versions[0].is_report:
            found.append(memo.step(("versions", id), versions, partial(_versions, versions)))
    return Languages(
        originals=tuple(one.original for one in found),
        translations={one.original.id: one.translations for one in found},
        same=tuple(pair for one in found for pair in one.same),
        problems=tuple(problem for one in found for problem in one.problems),
    )


def _versions(versions: list[Report]) -> _Versions:
    """The versions of one report, the original first; what is wrong with them is in it."""
    original, *others = versions
    problems: list[Problem] = []
    kept = _one_a_language(versions, problems) if others else [original]
    translations = tuple(_aligned(report, original, problems) for report in kept[1:])
    same = tuple(pair for other in translations for pair in _same_people(other, original))
    return _Versions(original, translations, same, tuple(problems))


def _rank(report: Report, options: Options) -> tuple[object, ...]:
    """The file without a language in its name is the original, else the one in the site's language."""
    stem = report.path.rpartition(".")[0]
    plain = stem == report.id or (stem.rpartition("/")[0] == report.id and "." not in stem.rpartition("/")[2])
    order = options.languages.index(report.language) if report.language in options.languages else len(options.languages)
    return (not plain, report.language != options.default_language, order, report.language, report.path)


def _one_a_language(versions: list[Report], problems: list[Problem]) -> list[Report]:
    kept: dict[str, Report] = {}
    for report in versions:
        other = kept.setdefault(report.language, report)
        if other is not report:
            message = f"this is a second version in `{report.language}` of {other.path}, and is left out"
            remedy = "give one of them another file name, or another `lang:`"
            problems.append(Problem(Place(report.path, 1), "report-twice", Severity.ERROR, message, remedy))
    return list(kept.values())


def _aligned(translation: Report, original: Report, problems: list[Problem]) -> Report:
    """The translation with one talk for each of the original's; what it lacks is told by the original's note."""
    theirs, ours = translation.talks, original.talks
    pairs = _by_order(theirs, ours) or matched([_traits(note) for note in theirs], [_traits(note) for note in ours])
    if len(pairs) != len(ours) or len(theirs) != len(ours):
        problems.append(_unaligned(translation, original, [note for index, note in enumerate(theirs) if index not in pairs]))
    of = {place: theirs[index] for index, place in pairs.items()}
    return replace(translation, talks=tuple(of.get(place, note) for place, note in enumerate(ours)), is_report=True)


def _by_order(theirs: tuple[TalkNote, ...], ours: tuple[TalkNote, ...]) -> dict[int, int]:
    """The same number of talks, and no id that says otherwise: the order aligns them."""
    if len(theirs) != len(ours):
        return {}
    ids = {note.id: place for place, note in enumerate(ours) if note.id}
    moved = any(note.id and ids.get(note.id, index) != index for index, note in enumerate(theirs))
    return {} if moved else {index: index for index in range(len(ours))}


def _traits(note: TalkNote) -> Traits:
    people = frozenset(fold_handle(who.handle) if who.handle else fold_name(who.name or "") for who in note.speakers)
    links = frozenset(link.value for link in (*note.slides, *note.videos))
    return Traits(note.id, frozenset({fold_title(note.title.value)}), people, links)


def _unaligned(translation: Report, original: Report, strays: list[TalkNote]) -> Problem:
    place = strays[0].title.place if strays else Place(translation.path, translation.body_line)
    ours, theirs = len(original.talks), len(translation.talks)
    message = f"this translation tells of {theirs} talks, {original.path} of {ours}, and not all could be aligned"
    remedy = "translate the talks in the original's order, or give both the same `id` in `talks:` of the front matter"
    return Problem(place, "translation-talks", Severity.WARNING, message, remedy)


def _same_people(translation: Report, original: Report) -> Iterator[tuple[Mention, Mention]]:
    yield from _renderings(translation.authors, original.authors)
    for theirs, ours in zip(translation.talks, original.talks, strict=True):
        if theirs is not ours:
            yield from _renderings(theirs.speakers, ours.speakers)


def _renderings(theirs: tuple[Mention, ...], ours: tuple[Mention, ...]) -> Iterator[tuple[Mention, Mention]]:
    """Who of a translated by-line is who of the original's, as far as it is certain: by order, where a name changed its script."""
    if len(theirs) != len(ours):
        return
    for rendered, written in zip(theirs, ours, strict=True):
        if rendered.handle and written.handle:
            continue
        scripts = {has_japanese(mention.name) for mention in (rendered, written) if mention.name}
        if len(ours) == 1 or len(scripts) == 2:
            yield rendered, written
