"""Pages that somebody wrote by hand and that the engine builds: what stands around their articles."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Options
from .furniture import Face
from .menu import Document


def face_by_hand(document: Document, title: str, description: str, documents: Iterable[Document], options: Options) -> Face:
    """What such a page shows outside its article. Where it is not translated, the switcher leads to the other language's home page."""
    there = {other.language for other in documents if other.address == document.address}
    return Face(
        address=document.address,
        language=document.language,
        title=title,
        description=description,
        alternates=tuple(language for language in options.languages if language in there),
        switch={language: document.address if language in there else "" for language in options.languages},
    )
