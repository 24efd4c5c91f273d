"""What invented reports are made of: names, tags, titles, and texts with the example report's structure and other words."""

from __future__ import annotations

import random
import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
EXAMPLES = {"ja": "kubernetes-meetup-tokyo-10.md", "en": "kubernetes-meetup-tokyo-10.en.md"}
SERIES = (
    *("ゆらぎ勉強会", "みなも会", "こもれびの集い", "さざなみ Night", "いなずま Meetup", "うたかた Talks"),
    *("かざぐるまの会", "きつねび Study", "しおさい Conference", "たそがれ Tech", "なぎさ Hack", "はるかぜ Day"),
)
FAMILY = tuple(first + second for first in "山川田野森石井木島原" for second in "谷村沢岡橋本田川口崎")
GIVEN = tuple("一真優光和誠恵直明友実純奈美香太郎子介也")
TITLES = {
    "ja": (
        *("{}をはじめよう", "{}の運用で学んだこと", "猫でもわかる{}", "{}のしくみ", "{}をやめた話", "はじめての{}", "{}を速くする"),
        *("現場で使う{}", "{}と歩んだ三年", "{}の落とし穴", "なぜ{}なのか", "{}を支える技術"),
    ),
    "en": ("Getting started with {}", "What we learned from {}", "How {} works", "Why we left {}", "{} at scale", "{} in the field"),
}


def _tags() -> tuple[str, ...]:
    vocabulary = yaml.safe_load((ROOT / "plugins" / "mkdocs_meetup" / "vocabulary.yml").read_text(encoding="utf-8"))
    labels = (term["label"] for term in vocabulary)
    return tuple(label if isinstance(label, str) else label["ja"] for label in labels)[:150]


TAGS = _tags()
"""150 terms of the vocabulary, the most frequent first."""


def organization(number: int) -> str:
    """One of many companies."""
    return f"株式会社{SERIES[number % 12][:4]}{'東西南北'[number // 12 % 4]}{number}"


def name(chance: random.Random) -> str:
    return f"{chance.choice(FAMILY)} {chance.choice(GIVEN)}{chance.choice(GIVEN)}{chance.choice(GIVEN)}"


def title(about: str, language: str, chance: random.Random) -> str:
    return chance.choice(TITLES[language]).format(about)


def bodies(language: str) -> list[str]:
    """The talks of the example report, without titles and by-lines."""
    text = (ROOT / "content" / "reports" / "2018" / EXAMPLES[language]).read_text(encoding="utf-8")
    _, _, *parts = re.split(r"^## .*\n", text, flags=re.MULTILINE)
    return [re.sub(r"^by .*\n", "", part.lstrip("\n")).lstrip("\n") for part in parts]


class Text:
    """A text that can be told in other words."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._clauses = [clause for line, told in self._told() if told for clause in _clauses(_bare(line))]

    def varied(self, terms: tuple[str, ...], chance: random.Random) -> str:
        """The same lines, each with as many clauses as before; one in each line speaks of something else. Code stays."""
        return "\n".join(self._line(line, terms, chance) if told else line for line, told in self._told())

    def _told(self) -> list[tuple[str, bool]]:
        found, code = [], False
        for line in self._lines:
            fence = line.lstrip().startswith("```")
            code ^= fence
            found.append((line, not (fence or code) and len(_bare(line)) > 8))
        return found

    def _line(self, line: str, terms: tuple[str, ...], chance: random.Random) -> str:
        bare = _bare(line)
        clauses = [chance.choice(self._clauses) for _ in _clauses(bare)]
        at = chance.randrange(len(clauses))
        clauses[at] = re.sub(r"[A-Za-z]{4,}|[ァ-ー]{3,}", lambda _: chance.choice(terms), clauses[at], count=1)
        return line[: len(line) - len(bare)] + "".join(clauses)


def _bare(line: str) -> str:
    """The line without what marks it as a heading or an item."""
    return re.sub(r"^\s*(?:#+ |[*-] |\d+\. )?", "", line)


def _clauses(line: str) -> list[str]:
    return re.findall(r"[^、。,.]+[、。,.]?\s*|[、。,.]+", line)
