"""Every form of a by-line, in every frame that a generator or an author puts around it: the same three talks come out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from mkdocs_meetup.reading.options import ReadingOptions
from mkdocs_meetup.reading.report import parse
from mkdocs_meetup.reading.source import Source

YAML = '---\ntitle: "なみ勉強会 #3 に参加してきた"\ndate: 2020-02-10\n---\n\n'
TOML = '+++\ntitle = "なみ勉強会 #3 に参加してきた"\ndate = "2020-02-10"\n+++\n\n'
INTRODUCTION = "2020/2/8(土)に[なみ勉強会 #3](https://nami.connpass.com/event/12345/)に参加してきました。\n\n"
DECK = (
    '<script async class="speakerdeck-embed" data-id="00cadf6f38b84d6694902f9817bc50a0" src="//speakerdeck.com/assets/embed.js"></script>'
)


@dataclass(frozen=True)
class Talk:
    """What a form is filled with."""

    title: str
    name: str
    handle: str
    company: str


TALKS = (
    Talk("港の設計を考える", "浜野 雄太", "hamano", "株式会社なぎさ"),
    Talk("波とReactの話", "Nagi Funa", "nagi_f", "Yuragi, Inc."),
    Talk("はじめての灯台", "汐見花子", "shiomi", "しおさい大学"),
)
CHAPTERS = {
    "title / name": "## {0.title} / {0.name}さん",
    "title by name (@handle)": "## {0.title} by {0.name} (@{0.handle})",
    "title（name @handle）": "## {0.title}（{0.name}さん @{0.handle}）",
    "name「title」": "## {0.name}さん「{0.title}」",
    "title - name": "## {0.title} - {0.name}",
    "title — name (@handle)": "## {0.title} — {0.name} (@{0.handle})",
    "name: title": "## {0.name}: {0.title}",
    "@handle: title": "## @{0.handle}: {0.title}",
    "title @handle": "## {0.title} @{0.handle}",
    "title, linked handle": "## {0.title} [@{0.handle}](https://twitter.com/{0.handle})",
    "title, linked name": "## {0.title} [{0.name}さん](https://x.com/{0.handle})",
    "「title」name氏": "## 「{0.title}」{0.name}氏",
    "「title」 / name": "## 「{0.title}」 / {0.name}",
    "【name】title": "## 【{0.name}さん】{0.title}",
    "title [name]": "## {0.title} [{0.name}]",
    "title｜name": "## {0.title}｜{0.name}",
    "title：name": "## {0.title}：{0.name}さん",
    "title（name）": "## {0.title}（{0.name}）",
    "linked title / name": "## [{0.title}](https://speakerdeck.com/{0.handle}/x) / {0.name}さん",
    "handle below": "## {0.title}\n\n@{0.handle}",
    "name（@handle）below": "## {0.title}\n\n{0.name} さん（@{0.handle}）",
    "by name below": "## {0.title}\nby {0.name}",
    "by name in bold": "## {0.title}\n**by {0.name} (@{0.handle})**",
    "name in italics": "## {0.title}\n*{0.name} (@{0.handle})*",
    "bold label": "## {0.title}\n\n**登壇者**: {0.name}さん（@{0.handle}）",
    "labels as a list": "## {0.title}\n\n- 発表者: {0.name}\n- 資料: https://speakerdeck.com/{0.handle}/x",
    "label, company, name": "## {0.title}\n\nスピーカー：{0.company} {0.name}さん",
    "label, name（company）": "## {0.title}\n\n発表者：{0.name}さん（{0.company}）",
    "label in brackets": "## {0.title}\n\n【登壇者】{0.name}氏（{0.company}）",
    "symbol": "## {0.title}\n\n🎤 {0.name}さん",
    "table of facts": "## {0.title}\n\n| 項目 | 内容 |\n|---|---|\n| 登壇者 | {0.name} |\n| 所属 | {0.company} |",
    "quote": "## {0.title}\n\n> {0.name}さん（{0.company}）",
    "companyのnameさんの発表": "## {0.title}\n\n{0.company}の{0.name}さんの発表です。面白かったです。",
    "nameさんによる発表": "## {0.title}\n\n{0.name}さん（@{0.handle}）による発表。面白かったです。",
    "登壇者はname": "## {0.title}\n\n登壇者は{0.company}の{0.name}さん。",
    "nameさんからお話": "## {0.title}\n\n{0.company}の{0.name}さんから、港についてお話しいただきました。",
    "name above a heading": "## {0.name}さん\n\n### {0.title}",
    "name above a bold title": "## {0.name}さん（@{0.handle}）\n\n**{0.title}**",
    "number and name above a quoted title": "## 1. {0.name}さん\n\n「{0.title}」",
    "bold line": "**{0.title} / {0.name}さん**",
    "marked line": "■ {0.title} ({0.name}さん)",
}
ITEMS = {
    "title / name": "- {0.title} / {0.name}さん",
    "name「title」": "- {0.name}さん「{0.title}」",
    "title (name)": "- {0.title} ({0.name})",
    "title by @handle": "* {0.title} by @{0.handle}",
    "linked title (name)": "- [{0.title}](https://speakerdeck.com/{0.handle}/x) ({0.name}さん)",
    "name: title": "- {0.name}: {0.title}",
    "time": "- 19:00〜 {0.title} （{0.name}さん）",
    "name inside": "- {0.title}\n    - {0.name}さん（{0.company}）",
    "label inside": "1. {0.title}\n   - 発表者: @{0.handle}",
    "linked handle": "- {0.title} [@{0.handle}](https://twitter.com/{0.handle})",
    "length": "- {0.title} ({0.name} @{0.handle}) 15分",
}
Frame = Callable[[str], str]


def headings(change: Callable[[str, str], str]) -> Frame:
    """Each heading of a talk, changed; `change` takes its marks and its words."""
    pattern = re.compile(r"^(#{2,3}) (?!まとめ)(.*)$", re.MULTILINE)
    return lambda text: pattern.sub(lambda match: change(match[1], match[2]), text)


def first_level(change: Callable[[str], str]) -> Frame:
    return headings(lambda marks, words: f"{marks} {change(words) if len(marks) == 2 else words}")


FRAMES: dict[str, Frame] = {
    "as it is": lambda text: text,
    "fourth level": headings(lambda marks, words: f"{marks}## {words}"),
    "no space": headings(lambda marks, words: f"{marks}{words}"),
    "full-width space": headings(lambda marks, words: f"{marks}\u3000{words}"),
    "closing marks": headings(lambda marks, words: f"{marks} {words} {marks}"),
    "HTML": headings(lambda marks, words: f"<h{len(marks)}>{words}</h{len(marks)}>"),
    "kind": first_level(lambda words: f"LT: {words}"),
    "kind in brackets": first_level(lambda words: f"【LT】{words}"),
    "kind and number": first_level(lambda words: f"セッション1 {words}"),
    "kind, number, stop": first_level(lambda words: f"LT1. {words}"),
    "time": first_level(lambda words: f"19:00-19:20 {words}"),
    "session code": first_level(lambda words: f"[B-2] {words}"),
    "emoji": headings(lambda marks, words: f"{marks} 🌊 {words}"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "decomposed kana": lambda text: unicodedata.normalize("NFD", text),
    "TOML": lambda text: text.replace(YAML, TOML),
    "deck below": headings(lambda marks, words: f"{marks} {words}\n\n{DECK}"),
    "picture below": headings(lambda marks, words: f"{marks} {words}\n\n![写真](a.jpg)"),
    "container": lambda text: text.replace(INTRODUCTION, f"{INTRODUCTION}# 発表内容\n\n").replace("\n## まとめ", "\n# まとめ"),
    "chapters of the report": lambda text: text.replace(INTRODUCTION, f"{INTRODUCTION}## 会場について\n\n渋谷でした。\n\n").replace(
        "\n## まとめ", "\n## 懇親会\n\n寿司。\n\n## まとめ"
    ),
}


def read(text: str) -> list[tuple[str, list[str]]]:
    report = parse(Source("reports/2020/nami-3.md", text.encode()), ReadingOptions())
    assert report.is_report
    return [(note.title.value, [str(one.name or one.handle) for one in note.speakers]) for note in report.talks]


def expected(form: str) -> list[tuple[str, list[str]]]:
    return [(talk.title, [talk.name if "{0.name}" in form else talk.handle]) for talk in TALKS]


def wrong(texts: dict[str, str], forms: dict[str, str]) -> dict[str, object]:
    """The forms of which something else comes out than was put in."""
    found = {form: read(text) for form, text in texts.items()}
    return {form: talks for form, talks in found.items() if talks != expected(forms[form])}


@pytest.mark.parametrize("frame", FRAMES)
def test_a_chapter_names_its_speaker(frame: str) -> None:
    chapters = {form: "".join(f"{chapter.format(talk)}\n\nよい話でした。\n\n" for talk in TALKS) for form, chapter in CHAPTERS.items()}
    texts = {form: FRAMES[frame](f"{YAML}{INTRODUCTION}{text}\n## まとめ\n\n楽しかった。\n") for form, text in chapters.items()}
    assert not wrong(texts, CHAPTERS)


@pytest.mark.parametrize("above", ["## セッション", "以下の発表がありました。", "## LT", "プログラムは次の通りです。"])
def test_an_item_names_its_speaker(above: str) -> None:
    items = {form: "".join(f"{item.format(talk)}\n" for talk in TALKS) for form, item in ITEMS.items()}
    texts = {form: f"{YAML}{INTRODUCTION}{above}\n\n{text}\n## まとめ\n\n楽しかった。\n" for form, text in items.items()}
    assert not wrong(texts, ITEMS)


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("タイトル", "発表者"),
        ("Title", "Speaker"),
        ("内容", "登壇者"),
        ("テーマ", "お名前"),
        ("セッション", "スピーカー"),
        ("発表内容", "発表者"),
    ],
)
@pytest.mark.parametrize("step", [1, -1])
def test_a_row_names_its_speaker(title: str, speaker: str, step: int) -> None:
    rows = [(title, speaker), ("---", "---"), *((talk.title, talk.name) for talk in TALKS)]
    table = "".join(f"| {' | '.join(row[::step])} |\n" for row in rows)
    text = f"{YAML}{INTRODUCTION}## タイムテーブル\n\n{table}\n## まとめ\n\n楽しかった。\n"
    assert read(text) == [(talk.title, [talk.name]) for talk in TALKS]
