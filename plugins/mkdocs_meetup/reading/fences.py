"""Lines in; the same lines, those outside of code changed, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from .outline import FENCE, LONGEST_LINE

CODE_SPAN = re.compile(r"(?<!`)(`++)[^`]+\1(?!`)")


def outside_code(lines: Iterable[str], change: Callable[[str], str]) -> Iterator[str]:
    """Each line as `change` makes it, unless it stands between fences; its code spans stay as they are."""
    fence = ""
    for line in lines:
        match = FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence:
            fence = "" if match and match[1].startswith(fence) and not match[2].strip() else fence
            yield line
        elif match and not ("`" in match[1] and "`" in match[2]):
            fence = match[1]
            yield line
        else:
            yield line if len(line) > LONGEST_LINE else _outside_spans(line, change)


def _outside_spans(line: str, change: Callable[[str], str]) -> str:
    if "`" not in line:
        return change(line)
    parts, start = [], 0
    for span in CODE_SPAN.finditer(line):
        parts += [change(line[start : span.start()]), span[0]]
        start = span.end()
    return "".join((*parts, change(line[start:])))
