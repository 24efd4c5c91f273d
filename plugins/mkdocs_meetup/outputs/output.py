"""A file of the site that is no page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """Bytes and where they go."""

    path: str
    """Relative to the site's root, with `/`."""
    data: bytes
