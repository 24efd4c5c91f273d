from __future__ import annotations

import pytest
from mkdocs.structure.files import File, Files

from mkdocs_meetup.adapter.content import document_of, place, sort, without
from mkdocs_meetup.model import Options

OPTIONS = Options(site_name="x")


def file(path: str) -> File:
    return File(path, "content", "site", use_directory_urls=True)


def names(files: tuple[File, ...]) -> list[str]:
    return [one.src_uri for one in files]


def test_sorts_every_file_under_what_it_is_for() -> None:
    paths = ["reports/2018/x.png", "about.md", "reports/2018/x.md", "index.en.md", "people.yml", "index.md", "reports/people.yml"]
    content = sort(Files(map(file, paths)), "content", "reports", OPTIONS)
    assert names(content.candidates) == ["reports/2018/x.md"]
    assert names(content.registries) == ["people.yml"]
    assert names(content.introductions) == ["index.en.md", "index.md"]
    assert names(content.pages) == ["about.md"]
    assert names(content.statics) == ["reports/2018/x.png", "reports/people.yml"]


def test_without_the_folder_every_text_may_be_a_report() -> None:
    content = sort(Files(map(file, ["posts/x.md", "about.md", "index.md"])), "content", "reports", OPTIONS)
    assert names(content.candidates) == ["about.md", "posts/x.md"]
    assert content.pages == ()


@pytest.mark.parametrize(
    ("path", "language", "address"),
    [
        ("about.md", "ja", "about/"),
        ("about.en.md", "en", "about/"),
        ("guide/index.md", "ja", "guide/"),
        ("guide/README.en.md", "en", "guide/"),
        ("index.md", "ja", ""),
        ("v1.2.md", "ja", "v1.2/"),
        ("about.fr.md", "ja", "about.fr/"),
        (".en.md", "ja", ".en/"),
    ],
)
def test_the_name_says_the_language_and_the_address(path: str, language: str, address: str) -> None:
    document = document_of(file(path), OPTIONS)
    assert (document.language, document.address) == (language, address)


def test_a_translated_page_moves_into_its_tree_and_stays_where_it_is_in_the_source() -> None:
    page = file("guide/about.en.md")
    assert page.url == "guide/about.en/"
    place(page, "en/guide/about/index.html")
    assert (page.url, page.src_uri) == ("en/guide/about/", "guide/about.en.md")
    assert page.abs_dest_path.endswith("index.html")


def test_a_navigation_loses_what_the_core_builds() -> None:
    nav = [
        "index.md",
        {"Home": "index.en.md"},
        {"Guide": [{"About": "about.md"}, "reports/one.md"]},
        {"Reports": ["reports/one.md"]},
        "x.md",
    ]
    paths = frozenset({"index.md", "index.en.md", "reports/one.md"})
    assert without(nav, paths) == [{"Guide": [{"About": "about.md"}]}, "x.md"]
    assert without(None, paths) is None
