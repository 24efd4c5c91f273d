"""Both language trees of a built site: what language each page says it is in, and which pages are each other's counterparts."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from sites import EXAMPLE_URL, Page, Site, made

CASES = Path(__file__).parent / "cases"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def community(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return made((CASES / "community.txt").read_text(encoding="utf-8"), tmp_path_factory.mktemp("community"))


@pytest.fixture(params=["example", "community"])
def site(request: pytest.FixtureRequest) -> Site:
    return request.getfixturevalue(request.param)


def language(page: Page) -> str:
    return "en" if page.address.startswith("en/") else "ja"


def counterparts(page: Page) -> dict[str, str]:
    """The addresses that a page names by `hreflang` in its head."""
    links = page.all("head link[hreflang]")
    assert all((link.attributes["rel"] or "").strip() == "alternate" for link in links)
    return {link.attributes["hreflang"] or "": link.attributes["href"] or "" for link in links}


def test_every_page_says_its_language(site: Site) -> None:
    assert not [page.path for page in site.pages.values() if page.one("html").attributes["lang"] != language(page)]


def test_both_trees_hold_the_same_generated_pages(site: Site) -> None:
    japanese = {address for address in site.pages if not address.startswith("en/")} - {"404.html", "guide/"}
    english = {address.removeprefix("en/") for address in site.pages if address.startswith("en/")}
    assert japanese == english


def test_counterparts_name_each_other(site: Site) -> None:
    for page in site.pages.values():
        named = counterparts(page)
        for code, href in named.items():
            target = site.target(page, href)
            assert target is not None
            assert target[0], f"{page.path}: {href}"
            there = next(other for other in site.pages.values() if other.path == target[0])
            assert code in ("x-default", language(there))
            assert counterparts(there) == named or {site.target(there, link) for link in counterparts(there).values()} == {
                site.target(page, link) for link in named.values()
            }


def test_a_page_with_counterparts_names_itself_among_them(site: Site) -> None:
    for page in site.pages.values():
        named = counterparts(page)
        assert not named or site.target(page, named[language(page)]) == (page.path, "")


def test_a_report_without_a_translation_names_no_counterpart(community: Site) -> None:
    assert counterparts(community.page("reports/2023/yuragi-1/")).keys() >= {"ja", "en"}
    assert "en" not in counterparts(community.page("reports/2023/yuragi-2/"))


def test_an_untranslated_text_is_marked_and_said_to_be_japanese(community: Site) -> None:
    page = community.page("en/reports/2023/yuragi-2/")
    assert "トレースをKubernetesで集めます" in page.text("article [lang=ja]")
    assert "Japanese" in page.text("article")


def test_a_translated_text_is_not_marked_as_japanese(community: Site) -> None:
    page = community.page("en/reports/2023/yuragi-1/")
    assert "Why is monitoring needed?" in page.text("article")
    assert "Why is monitoring needed?" not in page.text("article [lang=ja]")


def test_the_switcher_stays_on_the_same_page(site: Site) -> None:
    """Also where no real counterpart exists: the English page of a Japanese report is where its reader wants to go."""
    for page in site.pages.values():
        if page.path in ("404.html", "guide/index.html"):
            continue
        other = page.address.removeprefix("en/") if language(page) == "en" else f"en/{page.address}"
        targets = {site.target(page, link.target) for link in page.links if link.tag == "a"}
        assert (f"{other}index.html", "") in targets, page.path


def test_the_site_map_names_the_counterparts(site: Site) -> None:
    tree = ElementTree.fromstring(site.files["sitemap.xml"])
    entries = {entry.findtext("s:loc", "", NAMES): entry for entry in tree.findall("s:url", NAMES)}
    assert entries
    for address, entry in entries.items():
        assert address.startswith(EXAMPLE_URL)
        page = next(page for page in site.pages.values() if (page.path, "") == site.target(page, address))
        named = {link.attrib["hreflang"]: link.attrib["href"] for link in entry.findall("x:link", NAMES)}
        assert named.keys() - {"x-default"} == counterparts(page).keys() - {"x-default"}
        assert set(named.values()) <= entries.keys()


def test_every_page_names_its_canonical_address(site: Site) -> None:
    for page in site.pages.values():
        if page.path != "404.html":
            assert site.target(page, page.one("head link[rel=canonical]").attributes["href"] or "") == (page.path, "")


def test_the_error_page_speaks_both_languages(site: Site) -> None:
    assert {node.attributes["lang"] for node in site.page("404.html").all("article [lang]")} >= {"en"}
    assert "見つかりません" in site.page("404.html").text()
    assert "not found" in site.page("404.html").text().lower()


def test_a_page_written_by_hand_stands_in_both_menus(community: Site) -> None:
    """With a translation it is one page in both trees; without, the other tree's menu leads to it and says its language."""
    for address, wanted in {"": "about/", "en/": "en/about/"}.items():
        page = community.page(address)
        assert (f"{wanted}index.html", "") in {
            site_target(community, page, node.attributes["href"]) for node in page.all("header a, nav a")
        }
    menu = [
        node
        for node in community.page("en/").all("header a, nav a")
        if site_target(community, community.page("en/"), node.attributes["href"]) == ("guide/index.html", "")
    ]
    assert menu
    assert all(node.attributes["hreflang"] == "ja" for node in menu)


def site_target(site: Site, page: Page, href: str | None) -> tuple[str, str] | None:
    return site.target(page, href or "")
