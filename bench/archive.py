"""Writes an invented archive for measuring, the same for the same numbers: reports of the example report's length and structure.

python bench/archive.py FOLDER [--reports N] [--seed S]

Three of four reports are Japanese, each tenth of these has an English translation, the others are English; three of a hundred are messy.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import words

FIRST, LAST = date(2014, 1, 10), date(2026, 10, 30)
CONFIG = """\
site_name: 架空の勉強会
site_url: https://example.github.io/meetups/
docs_dir: content
theme: {name: material}
plugins: [material/search, meetup]
"""


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    handle: str
    organization: str


@dataclass(frozen=True, slots=True)
class Talk:
    title: str
    speaker: Person
    is_short: bool
    tags: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says; how it is written is another matter."""

    number: int
    language: str
    series: str
    edition: int
    day: date
    author: str
    talks: tuple[Talk, ...]
    translation: tuple[str, ...] = ()
    """The talks' texts in English, where somebody translated them."""

    @property
    def event(self) -> str:
        return f"{self.series} #{self.edition}"

    @property
    def name(self) -> str:
        return f"{self.number:05d}"


def zipf(count: int, chance: random.Random) -> int:
    """One of so many numbers from 0 on, the n-th about as often as 1/n."""
    return int((count + 1) ** chance.random()) - 1


class Crowd:
    """Speakers, no two of whom have the same name: each third talk is somebody's first, the others are mostly by the same few."""

    def __init__(self, chance: random.Random) -> None:
        self._chance, self._known, self._names = chance, list[Person](), set[str]()

    def speaker(self) -> Person:
        if not self._known or self._chance.random() < 1 / 3:
            self._known.append(self._newcomer())
            return self._known[-1]
        return self._known[zipf(len(self._known), self._chance)]

    def _newcomer(self) -> Person:
        number, name = len(self._known), words.name(self._chance)
        while name in self._names:
            name = words.name(self._chance)
        self._names.add(name)
        return Person(name, f"speaker_{number}", words.organization(self._chance.randrange(40)))


def invent(reports: int, seed: int = 1) -> list[Report]:
    """What the archive tells."""
    chance = random.Random(seed)
    texts = {language: [words.Text(body) for body in words.bodies(language)] for language in ("ja", "en")}
    people = Crowd(chance)
    return [_report(number, reports, people, texts, chance) for number in range(reports)]


def _report(number: int, reports: int, people: Crowd, texts: dict[str, list[words.Text]], chance: random.Random) -> Report:
    language = "en" if number % 4 == 3 else "ja"
    day = FIRST + (LAST - FIRST) * number // reports
    talks, translation = [], []
    for order, text in enumerate(texts[language]):
        about = tuple(dict.fromkeys(words.TAGS[zipf(len(words.TAGS), chance)] for _ in range(2)))
        title = words.title(about[0], language, chance)
        talks.append(Talk(title, people.speaker(), order > 2, about, text.varied(words.TAGS, chance)))
        if number % 40 < 4 and language == "ja":
            translation.append(texts["en"][order].varied(words.TAGS, chance))
    series, edition = words.SERIES[number % 12], number // 12 + 1
    return Report(number, language, series, edition, day, f"writer_{number % 60}", tuple(talks), tuple(translation))


def written(report: Report) -> str:
    """The report as its author wrote it."""
    style = report.number % 100
    head = {"title": f"{report.event} {'report' if report.language == 'en' else 'レポート'}", "author": report.author}
    head |= {
        "date": str(report.day + timedelta(days=2)),
        "tags": "[" + ", ".join({tag: None for talk in report.talks for tag in talk.tags}) + "]",
    }
    sign = " = " if style == 3 else ": "
    # YAML takes a bare `#` for a comment, and Material a quoted day for a text.
    quoted = {"title"} if style != 3 else {"title", "author", "date"}
    lines = [f'{key}{sign}"{value}"' if key in quoted else f"{key}{sign}{value}" for key, value in head.items()]
    if style == 3:
        text = "+++\n" + "\n".join(line for line in lines if not line.startswith("tags")) + "\n+++\n" + _body(report)
    elif style == 41:
        text = f"# {head['title']}\n\n{_body(report)}"
    else:
        text = "---\n" + "\n".join(lines) + "\n---\n" + _body(report)
    return text.replace("\n", "\r\n") if style == 77 else text


def _body(report: Report) -> str:
    day = report.day
    when = f"Date: {day:%B} {day.day}, {day.year}" if report.language == "en" else f"日時: {day.year}年{day.month}月{day.day}日19時から"
    parts = [
        f"## {'Overview' if report.language == 'en' else '概要'}\n\n{report.event}\n{when}\nURL: https://example.connpass.com/event/{report.number}/\n"
    ]
    return "\n".join([*parts, *(_section(talk, talk.text) for talk in report.talks)])


def _section(talk: Talk, text: str) -> str:
    person = talk.speaker
    return f"## {'LT ' if talk.is_short else ''}{talk.title}\n\nby {person.name} (@{person.handle}) ({person.organization})\n\n{text}"


def _translated(report: Report) -> str:
    sections = (_section(talk, text) for talk, text in zip(report.talks, report.translation, strict=True))
    return f'---\ntitle: "{report.event} report"\nauthor: {report.author}\n---\n' + "\n".join(sections)


def path_of(report: Report) -> str:
    """The report's file below the content folder, without its ending."""
    return f"reports/{report.day.year}/{report.name}"


def write(folder: Path, reports: int, seed: int = 1) -> list[Report]:
    """Write the archive and its configuration into a folder."""
    (folder / "content").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    made = invent(reports, seed)
    for report in made:
        target = folder / "content" / f"{path_of(report)}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(written(report).encode())
        if report.translation:
            target.with_suffix(".en.md").write_bytes(_translated(report).encode())
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    write(chosen.folder, chosen.reports, chosen.seed)


if __name__ == "__main__":
    main()
