"""The content folder as MkDocs lists it, sorted into reports, registries, introductions, pages written by hand and static files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..site import REGISTRIES, Document
from ..site import document_of as document_at

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files

    from ..model import Options


@dataclass(frozen=True, slots=True)
class Content:
    """Every file of the content folder under what it is for, in the order of paths."""

    candidates: tuple[File, ...]
    """What may be a report."""
    registries: tuple[File, ...]
    introductions: tuple[File, ...]
    """`index.md` and its translations: the first words of the home page."""
    pages: tuple[File, ...]
    """What can only be a page written by hand."""
    statics: tuple[File, ...]


def sort(files: Files, root: str, folder: str, options: Options) -> Content:
    """Sort the files below the root; a theme's are none of ours. Reports are looked for in the folder; where it has none, everywhere."""
    ours = sorted((file for file in files if file.src_dir == root), key=lambda file: str(file.src_uri))
    texts = [file for file in ours if file.is_documentation_page()]
    registries = [file for file in ours if file.src_uri in REGISTRIES]
    introductions = [file for file in texts if document_of(file, options).address == ""]
    rest = [file for file in texts if file not in introductions]
    candidates = [file for file in rest if file.src_uri.startswith(f"{folder}/")] or rest
    chosen = {file.src_uri for file in (*texts, *registries)}
    inside = {file.src_uri for file in candidates}
    return Content(
        candidates=tuple(candidates),
        registries=tuple(registries),
        introductions=tuple(introductions),
        pages=tuple(file for file in rest if file.src_uri not in inside),
        statics=tuple(file for file in ours if file.src_uri not in chosen),
    )


def document_of(file: File, options: Options) -> Document:
    """A page written by hand."""
    return document_at(file.src_uri, options)


def place(file: File, destination: str) -> None:
    """Have MkDocs write a page elsewhere. Its source stays where it is, so that relative links and images hold."""
    file.dest_uri = destination
    for derived in ("url", "abs_dest_path"):
        file.__dict__.pop(derived, None)


def without(nav: Any, paths: frozenset[str]) -> Any:
    """A navigation without the entries for some files: MkDocs would call them missing. Sections that are left empty go as well."""
    if isinstance(nav, list):
        kept = (without(item, paths) for item in nav)
        return [item for item in kept if item not in (None, [], {})]
    if isinstance(nav, dict):
        kept_values = {title: without(item, paths) for title, item in nav.items()}
        return {title: item for title, item in kept_values.items() if item not in (None, [])}
    return None if nav in paths else nav
