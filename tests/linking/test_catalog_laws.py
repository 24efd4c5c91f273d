"""What must hold of every catalog, whatever the reports say."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linking_cases import OPTIONS, report

from mkdocs_meetup.linking.catalog import link
from mkdocs_meetup.linking.knownterms import KnownTerms, known_terms
from mkdocs_meetup.linking.memo import Memo
from mkdocs_meetup.linking.registries import Registries, parse_registries
from mkdocs_meetup.linking.scans import Scan, packed, scanned, unpacked
from mkdocs_meetup.linking.vocabulary import Term
from mkdocs_meetup.model import Catalog, Report, Text

NAMES = ["", "汐見 渚", "汐見渚", "汐見", "Ann Lee", "Lee", "nagisa", "灯 りん"]
HANDLES = ["", "@nagisa", "@x:nagisa", "@github:nagisa", "@lin"]
FIRMS = ["", "(ゆらぎ)", "(株式会社ゆらぎ)", "(Minamo)"]
TEXTS = ["Go Go\nGo", "# 波\n", "@nagisaさん", "[渚](https://example.org/nagisa)"]
SMALL = Registries(vocabulary=(Term("go", Text((("", "Go"),))), Term("waves", Text((("ja", "波"), ("en", "Waves"))))))
PEOPLE = b"- {name: \xe6\xb1\x90\xe8\xa6\x8b \xe6\xb8\x9a, handles: {x: nagisa}, hide: true}\n"

bylines = st.tuples(st.sampled_from(NAMES), st.sampled_from(HANDLES), st.sampled_from(FIRMS)).map(" ".join).map(str.strip)
talks = st.fixed_dictionaries(
    {"title": st.sampled_from(["波", "波を数える", "波を数えた", "Go", "go", "TBD", "???", "汐見渚と話す"])},
    optional={
        "by": st.lists(bylines, max_size=3),
        "id": st.sampled_from(["a", "b"]),
        "text": st.sampled_from(["Go Go\nGo", "# 波\n", "@nagisaさん"]),
    },
)
events = st.fixed_dictionaries(
    {"name": st.sampled_from(["波の会", "Wave Night", "波の会 2"])},
    optional={
        "series": st.sampled_from(["波の会", "Wave"]),
        "number": st.sampled_from([1, 2]),
        "url": st.sampled_from(["https://example.org/e/1", "https://example.org/e/2", "https://example.org/"]),
        "start": st.sampled_from(["2019-04-01", "2020-04-01"]),
        "id": st.sampled_from(["one", "two"]),
    },
)
paths = st.sampled_from([f"reports/{name}{language}.md" for name in "abcde" for language in ("", ".en")])
archives = st.dictionaries(
    paths,
    st.fixed_dictionaries(
        {"event": events, "talks": st.lists(talks, max_size=4), "authors": st.lists(bylines.filter(bool), max_size=1)},
        optional={"tags": st.lists(st.sampled_from(["Go", "golang", "港", "港町", "C++"]), max_size=2), "is_report": st.booleans()},
    ),
    max_size=6,
).map(lambda archive: [report(path, **said) for path, said in sorted(archive.items())])


@given(archives, st.randoms())
@settings(max_examples=80, deadline=None)
def test_the_order_of_reports_changes_nothing(reports: list[Report], chance: random.Random) -> None:
    shuffled = list(reports)
    chance.shuffle(shuffled)
    one, other = link(reports, SMALL, OPTIONS), link(shuffled, SMALL, OPTIONS)
    assert one == other
    for mapping in ("reports", "translations", "events", "series", "talks", "speakers", "organizations", "tags", "related"):
        assert list(getattr(one, mapping)) == list(getattr(other, mapping))


REGISTRIES = [
    SMALL,
    replace(SMALL, vocabulary=(*SMALL.vocabulary, Term("cpp", Text((("", "C++"),))))),
    replace(parse_registries({"people.yml": PEOPLE})[0], vocabulary=SMALL.vocabulary),
    replace(parse_registries({"people.yml": "- {name: Ann Lee, aliases: [汐見]}".encode()})[0], vocabulary=SMALL.vocabulary),
    replace(parse_registries({"organizations.yml": "- {name: 汐見, aliases: [ゆらぎ]}".encode()})[0], vocabulary=SMALL.vocabulary),
]


@given(st.lists(st.tuples(archives, st.sampled_from(REGISTRIES)), min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_whatever_was_linked_before_changes_nothing(row: list[tuple[list[Report], Registries]], chance: random.Random) -> None:
    """Of reports that are the same from one time to the next, as after an edit, some are the very same objects."""
    memo, before = Memo(), dict[str, Report]()
    for reports, registries in row:
        kept = [before[one.path] if one.path in before and chance.random() < 0.6 else one for one in reports]
        found, expected = link(kept, registries, OPTIONS, memo=memo), link(kept, registries, OPTIONS)
        assert found == expected
        for mapping in ("reports", "translations", "events", "series", "talks", "speakers", "organizations", "tags", "related"):
            assert list(getattr(found, mapping)) == list(getattr(expected, mapping))
        before.update((one.path, one) for one in kept)


def test_a_linking_that_was_given_up_leaves_nothing_behind() -> None:
    class EnoughError(Exception):
        pass

    def talk(title: str) -> dict[str, Any]:
        return {"event": {"name": "波の会"}, "talks": [{"title": title, "by": ["Ann Lee"], "text": "Go Go\nGo"}]}

    memo, first = Memo(), [report("reports/a.md", **talk("波"))]
    link(first, SMALL, OPTIONS, memo=memo)
    for most in range(6):
        moments = iter(range(most))

        def pause(moments: Iterator[int] = moments) -> None:
            if next(moments, None) is None:
                raise EnoughError

        with contextlib.suppress(EnoughError):
            link([report("reports/a.md", **talk(f"Go {most}"))], SMALL, OPTIONS, pause, memo)
        assert link(first, SMALL, OPTIONS, memo=memo) == link(first, SMALL, OPTIONS)


def test_only_what_an_edit_touches_is_looked_at_again() -> None:
    looked: list[str] = []

    def scan(report: Report, known: KnownTerms) -> tuple[Scan, ...]:
        looked.append(report.id)
        return scanned(report, known)

    reports = [report(f"reports/{name}.md", event={"name": f"会 {name}"}, talks=[{"title": "波", "text": "Go Go\nGo"}]) for name in "abc"]
    memo = Memo()
    link(reports, SMALL, OPTIONS, memo=memo, scan=scan)
    assert looked == ["reports/a", "reports/b", "reports/c"]
    edited = report("reports/b.md", event={"name": "会 b"}, talks=[{"title": "港", "text": "Go Go\nGo"}])
    link([reports[0], edited, reports[2]], SMALL, OPTIONS, memo=memo, scan=scan)
    assert looked[3:] == ["reports/b"]


@given(archives)
@settings(max_examples=40, deadline=None)
def test_what_was_found_in_a_report_is_the_same_from_bytes(reports: list[Report]) -> None:
    known = known_terms(SMALL.vocabulary)
    for one in reports:
        found = scanned(one, known)
        assert unpacked(packed(found), one) == found


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"[1]", b"[[[], [1]]]", b'[["Go", [["go", 1, 1, null]]]]'])
def test_bytes_of_another_shape_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        unpacked(data, report("reports/a.md", event={"name": "波の会"}, talks=[{"title": "波"}]))


@given(archives)
@settings(max_examples=80, deadline=None)
def test_every_id_leads_somewhere_and_back(reports: list[Report]) -> None:
    catalog = link(reports, SMALL, OPTIONS)
    _events_lead_back(catalog)
    for talk in catalog.talks.values():
        assert talk.id in catalog.events[talk.event].talks
        assert all(talk.id in catalog.speakers[one.speaker].talks for one in talk.appearances)
        assert all(talk.id in catalog.organizations[one.organization].talks for one in talk.appearances if one.organization)
        assert all(talk.id in catalog.tags[one.tag].talks for one in talk.tags)
        assert all(catalog.talk_of[source] == talk.id for source in talk.sources)
        assert all(one.talk in catalog.talks and one.talk != talk.id for one in catalog.related[talk.id])
        assert len(talk.tags) <= 8
    for speaker in catalog.speakers.values():
        assert speaker.talks or speaker.reports
        assert {*speaker.talks} <= {*catalog.talks}
        assert {*speaker.reports} <= {*catalog.reports}
    assert len(catalog.talk_of) == sum(len(one.talks) for one in catalog.reports.values())
    for (id, _), translation in catalog.translations.items():
        assert len(translation.talks) == len(catalog.reports[id].talks)


def _events_lead_back(catalog: Catalog) -> None:
    assert set(catalog.event_of) == set(catalog.reports)
    for event in catalog.events.values():
        assert all(catalog.event_of[id] == event.id for id in event.reports)
        assert [catalog.talks[id].order for id in event.talks] == list(range(len(event.talks)))
        assert event.series is None or event.id in catalog.series[event.series].events
        assert set(event.tags) <= set(catalog.tags)


@given(archives)
@settings(max_examples=80, deadline=None)
def test_nothing_names_a_hidden_person(reports: list[Report]) -> None:
    registries, _ = parse_registries({"people.yml": PEOPLE})
    catalog = link(reports, replace(registries, vocabulary=SMALL.vocabulary), OPTIONS)
    for text in _strings([getattr(catalog, field.name) for field in fields(catalog) if field.name not in ("withheld", "problems")]):
        assert "汐見渚" not in text
        assert "汐見 渚" not in text
        assert "@nagisa" not in text


def _strings(value: Any) -> list[str]:
    """Every text in a value but the names of files."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [text for field in fields(value) if field.name != "path" for text in _strings(getattr(value, field.name))]
    if isinstance(value, dict):
        return [text for key, item in value.items() for text in (*_strings(key), *_strings(item))]
    if isinstance(value, tuple | list | set | frozenset):
        return [text for item in value for text in _strings(item)]
    return []
