"""How our templates become Python: as Jinja has it, with calls and escaping at the price of plain functions.

Jinja looks at each call for whether the function wants to know the context, and wraps each escaped value in a class; a page has a hundred
of either. Our functions never ask for the context. What comes out is the same, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro, markup_join
from jinja2.utils import missing
from markupsafe import Markup, escape

_escaped = lru_cache(maxsize=1 << 14)(escape)
# `Markup(text)` asks each time whether the text is markup already.
markup: Callable[[str], Markup] = partial(str.__new__, Markup)


def put(value: object) -> str:
    """A value as text that may stand in HTML."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    return value if kind is Markup else escape(value)  # type: ignore[return-value]  # the class was just compared


def joined(parts: Sequence[object]) -> str:
    """What stands on both sides of `~`; escaped where some of it is markup."""
    return "".join(parts) if set(map(type, parts)) == {str} else markup_join(parts)  # type: ignore[arg-type]  # they are texts


def component(
    environment: Environment,
    body: Callable[..., str],
    name: str | None,
    parameters: tuple[str, ...],
    named: bool,
    more: bool,
    caller: bool,
    autoescape: bool,
) -> Callable[..., Any]:
    """What Jinja makes of a `{% macro %}`; a plain function where it takes nothing but its parameters. The arguments are Jinja's."""
    if named or more or caller:
        return Macro(environment, body, name or "", list(parameters), named, more, caller, autoescape)
    count = len(parameters)

    def call(*values: Any, **others: Any) -> Markup:
        if len(values) < count:
            values += tuple(others.pop(parameter, missing) for parameter in parameters[len(values) :])
        if others or len(values) > count:
            raise TypeError(f"component {name!r} takes {', '.join(parameters) or 'nothing'}")
        return markup(body(*values))

    call.__name__ = name or "caller"
    return call


class Direct(CodeGenerator):
    """Jinja's generator of Python, with the functions above in place of its own, and calls that are calls."""

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """A line of the module; behind its import of Jinja's functions stands ours."""
        super().writeline(x, node, extra)
        if x.startswith("from jinja2.runtime import "):
            super().writeline(f"from {__name__} import component as Macro, joined as markup_join, markup as Markup, put as escape")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja's name
        """A call within an expression."""
        self.visit(node.node, frame)
        self.write("(")
        for value in node.args:
            self._argument("", value, frame)
        self._argument("*", node.dyn_args, frame)
        for pair in node.kwargs:
            if iskeyword(pair.key):
                self._argument(f"**dict([({pair.key!r}, ", pair.value, frame, ")])")
            else:
                self._argument(f"{pair.key}=", pair.value, frame)
        self._argument("**", node.dyn_kwargs, frame)
        self.write("caller=caller)" if forward_caller else ")")

    def _argument(self, before: str, value: nodes.Expr | None, frame: Frame, after: str = "") -> None:
        if value is not None:
            self.write(before)
            self.visit(value, frame)
            self.write(after + ", ")
