"""Front matter of every generator is read or left alone; a broken one is one problem with its line."""

from __future__ import annotations

from itertools import pairwise

import pytest

from mkdocs_meetup.model import Kind, Report, Severity
from mkdocs_meetup.reading.frontmatter import split
from mkdocs_meetup.reading.options import ReadingOptions
from mkdocs_meetup.reading.report import parse
from mkdocs_meetup.reading.source import Source

BODY = "\n## 潮の話\n\nby @shio\n"


def read(text: str | bytes, path: str = "reports/2020/nami-3.md") -> Report:
    return parse(Source(path, text if isinstance(text, bytes) else text.encode()), ReadingOptions())


@pytest.mark.parametrize(
    "head",
    [
        '---\ntitle: "なみ勉強会 #3"\ndate: 2020-02-03\ntags: [波, 海]\nauthor: shio\n---\n',
        '+++\ntitle = "なみ勉強会 #3"\ndate = 2020-02-03\ntags = ["波", "海"]\nauthor = "shio"\n+++\n',
        '{\n  "title": "なみ勉強会 #3",\n  "date": "2020-02-03",\n  "tags": ["波", "海"],\n  "author": "shio"\n}\n',
        "Title: なみ勉強会 #3\nDate: 2020-02-03\nTags: 波;海\nAuthor: shio\n",
    ],
    ids=["yaml", "toml", "json", "pelican"],
)
def test_each_notation_says_the_same(head: str) -> None:
    report = read(head + BODY)
    assert report.title.value == "なみ勉強会 #3"
    assert report.date is not None
    assert report.date.value.isoformat() == "2020-02-03"
    assert [tag.value for tag in report.tags] == ["波", "海"]
    assert [author.name for author in report.authors] == ["shio"]
    assert [note.title.value for note in report.talks] == ["潮の話"]
    lines = (head + BODY).split("\n")
    assert "title" in lines[report.title.place.line - 1].lower()
    assert lines[report.talks[0].line - 1] == "## 潮の話"


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("---\ntitle: a: b\n---\n", 2),
        ("---\ntitle: x\ntags: [a, b\ndate: 2020-01-01\n---\n", 4),
        ("---\ntitle: x\n\ttags: a\n---\n", 3),
        ("---\n- a\n- b\n---\n", 2),
        ("---\ntitle: x\ndate: 2020-01-01\n\n## 話\n", 1),
        ('+++\ntitle = "x"\ndate = = 1\n+++\n', 3),
        ('{\n  "title": "x",\n  "tags": [,]\n}\n', 3),
    ],
    ids=["colon", "open-list", "tab", "no-mapping", "unterminated", "toml", "json"],
)
def test_a_broken_one_is_one_error_with_its_line(head: str, line: int) -> None:
    report = read(head + BODY)
    assert not report.is_report
    (problem,) = report.problems
    assert problem.severity is Severity.ERROR
    assert problem.code == "front-matter-syntax"
    assert problem.place.line == line
    assert str(problem).startswith(f"reports/2020/nami-3.md:{line}: ")


@pytest.mark.parametrize(
    "key",
    [
        "template: post.html",
        "icon: rocket",
        "search: true",
        'search: "no"',
        "hide: true",
        "image:",
        "id: 578",
        "layout: post",
        "tags:",
        "date:",
        "author:",
        "categories: ~",
    ],
)
def test_foreign_and_empty_keys_change_nothing(key: str) -> None:
    head = '---\ntitle: "なみ勉強会 #3"\n'
    with_key, without = read(f"{head}{key}\n---\n{BODY}"), read(f"{head}# x\n---\n{BODY}")
    assert with_key == without


def test_the_line_of_the_body_is_true_whatever_stands_above() -> None:
    for head in ("", "---\n---\n", "\n\n---\na: 1\n---\n", "Title: x\n"):
        matter = split(head + "body\nmore")
        text = (head + "body\nmore").split("\n")
        assert text[matter.body_line - 1 :] == matter.body.split("\n")


def test_marks_line_ends_and_decomposed_kana() -> None:
    text = '---\ntitle: "なみ勉強会 #3 がギ"\n---\n' + BODY
    plain = read(text)
    assert read(b"\xef\xbb\xbf" + text.encode()) == plain
    assert read(text.replace("\n", "\r\n")) == plain
    decomposed = read(text.replace("がギ", "か\u3099キ\u3099"))
    assert decomposed.title == plain.title


def test_two_rules_with_prose_between_them_are_no_front_matter() -> None:
    report = read("---\n波の話をした。\n---\n")
    assert not report.problems
    assert report.body.startswith("---")


@pytest.mark.parametrize(
    "text",
    ["---\n" + "[" * 5000 + "\n---\n", "---\n" + "- " * 5000 + "\n---\n", "---\na: &a [*a]\n---\n", "+++\na = " + "[" * 5000 + "\n+++\n"],
)
def test_a_bomb_is_a_problem_or_nothing(text: str) -> None:
    assert isinstance(read(text), Report)


