"""A page specification: everything that decides what a generated page says. Equal specs give equal pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from ..model import TocItem
from .parts import Link, Remark
from .views import View


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page in one language."""

    address: str
    """Without the language's prefix; empty for the home page."""
    language: str
    template: str
    """A file name below `theme/pages/`."""
    title: str
    """Plain text, without the site's name."""
    description: str
    view: View
    tab: str = ""
    """The header's tab that is active: `events`, `talks`, …; empty for none."""
    toc: tuple[TocItem, ...] = ()
    parents: tuple[Link, ...] = ()
    """The way from the home page, which is left out, to this page."""
    alternates: tuple[str, ...] = ()
    """Languages in which the page really exists, its own included."""
    title_language: str = ""
    """The title's language where it is not the page's."""
    content_language: str = ""
    """The language of the text within where it is not the page's."""
    source: str | None = None
    """The path of the report that the page shows."""
    modified: date | None = None
    """When what it tells was last changed, as the reports' front matter says."""
    listed: bool = True
    """Whether search engines and the site map are told of it."""
    script: str = ""
    """A file that the page runs before anything else."""
    remarks: tuple[Remark, ...] = ()
    """What its author may mend; only while they look at their own site."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A page that is known to exist; what it says is worked out when somebody asks."""

    address: str
    """Without the language's prefix."""
    language: str
    make: Callable[[], PageSpec]
    tells_of_others: bool = False
    """Whether it shows what was found in making the other pages, and so must be made behind them."""

    def made(self) -> Planned:
        """The same, worked out now, unless it must wait for the others."""
        return self if self.tells_of_others else replace(self, make=partial(_given, self.make()))


def _given(spec: PageSpec) -> PageSpec:
    return spec
