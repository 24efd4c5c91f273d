"""The site in a reader's browser, served as GitHub Pages does: the way through it, the requests that it makes, and the scripts that run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from serving import served
from sites import CONFIG, EXAMPLE_URL, Site, made

pytestmark = pytest.mark.browser

TALK = "talks/kubernetes-meetup-tokyo-10/"
STOCK = """\
-- mkdocs.yml --
site_name: Stock
docs_dir: content
theme:
  name: material
  font: false
  palette:
    - {media: "(prefers-color-scheme)", toggle: {icon: material/brightness-auto, name: a}}
    - {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: material/weather-sunny, name: b}}
plugins: [material/search]
-- content/index.md --
# Stock
-- content/a/index.md --
# Stock
"""


def inline(site: Site) -> dict[str, set[str]]:
    """The scripts that stand inside of pages, by page."""
    return {
        path: {node.text() for node in page.all("script:not([src]):not([type*=json])") if node.text().strip()}
        for path, page in site.pages.items()
    }


def general(script: str) -> str:
    """A script without what differs from page to page: the way to the root."""
    return re.sub(r'new URL\("[^"]*",', 'new URL("",', script)


@pytest.fixture(scope="module")
def material_scripts(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The inline scripts that Material brings without us."""
    found = inline(made(STOCK, tmp_path_factory.mktemp("stock")))
    return {general(script) for scripts in found.values() for script in scripts}


@pytest.fixture(scope="module")
def policy(example: Site, material_scripts: set[str]) -> str:
    """A strict policy: our origin alone, no inline script but Material's own, each by its hash."""
    allowed = {script for scripts in inline(example).values() for script in scripts if general(script) in material_scripts}
    hashes = " ".join(sorted(f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in allowed))
    return (
        f"default-src 'none'; script-src 'self' {hashes}; worker-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "style-src 'self' 'unsafe-inline'; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
    )


@dataclass
class Visit:
    """A browser window on the example site, and what went on in it."""

    home: str
    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.page.goto(self.home + address)

    @property
    def address(self) -> str:
        return unquote(self.page.url.removeprefix(self.home))


@pytest.fixture(scope="module")
def home(example: Site, policy: str) -> Iterator[str]:
    with served(example, policy) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, home: str) -> Iterator[Visit]:
    context = browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(10_000)
    visit = Visit(home, page)

    def requested(request: Request) -> None:
        visit.requests.append(request.url)

    context.on("request", requested)
    page.on("console", lambda message: visit.complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    yield visit
    context.close()


def no_harm(visit: Visit) -> None:
    strangers = [url for url in visit.requests if not url.startswith((visit.home, "data:", "blob:"))]
    assert not strangers
    assert not visit.complaints


def searched(visit: Visit, words: str, tree: str = "") -> None:
    visit.page.goto(f"{visit.home}{tree}search/?q={words}")
    visit.page.locator("[data-search-status=done]").wait_for(state="attached")


def test_the_reader_s_way(visit: Visit) -> None:
    """Find a talk by search, go to its speaker, back, to another of the event's talks, switch the language, and all the way back."""
    page = visit.page
    visit.open("")
    searched(visit, "猫でもわかる")
    page.locator("[data-search-result] a[href]").first.click()
    expect(page.locator("h1")).to_contain_text("猫でもわかる Pod Preemption")
    found = visit.address.partition("?")[0].partition("#")[0]
    assert found.startswith(TALK)

    page.locator("article a[href*='speakers/']").first.click()
    expect(page.locator("h1")).to_contain_text("y_taka_23")
    page.locator("article a[href*='talks/']").first.click()
    expect(page.locator("h1")).to_contain_text("猫でもわかる Pod Preemption")

    page.locator("article a[href*='events/kubernetes']").first.click()
    expect(page.locator("h1")).to_contain_text("Kubernetes Meetup Tokyo #10")
    page.locator("article").get_by_role("link", name="Debugging Applications in Kubernetes").first.click()
    expect(page.locator("h1")).to_contain_text("Debugging Applications in Kubernetes")
    japanese = visit.address.partition("#")[0]

    page.locator("header").get_by_role("link", name=re.compile("English|EN")).first.click()
    assert visit.address.partition("#")[0] == f"en/{japanese}"
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("article")).to_contain_text("load tests")
    page.go_back()
    assert visit.address.partition("#")[0] == japanese
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    no_harm(visit)


