"""The engine's page around ours, rendered once for all pages that share it: specs and slots in, whole pages out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from ..languages.strings import Strings
from ..model import Options
from . import addresses, menu
from .shell import FrameKey, Shell, cut, depth, marks

Around = Callable[[str, Mapping[str, Any]], str]
"""Renders the engine's page for an address (with prefix) and the variables that its templates know as `meetup`."""


class Frames:
    """The frames of one build; whatever they depend on besides the page is fixed here."""

    def __init__(self, around: Around, menus: Mapping[str, Sequence[menu.Entry]], strings: Mapping[str, Strings], options: Options) -> None:
        self._around, self._menus, self._strings, self._options = around, menus, strings, options
        self._shells: dict[FrameKey, Shell] = {}
        self._digests: dict[Shell, bytes] = {}

    def fill(self, address: str, language: str, tab: str, slots: Mapping[str, str]) -> str:
        """The whole page at an address (without prefix)."""
        return self.shell(address, language, tab).fill(slots)

    def shell(self, address: str, language: str, tab: str) -> Shell:
        """The frame around the page at an address (without prefix)."""
        page = addresses.localized(address, language, self._options)
        # A tab says "this page" on its index and "this part of the site" below it.
        key = FrameKey(language, depth(page), f"{tab}/" if address == f"{tab}/" else tab)
        if key not in self._shells:
            self._shells[key] = cut(self._around(page, self.variables(address, language, tab)))
        return self._shells[key]

    def digest(self, address: str, language: str, tab: str) -> bytes:
        """The same for equal frames, in every process."""
        shell = self.shell(address, language, tab)
        if shell not in self._digests:
            self._digests[shell] = blake2b("\0".join(shell.pieces).encode(), digest_size=12).digest()
        return self._digests[shell]

    def variables(
        self, address: str, language: str, tab: str, slots: Mapping[str, str] | None = None, *, generated: bool = True
    ) -> dict[str, Any]:
        """What the engine's templates know as `meetup`, with marks where no `slots` are given.

        On a page that is not `generated` they show the engine's own content.
        """
        page = addresses.localized(address, language, self._options)
        more = {**(marks() if slots is None else slots), "generated": generated}
        return self._variables(addresses.root_of(page), page, language, tab, more)

    def variables_of_error_page(self, language: str, slots: Mapping[str, str]) -> dict[str, Any]:
        """The same on the one page that is served for addresses at any depth."""
        return self._variables(addresses.absolute_root(self._options), "404.html", language, "", {**slots, "generated": True})

    def _variables(self, root: str, page: str, language: str, tab: str, more: Mapping[str, Any]) -> dict[str, Any]:
        home = addresses.localized("", language, self._options)
        return {
            **more,
            "language": language,
            "t": self._strings[language].text,
            "home": addresses.through(root, home),
            "menu": menu.shown(self._menus[language], root, page, tab),
        }


def filled(slots: Mapping[str, str], frame: str) -> str:
    """The whole page around which the engine has rendered a frame with marks, for this page alone."""
    return cut(frame).fill(slots)
