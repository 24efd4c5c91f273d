"""Writes an invented archive for measuring: reports of the example report's length and structure, the same for the same numbers."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

SEED = Path(__file__).parents[1] / "content" / "reports" / "2018" / "kubernetes-meetup-tokyo-10.md"
CONFIG = """\
site_name: 架空の勉強会
site_url: https://example.github.io/meetups/
docs_dir: content
theme: {name: material}
plugins: [material/search, meetup]
"""
SERIES = (
    "ゆらぎ",
    "みなも",
    "こもれび",
    "さざなみ",
    "いなずま",
    "うたかた",
    "かざぐるま",
    "きつねび",
    "しおさい",
    "たそがれ",
    "なぎさ",
    "はるかぜ",
)
FAMILY = ("山", "川", "田", "野", "森", "石", "井", "木", "島", "原", "谷", "村", "沢", "岡", "橋")
GIVEN = ("一", "真", "優", "光", "和", "誠", "恵", "直", "明", "友", "実", "純")
TOPICS = (
    "Kubernetes",
    "Helm",
    "Istio",
    "RBAC",
    "監視",
    "負荷試験",
    "Terraform",
    "CI",
    "可観測性",
    "ネットワーク",
    "ストレージ",
    "認証",
    "Go",
    "Rust",
)
FORMS = ("{}をはじめよう", "{}の運用で学んだこと", "猫でもわかる{}", "{}のしくみ", "{}をやめた話", "はじめての{}", "{}を速くする")
ENDS = ("株式会社", "合同会社")


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    handle: str
    organization: str


def people(count: int, chance: random.Random) -> list[Person]:
    """Speakers, of whom the first come up most often."""
    return [
        Person(
            f"{chance.choice(FAMILY)}{chance.choice(FAMILY)} {chance.choice(GIVEN)}{chance.choice(GIVEN)}",
            f"speaker_{number}",
            f"{chance.choice(ENDS)}{SERIES[number % 40 % 12]}{number % 40}",
        )
        for number in range(count)
    ]


def bodies() -> list[str]:
    """The talks of the example report, without titles and by-lines."""
    _, *parts = re.split(r"^## .*\n", SEED.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [re.sub(r"^by .*\n", "", part.lstrip("\n")) for part in parts[1:]]


def report(number: int, crowd: list[Person], texts: list[str], chance: random.Random) -> tuple[str, str]:
    """The path and the text of one report."""
    day = date(2014, 1, 10) + timedelta(days=number * 4380 // 1000)
    series, edition = SERIES[number % 12], number // 12 + 1
    lines = [
        f"---\ntitle: {series}勉強会 #{edition} レポート\ndate: {day + timedelta(days=2)}\nauthor: writer_{number % 60}\n---\n## 概要\n"
    ]
    lines.append(f"{series}勉強会 #{edition}\n日時: {day.year}年{day.month}月{day.day}日19時から\n")
    for order, text in enumerate(texts):
        person = crowd[min(int(chance.paretovariate(0.6)) - 1, len(crowd) - 1)]
        title = chance.choice(FORMS).format(chance.choice(TOPICS))
        lines.append(f"## {'LT ' if order > 2 else ''}{title}\n\nby {person.name} (@{person.handle}) ({person.organization})\n\n{text}")
    return f"reports/{day.year}/{number:05d}.md", "\n".join(lines)


def write(folder: Path, reports: int, seed: int = 1) -> None:
    """Write the archive and its configuration into a folder."""
    chance = random.Random(seed)
    texts = bodies()
    crowd = people(max(reports * len(texts) // 3, 1), chance)
    (folder / "content").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for number in range(reports):
        path, text = report(number, crowd, texts, chance)
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
