"""Page specifications come in, the HTML of Material's `<article>` goes out, every value escaped."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from ..languages import formats
from ..languages.strings import Strings, load
from ..model import Moment, Options
from . import addresses
from .charts import drawing
from .initials import monogram
from .parts import Link, When, Words
from .phrases import phrased
from .relations import day_of
from .spec import PageSpec

ERROR_PAGE = "404.html"
"""The one page whose links start at the root: it is served for whatever address was asked for."""


class Renderer:
    """Renders pages through the templates in `pages/` of some folders, the first that has one winning.

    Strings in their `languages/` win over those of the package.
    """

    def __init__(self, folders: Sequence[Path], options: Options) -> None:
        loader = FileSystemLoader([folder / "pages" for folder in folders])
        self._env = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=options.preview
        )
        self._env.filters |= {"words": words, "initial": monogram, "drawing": drawing, "phrased": phrased}
        self._env.globals |= {"machine": formats.machine, "speaks": self._speaks}
        self._options = options
        self._rendered: dict[Hashable, Markup] = {}
        own = [folder / "languages" for folder in folders]
        self._speech = {language: speech(load(language, own)) for language in options.languages}

    def render(self, spec: PageSpec) -> str:
        """The inside of the article, with exactly one `<h1>`."""
        template = self._env.get_template(spec.template)
        here = Here(spec.address, spec.language, self._options)
        places = {"link": here.link, "goto": here.goto, "asset": here.asset, "once": self._once(here.root, spec.language)}
        source = self._options.edit_url + quote(spec.source) if self._options.edit_url and spec.source else ""
        return template.render(self._speech[spec.language], view=spec.view, page=spec, source=source, **places).strip() + "\n"

    def _once(self, root: str, language: str) -> Callable[..., Markup]:
        """What renders a `{% call once("row", row) %}` block: equal values look alike on every page at the same depth."""

        def once(name: str, value: Hashable, caller: Callable[[], Markup]) -> Markup:
            key = (name, root, language, value)
            if key not in self._rendered:
                self._rendered[key] = caller()
            return self._rendered[key]

        return once

    def _speaks(self, language: str) -> Mapping[str, Any]:
        """The template's functions in another language, for the one page that speaks them all."""
        here = Here(ERROR_PAGE, language, self._options)
        return {**self._speech[language], "link": here.link}


class Here:
    """Links from one page."""

    def __init__(self, address: str, language: str, options: Options) -> None:
        self._prefix = addresses.localized("", language, options)
        page = addresses.localized(address, language, options)
        self.root = addresses.absolute_root(options) if address == ERROR_PAGE else addresses.root_of(page)

    def link(self, address: str, fragment: str = "") -> str:
        """The way to a page of the same language tree."""
        return addresses.through(self.root, self._prefix + address) + ("#" + addresses.readable(fragment) if fragment else "")

    def goto(self, link: Link) -> str:
        """The way to where a link leads."""
        return self.link(link.address, link.fragment)

    def asset(self, path: str) -> str:
        """The way to a file that all languages share."""
        return addresses.through(self.root, path)


def words(value: Words) -> Markup:
    """A text, marked with its language where that is not the page's."""
    return Markup('<span lang="{}">{}</span>').format(value.language, value.text) if value.language else escape(value.text)


def speech(strings: Strings) -> dict[str, Callable[..., object]]:
    """What templates say in one language: strings, dates, numbers."""
    language = strings.language

    def t(key: str, **values: object) -> Markup:
        count = values.get("count")
        pattern = escape(strings.pattern(key, count if isinstance(count, int) else None))
        return pattern.format(**{name: _number(value, language) for name, value in values.items()})

    return {
        "t": t,
        "day": lambda moment: formats.day(moment, language),
        "short_day": lambda moment: formats.short_day(moment, language),
        "number": lambda value: formats.number(value, language),
        "year": lambda value: formats.year(value, language),
        "language_name": lambda code: formats.language_name(code, language),
        "span": lambda when: span(when, strings),
    }


def _number(value: object, language: str) -> object:
    return formats.number(value, language) if isinstance(value, int) else value


def span(when: When, strings: Strings) -> str:
    """When an event was, in full: `2018年3月8日(木) 19:00〜21:30`; empty where no report says."""
    if when.start is None:
        return ""
    if when.end is None or type(when.end) is not type(when.start) or when.end <= when.start:
        return _open_ended(when.start, strings)
    return _range(when.start, when.end, strings)


def _open_ended(start: Moment, strings: Strings) -> str:
    hours = formats.time(start, strings.language)
    return formats.day(start, strings.language) + (f" {strings.text('time.from', start=hours)}" if hours else "")


def _range(start: Moment, end: Moment, strings: Strings) -> str:
    if day_of(start) != day_of(end):
        return strings.text("time.range", start=_moment(start, strings.language), end=_moment(end, strings.language))
    hours = strings.text("time.range", start=formats.time(start, strings.language), end=formats.time(end, strings.language))
    return f"{formats.day(start, strings.language)} {hours}"


def _moment(moment: Moment, language: str) -> str:
    return f"{formats.day(moment, language)} {formats.time(moment, language)}".strip()
