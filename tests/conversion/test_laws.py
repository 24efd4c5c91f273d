"""What holds for every text whatever: it comes out, it comes out the same, and nothing in it can do harm."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3
import pytest
from hostile import processor_seconds
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from reports import report

from mkdocs_meetup.conversion.convert import LIMIT, Converter
from mkdocs_meetup.conversion.defaults import CONFIGS, EXTENSIONS
from mkdocs_meetup.conversion.embeds import is_remote
from mkdocs_meetup.conversion.safety import LINK_SCHEMES
from mkdocs_meetup.conversion.tree import parse, serialize
from mkdocs_meetup.model import REFUSED, Body

CONVERTER = Converter()
MARKDOWN = Markdown(extensions=list(EXTENSIONS), extension_configs=dict(CONFIGS), output_format="html")
SCHEMES = {"http", "https", "mailto", "tel", "ftp", "xmpp", REFUSED, *LINK_SCHEMES}
SCRIPTED = {"script", "style", "iframe", "object", "embed", "form", "button", "textarea", "svg", "math", "base", "link", "meta"}

PIECES = st.sampled_from(
    [
        *(
            "<",
            " < ",
            "# ",
            "## ",
            "* ",
            "  - ",
            "1. ",
            "> ",
            "    ",
            "\n",
            "\n\n",
            "```\n",
            "`",
            "**",
            "_",
            "[",
            "](",
            ")",
            "![",
            "|",
            "---\n",
            "|---|\n",
        ),
        *(
            "[^1]",
            "[^1]: ",
            "日本",
            "語。",
            "https://example.com/",
            "speaker:a",
            "日時: x\n",
            "!!! note\n",
            "<b>",
            "</b>",
            "<p>",
            "<div>",
            "</div>",
        ),
        *(
            "<script>",
            "</script>",
            "<img src=//x onerror=y>",
            "<iframe src=z>",
            "</iframe>",
            '<a href="javascript:x">',
            "</a>",
            "<!--",
            "-->",
        ),
        *(
            "<svg onload=x>",
            "<table><tr><td>",
            "</table>",
            '<i id="__search" data-talk="0">',
            "<style>",
            "<?php",
            "<![CDATA[",
            "{: #x }",
            "&lt;",
        ),
        *(
            "&#106;",
            "\ufdd00\ufdd1",
            "\x02",
            "\x03",
            "\x00",
            "\t",
            '<h2 id="x">',
            "</h2>",
            "<pre>",
            "<details>",
            "<summary>",
            "a: b\n",
            "\\",
            "\\\n",
        ),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=80))


def converted(text: str) -> Body:
    lines = text.split("\n")
    talks = [{"title": line[:20] or "x", "line": number, "byline": [number + 1]} for number, line in enumerate(lines, start=1)][:4]
    return CONVERTER.convert(report(text, talks))


class Watcher(HTMLParser):
    """Notes what a browser would act upon."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SCRIPTED:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self.found.append(name)
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src", "poster", "srcset"):
                self._address(tag, name, value or "")

    def _address(self, tag: str, name: str, value: str) -> None:
        scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", value, re.IGNORECASE)
        is_picture = tag == "img" and value.startswith("data:image/")
        if scheme and scheme[1].lower() not in SCHEMES and not is_picture:
            self.found.append(value)
        if name != "href" and is_remote(value) and not is_picture:
            self.found.append(value)


def watched(html: str) -> Watcher:
    watcher = Watcher()
    watcher.feed(html)
    watcher.close()
    return watcher


@given(TEXTS)
@settings(max_examples=150, deadline=None)
@example("<scr<script>ipt>alert(1)</scr</script>ipt>")
@example('<a href="&#x6A;avascript:x" title=">"><img src=`//x` srcset="a, //y 2x">')
@example("<noscript><p title='</noscript><img src=x onerror=y>'></noscript>")
@example('<svg><p><style><!--</style><img src=x onerror="y"></svg>')
@example('<iframe src="x"><img src=x onerror=y></iframe><iframe srcdoc="<script>x</script>">')
@example('<div class="md-overlay" id="__drawer" style="x">a</div><label for="__drawer">')
@example("[a](\x01javascript:x) ![b](/\\example.com/c.png) ![d](\thttps://example.com/e.png)")
def test_any_text_comes_out_harmless(text: str) -> None:
    body = converted(text)
    for html in (body.html, *(section.html for section in body.talks)):
        watcher = watched(html)
        assert watcher.found == []
        assert len(watcher.ids) == len(set(watcher.ids))
        assert not re.search("[\ufdd0-\ufdef\x02\x03]", html)
    assert set(watched(body.html).ids) == body.ids


@given(TEXTS)
@settings(max_examples=150, deadline=None)
@example("a < b")
def test_markdown_never_gives_up(text: str) -> None:
    assert MARKDOWN.reset().convert(text) is not None


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_what_a_body_says_of_itself_is_true(text: str) -> None:
    body = converted(text)
    for section in body.talks:
        assert section.anchor == "" or section.anchor in body.ids
        assert set(watched(section.html).ids) == section.ids
        assert {passage.fragment for passage in section.passages} <= section.ids | {""}
    assert {passage.fragment for passage in body.passages} <= body.ids | {""}


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_marks_are_ours_alone(text: str) -> None:
    html = CONVERTER.convert(report(text)).html
    assert "data-talk" not in re.sub(r">[^<]*", ">", html)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_a_tree_holds_all_of_clean_html(text: str) -> None:
    html = nh3.clean(text)
    assert serialize(parse(html)) == html


HOSTILE = [
    *(
        "[",
        "![",
        "](",
        "#",
        "\n#",
        "# a\n",
        ">",
        "> ",
        "- ",
        "1. ",
        "\n- a",
        "*",
        "**a ",
        "_",
        "`",
        "```\n",
        "|",
        "|a|b|\n",
        "<",
        "<a ",
        "<b>",
    ),
    *(
        "</b>",
        "<!--",
        "<![",
        "<?",
        "<div>",
        "&",
        "&#",
        "「",
        "{: ",
        "[^1]",
        "[^1]: a\n",
        "[a]: b\n",
        "[a](b) ",
        "https://x.y ",
        "a: b\n",
        "~",
        "\\",
    ),
    *(
        "    ",
        "!!! a\n",
        "\n\n",
        "a\n\n",
        ": a\n",
        "・a\n",
        "<iframe ",
        "<iframe>",
        "<script>",
        "日\n",
        "(",
        "\x02",
        "<a>https://x.y ",
        "== ",
    ),
]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_every_text_is_converted(piece: str) -> None:
    convert(piece, 10_000, seconds=20)


@pytest.mark.nightly
@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_the_longest_text_is_converted(piece: str) -> None:
    assert not convert(piece, LIMIT - 10, seconds=120).fault


@pytest.mark.nightly
@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_megabytes_are_shown_as_they_are(piece: str) -> None:
    assert convert(piece, 5_000_000, seconds=60).fault


def convert(piece: str, length: int, seconds: float) -> Body:
    with processor_seconds(seconds):
        return CONVERTER.convert(report(piece * (length // len(piece)), [{"title": "x", "line": 1}]))
