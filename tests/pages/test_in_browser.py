"""Every kind of page in Chromium: accessible by axe-core's rules, without sideways scrolling, with headings that break well."""

from __future__ import annotations

import re
import shutil
from importlib.resources import files
from itertools import product

import pytest
from kinds import KINDS, TREES, VIEWS, address_of
from playwright.sync_api import Browser, Page, expect
from serving import served
from sites import EXAMPLE_URL, REPOSITORY, build

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAMPLE = [(kind, VIEWS[5 * number % len(VIEWS)]) for number, kind in enumerate(KINDS)]
"""One look at each kind, each look another."""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    source = tmp_path_factory.mktemp("showcase")
    folder = REPOSITORY / "examples" / "showcase"
    shutil.copyfile(folder / "mkdocs.yml", source / "mkdocs.yml")
    shutil.copytree(folder / "content", source / "content")
    with served(build(source, site_url=EXAMPLE_URL)) as address:
        yield address


@pytest.fixture(scope="module")
def axe():
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def opened(browser: Browser, home, kind, view) -> Page:
    tree, scheme, width = view
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    answer = page.goto(home + address_of(kind, tree))
    assert answer, kind
    assert answer.ok, kind
    if kind == "search":
        page.locator("[data-search-status=done]").wait_for(state="attached")
    return page


def violations(page: Page, axe) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate("axe.run({ rules: { 'target-size': { enabled: true } } })")["violations"]
    return [f"{each['id']}: {node['html'][:200]} {node['failureSummary']}" for each in found for node in each["nodes"][:3]]


@pytest.mark.parametrize(("kind", "view"), SAMPLE, ids=lambda value: str(value))
def test_no_page_has_an_accessibility_violation(browser, home, axe, kind, view):
    page = opened(browser, home, kind, view)
    assert violations(page, axe) == []
    page.close()


@pytest.mark.nightly
@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_has_one_in_any_language_scheme_or_width(browser, home, axe, kind, view):
    page = opened(browser, home, kind, view)
    assert violations(page, axe) == []
    page.close()


def test_nothing_scrolls_sideways_on_the_narrowest_phone(browser, home):
    page = browser.new_page(viewport={"width": 320, "height": 700})
    wide = []
    for kind, tree in product(KINDS, TREES):
        page.goto(home + address_of(kind, tree))
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append((kind, tree))
    page.close()
    assert wide == []


LAST_LINE = """heading => {
    const range = document.createRange(), walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    let line = "", top = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let at = 0; at < node.length; at++) {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const box = range.getBoundingClientRect();
            if (top === null || box.top > top + 5) line = "";
            top = box.top;
            line += node.data[at];
        }
    }
    return line.trim();
}"""


def test_no_title_leaves_a_lost_particle_on_a_phone(browser, home):
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{home}talks/")
    links = [link.evaluate("link => link.href") for link in page.locator(".mm-day li > a").all()]
    lost = []
    for link in links[::6]:
        page.goto(link)
        title = page.locator("h1")
        last = title.evaluate(LAST_LINE)
        if len(last) < 3 and last != title.inner_text().strip():
            lost.append((title.inner_text(), last))
    page.close()
    assert len(links) > 50
    assert lost == []


def test_a_list_is_filtered_while_a_reader_types(browser, home):
    page = browser.new_page(viewport={"width": 800, "height": 800})
    page.goto(f"{home}talks/")
    everything = page.locator(".mm-day li:visible").count()
    page.get_by_label("この一覧を絞り込む").fill("ｗｅｂassembly")
    found = page.locator(".mm-day li:visible")
    assert 0 < found.count() < everything
    assert all("WebAssembly" in text for text in found.all_inner_texts())
    expect(page.locator(".mm-filter [role=status]")).to_have_text(f"{found.count()}件")
    page.get_by_label("この一覧を絞り込む").fill("")
    assert page.locator(".mm-day li:visible").count() == everything
    page.close()


