"""The command line. A subcommand's module is imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

SUBCOMMANDS = {
    "check": "Print what can be mended in a site's reports and registries.",
    "extract": "Print what is read from reports, one JSON object a line.",
    "schema": "Print the JSON Schema of a report's front matter.",
}


class _Lazy(click.Group):
    """A group whose subcommands each live in a module of their name, as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        return sorted(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's interface
        if cmd_name not in SUBCOMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, SUBCOMMANDS[name]) for name in self.list_commands(ctx)])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-meetup")
def main() -> None:
    """Turn meetup reports into a linked and searchable site."""
