"""The search page in a browser: by keyboard, by links, back and forth, and with what a report should not contain."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import served
from sites import made

pytestmark = pytest.mark.browser

ARCHIVE = Path(__file__).parent / "cases" / "archive.txt"
CONFIG = """\
site_name: 架空クラウド勉強会
site_url: https://example.org/meetups/
docs_dir: content
theme: {name: material}
plugins: [material/search, meetup]
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    archive = re.sub(r"^-- ", "-- content/", ARCHIVE.read_text("utf-8"), flags=re.MULTILINE)
    with served(made(f"-- mkdocs.yml --\n{CONFIG}{archive}", tmp_path_factory.mktemp("search"))) as address:
        yield address


@pytest.fixture
def page(browser: Browser):
    page = browser.new_page()
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    yield page
    page.close()
    assert mistakes == []


def search(page: Page, home: str, query: str, tree: str = "") -> list[str]:
    page.goto(f"{home}{tree}search/?q={quote(query)}")
    page.locator("[data-search-status=done]").wait_for(state="attached")
    return [link.get_attribute("href") or "" for link in page.locator("[data-search-result] a.mm-find__link").all()]


def test_narrowing_is_a_link_and_the_way_back_works(page, home):
    search(page, home, "miolind")
    page.locator(".mm-find summary").click()
    page.get_by_role("link", name="2024", exact=True).click()
    expect(page.locator(".mm-find__chip")).to_have_count(1)
    assert unquote(page.url).replace("+", " ").endswith("?q=miolind year:2024")
    expect(page.locator(".mm-find__list > li")).to_have_count(1)
    page.go_back()
    expect(page.locator(".mm-find__list > li")).to_have_count(2)
    expect(page.locator(".mm-find__input")).to_have_value("miolind")


def test_a_speaker_s_page_leads_to_a_search_in_their_talks(page, home):
    page.goto(f"{home}speakers/sora/")
    page.get_by_role("link", name="この中の発表を検索する").click()
    expect(page.locator(".mm-find__list > li")).to_have_count(2)
    expect(page.locator(".mm-find__input")).to_be_focused()
    page.keyboard.type("メトリクス")
    expect(page.locator(".mm-find__list > li")).to_have_count(1)


def test_a_chip_takes_its_filter_off(page, home):
    search(page, home, "miolind year:2024")
    page.locator(".mm-find__chip").click()
    expect(page.locator(".mm-find__list > li")).to_have_count(2)


def test_names_are_suggested_and_chosen_by_keyboard(page, home):
    search(page, home, "")
    box = page.get_by_role("combobox", name="検索する言葉")
    box.press_sequentially("oono")
    expect(page.get_by_role("option")).to_have_count(1)
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(box).to_have_value("大野 空 ")
    expect(page.locator(".mm-find__list > li")).to_have_count(2)


def test_a_title_is_suggested_and_leads_to_its_page(page, home):
    search(page, home, "")
    box = page.get_by_role("combobox", name="検索する言葉")
    box.press_sequentially("カタロ")
    option = page.get_by_role("option", name="カタログの話")
    expect(option).to_have_count(1)
    option.click()
    page.wait_for_url("**/talks/**")
    expect(page.locator("h1").first).to_contain_text("カタログの話")


def test_slash_goes_to_the_page_s_own_box(page, home):
    search(page, home, "ログ")
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator(".mm-find__input")).to_be_focused()


def test_nothing_is_searched_while_an_input_method_composes(page, home):
    search(page, home, "ログ")
    page.evaluate(
        """() => {
            const box = document.querySelector(".mm-find__input");
            box.value = "ｋ";
            box.dispatchEvent(new InputEvent("input", {isComposing: true, bubbles: true}));
        }"""
    )
    page.wait_for_timeout(400)
    expect(page.locator(".mm-find__list > li")).not_to_have_count(0)
    assert unquote(page.url).endswith("?q=ログ")


def test_hostile_text_stays_text(page, home):
    search(page, home, "onerror")
    expect(page.locator(".mm-find__list img")).to_have_count(0)
    search(page, home, "secure")
    expect(page.locator(".mm-find__list")).to_contain_text('Secure & "quoted"')


def test_the_header_s_box_stays_closed_on_a_link_to_a_search(page, home):
    search(page, home, "ログ")
    expect(page.locator("#__search")).not_to_be_checked()
    assert unquote(page.url).endswith("?q=ログ")


def test_the_page_that_a_result_opens_has_the_words_marked(page, home):
    link = search(page, home, "めとりくす")[0]
    page.goto(link)
    expect(page.locator("mark[data-md-highlight]").first).to_have_text("メトリクス")


def test_a_new_deployment_under_an_open_page_is_seen(page, home):
    search(page, home, "")
    gone = {"count": 0}

    def once(route):
        gone["count"] += 1
        if gone["count"] == 1:
            route.fulfill(status=404)
        else:
            route.continue_()

    page.route("**/bundle.*.bin", once)
    page.locator(".mm-find__input").fill("カタログ")
    expect(page.locator(".mm-find__list > li")).to_have_count(1)
    assert gone["count"] == 2


