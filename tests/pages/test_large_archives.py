"""Index pages of a large archive: light, complete by way of their parts, and filtered while a reader types."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetup.model import (
    Appearance,
    Catalog,
    Event,
    Fact,
    Kind,
    Mention,
    Organization,
    Place,
    Report,
    Series,
    Speaker,
    Tag,
    Talk,
    TalkTag,
    Text,
)
from mkdocs_meetup.pages.parts import Group
from mkdocs_meetup.pages.plan import planned
from mkdocs_meetup.pages.splitting import condensed, newest, parts_of

FRAME = 6_000
"""What Material's frame adds to each page."""
EVENTS, TALKS_EACH, SPEAKERS, TAGS = 1000, 8, 2000, 900
PLACE = Place("reports/x.md", 1)
INDEXES = ("events/", "talks/", "speakers/", "tags/", "reports/", "years/")


def name(number):
    return "".join(chr(0x3042 + 2 * (number // 20**place % 20)) for place in range(4))


@pytest.fixture(scope="module")
def large():
    events, talks, reports = {}, {}, {}
    for number in range(EVENTS):
        id = f"架空のとても長い名前の勉強会-{number}"
        day = date(2016 + number // 100, 1 + number % 12, 1 + number % 28)
        reports[f"reports/{id}"] = Report(f"reports/{id}", f"reports/{id}.md", "ja", Fact(id, PLACE, "x"), True, date=Fact(day, PLACE, "x"))
        own = []
        for place in range(TALKS_EACH):
            serial = number * TALKS_EACH + place
            talk = f"{id}/架空の発表の題名はこのくらいの長さになる-{serial}"
            person = f"speaker-{serial % SPEAKERS}"
            given = TalkTag(f"tag-{serial % TAGS}", PLACE, "title")
            mention = Mention(None, None, None, PLACE, "x")
            title = Text((("ja", f"架空の発表の題名はこのくらいの長さになる {serial}"),))
            talks[talk] = Talk(talk, title, Kind.LIGHTNING_TALK, id, place, (Appearance(person, None, mention),), (given,))
            own.append(talk)
        events[id] = Event(id, Text((("ja", id),)), start=day, venue="架空ビル", talks=tuple(own), reports=(f"reports/{id}",))
    given = {}
    for id, talk in talks.items():
        given.setdefault(talk.appearances[0].speaker, []).append(id)
    speakers = {
        id: Speaker(id, Text((("ja", name(number)), ("en", f"Fictional Person {number}"))), kana=name(number), talks=tuple(given[id]))
        for number, id in enumerate(given)
    }
    tags = {f"tag-{number}": Tag(f"tag-{number}", Text((("ja", f"話題{number}"),))) for number in range(TAGS)}
    tags["everywhere"] = Tag("everywhere", Text((("ja", "どこにでもある話題"),)), talks=tuple(talks))
    return Catalog(
        reports=dict(reversed(reports.items())),
        events=dict(reversed(events.items())),
        talks=talks,
        speakers=speakers,
        tags=tags,
        event_of={f"reports/{id}": id for id in events},
    )


@pytest.fixture(scope="module")
def pages(large, options, renderer):
    """The index pages by address, each with its HTML."""
    found = {}
    for page in planned(large, lambda _id, _language: None, options):
        if page.language == "ja" and (
            page.address in INDEXES or page.address.startswith(("years/", "speakers/index/", "tags/everywhere/"))
        ):
            spec = page.make()
            found[page.address] = (spec, renderer.render(spec))
    return found


def test_no_index_page_is_heavy(pages):
    sizes = {address: len(html.encode()) + FRAME for address, (_, html) in pages.items()}
    assert {address: size for address, size in sizes.items() if size >= 150_000} == {}


def test_every_talk_is_on_a_page_of_its_year(pages, large):
    listed = {
        row.link.address
        for address, (spec, _) in pages.items()
        if address.startswith("years/") and address != "years/"
        for shown in spec.view.events
        for row in shown.talks
    }
    assert listed == {f"talks/{id}/" for id in large.talks}


def test_every_speaker_is_on_a_page_of_their_initial(pages):
    first, _ = pages["speakers/"]
    assert {count.link.address for count in first.view.pages} == {address for address in pages if address.startswith("speakers/index/")}
    rows = [row for count in first.view.pages for group in pages[count.link.address][0].view.initials for row in group.rows]
    assert len(rows) == SPEAKERS


def test_names_without_a_reading_stand_in_parts(large, options, renderer):
    kanji = [
        replace(one, name=Text((("ja", f"{chr(0x6C34 + at % 400)}口 太郎{at}"),)), kana=None)
        for at, one in enumerate(large.speakers.values())
    ]
    catalog = replace(large, speakers={one.id: one for one in kanji})
    specs = [page.make() for page in planned(catalog, lambda _id, _language: None, options) if page.address.startswith("speakers/index/")]
    rows = [row for spec in specs if spec.language == "ja" for group in spec.view.initials for row in group.rows]
    assert len({row.link.address for row in rows}) == len(rows) == SPEAKERS
    assert all(len(renderer.render(spec).encode()) + FRAME < 150_000 for spec in specs)
    assert [spec.address for spec in specs if spec.language == "ja"][1] == "speakers/index/kanji-2/"
    assert "漢字（" in specs[0].title


def test_what_an_index_leaves_out_it_leads_to(pages):
    for address in ("events/", "talks/", "reports/"):
        spec, html = pages[address]
        assert any(group.left for group in spec.view.years)
        assert all(f"../{group.address}" in html for group in spec.view.years if group.left)


def test_a_tag_s_oldest_talks_are_left_to_the_search(pages):
    spec, html = pages["tags/everywhere/"]
    assert len(html.encode()) + FRAME < 150_000
    states = [("left" if not group.rows else "brief" if group.brief else "full") for group in spec.view.talks]
    assert states == sorted(states, key=["full", "brief", "left"].index)
    assert sum(len(group.rows) + group.left for group in spec.view.talks) == EVENTS * TALKS_EACH
    assert 'href="../../search/?q=tag%3Aeverywhere%20year%3A2016"' in html


def test_the_parts_of_a_year_name_each_other(pages):
    spec, html = pages["years/2020/2/"]
    assert spec.title == "2020年（2）"
    assert all(part.address in pages for part in spec.view.parts)
    assert 'aria-current="page"' in html


def test_a_year_with_reports_only_has_a_page(catalog, bodies, options):
    late = replace(catalog.reports["reports/kumo-3"], date=Fact(date(2031, 1, 2), PLACE, "x"))
    reports = {**catalog.reports, "reports/kumo-3": late}
    addresses = {page.address for page in planned(replace(catalog, reports=reports), bodies, options)}
    assert "years/2031/" in addresses


@given(st.lists(st.integers(0, 60), max_size=8), st.integers(1, 50), st.integers(50, 120))
def test_what_is_condensed_is_in_full_first_and_nothing_is_lost(sizes, full, most):
    groups = [Group(str(number), "", tuple(range(size)), "years/x/") for number, size in enumerate(sizes)]
    shown = condensed(groups, lambda _row: 1, full, most)
    assert [len(group.rows) + group.left for group in shown] == sizes
    assert sum(len(group.rows) for group in shown if not group.brief) <= full
    assert sum(len(group.rows) for group in shown) <= most
    briefs = [group.brief for group in shown]
    assert briefs == sorted(briefs)


GROUPS = st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=6), max_size=8)


@given(GROUPS, st.integers(1, 40))
def test_what_is_shown_fits_and_nothing_is_skipped(lists, most):
    groups = [Group(str(number), "", tuple(rows), "years/x/") for number, rows in enumerate(lists)]
    shown = newest(groups, most, weight=int)
    assert sum(sum(group.rows) for group in shown) <= most
    assert [len(group.rows) + group.left for group in shown] == [len(rows) for rows in lists]
    states = [group.left for group in shown]
    assert all(not group.rows for group in shown[[bool(left) for left in states].index(True) + 1 :]) if any(states) else True


@given(st.lists(st.integers(1, 50), max_size=30), st.integers(1, 40))
def test_parts_hold_every_row_once_in_order(rows, most):
    parts = parts_of(rows, most, weight=int)
    assert [row for part in parts for row in part] == rows
    assert all(sum(part) <= most or len(part) == 1 for part in parts)


@pytest.fixture(scope="module")
def crowded(large):
    """The same archive, all of it one series, every talk about one topic, by one speaker, for one organization with many others."""
    talks = tuple(large.talks)
    authored = {
        id: replace(talk, appearances=(*talk.appearances, replace(talk.appearances[0], speaker="speaker-0")))
        for id, talk in large.talks.items()
    }
    with_employer = {
        id: replace(talk, appearances=tuple(replace(one, organization="everyone-s") for one in talk.appearances))
        for id, talk in authored.items()
    }
    return replace(
        large,
        talks=with_employer,
        speakers={**large.speakers, "speaker-0": replace(large.speakers["speaker-0"], talks=talks)},
        organizations={"everyone-s": Organization("everyone-s", Text((("ja", "株式会社だれでもはいれる"),)), talks=talks)},
        series={"all": Series("all", Text((("ja", "架空のとても長い名前の勉強会"),)), events=tuple(reversed(large.events)))},
    )


@pytest.mark.parametrize("address", ["series/all/", "organizations/everyone-s/", "speakers/speaker-0/", "tags/everywhere/"])
def test_no_page_of_somebody_or_something_is_heavy(crowded, options, renderer, address):
    specs = [page.make() for page in planned(crowded, lambda _id, _language: None, options) if page.address == address]
    assert len(specs) == 2
    for spec in specs:
        html = renderer.render(spec)
        assert len(html.encode()) + FRAME < 150_000
        groups = spec.view.years if address.startswith("series") else spec.view.talks
        assert sum(len(group.rows) + group.left for group in groups) == (EVENTS if address.startswith("series") else EVENTS * TALKS_EACH)
        assert any(group.left for group in groups)
        assert all(f"year%3A{group.id[1:]}" in html for group in groups if group.left)


def test_speakers_of_an_organization_that_are_left_out_are_counted(crowded, options, renderer):
    specs = [page.make() for page in planned(crowded, lambda _id, _language: None, options) if page.address == "organizations/everyone-s/"]
    for spec, said in zip(specs, ("ほかの{:,}人", "Find {:,} more speakers"), strict=True):
        assert len(spec.view.speakers) + spec.view.speakers_left == len(crowded.speakers)
        assert f">{said.format(spec.view.speakers_left)}" in renderer.render(spec)


def test_what_is_of_no_known_year_is_left_to_the_search_as_well():
    groups = [Group("y2020", "", (1, 1), "years/2020/"), Group("undated", "", (1, 1, 1))]
    shown = condensed(groups, int, 1, 4)
    assert [(len(group.rows), group.left, group.brief) for group in shown] == [(2, 0, True), (2, 1, True)]


def test_old_reports_of_a_tag_and_of_an_author_are_left_to_other_pages(large, options, renderer):
    reports = tuple(large.reports)
    author = replace(large.speakers["speaker-0"], reports=reports[::-1])
    tag = replace(large.tags["everywhere"], reports=reports)
    catalog = replace(large, speakers={**large.speakers, "speaker-0": author}, tags={**large.tags, "everywhere": tag})
    planned_pages = planned(catalog, lambda _id, _language: None, options)
    wanted = {"tags/everywhere/", "speakers/speaker-0/"}
    specs = [page.make() for page in planned_pages if page.language == "ja" and page.address in wanted]
    for spec in specs:
        rows = spec.view.reports
        assert len(rows) + spec.view.reports_left == EVENTS
        assert rows[0].link.address.rstrip("/") == reports[0]
        assert len(renderer.render(spec).encode()) + FRAME < 150_000
    assert len(specs) == 2
