"""A body in; the same lines with each reference link written inline, so that a line or a talk can be read by itself, out."""

from __future__ import annotations

import re

from .fences import outside_code

DEFINITION = re.compile(
    r" {0,3}\[(?P<label>(?!\^)[^\[\]\n]{1,200})\]:[ \t]*<?(?P<url>[^\s<>]+)>?(?P<title>[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*$"
)
FULL = re.compile(r"(?P<text>\[[^\[\]\n]{1,400}\])\[(?P<label>[^\[\]\n]{0,200})\]")
SHORT = re.compile(r"(?<![\]\\])\[(?P<text>[^\[\]\n]{1,200})\](?![\[(:])")


def with_inline_links(body: str) -> str:
    """The body with the addresses of its definitions where they are used; the definitions stay, code is left alone."""
    if "]:" not in body:
        return body
    lines = body.split("\n")
    addresses = {_key(match["label"]): f"({match['url']}{match['title'] or ''})" for line in lines if (match := _defined(line))}
    if not addresses:
        return body
    return "\n".join(outside_code(lines, lambda line: line if "[" not in line or _defined(line) else _inline(line, addresses)))


def _defined(line: str) -> re.Match[str] | None:
    return DEFINITION.match(line) if "]:" in line else None


def _key(label: str) -> str:
    return " ".join(label.split()).casefold()


def _inline(line: str, addresses: dict[str, str]) -> str:
    def full(match: re.Match[str]) -> str:
        address = addresses.get(_key(match["label"] or match["text"][1:-1]))
        return f"{match['text']}{address}" if address else match[0]

    def short(match: re.Match[str]) -> str:
        address = addresses.get(_key(match["text"]))
        return f"{match[0]}{address}" if address else match[0]

    return SHORT.sub(short, FULL.sub(full, line))
