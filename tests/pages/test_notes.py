"""Names in by-lines and the links of talks to their own pages."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetup.pages.notes import Name, TalkLinks, annotate

HANAKO = (Name("山田 花子", "s/"), Name("@hanako", "s/"), Name("ゆらぎ", "o/", is_organization=True))
TALKS = {0: TalkLinks("t/0/", "監視 <のはなし>", HANAKO), 1: TalkLinks("", "入門", (Name("Taro", "taro/"), Name("Taro Yamada", "ty/")))}
LINK = (
    ' <a class="mm-talk-link" href="t/0/" title="ページ: 監視 &lt;のはなし&gt;" aria-label="ページ: 監視 &lt;のはなし&gt;">'
    '<span aria-hidden="true">→</span></a>'
)


def noted(html: str) -> str:
    return annotate(html, TALKS, "ページ: {title}")


def test_a_byline_links_to_everyone() -> None:
    assert noted('<p data-byline="0">by 山田 花子 (@hanako) (ゆらぎ)</p><p>ゆらぎ</p>') == (
        '<p>by <a href="s/">山田 花子</a> (<a href="s/">@hanako</a>) (<a href="o/">ゆらぎ</a>)</p><p>ゆらぎ</p>'
    )


def test_a_title_links_to_people_and_to_the_talk() -> None:
    html = '<h2 data-title="0" data-talk="0" id="x">ゆらぎの監視 @hanako<span data-talk-link="0"></span></h2>'
    assert noted(html) == f'<h2 id="x">ゆらぎの監視 <a href="s/">@hanako</a>{LINK}</h2>'


def test_a_talk_without_a_page_has_no_link() -> None:
    assert noted('<h2 data-talk="1">x<span data-talk-link="1"></span></h2>') == "<h2>x</h2>"


def test_a_list_item_keeps_what_is_below_it_unlinked() -> None:
    html = '<li data-talk="1" id="a"><span data-title="1">入門 by Taro</span><ul><li>Taro</li></ul></li>'
    assert noted(html) == '<li id="a">入門 by <a href="taro/">Taro</a><ul><li>Taro</li></ul></li>'


def test_markup_within_a_byline() -> None:
    html = '<p data-byline="1"><b>Taro</b> <i id="x">Taro</i><br><a href="y">Taro</a> <code>Taro</code></p>'
    assert (
        noted(html)
        == '<p><b><a href="taro/">Taro</a></b> <i id="x"><a href="taro/">Taro</a></i><br><a href="y">Taro</a> <code>Taro</code></p>'
    )


def test_the_longer_name_counts_and_words_stay_whole() -> None:
    assert noted('<p data-byline="1">Taro Yamada, Taros, @Taro, Taroさん</p>') == (
        '<p><a href="ty/">Taro Yamada</a>, Taros, @Taro, <a href="taro/">Taro</a>さん</p>'
    )


def test_a_row_with_two_talks() -> None:
    html = '<tr data-byline="0 1" data-talk="0 1"><td>@hanako</td><td>Taro &amp; x</td></tr>'
    assert noted(html) == '<tr><td><a href="s/">@hanako</a></td><td><a href="taro/">Taro</a> &amp; x</td></tr>'


def test_unknown_talks_lose_their_marks() -> None:
    assert noted('<p data-byline="9">Taro</p><span data-talk-link="9"></span>') == "<p>Taro</p>"


def test_entities_and_attributes_stay() -> None:
    html = '<p title="a &quot;b&quot;" data-byline="0">a &lt;b&gt; &amp; c&nbsp;"d"</p><img alt="<x>" src="y"><input disabled="">'
    assert noted(html) == html.replace(' data-byline="0"', "")


TEXTS = st.text(alphabet="ab<>&\"' Taro@hanako山田\xa0", max_size=30)


@given(TEXTS, st.sampled_from(["0", "1", "0 1", ""]))
def test_only_links_are_added(text: str, number: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\xa0", "&nbsp;")
    html = noted(f'<p data-byline="{number}">{escaped}</p>')
    assert re.sub(r"</?a[^<>]*>", "", html) == f"<p>{escaped}</p>"
    assert html.count("<a ") == html.count("</a>")
