"""A report's text and what was read from it in; the text with each fact below the line that it came from, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from .printing import printable

SURE = 0.9
LIKELY = 0.7


def explained(text: str, described: Mapping[str, Any]) -> Iterator[str]:
    """The lines to print; colours are taken out again where the output is no terminal."""
    facts: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for fact in described["places"]:
        facts[fact["line"]].append(fact)
    kind = "a report" if described["is_report"] else "no report"
    yield click.style(f"{printable(described['file'])}: {kind}, in {described['language']}", bold=True)
    lines = text.split("\n")
    width = len(str(len(lines)))
    for number, line in enumerate(lines, 1):
        yield f"{click.style(str(number).rjust(width), dim=True)} │ {printable(line)}"
        yield from _facts(facts.get(number, ()), width)
    yield from (click.style(f"! {printable(problem)}", fg="red") for problem in described["problems"])


def _facts(facts: Iterable[Mapping[str, Any]], width: int) -> Iterator[str]:
    for fact in facts:
        account = f" @{fact['handle']}" if fact.get("handle") and fact["handle"] != fact["value"] else ""
        employer = f" ({fact['organization']})" if fact.get("organization") else ""
        value = printable(" ".join(f"{fact['value']}{account}{employer}".split()))
        told = f"{fact['fact']} = {value}"
        yield f"{' ' * width} └ {click.style(told, fg=_colour(fact['confidence']))} {click.style(_why(fact), dim=True)}"


def _why(fact: Mapping[str, Any]) -> str:
    return f"({fact['rule']}, {fact['confidence']:.2f})"


def _colour(confidence: float) -> str:
    """Green is sure, yellow likely, magenta a guess."""
    return "green" if confidence >= SURE else "yellow" if confidence >= LIKELY else "magenta"
