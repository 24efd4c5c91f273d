"""What crawlers are told of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from mkdocs_meetup.model import Options
from mkdocs_meetup.outputs import sitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
OPTIONS = Options("架空", "https://example.org/repo/")


@dataclass(frozen=True)
class Page:
    address: str
    language: str = "ja"
    alternates: tuple[str, ...] = ("ja", "en")
    modified: date | None = None
    listed: bool = True


def parsed(pages, options=OPTIONS):
    files = {output.path: output.data for output in sitemap.build(pages, options)}
    return ElementTree.fromstring(files["sitemap.xml"])


def test_addresses_are_absolute_and_encoded():
    root = parsed([Page(""), Page("talks/kumo-1/監視 & <x>/", "en")])
    assert [loc.text for loc in root.findall("s:url/s:loc", NAMES)] == [
        "https://example.org/repo/",
        "https://example.org/repo/en/talks/kumo-1/%E7%9B%A3%E8%A6%96%20&%20%3Cx%3E/",
    ]


def test_counterparts_are_named_on_both_sides_with_a_default():
    root = parsed([Page("events/")])
    assert [(link.get("hreflang"), link.get("href")) for link in root.findall("s:url/x:link", NAMES)] == [
        ("ja", "https://example.org/repo/events/"),
        ("en", "https://example.org/repo/en/events/"),
        ("x-default", "https://example.org/repo/events/"),
    ]


def test_a_page_without_a_real_counterpart_names_none():
    assert not parsed([Page("reports/a/", "ja", ("ja",)), Page("reports/a/", "en", ("ja",))]).findall("s:url/x:link", NAMES)


def test_last_changes_are_those_of_the_reports():
    root = parsed([Page("a/", modified=date(2024, 5, 6)), Page("b/")])
    assert [node.text for node in root.findall("s:url/s:lastmod", NAMES)] == ["2024-05-06"]


def test_drafts_and_the_search_page_are_left_out():
    assert not parsed([Page("search/", listed=False)]).findall("s:url", NAMES)


def test_the_order_of_pages_does_not_matter():
    pages = [Page("b/"), Page("a/", "en"), Page("a/")]
    assert list(sitemap.build(pages, OPTIONS)) == list(sitemap.build(reversed(pages), OPTIONS))


def test_more_than_one_file_may_hold_becomes_several(monkeypatch):
    monkeypatch.setattr(sitemap, "MOST", 2)
    files = {output.path: output.data for output in sitemap.build([Page("a/"), Page("b/"), Page("c/")], OPTIONS)}
    assert set(files) == {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "robots.txt"}
    index = ElementTree.fromstring(files["sitemap.xml"])
    assert [loc.text for loc in index.findall("s:sitemap/s:loc", NAMES)] == [
        "https://example.org/repo/sitemap-1.xml",
        "https://example.org/repo/sitemap-2.xml",
    ]


def test_robots_are_told_where_the_map_is():
    files = {output.path: output.data.decode() for output in sitemap.build([], OPTIONS)}
    assert "Sitemap: https://example.org/repo/sitemap.xml" in files["robots.txt"]


def test_without_the_site_s_address_there_is_no_map():
    assert [output.path for output in sitemap.build([Page("")], Options("架空"))] == ["robots.txt"]
