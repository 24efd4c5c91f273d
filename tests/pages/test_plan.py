"""Which pages there are, and what their views hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mkdocs_meetup.pages.plan import not_found, plan


@pytest.fixture(scope="module")
def pages(catalog, bodies, options):
    return {(spec.language, spec.address): spec for spec in plan(catalog, bodies, options)}


def test_both_trees_have_the_same_addresses(pages):
    assert {address for language, address in pages if language == "ja"} == {address for language, address in pages if language == "en"}


def test_every_value_of_the_catalog_has_its_page(pages):
    assert {address for language, address in pages if language == "ja"} == {
        "",
        "search/",
        "stats/",
        *(f"{name}/" for name in ("events", "talks", "speakers", "tags", "organizations", "series", "reports", "years")),
        *(f"reports/{name}/" for name in ("kumo-1", "kumo-3", "kumo-3-b", "hitori")),
        *(f"events/{name}/" for name in ("kumo-1", "kumo-3", "hitori")),
        *(f"talks/{name}/" for name in ("kumo-3/sonogo", "kumo-1/monitoring", "kumo-1/helm", "kumo-1/nameless")),
        *(f"speakers/{name}/" for name in ("hanako", "bob", "kaku")),
        *(f"organizations/{name}/" for name in ("yuragi", "mikan")),
        *(f"tags/{name}/" for name in ("monitoring", "helm", "kumo-tag")),
        "series/kumo/",
        "years/2023/",
        "years/2024/",
    }


def test_equal_inputs_give_equal_specs_and_a_new_fact_changes_only_pages_that_show_it(catalog, bodies, options):
    before = list(plan(catalog, bodies, options))
    assert before == list(plan(catalog, bodies, options))
    event = replace(catalog.events["kumo-1"], hashtag="#other")
    after = list(plan(replace(catalog, events={**catalog.events, "kumo-1": event}), bodies, options))
    changed = [(new.language, new.address) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [("ja", "events/kumo-1/"), ("en", "events/kumo-1/")]


def test_a_translated_report_is_shown_in_its_reader_s_language(pages):
    spec = pages["en", "reports/kumo-1/"]
    assert (spec.title, spec.content_language, spec.source) == ("Fictional Cloud Meetup #1: a report", "", "reports/kumo-1.en.md")
    assert "en body" in spec.view.body
    assert spec.alternates == ("ja", "en")


def test_an_untranslated_report_keeps_its_language_and_names_no_counterpart(pages):
    spec = pages["en", "reports/kumo-3/"]
    assert (spec.title, spec.title_language, spec.content_language) == ("架空クラウド勉強会 #3 レポート", "ja", "ja")
    assert spec.alternates == ("ja",)


def test_a_talk_shows_what_each_author_wrote_and_leads_to_the_very_heading(pages):
    view = pages["ja", "talks/kumo-3/sonogo/"].view
    assert [(excerpt.report.address, excerpt.report.fragment) for excerpt in view.excerpts] == [
        ("reports/kumo-3/", "talk-0"),
        ("reports/kumo-3-b/", "talk-0"),
    ]


def test_each_author_s_text_has_a_heading_of_its_own_and_its_ids_stay_apart(pages):
    spec = pages["ja", "talks/kumo-3/sonogo/"]
    assert [(item.id, [child.id for child in item.children]) for item in spec.toc] == [
        ("mm-report-1", ["one", "two"]),
        ("mm-report-2", ["2-one", "2-two"]),
    ]
    assert '<h3 id="2-one">' in spec.view.excerpts[1].body
    assert '<h2 id="one">' in pages["ja", "talks/kumo-1/monitoring/"].view.excerpts[0].body


def test_only_web_addresses_become_links(pages):
    assert [external.url for external in pages["ja", "talks/kumo-3/sonogo/"].view.slides] == ["https://www.example.com/deck"]
    assert pages["ja", "talks/kumo-3/sonogo/"].view.slides[0].host == "example.com"


def test_a_talk_s_affiliation_is_that_of_its_day(pages):
    later = pages["ja", "talks/kumo-3/sonogo/"].view.speakers[0]
    earlier = pages["ja", "talks/kumo-1/monitoring/"].view.speakers[0]
    assert (later.organization.words.text, earlier.organization.words.text) == ("みかん大学", "株式会社ゆらぎ")


def test_nobody_learns_the_name_of_someone_withheld(pages):
    assert "秘密" not in repr(pages)
    assert ("ja", "speakers/secret/") not in pages


def test_an_author_who_never_spoke_has_a_page_but_stands_in_no_index_of_speakers(pages):
    listed = {row.link.address for group in pages["ja", "speakers/"].view.initials for row in group.rows}
    assert listed == {"speakers/hanako/", "speakers/bob/"}
    assert pages["ja", "reports/kumo-1/"].view.authors[0].address == "speakers/kaku/"


def test_the_post_date_is_never_the_event_s(pages):
    spec = pages["ja", "events/hitori/"]
    assert spec.view.when.start is None
    assert "2024" not in spec.description


def test_speakers_stand_under_their_reading_in_japanese_and_their_latin_name_in_english(pages):
    assert [group.title for group in pages["ja", "speakers/"].view.initials] == ["や行", "B"]
    assert [group.title for group in pages["en", "speakers/"].view.initials] == ["B", "H"]


def test_the_missing_editions_of_a_series_are_named(pages):
    assert pages["ja", "series/kumo/"].view.missing == (2,)


def test_an_event_names_the_editions_between_it_and_its_neighbours(pages):
    assert pages["ja", "events/kumo-3/"].view.missing == (2,)
    assert pages["ja", "events/hitori/"].view.missing == ()


def test_a_talk_leads_to_what_its_speaker_said_before_and_afterwards(pages):
    (other,) = pages["ja", "talks/kumo-3/sonogo/"].view.others
    assert (other.person.address, other.earlier.link.address, other.later) == ("speakers/hanako/", "talks/kumo-1/monitoring/", None)
    assert pages["ja", "talks/kumo-1/helm/"].view.others == ()


def test_a_speaker_s_first_and_latest_appearance(pages):
    view = pages["ja", "speakers/hanako/"].view
    assert (view.first.link.address, view.latest.link.address) == ("events/kumo-1/", "events/kumo-3/")
    assert pages["ja", "speakers/bob/"].view.first is None


def test_a_tag_s_talks_are_counted_by_year(pages):
    chart = pages["ja", "tags/monitoring/"].view.chart
    assert [(column.title, column.counts) for column in chart.columns] == [("2023年", (1,)), ("2024年", (1,))]
    assert pages["ja", "tags/helm/"].view.chart is None


def test_a_year_has_its_events_with_their_talks(pages):
    (programme,) = pages["ja", "years/2023/"].view.events
    assert [row.link.words.text for row in programme.talks] == ["監視を<育てる>", "Helm & friends", "名前のない話"]


def test_statistics_count_new_and_returning_speakers_and_nobody_withheld(pages):
    view = pages["en", "stats/"].view
    assert [(column.short, column.counts) for column in view.newcomers.columns] == [("2023", (0, 2)), ("2024", (1, 0))]
    assert [(column.short, column.counts) for column in view.talks.columns] == [("2023", (3,)), ("2024", (1,))]


def test_statistics_of_topics_kinds_and_languages(pages):
    view = pages["en", "stats/"].view
    assert [(course.link.address, course.counts) for course in view.topics] == [("tags/helm/", (2, 0)), ("tags/monitoring/", (1, 1))]
    assert [(share.name, share.count) for share in view.kinds] == [("Talk", 1), ("Lightning talk", 1), ("Keynote", 1), ("Other", 1)]
    assert [(share.name, share.count) for share in view.languages] == [("Japanese", 4), ("English", 1)]


def test_neighbours_follow_the_programme_and_the_series(pages):
    around = pages["ja", "talks/kumo-1/helm/"].view.around
    assert (around.previous.address, around.next.address) == ("talks/kumo-1/monitoring/", "talks/kumo-1/nameless/")
    around = pages["ja", "events/kumo-3/"].view.around
    assert (around.previous.address, around.next) == ("events/kumo-1/", None)


def test_drafts_are_kept_from_search_engines(pages):
    assert not pages["ja", "reports/hitori/"].listed
    assert not pages["ja", "events/hitori/"].listed
    assert pages["ja", "reports/kumo-1/"].listed


def test_a_page_was_last_changed_when_one_of_its_reports_was(pages):
    assert pages["ja", "reports/kumo-3/"].modified == date(2024, 5, 20)
    assert pages["ja", "talks/kumo-3/sonogo/"].modified == date(2024, 5, 21)


def test_a_third_language_is_one_option_and_one_file(catalog, bodies, options, tmp_path):
    (tmp_path / "de.yml").write_text("nav: {events: Veranstaltungen}\nevents: {title: Veranstaltungen}\n", encoding="utf-8")
    three = replace(options, languages=("ja", "en", "de"))
    titles = {spec.address: spec.title for spec in plan(catalog, bodies, three, languages=[tmp_path]) if spec.language == "de"}
    assert titles["events/"] == "Veranstaltungen"
    assert titles["talks/"] == "Talks"


def test_the_error_page_belongs_to_no_tree(options):
    assert not_found(options).address == "404.html"
