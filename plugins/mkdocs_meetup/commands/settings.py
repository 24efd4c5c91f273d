"""A path in; the site that it belongs to, as far as its `mkdocs.yml` tells, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import yaml

from ..model import Options

CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a site's content lies, and what its configuration says of it."""

    project: Path
    content: Path
    options: Options


class _Loader(yaml.SafeLoader):
    """Tags such as `!ENV` say nothing that matters here."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)  # noqa: ARG005 - PyYAML's interface


def settings_of(path: Path) -> Settings:
    """The settings of the site around `path`; a folder outside of any site is a content folder by itself."""
    path = path.resolve()
    for folder in (path, *path.parents):
        for name in CONFIGURATIONS:
            if (folder / name).is_file() and (found := _read(folder, folder / name)) and _belongs(path, found):
                return found
    folder = path if path.is_dir() else path.parent
    return Settings(folder, folder, Options(site_name=folder.name))


def _belongs(path: Path, found: Settings) -> bool:
    return path == found.project or path.is_relative_to(found.content)


def _read(project: Path, file: Path) -> Settings:
    try:
        values = yaml.load(file.read_bytes(), _Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise click.ClickException(f"{file.name} cannot be read: {str(error).splitlines()[0]}") from None
    values = values if isinstance(values, dict) else {}
    ours = _plugin(values.get("plugins"))
    languages = tuple(str(code) for code in ours.get("languages") or ("ja", "en"))
    return Settings(
        project=project,
        content=(project / str(values.get("docs_dir") or "docs")).resolve(),
        options=Options(
            site_name=str(values.get("site_name") or project.name),
            languages=languages,
            default_language=str(ours.get("default_language") or languages[0]),
            timezone=str(ours.get("timezone") or "Asia/Tokyo"),
            reports=str(ours.get("reports") or "reports").strip("/"),
        ),
    )


def _plugin(plugins: Any) -> dict[str, Any]:
    """What stands under `meetup:`, be the plugins a list or a mapping."""
    entries: Iterable[Any] = plugins.items() if isinstance(plugins, dict) else ()
    if isinstance(plugins, list):
        entries = [pair for one in plugins if isinstance(one, dict) for pair in one.items()]
    return next((value for name, value in entries if name == "meetup" and isinstance(value, dict)), {})
