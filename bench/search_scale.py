"""Measures the search of a large archive: its size, the time to build it, what first queries cost; beside Pagefind and Material's.

python bench/search_scale.py MANUALS [--events N] [--alone]

MANUALS is a folder of Japanese manual pages, as Debian's package manpages-ja has them in usr/share/man/ja: real sentences,
for an archive made of a word list would have too few pairs of characters.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

import search_race
from mkdocs_meetup.linking.vocabulary import shipped
from mkdocs_meetup.model import (
    Appearance,
    Body,
    Catalog,
    Event,
    Fact,
    Kind,
    Mention,
    Options,
    Passage,
    Place,
    Report,
    Section,
    Speaker,
    Tag,
    Talk,
    TalkNote,
    TalkSource,
    TalkTag,
    Text,
)
from mkdocs_meetup.outputs import search
from mkdocs_meetup.outputs.writer import Writer

TALKS, PASSAGES, PEOPLE = 7, 3, 2_000
HERE = Place("reports/x.md", 1)
FAMILY = ("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田")
QUERIES = (
    "環境変数",
    "ネットワーク",
    "kernel",
    "標準エラー出力",
    "speaker12",
    "ポリシー",
    "シグナル",
    "読み込み専用",
    "メモリ 割り当て",
    "promtheus",
)


def sentences(folder: Path) -> list[str]:
    """The lines of running text in all manual pages."""
    found = []
    for path in sorted(folder.rglob("*.gz")):
        for line in gzip.decompress(path.read_bytes()).decode("utf-8", "replace").splitlines():
            plain = re.sub(r"\\f.|\\[-&e]|\\\(..", "", line).strip()
            if len(plain) > 12 and not line.startswith((".", "'")) and re.search("[ぁ-ん]", plain):
                found.append(plain)
    random.Random(1).shuffle(found)
    return found


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that grows event by event."""

    people: dict[str, Speaker]
    tags: dict[str, Tag]
    reports: dict[str, Report] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    talks: dict[str, Talk] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)

    def catalog(self) -> Catalog:
        return Catalog(reports=self.reports, events=self.events, talks=self.talks, speakers=self.people, tags=self.tags)

    def body_of(self, report: str, _language: str) -> Body | None:
        return self.bodies.get(report)

    def add(self, number: int, texts: Iterator[str], dice: random.Random) -> None:
        event, report = f"event-{number}", f"reports/{number}"
        talks = [self._talk(event, report, order, texts, dice) for order in range(TALKS)]
        self.talks.update((talk.id, talk) for talk in talks)
        self.bodies[report] = Body("", talks=tuple(section(order, texts) for order in range(TALKS)))
        notes = tuple(TalkNote(Fact(talk.title.original, HERE, "bench"), Kind.TALK, (), "heading", 1) for talk in talks)
        name, day = f"架空の勉強会 #{number}", date(2005, 1, 1) + timedelta(days=number)
        self.reports[report] = Report(report, f"{report}.md", "ja", Fact(name, HERE, "bench"), True, talks=notes)
        self.events[event] = Event(event, Text((("ja", name),)), start=day, talks=tuple(talk.id for talk in talks), reports=(report,))

    def _talk(self, event: str, report: str, order: int, texts: Iterator[str], dice: random.Random) -> Talk:
        speaker, tag = dice.choice(list(self.people)), dice.choice(list(self.tags))
        return Talk(
            id=f"{event}/{order}",
            title=Text((("ja", next(texts)[:28]),)),
            kind=Kind.TALK,
            event=event,
            order=order,
            appearances=(Appearance(speaker, None, Mention(speaker, None, None, HERE, "bench")),),
            tags=(TalkTag(tag, HERE, "bench"),),
            sources=(TalkSource(report, order),),
        )


def section(order: int, texts: Iterator[str]) -> Section:
    passages = (Passage(f"s{place}", next(texts)[:24], next(texts) + next(texts)) for place in range(PASSAGES))
    return Section("", f"t{order}", passages=tuple(passages))


def archive(events: int, texts: Iterator[str]) -> Archive:
    """An archive of so many events, seven talks each, three passages a talk."""
    names = {f"speaker{number}": f"{FAMILY[number % 12]} {chr(0x4E00 + number)}" for number in range(PEOPLE)}
    made = Archive(
        {id: Speaker(id, Text((("ja", name),))) for id, name in names.items()},
        {term.slug: Tag(term.slug, term.label, term.aliases) for term in shipped()},
    )
    dice = random.Random(2)
    for number in range(events):
        made.add(number, texts, dice)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manuals", type=Path)
    parser.add_argument("--events", type=int, default=5_000)
    parser.add_argument("--alone", action="store_true", help="without the others")
    arguments = parser.parse_args()
    made = archive(arguments.events, cycle(sentences(arguments.manuals)))
    sections = arguments.events * TALKS * PASSAGES
    start = time.process_time()
    outputs = search.build(made.catalog(), made.body_of, Options("架空の勉強会"))
    used = time.process_time() - start
    texts = sum(len(output.data) for output in outputs if "/texts/" in output.path)
    index = sum(len(output.data) for output in outputs) - texts
    print(f"{sections:,} sections: index {index / 1e6:.1f} MB, texts {texts / 1e6:.1f} MB")
    print(f"built in {used:.1f} s of CPU, {used / sections * 1e3:.2f} ms a section")
    others = not arguments.alone and shutil.which("npx") is not None
    with tempfile.TemporaryDirectory() as folder:
        writer = Writer(Path(folder))
        for output in outputs:
            writer.write(output.path, output.data)
        if others:
            seconds, size = search_race.pagefind(Path(folder), made.catalog(), made.body_of)
            print(f"Pagefind's index: {size / 1e6:.1f} MB in {seconds:.0f} s")
            print(
                f"Material's: {materials(made) / 1e6:.1f} MB of search_index.json, which the reader fetches whole before the first answer"
            )
        search_race.race(Path(folder), QUERIES, with_pagefind=others)


def materials(made: Archive) -> int:
    """The bytes of the index that Material's search would have of the same sections."""
    passages = [passage for body in made.bodies.values() for talk in body.talks for passage in talk.passages]
    docs = [{"location": each.fragment, "title": each.heading, "text": f"<p>{each.text}</p>"} for each in passages]
    return len(json.dumps({"config": {"lang": ["ja"]}, "docs": docs}, ensure_ascii=False).encode())


if __name__ == "__main__":
    main()
