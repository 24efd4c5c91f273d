"""What the templates make of the specs."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from markupsafe import Markup

from mkdocs_meetup.model import Catalog, Text
from mkdocs_meetup.pages import addresses
from mkdocs_meetup.pages.plan import not_found, plan
from mkdocs_meetup.pages.render import Renderer

THEME = Path(__file__).parents[2] / "theme"
BASE = "https://example.org/meetups/"


class Page(HTMLParser):
    """Links, ids and open elements of some HTML."""

    VOID = frozenset({"br", "img", "input", "hr", "meta", "link", "wbr"})

    def __init__(self, html):
        super().__init__()
        self.links, self.ids, self.tags, self._open = [], [], [], []
        self.feed(html)
        self.close()
        assert not self._open, self._open

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append(tag)
        self.links += [values[name] for name in ("href", "src", "action") if name in values]
        self.ids += [values["id"]] if "id" in values else []
        assert not [name for name in values if name.startswith("on") or name == "style"], attrs
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag


@pytest.fixture(scope="module")
def site(catalog, bodies, options, renderer):
    """Address with prefix → HTML."""
    specs = plan(catalog, bodies, options)
    return {addresses.localized(spec.address, spec.language, options): renderer.render(spec) for spec in specs}


def targets(address, html):
    """Where the page's links within the site lead: addresses and fragments."""
    for link in Page(html).links:
        parts = urlsplit(urljoin(BASE + address, link))
        if parts.hostname == "example.org" and parts.path.startswith("/meetups/") and not parts.path.startswith("/meetups/assets/"):
            yield unquote(parts.path.removeprefix("/meetups/")), unquote(parts.fragment)


def test_each_page_is_well_formed_and_has_one_first_heading(site):
    for address, html in site.items():
        assert Page(html).tags.count("h1") == 1, address


def test_ids_are_unique_on_each_page(site):
    for address, html in site.items():
        ids = Page(html).ids
        assert len(ids) == len(set(ids)), address


def test_no_link_is_dead_but_those_into_bodies(site):
    for address, html in site.items():
        for target, fragment in targets(address, html):
            assert target in site, (address, target)
            assert not fragment or fragment in Page(site[target]).ids or fragment.startswith("talk-"), (address, target, fragment)


@pytest.mark.parametrize("home", ["", "en/"])
def test_every_page_is_reached_from_home(site, home):
    seen, waiting = {home}, deque([home])
    while waiting:
        address = waiting.popleft()
        for target, _ in targets(address, site[address]):
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    assert seen == {address for address in site if address.startswith("en/") == bool(home)}


def test_nothing_links_out_of_its_language(site):
    for address, html in site.items():
        assert all(target.startswith("en/") == address.startswith("en/") for target, _ in targets(address, html))


def test_the_other_language_leaves_no_trace_in_the_frame_of_english_pages(site):
    for address, html in site.items():
        if address.startswith("en/"):
            marked = re.sub(r'<(\w+)[^>]*(?:lang="ja"|aria-hidden)[^>]*>.*?</\1>', "", html, flags=re.S)
            bare = re.sub(r"架空ビル|架空クラウド勉強会|ヤマダ ハナコ|モニタリング", "", re.sub("<[^>]*>", "", marked))
            assert not re.search(r"[ぁ-んァ-ヶ一-龥]", bare), address


def test_an_untranslated_body_is_marked_and_said_to_be_in_its_language(site):
    html = site["en/reports/kumo-3/"]
    assert '<div class="mm-body" lang="ja">' in html
    assert "This report is written in Japanese." in html
    assert 'lang="ja"' not in site["reports/kumo-3/"]