def test_an_index_that_cannot_be_had_is_said(page, home):
    page.route("**/data/search/**", lambda route: route.fulfill(status=404))
    search(page, home, "カタログ")
    expect(page.locator("[data-search-status]")).to_contain_text("読み込めませんでした")


def test_a_query_in_the_address_waits_for_no_module(page, home):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/assets/meetup/search.js", lambda route: route.abort())
    with page.expect_response("**/data/search/bundle.*.bin"):
        page.goto(f"{home}search/?q=カタログ")
    page.unroute("**/assets/meetup/search.js")
    asked.clear()
    search(page, home, "カタログ")
    index = [address for address in asked if "/data/search/" in address]
    assert len(index) == len(set(index)) == 2


def test_nothing_is_fetched_before_there_is_a_query(page, home):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    search(page, home, "")
    page.locator(".mm-find__input").focus()
    page.wait_for_load_state("networkidle")
    assert not [address for address in asked if "/data/search/" in address]


def test_the_header_s_box_says_that_the_index_cannot_be_had(page, home):
    page.context.route("**/data/search/**", lambda route: route.fulfill(status=404))
    page.goto(home)
    page.keyboard.press("/")
    page.locator("[data-md-component=search-query]").press_sequentially("カタログ")
    expect(page.locator(".md-search-result__item").first).to_contain_text("読み込めませんでした")


@pytest.mark.parametrize(
    ("tree", "also", "partly"), [("", "次の語でも探しました：", "一部の語"), ("en/", "Also searched for: ", "some of them")]
)
def test_the_header_s_box_tells_what_else_was_searched_for(page, home, tree, also, partly):
    page.goto(f"{home}{tree}")
    page.keyboard.press("/")
    box = page.locator("[data-md-component=search-query]")
    told = page.locator(".md-search [role=status]")
    box.press_sequentially("monitoring")
    expect(told).to_contain_text(f"{also}監視")
    box.fill("インデックスが溢れる原因")
    expect(told).to_contain_text(partly)
    box.fill("大野")
    expect(page.locator(".md-search-result__item")).not_to_have_count(0)
    expect(told).to_be_empty()


@pytest.mark.parametrize(("tree", "day"), [("", re.compile(r"\d{4}年\d+月\d+日")), ("en/", re.compile(r"[A-Z][a-z]+ \d+, \d{4}"))])
def test_the_header_s_box_writes_days_as_its_language_does(page, home, tree, day):
    page.goto(f"{home}{tree}")
    page.keyboard.press("/")
    page.locator("[data-md-component=search-query]").press_sequentially("kind:event")
    expect(page.locator(".md-search-result__item").first).to_contain_text(day)


def test_pages_in_two_tabs_hear_their_own_box_only(browser: Browser, home):
    context = browser.new_context()
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.goto(home)
    one.keyboard.press("/")
    one.locator("[data-md-component=search-query]").press_sequentially("monitoring")
    expect(one.locator(".md-search [role=status]")).to_contain_text("監視")
    expect(other.locator(".md-search [role=status]")).to_be_empty()
    context.close()


def test_where_nothing_is_found_the_nearest_names_or_frequent_topics_are_offered(page, home):
    search(page, home, "モニトリング機")
    expect(page.locator("[data-search-note]")).to_contain_text("近い言葉")
    search(page, home, "ほげほげ")
    expect(page.locator("[data-search-note] a")).not_to_have_count(0)


def test_a_question_that_is_answered_in_part_is_told_so(page, home):
    search(page, home, "インデックスが溢れる原因")
    expect(page.locator("[data-search-note]")).to_contain_text("すべての語を含むものはない")


def test_a_name_comes_before_all_results(page, home):
    search(page, home, "大野さん")
    assert page.locator("[data-search-result]").first.get_attribute("data-search-result") == "speaker"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_whatever_is_open(browser: Browser, home, scheme):
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 900}, color_scheme=scheme, reduced_motion="reduce")

    def violations() -> list[str]:
        page.evaluate(axe)
        return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in page.evaluate("axe.run()")["violations"]]

    search(page, home, "", "en/")
    page.locator(".mm-find__input").press_sequentially("oono")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    assert violations() == []
    search(page, home, "miolind year:2020..2024", "en/")
    page.locator(".mm-find summary").click()
    expect(page.get_by_role("link", name="2024", exact=True)).to_be_visible()
    assert violations() == []
    search(page, home, "nothing of the kind")
    assert violations() == []
    page.close()


@pytest.mark.parametrize("query", ["a" * 5_000, "🍣" * 500, "\u30fc" * 900, "[](){}^~*:", "\u0000", '"' * 50, "tag:", "year:..", "-"])
def test_any_query_ends(page, home, query):
    page.goto(f"{home}search/?q={quote(query)}")
    page.locator("[data-search-status=done]").wait_for(state="attached")
    expect(page.locator(".mm-find__list > li")).to_have_count(0)