@pytest.mark.parametrize("tree", ["", "en/"])
@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("読み込み専用", "Kubernetesセキュリティベストプラクティス"),
        ("猫でもわかる", "猫でもわかる Pod Preemption"),
        ("@making", "Open Service Broker API"),
        ("tcpdump", "Debugging Applications in Kubernetes"),
        ("ｋｕｂｅｌｅｔ", "Kubernetesセキュリティベストプラクティス"),
    ],
)
def test_search_leads_into_the_reader_s_tree(visit: Visit, example: Site, words: str, title: str, tree: str) -> None:
    searched(visit, words, tree)
    hrefs = visit.page.locator("[data-search-result]").evaluate_all(
        "results => results.map(result => result.querySelector('a[href]').href)"
    )
    found = [unquote(href.removeprefix(visit.home).partition("#")[0].partition("?")[0]) for href in hrefs]
    assert all(address in example.pages and address.startswith("en/") == bool(tree) for address in found)
    talk = next(address for address, page in example.pages.items() if address.startswith(TALK) and title in page.text("h1"))
    assert f"{tree}{talk}" in found
    no_harm(visit)


def test_what_is_not_there_is_not_found_and_said(visit: Visit) -> None:
    searched(visit, "Haskell")
    expect(visit.page.locator("[data-search-result]")).to_have_count(0)
    expect(visit.page.locator("article")).to_contain_text("Haskell")


@pytest.mark.parametrize("tree", ["", "en/"])
def test_the_box_in_the_header_finds_as_well(visit: Visit, tree: str) -> None:
    visit.open(f"{tree}about/")
    box = visit.page.locator("input.md-search__input")
    box.click()
    box.fill("tcpdump")
    result = visit.page.locator(".md-search-result__link").first
    expect(result).to_contain_text("Debugging Applications in Kubernetes")
    result.click()
    assert visit.address.startswith(tree + TALK)
    no_harm(visit)


def test_no_page_asks_anybody_else_or_breaks_a_strict_policy(visit: Visit, example: Site) -> None:
    steps = {address: tuple(address.split("/")) for address in example.pages}
    kinds = {(len(path), path[:2] if path[0] == "en" else path[0]): address for address, path in steps.items()}
    assert len(kinds) > 30
    for address in kinds.values():
        visit.open(address)
    no_harm(visit)


def test_no_inline_script_or_handler_is_ours(example: Site, material_scripts: set[str]) -> None:
    ours = {script for scripts in inline(example).values() for script in scripts if general(script) not in material_scripts}
    assert not ours
    for page in example.pages.values():
        handlers = [name for node in page.all("*") for name in node.attributes if name.startswith("on")]
        assert not handlers, page.path
        assert not [link for link in page.links if link.target.strip().lower().startswith("javascript:")]


def test_an_unknown_address_shows_the_error_page_in_its_clothes(visit: Visit) -> None:
    visit.open("speakers/nobody/at/all/")
    expect(visit.page.locator("h1").first).to_be_visible()
    assert visit.page.evaluate("getComputedStyle(document.querySelector('header')).position") == "sticky"
    strangers = [url for url in visit.requests if not url.startswith(visit.home)]
    assert not strangers


def test_a_search_from_the_home_page_works_without_a_script(browser: Browser, example: Site) -> None:
    """The box is a plain form; the search page then says that it needs JavaScript and leads to the indexes."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with served(example) as home:
        page.goto(home)
        form = page.locator("article form[action*='search/']")
        form.locator("input[name=q]").fill("Helm")
        form.locator("input[name=q]").press("Enter")
        page.wait_for_url("**/search/?q=Helm")
        expect(page.locator("article noscript a").first).to_be_attached()
    context.close()


def test_the_error_page_and_every_other_work_at_the_root_of_a_domain(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "cases" / "community.txt").read_text(encoding="utf-8")
    settings = "-- mkdocs.yml --\n" + CONFIG.replace(EXAMPLE_URL, "https://meetup.example/")
    site = made(settings + text[text.index("-- ") :], tmp_path)
    error = site.page("404.html")
    local = [link.target for link in error.links if link.target.startswith("/")]
    assert local
    assert all(not link.startswith("/meetups/") for link in local)
    for link in local:
        path = unquote(link.partition("#")[0].partition("?")[0]).lstrip("/")
        assert (f"{path}index.html" if path == "" or path.endswith("/") else path) in site.files