def test_markup_in_values_stays_text(catalog, bodies, options, renderer):
    nasty = '<Pod> & "x" \'</script>{{ config }}'
    titles = {id: replace(talk, title=Text((("ja", nasty),))) for id, talk in catalog.talks.items()}
    names = {id: replace(speaker, name=Text((("ja", nasty),)), aliases=(nasty,)) for id, speaker in catalog.speakers.items()}
    events = {id: replace(event, name=Text((("ja", nasty),)), venue=nasty, hashtag=nasty) for id, event in catalog.events.items()}
    tags = {id: replace(tag, label=Text((("ja", nasty),)), aliases=(nasty,)) for id, tag in catalog.tags.items()}
    hostile = replace(catalog, talks=titles, speakers=names, events=events, tags=tags)
    for plain, spec in zip(plan(catalog, bodies, options), plan(hostile, bodies, options), strict=True):
        html = renderer.render(spec)
        assert "<Pod" not in html
        tags = Page(html).tags
        assert "pod" not in tags
        assert all(tags.count(tag) == Page(renderer.render(plain)).tags.count(tag) for tag in ("form", "script"))


def test_what_only_a_draft_tells_is_said_to_be_one(site):
    assert "mm-notice--draft" in site["reports/hitori/"]
    assert "mm-notice--draft" in site["events/hitori/"]
    assert "mm-notice--draft" not in site["events/kumo-1/"]


def test_dates_and_hours_are_written_as_the_language_writes_them(site):
    assert "2024年5月18日(土) 19:00〜21:30" in site["events/kumo-3/"]
    assert "Sat, May 18, 2024 19:00–21:30" in site["en/events/kumo-3/"]
    assert 'datetime="2024-05-18T19:00+09:00"' in site["events/kumo-3/"]


def test_counts_take_the_language_s_plural(site):
    assert "1 report<" in site["en/years/2023/"] or "3 talks" in site["en/years/"]
    assert "1 talk" in site["en/speakers/"]
    assert "2 talks" in site["en/speakers/"]


def test_the_introduction_may_bring_its_own_heading(catalog, bodies, options, renderer):
    intro = Markup("<h1>ようこそ</h1><p>架空の会です。</p>")
    home = next(spec for spec in plan(catalog, bodies, options, intros={"ja": intro}) if not spec.address)
    html = renderer.render(home)
    assert Page(html).tags.count("h1") == 1
    assert home.description == "ようこそ架空の会です。"


def test_an_empty_archive_still_has_its_pages(options, renderer):
    pages = [renderer.render(spec) for spec in plan(Catalog(), lambda _id, _language: None, options)]
    assert all(Page(html).tags.count("h1") == 1 for html in pages)


def test_the_error_page_speaks_every_language_and_links_from_the_root(options, renderer):
    html = renderer.render(not_found(options))
    links = Page(html).links
    assert "/meetups/" in links
    assert "/meetups/en/" in links
    assert all(link.startswith("/meetups/") for link in links)
    assert '<section lang="en">' in html


def test_a_site_s_own_strings_and_templates_win(catalog, bodies, options, tmp_path):
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "ja.yml").write_text("events: {title: 集まり, rule: 新しいほうから}\n", encoding="utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "years.html").write_text("<h1>{{ page.title }}!</h1>", encoding="utf-8")
    own = Renderer([tmp_path, THEME], options)
    pages = {
        spec.address: own.render(spec)
        for spec in plan(catalog, bodies, options, languages=[tmp_path / "languages"])
        if spec.language == "ja"
    }
    assert '<h1 id="mm-content">集まり</h1>' in pages["events/"]
    assert "新しいほうから" in pages["events/"]
    assert pages["years/"] == "<h1>年ごとの記録!</h1>\n"


def test_a_page_is_the_same_whatever_was_rendered_before(catalog, bodies, options):
    specs = list(plan(catalog, bodies, options))
    forwards, backwards, forgetful = (Renderer([THEME], options) for _ in range(3))
    first = [forwards.render(spec) for spec in specs]
    assert first == [backwards.render(spec) for spec in reversed(specs)][::-1]
    for spec, html in zip(specs, first, strict=True):
        forgetful.forget()
        assert forgetful.render(spec) == html
    assert not [html for html in first if "\ufdd8" in html]
