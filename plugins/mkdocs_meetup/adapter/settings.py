"""What a build of MkDocs' depends on besides the content and our options, and whether it found fault with something."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import mkdocs

from ..rest import described, key_of
from .listeners import strangers

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_APART = frozenset({"theme", "plugins", "hooks", "markdown_extensions", "mdx_configs", "site_dir", "dev_addr"})
"""Settings that are objects, and are looked at by themselves; and those that change no byte."""


def digest_of(config: MkDocsConfig) -> bytes:
    """The digest of the configuration; empty where a plugin, a hook or an object in it may do anything."""
    if strangers(config):
        return b""
    settings: dict[str, Any] = {name: value for name, value in config.items() if name not in _APART}
    settings["theme"] = {name: str(config.theme[name]) if name == "locale" else config.theme[name] for name in config.theme}
    settings["plugins"] = {name: dict(plugin.config) for name, plugin in config.plugins.items()}
    try:
        text = described(settings)
    except TypeError:
        return b""
    return key_of(mkdocs.__version__.encode(), text.encode("utf-8", "surrogatepass"))


class Warnings(logging.Handler):
    """Listens to MkDocs' own warnings."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._heard = False
        logging.getLogger("mkdocs").addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - that there is one is enough
        self._heard = True

    def end(self) -> bool:
        """Stop listening, and say whether there was a warning."""
        logging.getLogger("mkdocs").removeHandler(self)
        return self._heard
