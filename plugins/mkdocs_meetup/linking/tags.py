"""Reports, talks and the vocabulary in, the tags of each report and of each talk out, with the evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..model import Fact, Report, Tag, TalkTag, Text
from .evidence import Evidence, evidence_in, surest
from .folding import fold_tag
from .matching import matcher_of
from .slugs import Wish, settle, slug
from .talks import TalkGroup
from .vocabulary import Term

_ENOUGH_TALKS = 24
_COMMON = 0.25
"""On a site with enough talks, a word that comes back in more of them than this share tells none of them apart."""


@dataclass(frozen=True, slots=True)
class Tags:
    """Which tags there are, and what has them."""

    tags: dict[str, Tag] = field(default_factory=dict)
    """By id; the talks and reports are not in it yet."""
    of_report: dict[str, tuple[str, ...]] = field(default_factory=dict)
    of_talk: dict[int, tuple[TalkTag, ...]] = field(default_factory=dict)
    """By the talk's place among the groups."""


def find_tags(reports: Iterable[Report], talks: Sequence[TalkGroup], vocabulary: Sequence[Term]) -> Tags:
    """Fold the tags that authors gave by the vocabulary, and find what each talk is about."""
    originals = {report.id: report for report in sorted(reports, key=lambda report: report.id)}
    terms = {term.slug: term for term in vocabulary}
    keys = {key: term.slug for term in reversed(vocabulary) for key in sorted(term.keys)}
    given = {id: _given(report.tags, keys, terms) for id, report in originals.items()}
    about = [_about(group, keys, terms) for group in talks]
    broad = frozenset(term.slug for term in vocabulary if term.broad)
    found = _without_common(_evidence(originals, talks, vocabulary, broad))
    per_talk = [surest((*explicit, *evidence), broad) for explicit, evidence in zip(about, found, strict=True)]
    in_use = {*(key for tags in given.values() for key in tags), *(one.term for evidence in per_talk for one in evidence)}
    tags = _named(in_use, terms, [*(fact for report in originals.values() for fact in report.tags), *_talk_facts(talks)])
    return Tags(
        tags={tag.id: tag for tag in tags.values()},
        of_report={id: tuple(tags[key].id for key in found) for id, found in given.items()},
        of_talk={at: tuple(TalkTag(tags[one.term].id, one.place, one.rule) for one in evidence) for at, evidence in enumerate(per_talk)},
    )


def _given(facts: Iterable[Fact[str]], keys: Mapping[str, str], terms: Mapping[str, Term]) -> dict[str, Fact[str]]:
    """The tags that an author gave, by the term they mean or, where the vocabulary has none, by their folded spelling."""
    found: dict[str, Fact[str]] = {}
    for fact in facts:
        key = fold_tag(fact.value)
        term = keys.get(key)
        if key and not (term and terms[term].hide):
            found.setdefault(term or f"#{key}", fact)
    return found


def _about(group: TalkGroup, keys: Mapping[str, str], terms: Mapping[str, Term]) -> list[Evidence]:
    given = _given((fact for note in group.notes for fact in note.tags), keys, terms)
    return [Evidence(term, fact.place, "front-matter", 1) for term, fact in given.items()]


def _talk_facts(talks: Iterable[TalkGroup]) -> Iterable[Fact[str]]:
    return (fact for group in talks for note in group.notes for fact in note.tags)


def _evidence(
    originals: Mapping[str, Report], talks: Sequence[TalkGroup], vocabulary: Sequence[Term], broad: frozenset[str]
) -> list[tuple[Evidence, ...]]:
    matcher = matcher_of(tuple(vocabulary))
    bodies = {id: (report.body.split("\n"), report.body_line) for id, report in originals.items()}
    return [evidence_in([(telling.note, *bodies[telling.source.report]) for telling in group.tellings], matcher, broad) for group in talks]


def _without_common(found: list[tuple[Evidence, ...]]) -> list[tuple[Evidence, ...]]:
    """A text is evidence only for what sets a talk apart from the others of the site."""
    if len(found) < _ENOUGH_TALKS:
        return found
    frequency = Counter(one.term for evidence in found for one in evidence if one.rule != "title")
    common = {term for term, count in frequency.items() if count > len(found) * _COMMON}
    return [tuple(one for one in evidence if one.rule != "text" or one.term not in common) for evidence in found]


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
