"""The JSON Schema of what a report's front matter may say, for editors and linters."""

from __future__ import annotations

import json

import click

from ..reading.overrides import Overrides


@click.command(name="schema")
def command() -> None:
    """Print the JSON Schema of the keys `event`, `talks` and `report` of a report's front matter."""
    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))


def schema() -> dict[str, object]:
    """The schema; keys that it does not name are everybody's own."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Overrides.model_json_schema(),
        "title": "The front matter of a report",
    }
