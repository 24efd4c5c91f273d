"""A content folder in; what a build would read of it, and the pages in it that are written by hand, out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ..site import REGISTRIES, Document, Inputs, document_of, read_source
from .settings import Settings

SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What the site generator takes for Markdown."""


def inputs_of(settings: Settings) -> Inputs:
    """The content folder, read."""
    root, options = settings.content, settings.options
    paths = sorted(_paths(root))
    texts = [path for path in paths if path.endswith(SUFFIXES)]
    introductions = [path for path in texts if document_of(path, options).address == ""]
    rest = [path for path in texts if path not in introductions]
    candidates = [path for path in rest if path.startswith(f"{options.reports}/")] or rest
    return Inputs(
        candidates=tuple(read_source(root, path) for path in candidates),
        registries={name: (root / name).read_bytes() for name in REGISTRIES if (root / name).is_file()},
        pages=tuple(read_source(root, path) for path in rest if path not in candidates),
        introductions=tuple(read_source(root, path) for path in introductions),
        statics=frozenset(path for path in paths if not path.endswith(SUFFIXES) and path not in REGISTRIES),
        now=datetime.now(ZoneInfo(options.timezone)),
    )


def _paths(root: Path) -> Iterator[str]:
    """The files that a build takes: none that begins with a dot, nor templates."""
    for path in root.rglob("*"):
        parts = path.relative_to(root).parts
        if not any(part.startswith(".") for part in parts) and parts[0] != "templates" and path.is_file():
            yield "/".join(parts)


def documents_of(inputs: Inputs, settings: Settings, others: frozenset[str]) -> tuple[Document, ...]:
    """The pages written by hand: what can only be one, and the candidates that are no reports."""
    sources = (*inputs.pages, *inputs.candidates)
    return tuple(document_of(source.path, settings.options) for source in sources if source.path in others)
