"""Texts that nobody would write, and a limit within which each must be done with."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_WORDS = (
    "[ # | 「 ( （ < * _ ` @ 1 a あ A 山 ー 、 。 , / ： : = ~ - \\ & 」「 【 () (株) の 氏、 さん 山田さん、 ]( ![ [a]( [a][b]",
    "<a <!-- {{< {% <iframe/src= @[youtube]( [http://a:embed https://x.y/ &amp; 2018年 3月8日〜 12:30- #10 第3回 LT: 【LT】",
    "CTO の発表 参加 レポート Con A.B x@y @あ \ue000 か\u3099 \xa0 \x0b \u2028 \t",
)
_PHRASES = ("# ", "- ", "  - a", "> ", "by ", "Ab ", "Ab Cd and ", "@a ", "a の", "CTO of ", "1. ", "|a", ", Inc", "Mr. ", "2018/1/1 ")
PIECES = (" ", "\u3000", *" ".join(_WORDS).split(" "), *_PHRASES)
FORMS: dict[str, Callable[[str, int], str]] = {
    "one line": lambda piece, size: _row(piece, size),
    "long lines": lambda piece, size: "\n\n".join([_row(piece, 3900)] * (size // 3900)),
    "short lines": lambda piece, size: f"{piece}\n" * (size // (len(piece) + 1)),
    "paragraphs": lambda piece, size: f"{_row(piece, 60)}\n\n" * (size // 62),
    "headings": lambda piece, size: "".join(f"## {_row(piece, 280)}\n\nby x{number}\n\n" for number in range(size // 280)),
    "items": lambda piece, size: f"- {_row(piece, 480)}\n" * (size // 480),
    "rows": lambda piece, size: "|発表者|題|\n|---|---|\n" + f"| {_row(piece, 140)} | {_row(piece, 140)} |\n" * (size // 280),
    "quotes": lambda piece, size: f"> {_row(piece, 1000)}\n" * (size // 1000),
    "title": lambda piece, size: f"---\ntitle: '{_row(piece, size)}'\n---\n## a\n",
    "authors": lambda piece, size: f"---\ntitle: a\nauthors: '{_row(piece, size)}'\ntags: '{_row(piece, size)}'\n---\n## a\n",
    "keys": lambda piece, size: f"+++\n{_row(piece, size)}\n+++\n## a\n",
    "yaml": lambda piece, size: f"---\n{_row(piece, size)}\n---\n## a\n",
}


def _row(piece: str, length: int) -> str:
    return piece * (length // len(piece) + 1)


@contextmanager
def processor_seconds(limit: float) -> Iterator[None]:
    """End what takes far more of the processor's time than it can need, whatever else the machine does."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"not done within {limit} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
