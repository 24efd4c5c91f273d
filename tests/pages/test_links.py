"""Links of authors: to generated pages and files, from any page, in either tree."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetup.model import Catalog, Event, Fact, Kind, Options, Organization, Place, Report, Severity, Speaker, Tag, Talk, Text
from mkdocs_meetup.pages import addresses
from mkdocs_meetup.pages.links import BrokenLink, link_targets, problem_of, resolve

OPTIONS = Options(site_name="Example")
SOURCE = "reports/2020/example-1.md"
PAGE = "reports/2020/example-1/"
TALK = "talks/example-1/監視/"


def text(value: str) -> Text:
    return Text((("ja", value),))


def report(path: str, language: str = "ja", body: str = "", body_line: int = 4) -> Report:
    id = path.removesuffix(".md").removesuffix(f".{language}")
    return Report(id, path, language, Fact("Example #1", Place(path, 2), "test"), is_report=True, body=body, body_line=body_line)


CATALOG = Catalog(
    reports={"reports/2020/example-1": report(SOURCE), "reports/2019/example-0": report("reports/2019/example-0.md")},
    translations={("reports/2020/example-1", "en"): report("reports/2020/example-1.en.md", "en")},
    events={"example-1": Event("example-1", text("Example #1"))},
    talks={"example-1/監視": Talk("example-1/監視", text("監視のはなし"), Kind.TALK, "example-1", 0)},
    speakers={
        "hanako": Speaker(
            "hanako", Text((("ja", "山田 花子"), ("en", "Hanako Yamada"))), handles=(("x", "hanako_y"),), aliases=("ヤマダ ハナコ",)
        ),
        "sato-1": Speaker("sato-1", text("佐藤")),
        "sato-2": Speaker("sato-2", text("佐藤")),
        "secret": Speaker("secret", text("秘密"), hidden=True),
    },
    organizations={"yuragi": Organization("yuragi", text("株式会社ゆらぎ"), aliases=("Yuragi, Inc.",))},
    tags={"rbac": Tag("rbac", text("RBAC"), aliases=("役割",)), "cpp": Tag("cpp", text("C++"))},
)
LINKS = link_targets(
    CATALOG,
    OPTIONS,
    documents=[("about.md", "ja", "about/"), ("about.en.md", "en", "about/"), ("rules.md", "ja", "rules/")],
    files=["reports/2020/img/図 1.png", "assets/logo.svg", "reports/2020/movie.mp4"],
)


def link(href: str, *, page: str = PAGE, source: str = SOURCE, language: str = "ja") -> tuple[str | None, tuple[BrokenLink, ...]]:
    html, broken = resolve(f'<p><a href="{href}">x</a></p>', page=page, source=source, language=language, lookup=LINKS)
    return (html.split('href="')[1].split('"')[0] if "href" in html else None), broken


def landing(href: str, page: str) -> str:
    """The address that a browser opens for a link on a page."""
    path = posixpath.normpath(posixpath.join("/", page, unquote(href))).lstrip("/")
    return f"{path}/" if href.endswith("/") and path else path


NAMES = {
    "speaker:hanako": "speakers/hanako/",
    "speaker:@hanako_y": "speakers/hanako/",
    "speaker:HANAKO_Y": "speakers/hanako/",
    "speaker:山田花子": "speakers/hanako/",
    "speaker:%E5%B1%B1%E7%94%B0%20%E8%8A%B1%E5%AD%90": "speakers/hanako/",
    "speaker:Hanako Yamada": "speakers/hanako/",
    "speaker:ヤマダハナコさん": "speakers/hanako/",
    "Speaker:hanako": "speakers/hanako/",
    "speaker:sato-1": "speakers/sato-1/",
    "talk:example-1/監視": TALK,
    "talk:監視のはなし": TALK,
    "event:example-1": "events/example-1/",
    "event:Example #1": "events/example-1/",
    "organization:(株)ゆらぎ": "organizations/yuragi/",
    "organization:yuragi": "organizations/yuragi/",
    "tag:rbac": "tags/rbac/",
    "tag:RBAC": "tags/rbac/",
    "tag:役割": "tags/rbac/",
    "tag:C++": "tags/cpp/",
}
ADDRESSES = {
    "speakers/hanako/": "speakers/hanako/",
    "/speakers/hanako/": "speakers/hanako/",
    "../speakers/hanako/": "speakers/hanako/",
    "../../../speakers/hanako/": "speakers/hanako/",
    "speakers/hanako": "speakers/hanako/",
    "speakers/hanako/index.md": "speakers/hanako/",
    "speakers/hanako/index.html": "speakers/hanako/",
    "./speakers/": "speakers/",
    "speakers/index.md": "speakers/",
    "/": "",
    "../2019/example-0.md": "reports/2019/example-0/",
    "../2019/example-0/": "reports/2019/example-0/",
    "../../2019/example-0/": "reports/2019/example-0/",
    "example-1.md": PAGE,
    "../../about.md": "about/",
    "/about.md": "about/",
    "about/": "about/",
}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("page", [PAGE, TALK, "", "about/"])
@pytest.mark.parametrize(("href", "target"), NAMES.items())
def test_a_name_leads_to_its_page_from_any_page(href: str, target: str, page: str, language: str) -> None:
    if "#" in href:
        href = href.replace("#", "%23")
    found, broken = link(href, page=page, source="about.md", language=language)
    here = addresses.localized(page, language, OPTIONS)
    assert broken == ()
    assert landing(found or "", here) == addresses.localized(target, language, OPTIONS)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("href", "target"), ADDRESSES.items())
def test_an_address_leads_to_its_page_in_the_same_tree(href: str, target: str, language: str) -> None:
    for page in (PAGE, TALK):
        if page == TALK and href in ("../../2019/example-0/", "../2019/example-0/"):
            continue
        found, broken = link(href, page=page, language=language)
        assert broken == ()
        assert landing(found or "", addresses.localized(page, language, OPTIONS)) == addresses.localized(target, language, OPTIONS)


@pytest.mark.parametrize(
    ("href", "language", "expected"),
    [
        ("example-1.en.md", "ja", "../../../en/reports/2020/example-1/"),
        ("/en/tags/rbac/", "ja", "../../../en/tags/rbac/"),
        ("../../rules.md", "en", "../../../../rules/"),
        ("rules/", "en", "../../../../rules/"),
        ("search/?q=a b", "ja", "../../../search/?q=a b"),
        ("../2019/example-0.md#まとめ", "ja", "../../2019/example-0/#%E3%81%BE%E3%81%A8%E3%82%81"),
        ("img/図%201.png", "ja", "../img/%E5%9B%B3%201.png"),
        ("img/図 1.png", "en", "../../../../reports/2020/img/%E5%9B%B3%201.png"),
        ("/assets/logo.svg", "ja", "../../../assets/logo.svg"),
        ("https://example.org/x", "ja", "https://example.org/x"),
        ("//example.org/x", "ja", "//example.org/x"),
        ("mailto:a@example.org", "ja", "mailto:a@example.org"),
        ("?q=1", "ja", "?q=1"),
        ("", "ja", ""),
        ("#", "ja", "#"),
    ],
)
def test_other_links(href: str, language: str, expected: str) -> None:
    assert link(href, language=language) == (expected, ())


def test_sources_of_pictures_and_players_are_resolved() -> None:
    html = '<img srcset="img/図%201.png 1x, /assets/logo.svg 2x" src="img/図%201.png"><video src="movie.mp4" poster="/assets/logo.svg">'
    resolved, broken = resolve(html, page=TALK, source=SOURCE, language="ja", lookup=LINKS)
    assert broken == ()
    picture, logo = "../../../reports/2020/img/%E5%9B%B3%201.png", "../../../assets/logo.svg"
    assert (
        resolved == f'<img srcset="{picture} 1x, {logo} 2x" src="{picture}"><video src="../../../reports/2020/movie.mp4" poster="{logo}">'
    )


@pytest.mark.parametrize(
    ("href", "suggestions"),
    [
        ("speaker:hanakko", ("speaker:hanako",)),
        ("speaker:佐藤", ()),
        ("speaker:秘密", ()),
        ("speakers/hanakko/", ("speakers/hanako/",)),
        ("../2019/exmple-0.md", ("reports/2019/example-0.md", "reports/2019/example-0/")),
        ("../../../../../etc/passwd", ()),
        ("img/none.png", ()),
    ],
)
def test_a_wrong_link_is_told_with_what_was_meant(href: str, suggestions: tuple[str, ...]) -> None:
    _, broken = link(href)
    assert [(one.href, one.suggestions[: len(suggestions)]) for one in broken] == [(href, suggestions)]


def test_an_address_that_no_browser_may_open_is_no_link_and_is_told() -> None:
    found, broken = link("x-refused:javascript:alert(1)#x")
    assert found is None
    assert broken == (BrokenLink("javascript:alert(1)#x", refused=True),)


def test_a_name_that_nobody_has_is_no_link() -> None:
    assert link("speaker:nobody-at-all")[0] is None


def test_text_and_code_are_not_taken_for_links() -> None:
    html = '<p>a href="speaker:x" <code>src="y"</code></p>'
    assert resolve(html, page=PAGE, source=SOURCE, language="ja", lookup=LINKS) == (html, ())


IDS = {PAGE: frozenset({"道具一覧", "まとめ"}), "reports/2019/example-0/": frozenset({"a"})}


class TestFragments:
    def resolve(self, href: str, page: str) -> tuple[str, tuple[BrokenLink, ...]]:
        elsewhere = PAGE if page == TALK else ""
        html = f'<h2 id="道具一覧">x</h2><a href="{href}">y</a>'
        return resolve(html, page=page, source=SOURCE, language="en", lookup=LINKS, elsewhere=elsewhere, ids_of=IDS.get)

    def test_one_within_the_text_stays(self) -> None:
        html, broken = self.resolve("#%E9%81%93%E5%85%B7%E4%B8%80%E8%A6%A7", TALK)
        assert 'href="#%E9%81%93%E5%85%B7%E4%B8%80%E8%A6%A7"' in html
        assert broken == ()

    def test_one_outside_the_talk_leads_to_the_report(self) -> None:
        html, broken = self.resolve("#まとめ", TALK)
        assert 'href="../../../reports/2020/example-1/#%E3%81%BE%E3%81%A8%E3%82%81"' in html
        assert broken == ()

    @pytest.mark.parametrize("page", [PAGE, TALK])
    def test_one_that_is_nowhere_is_broken(self, page: str) -> None:
        _, broken = self.resolve("#道具一乱", page)
        assert broken == (BrokenLink("#道具一乱", ("#道具一覧",), "道具一乱"),)

    def test_one_on_another_page_is_checked(self) -> None:
        assert self.resolve("../2019/example-0.md#a", PAGE)[1] == ()
        assert self.resolve("../2019/example-0.md#b", PAGE)[1] == (BrokenLink("../2019/example-0.md#b", fragment="b"),)


def test_a_problem_names_the_line_and_the_remedy() -> None:
    body = "text\n\nsee [x](speaker:hanakko)\n"
    problem = problem_of(BrokenLink("speaker:hanakko", ("speaker:hanako",)), report(SOURCE, body=body, body_line=4))
    assert problem.place == Place(SOURCE, 6)
    assert problem.severity is Severity.WARNING
    assert "speaker:hanakko" in problem.message
    assert "speaker:hanako" in problem.remedy


def test_a_problem_finds_an_encoded_link() -> None:
    problem = problem_of(BrokenLink("%E5%9B%B3.png"), report(SOURCE, body="\n![](図.png)\n", body_line=4))
    assert problem.place.line == 5


HREFS = st.one_of(st.sampled_from([*NAMES, *ADDRESSES]), st.text(alphabet='ab./#?:%&"<é監 ', max_size=12))


@given(HREFS, st.sampled_from([PAGE, TALK, "", "about/"]), st.sampled_from(["ja", "en"]))
def test_what_is_resolved_is_resolved(href: str, page: str, language: str) -> None:
    escaped = href.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    once, broken = resolve(f'<a href="{escaped}">x</a>', page=page, source=SOURCE, language=language, lookup=LINKS)
    again, _ = resolve(once, page=page, source=SOURCE, language=language, lookup=LINKS)
    assert broken or again == once
