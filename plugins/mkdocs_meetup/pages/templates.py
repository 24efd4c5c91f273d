"""Where our templates are found, and how their source is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from .compiling import Direct

_INDENTATION = re.compile(r"^[ \t]+", re.M)


class Templates(FileSystemLoader):
    """The `pages/` of some folders, the first that has a template winning.

    Indentation shows how a template is built, and would stand in every page: it is left out. Lines keep their numbers.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__([folder / "pages" for folder in folders])

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Raises jinja2.TemplateNotFound."""
        source, path, is_current = super().get_source(environment, template)
        return _INDENTATION.sub("", source), path, is_current


class Plain(Environment):
    """Filters that name an attribute ask for an item first, which our values do not have: that would be an exception each time."""

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Raises nothing: what is not there is undefined."""
        if isinstance(argument, str) and not hasattr(obj, "__getitem__") and not isinstance(obj, type):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)


class Library:
    """The templates of an environment that escapes every value, and in which an undefined name is an error."""

    def __init__(self, folders: Sequence[Path], *, reload: bool = False) -> None:
        """`folders` hold `pages/`, the first that has a template winning; with `reload` each is looked at for changes."""
        made = Plain(
            loader=Templates(folders), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=reload
        )
        made.code_generator_class = Direct
        self.environment = made
        # Jinja copies all that templates know whenever it is asked for one.
        self.template: Callable[[str], Template] = made.get_template if reload else cache(made.get_template)

    def known(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """What a template knows, that which all of them know included."""
        return {**self.environment.globals, **values}

    def text(self, name: str, known: dict[str, Any]) -> str:
        """What a template says to all that is `known`. `Template.render` would copy that three times."""
        template = self.template(name)
        try:
            return self.environment.concat(template.root_render_func(template.new_context(known, shared=True)))
        except Exception:  # noqa: BLE001 - Jinja raises it again, with the template's lines in place of its own
            self.environment.handle_exception()
