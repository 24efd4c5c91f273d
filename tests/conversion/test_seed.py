"""The report that the product began with, as its author wrote it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reports import report

from mkdocs_meetup.conversion.convert import Converter
from mkdocs_meetup.model import Body

SEED = Path(__file__).parents[2] / "content" / "reports" / "2018" / "kubernetes-meetup-tokyo-10.md"
TITLES = {
    "Open Service Broker APIとKubernetes Service Catalog": "Toshiaki Maki",
    "Kubernetesセキュリティベストプラクティス": "Ian Lewis",
    "Debugging Applications in Kubernetes": "Takashi Kusumi",
    "LT 『入門Kubernetes』の紹介": "dblmkt",
    "LT 猫でもわかる Pod Preemption": "y_taka_23",
    "LT Amazon Container Services": "riywo",
    "LT other ingress voyager": "gavinzhm",
    "LT DockerでHelmを使おう": "ShoutaYoshikai",
}


@pytest.fixture(scope="module")
def body() -> Body:
    text = SEED.read_text(encoding="utf-8").split("---\n", 2)[2]
    lines = text.split("\n")
    talks = []
    for title, speaker in TITLES.items():
        line = lines.index(f"## {title}") + 1
        byline = next(number for number, text in enumerate(lines, start=1) if number > line and text.startswith("by "))
        talks.append({"title": title, "line": line, "byline": [byline], "speakers": [{"name": speaker}]})
    return Converter().convert(report(text, talks))


def test_its_first_facts_are_a_list(body: Body) -> None:
    assert (
        '<p>Kubernetes Meetup Tokyo #10</p>\n<dl class="mm-facts">\n<dt>日時</dt>\n<dd>2018年3月8日19時から</dd>\n<dt>URL</dt>' in body.html
    )


def test_no_line_break_is_left_between_japanese_characters(body: Body) -> None:
    assert not re.search(r"[ぁ-んァ-ヶ一-龠。、]\n[ぁ-んァ-ヶ一-龠]", re.sub("<pre>.*?</pre>", "", body.html, flags=re.DOTALL))


def test_code_on_one_line_and_options_stay_as_typed(body: Body) -> None:
    assert "<code>kublet... --rotate-certificates</code>" in body.html
    assert "<li>--overridesオプションを使うと" in body.html


def test_its_crooked_list_nests_as_meant(body: Body) -> None:
    html = body.talks[2].html
    assert (
        "<li>マウントしているディレクトリを覗ける</li>\n</ul>\n</li>\n<li>scratch-debuggerツールを使う</li>\n</ul>\n</li>\n<li>Network</li>"
        in html
    )
    assert "<li></li>" not in html


def test_each_talk_has_its_own_text(body: Body) -> None:
    assert [section.anchor for section in body.talks][3:5] == ["lt-入門kubernetesの紹介", "lt-猫でもわかる-pod-preemption"]
    assert all(section.html.startswith(("<p>", "<h2")) for section in body.talks)
    assert not any(re.search(r"<p>by ", section.html) for section in body.talks)
    assert sum(section.html.count("<h2") for section in body.talks) == 8


def test_every_heading_can_be_linked_to(body: Body) -> None:
    assert not [id for id in body.ids if re.fullmatch(r"_\d+|section.*|.*-\d+", id)]
    assert "改善策1-rbacを使おう" in body.talks[1].ids
