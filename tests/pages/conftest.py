"""A small invented archive: a series, a one-off, a translated report, an author who never spoke, someone to be withheld."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from mkdocs_meetup.model import (
    Appearance,
    Body,
    Catalog,
    Event,
    EventNote,
    Fact,
    Kind,
    Mention,
    Options,
    Organization,
    Passage,
    Place,
    Related,
    Report,
    Section,
    Series,
    Speaker,
    Tag,
    Talk,
    TalkNote,
    TalkSource,
    TalkTag,
    Text,
    TocItem,
)
from mkdocs_meetup.pages.render import Renderer

TOKYO = timezone(timedelta(hours=9))
THEME = Path(__file__).parents[2] / "theme"


def fact(value, path="reports/a.md", line=1):
    return Fact(value, Place(path, line), "front-matter")


def mention(name):
    return Mention(name, None, None, Place("reports/a.md", 1), "byline")


def appearance(speaker, organization=None):
    return Appearance(speaker, organization, mention(speaker))


def text(japanese, english=None):
    return Text((("ja", japanese), *([("en", english)] if english else [])))


def note(title, line):
    return TalkNote(fact(title, line=line), Kind.TALK, (), "heading", line + 5)


def report(id, title, *, language="ja", day=1, talks=(), **more):
    return Report(
        id=id,
        path=f"{id}.md" if language == "ja" else f"{id}.{language}.md",
        language=language,
        title=fact(title),
        is_report=True,
        date=fact(date(2024, 5, day)),
        event=EventNote(),
        talks=talks,
        **more,
    )


@pytest.fixture(scope="session")
def options():
    return Options(site_name="架空クラウド勉強会", site_url="https://example.org/meetups/")


@pytest.fixture(scope="session")
def catalog():
    notes = (note("監視を<育てる>", 10), note("Helm & friends", 20), note("名前のない話", 30))
    first = report("reports/kumo-1", "架空クラウド勉強会 #1 レポート", day=3, talks=notes)
    second = report("reports/kumo-3", "架空クラウド勉強会 #3 レポート", day=20, talks=(note("監視、その後", 9),))
    other = report("reports/kumo-3-b", "第3回に行ってきた", day=21, talks=(note("監視、その後", 7),))
    draft = report("reports/hitori", "一人読書会", day=25, draft=True)
    english = report("reports/kumo-1", "Fictional Cloud Meetup #1: a report", language="en", day=3, talks=notes)
    talks = [
        Talk(
            "kumo-3/sonogo",
            text("監視、その後"),
            Kind.KEYNOTE,
            "kumo-3",
            0,
            (appearance("hanako", "mikan"),),
            (TalkTag("monitoring", Place("reports/kumo-3.md", 9), "title"),),
            slides=("https://www.example.com/deck", "javascript:alert(1)"),
            videos=("https://video.example.net/v?a=1&b=2",),
            sources=(TalkSource("reports/kumo-3", 0), TalkSource("reports/kumo-3-b", 0)),
        ),
        Talk(
            "kumo-1/monitoring",
            text("監視を<育てる>", "Growing your monitoring"),
            Kind.TALK,
            "kumo-1",
            0,
            (appearance("hanako", "yuragi"), appearance("secret")),
            (TalkTag("monitoring", Place("reports/kumo-1.md", 10), "title"), TalkTag("helm", Place("reports/kumo-1.md", 12), "text")),
            sources=(TalkSource("reports/kumo-1", 0),),
        ),
        Talk(
            "kumo-1/helm",
            text("Helm & friends"),
            Kind.LIGHTNING_TALK,
            "kumo-1",
            1,
            (appearance("bob"),),
            (TalkTag("helm", Place("reports/kumo-1.md", 20), "title"),),
            sources=(TalkSource("reports/kumo-1", 1),),
        ),
        Talk("kumo-1/nameless", text("名前のない話"), Kind.OTHER, "kumo-1", 2, sources=(TalkSource("reports/kumo-1", 2),)),
    ]
    events = [
        Event("hitori", text("一人読書会"), posted=date(2024, 5, 25), reports=("reports/hitori",)),
        Event(
            "kumo-3",
            text("架空クラウド勉強会 #3"),
            "kumo",
            3,
            start=datetime(2024, 5, 18, 19, 0, tzinfo=TOKYO),
            end=datetime(2024, 5, 18, 21, 30, tzinfo=TOKYO),
            url="https://kumo.example.com/event/3/",
            venue="架空ビル",
            talks=("kumo-3/sonogo",),
            reports=("reports/kumo-3", "reports/kumo-3-b"),
            tags=("monitoring",),
        ),
        Event(
            "kumo-1",
            text("架空クラウド勉強会 #1", "Fictional Cloud Meetup #1"),
            "kumo",
            1,
            start=date(2023, 12, 1),
            hashtag="#kumo",
            talks=("kumo-1/monitoring", "kumo-1/helm", "kumo-1/nameless"),
            reports=("reports/kumo-1",),
            tags=("monitoring", "helm"),
        ),
    ]
    speakers = [
        Speaker(
            "hanako",
            text("山田 花子", "Hanako Yamada"),
            kana="やまだ はなこ",
            handles=(("x", "hana_ko"), ("", "hanako")),
            aliases=("ヤマダ ハナコ",),
            talks=("kumo-1/monitoring", "kumo-3/sonogo"),
        ),
        Speaker("secret", text("秘密 の人"), hidden=True, talks=("kumo-1/monitoring",), reports=("reports/kumo-3",)),
        Speaker("bob", Text((("", "@bob"),)), talks=("kumo-1/helm",)),
        Speaker("kaku", text("書 く子"), reports=("reports/kumo-1", "reports/kumo-3", "reports/kumo-3-b", "reports/hitori")),
    ]
    return Catalog(
        reports={r.id: r for r in (draft, other, second, first)},
        translations={("reports/kumo-1", "en"): english},
        events={event.id: event for event in events},
        series={"kumo": Series("kumo", text("架空クラウド勉強会"), ("kumo-1", "kumo-3"))},
        talks={talk.id: talk for talk in talks},
        speakers={speaker.id: speaker for speaker in speakers},
        organizations={
            "yuragi": Organization(
                "yuragi", text("株式会社ゆらぎ", "Yuragi, Inc."), talks=("kumo-1/monitoring",), url="https://example.org/"
            ),
            "mikan": Organization("mikan", text("みかん大学"), talks=("kumo-3/sonogo",)),
        },
        tags={
            "monitoring": Tag("monitoring", text("監視", "Monitoring"), ("モニタリング",), ("kumo-1/monitoring", "kumo-3/sonogo")),
            "helm": Tag("helm", Text((("", "Helm"),)), (), ("kumo-1/monitoring", "kumo-1/helm"), ("reports/kumo-1",)),
            "kumo-tag": Tag("kumo-tag", text("雲"), (), (), ("reports/kumo-1",)),
        },
        related={
            "kumo-3/sonogo": (Related("kumo-1/monitoring", "speaker", "hanako"),),
            "kumo-1/helm": (Related("kumo-1/monitoring", "tag", "helm"),),
        },
        talk_of={source: talk.id for talk in talks for source in talk.sources},
        event_of={id: event.id for event in events for id in event.reports},
    )


@pytest.fixture(scope="session")
def bodies(catalog):
    def body(id, language):
        version = catalog.translations.get((id, language)) or catalog.reports[id]
        if version.language != language:
            return None
        sections = tuple(
            Section(
                f'<h2 id="one">One</h2><p id="two">{language} text {index} of {id}</p>' if index < 2 else "",
                f"talk-{index}",
                (TocItem("one", "One"), TocItem("two", "Two")),
                (Passage("", "", f"{language} passage {index}"),) if index == 0 else (),
                frozenset({"one", "two"}),
            )
            for index in range(len(version.talks))
        )
        return Body(f"<p>{language} body of {id}</p>", (TocItem("talk-0", "Talk"),), sections, (Passage("", "", "The first words."),))

    return body


@pytest.fixture(scope="session")
def renderer(options):
    return Renderer([THEME], options)
