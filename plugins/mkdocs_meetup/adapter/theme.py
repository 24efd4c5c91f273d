"""What the plugin sets in MkDocs' configuration so that five lines make a whole site. Whatever the site's own configuration says, stays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import ConfigurationError

from ..site import CONFIGS, EXTENSIONS, languages_in
from .links import HoldLinks

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from .config import MeetupConfig

PALETTE = [
    {
        "media": "(prefers-color-scheme)",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-auto", "name": "Light"},
    },
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-5", "name": "Dark"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/moon-waning-crescent", "name": "System"},
    },
]
ROBOTO = {"text": "Roboto", "code": "Roboto Mono"}
"""What Material sets where the site says nothing of fonts."""
FEATURES = ("navigation.tabs", "navigation.top", "search.highlight", "content.code.copy", "toc.follow")


def folder() -> Path:
    """Where the templates are: beside the package in a wheel, two folders up in a checkout."""
    package = Path(__file__).resolve().parents[1]
    return next(path for path in (package / "theme", package.parents[1] / "theme") if path.is_dir())


def search_path(config: MkDocsConfig) -> tuple[Path, ...]:
    """Where our own templates are looked for, the site's `custom_dir` first."""
    own = (Path(config.theme.custom_dir),) if config.theme.custom_dir else ()
    return (*own, folder())


def set_up(config: MkDocsConfig, options: MeetupConfig) -> None:
    """Bring templates, defaults and Markdown extensions into the configuration."""
    _add_templates(config)
    _check_languages(config, options)
    # Whatever language the theme is set to, a page has its own; this one is for what Material computes without a page.
    config.theme["language"] = options.default_language
    if config.theme.get("font") == ROBOTO:
        config.theme["font"] = False  # no request to a font service
    if not config.theme.get("palette"):
        config.theme["palette"] = PALETTE
    config.theme["features"] = [*config.theme["features"], *(name for name in FEATURES if name not in config.theme["features"])]
    # Instant navigation replaces parts of the page by script and would keep one language's frame around another's page.
    config.theme["features"] = [name for name in config.theme["features"] if not name.startswith("navigation.instant")]
    _add_extensions(config)


def _add_templates(config: MkDocsConfig) -> None:
    ours = str(folder())
    if ours not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, ours)
    # MkDocs would write the day of the build into its own site map.
    config.theme.static_templates.discard("sitemap.xml")


def _check_languages(config: MkDocsConfig, options: MeetupConfig) -> None:
    """A language needs our texts and Material's."""
    known = languages_in(search_path(config))
    for code in options.languages:
        if code not in known:
            raise ConfigurationError(f"meetup: languages: expected languages among {', '.join(sorted(known))}, not {code!r}")


def _add_extensions(config: MkDocsConfig) -> None:
    for name in EXTENSIONS:
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
    if not any(isinstance(extension, HoldLinks) for extension in config.markdown_extensions):
        config.markdown_extensions.append(HoldLinks())
    for name, settings in CONFIGS.items():
        config.mdx_configs[name] = {**settings, **(config.mdx_configs.get(name) or {})}
