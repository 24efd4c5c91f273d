"""A crawl of built sites, below a sub-path: everything is reached from the home page, and every link leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import Site, made

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="module")
def community(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return made((CASES / "community.txt").read_text(encoding="utf-8"), tmp_path_factory.mktemp("community"))


@pytest.fixture(params=["example", "community"])
def site(request: pytest.FixtureRequest) -> Site:
    return request.getfixturevalue(request.param)


def reached(site: Site) -> set[str]:
    """The pages that a reader reaches from the home page by following links and sending forms."""
    by_path = {page.path: page for page in site.pages.values()}
    found, todo = {"index.html"}, ["index.html"]
    while todo:
        page = by_path[todo.pop()]
        for link in page.links:
            target = site.target(page, link.target) if link.tag in ("a", "form") else None
            if target and target[0].endswith(".html") and target[0] not in found:
                found.add(target[0])
                todo.append(target[0])
    return found


def test_no_page_is_an_orphan(site: Site) -> None:
    assert {page.path for page in site.pages.values()} - reached(site) == {"404.html"}


def test_no_link_is_dead(site: Site) -> None:
    dead = []
    for page in site.pages.values():
        for link in page.links:
            target = site.target(page, link.target)
            if target and not target[0]:
                dead.append(f"{page.path}: {link.target}")
    assert not dead


def test_no_fragment_is_dead(site: Site) -> None:
    ids = {page.path: {*page.ids, ""} for page in site.pages.values()}
    dead = []
    for page in site.pages.values():
        for link in page.links:
            target = site.target(page, link.target)
            if target and target[0] in ids and target[1] not in ids[target[0]]:
                dead.append(f"{page.path}: {link.target}")
    assert not dead


def test_an_id_stands_once_on_a_page(site: Site) -> None:
    assert not {page.path: twice for page in site.pages.values() if (twice := {id for id in page.ids if page.ids.count(id) > 1})}


def test_a_page_has_one_heading_of_the_first_level(site: Site) -> None:
    assert {page.path: len(page.all("h1")) for page in site.pages.values() if len(page.all("h1")) != 1} == {}


def test_links_are_relative_but_on_the_error_page(site: Site) -> None:
    """The error page is served at any depth, so it alone must name its targets from the host's root."""
    wrong = [
        f"{page.path}: {link.target}"
        for page in site.pages.values()
        for link in page.links
        if page.path != "404.html" and link.target.startswith("/")
    ]
    assert not wrong
    assert all(link.target.startswith(("/meetups/", "#", "http")) for link in site.page("404.html").links)


def test_no_address_depends_on_a_directory_listing_or_a_redirect(site: Site) -> None:
    """A link to a folder ends in a slash and has an index; none names `index.html`, so that a page has one address."""
    wrong = [
        f"{page.path}: {link.target}"
        for page in site.pages.values()
        for link in page.links
        if link.tag == "a" and "index.html" in link.target
    ]
    assert not wrong


def test_no_internal_mark_reaches_a_page(site: Site) -> None:
    marks = {chr(code) for code in range(0xFDD0, 0xFDF0)} | {"\x02", "\x03"}
    assert not [path for path, data in site.files.items() if path.endswith((".html", ".json", ".xml")) and marks & set(data.decode())]