def test_anchors_that_unfold_to_millions_are_refused() -> None:
    rows = "".join(f"{name}: &{name} [{', '.join([f'*{above}'] * 9)}]\n" for above, name in pairwise("abcdefghi"))
    report = read(f"---\na: &a [なみ]\n{rows}layout: *i\ntitle: *i\nstatus: *i\n---\n{BODY}")
    assert [problem.code for problem in report.problems] == ["front-matter-syntax"]


@pytest.mark.parametrize(("head", "line"), [("title: a\ntitle: なみ勉強会", 3), ("title: a\nevent:\n  name: b\n  name: c", 5)])
def test_a_key_that_stands_twice_is_told(head: str, line: int) -> None:
    assert [(problem.code, problem.place.line) for problem in read(f"---\n{head}\n---\n{BODY}").problems] == [("front-matter-twice", line)]


def test_merged_mappings_may_repeat() -> None:
    head = "a: &a {name: なみ}\nb: &b {number: 3}\nevent:\n  <<: *a\n  <<: *b"
    report = read(f"---\ntitle: x\n{head}\n---\n{BODY}")
    assert not report.problems


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("date: 2018-02-30", "is no day that the calendar knows"),
        ("{date: 2018-03-08, end: 2018-03-01}", "lies before `date`"),
        ("{number: yes}", "should be a number"),
        ("{url: 'javascript:alert(1)'}", "should be an address"),
        ("{nubmer: 3}", "there is no such key"),
    ],
)
def test_a_wrong_value_of_an_event_is_told_and_the_others_hold(value: str, said: str) -> None:
    inside = value.strip("{}")
    report = read(f"---\ntitle: x\nevent: {{name: なみ勉強会, {inside}}}\n---\n{BODY}")
    (problem,) = report.problems
    assert (problem.code, problem.place.line) == ("front-matter-value", 3)
    assert said in problem.message
    assert report.event
    assert report.event.name
    assert report.event.name.value == "なみ勉強会"


def test_a_key_of_another_program_beside_ours_is_a_note() -> None:
    report = read(f"---\ntitle: x\nevent: {{name: なみ勉強会, organizer: c}}\n---\n{BODY}")
    assert [(problem.code, problem.severity) for problem in report.problems] == [("foreign-key", Severity.NOTE)]
    assert report.event
    assert report.event.name


def test_two_talks_with_one_id_are_told() -> None:
    report = read("---\ntitle: x\ntalks:\n  - {title: a, id: t}\n  - {title: b, id: t}\n---\n")
    assert [(problem.code, problem.place.line) for problem in report.problems] == [("front-matter-value", 5)]


def test_a_wrong_field_of_a_talk_costs_that_field_alone() -> None:
    report = read("---\ntitle: x\ntalks:\n  - {title: a, kind: speech, speakers: 浜 一郎}\n---\n")
    assert [(talk.title.value, talk.kind, talk.speakers[0].name) for talk in report.talks] == [("a", Kind.TALK, "浜 一郎")]


def test_the_same_keys_in_another_shape_are_a_note() -> None:
    report = read("---\ntitle: なみ勉強会\nevent: nami-3\ntalks: 5\n---\n" + BODY)
    assert [problem.severity for problem in report.problems] == [Severity.NOTE, Severity.NOTE]
    assert [problem.place.line for problem in report.problems] == [3, 4]


def test_every_error_in_the_stated_talks_comes_at_once_with_its_line() -> None:
    report = read(
        "---\ntitle: なみ勉強会\ntalks:\n  - title: a\n    kind: speech\n  - title: b\n    speaker: c\nevent: {number: many}\n---\n"
    )
    assert sorted((problem.place.line, problem.severity) for problem in report.problems) == [
        (5, Severity.ERROR),
        (7, Severity.ERROR),
        (8, Severity.ERROR),
    ]


def test_a_translation_shares_its_originals_id() -> None:
    original, translation = read(BODY), read(BODY, "reports/2020/nami-3.en.md")
    assert (original.id, original.language) == ("reports/2020/nami-3", "ja")
    assert (translation.id, translation.language) == ("reports/2020/nami-3", "en")
    assert read(BODY, "reports/2020/nami-3/index.md").id == "reports/2020/nami-3"
    assert read(BODY, "reports/2020/nami-3/index.en.md").id == "reports/2020/nami-3"


@pytest.mark.parametrize("line", ["date: 2019-02-30", "date: 2019/13/01", "published_at: '2019-00-10'", "updated: 31 June 2019"])
def test_a_day_that_no_calendar_knows_is_told(line: str) -> None:
    report = read(f"---\ntitle: なみ勉強会\n{line}\n---\n" + BODY, "reports/nami-3.md")
    assert [(problem.code, problem.place.line, problem.severity) for problem in report.problems] == [
        ("date-unreadable", 3, Severity.WARNING)
    ]
    assert report.date is None


@pytest.mark.parametrize("line", ["date: 2019-02-28", "published: true", "updated_at: ''", "created: null", "update: yes"])
def test_a_date_that_is_none_or_empty_is_not(line: str) -> None:
    assert not read(f"---\ntitle: なみ勉強会\n{line}\n---\n" + BODY).problems
