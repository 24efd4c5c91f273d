"""Whatever is typed, the client answers, and soon."""

from __future__ import annotations

import random
import time

from archives import ask

PIECES = [
    *"[](){}^~*:\"'-@#.,/\\+|?!<>&%$;=_`",
    "あ",
    "ー",
    "ア",
    "監視",
    "の",
    "々",
    "ﾊﾞ",
    "a",
    "Z",
    "9",
    "1.9",
    "--",
    "\ud800",
    "\udc00",
    "🍣",
    "👨‍👩‍👧",
]
PIECES += [
    " ",
    "　",
    "\t",
    "\n",
    "\0",
    "\u200b",
    "\u202e",
    "e\u0301",
    "tag:",
    'tag:"',
    "year:",
    "..",
    "speaker:",
    "-tag:",
    "constructor",
    "__proto__",
]
LENGTH = 10_000


def test_any_query_is_answered(site):
    dice = random.Random(11)
    mixed = ["".join(dice.choices(PIECES, k=dice.randrange(1, 16))) for _ in range(600)]
    seas = [(piece * LENGTH)[:LENGTH] for piece in PIECES]
    long = ["".join(dice.choices(PIECES, k=LENGTH // 2)) for _ in range(8)]
    queries = [*mixed, *seas, *long]
    start = time.monotonic()
    answers = ask(site, [{"q": query} for query in queries])["answers"]
    assert len(answers) == len(queries)
    assert time.monotonic() - start < 60
    assert all(answer["total"] >= len(answer["results"]) for answer in answers)
