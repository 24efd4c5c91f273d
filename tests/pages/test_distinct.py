"""Ids of several reports on one page."""

from __future__ import annotations

from markupsafe import Markup

from mkdocs_meetup.model import TocItem
from mkdocs_meetup.pages.distinct import demoted, distinct, distinct_toc

HTML = Markup('<h2 id="まとめ">まとめ</h2><p id="own"><a href="#%E3%81%BE%E3%81%A8%E3%82%81">↑</a> <a href="#own">x</a></p>')


def test_taken_ids_get_a_prefix_and_links_within_follow():
    assert distinct(HTML, frozenset({"まとめ"}), "2-") == (
        '<h2 id="2-まとめ">まとめ</h2><p id="own"><a href="#2-%E3%81%BE%E3%81%A8%E3%82%81">↑</a> <a href="#own">x</a></p>'
    )


def test_nothing_changes_where_nothing_is_taken():
    assert distinct(HTML, frozenset(), "2-") is HTML


def test_text_that_looks_like_an_attribute_stays():
    html = Markup('<p>write id="a" or href="#a" &lt;p id="a"&gt;</p>')
    assert distinct(html, frozenset({"a"}), "2-") == html


def test_escaped_ids_stay_escaped():
    assert distinct(Markup('<h2 id="a&amp;b">x</h2>'), frozenset({"a&b"}), "2-") == '<h2 id="2-a&amp;b">x</h2>'


def test_headings_go_one_level_down_but_not_below_the_last():
    html = Markup('<h2 id="a">A &lt;h2&gt;</h2><h5>E</h5><h6>F</h6><hr><header>h2</header>')
    assert demoted(html) == '<h3 id="a">A &lt;h2&gt;</h3><h6>E</h6><h6>F</h6><hr><header>h2</header>'


def test_the_table_of_contents_follows():
    toc = (TocItem("a", "A", (TocItem("b", "B"),)),)
    assert distinct_toc(toc, frozenset({"b"}), "2-") == (TocItem("a", "A", (TocItem("2-b", "B"),)),)
