"""Reports, talks and the vocabulary in, the tags of each report and of each talk out, with the evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ..model import Fact, Report, Tag, TalkTag, Text
from .evidence import Evidence, evidence_in, surest
from .folding import fold_tag
from .knownterms import KnownTerms
from .memo import Memo
from .programmes import Programme
from .scans import Scan, Scanner
from .slugs import Wish, settle, slug
from .vocabulary import Term

_ENOUGH_TALKS = 24
_COMMON = 0.25
"""On a site with enough talks, a word that comes back in more of them than this share tells none of them apart."""


@dataclass(frozen=True, slots=True)
class Tags:
    """Which tags there are, and what has them."""

    tags: dict[str, Tag]
    """By id; the talks and reports are not in it yet."""
    of_report: dict[str, tuple[str, ...]]
    of_event: dict[str, tuple[tuple[TalkTag, ...], ...]]
    """The tags of each talk of an event's programme, by the event's key."""


@dataclass(frozen=True, slots=True, eq=False)
class _Clues:
    """What the talks of one event may be about."""

    given: tuple[tuple[Evidence, ...], ...]
    """For each talk, what its authors say."""
    found: tuple[tuple[Evidence, ...], ...]
    """For each talk, what its texts say."""


def find_tags(reports: Sequence[Report], programmes: Mapping[str, Programme], known: KnownTerms, scan: Scanner, memo: Memo) -> Tags:
    """Fold the tags that authors gave by the vocabulary, and find what each talk is about. `programmes` are by the events' keys."""
    given = {one.id: memo.step(("given", one.id), (one, known), partial(_given, one.tags, known)) for one in reports}
    scans = {one.id: memo.step(("scan", one.id), (one, known), partial(scan, one, known)) for one in reports}
    clues = {key: memo.step(("clues", key), (one, known), partial(_clues, one, scans, known)) for key, one in programmes.items()}
    common = _common(clues.values())
    about = {key: memo.step(("about", key), (one,), partial(_about, one, common, known.broad), by=common) for key, one in clues.items()}
    in_use = {*(key for tags in given.values() for key in tags)}
    in_use.update(one.term for talks in about.values() for evidence in talks for one in evidence)
    tags = _named(in_use, known.terms, [*(fact for report in reports for fact in report.tags), *_facts(programmes.values())])
    ids = {key: tag.id for key, tag in tags.items()}
    return Tags(
        tags={tag.id: tag for tag in tags.values()},
        of_report={id: tuple(ids[key] for key in found) for id, found in given.items()},
        of_event={key: _identified(key, talks, ids, memo) for key, talks in about.items()},
    )


def _identified(event: str, about: tuple[tuple[Evidence, ...], ...], ids: Mapping[str, str], memo: Memo) -> tuple[tuple[TalkTag, ...], ...]:
    """The tags of an event's talks."""
    used = [ids[one.term] for evidence in about for one in evidence]

    def make() -> tuple[tuple[TalkTag, ...], ...]:
        return tuple(tuple(TalkTag(ids[one.term], one.place, one.rule) for one in evidence) for evidence in about)

    return memo.step(("tags", event), (about,), make, by=used)


def _given(facts: Iterable[Fact[str]], known: KnownTerms) -> dict[str, Fact[str]]:
    """The tags that an author gave, by the term they mean or, where the vocabulary has none, by their folded spelling."""
    found: dict[str, Fact[str]] = {}
    for fact in facts:
        key = fold_tag(fact.value)
        term = known.keys.get(key)
        if key and not (term and known.terms[term].hide):
            found.setdefault(term or f"#{key}", fact)
    return found


def _clues(programme: Programme, scans: Mapping[str, tuple[Scan, ...]], known: KnownTerms) -> _Clues:
    given = (_given((fact for note in talk.notes for fact in note.tags), known) for talk in programme.talks)
    told = ([scans[telling.source.report][telling.source.index] for telling in talk.tellings] for talk in programme.talks)
    return _Clues(
        tuple(tuple(Evidence(term, fact.place, "front-matter", 1) for term, fact in facts.items()) for facts in given),
        tuple(evidence_in(several, known.broad) for several in told),
    )


def _common(clues: Collection[_Clues]) -> frozenset[str]:
    """The terms for which a text is no evidence: it is only for what sets a talk apart from the others of the site."""
    talks = sum(len(one.found) for one in clues)
    if talks < _ENOUGH_TALKS:
        return frozenset()
    frequency = Counter(one.term for event in clues for evidence in event.found for one in evidence if one.rule != "title")
    return frozenset(term for term, count in frequency.items() if count > talks * _COMMON)


def _about(clues: _Clues, common: frozenset[str], broad: frozenset[str]) -> tuple[tuple[Evidence, ...], ...]:
    """The surest evidence for each talk of an event."""
    telling = (tuple(one for one in evidence if one.rule != "text" or one.term not in common) for evidence in clues.found)
    return tuple(surest((*given, *evidence), broad) for given, evidence in zip(clues.given, telling, strict=True))


def _facts(programmes: Iterable[Programme]) -> Iterator[Fact[str]]:
    return (fact for programme in programmes for talk in programme.talks for note in talk.notes for fact in note.tags)


def _named(in_use: Iterable[str], terms: Mapping[str, Term], facts: Iterable[Fact[str]]) -> dict[str, Tag]:
    """The tag of each key in use; one that the vocabulary does not know is labelled as it is written most."""
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        written[f"#{fold_tag(fact.value)}"][" ".join(fact.value.split())] += 1
    labels = {key: min(spelled, key=lambda text: (-spelled[text], text == text.lower(), text)) for key, spelled in written.items()}
    keys = sorted(in_use)
    slugs = settle(Wish(key, key if key in terms else slug(labels[key]), explicit=key in terms) for key in keys)
    return {key: _tag(slugs[key], terms.get(key), labels.get(key, "")) for key in keys}


def _tag(id: str, term: Term | None, label: str) -> Tag:
    if term is None:
        return Tag(id, Text((("", label),)))
    shown = {text for _, text in term.label.versions}
    return Tag(id, term.label, tuple(alias for alias in term.aliases if alias not in shown), old_slugs=term.old_slugs)
