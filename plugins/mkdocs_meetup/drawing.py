"""Page specifications come in, whole pages go out: our templates' part within the engine's frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from .inputs import Engine
from .languages.strings import Strings
from .model import Options
from .outputs import frame, scripts
from .outputs.output import Output
from .pages import menu
from .pages.byhand import face_by_hand
from .pages.frames import Frames, filled
from .pages.furniture import Face, Furniture, face_of
from .pages.menu import Document, Titled
from .pages.plan import not_found
from .pages.redirects import Moved
from .pages.render import Renderer
from .pages.spec import PageSpec


class Drawing:
    """What all pages of one site are drawn with."""

    def __init__(self, folders: Sequence[Path], languages: Sequence[Path], strings: Mapping[str, Strings], options: Options) -> None:
        """`folders` hold templates, `languages` texts, the most particular first."""
        self._languages, self._strings, self._options = languages, strings, options
        self._renderer = Renderer(folders, options)
        self._furniture = Furniture(folders, strings, options)

    def within(self, engine: Engine, titled: Sequence[Titled]) -> None:
        """Take the engine's frame. `titled` are the pages written by hand, in the menu's order."""
        self._engine = engine
        menus = {language: menu.entries(titled, strings, self._options) for language, strings in self._strings.items()}
        self._frames = Frames(engine.around, menus, self._strings, self._options)

    def page(self, spec: PageSpec) -> str:
        """The whole page."""
        slots = self._furniture.slots(face_of(spec), self._renderer.render(spec))
        known = partial(self._frames.variables, spec.address, spec.language, spec.tab)
        return self._engine.single(spec, known, partial(filled, slots)) or self._frames.fill(spec.address, spec.language, spec.tab, slots)

    def forget(self) -> None:
        """Hold nothing any longer that many pages have in common: they are made."""
        self._renderer.forget()

    def frame(self, spec: PageSpec) -> bytes | None:
        """What the page depends on besides its specification; None where other plugins may do anything with it."""
        if self._engine.listening and spec.template == "report.html":
            return None
        return self._frames.digest(spec.address, spec.language, spec.tab)

    def by_hand(self, document: Document, title: str, description: str, documents: Sequence[Document]) -> dict[str, Any]:
        """What the engine's templates know as `meetup` on a page written by hand."""
        face = face_by_hand(document, title, description, documents, self._options)
        return self._frames.variables(face.address, face.language, face.address, self._furniture.slots(face, ""), generated=False)

    def error_page(self) -> dict[str, Any]:
        """The same on the one error page, which static hosting serves at any depth."""
        spec = not_found(self._options, self._languages)
        face = Face("", spec.language, spec.title, listed=False, anywhere=True)
        return self._frames.variables_of_error_page(spec.language, self._furniture.slots(face, self._renderer.render(spec)))

    def moved(self, page: Moved) -> Output:
        """A page at an old address."""
        return Output(page.file, self._furniture.moved(page).encode())

    def scripts(self) -> Iterator[Output]:
        """What the pages of each language have in common, and the search client."""
        yield from frame.build({language: self._engine.script(self._frames.variables("", language, "")) for language in self._strings})
        yield from scripts.build(self._engine.source)