def test_a_name_is_found_by_its_other_spellings(browser, home):
    page = browser.new_page()
    page.goto(f"{home}speakers/")
    for typed in ("しおいり", "シオイリ", "akari", "umineko"):
        page.get_by_label("この一覧を絞り込む").fill(typed)
        assert page.locator(".mm-faces li:visible").all_inner_texts() == ["汐入 灯\n5件"], typed
    page.close()


def test_without_scripts_nothing_but_search_and_filters_is_missing(browser, home):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}speakers/")
    expect(page.locator(".mm-filter")).to_be_hidden()
    page.get_by_role("link", name="汐入 灯").click()
    expect(page.locator("h1")).to_have_text("汐入 灯")
    context.close()


def test_the_menu_on_a_phone_needs_no_scripts(browser, home):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto(f"{home}talks/")
    menu = page.get_by_role("navigation", name="ナビゲーション")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="メニュー").click()
    menu.get_by_role("link", name="登壇者").click()
    expect(page.locator("h1")).to_have_text("登壇者")
    context.close()


def test_a_long_text_has_its_contents_at_the_top_of_a_phone(browser, home):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto(f"{home}reports/2022/container-01/")
    page.locator(".mm-contents summary").click()
    page.locator(".mm-contents").get_by_role("link", name="LT YAMLのノルウェー問題").click()
    expect(page.get_by_role("heading", name="LT YAMLのノルウェー問題")).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 700})
    expect(page.locator(".mm-contents")).to_be_hidden()
    expect(page.locator(".mm-toc")).to_be_visible()
    context.close()


FITTING = """input => {
  const style = getComputedStyle(input);
  const pen = Object.assign(document.createElement("canvas").getContext("2d"), { font: style.font });
  const room = input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return pen.measureText(input.placeholder).width <= room;
}"""


@pytest.mark.parametrize("width", [360, 960])
@pytest.mark.parametrize("address", ["", "en/", "search/", "en/search/"])
def test_the_hint_in_a_search_box_is_read_whole(browser, home, address, width):
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(home + address)
    assert page.locator("main input[type=search]").evaluate(FITTING)
    page.close()


def test_the_search_stands_beside_the_introduction_where_there_is_room(browser, home):
    page = browser.new_page(viewport={"width": 1280, "height": 740})
    page.goto(home)
    introduction, form = (page.locator(part).bounding_box() for part in (".mm-intro", ".mm-search"))
    assert introduction
    assert form
    assert introduction["x"] + introduction["width"] < form["x"]
    assert form["y"] < introduction["y"] + introduction["height"]
    page.close()


def test_a_short_text_has_none(browser, home):
    page = browser.new_page(viewport={"width": 360, "height": 700})
    page.goto(f"{home}reports/2025/container-13/")
    expect(page.locator(".mm-contents")).to_have_count(0)
    page.close()


def test_an_event_is_printed_on_one_page(browser, home):
    page = browser.new_page()
    page.goto(f"{home}events/")
    addresses = {link.evaluate("link => link.href") for link in page.locator(".mm-events > li > :nth-child(2) > a").all()}
    assert len(addresses) > 20
    long = {}
    for address in sorted(addresses)[::3]:
        page.goto(address)
        if (pages := len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))) != 1:
            long[address] = pages
    page.close()
    assert long == {}


def test_the_menu_on_a_phone_opens_and_closes_by_keyboard(browser, home):
    page = browser.new_page(viewport={"width": 360, "height": 700})
    page.goto(f"{home}talks/")
    menu = page.get_by_role("navigation", name="ナビゲーション")
    page.get_by_role("button", name="メニュー").focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="検索").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.close()


def test_the_colours_are_right_from_the_first_look_and_stay_as_chosen(browser, home):
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(f"{home}talks/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.unroute("**/bundle.*.js")
    page.reload()
    page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(f"{home}speakers/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    context.close()
